"""Well-formed RSS, RDF and Atom, read many times as fast as feedparser does, to the same values.

feedparser says what an element means, also where that is odd; what is not exactly known here is
left to it. Nothing is fetched and no entity is expanded: a document with a DOCTYPE is left to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from livefeed.extract import feed_names as names
from livefeed.extract.feed_elements import Elements, UnusualError, expect
from livefeed.extract.feed_entry import EntryReader, Kept
from livefeed.extract.xml import safe_parser

LARGE_TAG: Final = 4_096  # characters; feedparser is not given all of them

_DECLARATION: Final = re.compile(r"\s*<\?xml\s[^>]*\?>")
_LARGE_TAG: Final = re.compile(rf"<[^<>]{{{LARGE_TAG},}}>")
# C1 controls: feedparser takes them for windows-1252.
_C1_BYTES: Final = re.compile(rb"\xc2[\x80-\x9f]")
_C1_REFERENCE: Final = re.compile(rb"&#(?:0*1[2-5][0-9]|x0*[89][0-9a-f]);", re.IGNORECASE)
_REFUSED: Final = (b"<!DOCTYPE", b"<!ENTITY", b"deleted-entry")
_BASE: Final = re.compile(r"base(?<![\w-]base)\s*=")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wellformed:
    """A feed in feedparser's words, without its `_parsed` dates."""

    version: str  # "atom" or "rss"
    feed: dict[str, Any]
    entries: list[dict[str, Any]]
    scope: str  # what the elements around the entries declare for them


def read_wellformed(text: str) -> Wellformed | None:
    """Return the values that feedparser would give; None where they are not surely the same."""
    found = _read(text)
    return found if found and found.entries else None


def read_frame(text: str) -> Wellformed | None:
    """Return the same of a feed whose entries were cut out; None too if one is left."""
    found = _read(text)
    return found if found and not found.entries else None


def _read(text: str) -> Wellformed | None:
    declaration = _DECLARATION.match(text)
    body = (text[declaration.end() :] if declaration else text).lstrip().encode("utf-8", "replace")
    has_references = b"&#" in body
    if (
        any(mark in body for mark in _REFUSED)
        or _has_large_tag(text)
        or _C1_BYTES.search(body)
        or (has_references and _C1_REFERENCE.search(body))
    ):
        return None
    declared = names.declared_namespaces(text)
    root = _parsed(body) if declared is not None else None
    if declared is None or root is None:
        return None
    try:
        at = Elements(
            root,
            has_base=b"base" in body and _BASE.search(text) is not None,
            has_references=has_references,
            # What was encoded twice has characters that are C2 80 to C2 BF in UTF-8.
            may_be_mended=has_references or b"\xc2" in body,
        )
        return _Document(at, uris=frozenset(declared.values())).read()
    except UnusualError:
        return None


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
    def __init__(self, at: Elements, *, uris: frozenset[str]) -> None:
        self.at = at
        self.uris = uris
        self.is_atom = at.name(at.root) == "feed"
        self.reader = EntryReader(at, is_atom=self.is_atom)
        self.feed = Kept(language=None)
        self.entries: list[dict[str, Any]] = []

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
                self.entries.append(self.reader.read_entry(child, language))
            elif name == "image":
                self._read_image(child, allowed=names.IN_IMAGE)
            else:
                expect(name == "textinput")
                expect(all(n in names.IN_TEXT_INPUT for _, n in self.at.children(child)))

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
                self.entries.append(self.reader.read_entry(child, language))
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
