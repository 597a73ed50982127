"""RSS 0.9x to 2.0, RDF, and Atom documents to entries."""

from __future__ import annotations

import html as entities
import re
from datetime import datetime
from typing import Any, Final

from livefeed.extract.attachments import Attachment
from livefeed.extract.dates import parse_date
from livefeed.extract.entries import Draft, Reading, finish, is_in_order, web_url
from livefeed.extract.wellformed import read_wellformed
from livefeed.model import Document, Image
from livefeed.text.clean import is_markup, title_line
from livefeed.text.direction import language_of

OCTETS: Final = "application/octet-stream"

_ROOT: Final = re.compile(r"<(?![?!])([A-Za-z_][\w.:-]*)")
_BEFORE_ROOT: Final = re.compile(
    r"(?:\s+|<\?(?:[^?]|\?(?!>))*+\?>|<!--(?:[^-]|-(?!->))*+-->|<!DOCTYPE(?:[^<>\[]|\[[^\]]*\])*+>)*+",
    re.IGNORECASE,
)
_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NOT_IN_TEXT: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd]|^%PDF")
_BASE64: Final = re.compile(r"[A-Za-z0-9+/=\s]*")
_TAG: Final = re.compile(r"<[a-zA-Z/!][^<>]*>")
_IMAGE_NAME: Final = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:[?#].*)?$", re.IGNORECASE)


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
    # Imported here: feedparser takes 3 MB and 40 ms, and most sources never need it.
    from livefeed.extract.damaged_feed import read_damaged  # noqa: PLC0415

    found = read_damaged(_NOT_IN_XML.sub("", text).lstrip(), reading)
    return _document(found.parsed, found.tombstones, reading, is_whole=found.is_whole)


def _document(
    parsed: Any, tombstones: list[Draft], reading: Reading, *, is_whole: bool
) -> Document:
    meta = parsed["feed"]
    language = _string(meta, "language")
    found = finish([*_drafts(parsed, reading), *tombstones], reading, language=language)
    return Document(
        strategy="atom" if _string(parsed, "version").startswith("atom") else "rss",
        title=title_line(_string(meta, "title")),
        language=language_of(
            reading.source.language,
            language,
            text=" ".join(e.title + " " + e.text for e in found.read),
        ),
        entries=found.read,
        is_window=is_whole and is_in_order(found.all),
        problems=tuple(reading.problems),
        digests=found.digests_of_read,
        known=found.known,
    )


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
        attachments=_attachments(entry),
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
    for content in contents:
        if _string(content, "type") == OCTETS and _is_text(_string(content, "value")):
            return content
    detail = _detail(entry, "summary_detail")
    return detail if _string(detail, "value") else {"value": _string(entry, "summary")}


def _is_text(decoded: str) -> bool:
    """Tell whether what was base64 holds words, not a file or what could not be decoded."""
    is_clean = not _NOT_IN_TEXT.search(decoded)
    return is_clean and bool(decoded.strip()) and not _BASE64.fullmatch(decoded)


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
    from livefeed.extract.damaged_feed import foreign_time  # noqa: PLC0415 - as above

    return foreign_time(raw, dict.get(entry, f"{name}_parsed")) or raw


def _own_language(entry: Any, told: Any, declared: str) -> str:
    """Return what the entry itself declares, not what it inherits from the feed."""
    for part in (told, _detail(entry, "title_detail")):
        language = _string(part, "language")
        if language and language != declared:
            return language
    return _string(entry, "language")


def _images(entry: Any) -> tuple[Image, ...]:
    media_content = dict.get(entry, "media_content") or []
    found = [_string(media, "url") for media in media_content if _is_image(media, "url")]
    if not found:
        found = [_string(media, "url") for media in dict.get(entry, "media_thumbnail") or []]
    for link in dict.get(entry, "links") or []:
        if _string(link, "rel") == "enclosure" and _is_image(link, "href"):
            found.append(_string(link, "href"))
    return tuple(Image(url=url) for url in found if url)


def _attachments(entry: Any) -> tuple[Attachment, ...]:
    """Return enclosures and media that are no images."""
    urls = [
        _string(link, "href")
        for link in dict.get(entry, "links") or []
        if _string(link, "rel") == "enclosure" and not _is_image(link, "href")
    ]
    urls += (
        _string(media, "url")
        for media in dict.get(entry, "media_content") or []
        if (_string(media, "medium") or _string(media, "type")).startswith(("audio", "video"))
    )
    return tuple(Attachment(url=url) for url in urls if url)


def _is_image(link: Any, address: str) -> bool:
    kind = _string(link, "medium") or _string(link, "type")
    return kind.startswith("image") or (
        not kind and _IMAGE_NAME.search(_string(link, address)) is not None
    )


def _detail(entry: Any, name: str) -> Any:
    return dict.get(entry, name) or {}


def _string(values: Any, name: str) -> str:
    # dict.get: feedparser's own get warns where `updated` falls back to `published`.
    value = dict.get(values, name)
    return value if isinstance(value, str) else ""
