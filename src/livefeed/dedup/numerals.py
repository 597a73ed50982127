"""What one folded word contributes to a number, in digits or spelt out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from livefeed.dedup.compounds import compound_number
from livefeed.dedup.lexicon import by_first_letter
from livefeed.dedup.number_words import PROCLITICS, WEEKDAYS, WORDS, Kind

MOST_DIGITS: Final = 18  # the rest of longer numbers is not looked at
_DIGITS: Final = re.compile(
    # Glued words too: الاحد10شوال, 197مليون.
    r"(?P<affix>[^\W\d_]{0,8})(?P<number>[0-9]+(?:\.[0-9]+)?)(?P<unit>(?:[^\W\d_]{1,8}[23]?)?)"
)
LIST: Final = re.compile(r"و?[0-9]{1,9}(?:و[0-9]{1,9})+")  # 2و3و4
_ARABIC_POINT: Final = re.compile(
    r"(و?)(?:ب|ل|ال)?([0-9]+)ر([0-9]+)"
)  # 3ر5: agencies write the point as reh
_CLOCK: Final = re.compile(r"([01]?[0-9]|2[0-3])[hu]([0-5][0-9])")  # 14h30
_ONE: Final = Decimal(1)
_UNIT_SCALES: Final = {"m": Decimal(10**6)}  # beside a number only; others are words as well
_PROCLITICS_OF: Final = by_first_letter(PROCLITICS)


@dataclass(frozen=True, slots=True)
class Part:
    """What one word contributes to a number; `is_joined` by a و or "and" to what is before."""

    kind: Kind
    value: Decimal
    is_joined: bool
    mirrored: Decimal | None = None  # 5ر6 is 5.6, or 6.5


@lru_cache(maxsize=4096)
def part_of(word: str) -> Part | None:
    """Return what a word contributes to a number, None if nothing."""
    if not word.isalpha() and any(char.isdigit() for char in word):
        return _digits(word)
    if word in WEEKDAYS:
        return None
    for proclitic in _PROCLITICS_OF.get(word[:1], ("",)):
        if word.startswith(proclitic) and (found := WORDS.get(word[len(proclitic) :])):
            if found[0] == "hundred" and "ل" in proclitic:
                return None  # بالمئة and في المئة are per cent
            return Part(found[0], found[1], proclitic.startswith("و"))
    compound = compound_number(word)
    return None if compound is None else Part("teen", Decimal(compound), is_joined=False)


def is_scale(word: str) -> bool:
    """Tell whether a word tells thousands or more, by itself or glued to digits."""
    found = part_of(word)
    if found is not None and found.kind == "scale":
        return True
    digits = _DIGITS.fullmatch(word)
    return digits is not None and _scale_of(digits["unit"]) > 1


def _digits(word: str) -> Part | None:
    if LIST.fullmatch(word):
        return Part("value", Decimal(0), word.startswith("و"))
    if point := _ARABIC_POINT.fullmatch(word):
        # Both orders occur, 3ر5 and 5ر3: the shorter, then smaller half first makes them one value.
        joined, *halves = (half[:MOST_DIGITS] for half in point.groups())
        low, high = sorted(halves, key=lambda digits: (len(digits), digits))
        value, mirrored = Decimal(f"{low}.{high}"), Decimal(f"{high}.{low}")
        return Part("digits", value, bool(joined), mirrored)
    if clock := _CLOCK.fullmatch(word):
        return Part("digits", Decimal("".join(clock.groups())), is_joined=False)
    found = _DIGITS.fullmatch(word)
    if not found:
        return None
    value = Decimal(found["number"][:MOST_DIGITS]) * _scale_of(found["unit"])
    return Part("digits", value, found["affix"].startswith("و"))


def _scale_of(unit: str) -> Decimal:
    """Return what letters glued to a number multiply it by: 3bn, 197مليون."""
    kind, value = WORDS.get(unit, ("unit", _ONE))
    return value if kind == "scale" else _UNIT_SCALES.get(unit, _ONE)
