"""The bytes of a feed cut into its entries and the frame around them, without parsing them.

What lies between the tags of one entry decides, with the frame, all that the entry says. So an
entry whose bytes are known can be left out before the document is decoded and parsed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from livefeed.kernel import compiled

_APART: Final = rb"<!--(?:[^-]++|-(?!->))*+-->|<!\[CDATA\[(?:[^\]]++|\](?!\]>))*+\]\]>"
# Possessive throughout, and what is broken ends the search: no byte is gone over twice. An entry
# within an entry is no entry here.
_ENTRY: Final = re.compile(
    rb"""%(apart)s
    |(?P<entry><(?P<name>item|entry)(?=[\s>])[^<>]*+>
        (?:[^<]++|%(apart)s|<(?!/?(?:item|entry)[\s>/]|!)[^<>]*+>)*+
        </(?P=name)\s*>)
    |(?P<broken><!--|<!\[CDATA\[|<(?:item|entry)[\s>/])"""
    % {b"apart": _APART},
    re.VERBOSE,
)
_SET_APART: Final = re.compile(_APART)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A document as the pieces between its entries, and those: one piece more than entries."""

    pieces: tuple[str, ...]
    entries: tuple[bytes, ...]  # UTF-8, if they are what they should be

    @property
    def frame(self) -> str:
        return "".join(self.pieces)

    @property
    def holder(self) -> str:
        """The document with an empty entry in the place of all, "" if they stand in several."""
        if any(map(str.strip, self.pieces[1:-1])):
            return ""
        name = "item" if self.entries[0].startswith(b"<item") else "entry"
        return f"{self.pieces[0]}<{name}/>{self.pieces[-1]}"

    def with_only(self, wanted: frozenset[int]) -> str:
        """Return the document with these of its entries alone, by their places.

        Raises:
            UnicodeDecodeError: one of them is not UTF-8.
        """
        told = [self.pieces[0]]
        for place, entry in enumerate(self.entries):
            if place in wanted:
                told.append(entry.decode())
            told.append(self.pieces[place + 1])
        return "".join(told)


def cut_up(body: bytes) -> Cut | None:
    """Return a feed in UTF-8 cut into frame and entries.

    None if it has none, if one depends on others, or if the frame is in another encoding.
    """
    spans = compiled.entries(body) if compiled else entries_here(body)
    if not spans:
        return None
    ends = (0, *(end for _, end in spans))
    starts = (*(start for start, _ in spans), len(body))
    try:
        pieces = tuple([body[end:start].decode() for end, start in zip(ends, starts, strict=True)])
    except UnicodeDecodeError:
        return None
    if "xmlns" in "".join(pieces[1:]):
        return None
    return Cut(pieces=pieces, entries=tuple([body[start:end] for start, end in spans]))


def entries_here(body: bytes) -> list[tuple[int, int]] | None:
    """Return where each entry begins and ends without the kernel.

    None where that is not sure, and where an entry declares a namespace: it could mean something
    for the next.
    """
    found = []
    for match in _ENTRY.finditer(body):
        if match["broken"]:
            return None
        if match["entry"]:
            if b"xmlns" in match[0] and b"xmlns" in _SET_APART.sub(b" ", match[0]):
                return None
            found.append(match.span())
    return found
