"""Any XML feed, however damaged, in feedparser's words; the only module that knows feedparser."""

from __future__ import annotations

import html as entities
import re
from calendar import timegm
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final

import feedparser

from livefeed.errors import ParseError
from livefeed.extract.entries import Draft, Reading
from livefeed.extract.feeds.feed import root_of

# Cut before feedparser sees them: its search for an address in an author is quadratic (8 s for
# 40 kB), and so is its handling of attributes (1.7 s for 10,000 on one tag).
MAX_AUTHOR: Final = 200
MAX_ATTRIBUTES: Final = 500

_INSTRUCTIONS: Final = re.compile(r"(?:\s*<\?[^<>]*\?>)*+\s*")
_LONG_AUTHOR: Final = re.compile(
    r"(<(?:\w+:)?(?:author|creator|contributor|publisher|managingEditor|webMaster|owner|name|email)\b[^<>]*>"
    rf"\s*(?:<!\[CDATA\[)?[^<\]]{{{MAX_AUTHOR}}})[^<\]]+"
)
_LARGE_TAG: Final = re.compile(r"<[^<>]{4096,}>")
_ENTRY_START: Final = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]")
_ENTRY_END: Final = re.compile(r"</(?:\w+:)?(?:item|entry)\s*>")
_TOMBSTONE: Final = re.compile(
    r"<(?:\w+:)?deleted-entry\b((?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)(?<!/)>.*?</(?:\w+:)?deleted-entry\s*>"
    r"|<(?:\w+:)?deleted-entry\b((?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)/?>",
    re.DOTALL,
)
_ATTRIBUTE: Final = re.compile(r"\b(ref|when)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_CONTENT: Final = re.compile(r"<(?:\w+:)?content\b[^<>]*>", re.IGNORECASE)
_XML_TYPE: Final = re.compile(
    r"(\btype\s*=\s*[\"'])(?:(?:text|application)/xml|(?!application/xhtml|image/)[\w.-]+/[\w.-]+\+xml)(?=[\"'])",
    re.IGNORECASE,
)
_LISTS: Final = frozenset({"links", "content", "media_content", "media_thumbnail"})
_FAILURES: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Damaged:
    """What feedparser found, in plain dictionaries of texts, and what it cannot tell."""

    version: str
    feed: dict[str, Any]
    entries: list[dict[str, Any]]
    tombstones: list[Draft]
    is_whole: bool  # every entry of the document was found


def read_damaged(text: str, reading: Reading) -> Damaged:
    """Return what feedparser finds in a document, noting what is wrong with it.

    Raises:
        ParseError: nothing in it is a feed.
    """
    root = root_of(text)
    text, tombstones = _without_tombstones(_INSTRUCTIONS.sub("", text, count=1))
    if text.startswith("<?"):  # in all that follows feedparser looks for an encoding: cubic
        text = "\n" + text
    text, is_whole = _completed(text, root, reading)
    parsed = _parsed(_bounded(_with_xml_as_xhtml(text)), reading)
    if not parsed.get("version") and not parsed["entries"]:
        what = f"root element is <{root}>" if root else "there is no element"
        raise ParseError(reading.source.name, reading.url, f"{what}, expected <feed> or <rss>")
    is_readable = _is_readable(parsed, text, reading)
    return Damaged(
        version=parsed.get("version") or "",
        feed=_plain(parsed["feed"]),
        entries=[_plain(entry) for entry in parsed["entries"]],
        tombstones=tombstones,
        is_whole=is_whole and is_readable,
    )


def _plain(values: Any) -> dict[str, Any]:
    """Return what feedparser holds of an element, each name with what it stands for if at all.

    Elements of a publisher's own may have put texts under the names of lists and details.
    """
    told = {name: _kept(name, value) for name, value in dict.items(values)}
    return {name: value for name, value in told.items() if value is not None}


def _kept(name: str, value: Any) -> Any:
    if name in _LISTS:
        is_list = isinstance(value, list)
        return [_plain(one) for one in value if isinstance(one, dict)] if is_list else None
    if name.endswith("_detail"):
        return _plain(value) if isinstance(value, dict) else None
    return value if isinstance(value, str) or name.endswith("_parsed") else None


def foreign_time(raw: str, parsed: Any) -> datetime | None:
    """Return how feedparser reads a date that is of no form known here.

    Args:
        parsed: what it made of it when it read the document, if it did.
    """
    parsed = parsed or _parsed_time(raw)
    if not parsed:
        return None
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC)
    except (ValueError, TypeError, OverflowError, OSError):
        return None


def _parsed_time(raw: str) -> Any:
    """Return a date as feedparser has it, from the only door that it has: a feed."""
    item = f"<rss><channel><item><pubDate>{entities.escape(raw)}</pubDate></item></channel></rss>"
    (entry,) = feedparser.parse(BytesIO(item.encode("utf-8", "replace")))["entries"]
    return dict.get(entry, "published_parsed")


def _parsed(text: str, reading: Reading) -> Any:
    # No Content-Location: feedparser would make guids that are plain words into URLs with it.
    try:
        return feedparser.parse(
            BytesIO(text.encode("utf-8", "replace")),  # a str would be opened as URL or file name
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except _FAILURES as error:
        problem = f"feedparser failed: {type(error).__name__}"
        raise ParseError(reading.source.name, reading.url, problem) from error


def _is_readable(parsed: Any, text: str, reading: Reading) -> bool:
    """Tell whether every entry of the document was found, noting malformed XML."""
    if not parsed.get("bozo"):
        return True
    error = parsed.get("bozo_exception")
    where = getattr(error, "getLineNumber", lambda: None)()
    what = getattr(error, "getMessage", lambda: str(error))()
    reading.note(f"malformed XML: {what}" + (f" in line {where}" if where else ""))
    return len(_ENTRY_START.findall(text)) == len(parsed["entries"])


def _bounded(text: str) -> str:
    text = _LONG_AUTHOR.sub(r"\1", text)
    return _LARGE_TAG.sub(lambda tag: "" if tag[0].count("=") > MAX_ATTRIBUTES else tag[0], text)


def _with_xml_as_xhtml(text: str) -> str:
    """Return the document with XML in its contents called XHTML: feedparser drops other XML."""
    if "xml" not in text or "content" not in text:
        return text
    return _CONTENT.sub(
        lambda tag: tag[0] if "mode" in tag[0] else _XML_TYPE.sub(r"\1xhtml", tag[0]), text
    )


def _completed(text: str, root: str, reading: Reading) -> tuple[str, bool]:
    """Return a document that was cut off as one that ends behind its last complete entry."""
    if not root or re.search(rf"</{re.escape(root)}\s*>|<{re.escape(root)}\b[^<>]*/>", text):
        return text, True
    reading.note(f"the document is cut off: </{root}> is missing")
    ends = [end.end() for end in _ENTRY_END.finditer(text)]
    start = _ENTRY_START.search(text)
    cut = ends[-1] if ends else start.start() if start else len(text)
    closing = "</channel>" if root.lower() == "rss" and "<channel" in text else ""
    return f"{text[:cut]}{closing}</{root}>", False


def _without_tombstones(text: str) -> tuple[str, list[Draft]]:
    """Return the document without its RFC 6721 tombstones, and those: feedparser keeps one only."""
    if "deleted-entry" not in text:
        return text, []
    found: list[Draft] = []
    for tombstone in _TOMBSTONE.finditer(text):
        values = {
            name: entities.unescape(double or single)
            for name, double, single in _ATTRIBUTE.findall(tombstone[1] or tombstone[2] or "")
        }
        if key := values.get("ref", "").strip():
            found.append(Draft(key=key, updated=values.get("when", ""), is_withdrawn=True))
    return _TOMBSTONE.sub("", text), found
