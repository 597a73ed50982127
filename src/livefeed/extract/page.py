"""Pages to entries: the operator's selectors, else JSON-LD, else the whole page as one update."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from livefeed.errors import ParseError
from livefeed.extract.article import article_draft
from livefeed.extract.entries import MAX_ENTRIES, Reading, finish, read_time
from livefeed.extract.json_ld import Node, json_ld_of
from livefeed.extract.live_blog import find_live_blog, parse_live_blog
from livefeed.extract.metadata import Metadata, declared_language, read_metadata
from livefeed.extract.parts import MAX_PAGE, PageParts
from livefeed.model import Document, Entry
from livefeed.settings import PageSelectors, UpdateSelectors
from livefeed.text.direction import language_of

_PASSWORD: Final = re.compile(r"<input\b[^>]*type\s*=\s*[\"']?password", re.IGNORECASE)
_OPENED: Final = re.compile(r"<html[\s>]", re.IGNORECASE)
_CLOSED: Final = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)


def parse_page(page: str, reading: Reading) -> Document:
    """Return the updates of a live page, or an article as one update.

    Raises:
        ParseError: the configured way to split the page does not apply, or nothing is on it.
    """
    selectors = reading.source.updates
    if selectors.mode == "selectors" or (selectors.mode == "auto" and selectors.item):
        document = _by_selectors(page, selectors, reading)
    else:
        document = _by_itself(page, selectors, reading)
    if _OPENED.search(page[:10_000]) and not _CLOSED.search(page):
        problem = "the page is cut off: </html> is missing"
        return replace(document, is_window=False, problems=(*document.problems, problem))
    return document


def parse_json_page(values: object, reading: Reading) -> Document | None:
    """Return the updates of a JSON document that is a LiveBlogPosting; None if it is not."""
    blog = find_live_blog(values)
    return parse_live_blog(blog, "", reading, language="") if blog else None


def _by_itself(page: str, selectors: UpdateSelectors, reading: Reading) -> Document:
    values, broken = json_ld_of(page)
    if broken:
        reading.note(f"{broken} JSON-LD block(s) are not valid JSON")
    blog: Node | None = None
    if selectors.mode == "json-ld" or (selectors.mode == "auto" and not reading.source.page.body):
        blog = find_live_blog(values)
    if blog:
        return parse_live_blog(blog, page, reading, language=declared_language(page))
    if selectors.mode == "json-ld":
        raise ParseError(
            reading.source.name,
            reading.url,
            "no LiveBlogPosting with updates in the page's JSON-LD",
        )
    return _whole(page, read_metadata(page, values, reading), reading)


def _by_selectors(page: str, selectors: UpdateSelectors, reading: Reading) -> Document:
    # Imported here: BeautifulSoup takes 100 ms, and most sources need no selectors.
    from livefeed.extract.selectors import split_updates  # noqa: PLC0415

    drafts = split_updates(page, selectors, reading.source.page, reading)
    if not drafts:
        problem = f"item = {selectors.item!r} matches nothing on the page"
        raise ParseError(reading.source.name, reading.url, problem)
    metadata = read_metadata(page, (), reading)
    entries = finish(drafts, reading, language=metadata.language)
    fields = ("item", "key", "time", "title", "text", "author")
    used = ((f"updates.{name}", getattr(selectors, name)) for name in fields)
    return Document(
        strategy="selectors",
        title=metadata.headline,
        language=_document_language(entries, metadata, reading),
        entries=entries,
        is_window=1 < len(entries) < MAX_ENTRIES and len(page) <= MAX_PAGE,
        problems=tuple(reading.problems),
        found_by=tuple((name, selector) for name, selector in used if selector),
    )


def _whole(page: str, metadata: Metadata, reading: Reading) -> Document:
    """Return the page as one update, what the operator's selectors found first."""
    parts = _selected(page, reading)
    metadata = replace(metadata, headline=parts.headline or metadata.headline)
    article = article_draft(page, metadata, reading, body=parts.body)
    if not (article.html or article.text):
        is_login = _PASSWORD.search(page)
        problem = "login page" if is_login else "neither updates nor an article on the page"
        raise ParseError(reading.source.name, reading.url, problem)
    dated = read_time(parts.dateline, reading)
    draft = replace(
        article,
        kicker=parts.kicker,
        place=parts.place,
        author=parts.author or article.author,
        images=parts.images or article.images,
        published=dated or article.published,
    )
    entries = finish([draft], reading, language=metadata.language)
    rule = () if dated or not metadata.published_by else (("published", metadata.published_by),)
    return Document(
        strategy="article",
        title=metadata.headline,
        language=_document_language(entries, metadata, reading),
        entries=entries,
        is_window=False,
        problems=tuple(reading.problems),
        found_by=(*parts.found_by, *rule),
    )


def _selected(page: str, reading: Reading) -> PageParts:
    if reading.source.page == PageSelectors():
        return PageParts()
    from livefeed.extract.selectors import page_parts  # noqa: PLC0415 - as above

    return page_parts(page, reading.source.page, reading)


def _document_language(entries: Sequence[Entry], metadata: Metadata, reading: Reading) -> str:
    text = " ".join(f"{entry.title} {entry.text}" for entry in entries)
    return language_of(reading.source.language, metadata.language, text=text)
