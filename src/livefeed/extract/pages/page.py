"""Pages to entries: the operator's selectors, else what the page itself says of its updates.

The chain: Telegram's preview, JSON-LD, microdata, headings with a time, repeated blocks, lines
with a time, and at last the whole page as one update.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from lxml.html import HtmlElement

from livefeed.errors import ParseError
from livefeed.extract.entries import MAX_ENTRIES, Reading, finish, read_time
from livefeed.extract.pages.article import article_draft
from livefeed.extract.pages.block_updates import split_blocks
from livefeed.extract.pages.json_ld import json_ld_of
from livefeed.extract.pages.live_blog import find_live_blog, parse_live_blog
from livefeed.extract.pages.metadata import Metadata, declared_language, parse_tree, read_metadata
from livefeed.extract.pages.microdata import UPDATE, split_microdata
from livefeed.extract.pages.parts import MAX_PAGE, PageParts
from livefeed.extract.pages.split import Split, with_zone_of_page
from livefeed.extract.pages.telegram import split_telegram
from livefeed.extract.pages.time_headings import split_headings
from livefeed.extract.pages.time_lines import split_lines
from livefeed.extract.pages.walls import other_site, wall_of
from livefeed.model import Document, Entry
from livefeed.settings import PageSelectors, UpdateSelectors
from livefeed.text.clean import text_of
from livefeed.text.direction import language_of

TELEGRAM: Final = "tgme_"  # in the classes of every page of Telegram, from its beginning on
MAX_BEGINNING: Final = 100_000  # characters

_OPENED: Final = re.compile(r"<html[\s>]", re.IGNORECASE)
_CLOSED: Final = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)


def parse_page(page: str, reading: Reading) -> Document:
    """Return the updates of a live page, or an article as one update.

    Raises:
        ParseError: the configured way to split the page does not apply, or nothing is on it.
    """
    selectors = reading.source.updates
    if selectors.mode == "selectors" or (selectors.mode == "auto" and selectors.item):
        document = _by_selectors(page, reading)
    else:
        document = _by_itself(page, selectors, reading)
    if _OPENED.search(page[:10_000]) and not _is_closed(page):
        problem = "the page is cut off: </html> is missing"
        return replace(document, is_window=False, problems=(*document.problems, problem))
    return document


def _is_closed(page: str) -> bool:
    # As nearly all write it, and at the end: a pattern would look everywhere.
    return page.rfind("</html>") > 0 or bool(_CLOSED.search(page))


def parse_json_page(values: object, reading: Reading) -> Document | None:
    """Return the updates of a JSON document that is a LiveBlogPosting; None if it is not."""
    blog = find_live_blog(values)
    return parse_live_blog(blog, "", reading, language="") if blog else None


def _by_itself(page: str, selectors: UpdateSelectors, reading: Reading) -> Document:
    may_split = selectors.mode == "auto" and not reading.source.page.body
    values, broken = json_ld_of(page)
    if broken:
        reading.note(f"{len(broken)} JSON-LD block(s) are not valid JSON")
    may_be_telegram = may_split and page.find(TELEGRAM, 0, MAX_BEGINNING) >= 0
    tree = parse_tree(page, reading.utf8) if may_be_telegram else None
    if tree is not None and (split := split_telegram(tree, reading)):
        return _split_document(split, read_metadata(tree, (), reading), reading)
    blog = find_live_blog(values, reading.url) if may_split or selectors.mode == "json-ld" else None
    if blog:
        return parse_live_blog(blog, page, reading, language=declared_language(page))
    if selectors.mode == "json-ld":
        raise ParseError(
            reading.source.name,
            reading.url,
            "no LiveBlogPosting with updates in the page's JSON-LD",
        )
    tree = parse_tree(page, reading.utf8)
    metadata = read_metadata(tree, values, reading)
    found = None
    if may_split and tree is not None:
        found = _split(page, tree, metadata, with_zone_of_page(tree, reading))
    if found is None:
        return _whole(page, metadata, reading)
    document = _split_document(found, metadata, reading)
    if any("liveBlogUpdate" in block for block in broken):
        problem = "the LiveBlogPosting of the page is broken: absences mean nothing"
        return replace(document, is_window=False, problems=(*document.problems, problem))
    return document


def _split(page: str, tree: HtmlElement, metadata: Metadata, reading: Reading) -> Split | None:
    return (
        (split_microdata(tree, reading) if UPDATE in page else None)
        or split_headings(tree, metadata, reading)
        or split_blocks(tree, metadata, reading)
        or split_lines(tree, metadata, reading)
    )


def _split_document(split: Split, metadata: Metadata, reading: Reading) -> Document:
    found = finish(split.drafts, reading, language=metadata.language)
    return Document(
        strategy=split.strategy,
        title=metadata.headline,
        language=_document_language(found.read, metadata, reading),
        entries=found.read,
        is_window=1 < len(found.all) < MAX_ENTRIES,
        problems=tuple(reading.problems),
        digests=found.digests_of_read,
        known=found.known,
        found_by_of_entries=found.rules_of_read,
        found_by=tuple((name, rule) for name, rule in split.found_by if rule),
    )


def _by_selectors(page: str, reading: Reading) -> Document:
    # Imported here: what judges selectors takes 100 ms, and most sources need none.
    from livefeed.extract.pages.selectors import split_updates  # noqa: PLC0415

    tree = parse_tree(page[:MAX_PAGE], reading.utf8 if len(page) <= MAX_PAGE else b"")
    if tree is None:
        raise ParseError(reading.source.name, reading.url, "no HTML that selectors could match")
    metadata = read_metadata(tree, (), reading)
    document = _split_document(split_updates(tree, metadata, reading), metadata, reading)
    if len(page) <= MAX_PAGE:
        return document
    problem = f"the page is cut at {MAX_PAGE} characters of {len(page)}"
    return replace(document, is_window=False, problems=(*document.problems, problem))


def _whole(page: str, metadata: Metadata, reading: Reading) -> Document:
    """Return the page as one update, what the operator's selectors found first."""
    if host := other_site(reading.source.url, reading.url):
        problem = f"another site answers for the page: {host}"
        raise ParseError(reading.source.name, reading.url, problem)
    parts = _selected(page, reading)
    metadata = replace(metadata, headline=parts.headline or metadata.headline)
    article = article_draft(page, metadata, reading, body=parts.body)
    told = article.text or text_of(article.html)
    if problem := "" if parts.body else wall_of(page, article.title, told):
        raise ParseError(reading.source.name, reading.url, problem)
    if not told:
        problem = "neither updates nor an article on the page"
        raise ParseError(reading.source.name, reading.url, problem)
    dated = read_time(parts.dateline, reading)
    draft = article._replace(
        kicker=parts.kicker,
        place=parts.place,
        author=parts.author or article.author,
        images=parts.images or article.images,
        published=dated or article.published,
    )
    found = finish([draft], reading, language=metadata.language)
    rule = () if dated or not metadata.published_by else (("published", metadata.published_by),)
    return Document(
        strategy="article",
        title=metadata.headline,
        language=_document_language(found.read, metadata, reading),
        entries=found.read,
        is_window=False,
        problems=tuple(reading.problems),
        digests=found.digests_of_read,
        known=found.known,
        found_by_of_entries=found.rules_of_read,
        found_by=(*parts.found_by, *rule),
    )


def _selected(page: str, reading: Reading) -> PageParts:
    if reading.source.page == PageSelectors():
        return PageParts()
    from livefeed.extract.pages.selectors import page_parts  # noqa: PLC0415 - as above

    tree = parse_tree(page[:MAX_PAGE])
    return PageParts() if tree is None else page_parts(tree, reading.source.page, reading)


def _document_language(entries: Sequence[Entry], metadata: Metadata, reading: Reading) -> str:
    text = " ".join(f"{entry.title} {entry.text}" for entry in entries)
    return language_of(reading.source.language, metadata.language, text=text)
