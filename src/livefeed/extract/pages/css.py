"""CSS selectors over a page's tree; the only module that knows BeautifulSoup and soupsieve.

What nearly all selectors are made of (tags, classes, ids, attributes, combinators) becomes XPath of
the same meaning. All others are judged by soupsieve, over a copy of the tree that it understands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import lxml.etree
from bs4 import BeautifulSoup, Tag
from lxml.html import HtmlElement
from soupsieve import SelectorSyntaxError
from soupsieve import select as select_by_soupsieve

from livefeed.extract.pages.elements import drop

_NAME: Final = r"-?[A-Za-z_\u0080-\uffff][\w\u0080-\uffff-]*"
_PART: Final = re.compile(
    rf"(?P<tag>{_NAME}|\*)|\.(?P<class>{_NAME})|\#(?P<id>{_NAME})"
    rf"|\[\s*(?P<attribute>[A-Za-z_][\w-]*)\s*"
    rf"(?:(?P<how>[~|^$*]?=)\s*(?P<value>{_NAME}|\"[^\"\\\n]*\"|'[^'\\\n]*')\s*)?\]"
)
_BETWEEN: Final = re.compile(r"\s*([>+~,])\s*|\s+")
_AXES: Final = {
    " ": "ancestor::*",
    ">": "parent::*",
    "+": "preceding-sibling::*[1]",
    "~": "preceding-sibling::*",
}
_FOLDED: Final = frozenset({"type", "lang", "dir"})  # attributes whose values are more than text


class Selectable:
    """A page's tree, from which selectors choose elements."""

    def __init__(self, root: HtmlElement) -> None:
        self.root = root
        self._copy: _Copy | None = None

    def select(self, selector: str, *, within: HtmlElement | None = None) -> list[HtmlElement]:
        """Return the elements that a selector chooses in an element or the page, in page order.

        Raises:
            ValueError: it is no selector.
        """
        if (paths := _paths(selector)) is not None:
            path = paths[0] if within is None else paths[1]
            found = path(self.root if within is None else within)
            return found if isinstance(found, list) else []
        return self._select_in_copy(selector, within)

    def remove(self, selector: str) -> None:
        """Take what a selector chooses out of the page."""
        for element in self.select(selector):
            if element.getparent() is not None:
                drop(element)
        self._copy = None

    def _select_in_copy(self, selector: str, within: HtmlElement | None) -> list[HtmlElement]:
        if self._copy is None:
            self._copy = _copy_of(self.root)
        soup, elements, tags = self._copy
        try:
            found = select_by_soupsieve(selector, soup if within is None else tags[within])
        except (SelectorSyntaxError, NotImplementedError, RecursionError) as error:
            raise ValueError(str(error).partition("\n")[0]) from error
        return [elements[id(tag)] for tag in found]


def outermost(elements: Sequence[HtmlElement]) -> Iterator[HtmlElement]:
    """Yield the elements that lie in none of the others: a post may quote a post."""
    chosen = set(elements)
    for element in elements:
        if chosen.isdisjoint(element.iterancestors()):
            yield element


@lru_cache(maxsize=512)
def _paths(selector: str) -> tuple[lxml.etree.XPath, lxml.etree.XPath] | None:
    """Return a selector as XPath, for a page and for an element; None if it is beyond that."""
    chains = _chains(selector.strip())
    if not chains:
        return None
    tags = {chain[-1].tag for chain in chains}
    tag = tags.pop() if len(tags) == 1 else "*"
    test = " or ".join(f"({_test(chain)})" for chain in chains)
    return (
        lxml.etree.XPath(f"descendant-or-self::{tag}[{test}]"),
        lxml.etree.XPath(f"descendant::{tag}[{test}]"),
    )


@dataclass(slots=True)
class _Compound:
    """What one element must be, and how the element before it in the selector stands to it."""

    between: str = ""
    tag: str = "*"
    tests: list[str] = field(default_factory=list)


def _chains(selector: str) -> list[list[_Compound]] | None:
    chains: list[list[_Compound]] = []
    at, between = 0, ","
    while at < len(selector):
        compound = _Compound(between=between)
        start = at
        while part := _PART.match(selector, at):
            test = _test_of(part, is_first=at == start)
            if test is None:
                return None
            compound.tests.append(test)
            compound.tag = (part["tag"] or compound.tag).lower()
            at = part.end()
        if at == start:
            return None
        if between == ",":
            chains.append([])
        chains[-1].append(compound)
        if at < len(selector):
            gap = _BETWEEN.match(selector, at)
            if gap is None or gap.end() == len(selector):
                return None
            between, at = gap[1] or " ", gap.end()
    return chains


def _test_of(part: re.Match[str], *, is_first: bool) -> str | None:
    """Return the condition that one part of a compound sets; None if XPath cannot say it."""
    if part["tag"]:
        return ("true()" if part["tag"] == "*" else _tag_test(part["tag"])) if is_first else None
    if part["class"]:
        return f"contains(concat(' ', normalize-space(@class), ' '), ' {part['class']} ')"
    if part["id"]:
        return f"@id = '{part['id']}'"
    name, how, value = part["attribute"].lower(), part["how"], part["value"]
    if name in _FOLDED:
        return None
    return _attribute_test(f"@{name}", how, value)


def _tag_test(tag: str) -> str | None:
    return f"self::{tag.lower()}" if tag.isascii() else None


def _attribute_test(attribute: str, how: str | None, value: str | None) -> str | None:
    if how is None or value is None:
        return attribute
    plain = value[1:-1] if value[0] in "\"'" else value
    if "'" in plain or (how != "=" and not plain) or (how == "~=" and len(plain.split()) != 1):
        return None
    start = f"string-length({attribute}) - {len(plain) - 1}"
    return {
        "=": f"{attribute} = '{plain}'",
        "~=": f"contains(concat(' ', normalize-space({attribute}), ' '), ' {plain} ')",
        "|=": f"({attribute} = '{plain}' or starts-with({attribute}, '{plain}-'))",
        "^=": f"starts-with({attribute}, '{plain}')",
        "$=": f"substring({attribute}, {start}) = '{plain}'",
        "*=": f"contains({attribute}, '{plain}')",
    }[how]


def _test(chain: Sequence[_Compound]) -> str:
    """Return the condition on the last element of a chain, with those on what stands before."""
    test = " and ".join(chain[0].tests)
    for compound in chain[1:]:
        test = " and ".join([*compound.tests, f"{_AXES[compound.between]}[{test}]"])
    return test


_Copy = tuple[BeautifulSoup, dict[int, HtmlElement], dict[HtmlElement, Tag]]


def _copy_of(root: HtmlElement) -> _Copy:
    """Return the page as soupsieve reads it, and which elements its tags stand for."""
    soup = BeautifulSoup("", "lxml")
    elements: dict[int, HtmlElement] = {}
    tags: dict[HtmlElement, Tag] = {}
    for element in root.iter(lxml.etree.Element):
        tag = soup.new_tag(element.tag, attrs=dict(element.attrib))
        elements[id(tag)], tags[element] = element, tag
        parent = element.getparent()
        within = soup if element is root or parent is None else tags[parent]
        if text := _text_before(element):
            within.append(text)
        within.append(tag)
    for element, tag in tags.items():
        tail = (element[-1].tail if len(element) else element.text) or ""
        if tail:
            tag.append(tail)
    return soup, elements, tags


def _text_before(element: HtmlElement) -> str:
    before = element.getprevious()
    if before is not None:
        return before.tail or ""
    parent = element.getparent()
    return "" if parent is None else parent.text or ""
