"""The text of a feed cut into its entries and the frame around them, without parsing it.

What lies between the tags of one entry decides, with the frame, all that the entry says. So an
entry whose text is known can be left out before the document is parsed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from livefeed.kernel import compiled

# Possessive throughout, and what is broken ends the search: no text is gone over twice. An entry
# within an entry is no entry here.
_ENTRY: Final = re.compile(
    r"""<!--(?:[^-]++|-(?!->))*+-->|<!\[CDATA\[(?:[^\]]++|\](?!\]>))*+\]\]>
    |(?P<entry><(?P<name>item|entry)(?=[\s>])
        (?:[^<]++
        |<!\[CDATA\[(?:[^\]]++|\](?!\]>))*+\]\]>
        |<!--(?:[^-]++|-(?!->))*+-->
        |<(?!/?(?:item|entry)[\s>/]|!)[^<>]*+>
        )*+</(?P=name)\s*>)
    |(?P<broken><!--|<!\[CDATA\[|<(?:item|entry)[\s>/])""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A document as the pieces between its entries, and those: one piece more than entries."""

    pieces: tuple[str, ...]
    entries: tuple[str, ...]

    @property
    def frame(self) -> str:
        return "".join(self.pieces)

    @property
    def holder(self) -> str:
        """The document with an empty entry in the place of all, "" if they stand in several."""
        if any(map(str.strip, self.pieces[1:-1])):
            return ""
        name = "item" if self.entries[0].startswith("<item") else "entry"
        return f"{self.pieces[0]}<{name}/>{self.pieces[-1]}"

    def with_only(self, wanted: frozenset[int]) -> str:
        """Return the document with these of its entries alone, by their places."""
        told = [self.pieces[0]]
        for place, entry in enumerate(self.entries):
            if place in wanted:
                told.append(entry)
            told.append(self.pieces[place + 1])
        return "".join(told)


def cut_up(text: str) -> Cut | None:
    """Return a feed cut into frame and entries; None if it has none, or one depends on others."""
    spans = compiled.entries(text) if compiled else entries_here(text)
    # A namespace that is declared in one entry could mean something for the next.
    if not spans or text.find("xmlns", spans[0][0]) >= 0:
        return None
    ends = (0, *(end for _, end in spans))
    starts = (*(start for start, _ in spans), len(text))
    return Cut(
        pieces=tuple([text[end:start] for end, start in zip(ends, starts, strict=True)]),
        entries=tuple([text[start:end] for start, end in spans]),
    )


def entries_here(text: str) -> list[tuple[int, int]] | None:
    """Return where each entry begins and ends without the kernel; None where that is not sure."""
    found = []
    for match in _ENTRY.finditer(text):
        if match["broken"]:
            return None
        if match["entry"]:
            found.append(match.span())
    return found
