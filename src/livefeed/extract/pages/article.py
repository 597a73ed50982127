"""A whole page as one update: the way when nothing tells how to split it."""

from __future__ import annotations

import re
from typing import Final

from livefeed.extract.entries import Draft, Reading
from livefeed.extract.pages.metadata import Metadata
from livefeed.extract.pages.parts import MAX_PAGE, without_long_tags
from livefeed.model import Image
from livefeed.text.clean import clean_html, text_of
from livefeed.text.fold import fold

MAX_TAGS: Final = 30_000  # 200,000 of hostile markup take trafilatura minutes
DATED_LINE: Final = 80  # characters
MIN_DATED: Final = 8  # lines

_DATED: Final = re.compile(r"\d{1,2}[.:/]\d{2}")
_FIRST_BLOCK: Final = re.compile(
    r"\s*(?:<(?:div|article|section)(?: [^<>]*)?>\s*)*<(h[1-6]|p)(?: [^<>]*)?>(.*?)</\1>", re.DOTALL
)


def article_draft(page: str, metadata: Metadata, reading: Reading, *, body: str = "") -> Draft:
    """Return the page's main text as one update under the page's own address.

    Args:
        body: markup of the main text where it is known; else it is searched for.
    """
    body = body or main_text(page)
    body = without_headline(clean_html(body, base_url=reading.url), metadata.headline)
    text = text_of(body)
    if not text or (metadata.description and is_list_of_dates(text)):
        body = ""
    if not body and metadata.description:
        reading.note("no article text found: its description stands for it")
    return Draft(
        key=metadata.url,
        url=metadata.url,
        title=metadata.headline,
        html=body,
        text="" if body else metadata.description,
        published=metadata.published or "",
        updated=metadata.modified,
        author=metadata.author,
        images=(Image(url=metadata.image),) if metadata.image else (),
    )


def main_text(page: str) -> str:
    """Return the markup of a page's main text as trafilatura sees it; "" if it finds none."""
    # Imported here: it takes 240 ms, and feeds and live pages never need it.
    import trafilatura  # noqa: PLC0415

    page = without_long_tags(page[:MAX_PAGE])
    if page.count("<") > MAX_TAGS:
        return ""
    found = trafilatura.extract(
        page,
        output_format="html",
        favor_precision=True,  # else comment rules leak in: 4,496 for 1,834 characters (Sputnik)
        include_comments=False,
        include_images=False,
        include_links=False,
    )
    return found if isinstance(found, str) else ""


def is_list_of_dates(text: str) -> bool:
    """Tell whether a text is a list of dated lines, as beside an article without its text."""
    lines = [line for line in text.split("\n") if line]
    dated = sum(len(line) <= DATED_LINE and bool(_DATED.search(line)) for line in lines)
    return dated >= MIN_DATED and dated >= 0.5 * len(lines)


def without_headline(cleaned: str, headline: str) -> str:
    """Return clean markup without a first block that only repeats the headline."""
    first = _FIRST_BLOCK.match(cleaned)
    if first and headline and fold(text_of(first[2])) == fold(headline):
        return cleaned[: first.start(1) - 1] + cleaned[first.end() :]
    return cleaned
