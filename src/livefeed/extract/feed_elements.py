"""Elements of a feed, with names, texts and attributes as feedparser sees them."""

from __future__ import annotations

import re
from typing import Final, cast
from urllib.parse import urljoin

from lxml import etree

from livefeed.extract import feed_names as names

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


class Elements:
    """The elements of one document; what it asks of them raises UnusualError where unclear."""

    def __init__(
        self, root: etree._Element, *, has_base: bool, has_references: bool, may_be_mended: bool
    ) -> None:
        self.root = root
        self.has_references = has_references
        self.may_be_mended = may_be_mended  # some text may be UTF-8 that was encoded twice
        self.base = root.get(f"{_XML}base", "") if has_base else ""
        # feedparser lets a base that is not the root's last beyond its element.
        expect(not has_base or _ABSOLUTE.fullmatch(self.base) is not None)
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

    def text(self, element: etree._Element, *, is_uri: bool = False) -> str:
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

    def scope(
        self, element: etree._Element, inherited: str | None
    ) -> tuple[str | None, dict[str, str]]:
        """Return the language of an element and its attributes as feedparser names them."""
        if not (given_items := element.items()):
            return inherited, {}
        items = cast("list[tuple[str, str]]", given_items)
        known = self._attribute_names
        found = {known.get(given) or self._attribute_name(given): value for given, value in items}
        if "rel" in found:
            found["rel"] = found["rel"].lower()
        if "type" in found:
            found["type"] = found["type"].lower()
        if ("base" in found or "xml:base" in found) and element is not self.root:
            raise UnusualError
        language = found.get("xml:lang", found.get("lang"))
        return (inherited if language is None else language or None), found

    def _attribute_name(self, given: str) -> str:
        name = given.lower()
        if name[0] == "{":
            uri, _, local = name[1:].partition("}")
            prefix = names.NAMESPACES.get(uri)
            expect(bool(prefix) or local not in _READ_ATTRIBUTES)
            name = f"{prefix}:{local}"
        self._attribute_names[given] = name
        return name

    def skip(self, element: etree._Element, name: str) -> None:
        """Pass over an element that feedparser keeps, if at all, under a name of its own."""
        expect(name not in names.NOT_UNKNOWN and name not in names.ACTIVE)
        self.expect_inert(element)

    def expect_inert(self, element: etree._Element) -> None:
        if len(element):
            below = map(self.name, element.iterdescendants())
            expect(names.NEVER_BELOW.isdisjoint(below))

    def expect_short(self, text: str) -> None:
        """Refuse an author that is cut before feedparser sees it, as long as it may be escaped."""
        longest = MAX_REFERENCE if self.has_references else MAX_ESCAPED
        expect(len(text) * longest < MAX_AUTHOR or self._escaped(text) < MAX_AUTHOR)

    def _escaped(self, text: str) -> int:
        if self.has_references:
            return MAX_AUTHOR
        return len(text) + (MAX_ESCAPED - 1) * sum(map(text.count, "&<>\"'"))
