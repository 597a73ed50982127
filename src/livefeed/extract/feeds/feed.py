"""RSS 0.9x to 2.0, RDF, and Atom documents to entries."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from livefeed.extract.addresses import web_url
from livefeed.extract.attachments import Attachment
from livefeed.extract.digests import digest_of, digest_under
from livefeed.extract.entries import MAX_ENTRIES, Draft, Reading, finish, is_ahead, is_in_order
from livefeed.extract.feeds.cut_entries import read_entries
from livefeed.extract.feeds.hints import feed_hints
from livefeed.extract.feeds.names import PLACES
from livefeed.extract.feeds.slices import cut_up
from livefeed.extract.feeds.translations import own_and_translated
from livefeed.extract.feeds.wellformed import read_frame, read_wellformed
from livefeed.extract.times.dates import is_standard, parse_date, parse_standard
from livefeed.model import Document, Entry, Hints, Image, KnownEntry
from livefeed.text.clean import is_markup, title_line
from livefeed.text.direction import LETTERS_JUDGED, language_of

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
_NOTHING: Final[dict[str, str]] = {}
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
    if not reading.utf8 and (found := recognise_feed(text.encode("utf-8", "replace"), reading)):
        return found
    plain = read_wellformed(text)
    if plain is None and _NOT_IN_XML.search(text):
        text = _NOT_IN_XML.sub("", text)
        plain = read_wellformed(text)
    if plain is None:
        return read_leniently(text, reading)
    drafts = _drafts(plain.feed, plain.entries, reading)
    return _document(plain.version, plain.feed, drafts, reading, hints=feed_hints(text))


def recognise_feed(body: bytes, reading: Reading) -> Document | None:
    """Return a well-formed feed in UTF-8, only the entries that are not known decoded and parsed.

    None unless each entry is surely cut out right, and means by itself what it means among all.
    """
    cut = cut_up(body) if reading.version else None
    frame = read_frame(cut) if cut and len(cut.entries) <= MAX_ENTRIES else None
    if cut is None or frame is None:
        return None
    said = [
        frame.version,
        frame.scope,
        frame.feed.get("link", ""),
        frame.feed.get("language", ""),
    ]
    inherited = digest_of(reading.version, reading.url, *said)
    digests = [digest_under(inherited, entry) for entry in cut.entries]
    found = [reading.known.get(digest) for digest in digests]
    fetched_at = reading.fetched_at
    known = [None if entry is None or is_ahead(entry, fetched_at) else entry for entry in found]
    unknown = frozenset(place for place, entry in enumerate(known) if entry is None)
    told = read_entries(cut, frame.place, unknown)
    if told is None:
        return None
    marks = [digest for place, digest in enumerate(digests) if place in unknown]
    read = iter(_drafts(frame.feed, told, reading, marks))
    drafts = [next(read) if entry is None else entry for entry in known]
    hints = feed_hints(cut.pieces[0])
    return _document(frame.version, frame.feed, drafts, reading, hints=hints)


def read_leniently(text: str, reading: Reading) -> Document:
    """Return what feedparser finds in a document, however damaged that is.

    It is the reference: where `read_wellformed` gives something, this gives the same.

    Raises:
        ParseError: nothing in it is a feed.
    """
    # Imported here: feedparser takes 3 MB and 40 ms, and most sources never need it.
    from livefeed.extract.feeds.damaged import read_damaged  # noqa: PLC0415

    found = read_damaged(_NOT_IN_XML.sub("", text).lstrip(), reading)
    drafts = [*_drafts(found.feed, found.entries, reading), *found.tombstones]
    document = _document(found.version, found.feed, drafts, reading, hints=feed_hints(text))
    return document if found.is_whole else replace(document, is_window=False)


def _document(
    version: str,
    meta: dict[str, Any],
    drafts: Sequence[Draft | KnownEntry],
    reading: Reading,
    *,
    hints: Hints,
) -> Document:
    language = meta.get("language", "")
    found = finish(drafts, reading, language=language)
    return Document(
        strategy="atom" if version.startswith("atom") else "rss",
        title=title_line(meta.get("title", "")),
        language=language_of(
            reading.source.language,
            language,
            text=_beginning(found.read),
        ),
        entries=found.read,
        is_window=is_in_order(found.all),
        problems=tuple(reading.problems),
        hints=hints,
        digests=found.digests_of_read,
        known=found.known,
    )


def _beginning(entries: Sequence[Entry]) -> str:
    """Return as much of the texts of a feed as tells its language."""
    told: list[str] = []
    length = 0
    for entry in entries:
        told += entry.title, entry.text
        length += len(entry.title) + len(entry.text)
        if length >= LETTERS_JUDGED:
            break
    return " ".join(told)


def _drafts(
    meta: dict[str, Any],
    entries: Sequence[dict[str, Any]],
    reading: Reading,
    digests: Sequence[str] = (),
) -> list[Draft]:
    """Return the entries of a feed as drafts, with digests where they always read the same."""
    home = web_url(meta.get("link", ""), reading.url) or reading.url
    declared = meta.get("language", "")
    given = zip(entries, digests or [""] * len(entries), strict=True)
    return [
        _draft(entry, home=home, declared=declared, reading=reading, digest=digest)
        for entry, digest in given
    ]


def _draft(
    entry: dict[str, Any], *, home: str, declared: str, reading: Reading, digest: str
) -> Draft:
    told, title = _told(entry), entry.get("title_detail", _NOTHING)
    value, kind = told.get("value", ""), told.get("type", "")
    is_plain = not (("html" in kind and _TAG.search(value)) or is_markup(value))
    base = told.get("base", "") or title.get("base", "")
    published, is_settled = _time(entry, "published", reading)
    created, was_settled = _time(entry, "created", reading)
    updated, stays_settled = _time(entry, "updated", reading)
    language = _own_language(entry, (told, title), declared)
    links = entry.get("links", ())
    url, translations = own_and_translated(links, _link(entry), language or declared)
    enclosures = [link for link in links if link.get("rel") == "enclosure"]
    return Draft(
        key=entry.get("id", ""),
        url=url,
        translations=translations,
        base_url=(web_url(base, reading.url) if base else "") or home,
        title=entry.get("title", ""),
        html="" if is_plain else value,
        text=_unescaped(value, kind) if is_plain else "",
        published=published or created,
        updated=updated,
        author=entry.get("author_detail", _NOTHING).get("name", "") or entry.get("author", ""),
        language=language,
        place=next(filter(None, map(entry.get, PLACES)), ""),
        images=_images(entry, enclosures),
        attachments=_attachments(entry, enclosures),
        digest=digest if is_settled and was_settled and stays_settled else "",
    )


def _told(entry: dict[str, Any]) -> dict[str, str]:
    """Return the fullest text of an entry, with its type, base and language."""
    contents: Sequence[dict[str, str]] = entry.get("content", ())
    for content in contents:
        if content.get("value", "").strip() and "html" in content.get("type", ""):
            return content
    for content in contents:
        if content.get("value", "").strip() and content.get("type", "").startswith("text"):
            return content
    for content in contents:
        if content.get("type", "") == OCTETS and _is_text(content.get("value", "")):
            return content
    detail: dict[str, str] = entry.get("summary_detail", _NOTHING)
    return detail if detail.get("value", "") else {"value": entry.get("summary", "")}


def _is_text(decoded: str) -> bool:
    """Tell whether what was base64 holds words, not a file or what could not be decoded."""
    is_clean = not _NOT_IN_TEXT.search(decoded)
    return is_clean and bool(decoded.strip()) and not _BASE64.fullmatch(decoded)


def _unescaped(value: str, kind: str) -> str:
    return value if kind == "text/plain" and "&" not in value else entities.unescape(value)


def _link(entry: dict[str, Any]) -> str:
    links: Sequence[dict[str, str]] = entry.get("links", ())
    for link in links:
        is_page = link.get("rel") == "alternate" and "html" in link.get("type", "")
        if is_page and (address := link.get("href", "")):
            return address
    return str(entry.get("link", ""))


def _time(entry: dict[str, Any], name: str, reading: Reading) -> tuple[str | datetime, bool]:
    """Return when, and whether that means the same whenever it is read, as nothing does.

    feedparser's reading only where ours fails, for it takes no zone to be UTC.
    """
    raw = entry.get(name, "").strip()
    if not raw:
        return "", True
    zone = reading.source.timezone
    if found := parse_standard(raw, timezone=zone):
        return found, True
    is_settled = is_standard(raw)
    if found := parse_date(raw, timezone=zone, base=reading.fetched_at):
        return found, is_settled
    from livefeed.extract.feeds.damaged import foreign_time  # noqa: PLC0415 - as above

    return foreign_time(raw, entry.get(f"{name}_parsed")) or raw, is_settled


def _own_language(entry: dict[str, Any], parts: Iterable[dict[str, str]], declared: str) -> str:
    """Return what the entry itself declares, not what it inherits from the feed."""
    for part in parts:
        language = part.get("language", "")
        if language and language != declared:
            return language
    return str(entry.get("language", ""))


def _images(entry: dict[str, Any], enclosures: list[dict[str, str]]) -> tuple[Image, ...]:
    media = entry.get("media_content", ())
    found = [one.get("url", "") for one in media if _is_image(one, "url")]
    if not found:
        found = [one.get("url", "") for one in entry.get("media_thumbnail", ())]
    found += [link.get("href", "") for link in enclosures if _is_image(link, "href")]
    return tuple([Image(url=url) for url in found if url]) if found else ()


def _attachments(entry: dict[str, Any], enclosures: list[dict[str, str]]) -> tuple[Attachment, ...]:
    """Return enclosures and media that are no images."""
    urls = [link.get("href", "") for link in enclosures if not _is_image(link, "href")]
    for one in entry.get("media_content", ()):
        kind = one.get("medium", "") or one.get("type", "")
        if kind.startswith(("audio", "video")):
            urls.append(one.get("url", ""))
    return tuple([Attachment(url=url) for url in urls if url]) if urls else ()


def _is_image(link: dict[str, str], address: str) -> bool:
    kind = link.get("medium", "") or link.get("type", "")
    return kind.startswith("image") or (
        not kind and _IMAGE_NAME.search(link.get(address, "")) is not None
    )
