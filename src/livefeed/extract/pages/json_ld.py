"""JSON-LD in pages: the script blocks, and the nodes of a type in them."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from livefeed.extract.feeds.json_feed import load_json, string

Node = Mapping[str, object]

MAX_NODES: Final = 200_000  # values walked in one page

_SCRIPT: Final = re.compile(
    r"<script\b[^<>]*?type\s*=\s*[\"']?application/ld\+json[^<>]*>", re.IGNORECASE
)
_SCRIPT_END: Final = re.compile(r"</script", re.IGNORECASE)
_BEFORE: Final = ("<!--", "//<![CDATA[", "// <![CDATA[", "/*<![CDATA[*/", "<![CDATA[")
_BEHIND: Final = ("-->", "//]]>", "// ]]>", "/*]]>*/", "]]>")


def json_ld_of(page: str) -> tuple[list[object], list[str]]:
    """Return the values of a page's JSON-LD blocks, and the blocks that cannot be read."""
    values: list[object] = []
    broken: list[str] = []
    if "ld+json" not in page and "LD+JSON" not in page:
        return [], []
    for block in _blocks_of(page):
        try:
            values.append(_value_of(_unwrapped(block)))
        except ValueError:
            broken.append(block)
    return values, broken


def nodes_of_type(values: object, *types: str, without: str = "") -> Iterator[Node]:
    """Return every node of one of these types, outer ones first, wherever it is nested.

    Args:
        without: a member in which no such node is sought.
    """
    return (node for node in _nodes(values, without) if not _types_of(node).isdisjoint(types))


def resolved(nodes: Sequence[Node], values: object) -> list[Node]:
    """Return nodes as the document tells them where they only refer to one by its @id."""
    if not any(_is_reference(node) for node in nodes):
        return list(nodes)
    told: dict[object, Node] = {}
    for node in _nodes(values):
        if isinstance(node.get("@id"), str) and not _is_reference(node):
            told.setdefault(node["@id"], node)
    return [told.get(node.get("@id"), node) if _is_reference(node) else node for node in nodes]


def _is_reference(node: Node) -> bool:
    return "@id" in node and node.keys() <= {"@id", "@type"}


def _nodes(values: object, without: str = "") -> Iterator[Node]:
    waiting: list[object] = [values]
    for _ in range(MAX_NODES):
        if not waiting:
            return
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            waiting.extend(
                inner
                for name, inner in reversed(value.items())
                if isinstance(inner, dict | list) and name != without
            )
        elif isinstance(value, list):
            waiting.extend(v for v in reversed(value) if isinstance(v, dict | list))


def names_of(node: Node, member: str) -> str:
    """Return the names of the persons or organisations in a member, joined by commas."""
    values = node.get(member)
    everyone = values if isinstance(values, list) else [values]
    names = (
        one if isinstance(one, str) else string(one, "name")
        for one in everyone
        if isinstance(one, str | dict)
    )
    return ", ".join(dict.fromkeys(name.strip() for name in names if name.strip()))


def urls_of(node: Node, member: str) -> tuple[str, ...]:
    """Return the addresses in a member that holds URLs, objects with URLs, or a list of them."""
    values = node.get(member)
    several = values if isinstance(values, list) else [values]
    urls = (
        one if isinstance(one, str) else string(one, "url", "contentUrl")
        for one in several
        if isinstance(one, str | dict)
    )
    return tuple(dict.fromkeys(url for url in urls if url))


def _blocks_of(page: str) -> Iterator[str]:
    at = 0
    while (start := _SCRIPT.search(page, at)) and (end := _SCRIPT_END.search(page, start.end())):
        yield page[start.end() : end.start()]
        at = end.end()


def _unwrapped(block: str) -> str:
    """Return a script block without the comment or CDATA marks around it."""
    block = block.strip()
    for mark in _BEFORE:
        block = block.removeprefix(mark).lstrip()
    for mark in _BEHIND:
        block = block.removesuffix(mark).rstrip()
    return block


def _value_of(block: str) -> object:
    try:
        return load_json(block)
    except ValueError:
        if "&quot;" not in block:
            raise
        return load_json(entities.unescape(block))  # the whole block was escaped as if it were text


def _types_of(node: Node) -> set[str]:
    declared = node.get("@type")
    several = declared if isinstance(declared, list) else [declared]
    return {one.rsplit("/", 1)[-1] for one in several if isinstance(one, str)}
