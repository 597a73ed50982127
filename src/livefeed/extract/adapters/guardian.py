"""The Guardian's live pages as JSON: a page with its `blocks`, or what a page polls for.

Pinned blocks and key events are blocks of the page again, so only `blocks` is read. The polled
form holds new blocks alone, as markup: what it lacks says nothing.
"""

from __future__ import annotations

from typing import Final

from lxml.html import HtmlElement

from livefeed.extract.adapters.coverage import (
    Coverage,
    Values,
    asks_for,
    inner,
    names_in,
    objects,
    stamp,
)
from livefeed.extract.attachments import Attachment
from livefeed.extract.entries import Draft
from livefeed.extract.feeds.json_feed import string
from livefeed.extract.pages.elements import bare_markup, words_of
from livefeed.extract.pages.metadata import parse_tree
from livefeed.model import Image

PREFIX: Final = "block-"
_PUBLISHED: Final = ("blockFirstPublished", "blockCreatedOn")
_UPDATED: Final = "blockLastUpdated"
_NOT_TEXT: Final = ("RichLinkBlockElement", "AdPlaceholderBlockElement")


def read_page(value: object, url: str) -> Coverage | None:
    """Return the blocks of a page's JSON, each once; None if it is something else."""
    page = inner(value)
    blocks = objects(page.get("blocks"))
    if not blocks or not all(_is_block(block) for block in blocks):
        return None
    address = string(page, "webURL", "webUrl")
    # The first of several holds, in the place of the last: what is pinned stands on top as well.
    once = {string(block, "id"): block for block in reversed(blocks)}
    return Coverage(
        strategy="guardian",
        title=string(page, "headline", "webTitle"),
        drafts=tuple(_draft(block, address) for block in reversed(once.values())),
        is_newest=not asks_for(url, "page", "filterKeyEvents"),
    )


def read_polled(value: object, _: str) -> Coverage | None:
    """Return the blocks that are new since a page was last polled; None if it is something else."""
    answer = inner(value)
    html = answer.get("html")
    if "numNewBlocks" not in answer or "mostRecentBlockId" not in answer:
        return None
    tree = parse_tree(f"<html><body>{html}</body></html>") if isinstance(html, str) else None
    found = [] if tree is None else tree.xpath(f".//*[starts-with(@id, '{PREFIX}')]")
    outer = [one for one in found if not any(_is_named(up) for up in one.iterancestors())]
    return Coverage(strategy="guardian", drafts=tuple(map(_markup_draft, outer)))


def _is_block(block: Values) -> bool:
    return "id" in block and any(name in block for name in (*_PUBLISHED, _UPDATED))


def _draft(block: Values, address: str) -> Draft:
    key = string(block, "id")
    elements = [one for one in objects(block.get("elements")) if not _is_aside(one)]
    texts = [string(one, "html") for one in elements]
    return Draft(
        key=key,
        url=f"{address}?page=with:{PREFIX}{key}#{PREFIX}{key}" if address else "",
        has_own_url=False,
        title=string(block, "title"),
        html="\n".join(filter(None, texts)) or string(block, "bodyHtml"),
        published=stamp(block, *_PUBLISHED),
        updated=stamp(block, _UPDATED),
        author=names_in(objects(block.get("contributors")), "name"),
        images=tuple(image for one in elements for image in _images(one)),
        attachments=tuple(
            Attachment(url=url, title=string(one, "mediaTitle", "title"))
            for one in elements
            if not string(one, "html") and (url := string(one, "url", "originalUrl"))
        ),
    )


def _is_aside(element: Values) -> bool:
    return string(element, "_type").endswith(_NOT_TEXT)


def _images(element: Values) -> list[Image]:
    """Return the largest rendition of an image."""
    if not string(element, "_type").endswith("ImageBlockElement"):
        return []
    given = objects(inner(element, "media").get("allImages"))
    widest = max(given, key=_width, default=None)
    url = string(widest, "url") if widest else ""
    return [Image(url=url, alt=string(inner(element, "data"), "alt"))] if url else []


def _width(image: Values) -> int:
    width = string(inner(image, "fields"), "width")
    return int(width) if width.isdecimal() and len(width) < 9 else 0


def _markup_draft(block: HtmlElement) -> Draft:
    times = [str(time) for time in block.xpath(".//time/@datetime")]
    heading = next(block.iter("h2"), None)
    title = words_of(heading) if heading is not None else ""
    name = str(block.get("id"))
    furniture = [*block.iter("time", "header", "footer", "button")]
    return Draft(
        key=name.removeprefix(PREFIX),
        title=title,
        html=bare_markup(block, without=furniture),
        is_marked=True,
        published=times[0] if times else "",
        updated=times[1] if len(times) > 1 else "",
    )


def _is_named(element: HtmlElement) -> bool:
    return (element.get("id") or "").startswith(PREFIX)
