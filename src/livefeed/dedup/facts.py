"""The facts guard: what tells a development from a duplicate of the same words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property, partial
from typing import Final

from livefeed.dedup.agreement import is_round_figure, unmatched
from livefeed.dedup.alignment import Change, changes
from livefeed.dedup.facing import facing
from livefeed.dedup.lexicon import AFFIRMED_AFTER_NO, NEGATIONS, exclude_each_other
from livefeed.dedup.measures import (
    are_other_measures,
    is_measured,
    is_said_round,
    names_zone,
)
from livefeed.dedup.names import bare_name, other_name, other_place, places
from livefeed.dedup.numbers import Number, NumbersNear, implied_one, numbers
from livefeed.dedup.numerals import is_scale
from livefeed.dedup.signs import DENIAL, NUMBER, OUTCOME, PLACE, may_differ, signs
from livefeed.dedup.spelling import are_alike
from livefeed.model import FactDifference

_MOST_DENIED: Final = 3  # words per side of a change that only denies
_ONE: Final = Decimal(1)
_WINDOW: Final = 2  # words on either side that belong to a number
_GOES_ON: Final = 6  # words after which ولا is a denial of its own
_AND: Final = re.compile(r"^[وفبل](?=انلا|الا)")
_LONG: Final = 60  # words from which a text may tell the same values, or digits, in another order
_COMMON_VALUE: Final = 12  # up to here a value stands in most long texts
_FIRST_YEAR: Final = 1000
_FIRST_FROM_RIGHT: Final = "\u0590"  # the first letter that is typeset from right to left
_HIJRI: Final = re.compile(
    r"[0-9]{1,4}ه|ه|هجري|هجريه|(?:[0-9]{1,2})?(?:شوال|رمضان|محرم|صفر|رجب|شعبان|القعده|الحجه)"
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
        aligned = changes(" ".join(older), " ".join(newer))
    compared = facing(aligned, min(len(older), len(newer)), partial(may_differ, older, newer))
    if not compared:
        return ()
    guard = _Guard(older, newer)
    found = (guard.difference(change) for change in compared)
    return tuple(dict.fromkeys(difference for difference in found if difference))


def shared_facts(older: Sequence[str], newer: Sequence[str]) -> tuple[str, ...]:
    """Return the numbers and places that both texts tell, in the words and order of the newer."""
    values = {number.value for number in numbers(older)}
    told = [" ".join(newer[n.start : n.end]) for n in numbers(newer) if n.value in values]
    both = places(older, 0, len(older)) & places(newer, 0, len(newer))
    named = [word for at, word in enumerate(newer) if both & places([word], 0, 1)] if both else []
    return tuple(dict.fromkeys((*told, *named)))


def names_changed(facts: Sequence[FactDifference]) -> int:
    """Return how many names stand in the place of others, each counted once."""
    return len({bare_name(fact.before) for fact in facts if fact.kind == "name"})


class _Guard:
    """Two aligned texts with the numbers and negations they hold."""

    def __init__(self, older: Sequence[str], newer: Sequence[str]) -> None:
        self._older, self._newer = older, newer
        self._is_long = min(len(older), len(newer)) >= _LONG
        self._numbers = NumbersNear(older), NumbersNear(newer)

    @cached_property
    def _is_denied(self) -> bool:
        """The same number of denials on both sides: a sentence was put otherwise, not denied."""
        older, newer = self._older, self._newer
        return _negations(older, 0, len(older)) != _negations(newer, 0, len(newer))

    def difference(self, change: Change) -> FactDifference | None:
        here = signs(self._older[change.i1 : change.i2])
        there = signs(self._newer[change.j1 : change.j2])
        both, found = here & there, None
        if both & NUMBER:
            found = self._number(change)
        if not found and both & OUTCOME:
            found = self._outcome(change)
        if not found:
            found = self._name(change, is_place=bool(both & PLACE))
        if not found and (here | there) & DENIAL and self._is_denied:
            found = self._negation(change)
        return found

    def _number(self, change: Change) -> FactDifference | None:
        """Compare the values in and beside a change; both must hold one that the other lacks."""
        here = self._numbers[0].within(change.i1 - _WINDOW, change.i2 + _WINDOW)
        there = self._numbers[1].within(change.j1 - _WINDOW, change.j2 + _WINDOW)
        left = _within(here, change.i1, change.i2)
        right = _within(there, change.j1, change.j2)
        if max(change.i2 - change.i1, change.j2 - change.j1) > 1:
            left = [n for n in left if not n.is_day]  # أمس الأول against a date
            right = [n for n in right if not n.is_day]
        if _tell_other_things(left, right):
            return None
        one_left = (
            not left
            and implied_one(self._older, change.i1, change.i2)
            and _count_things(self._newer, right)
        )
        one_right = (
            not right
            and implied_one(self._newer, change.j1, change.j2)
            and _count_things(self._older, left)
        )
        if not (left or one_left) or not (right or one_right) or (one_left and one_right):
            return None
        only_here, only_there = unmatched(
            [*(n.value for n in here), *[_ONE] * one_left],
            [*(n.value for n in there), *[_ONE] * one_right],
            is_mirrored=self._is_long and self._older[0][0] >= _FIRST_FROM_RIGHT,
        )
        if not any(n.is_month for n in here) or not any(n.is_month for n in there):
            months = {n.value for n in (*here, *there) if n.is_month}  # told by one of them only
            only_here = [value for value in only_here if value not in months]
            only_there = [value for value in only_there if value not in months]
        if self._is_elsewhere(only_here, only_there) or self._is_one_time(change):
            return None
        # What only the words beside the change tell otherwise is another change, or none.
        alone_left = [n for n in left if n.value in only_here]
        alone_right = [n for n in right if n.value in only_there]
        if alone_left and alone_right:
            if not self._contradict(alone_left, alone_right):
                return None
        elif not (alone_left or one_left) or not (alone_right or one_right):
            return None
        return FactDifference(
            kind="number",
            before=_words(self._older, change.i1, change.i2, left),
            after=_words(self._newer, change.j1, change.j2, right),
        )

    def _contradict(self, left: list[Number], right: list[Number]) -> bool:
        """Tell whether numbers that one text lacks say something else than those of the other.

        They do not where one is the other in round figures, and where they count other things.
        """
        older, newer = self._older, self._newer
        for one in tuple(left):
            if other := next((n for n in right if self._is_rounded(one, n)), None):
                left.remove(one)
                right.remove(other)
        return any(not are_other_measures(older, a, newer, b) for a in left for b in right)

    def _is_rounded(self, one: Number, other: Number) -> bool:
        """Tell whether one of two numbers is the other one in round figures, and says so.

        A fifth is 20 per cent, and 5ر6 may be 6.5.
        """
        if other.value in (one.per_cent, one.mirrored):
            return True
        if one.value in (other.per_cent, other.mirrored):
            return True
        told = ((self._older, one, other.value), (self._newer, other, one.value))
        in_scales = self._older[one.end - 1] != self._newer[other.end - 1]
        return any(
            is_round_figure(number.value, exact)
            for words, number, exact in told
            if is_said_round(words, number) or (in_scales and is_scale(words[number.end - 1]))
        )

    def _is_one_time(self, change: Change) -> bool:
        """Tell whether a change is from one calendar to another, or from one time zone."""
        older, newer = (self._older, change.i1, change.i2), (self._newer, change.j1, change.j2)
        return _is_hijri(*older) != _is_hijri(*newer) or names_zone(*older) != names_zone(*newer)

    def _is_elsewhere(self, only_here: list[Decimal], only_there: list[Decimal]) -> bool:
        """Tell whether the same values stand in another order, in long texts."""
        if not self._is_long:
            return False
        if min((*only_here, *only_there), default=0) <= _COMMON_VALUE:
            return False
        older, newer = self._values
        return newer.issuperset(only_here) and older.issuperset(only_there)

    @cached_property
    def _values(self) -> tuple[set[Decimal], set[Decimal]]:
        older, newer = numbers(self._older), numbers(self._newer)
        return {n.value for n in older}, {n.value for n in newer}

    def _outcome(self, change: Change) -> FactDifference | None:
        right = self._newer[change.j1 : change.j2]
        for one in self._older[change.i1 : change.i2]:
            for other in right:
                if exclude_each_other(one, other):
                    return FactDifference(kind="outcome", before=one, after=other)
        return None

    def _name(self, change: Change, *, is_place: bool) -> FactDifference | None:
        older, newer = self._older, self._newer
        if not (is_place and other_place(older, newer, change)) and not other_name(
            older, newer, change
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
        if not (change.before and change.after) and _other_wording(
            self._older[change.i1 : change.i2], self._newer[change.j1 : change.j2]
        ):
            return None  # beyond an end of a text there is no telling what else was told
        return FactDifference(
            kind="negation",
            before=" ".join(self._older[change.i1 : change.i2 + 1]),
            after=" ".join(self._newer[change.j1 : change.j2 + 1]),
        )


def _tell_other_things(left: list[Number], right: list[Number]) -> bool:
    """Tell whether a year stands in the place of an amount, or has lost a digit."""
    here, there = (any(n.is_year for n in found) for found in (left, right))
    is_broken = any(n.is_year and n.value < _FIRST_YEAR for n in (*left, *right))
    return is_broken or (bool(left and right) and here != there)


def _count_things(words: Sequence[str], found: list[Number]) -> bool:
    """Tell whether one of some numbers, if there are any, is no amount of money and the like.

    An amount of money does not stand in the place of one governorate.
    """
    return not found or not all(is_measured(words, number) for number in found)


def _within(found: list[Number], start: int, end: int) -> list[Number]:
    return [n for n in found if n.start < end and n.end > start]


def _words(words: Sequence[str], start: int, end: int, found: list[Number]) -> str:
    """Return the changed words with the whole of the numbers they touch."""
    start = min([start, *(n.start for n in found)])
    end = max([end, *(n.end for n in found)])
    return " ".join(words[start:end])


def _joined(words: Sequence[str]) -> str:
    """Return words as they are when typed without spaces: بان لا is الا, لا يبرر is لايبرر."""
    return _AND.sub("", "".join(words)).replace("انلا", "الا")


def _is_hijri(words: Sequence[str], start: int, end: int) -> bool:
    near = words[max(start - _WINDOW, 0) : end + _WINDOW]
    return any(_HIJRI.fullmatch(word) for word in near)


def _other_wording(here: Sequence[str], there: Sequence[str]) -> bool:
    """Tell whether one side holds words, besides what denies, that the other lacks in any form."""
    left = [word for word in here if word not in NEGATIONS]
    right = [word for word in there if word not in NEGATIONS]
    return not (_are_among(left, right) and _are_among(right, left))


def _are_among(words: Sequence[str], others: Sequence[str]) -> bool:
    return all(any(are_alike(word, other) for other in others) for word in words)


def _negations(words: Sequence[str], start: int, end: int) -> int:
    """Return how many of these words deny what follows."""
    return sum(words[at] in NEGATIONS and not _is_idle(words, at) for at in range(start, end))


def _is_idle(words: Sequence[str], at: int) -> bool:
    """Tell whether a word denies nothing: لا شك, or ولا that goes on with لم before it."""
    if at + 1 < len(words) and words[at + 1] in AFFIRMED_AFTER_NO:
        return True
    before = words[max(at - _GOES_ON, 0) : at]
    return words[at] == "ولا" and any(word in NEGATIONS for word in before)
