"""Numbers in folded words, in digits or spelt out, as values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from livefeed.dedup.foreign_numbers import (
    COMPOUNDS,
    HAN,
    HOMOGRAPHS,
    MOST_COMPOUNDED,
    han_number,
    starts_han_number,
)
from livefeed.dedup.lexicon import is_function_word
from livefeed.dedup.number_words import (
    ARABIC_SHARES,
    EACH,
    ENGLISH_SHARES,
    MONTH_OF,
    PROCLITICS,
    SINGULAR,
    THIS_TIME,
)
from livefeed.dedup.numerals import LIST, MOST_DIGITS, part_of
from livefeed.dedup.spelt import INSIDE, STARTS, Spelt


class Number(NamedTuple):
    """A value and the words [start, end) that tell it."""

    start: int
    end: int
    value: Decimal
    is_month: bool = False
    is_day: bool = False  # the first in the day before yesterday
    is_year: bool = False  # said to be one: 2014م, عام 2014
    per_cent: Decimal | None = None  # of a share: خمس الناس, a fifth of the people, is 20
    mirrored: Decimal | None = None  # 5ر6 is 5.6, or 6.5


_DUAL_ENDING: Final = ("الفا", "مليونا", "مليارا")  # مليونا دولار, two million
_COMPOUND_STARTS: Final = frozenset(words[0] for words in COMPOUNDS)
_MONTH_STARTS: Final = frozenset(words[0] for words in MONTH_OF)
_MORE_STARTS: Final = HAN | STARTS | _COMPOUND_STARTS | _MONTH_STARTS
# What says nothing of a number by itself, but may stand in one.
_INSIDE: Final = INSIDE | {word for words in (*MONTH_OF, *COMPOUNDS) for word in words}
_BEFORE_SCALE: Final = frozenset(("a", "of", "un", "une"))  # half a million, quarter of a million
_ERAS: Final = ("م", "ه")
_YEAR: Final = re.compile(r"(?:ال)?[0-9]{3,4}[مه]?")  # one that lost a digit as well
_YEAR_WORDS: Final = frozenset(
    proclitic + year for proclitic in PROCLITICS for year in ("عام", "سنه")
)
_FIRST: Final = ("اول", "الاول")  # the first, or the day before yesterday
_SAID_WITH_OTHERS: Final = _MORE_STARTS.union(ENGLISH_SHARES, ARABIC_SHARES, _FIRST)
_GROUP: Final = 3  # digits
_FEWEST_GROUPS: Final = 3  # two are as likely two numbers


def numbers(words: Sequence[str]) -> list[Number]:
    """Return the numbers that folded words tell, in order: 320 الف is one number, 320000."""
    return _read(words, 0, len(words))


class NumbersNear:
    """The numbers of folded words, read only near the places that are asked for, in their order."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._start = self._end = 0  # what was read last
        self._found: list[Number] = []

    def within(self, start: int, end: int) -> list[Number]:
        """Return those of `numbers` of which a word is among the words [start, end)."""
        start, end = max(start, 0), min(end, len(self._words))
        if start < self._start or end > self._end:
            self._read(start, end)
        return [n for n in self._found if n.start < end and n.end > start]

    def _read(self, start: int, end: int) -> None:
        """Read words and what may belong to a number with them: beyond, none goes on."""
        while start > 0 and may_tell_number(self._words[start - 1]):
            start -= 1
        while end < len(self._words) and may_tell_number(self._words[end]):
            end += 1
        self._start, self._end, self._found = start, end, _read(self._words, start, end)


def _read(words: Sequence[str], first: int, last: int) -> list[Number]:
    """Return the numbers that start at the words [first, last)."""
    reader = Reader(words)
    found: list[Number] = []
    end = first
    for at in range(first, last):
        if part_of(words[at]) is None and words[at] not in _MORE_STARTS:
            continue
        if LIST.fullmatch(words[at]):
            values = words[at].strip("و").split("و")
            found += (Number(start=at, end=at + 1, value=Decimal(value)) for value in values)
        elif at >= end and (number := reader.number(at)) is not None:
            found.append(number)
            end = number.end
    return found


def is_numeric(word: str) -> bool:
    """Tell whether a word is, or may be part of, a number."""
    return word in HAN or part_of(word) is not None


@lru_cache(maxsize=4096)
def may_tell_number(word: str) -> bool:
    """Tell whether a word may stand in a number, or say one; no other word does."""
    return word in _INSIDE or word.isdecimal() or is_numeric(word) or _is_singular(word)


def is_month(word: str) -> bool:
    """Tell whether a word names a month, where a day stands beside it."""
    return (word,) in MONTH_OF


def are_other_numerals(one: str, other: str) -> bool:
    """Tell whether two words are other numerals of one language, one at least a word of another.

    due and cinque are: the first one is a number in Italian, and here.
    """
    here, there = HOMOGRAPHS.get(one), HOMOGRAPHS.get(other)
    if here is None or there is None:
        told = numbers([one if here is None else other])
        values = (here or there or {}).values()
        return bool(values) and len(told) == 1 and told[0].value not in values
    pairs = [(here[language], there[language]) for language in here.keys() & there.keys()]
    return bool(pairs) and all(value != told for value, told in pairs)


def implied_one(words: Sequence[str], start: int, end: int) -> bool:
    """Tell whether one of the words [start, end) is a counted noun in the singular.

    مقتل شخص says one; عشرون شخصا does not, neither do اليوم, today, كل يوم, each day, nor مستشفى
    الولادة, a name.
    """
    return any(
        _is_singular(words[at])
        and not (at and (is_numeric(words[at - 1]) or words[at - 1] in EACH))
        and not (at + 1 < len(words) and words[at + 1].startswith("ال"))
        for at in range(start, end)
    )


def _is_singular(word: str) -> bool:
    bare = word.removeprefix("و")
    if bare in SINGULAR or (bare.endswith("ا") and bare[:-1] in SINGULAR):
        return True
    return word.startswith("ال") and word[2:] in SINGULAR and word not in THIS_TIME


class Reader:
    """Reads numbers off words by descent: number = magnitudes, magnitude = group and scale word.

    Each method returns a value and the word after it, or None where no such thing starts.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._spelt = Spelt(words)

    def number(self, start: int) -> Number | None:
        alone = _alone(self._words[start])
        if alone is None or any(map(may_tell_number, self._words[start + 1 : start + 2])):
            return self.whole_number(start)
        return Number(
            start=start,
            end=start + 1,
            value=alone.value,
            is_year=self._is_year(start),
            mirrored=alone.mirrored,
        )

    def whole_number(self, start: int) -> Number | None:
        """Return the number that starts here, and may go on with the words that follow."""
        if (known := self._month(start) or self._whole(start)) is not None:
            return known
        if (part := self._spelt.part(start)) is None:
            return None
        if part.kind == "share":
            return self._share_of_scale(start, part.value)
        if part.kind == "value":
            return Number(start=start, end=start + 1, value=part.value)
        if (read := self._magnitude(start)) is None:
            return None
        value, at, scale = read
        while scale > 1 and (after := self._spelt.continued(at)) is not None:
            following = self._magnitude(after)
            if following is None or following[0] >= scale:
                break
            value, at, scale = value + following[0], following[1], following[2]
        return Number(
            start=start,
            end=at,
            value=value,
            is_day=self._is_day_before_yesterday(start),
            is_year=at == start + 1 and self._is_year(start),
            per_cent=100 / value if at == start + 1 and self._is_share(start) else None,
            mirrored=part.mirrored and part.mirrored * value / part.value,
        )

    def _share_of_scale(self, start: int, share: Decimal) -> Number | None:
        """Return half a million; of anything else a share is no number."""
        at = start + 1
        while at < len(self._words) and self._words[at] in _BEFORE_SCALE:
            at += 1
        scale = self._spelt.kind_at(at, "scale")
        if scale is None or scale.is_joined:
            return None
        return Number(start=start, end=at + 1, value=share * scale.value)

    def _whole(self, start: int) -> Number | None:
        """Return a number of words that say nothing by themselves: Han numerals, on iki."""
        is_compound = self._words[start] in _COMPOUND_STARTS
        for size in range(MOST_COMPOUNDED, 1, -1) if is_compound else ():
            if value := COMPOUNDS.get(tuple(self._words[start : start + size])):
                return Number(start=start, end=start + size, value=value)
        if not starts_han_number(self._words, start):
            return None
        if (read := han_number(self._words, start)) is None:
            return None
        return Number(start=start, end=read[1], value=read[0])

    def _month(self, start: int) -> Number | None:
        """Return the number of a month that stands beside a day, or beside its other name."""
        if self._words[start] not in _MONTH_STARTS:
            return None
        for size in (2, 1):
            value = MONTH_OF.get(tuple(self._words[start : start + size]))
            if value is None:
                continue
            end = start + size
            beside = (*self._words[max(start - 3, 0) : start], *self._words[end:][:1])
            if any(word[-1:].isdigit() for word in beside):
                return Number(
                    start=start, end=self._other_name(end, value), value=value, is_month=True
                )
        return None

    def _other_name(self, at: int, month: Decimal) -> int:
        """Return the word after the month's other name if it stands here: يوليو تموز."""
        for size in (2, 1):
            if MONTH_OF.get(tuple(self._words[at : at + size])) == month:
                return at + size
        return at

    def _is_year(self, at: int) -> bool:
        word = self._words[at]
        if _YEAR.fullmatch(word) is None:
            return False
        if word.endswith(_ERAS) or self._words[max(at - 1, 0)] in _YEAR_WORDS:
            return True
        return at + 1 < len(self._words) and self._words[at + 1] in _ERAS

    def _is_share(self, at: int) -> bool:
        """Tell whether a word is a share: خمس الناس, a fifth of the people."""
        word, after = self._words[at], self._words[at + 1 : at + 2]
        if word in ENGLISH_SHARES:
            return after == ["of"]
        return word in ARABIC_SHARES and bool(after) and after[0].startswith("ال")

    def _is_day_before_yesterday(self, at: int) -> bool:
        """اول من امس, امس الاول."""
        if self._words[at] in _FIRST:
            beside = (*self._words[max(at - 1, 0) : at], *self._words[at + 1 : at + 3])
            return "امس" in beside or "وامس" in beside
        return False

    def _magnitude(self, at: int) -> tuple[Decimal, int, Decimal] | None:
        """Return value, the word after it, and its scale (1 without a scale word)."""
        part = self._spelt.part(at)
        if part is None:
            return None
        value, after = part.value, at + 1
        if part.kind == "digits" and (grouped := self._grouped(at)) is not None:
            value, after = grouped
        if part.kind == "scale":
            scale = Decimal(1).scaleb(value.adjusted())  # of مليونان too
            return self._and_share(value * (1 + self._is_dual(at)), after, scale)
        if part.kind != "digits":
            group = self._spelt.below_thousand(at)
            if group is None:
                return None
            value, after = group
        following = self._spelt.kind_at(after, "scale")
        if not value or following is None or following.is_joined:
            return value, after, Decimal(1)  # 15:00 is before what follows
        return self._and_share(value * following.value, after + 1, following.value)

    def _grouped(self, at: int) -> tuple[Decimal, int] | None:
        """Return a value whose groups of digits stand apart: 362 796 000 00 is 362,796,000.00."""
        words, end = self._words, at + 1
        if not (words[at].isdecimal() and len(words[at]) <= _GROUP):
            return None
        while end < len(words) and words[end].isdecimal() and len(words[end]) == _GROUP:
            end += 1
        if end - at < _FEWEST_GROUPS:
            return None
        whole, cents = "".join(words[at:end])[:MOST_DIGITS], ""
        if end < len(words) and words[end].isdecimal() and len(words[end]) == _GROUP - 1:
            cents, end = words[end], end + 1
        return Decimal(f"{whole}.{cents or 0}"), end

    def _and_share(self, value: Decimal, at: int, scale: Decimal) -> tuple[Decimal, int, Decimal]:
        """Return مليون ونصف where a share of the scale follows."""
        share = self._spelt.kind_at(at, "share")
        if share is None or not share.is_joined:
            return value, at, scale
        return value + share.value * scale, at + 1, Decimal(1)

    def _is_dual(self, at: int) -> bool:
        """Tell whether مليونا is two million, as before a noun, or one in the accusative."""
        after = self._words[at + 1 : at + 2]
        if not self._words[at].endswith(_DUAL_ENDING) or not after or is_function_word(after[0]):
            return False
        part = self._spelt.part(at + 1)
        return part is None or not part.is_joined


@lru_cache(maxsize=4096)
def _alone(word: str) -> Number | None:
    """Return the number of a word where what follows is none, if it depends on no other word.

    Whether it is a year may do so.
    """
    part = part_of(word)
    if part is None or part.kind in ("share", "scale", "value") or word in _SAID_WITH_OTHERS:
        return None
    return Reader([word]).whole_number(0)
