"""Elements of a feed, with names, texts and attributes as feedparser sees them."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Any, Final, Generic, Protocol, TypeVar, cast
from urllib.parse import urljoin

from lxml import etree

from livefeed.extract.feeds import names

MAX_ESCAPED: Final = 6  # characters of one escaped character, as &quot;
MAX_REFERENCE: Final = 8  # of one that is written as its number
MAX_AUTHOR: Final = 200  # characters in the document; feedparser is not given more

_XML: Final = "{http://www.w3.org/XML/1998/namespace}"
_READ_ATTRIBUTES: Final = names.words(
    "base href ispermalink lang medium mode rel src type uri url lastmod"
)
_ABSOLUTE: Final = re.compile(r"https?://[^/\s]\S*")
_SLASHES: Final = re.compile(r"^([A-Za-z][A-Za-z0-9+-.]*://)/*")


class UnusualError(Exception):
    """The document has something whose meaning only feedparser knows."""


def expect(is_usual: bool) -> None:
    if not is_usual:
        raise UnusualError


class Element(Protocol):
    """What an element is, whoever has parsed it: its texts, and those in it, in order."""

    @property
    def text(self) -> str | None: ...
    @property
    def tail(self) -> str | None: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Any]: ...


Node = TypeVar("Node", bound=Element)


class Elements(ABC, Generic[Node]):
    """The elements of one document; what it asks of them raises UnusualError where unclear."""

    def __init__(self, *, base: str, has_references: bool, may_be_mended: bool) -> None:
        self.base = base
        self.has_references = has_references
        self.may_be_mended = may_be_mended  # some text may be UTF-8 that was encoded twice

    @abstractmethod
    def children(self, parent: Node) -> list[tuple[Node, str]]:
        """Return what is in an element, and its names."""

    @abstractmethod
    def name(self, element: Node) -> str:
        """Return the name of an element as feedparser says it."""

    @abstractmethod
    def scope(self, element: Node, inherited: str | None) -> tuple[str | None, dict[str, str]]:
        """Return the language of an element and its attributes as feedparser names them."""

    def text(self, element: Node, *, is_uri: bool = False) -> str:
        if len(element):
            raise UnusualError
        text = (element.text or "").strip()
        if is_uri and text:
            text = self.resolved(text)
        return self.mended(text) if self.may_be_mended and not text.isascii() else text

    def mended(self, text: str) -> str:
        """Return UTF-8 that was taken for Latin-1 and encoded again as the text it was."""
        if not self.may_be_mended or text.isascii():
            return text
        try:
            return text.encode("iso-8859-1").decode("utf-8")
        except UnicodeError:
            return text

    def resolved(self, uri: str) -> str:
        uri = _SLASHES.sub(r"\1", uri) if ":///" in uri else uri
        if not self.base:
            return uri
        try:
            return urljoin(self.base, uri)
        except ValueError:
            return ""

    def skip(self, element: Node, name: str) -> None:
        """Pass over an element that feedparser keeps, if at all, under a name of its own."""
        expect(name not in names.NOT_UNKNOWN and name not in names.ACTIVE)
        self.expect_inert(element)

    def expect_inert(self, element: Node) -> None:
        if len(element):
            expect(names.NEVER_BELOW.isdisjoint(self._names_below(element)))

    def _names_below(self, element: Node) -> Iterator[str]:
        for child, name in self.children(element):
            yield name
            yield from self._names_below(child)

    def expect_short(self, text: str) -> None:
        """Refuse an author that is cut before feedparser sees it, as long as it may be escaped."""
        longest = MAX_REFERENCE if self.has_references else MAX_ESCAPED
        expect(len(text) * longest < MAX_AUTHOR or self._escaped(text) < MAX_AUTHOR)

    def _escaped(self, text: str) -> int:
        if self.has_references:
            return MAX_AUTHOR
        return len(text) + (MAX_ESCAPED - 1) * sum(map(text.count, "&<>\"'"))


class TreeElements(Elements[etree._Element]):  # noqa: SLF001 - lxml names it so
    """The elements of a tree that lxml has built."""

    def __init__(
        self, root: etree._Element, *, has_base: bool, has_references: bool, may_be_mended: bool
    ) -> None:
        base = root.get(f"{_XML}base", "") if has_base else ""
        super().__init__(base=base, has_references=has_references, may_be_mended=may_be_mended)
        self.root = root
        # feedparser lets a base that is not the root's last beyond its element.
        expect(not has_base or _ABSOLUTE.fullmatch(base) is not None)
        self._names: dict[str, str] = {}
        self._attribute_names: dict[str, str] = {}

    def children(self, parent: etree._Element) -> list[tuple[etree._Element, str]]:
        known = self._names.get
        return [(child, known(child.tag) or self.name(child)) for child in parent]

    def name(self, element: etree._Element) -> str:
        tag = element.tag
        name = self._names.get(tag)
        if name is None:
            name = self._names[tag] = names.name_of(str(tag), element.prefix)
            expect(bool(name))
        return name

    def scope(
        self, element: etree._Element, inherited: str | None
    ) -> tuple[str | None, dict[str, str]]:
        if not (given_items := element.items()):
            return inherited, {}
        items = cast("list[tuple[str, str]]", given_items)
        known = self._attribute_names
        found = {known.get(given) or self._attribute_name(given): value for given, value in items}
        is_root = element is self.root
        return told_by(found, inherited, is_root=is_root), found

    def _attribute_name(self, given: str) -> str:
        name = self._attribute_names[given] = attribute_name(given)
        return name


def told_by(found: dict[str, str], inherited: str | None, *, is_root: bool = False) -> str | None:
    """Return the language that attributes leave to an element, and write them as they are read."""
    if "rel" in found:
        found["rel"] = found["rel"].lower()
    if "type" in found:
        found["type"] = found["type"].lower()
    if ("base" in found or "xml:base" in found) and not is_root:
        raise UnusualError
    language = found.get("xml:lang", found.get("lang"))
    return inherited if language is None else language or None


def attribute_name(given: str) -> str:
    """Return an attribute's name, as {uri}name or by itself, as feedparser calls it."""
    name = given.lower()
    if name[0] == "{":
        uri, _, local = name[1:].partition("}")
        prefix = names.NAMESPACES.get(uri)
        expect(bool(prefix) or local not in _READ_ATTRIBUTES)
        name = f"{prefix}:{local}"
    return name
