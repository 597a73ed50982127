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
_WORD: Final = re.compile(r"\S+\s*|\s+")
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

    The kept and removed runs together are `before`, the kept and added ones `after`.
    """
    old, new = _parts(before, after)
    segments: list[Segment] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            segments.append(Segment(kind="same", text="".join(new[k:m])))
            continue
        if j > i:
            segments.append(Segment(kind="removed", text="".join(old[i:j])))
        if m > k:
            segments.append(Segment(kind="added", text="".join(new[k:m])))
    return tuple(segments)


def _parts(before: str, after: str) -> tuple[list[str], list[str]]:
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) <= MAX_WORDS:
        return old, new
    return _PARAGRAPH.findall(before), _PARAGRAPH.findall(after)
