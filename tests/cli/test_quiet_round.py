"""A round in which nothing is new costs little: what it does not need is not even loaded."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from livefeed.kernel import compiled
from tests.cli.conftest import Newsroom, configure

NOT_NEEDED: Final = (
    "numpy", "rich", "lxml", "nh3", "feedparser", "bs4", "trafilatura", "jinja2", "apscheduler",
    "sqlite_utils", "aiohttp.web", "livefeed.extract", "livefeed.dedup", "livefeed.render",
    "livefeed.store.sqlite.ingest",
)  # fmt: skip
PROGRAM: Final = """
import json, os, sys
from livefeed.cli import main
status = main(["poll", "alpha"])
children = open(f"/proc/self/task/{os.getpid()}/children").read().split()
print(json.dumps([status, len(children), sorted(sys.modules)]))
"""


def poll(folder: Path) -> tuple[str, int, int, list[str]]:
    """Poll once; return what it printed, its status, its child processes and its modules."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    status, children, modules = json.loads(done.stdout.splitlines()[-1])
    return done.stdout, status, children, modules


@pytest.mark.skipif(compiled is None, reason="without the kernel numpy is needed")
def test_not_even_the_first_round_keeps_what_few_need_in_the_process_that_writes(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    configure(tmp_path, newsroom.site)
    printed, status, _, modules = poll(tmp_path)
    assert (status, "new" in printed) == (0, True)
    assert "sqlite_utils" in modules
    assert {"numpy", "pandas", "re2"}.isdisjoint(modules)


def test_a_round_without_news_loads_no_parser_and_starts_no_worker(newsroom: Newsroom) -> None:
    assert newsroom.run("poll", "alpha").status == 0
    printed, status, children, modules = poll(newsroom.folder)
    assert (status, children) == (0, 0)
    assert "unchanged" in printed
    loaded = [name for name in NOT_NEEDED if name in modules]
    assert loaded == []
