"""Entries that were cut out of a well-formed feed, each read by itself, in feedparser's words.

The kernel takes apart what is plain XML and the frame says what its names mean. The reference,
which also reads what the kernel leaves, is the document with only these entries in it.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from livefeed.extract.feeds import names
from livefeed.extract.feeds.elements import (
    Elements,
    UnusualError,
    attribute_name,
    expect,
    told_by,
)
from livefeed.extract.feeds.entry import EntryReader
from livefeed.extract.feeds.slices import Cut
from livefeed.extract.feeds.wellformed import (
    TOMBSTONE,
    Place,
    has_references,
    may_be_mended,
    read_wellformed,
)
from livefeed.kernel import Element, Kernel, compiled

_XML: Final = {"xml": "http://www.w3.org/XML/1998/namespace"}


def read_entries(
    cut: Cut, place: Place | None, wanted: Collection[int]
) -> list[dict[str, Any]] | None:
    """Return the entries that are wanted, in order; None where they are not surely read right.

    Args:
        place: where all of them stand, None if that is not one list.
    """
    if not wanted:
        return []
    if found := read_alone([cut.entries[at] for at in sorted(wanted)], place):
        return found
    try:
        plain = read_wellformed(cut.with_only(frozenset(wanted)))
    except UnicodeDecodeError:
        return None
    return plain.entries if plain and len(plain.entries) == len(wanted) else None


def read_alone(entries: list[bytes], place: Place | None) -> list[dict[str, Any]] | None:
    """Return what each entry says; None without the kernel, or if one is more than plain."""
    if compiled is None or place is None:
        return None
    at = _CutElements(compiled, place, b"".join(entries))
    reader = EntryReader(at, is_atom=place.is_atom)
    try:
        parsed = [at.parsed(entry.decode()) for entry in entries]
        return [reader.read_entry(entry, place.language) for entry in parsed]
    except (UnusualError, UnicodeDecodeError):
        return None


class _CutElements(Elements[Element]):
    """The elements of entries by themselves; each knows its name."""

    def __init__(self, kernel: Kernel, place: Place, body: bytes) -> None:
        super().__init__(
            base=place.base,
            has_references=has_references(body),
            may_be_mended=may_be_mended(body),
        )
        self._kernel = kernel
        self._names = _Names(place.namespaces)
        self._attribute_names = _AttributeNames(place.namespaces | _XML)

    def parsed(self, text: str) -> Element:
        text = text.replace("\r\n", "\n") if "\r" in text else text
        found = self._kernel.element(text, self._names, self._attribute_names)
        if found is None:
            raise UnusualError
        return found

    def children(self, parent: Element) -> list[tuple[Element, str]]:
        return [(child, child.name) for child in parent]

    def name(self, element: Element) -> str:
        return element.name

    def scope(self, element: Element, inherited: str | None) -> tuple[str | None, dict[str, str]]:
        found = element.attributes
        return (inherited, {}) if found is None else (told_by(found, inherited), found)


class _Names(dict[str, str]):
    """Names as feedparser has them, by what is written; filled as they are met."""

    def __init__(self, namespaces: dict[str, str]) -> None:
        self.namespaces = namespaces

    def __missing__(self, written: str) -> str:
        prefix, _, local = written.rpartition(":")
        name = self[written] = self.called(prefix, local)
        return name

    def called(self, prefix: str, local: str) -> str:
        uri = self.namespaces.get(prefix, "")
        expect(bool(uri) or not prefix)
        name = names.name_of(f"{{{uri}}}{local}" if uri else local, prefix or None)
        expect(bool(name) and local != TOMBSTONE)
        return name


class _AttributeNames(_Names):
    def called(self, prefix: str, local: str) -> str:
        expect(not prefix or prefix in self.namespaces)
        expect(local.lower() != "base")  # of one that is not the root's only feedparser knows
        return attribute_name(f"{{{self.namespaces[prefix]}}}{local}" if prefix else local)
