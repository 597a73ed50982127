"""What the operator's selectors find in a page, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from livefeed.model import Image

MAX_PAGE: Final = 2 * 1024 * 1024  # characters: 5 MB take BeautifulSoup 16 s and 450 MB


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
