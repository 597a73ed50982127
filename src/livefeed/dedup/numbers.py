"""Numbers in folded Arabic and English words, in digits or spelt out, as values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal

Part = Literal["digits", "unit", "ten", "teen", "hundred", "scale", "half", "value"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A value and the words [start, end) that tell it."""

    start: int
    end: int
    value: Decimal


# All spellings are folded: ة is ه, أ is ا, ئ is ي, ى is ي.
_UNITS: Final = {
    1: "واحد واحده one first",
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
    1: "اول اولي",
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
    100: "ميه مايه",
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
    2_000: "الفان الفين الفي",
    2_000_000: "مليونان مليونين مليوني",
    2_000_000_000: "ملياران مليارين ملياري",
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


def _table() -> dict[str, tuple[Part, int]]:
    groups: tuple[tuple[Part, dict[int, str]], ...] = (
        ("value", _ORDINALS),
        ("unit", _UNITS),
        ("teen", _TEENS),
        ("ten", _TENS),
        ("hundred", _HUNDREDS),
        ("scale", _SCALES),
        ("value", _DOUBLE_SCALES),
    )
    table: dict[str, tuple[Part, int]] = {
        dual: ("value", 2) for noun in _COUNTED.split() for dual in _duals(noun)
    }
    for part, group in groups:
        table |= {word: (part, value) for value, words in group.items() for word in words.split()}
    table["نصف"] = table["half"] = ("half", 0)
    table["hundred"] = table["hundreds"] = ("scale", 100)
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
    r"(?P<affix>(?:و|ف|ب|ل|ك)?(?:ال|لل)?)(?P<number>[0-9]+(?:\.[0-9]+)?)"
    r"(?P<unit>k|m|mn|bn|tn|st|nd|rd|th|s|م|ه|ا)?"
)
_ARABIC_POINT: Final = re.compile(r"([0-9]+)ر([0-9]+)")  # 3ر5: agencies write the point as reh
_UNIT_SCALES: Final = {"k": 1_000, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
_ONE: Final = Decimal(1)
_MOST_DIGITS: Final = 18  # longer ones are compared as they stand, not calculated with


@lru_cache(maxsize=4096)
def _part(word: str) -> tuple[Part, Decimal, bool] | None:
    """Return what a word contributes, its value, and whether و joins it to the one before."""
    if word[0] in "0123456789" or word[-1] in "0123456789":
        return _digits(word)
    if word in _WEEKDAYS:
        return None
    for proclitic in _PROCLITICS:
        if word.startswith(proclitic) and (found := _WORDS.get(word[len(proclitic) :])):
            return found[0], Decimal(found[1]), proclitic.startswith("و")
    return None


def _digits(word: str) -> tuple[Part, Decimal, bool] | None:
    if point := _ARABIC_POINT.fullmatch(word):
        # Both orders occur, 3ر5 and 5ر3: the smaller half first makes them one value.
        low, high = sorted(point.groups(), key=lambda digits: (len(digits), digits))
        return "value", Decimal(f"{low[:_MOST_DIGITS]}.{high[:_MOST_DIGITS]}"), False
    found = _DIGITS.fullmatch(word)
    if not found:
        return None
    value = Decimal(found["number"][:_MOST_DIGITS]) * _UNIT_SCALES.get(found["unit"] or "", 1)
    return "digits", value, found["affix"].startswith("و")


def numbers(words: Sequence[str]) -> list[Number]:
    """Return the numbers that folded words tell, in order: 320 الف is one number, 320000."""
    found: list[Number] = []
    at = 0
    while at < len(words):
        number = _number_at(words, at)
        if number is not None:
            found.append(number)
        at = number.end if number is not None else at + 1
    return found


def _number_at(words: Sequence[str], start: int) -> Number | None:
    """Return the longest number that starts at this word.

    `group` collects what is below the next scale word, `total` what scale words have closed.
    """
    first = _part(words[start])
    if first is None or first[0] == "half":
        return None
    part, value, _ = first
    if part == "value" and value != 2_000 and value < 10**6:
        return Number(start=start, end=start + 1, value=value)
    total, group, at, last = Decimal(0), value, start + 1, part
    if part == "value" or (part == "scale" and value >= 1_000):
        total, group, last = value, Decimal(0), "scale"
    scale = value if part in ("scale", "value") else _ONE
    while at < len(words) and (following := _following(words, at)) is not None:
        (part, value, is_joined), after = following
        if (
            part == "scale"
            and last in ("digits", "unit", "teen", "ten", "hundred")
            and (not is_joined and group)
        ):
            if value == 100:
                group *= value
                last = "hundred"
            else:
                total, group, scale, last = total + group * value, Decimal(0), value, "scale"
        elif part == "teen" or (part == "unit" and value == 10):
            if last != "unit" or is_joined or value != 10 or not 0 < group % 100 < 10:
                break
            group, last = group + 10, "teen"
        elif part == "hundred" and value == 100 and last == "unit" and not is_joined:
            group, last = group * 100, "hundred"
        elif part == "half" and last == "scale" and is_joined:
            return Number(start=start, end=after, value=total + scale / 2)
        elif _adds(last, part, is_joined=is_joined, is_latin=words[at].isascii()):
            if part == "scale":
                total, scale = total + value, value
            else:
                group += value
            last = part
        else:
            break
        at = after
    return Number(start=start, end=at, value=total + group)


def _following(words: Sequence[str], at: int) -> tuple[tuple[Part, Decimal, bool], int] | None:
    """Return the part at this word; a و or "and" standing alone joins the word after it."""
    if words[at] in ("و", "and") and at + 1 < len(words):
        part = _part(words[at + 1])
        return ((part[0], part[1], True), at + 2) if part else None
    part = _part(words[at])
    if part is None and words[at] == "ونصف":
        return ("half", Decimal(0), True), at + 1
    return (part, at + 1) if part else None


_RANK: Final = {"unit": 1, "teen": 1, "ten": 2, "hundred": 3, "scale": 4}


def _adds(last: Part, part: Part, *, is_joined: bool, is_latin: bool) -> bool:
    """Tell whether `part` is added to a number ending in `last`: ميه وخمسون, twenty one."""
    if last not in _RANK or part not in _RANK:
        return False
    if last == "unit" and part == "ten":
        return is_joined  # خمسه وعشرون
    if is_latin:
        return part != "scale" and _RANK[part] < _RANK[last]
    return is_joined and (_RANK[part] < _RANK[last])


def implied_one(words: Sequence[str]) -> bool:
    """Tell whether a counted noun stands in the singular: مقتل شخص says one."""
    return any(
        word.removeprefix("و") in _SINGULAR or word.removeprefix("ال") in _SINGULAR
        for word in words
    )
