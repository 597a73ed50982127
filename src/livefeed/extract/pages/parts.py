"""What the operator's selectors find in a page, as plain values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from livefeed.model import Image

MAX_PAGE: Final = 2 * 1024 * 1024  # characters: 5 MB take BeautifulSoup 16 s and 450 MB

# Attributes of an element that hold the time of an update.
TIME_ATTRIBUTES: Final = (
    "datetime",
    "data-post-time",
    "data-sort-time",
    "data-publish-time",
    "data-published",
    "data-timestamp",
    "data-time",
    "data-date",
)


MAX_TAG: Final = 20_000  # characters: 50,000 attributes of one tag take libxml2 minutes

_TAG: Final = re.compile(r"[a-zA-Z][\w:-]{0,40}")


def without_long_tags(page: str) -> str:
    """Return a page whose longest tags have lost their attributes."""
    kept: list[str] = []
    done = 0
    for start, end in _long_tags(page):
        if name := _TAG.match(page, start):
            kept.append(page[done : name.end()])
            done = end
    return "".join([*kept, page[done:]]) if kept else page


def _long_tags(page: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where the longest tags of a page are, without < and >."""
    opened = page.find("<")
    while 0 <= opened < len(page) - MAX_TAG:
        # In strides of a longest tag: between two < that stand so near is none that is longer.
        following = page.rfind("<", opened + 1, opened + MAX_TAG + 2)
        if following < 0:
            following = page.find("<", opened + 1)
            closed = page.find(">", opened + 1, following if following > 0 else len(page))
            if closed > opened + MAX_TAG + 1:
                yield opened + 1, closed
        opened = following


@dataclass(frozen=True, slots=True, kw_only=True)
class PageParts:
    """What the selectors of a whole page found; "" where none was given or nothing matched."""

    kicker: str = ""
    headline: str = ""
    dateline: str = ""
    place: str = ""
    author: str = ""
    body: str = ""  # markup
    images: tuple[Image, ...] = ()
    found_by: tuple[tuple[str, str], ...] = ()
