"""What docs/live-pages.md prints is what the command says."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from livefeed.settings import UpdateSelectors
from tests.support.command import livefeed
from tests.support.documents import read

DAMASCUS = ZoneInfo("Asia/Damascus")
LATE = datetime(2026, 11, 22, 20, tzinfo=UTC)
DOCS = Path(__file__).parents[1] / "docs"
EXAMPLE = DOCS / "examples" / "live-page.html"
PAGE = (DOCS / "live-pages.md").read_text("utf-8")


def test_the_proposal_that_the_page_shows_is_the_one_that_is_made(tmp_path: Path) -> None:
    words = ("sources", "suggest", str(EXAMPLE), "--timezone", "Asia/Damascus")
    printed = livefeed(*words, folder=tmp_path).out
    (block,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert block.strip() == printed.strip()


def test_the_strategies_that_the_page_names_are_those_that_read_it() -> None:
    updates = UpdateSelectors(mode="selectors", item=".tick-post")
    for strategy, how in (("blocks", UpdateSelectors()), ("selectors", updates)):
        body = EXAMPLE.read_bytes()
        document = read(body, kind="page", timezone="Asia/Damascus", updates=how, fetched_at=LATE)
        assert document.strategy == strategy
        assert f"(`{strategy}`)" in PAGE
        assert len(document.entries) == 4
        days = [e.published and e.published.astimezone(DAMASCUS).day for e in document.entries]
        assert days == [22, 22, 22, 21]
