"""One response to one document: decode, tell what it is, hand it to the parser of that form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Final

from livefeed.errors import ElsewhereError, ParseError
from livefeed.extract.encoding import decode, problem_of_utf8
from livefeed.extract.entries import Reading
from livefeed.extract.feeds.feed import is_feed_root, parse_feed, recognise_feed, root_of
from livefeed.extract.feeds.names import words
from livefeed.model import Document, KnownEntry
from livefeed.settings import Source

_PASSWORD: Final = re.compile(r"<input\b[^>]*type\s*=\s*[\"']?password", re.IGNORECASE)
_HTML_ROOTS: Final = words(
    "html head body div main article section script p meta title link style h1 header nav table"
)
GENERAL: Final = frozenset({"auto", "feed", "page"})  # all other kinds name a service
# Services that are read from a page or JSON-LD: kind → the strategy that it must read by, and what
# their document is called.
SERVICES_READ_AS_PAGES: Final = {
    "telegram": ("telegram", "the preview of a Telegram channel (https://t.me/s/CHANNEL)"),
    "arena": ("json-ld", "the LiveBlogPosting of Arena (…/ldjson)"),
}
SITEMAPS: Final = frozenset({"urlset", "sitemapindex"})
EXPECTED: Final = "expected <feed> or <rss>"
NONE_KNOWN: Final[Mapping[str, KnownEntry]] = MappingProxyType({})


def extract(
    body: bytes,
    *,
    source: Source,
    url: str,
    content_type: str,
    fetched_at: datetime,
    version: str = "",
    known: Mapping[str, KnownEntry] = NONE_KNOWN,
) -> Document:
    """Return what a response holds, cleaned; the result depends on the arguments alone.

    Args:
        url: where the response came from, after redirects.
        content_type: of the HTTP response, "" if there was none.
        fetched_at: reading time of relative dates, aware.
        version: names the way of reading; "" where no digests are wanted.
        known: by their digests, the entries that are to be recognised instead of read.

    Raises:
        ElsewhereError: it is a page that declares a feed, where a feed was configured, or an index
            of sitemaps.
        ParseError: the bytes are not what `source.kind` says, or nothing can be read from them.
    """
    told = body.lstrip(b" \t\r\n\0")
    if not told:
        raise ParseError(source.name, url, "empty body")
    reading = Reading(source=source, url=url, fetched_at=fetched_at, version=version, known=known)
    if found := _recognised(told, reading, content_type):
        return found
    decoded = decode(
        body, content_type=content_type, override=source.encoding, language=source.language
    )
    text = decoded.text.lstrip("\ufeff \t\r\n\0")
    if decoded.is_strict and len(text) == len(decoded.text):
        reading = replace(reading, utf8=body)
    reading.note(decoded.problem)
    return _read(text, reading, content_type)


def _read(text: str, reading: Reading, content_type: str) -> Document:
    """Return what a decoded document holds, by what it is and what the source should give."""
    source = reading.source
    if expected := SERVICES_READ_AS_PAGES.get(source.kind):
        return _service_page(text, reading, *expected)
    if text.startswith(("{", "[")):
        return _json(text, reading)
    if source.kind not in GENERAL:
        raise ParseError(source.name, reading.url, f"no JSON, expected an answer of {source.kind}")
    root = root_of(text)
    if is_sitemap_root(root) and source.kind != "page":
        return _sitemap(text, reading)
    if source.kind == "page" or (source.kind == "auto" and _is_html(root, content_type)):
        return _page(text, root, reading)
    if _is_html(root, ""):
        raise _html_for_feed(text, root, reading)
    if "<" not in text:
        raise ParseError(source.name, reading.url, f"plain text, {EXPECTED}")
    return parse_feed(text, reading)


def _recognised(body: bytes, reading: Reading, content_type: str) -> Document | None:
    """Return what a well-formed feed in UTF-8 holds, the short way; None for all else."""
    source = reading.source
    if source.kind not in {"auto", "feed"} or source.encoding or not body.startswith(b"<"):
        return None
    found = recognise_feed(body, reading)
    problem = problem_of_utf8(body, content_type=content_type) if found else ""
    return replace(found, problems=(problem, *found.problems)) if found and problem else found


def _service_page(text: str, reading: Reading, strategy: str, expected: str) -> Document:
    """Return what a page or a JSON document of a service holds, read by the one strategy only."""
    from livefeed.extract.feeds.json_feed import json_value  # noqa: PLC0415 - as below
    from livefeed.extract.pages.page import parse_json_page, parse_page  # noqa: PLC0415

    is_json = text.startswith(("{", "["))
    document = (
        parse_json_page(json_value(text, reading), reading)
        if is_json
        else parse_page(text, reading)
    )
    if document is None or document.strategy != strategy:
        found = "JSON" if is_json else "a page"
        problem = f"{found} that is not what was configured, expected {expected}"
        raise ParseError(reading.source.name, reading.url, problem)
    return document


def _json(text: str, reading: Reading) -> Document:
    # Imported here, as pages below: their modules take 5 MB, and most sources are XML feeds.
    from livefeed.extract.adapters.choice import parse_by_adapter  # noqa: PLC0415
    from livefeed.extract.feeds.json_feed import json_value, parse_json_feed  # noqa: PLC0415
    from livefeed.extract.pages.page import parse_json_page  # noqa: PLC0415

    value = json_value(text, reading)
    if reading.source.kind in {"feed", "page"}:
        return parse_json_page(value, reading) or parse_json_feed(value, reading)
    return (
        parse_by_adapter(value, reading)
        or parse_json_page(value, reading)
        or parse_json_feed(value, reading)
    )


def _sitemap(text: str, reading: Reading) -> Document:
    from livefeed.extract.feeds.sitemap import parse_sitemap  # noqa: PLC0415 - as above

    return parse_sitemap(text, reading)


def _html_for_feed(text: str, root: str, reading: Reading) -> ParseError:
    """Return the error of a page where a feed was expected; it tells of a feed that it declares."""
    from livefeed.extract.discovery import declared_feeds  # noqa: PLC0415 - as above

    name, url = reading.source.name, reading.url
    feeds = [address for address in declared_feeds(text, url) if address != url]
    if feeds:
        problem = f"root element is <{root}>, which declares the feed {feeds[0]}"
        return ElsewhereError(name, url, problem, feeds[0], True)
    what = "login page" if _PASSWORD.search(text) else f"root element is <{root}>"
    return ParseError(name, url, f"{what}, {EXPECTED}")


def _page(text: str, root: str, reading: Reading) -> Document:
    if is_feed_root(root) or is_sitemap_root(root):
        raise ParseError(
            reading.source.name,
            reading.url,
            f"root element is <{root}>, expected a page: use kind feed",
        )
    from livefeed.extract.pages.page import parse_page  # noqa: PLC0415 - as above

    return parse_page(text, reading)


def is_sitemap_root(root: str) -> bool:
    return root.rpartition(":")[2].lower() in SITEMAPS


def _is_html(root: str, content_type: str) -> bool:
    if is_feed_root(root):
        return False
    return root.lower() in _HTML_ROOTS or "html" in content_type.lower()
