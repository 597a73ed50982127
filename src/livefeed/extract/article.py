"""A whole page as one update: the way when nothing tells how to split it."""

from __future__ import annotations

import re
from typing import Final

from livefeed.extract.entries import Draft, Reading
from livefeed.extract.metadata import Metadata
from livefeed.extract.parts import MAX_PAGE
from livefeed.model import Image
from livefeed.text.clean import clean_html, text_of
from livefeed.text.fold import fold

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
    if not text_of(body):
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

    found = trafilatura.extract(
        page[:MAX_PAGE],
        output_format="html",
        favor_precision=True,  # else comment rules leak in: 4,496 for 1,834 characters (Sputnik)
        include_comments=False,
        include_images=False,
        include_links=False,
    )
    return found if isinstance(found, str) else ""


def without_headline(cleaned: str, headline: str) -> str:
    """Return clean markup without a first block that only repeats the headline."""
    first = _FIRST_BLOCK.match(cleaned)
    if first and headline and fold(text_of(first[2])) == fold(headline):
        return cleaned[: first.start(1) - 1] + cleaned[first.end() :]
    return cleaned
