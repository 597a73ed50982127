"""What the operator's selectors find in a page, as plain values."""

from __future__ import annotations

import re
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
    parts = page.split("<")
    if max(map(len, parts)) <= MAX_TAG:
        return page
    for place, part in enumerate(parts):
        # One pattern over the page takes twenty times as long.
        if len(part) > MAX_TAG and place and (end := part.find(">")) > MAX_TAG:
            name = _TAG.match(part)
            parts[place] = name[0] + part[end:] if name else part
    return "<".join(parts)


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
