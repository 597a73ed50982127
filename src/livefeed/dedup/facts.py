"""The facts guard: what tells a development from a duplicate of the same words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from livefeed.dedup.alignment import Change, changes
from livefeed.dedup.lexicon import AFFIRMED_AFTER_NO, NEGATIONS, outcomes
from livefeed.dedup.names import bare_name, other_name, other_place
from livefeed.dedup.numbers import Number, implied_one, numbers, unmatched
from livefeed.model import FactDifference

_MOST_CHANGED: Final = 5  # words per side; beyond, a passage was rewritten and nothing lines up
_EQUAL_AROUND: Final = 4  # words that must be the same around a change
_MOST_DENIED: Final = 3  # words per side of a change that only denies
_ONE: Final = Decimal(1)
_WINDOW: Final = 2  # words on either side that belong to a number
_HIJRI: Final = re.compile(
    r"14[0-9]{2}ه|ه|هجري|هجريه|(?:[0-9]{1,2})?(?:شوال|رمضان|محرم|صفر|رجب|شعبان|القعده|الحجه)"
)


def fact_differences(
    older: Sequence[str], newer: Sequence[str], aligned: Sequence[Change] | None = None
) -> tuple[FactDifference, ...]:
    """Return the facts that two texts of the same words tell differently.

    These are numbers, outcomes, names and negations.

    Args:
        older: folded words.
        newer: folded words.
        aligned: their `changes` if they are known already.
    """
    if aligned is None:
        aligned = changes(older, newer)
    needed = min(_EQUAL_AROUND, max(1, min(len(older), len(newer)) // 3))
    facing = [
        _facing(change) for at, change in enumerate(aligned) if _equal_around(aligned, at) >= needed
    ]
    facing = [c for c in facing if max(c.i2 - c.i1, c.j2 - c.j1) <= _MOST_CHANGED]
    if not facing:
        return ()
    guard = _Guard(older, newer)
    found = (guard.difference(change) for change in facing)
    return tuple(dict.fromkeys(difference for difference in found if difference))


def names_changed(facts: Sequence[FactDifference]) -> int:
    """Return how many names stand in the place of others, each counted once."""
    return len({bare_name(fact.before) for fact in facts if fact.kind == "name"})


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
    if not both or (change.before and change.after) or _is_small(change):
        return change
    if not change.before:
        return replace(change, i1=change.i2 - both, j1=change.j2 - both)
    return replace(change, i2=change.i1 + both, j2=change.j1 + both)


class _Guard:
    """Two aligned texts with the numbers and negations they hold."""

    def __init__(self, older: Sequence[str], newer: Sequence[str]) -> None:
        self._older, self._newer = older, newer
        self._numbers = numbers(older), numbers(newer)
        # The same number of them on both sides: a sentence was put otherwise, not denied.
        self._is_denied = _negations(older, 0, len(older)) != _negations(newer, 0, len(newer))

    def difference(self, change: Change) -> FactDifference | None:
        found = None
        if change.i2 > change.i1 and change.j2 > change.j1:
            found = self._number(change) or self._outcome(change) or self._name(change)
        return found or (self._negation(change) if self._is_denied else None)

    def _number(self, change: Change) -> FactDifference | None:
        """Compare the values in and beside a change; both must hold one that the other lacks."""
        left = _within(self._numbers[0], change.i1, change.i2)
        right = _within(self._numbers[1], change.j1, change.j2)
        if max(change.i2 - change.i1, change.j2 - change.j1) > 1:
            left = [n for n in left if not n.is_day]  # أمس الأول against a date
            right = [n for n in right if not n.is_day]
        one_left = not left and implied_one(self._older, change.i1, change.i2)
        one_right = not right and implied_one(self._newer, change.j1, change.j2)
        if not (left or one_left) or not (right or one_right) or (one_left and one_right):
            return None
        here = _within(self._numbers[0], change.i1 - _WINDOW, change.i2 + _WINDOW)
        there = _within(self._numbers[1], change.j1 - _WINDOW, change.j2 + _WINDOW)
        only_here, only_there = unmatched(
            [*(n.value for n in here), *[_ONE] * one_left],
            [*(n.value for n in there), *[_ONE] * one_right],
        )
        if not any(n.is_month for n in here) or not any(n.is_month for n in there):
            months = {n.value for n in (*here, *there) if n.is_month}  # told by one of them only
            only_here = [value for value in only_here if value not in months]
            only_there = [value for value in only_there if value not in months]
        # What only the words beside the change tell otherwise is another change, or none.
        if not (one_left or any(n.value in only_here for n in left)):
            return None
        if not (one_right or any(n.value in only_there for n in right)):
            return None
        if _is_hijri(self._older, change.i1, change.i2) != _is_hijri(
            self._newer, change.j1, change.j2
        ):
            return None  # one day in two calendars
        return FactDifference(
            kind="number",
            before=_words(self._older, change.i1, change.i2, left),
            after=_words(self._newer, change.j1, change.j2, right),
        )

    def _outcome(self, change: Change) -> FactDifference | None:
        right = self._newer[change.j1 : change.j2]
        for one in self._older[change.i1 : change.i2]:
            for line, side in outcomes(one):
                for other in right:
                    if (line, not side) in outcomes(other):
                        return FactDifference(kind="outcome", before=one, after=other)
        return None

    def _name(self, change: Change) -> FactDifference | None:
        if not (
            other_place(self._older, self._newer, change)
            or other_name(self._older, self._newer, change)
        ):
            return None
        return FactDifference(
            kind="name",
            before=" ".join(self._older[change.i1 : change.i2]),
            after=" ".join(self._newer[change.j1 : change.j2]),
        )

    def _negation(self, change: Change) -> FactDifference | None:
        if max(change.i2 - change.i1, change.j2 - change.j1) > _MOST_DENIED:
            return None
        if _joined(self._older[change.i1 : change.i2]) == _joined(
            self._newer[change.j1 : change.j2]
        ):
            return None
        here = _negations(self._older, change.i1, change.i2)
        there = _negations(self._newer, change.j1, change.j2)
        if bool(here) == bool(there):
            return None
        return FactDifference(
            kind="negation",
            before=" ".join(self._older[change.i1 : change.i2 + 1]),
            after=" ".join(self._newer[change.j1 : change.j2 + 1]),
        )


def _within(found: list[Number], start: int, end: int) -> list[Number]:
    return [n for n in found if n.start < end and n.end > start]


def _words(words: Sequence[str], start: int, end: int, found: list[Number]) -> str:
    """Return the changed words with the whole of the numbers they touch."""
    start = min([start, *(n.start for n in found)])
    end = max([end, *(n.end for n in found)])
    return " ".join(words[start:end])


def _joined(words: Sequence[str]) -> str:
    """Return words as they are when typed without spaces: ان لا is الا, لا يبرر is لايبرر."""
    return "".join(words).replace("انلا", "الا")


def _is_hijri(words: Sequence[str], start: int, end: int) -> bool:
    near = words[max(start - _WINDOW, 0) : end + _WINDOW]
    return any(_HIJRI.fullmatch(word) for word in near)


def _negations(words: Sequence[str], start: int, end: int) -> int:
    """Return how many of these words deny what follows."""
    return sum(
        words[at] in NEGATIONS and not (at + 1 < len(words) and words[at + 1] in AFFIRMED_AFTER_NO)
        for at in range(start, end)
    )
