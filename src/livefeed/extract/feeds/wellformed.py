"""Well-formed RSS, RDF and Atom, read many times as fast as feedparser does, to the same values.

feedparser says what an element means, also where that is odd; what is not exactly known here is
left to it. Nothing is fetched and no entity is expanded: a document with a DOCTYPE is left to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from livefeed.extract.feeds import names
from livefeed.extract.feeds.elements import TreeElements, UnusualError, expect
from livefeed.extract.feeds.entry import EntryReader, Kept
from livefeed.extract.feeds.slices import Cut
from livefeed.extract.xml import safe_parser

LARGE_TAG: Final = 4_096  # characters; feedparser is not given all of them

_DECLARATION: Final = re.compile(r"\s*<\?xml\s[^>]*\?>")
_LARGE_TAG: Final = re.compile(rf"<[^<>]{{{LARGE_TAG},}}>")
# C1 controls: feedparser takes them for windows-1252.
_C1_BYTES: Final = re.compile(rb"\xc2[\x80-\x9f]")
_C1_REFERENCE: Final = re.compile(rb"&#(?:0*1[2-5][0-9]|x0*[89][0-9a-f]);", re.IGNORECASE)
TOMBSTONE: Final = "deleted-entry"
_REFUSED: Final = (b"<!DOCTYPE", b"<!ENTITY", TOMBSTONE.encode())
_BASE: Final = re.compile(rb"base(?<![\w-]base)\s*=")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wellformed:
    """A feed in feedparser's words, without its `_parsed` dates."""

    version: str  # "atom" or "rss"
    feed: dict[str, Any]
    entries: list[dict[str, Any]]
    scope: str  # what the elements around the entries declare for them


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What the elements around an entry say of it."""

    is_atom: bool
    base: str
    language: str | None
    namespaces: dict[str, str]  # prefix → URI


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A feed in feedparser's words, without its entries."""

    version: str
    feed: dict[str, Any]
    scope: str
    place: Place | None  # of the entries, where they stand in one list


def read_wellformed(text: str) -> Wellformed | None:
    """Return the values that feedparser would give; None where they are not surely the same."""
    found = _read(text)
    return found if found and found.entries else None


def read_frame(cut: Cut) -> Frame | None:
    """Return the same of a feed whose entries were cut out, and what holds where they stood."""
    holder = cut.holder
    opened = _opened(holder or cut.frame)
    found = _told_by(opened) if opened else None
    if opened is None or found is None or found.entries != ([{}] if holder else []):
        return None
    return Frame(
        version=found.version,
        feed=found.feed,
        scope=found.scope,
        place=opened.place() if holder else None,
    )


def _read(text: str) -> Wellformed | None:
    opened = _opened(text)
    return _told_by(opened) if opened else None


def _told_by(opened: _Document) -> Wellformed | None:
    try:
        return opened.read()
    except UnusualError:
        return None


def _opened(text: str) -> _Document | None:
    declaration = _DECLARATION.match(text)
    body = (text[declaration.end() :] if declaration else text).lstrip().encode("utf-8", "replace")
    is_referring = has_references(body)
    if (
        any(mark in body for mark in _REFUSED)
        or _has_large_tag(text)
        or _C1_BYTES.search(body)
        or (is_referring and _C1_REFERENCE.search(body))
    ):
        return None
    declared = names.declared_namespaces(text)
    root = _parsed(body) if declared is not None else None
    if declared is None or root is None:
        return None
    try:
        at = TreeElements(
            root,
            has_base=b"base" in body and _BASE.search(body) is not None,
            has_references=is_referring,
            may_be_mended=may_be_mended(body),
        )
        return _Document(at, uris=frozenset(declared.values()))
    except UnusualError:
        return None


def has_references(body: bytes) -> bool:
    """Tell whether characters are written as their numbers."""
    return b"#" in body and b"&#" in body  # one sign is found in a tenth of the time


def may_be_mended(body: bytes) -> bool:
    """Tell whether some text may be UTF-8 that was encoded twice: characters C2 80 to C2 BF."""
    return b"\xc2" in body or has_references(body)


def _has_large_tag(text: str) -> bool:
    # Each such tag covers one of these blocks, which nearly always hold the start of another.
    blocks = range(0, len(text), LARGE_TAG // 2)
    if all(text.find("<", start, start + LARGE_TAG // 2) >= 0 for start in blocks[:-1]):
        return False
    return _LARGE_TAG.search(text) is not None


def _parsed(body: bytes) -> etree._Element | None:
    parser = safe_parser()
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return None if len(parser.error_log) else root


class _Document:
    def __init__(self, at: TreeElements, *, uris: frozenset[str]) -> None:
        self.at = at
        self.uris = uris
        self.is_atom = at.name(at.root) == "feed"
        self.reader = EntryReader(at, is_atom=self.is_atom)
        self.feed = Kept(language=None)
        self.entries: list[dict[str, Any]] = []
        self.entry, self.language = (
            at.root,
            self.feed.language,
        )  # the last one, and what it inherits

    def read(self) -> Wellformed:
        root = self.at.name(self.at.root)
        language, _ = self.at.scope(self.at.root, None)
        if language and root in {"rss", "feed"}:
            self.feed.values["language"] = language.replace("_", "-")
        if root == "feed":
            expect(names.ATOM in self.uris and names.RSS_1 not in self.uris)
            self._read_feed(self.at.root, language)
        elif root == "rss":
            children = list(self.at.root)
            expect([self.at.name(child) for child in children] == ["channel"])
            self._read_channel(children[0], language)
        else:
            expect(root == "rdf_rdf")
            expect(names.RSS_1 in self.uris and names.ATOM not in self.uris)
            self._read_rdf(language)
        return Wellformed(
            version="atom" if self.is_atom else "rss",
            feed=self.feed.values,
            entries=self.entries,
            scope=repr([_declared(e) for e in (self.at.root, *self.at.root.findall("{*}channel"))]),
        )

    def _read_rdf(self, language: str | None) -> None:
        has_channel = False
        for child, name in self.at.children(self.at.root):
            if name == "channel" and not has_channel:
                has_channel = True
                self._read_channel(child, language)
            elif name in names.ENTRIES:
                self._read_entry(child, language)
            elif name == "image":
                self._read_image(child, allowed=names.IN_IMAGE)
            else:
                expect(name == "textinput")
                expect(all(n in names.IN_TEXT_INPUT for _, n in self.at.children(child)))

    def place(self) -> Place:
        """Return what holds at the last entry that was read."""
        return Place(
            is_atom=self.is_atom,
            base=self.at.base,
            language=self.language,
            namespaces={prefix or "": uri for prefix, uri in self.entry.nsmap.items()},
        )

    def _read_entry(self, entry: etree._Element, language: str | None) -> None:
        self.entry, self.language = entry, language
        self.entries.append(self.reader.read_entry(entry, language))

    # The feed itself

    def _read_channel(self, channel: etree._Element, inherited: str | None) -> None:
        language, attributes = self.at.scope(channel, inherited)
        expect("href" not in attributes and "lastmod" not in attributes)
        self._read_feed(channel, language)

    def _read_feed(self, parent: etree._Element, language: str | None) -> None:
        feed = self.feed
        feed.language = language
        for child, name in self.at.children(parent):
            if name in names.ENTRIES:
                self._read_entry(child, language)
                feed.title_depth = -1  # that of an entry's title, which no title of the feed meets
            elif name in names.TITLES:
                self.reader.read_title(feed, child, 0)
            elif name == "link":
                self.reader.read_link(feed, child, is_entry=False)
            elif name in names.IDENTITIES:
                self.reader.read_identity(feed, child, is_entry=False)
            elif name in names.LANGUAGES:
                feed.values["language"] = self.at.text(child)
            elif name == "image":
                self._read_image(child, allowed=names.IN_IMAGE)
            elif name == "textinput":
                self._read_image(child, allowed=names.IN_TEXT_INPUT)
            elif name in names.IDLE_IN_FEED:
                self.at.expect_inert(child)
            else:
                self.at.skip(child, name)

    def _read_image(self, image: etree._Element, *, allowed: frozenset[str]) -> None:
        """Pass over an element of the feed that has a title and a link of its own."""
        self.feed.title_depth = -1
        for child, name in self.at.children(image):
            expect(name in allowed and not len(child))


def _declared(element: etree._Element) -> object:
    """Return what an element says of all that is in it."""
    return element.tag, sorted(element.items()), sorted(element.nsmap.items(), key=repr)
