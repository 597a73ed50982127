"""Real live pages and articles to clean entries, beside what parsing them with BeautifulSoup takes.

    python -m bench.pages

Each way of reading over those of the saved pages that go it: CPU milliseconds per page, best of
five, as many as a core would read in a second of pages of 214 kB (the mean of 40 saved ones), and
how many times as long BeautifulSoup with lxml takes to parse the same pages, measured in the same
turns. The selectors are those that `livefeed sources suggest` proposes; blocks are read from pages
without their JSON-LD and microdata.
"""

from __future__ import annotations

import re
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from bs4 import BeautifulSoup
from tests.support.corpus import DATA

from livefeed.errors import ParseError
from livefeed.extract.suggest.proposal import Page, suggest
from livefeed.settings import Source

ROUNDS = 5
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
MEAN_KB = 214
SOURCE = Source(name="page", url="https://live.example/page", kind="page")
STATED = re.compile(
    rb"<script[^>]*ld\+json.*?</script>|\sitemprop=[\"']?liveBlogUpdate[\"']?", re.DOTALL
)


@dataclass(frozen=True)
class Saved:
    """One page, and the source that reads it the way that is measured."""

    name: str
    page: Page
    source: Source = SOURCE

    @property
    def kilobytes(self) -> float:
        return len(self.page.body) / 1_000

    def read(self) -> str:
        return self.page.read(self.source).strategy

    def parse(self) -> object:
        return BeautifulSoup(self.page.body, "lxml")


def saved(pattern: str) -> list[Saved]:
    files = sorted((DATA / "live-pages").glob(pattern))
    return [Saved(name=file.stem, page=as_page(file.read_bytes())) for file in files]


def as_page(body: bytes) -> Page:
    return Page(body=body, url=SOURCE.url, content_type="text/html", fetched_at=NOW)


def by_selectors(one: Saved) -> Saved:
    proposal = suggest(one.page, SOURCE)
    chosen = proposal.selectors or proposal.source
    assert chosen is not None
    return replace(one, source=chosen)


def without_data(one: Saved) -> Saved:
    return replace(one, page=as_page(STATED.sub(b"", one.page.body)))


def ways() -> dict[str, list[Saved]]:
    """Return the pages of each way of reading."""
    live, articles = saved("lb_*.html"), saved("art_*.html") + saved("neg_*.html")
    found: dict[str, list[Saved]] = {}
    for one in live + saved("tg_*.html"):
        found.setdefault(one.read(), []).append(one)
    found["selectors"] = [by_selectors(one) for one in live]
    bare = [without_data(one) for one in live]
    found["blocks"] = [one for one in bare if one.read() == "blocks"]
    found["article"] = [one for one in articles if _is_article(one)]
    return found


def _is_article(one: Saved) -> bool:
    try:
        return one.read() == "article"
    except ParseError:
        return False


def best(several: Sequence[Callable[[], object]]) -> list[float]:
    """Return the CPU milliseconds of each, the best of ROUNDS in which they took turns."""
    took: list[list[float]] = [[] for _ in several]
    for _ in range(ROUNDS):
        for times, way in zip(took, several, strict=True):
            begun = time.process_time()
            way()
            times.append((time.process_time() - begun) * 1_000)
    return [min(times) for times in took]


def report(way: str, pages: Sequence[Saved]) -> None:
    read, parsed, size = 0.0, 0.0, 0.0
    for one in pages:
        mine, soup = best((one.read, one.parse))
        read, parsed, size = read + mine, parsed + soup, size + one.kilobytes
        if len(pages) < 10:
            print(f"    {one.name:32} {one.kilobytes:6.0f} kB {mine:7.1f} ms  bs4 {soup:7.1f} ms")
    per_page = read / size * MEAN_KB
    print(
        f"{way:12} {len(pages):3} pages of {size / len(pages):4.0f} kB"
        f" {read / len(pages):7.1f} ms/page"
        f" {1_000 / per_page:7.0f} pages/s of {MEAN_KB} kB  {parsed / read:5.2f} x bs4's parsing"
    )


def main() -> None:
    if not Path(DATA / "live-pages").exists():
        print("the saved pages are kept outside the repository: nothing to measure")
        return
    warnings.simplefilter("ignore")
    for way, pages in ways().items():
        report(way, pages)


if __name__ == "__main__":
    main()
