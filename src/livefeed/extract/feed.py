"""RSS 0.9x to 2.0, RDF, and Atom documents to entries; the only module that knows feedparser."""

from __future__ import annotations

import html as entities
import re
from calendar import timegm
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final

import feedparser

from livefeed.errors import ParseError
from livefeed.extract.dates import parse_date
from livefeed.extract.entries import Draft, Reading, finish, is_in_order, web_url
from livefeed.extract.wellformed import read_wellformed
from livefeed.model import Document, Image
from livefeed.text.clean import is_markup, title_line
from livefeed.text.direction import language_of

# Cut before feedparser sees them: its search for an address in an author is quadratic (8 s for
# 40 kB), and so is its handling of attributes (1.7 s for 10,000 on one tag).
MAX_AUTHOR: Final = 200
MAX_ATTRIBUTES: Final = 500

_ROOT: Final = re.compile(r"<(?![?!])([A-Za-z_][\w.:-]*)")
_BEFORE_ROOT: Final = re.compile(
    r"(?:\s+|<\?(?:[^?]|\?(?!>))*+\?>|<!--(?:[^-]|-(?!->))*+-->|<!DOCTYPE(?:[^<>\[]|\[[^\]]*\])*+>)*+",
    re.IGNORECASE,
)
_DECLARATION: Final = re.compile(r"\s*<\?xml[^>]*\?>", re.IGNORECASE)
_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
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
_TAG: Final = re.compile(r"<[a-zA-Z/!][^<>]*>")
_IMAGE_NAME: Final = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:[?#].*)?$", re.IGNORECASE)
_FAILURES: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)


def root_of(text: str) -> str:
    """Return the name of a document's first element; "" if there is none."""
    start = _BEFORE_ROOT.match(text)
    found = _ROOT.match(text, start.end() if start else 0)
    return found[1] if found else ""


def is_feed_root(root: str) -> bool:
    return root.rsplit(":", maxsplit=1)[-1].lower() in {"rss", "feed", "rdf", "channel"}


def parse_feed(text: str, reading: Reading) -> Document:
    """Return the entries of an XML feed.

    A document that ends too early gives its complete entries and is no window: what it lacks was
    not withdrawn.

    Raises:
        ParseError: nothing in it is a feed.
    """
    plain = read_wellformed(text)
    if plain is None and _NOT_IN_XML.search(text):
        text = _NOT_IN_XML.sub("", text)
        plain = read_wellformed(text)
    if plain is None:
        return read_leniently(text, reading)
    parsed = {"version": plain.version, "feed": plain.feed, "entries": plain.entries}
    return _document(parsed, [], reading, is_whole=True)


def read_leniently(text: str, reading: Reading) -> Document:
    """Return what feedparser finds in a document, however damaged that is.

    It is the reference: where `read_wellformed` gives something, this gives the same.

    Raises:
        ParseError: nothing in it is a feed.
    """
    text = _NOT_IN_XML.sub("", text).lstrip()
    root = root_of(text)
    text, tombstones = _without_tombstones(_DECLARATION.sub("", text, count=1))
    text, is_whole = _completed(text, root, reading)
    parsed = _parsed(_bounded(text), reading)
    if not parsed.get("version") and not parsed["entries"]:
        raise ParseError(
            reading.source.name, reading.url, f"root element is <{root}>, expected <feed> or <rss>"
        )
    is_readable = _is_readable(parsed, text, reading)
    return _document(parsed, tombstones, reading, is_whole=is_whole and is_readable)


def _document(
    parsed: Any, tombstones: list[Draft], reading: Reading, *, is_whole: bool
) -> Document:
    meta = parsed["feed"]
    language = _string(meta, "language")
    entries = finish([*_drafts(parsed, reading), *tombstones], reading, language=language)
    return Document(
        strategy="atom" if _string(parsed, "version").startswith("atom") else "rss",
        title=title_line(_string(meta, "title")),
        language=language_of(
            reading.source.language,
            language,
            text=" ".join(e.title + " " + e.text for e in entries),
        ),
        entries=entries,
        is_window=is_whole and is_in_order(entries),
        problems=tuple(reading.problems),
    )


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


def _drafts(parsed: Any, reading: Reading) -> list[Draft]:
    home = web_url(_string(parsed["feed"], "link"), reading.url) or reading.url
    declared = _string(parsed["feed"], "language")
    return [
        _draft(entry, home=home, declared=declared, reading=reading) for entry in parsed["entries"]
    ]


def _draft(entry: Any, *, home: str, declared: str, reading: Reading) -> Draft:
    told = _told(entry)
    value = _string(told, "value")
    is_html = "html" in _string(told, "type") and _TAG.search(value) is not None
    is_plain = not (is_html or is_markup(value))
    base = _string(told, "base") or _string(_detail(entry, "title_detail"), "base")
    return Draft(
        key=_string(entry, "id"),
        url=_link(entry),
        base_url=web_url(base, reading.url) or home,
        title=_string(entry, "title"),
        html="" if is_plain else value,
        text=_unescaped(value, told) if is_plain else "",
        published=_time(entry, "published", reading) or _time(entry, "created", reading),
        updated=_time(entry, "updated", reading),
        author=_string(_detail(entry, "author_detail"), "name") or _string(entry, "author"),
        language=_own_language(entry, told, declared),
        images=_images(entry),
    )


def _told(entry: Any) -> Any:
    """Return the fullest text of an entry, with its type, base and language."""
    contents = dict.get(entry, "content") or []
    for content in contents:
        if _string(content, "value").strip() and "html" in _string(content, "type"):
            return content
    for content in contents:
        if _string(content, "value").strip() and _string(content, "type").startswith("text"):
            return content
    detail = _detail(entry, "summary_detail")
    return detail if _string(detail, "value") else {"value": _string(entry, "summary")}


def _unescaped(value: str, told: Any) -> str:
    return (
        value
        if _string(told, "type") == "text/plain" and "&" not in value
        else entities.unescape(value)
    )


def _link(entry: Any) -> str:
    links = [link for link in dict.get(entry, "links") or [] if _string(link, "rel") == "alternate"]
    for link in links:
        if "html" in _string(link, "type") and _string(link, "href"):
            return _string(link, "href")
    return _string(entry, "link")


def _time(entry: Any, name: str, reading: Reading) -> str | datetime:
    """Return when; feedparser's reading only where ours fails, for it takes no zone to be UTC."""
    raw = _string(entry, name).strip()
    found = (
        parse_date(raw, timezone=reading.source.timezone, base=reading.fetched_at) if raw else None
    )
    if found is not None or not raw:
        return found or raw
    parsed = dict.get(entry, f"{name}_parsed") or _foreign_time(raw)
    if parsed:
        try:
            found = datetime.fromtimestamp(timegm(parsed), UTC)
        except (ValueError, TypeError, OverflowError, OSError):
            return raw
    return found or raw


def _foreign_time(raw: str) -> Any:
    """Return how feedparser reads a date, from the only door that it has: a feed."""
    item = f"<rss><channel><item><pubDate>{entities.escape(raw)}</pubDate></item></channel></rss>"
    (entry,) = feedparser.parse(BytesIO(item.encode("utf-8", "replace")))["entries"]
    return dict.get(entry, "published_parsed")


def _own_language(entry: Any, told: Any, declared: str) -> str:
    """Return what the entry itself declares, not what it inherits from the feed."""
    for part in (told, _detail(entry, "title_detail")):
        language = _string(part, "language")
        if language and language != declared:
            return language
    return _string(entry, "language")


def _images(entry: Any) -> tuple[Image, ...]:
    found: list[str] = []
    for media in dict.get(entry, "media_content") or []:
        url = _string(media, "url")
        kind = _string(media, "medium") or _string(media, "type")
        if kind.startswith("image") or (not kind and _IMAGE_NAME.search(url)):
            found.append(url)
    if not found:
        found = [_string(media, "url") for media in dict.get(entry, "media_thumbnail") or []]
    for link in dict.get(entry, "links") or []:
        if _string(link, "rel") == "enclosure" and _string(link, "type").startswith("image"):
            found.append(_string(link, "href"))
    return tuple(Image(url=url) for url in found if url)


def _detail(entry: Any, name: str) -> Any:
    return dict.get(entry, name) or {}


def _string(values: Any, name: str) -> str:
    # dict.get: feedparser's own get warns where `updated` falls back to `published`.
    value = dict.get(values, name)
    return value if isinstance(value, str) else ""
