"""Which changes may tell other facts: most hold no word that tells one, and are passed over."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from livefeed.dedup.alignment import Change, aligned, is_rewritten
from livefeed.dedup.lexicon import denies, says_nothing
from livefeed.dedup.measures import is_money
from livefeed.dedup.names import ANNOUNCING, HAN_KINDS, MOST_WORDS
from livefeed.dedup.numbers import may_tell_number
from livefeed.dedup.outcomes import may_be_outcome
from livefeed.dedup.persons import is_given_name
from livefeed.dedup.places import is_part_of_place
from livefeed.kernel import compiled

# Of words, and of changes that hold such words on both sides; a denial may stand on one.
NUMBER: Final = 1
OUTCOME: Final = 2
PLACE: Final = 4  # or person
DENIAL: Final = 8
# Of changes: the words beside them announce a name, or tell numbers as those on their one side do.
NAME: Final = 16
CUT: Final = 32
# Of words: what a name may stand after, or before.
_ANNOUNCING: Final = 16
_KIND: Final = 32
_SILENT: Final = 64  # prepositions, articles and their like


def changes(one: str, other: str) -> list[Change]:
    """Return the places in which two texts of folded words differ, and what each may tell."""
    if one == other:
        return []
    if compiled is None:
        return changes_here(one, other)
    return compiled.changes(one, other, signs, Change)


def changes_here(one: str, other: str) -> list[Change]:
    """Return the same without the kernel."""
    older, newer = one.split(), other.split()
    return [
        change._replace(
            tells=_tells(older, newer, change), is_silent=_is_silent(older, newer, change)
        )
        for change in aligned(older, newer)
    ]


def signs(word: str) -> int:
    """Return what a word may tell, or announce: the constants above added up."""
    return (
        NUMBER * (may_tell_number(word) or is_money(word))
        | OUTCOME * may_be_outcome(word)
        | PLACE * (is_part_of_place(word) or is_given_name(word))
        | DENIAL * denies(word)
        | _ANNOUNCING * (word in ANNOUNCING)
        | _KIND * (word in HAN_KINDS)
        | _SILENT * says_nothing(word)
    )


_signs = lru_cache(maxsize=8192)(signs)


def _tells(older: Sequence[str], newer: Sequence[str], change: Change) -> int:
    """Return what a change may tell; a rewritten passage does so where it is part of a number."""
    if is_rewritten(change) and not _may_be_cut(older, change):
        return 0
    here, there = _all_signs(older[change.i1 : change.i2]), _all_signs(newer[change.j1 : change.j2])
    is_cut = (here | there) & NUMBER and _may_be_cut(older, change)
    if is_rewritten(change):
        return CUT if is_cut else 0
    told = (here & there & (NUMBER | OUTCOME | PLACE)) | ((here | there) & DENIAL)
    return told | (CUT if is_cut else 0) | _named(older, change)


def _is_silent(older: Sequence[str], newer: Sequence[str], change: Change) -> bool:
    """Tell whether no word says anything by itself; a rewritten passage is not looked into."""
    words = (*older[change.i1 : change.i2], *newer[change.j1 : change.j2])
    return not is_rewritten(change) and all(_signs(word) & _SILENT for word in words)


def _all_signs(words: Sequence[str]) -> int:
    found = 0
    for word in words:
        found |= _signs(word)
    return found


def _may_be_cut(older: Sequence[str], change: Change) -> bool:
    """Tell whether a numeral may be added to, or dropped from, a number of several words."""
    if (change.i1 == change.i2) == (change.j1 == change.j2):
        return False
    beside = _signs(older[change.i1 - 1]) if change.before else 0
    if change.after:
        beside |= _signs(older[change.i2])
    return bool(beside & NUMBER)


def _named(older: Sequence[str], change: Change) -> int:
    """Return NAME where `names.other_name` may find one."""
    if change.after and _signs(older[change.i2]) & _KIND:
        return NAME
    size = change.i2 - change.i1
    if not (1 <= size == change.j2 - change.j1 <= MOST_WORDS and change.before > 1 < change.after):
        return 0
    before = _signs(older[change.i1 - 2]) | _signs(older[change.i1 - 1])
    return NAME if before & _ANNOUNCING else 0
