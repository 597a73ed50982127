"""Numbers in folded Arabic and English words, in digits or spelt out, as values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal

Kind = Literal["digits", "unit", "ten", "teen", "hundred", "scale", "half", "value"]


@dataclass(frozen=True, slots=True)
class _Part:
    """What one word contributes to a number; `is_joined` by a و or "and" to what is before."""

    kind: Kind
    value: Decimal
    is_joined: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A value and the words [start, end) that tell it."""

    start: int
    end: int
    value: Decimal


# All spellings are folded: ة is ه, أ is ا, ئ is ي, ى is ي.
_UNITS: Final = {
    1: "واحد واحده واحدا احد احدي one first",
    2: "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي ثنتين two second twice",
    3: "ثلاثه ثلاث three third",
    4: "اربعه اربع four fourth",
    5: "خمسه خمس five fifth",
    6: "سته ست six sixth",
    7: "سبعه سبع seven seventh",
    8: "ثمانيه ثماني ثمان eight eighth",
    9: "تسعه تسع nine ninth",
    10: "عشره عشر عشر ten tenth",
}
_ORDINALS: Final = {
    1: "اول اولي حادي حاديه",
    2: "ثاني ثانيه",
    3: "ثالث ثالثه",
    4: "رابع رابعه",
    5: "خامس خامسه",
    6: "سادس سادسه",
    7: "سابع سابعه",
    8: "ثامن ثامنه",
    9: "تاسع تاسعه",
    10: "عاشر عاشره",
}
_TEENS: Final = {
    11: "eleven eleventh",
    12: "twelve twelfth dozen",
    13: "thirteen",
    14: "fourteen",
    15: "fifteen",
    16: "sixteen",
    17: "seventeen",
    18: "eighteen",
    19: "nineteen",
}
_TENS: Final = {
    20: "عشرون عشرين twenty",
    30: "ثلاثون ثلاثين thirty",
    40: "اربعون اربعين forty",
    50: "خمسون خمسين fifty",
    60: "ستون ستين sixty",
    70: "سبعون سبعين seventy",
    80: "ثمانون ثمانين eighty",
    90: "تسعون تسعين ninety",
}
_HUNDREDS: Final = {
    100: "ميه مايه hundred",
    200: "ميتان ميتين ميتا ميتي مايتان مايتين",
    300: "ثلاثميه ثلاثمايه",
    400: "اربعميه اربعمايه",
    500: "خمسميه خمسمايه",
    600: "ستميه ستمايه",
    700: "سبعميه سبعمايه",
    800: "ثمانميه ثمانمايه ثمانيميه",
    900: "تسعميه تسعمايه",
}
_SCALES: Final = {
    1_000: "الف الاف الفا thousand k",
    1_000_000: "مليون ملايين مليونا million mn",
    1_000_000_000: "مليار مليارات مليارا بليون billion bn",
    1_000_000_000_000: "تريليون تريليونات ترليون trillion tn",
}
_DOUBLE_SCALES: Final = {
    # مليونا is the dual before a noun, and the accusative after a numeral: see `_magnitude`.
    2_000: "الفان الفين الفي",
    2_000_000: "مليونان مليونين مليوني",
    2_000_000_000: "ملياران مليارين ملياري",
}

# Indefinite amounts are told apart from each other and from exact numbers.
_AMOUNTS: Final = {10: "عشرات", 12: "dozens", 100: "ميات hundreds", 1_000: "thousands"}

# Nouns that are counted in news; the dual says two without a numeral, the singular says one.
_COUNTED: Final = (
    "شخص قتيل جريح مصاب مدني طفل طفله جندي عسكري شرطي ضابط مقاتل مسلح عنصر شهيد مواطن رجل سيده "
    "امراه فتاه شاب طالب عامل صحفي صحافي مهاجر لاجي مسافر راكب متظاهر معتقل موقوف محتجز اسير رهينه "
    "مفقود ناج وزير مشتبه متهم انتحاري انفجار هجوم غاره صاروخ قذيفه طايره مسيره سياره شاحنه حافله "
    "مركبه قطار سفينه قارب منزل مبني مدرسه مستشفي مسجد يوم ليله ساعه دقيقه اسبوع شهر عام سنه مره "
    "هدف نقطه مباراه درجه مركز دوله مدينه قريه بلده منطقه محافظه عايله اسره"
)


def _duals(noun: str) -> tuple[str, ...]:
    stem = noun[:-1] + "ت" if noun.endswith("ه") else noun
    if noun == "ناج":
        stem = "ناجي"
    return (stem + "ان", stem + "ين")


def _table() -> dict[str, tuple[Kind, int]]:
    groups: tuple[tuple[Kind, dict[int, str]], ...] = (
        ("unit", _ORDINALS),
        ("unit", _UNITS),
        ("teen", _TEENS),
        ("ten", _TENS),
        ("hundred", _HUNDREDS),
        ("scale", _SCALES),
        ("scale", _DOUBLE_SCALES),
        ("value", _AMOUNTS),
    )
    table: dict[str, tuple[Kind, int]] = {
        dual: ("value", 2) for noun in _COUNTED.split() for dual in _duals(noun)
    }
    for part, group in groups:
        table |= {word: (part, value) for value, words in group.items() for word in words.split()}
    table["نصف"] = table["half"] = ("half", 0)
    return table


_WORDS: Final = _table()
_SINGULAR: Final = frozenset(_COUNTED.split())
_WEEKDAYS: Final = frozenset(("الاثنين", "والاثنين"))  # Monday, not the two
_PROCLITICS: Final = (
    "",
    "و",
    "ف",
    "ب",
    "ل",
    "ك",
    "ال",
    "لل",
    "وال",
    "بال",
    "فال",
    "كال",
    "ولل",
    "وب",
    "ول",
)
_DIGITS: Final = re.compile(
    r"(?P<affix>(?:و|ف|ب|ل|ك)?(?:ال|لل)?)(?P<number>[0-9]+(?:\.[0-9]+)?)(?P<unit>[^\W\d_]{0,5})"
)
_ARABIC_POINT: Final = re.compile(r"([0-9]+)ر([0-9]+)")  # 3ر5: agencies write the point as reh
# A numeral in 11, 21 … only; alone "one of", Sunday, or a singer.
_ONE_OF: Final = ("احد", "احدي", "حادي", "حاديه")
_DUAL_ENDING: Final = ("الفا", "مليونا", "مليارا")  # مليونا دولار, two million
_UNIT_SCALES: Final = {"k": 1_000, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
_MOST_DIGITS: Final = 18  # the rest of longer ones is not looked at


def numbers(words: Sequence[str]) -> list[Number]:
    """Return the numbers that folded words tell, in order: 320 الف is one number, 320000."""
    reader = _Reader(words)
    found: list[Number] = []
    at = 0
    while at < len(words):
        number = reader.number(at)
        if number is not None:
            found.append(number)
        at = number.end if number is not None else at + 1
    return found


def unmatched(
    here: Iterable[Decimal], there: Iterable[Decimal]
) -> tuple[list[Decimal], list[Decimal]]:
    """Return the values of either side that the other one lacks, as often as it lacks them.

    Writings that can be read in two ways agree with both: 81.000 with 81 and with 81,000; 7.30
    with half past seven as 7:30; 3.31 with 31.3, as what is typed from right to left comes out.
    """
    left, right = list(here), list(there)
    _strike_out(left, right, lambda value: ((value,),))
    _strike_out(left, right, _readings)
    _strike_out(right, left, _readings)
    return left, right


def _strike_out(
    ones: list[Decimal],
    others: list[Decimal],
    read: Callable[[Decimal], tuple[tuple[Decimal, ...], ...]],
) -> None:
    for value in tuple(ones):
        for reading in read(value):
            if not Counter(reading) - Counter(others):
                ones.remove(value)
                for part in reading:
                    others.remove(part)
                break


def _readings(value: Decimal) -> tuple[tuple[Decimal, ...], ...]:
    whole, _, decimals = str(value).partition(".")
    if not decimals or not (whole + decimals).isdecimal():
        return ()
    swapped, apart = (Decimal(f"{decimals}.{whole}"),), (Decimal(whole), Decimal(decimals))
    if len(decimals) == 3:
        return (Decimal(whole + decimals),), swapped, apart
    return swapped, apart


def is_numeric(word: str) -> bool:
    """Tell whether a word is, or may be part of, a number."""
    return _part(word) is not None


def implied_one(words: Sequence[str]) -> bool:
    """Tell whether a counted noun stands in the singular: مقتل شخص says one."""
    return any(
        word.removeprefix("و") in _SINGULAR or word.removeprefix("ال") in _SINGULAR
        for word in words
    )


class _Reader:
    """Reads numbers off words by descent: number = magnitudes, magnitude = group and scale word.

    Each method returns a value and the word after it, or None where no such thing starts.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._parts = [_part(word) for word in words]

    def number(self, start: int) -> Number | None:
        if (part := self._parts[start]) is None or part.kind == "half":
            return None
        if part.kind == "value":
            return Number(start=start, end=start + 1, value=part.value)
        if (read := self._magnitude(start)) is None:
            return None
        value, at, scale = read
        while scale > 1 and (after := self._continued(at)) is not None:
            following = self._magnitude(after)
            if following is None or following[0] >= scale:
                break
            value, at, scale = value + following[0], following[1], following[2]
        return Number(start=start, end=at, value=value)

    def _magnitude(self, at: int) -> tuple[Decimal, int, Decimal] | None:
        """Return value, the word after it, and its scale (1 without a scale word)."""
        part = self._parts[at]
        if part is None:
            return None
        value, after = part.value, at + 1
        if part.kind == "scale":
            is_dual = self._words[at].endswith(_DUAL_ENDING)
            return self._and_half(value * 2 if is_dual else value, after, value)
        if part.kind != "digits":
            group = self._below_thousand(at)
            if group is None:
                return None
            value, after = group
        scale = self._kind_at(after, "scale")
        if scale is None or scale.is_joined:
            return value, after, Decimal(1)
        return self._and_half(value * scale.value, after + 1, scale.value)

    def _and_half(self, value: Decimal, at: int, scale: Decimal) -> tuple[Decimal, int, Decimal]:
        half = self._kind_at(at, "half")
        return (value + scale / 2, at + 1, Decimal(1)) if half else (value, at, scale)

    def _below_thousand(self, at: int) -> tuple[Decimal, int] | None:
        if (hundred := self._kind_at(at, "hundred")) is not None:
            value, after = hundred.value, at + 1
        else:
            small = self._below_hundred(at)
            if small is None:
                return None
            value, after = small
            hundred = self._kind_at(after, "hundred")
            if value > 9 or hundred is None or hundred.is_joined or hundred.value != 100:
                return small
            value, after = value * 100, after + 1
        rest = self._continued(after)
        more = self._below_hundred(rest) if rest is not None else None
        return (value + more[0], more[1]) if more else (value, after)

    def _below_hundred(self, at: int) -> tuple[Decimal, int] | None:
        part = self._parts[at]
        if part is None or part.kind not in ("unit", "ten", "teen"):
            return None
        after = at + 1
        if part.kind == "unit" and part.value < 10:
            ten, unit = self._kind_at(after, "ten"), self._kind_at(after, "unit")
            if unit is not None and unit.value == 10 and not unit.is_joined:
                return part.value + 10, after + 1  # ثلاثه عشر
            if ten is not None and ten.is_joined:
                return part.value + ten.value, after + 1  # ثلاثه وعشرون
            if self._words[at].endswith(_ONE_OF) and not self._words[at].endswith("واحد"):
                return None
        if part.kind == "ten":
            unit = self._kind_at(after, "unit")
            if unit is not None and unit.value < 10 and not unit.is_joined:
                return part.value + unit.value, after + 1  # twenty three
        return part.value, after

    def _kind_at(self, at: int, kind: Kind) -> _Part | None:
        part = self._parts[at] if at < len(self._parts) else None
        return part if part is not None and part.kind == kind else None

    def _continued(self, at: int) -> int | None:
        """Return where a number goes on: at a part joined by و or "and", in English at any."""
        if at < len(self._words) and self._words[at] in ("و", "and"):
            return at + 1 if at + 1 < len(self._words) else None
        part = self._parts[at] if at < len(self._parts) else None
        if part is None:
            return None
        word = self._words[at]  # واحد is one, and it is و with احد
        return at if part.is_joined or word.isascii() or word == "واحد" else None


@lru_cache(maxsize=4096)
def _part(word: str) -> _Part | None:
    """Return what a word contributes to a number, None if nothing."""
    if any(char.isdigit() for char in word):
        return _digits(word)
    if word in _WEEKDAYS:
        return None
    for proclitic in _PROCLITICS:
        if word.startswith(proclitic) and (found := _WORDS.get(word[len(proclitic) :])):
            if found[0] == "hundred" and "ل" in proclitic:
                return None  # بالمئة and في المئة are per cent
            return _Part(found[0], Decimal(found[1]), proclitic.startswith("و"))
    return None


def _digits(word: str) -> _Part | None:
    if point := _ARABIC_POINT.fullmatch(word):
        # Both orders occur, 3ر5 and 5ر3: the shorter, then smaller half first makes them one value.
        low, high = sorted(point.groups(), key=lambda digits: (len(digits), digits))
        return _Part("digits", Decimal(f"{low[:_MOST_DIGITS]}.{high[:_MOST_DIGITS]}"), False)
    found = _DIGITS.fullmatch(word)
    if not found:
        return None
    value = Decimal(found["number"][:_MOST_DIGITS]) * _UNIT_SCALES.get(found["unit"], 1)
    return _Part("digits", value, found["affix"].startswith("و"))
