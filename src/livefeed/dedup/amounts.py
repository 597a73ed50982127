"""Whether two aligned texts tell other numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import product
from typing import Final

from livefeed.dedup.agreement import is_nearly, is_round_figure, unmatched
from livefeed.dedup.alignment import Change
from livefeed.dedup.measures import (
    are_one_amount,
    are_one_hour,
    are_other_measures,
    is_measured,
    is_money,
    is_said_round,
    money_at,
    names_zone,
)
from livefeed.dedup.numbers import Number, NumbersNear, implied_one, may_tell_number, numbers
from livefeed.dedup.numerals import is_scale
from livefeed.model import FactDifference

_ONE: Final = Decimal(1)
_WINDOW: Final = 2  # words on either side that belong to a number
_LONG: Final = 60  # words from which a text may tell the same values, or digits, in another order
_COMMON_VALUE: Final = 12  # up to here a value stands in most long texts
_FIRST_YEAR: Final = 1000
_FIRST_FROM_RIGHT: Final = "\u0590"  # the first letter that is typeset from right to left
_HIJRI: Final = re.compile(
    r"[0-9]{1,4}ه|ه|هجري|هجريه|(?:[0-9]{1,2})?(?:شوال|رمضان|محرم|صفر|رجب|شعبان|القعده|الحجه)"
)


class Amounts:
    """The numbers of two aligned texts."""

    def __init__(self, older: Sequence[str], newer: Sequence[str]) -> None:
        self._older, self._newer = older, newer
        self._is_long = min(len(older), len(newer)) >= _LONG
        self._numbers = NumbersNear(older), NumbersNear(newer)

    def difference(self, change: Change) -> FactDifference | None:
        """Compare the values in and beside a change; both must hold one that the other lacks."""
        if self._tell_one_value(change):
            return None
        return self._other_money(change) or self._difference(change)

    def _other_money(self, change: Change) -> FactDifference | None:
        """Return a change of the currency in which the same amount is told."""
        if not any(map(is_money, self._older[change.i1 : change.i2])):
            return None
        here = self._numbers[0].within(change.i1 - _WINDOW, change.i2)
        there = self._numbers[1].within(change.j1 - _WINDOW, change.j2)
        for one, other in product(here, there):
            at, at_there = money_at(self._older, one), money_at(self._newer, other)
            if at is None or at_there is None or one.value != other.value:
                continue
            is_changed = change.i1 <= at < change.i2 and change.j1 <= at_there < change.j2
            if is_changed and are_other_measures(self._older, one, self._newer, other):
                return FactDifference(
                    kind="number",
                    before=" ".join(self._older[one.start : at + 1]),
                    after=" ".join(self._newer[other.start : at_there + 1]),
                )
        return None

    def _difference(self, change: Change) -> FactDifference | None:
        here = self._numbers[0].within(change.i1 - _WINDOW, change.i2 + _WINDOW)
        there = self._numbers[1].within(change.j1 - _WINDOW, change.j2 + _WINDOW)
        left = _within(here, change.i1, change.i2)
        right = _within(there, change.j1, change.j2)
        if max(change.i2 - change.i1, change.j2 - change.j1) > 1:
            left = [n for n in left if not n.is_day]  # أمس الأول against a date
            right = [n for n in right if not n.is_day]
        if _tell_other_things(left, right):
            return None
        one_left, one_right = self._implied_ones(change, left, right)
        values = [*(n.value for n in here), *[_ONE] * one_left]
        values_there = [*(n.value for n in there), *[_ONE] * one_right]
        is_told = bool(left or one_left) and bool(right or one_right)
        if not is_told or (one_left and one_right) or values == values_there:
            return None
        only_here, only_there = unmatched(
            values,
            values_there,
            is_mirrored=self._is_long and self._older[0][0] >= _FIRST_FROM_RIGHT,
        )
        months = _lone_months(here, there)
        only_here = [value for value in only_here if value not in months]
        only_there = [value for value in only_there if value not in months]
        # What only the words beside the change tell otherwise is another change, or none.
        alone_left = [n for n in left if n.value in only_here]
        alone_right = [n for n in right if n.value in only_there]
        if alone_left and alone_right:
            if not self._contradict(alone_left, alone_right):
                return None
        elif not (alone_left or one_left) or not (alone_right or one_right):
            return None
        if self._is_one_time(change) or self._is_elsewhere(only_here, only_there):
            return None
        return FactDifference(
            kind="number",
            before=_words(self._older, change.i1, change.i2, left),
            after=_words(self._newer, change.j1, change.j2, right),
        )

    def _tell_one_value(self, change: Change) -> bool:
        """Tell whether one numeral stands for another that says the same, apart from others.

        Most do, such as 4 and اربعه: these need not be read with the words beside them, whatever
        those further off tell.
        """
        if change.i2 - change.i1 != 1 or change.j2 - change.j1 != 1:
            return False
        value = _lone_value(self._older[change.i1])
        return (
            value is not None
            and value == _lone_value(self._newer[change.j1])
            and _stands_alone(self._older, change.i1)
            and _stands_alone(self._newer, change.j1)
        )

    def _implied_ones(
        self, change: Change, left: list[Number], right: list[Number]
    ) -> tuple[bool, bool]:
        """Tell of either side whether it says one without a numeral, where the other may count."""
        older, newer = self._older, self._newer
        return (
            not left and implied_one(older, change.i1, change.i2) and _count_things(newer, right),
            not right and implied_one(newer, change.j1, change.j2) and _count_things(older, left),
        )

    def _contradict(self, left: list[Number], right: list[Number]) -> bool:
        """Tell whether numbers that one text lacks say something else than those of the other.

        They do not where one is the other in round figures, and where they count other things.
        """
        older, newer = self._older, self._newer
        for one in tuple(left):
            if other := next((n for n in right if self._are_one(one, n)), None):
                left.remove(one)
                right.remove(other)
        return any(not are_other_measures(older, a, newer, b) for a in left for b in right)

    def _are_one(self, one: Number, other: Number) -> bool:
        """Tell whether two numbers of other values say the same.

        A fifth is 20 per cent, 5ر6 may be 6.5, 7 p.m. is 19:00, and 100 km are 62 miles.
        """
        here, there = (self._older, one), (self._newer, other)
        return (
            other.value in (one.per_cent, one.mirrored)
            or one.value in (other.per_cent, other.mirrored)
            or are_one_hour(*here, *there)
            or are_one_amount(*here, *there)
            or self._is_rounded(one, other)
        )

    def _is_rounded(self, one: Number, other: Number) -> bool:
        """Tell whether one of two numbers is the other one in round figures, and says so."""
        told = ((self._older, one, other.value), (self._newer, other, one.value))
        said = [(n.value, exact) for words, n, exact in told if is_said_round(words, n)]
        if len(said) == 1 and is_nearly(*said[0]):
            return True
        in_scales = self._older[one.end - 1] != self._newer[other.end - 1]
        scaled = [(n.value, exact) for words, n, exact in told if is_scale(words[n.end - 1])]
        return any(is_round_figure(*pair) for pair in (*said, *(scaled if in_scales else ())))

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
        return self._values_there.issuperset(only_here) and self._values_here.issuperset(only_there)

    @cached_property
    def _values_here(self) -> set[Decimal]:
        return {number.value for number in numbers(self._older)}

    @cached_property
    def _values_there(self) -> set[Decimal]:
        return {number.value for number in numbers(self._newer)}


@lru_cache(maxsize=4096)
def _lone_value(word: str) -> Decimal | None:
    """Return what a numeral says that stands alone, None where that may depend on what follows."""
    found = numbers([word])
    return found[0].value if len(found) == 1 and not is_scale(word) else None


def _stands_alone(words: Sequence[str], at: int) -> bool:
    beside = (*words[max(at - 1, 0) : at], *words[at + 1 : at + 2])
    return not any(map(may_tell_number, beside))


def _tell_other_things(left: list[Number], right: list[Number]) -> bool:
    """Tell whether a year stands in the place of an amount, or has lost a digit."""
    here, there = (any(n.is_year for n in found) for found in (left, right))
    is_broken = any(n.is_year and n.value < _FIRST_YEAR for n in (*left, *right))
    return is_broken or (bool(left and right) and here != there)


def _lone_months(here: list[Number], there: list[Number]) -> set[Decimal]:
    """Return the months that only one of the sides tells."""
    if any(n.is_month for n in here) and any(n.is_month for n in there):
        return set()
    return {n.value for n in (*here, *there) if n.is_month}


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


def _is_hijri(words: Sequence[str], start: int, end: int) -> bool:
    near = words[max(start - _WINDOW, 0) : end + _WINDOW]
    return any(_HIJRI.fullmatch(word) for word in near)
