"""One response to one document: decode, tell what it is, hand it to the parser of that form."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from livefeed.errors import ParseError
from livefeed.extract.encoding import decode
from livefeed.extract.entries import Reading
from livefeed.extract.feed import is_feed_root, parse_feed, root_of
from livefeed.model import Document
from livefeed.settings import Source

_PASSWORD: Final = re.compile(r"<input\b[^>]*type\s*=\s*[\"']?password", re.IGNORECASE)
_HTML_ROOTS: Final = frozenset(
    {"html", "head", "body", "div", "main", "article", "section", "script", "p", "meta"}
)
EXPECTED: Final = "expected <feed> or <rss>"


def extract(
    body: bytes, *, source: Source, url: str, content_type: str, fetched_at: datetime
) -> Document:
    """Return what a response holds, cleaned; the result depends on the arguments alone.

    Args:
        url: where the response came from, after redirects.
        content_type: of the HTTP response, "" if there was none.
        fetched_at: reading time of relative dates, aware.

    Raises:
        ParseError: the bytes are not what `source.kind` says, or nothing can be read from them.
    """
    if not body.strip(b" \t\r\n\0"):
        raise ParseError(source.name, url, "empty body")
    decoded = decode(
        body, content_type=content_type, override=source.encoding, language=source.language
    )
    reading = Reading(source=source, url=url, fetched_at=fetched_at)
    reading.note(decoded.problem)
    text = decoded.text.lstrip("\ufeff \t\r\n\0")
    if text.startswith(("{", "[")):
        return _json(text, reading)
    root = root_of(text)
    if source.kind == "page" or (source.kind == "auto" and _is_html(root, content_type)):
        return _page(text, root, reading)
    if _is_html(root, ""):
        what = "login page" if _PASSWORD.search(text) else f"root element is <{root}>"
        raise ParseError(source.name, url, f"{what}, {EXPECTED}")
    if "<" not in text:
        raise ParseError(source.name, url, f"plain text, {EXPECTED}")
    return parse_feed(text, reading)


def _json(text: str, reading: Reading) -> Document:
    # Imported here, as pages below: their modules take 5 MB, and most sources are XML feeds.
    from livefeed.extract.json_feed import json_value, parse_json_feed  # noqa: PLC0415
    from livefeed.extract.page import parse_json_page  # noqa: PLC0415

    value = json_value(text, reading)
    return parse_json_page(value, reading) or parse_json_feed(value, reading)


def _page(text: str, root: str, reading: Reading) -> Document:
    if is_feed_root(root):
        raise ParseError(
            reading.source.name,
            reading.url,
            f"root element is <{root}>, expected a page: use kind feed",
        )
    from livefeed.extract.page import parse_page  # noqa: PLC0415 - as above

    return parse_page(text, reading)


def _is_html(root: str, content_type: str) -> bool:
    if is_feed_root(root):
        return False
    return root.lower() in _HTML_ROOTS or "html" in content_type.lower()
