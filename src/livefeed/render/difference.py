"""What an edit changed, word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final, Literal

from livefeed.model import Revision

MAX_WORDS: Final = 1_500  # longer texts are compared by paragraph: difflib is quadratic at worst
# Words with the vowel signs of Arabic and combining accents, spaces, single marks.
_WORD: Final = re.compile(
    r"[\w\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+|\s+|[^\w\s]"
)
_PARAGRAPH: Final = re.compile(r"[^\n]+\n*|\n+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A run of words that stayed, went or came."""

    kind: Literal["same", "removed", "added"]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """The difference between one revision and the one before it."""

    revision: Revision
    title: tuple[Segment, ...]
    text: tuple[Segment, ...]


def edits(revisions: Sequence[Revision]) -> tuple[Edit, ...]:
    """Return one edit per revision after the first, newest first."""
    return tuple(
        Edit(
            revision=newer,
            title=difference(older.title, newer.title),
            text=difference(older.text, newer.text),
        )
        for older, newer in pairwise(revisions)
    )[::-1]


def difference(before: str, after: str) -> tuple[Segment, ...]:
    """Return the runs that turn `before` into `after`, in reading order.

    The kept and removed runs together are `before`, the kept and added ones `after`. A space
    between two changed words is told with them, not as a run of its own.
    """
    old, new = _parts(before, after)
    segments: list[Segment] = []
    removed = added = ""
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[i:j]), "".join(new[k:m])
        if tag != "equal" or (come.isspace() and (removed or added) and m < len(new)):
            removed, added = removed + gone, added + come
            continue
        segments += _changed(removed, added)
        segments.append(Segment(kind="same", text=come))
        removed = added = ""
    return (*segments, *_changed(removed, added))


def _changed(removed: str, added: str) -> list[Segment]:
    segments = []
    if removed:
        segments.append(Segment(kind="removed", text=removed))
    if added:
        segments.append(Segment(kind="added", text=added))
    return segments


def _parts(before: str, after: str) -> tuple[list[str], list[str]]:
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) <= MAX_WORDS:
        return old, new
    return _PARAGRAPH.findall(before), _PARAGRAPH.findall(after)
