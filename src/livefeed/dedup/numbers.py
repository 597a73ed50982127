"""Numbers in folded Arabic and English words, in digits or spelt out, as values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
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
    is_month: bool = False
    is_day: bool = False  # the first in the day before yesterday


# All spellings are folded: ة is ه, أ is ا, ئ is ي, ى is ي. Persian and Turkish words that are
# ordinary Arabic or English ones (ده, نه, صد, on, bin) are left out.
_UNITS: Final = {
    1: "واحد واحده واحدا احد احدي one first",
    2: "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي ثنتين two second twice دو iki",
    3: "ثلاثه ثلاث three third سه uc",
    4: "اربعه اربع four fourth چهار dort",
    5: "خمسه خمس five fifth پنج bes",
    6: "سته ست six sixth شش altı",
    7: "سبعه سبع seven seventh هفت yedi",
    8: "ثمانيه ثماني ثمان eight eighth هشت sekiz",
    9: "تسعه تسع nine ninth dokuz",
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
    11: "eleven eleventh يازده",
    12: "twelve twelfth dozen دوازده",
    13: "thirteen سيزده",
    14: "fourteen چهارده",
    15: "fifteen پانزده",
    16: "sixteen شانزده",
    17: "seventeen هفده",
    18: "eighteen هجده",
    19: "nineteen نوزده",
}
_TENS: Final = {
    20: "عشرون عشرين twenty بيست yirmi",
    30: "ثلاثون ثلاثين thirty otuz",
    40: "اربعون اربعين forty چهل kırk",
    50: "خمسون خمسين fifty پنجاه elli",
    60: "ستون ستين sixty شصت altmıs",
    70: "سبعون سبعين seventy هفتاد yetmis",
    80: "ثمانون ثمانين eighty هشتاد seksen",
    90: "تسعون تسعين ninety doksan",
}
_HUNDREDS: Final = {
    100: "ميه مايه hundred yuz",
    200: "ميتان ميتين ميتا ميتي مايتان مايتين مايتا مايتي دويست",
    300: "ثلاثميه ثلاثمايه",
    400: "اربعميه اربعمايه",
    500: "خمسميه خمسمايه",
    600: "ستميه ستمايه",
    700: "سبعميه سبعمايه",
    800: "ثمانميه ثمانمايه ثمانيميه",
    900: "تسعميه تسعمايه",
}
_SCALES: Final = {
    1_000: "الف الاف الفا thousand k هزار",
    1_000_000: "مليون ملايين مليونا million mn ميليون milyon",
    1_000_000_000: "مليار مليارات مليارا بليون billion bn ميليارد milyar",
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

# Months beside a day are numbers: 17 تشرين الثاني is 17/11.
_MONTHS: Final = {
    1: "يناير january كانون+الثاني",
    2: "فبراير شباط february",
    3: "مارس اذار march",
    4: "ابريل نيسان april",
    5: "مايو ايار may",
    6: "يونيو يونيه حزيران june",
    7: "يوليو يوليه تموز july",
    8: "اغسطس اب august",
    9: "سبتمبر ايلول september",
    10: "اكتوبر october تشرين+الاول",
    11: "نوفمبر november تشرين+الثاني",
    12: "ديسمبر december كانون+الاول",
}
_MONTH_OF: Final = {
    tuple(name.split("+")): Decimal(number)
    for number, names in _MONTHS.items()
    for name in names.split()
}

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
_THIS_TIME: Final = frozenset(("اليوم", "الليله", "الساعه", "الشهر", "العام", "السنه", "الاسبوع"))
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
    r"(?P<affix>(?:و|ف|ب|ل|ك)?(?:ال|لل)?)(?P<number>[0-9]+(?:\.[0-9]+)?)(?P<unit>(?:[^\W\d_]{1,5}[23]?)?)"
)
_ARABIC_POINT: Final = re.compile(
    r"(و?)(?:ب|ل|ال)?([0-9]+)ر([0-9]+)"
)  # 3ر5: agencies write the point as reh
# A numeral in 11, 21 … only; alone "one of", Sunday, or a singer.
_ONE_OF: Final = ("احد", "احدي", "حادي", "حاديه")
_DUAL_ENDING: Final = ("الفا", "مليونا", "مليارا")  # مليونا دولار, two million
_UNIT_SCALES: Final = {"k": 1_000, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
_EXACT_FIGURES: Final = 6  # significant ones, from which a value may be told in round figures
_FEWER_FIGURES: Final = 3
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
    with half past seven as 7:30; 3.31 with 31.3, as what is typed from right to left comes out;
    363378 with 363 ألف, its round figures.
    """
    left, right = list(here), list(there)
    _strike_out(left, right, lambda value: ((value,),))
    _strike_out(left, right, _readings)
    _strike_out(right, left, _readings)
    for value in tuple(left):
        if rounded := next((other for other in right if _is_rounded(value, other)), None):
            left.remove(value)
            right.remove(rounded)
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
    """Return what else the writing of a value may say; several values where it holds several."""
    whole, _, decimals = str(value).partition(".")
    if not (whole + decimals).isdecimal():
        return ()
    if value >= min(_SCALES) and value == int(value):
        return (*_clock_readings(whole), *_scaled_readings(value))
    if not decimals:
        return _clock_readings(whole)
    swapped, apart = (Decimal(f"{decimals}.{whole}"),), (Decimal(whole), Decimal(decimals))
    if len(decimals) == 3:
        return (Decimal(whole + decimals),), swapped, apart
    return swapped, apart


def _clock_readings(digits: str) -> tuple[tuple[Decimal, ...], ...]:
    """0647 is 6 and 47, as 06:47 is read; 0800 is also 8."""
    if not (2 < len(digits) < 5 and int(digits[:-2]) < 24 and int(digits[-2:]) < 60):
        return ()
    hours, minutes = Decimal(digits[:-2]), Decimal(digits[-2:])
    return ((hours, minutes),) if minutes else ((hours, minutes), (hours,))


def _scaled_readings(value: Decimal) -> tuple[tuple[Decimal, ...], ...]:
    """5ر12 مليون was read as 5.12 million; it may as well be 12.5 million."""
    found: list[tuple[Decimal, ...]] = []
    for scale in _SCALES:
        whole, _, decimals = str((value / scale).normalize()).partition(".")
        if value > scale and decimals and (whole + decimals).isdecimal():
            found.append((Decimal(f"{decimals}.{whole}") * scale,))
    return tuple(found)


def _is_rounded(one: Decimal, other: Decimal) -> bool:
    """Tell whether one is the other told in round figures: 363378 and 363 ألف."""
    exact, rounded = sorted((one, other), key=_figures, reverse=True)
    figures = _figures(rounded)
    if _figures(exact) < max(_EXACT_FIGURES, figures + _FEWER_FIGURES) or figures < 2:
        return False
    unit = Decimal(1).scaleb(exact.adjusted() - figures + 1)
    return rounded in (
        exact.quantize(unit, ROUND_DOWN),
        exact.quantize(unit, ROUND_HALF_UP),
    )


def _figures(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def is_numeric(word: str) -> bool:
    """Tell whether a word is, or may be part of, a number."""
    return _part(word) is not None


def implied_one(words: Sequence[str], start: int, end: int) -> bool:
    """Tell whether one of the words [start, end) is a counted noun in the singular.

    مقتل شخص says one; عشرون شخصا does not, neither does اليوم, today.
    """
    return any(
        _is_singular(words[at]) and not (at and is_numeric(words[at - 1]))
        for at in range(start, end)
    )


def _is_singular(word: str) -> bool:
    bare = word.removeprefix("و")
    if bare in _SINGULAR or (bare.endswith("ا") and bare[:-1] in _SINGULAR):
        return True
    return word.startswith("ال") and word[2:] in _SINGULAR and word not in _THIS_TIME


class _Reader:
    """Reads numbers off words by descent: number = magnitudes, magnitude = group and scale word.

    Each method returns a value and the word after it, or None where no such thing starts.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._parts = [_part(word) for word in words]

    def number(self, start: int) -> Number | None:
        if (month := self._month(start)) is not None:
            return month
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
        is_day = self._is_day_before_yesterday(start)
        return Number(start=start, end=at, value=value, is_day=is_day)

    def _month(self, start: int) -> Number | None:
        """Return the number of a month that stands beside a day, or beside its other name."""
        for size in (2, 1):
            value = _MONTH_OF.get(tuple(self._words[start : start + size]))
            if value is None:
                continue
            beside = (*self._words[max(start - 3, 0) : start], *self._words[start + size :][:1])
            if any(word[-1:].isdigit() for word in beside):
                return Number(start=start, end=start + size, value=value, is_month=True)
        return None

    def _is_day_before_yesterday(self, at: int) -> bool:
        """اول من امس, امس الاول."""
        if self._words[at] in ("اول", "الاول"):
            return "امس" in (*self._words[max(at - 1, 0) : at], *self._words[at + 1 : at + 3])
        return False

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
        joined, *halves = point.groups()
        low, high = sorted(halves, key=lambda digits: (len(digits), digits))
        value = Decimal(f"{low[:_MOST_DIGITS]}.{high[:_MOST_DIGITS]}")
        return _Part("digits", value, bool(joined))
    found = _DIGITS.fullmatch(word)
    if not found:
        return None
    value = Decimal(found["number"][:_MOST_DIGITS]) * _UNIT_SCALES.get(found["unit"], 1)
    return _Part("digits", value, found["affix"].startswith("و"))
