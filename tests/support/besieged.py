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


def hostile_paths(*, cuts: int) -> dict[str, str]:
    """Return name of source → path: each behaviour once, and bodies cut at so many places."""
    paths = {f"bad-{name}": name for name in BEHAVIOURS}
    for number in range(cuts):
        encoding, framing = ("gzip", "deflate")[number % 2], ("length", "chunked")[number // 2 % 2]
        paths[f"cut-{number}"] = f"cut/{encoding}/{framing}/{number * 100 // cuts}"
    return paths
