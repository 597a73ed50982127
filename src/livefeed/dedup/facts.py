"""The facts guard: what tells a development from a duplicate of the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from livefeed.dedup.alignment import Change, changes
from livefeed.dedup.lexicon import AFFIRMED_AFTER_NO, NEGATIONS, outcomes
from livefeed.dedup.numbers import Number, implied_one, numbers
from livefeed.model import FactDifference

_MOST_CHANGED: Final = 5  # words per side; beyond, a passage was rewritten and nothing lines up
_EQUAL_AROUND: Final = 4  # words that must be the same around a change
_WINDOW: Final = 2  # words on either side that belong to a number


def fact_differences(
    older: Sequence[str], newer: Sequence[str], aligned: Sequence[Change] | None = None
) -> tuple[FactDifference, ...]:
    """Return the numbers, outcomes and negations that two texts of the same words tell differently.

    Args:
        older: folded words.
        newer: folded words.
        aligned: their `changes` if they are known already.
    """
    if aligned is None:
        aligned = changes(older, newer)
    if not aligned:
        return ()
    needed = min(_EQUAL_AROUND, max(1, min(len(older), len(newer)) // 3))
    values = _Values(numbers(older)), _Values(numbers(newer))
    found: list[FactDifference] = []
    for at, change in enumerate(aligned):
        if _equal_around(aligned, at) < needed:
            continue
        facing = _facing(change)
        if max(facing.i2 - facing.i1, facing.j2 - facing.j1) > _MOST_CHANGED:
            continue
        difference = _difference(older, newer, facing, values)
        if difference and difference not in found:
            found.append(difference)
    return tuple(found)


def _equal_around(aligned: Sequence[Change], at: int) -> int:
    """Return how many equal words surround a change, across the small ones beside it."""
    equal = aligned[at].before + aligned[at].after
    if at and _is_small(aligned[at - 1]):
        equal += aligned[at - 1].before
    if at + 1 < len(aligned) and _is_small(aligned[at + 1]):
        equal += aligned[at + 1].after
    return equal


def _is_small(change: Change) -> bool:
    return max(change.i2 - change.i1, change.j2 - change.j1) <= _WINDOW


def _facing(change: Change) -> Change:
    """Return the words that face each other where one text begins or ends with more of them.

    A publisher's furniture before the first word or after the last one would hide its change.
    """
    both = min(change.i2 - change.i1, change.j2 - change.j1)
    if not both or (change.before and change.after):
        return change
    if not change.before:
        return replace(change, i1=change.i2 - both, j1=change.j2 - both)
    return replace(change, i2=change.i1 + both, j2=change.j1 + both)


class _Values:
    """The numbers of one text, for looking up which of them touch some of its words."""

    def __init__(self, found: list[Number]) -> None:
        self._found = found

    def within(self, start: int, end: int) -> list[Number]:
        return [n for n in self._found if n.start < end and n.end > start]


def _difference(
    older: Sequence[str], newer: Sequence[str], change: Change, values: tuple[_Values, _Values]
) -> FactDifference | None:
    left, right = older[change.i1 : change.i2], newer[change.j1 : change.j2]
    if left and right:
        if found := _changed_number(older, newer, change, values):
            return found
        if found := _changed_outcome(left, right):
            return found
    return _changed_negation(older, newer, change)


def _changed_number(
    older: Sequence[str], newer: Sequence[str], change: Change, values: tuple[_Values, _Values]
) -> FactDifference | None:
    """Compare the values in and beside a change; both sides must hold one that the other lacks."""
    left = values[0].within(change.i1, change.i2)
    right = values[1].within(change.j1, change.j2)
    is_one_left = not left and implied_one(older[change.i1 : change.i2])
    is_one_right = not right and implied_one(newer[change.j1 : change.j2])
    if not (left or right) or not (left or is_one_left) or not (right or is_one_right):
        return None
    here = _counted(values[0].within(change.i1 - _WINDOW, change.i2 + _WINDOW), is_one=is_one_left)
    there = _counted(
        values[1].within(change.j1 - _WINDOW, change.j2 + _WINDOW), is_one=is_one_right
    )
    if not (here - there and there - here):
        return None
    return FactDifference(
        kind="number",
        before=_words(older, change.i1, change.i2, left),
        after=_words(newer, change.j1, change.j2, right),
    )


def _counted(found: list[Number], *, is_one: bool) -> Counter[Decimal]:
    return Counter([*(n.value for n in found), *([Decimal(1)] if is_one else [])])


def _words(words: Sequence[str], start: int, end: int, found: list[Number]) -> str:
    """Return the changed words with the whole of the numbers they touch."""
    start = min([start, *(n.start for n in found)])
    end = max([end, *(n.end for n in found)])
    return " ".join(words[start:end])


def _changed_outcome(left: Sequence[str], right: Sequence[str]) -> FactDifference | None:
    for one in left:
        for line, side in outcomes(one):
            for other in right:
                if (line, not side) in outcomes(other) and one != other:
                    return FactDifference(kind="outcome", before=one, after=other)
    return None


def _changed_negation(
    older: Sequence[str], newer: Sequence[str], change: Change
) -> FactDifference | None:
    if change.i2 - change.i1 > 3 or change.j2 - change.j1 > 3:
        return None
    here = _negations(older, change.i1, change.i2)
    there = _negations(newer, change.j1, change.j2)
    if bool(here) == bool(there):
        return None
    return FactDifference(
        kind="negation",
        before=" ".join(older[change.i1 : change.i2 + (not there)]),
        after=" ".join(newer[change.j1 : change.j2 + (not here)]),
    )


def _negations(words: Sequence[str], start: int, end: int) -> list[str]:
    return [
        words[at]
        for at in range(start, end)
        if words[at] in NEGATIONS
        and not (at + 1 < len(words) and words[at + 1] in AFFIRMED_AFTER_NO)
    ]
