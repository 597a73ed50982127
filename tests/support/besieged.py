"""Sources that misbehave in every way that is known, beside good ones, for a real daemon."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.hostile import BEHAVIOURS

HARMLESS = frozenset({"cookies", "odd-headers", "odd-charset"})


@contextmanager
def hostile_server() -> Iterator[int]:
    """Serve in another process, so that lag, time and memory measured here are livefeed's own."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.support.hostile"],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        yield int(process.stdout.readline())
        process.stdin.close()


def hostile_urls(port: int, *, cuts: int) -> dict[str, str]:
    """Return name of source → URL: each behaviour once, and bodies cut at so many places.

    What asks for a long rest is on a host of its own, since it speaks for all of it.
    """
    hosts = {"bad-long-retry": "localhost"}
    return {
        name: f"http://{hosts.get(name, '127.0.0.1')}:{port}/{path}?token=secret"
        for name, path in _paths(cuts).items()
    }


def _paths(cuts: int) -> dict[str, str]:
    paths = {f"bad-{name}": name for name in BEHAVIOURS}
    for number in range(cuts):
        encoding, framing = ("gzip", "deflate")[number % 2], ("length", "chunked")[number // 2 % 2]
        paths[f"cut-{number}"] = f"cut/{encoding}/{framing}/{number * 100 // cuts}"
    return paths
