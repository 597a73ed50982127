"""Which values of two texts agree: as they are, otherwise read, or in round figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from functools import partial
from typing import Final

from livefeed.dedup.number_words import SCALES

_EXACT_FIGURES: Final = 6  # significant ones, from which a value may be told in round figures
_FEWER_FIGURES: Final = 3
_WITHOUT_CENTS: Final = 1_000  # from which a value may be told without its decimals
_SAID_ROUND: Final = 1_000  # from which "about" and "more than" announce a round figure
_FEWER_SAID_ROUND: Final = 2  # figures
_NEAR: Final = Decimal("0.05")
_KEPT_FIGURES: Final = 4  # 1.842 thousand million is 1,842.2 million
_MISPRINTED_DIGITS: Final = 4  # in another order; fewer are as likely another number
_OTHER_DIGITS: Final = 3  # of them besides zeros
_LOST_SCALE: Final = (10, 999)  # 10 barrels a day; fewer may well grow a thousandfold


def unmatched(
    here: Iterable[Decimal], there: Iterable[Decimal], *, is_mirrored: bool = True
) -> tuple[list[Decimal], list[Decimal]]:
    """Return the values of either side that the other one lacks, as often as it lacks them.

    Writings that can be read in two ways agree with both: 81.000 with 81 and with 81,000; 7.30
    with half past seven as 7:30; 3.31 with 31.3, as what is typed from right to left comes out;
    2500 with 2 500; 363378 with 363 ألف, its round figures; 5706 with 5760, a misprint; 10 with 10
    million, where a word is missing. That 6.5 is 5.6 is believed where decimals may be mirrored
    throughout.
    """
    left, right = list(here), list(there)
    read = partial(_readings, is_mirrored=is_mirrored)
    _strike_out(left, right, lambda value: ((value,),))
    _strike_out(left, right, read)
    _strike_out(right, left, read)
    for value in tuple(left):
        if other := next((one for one in right if _may_be_one(value, one)), None):
            left.remove(value)
            right.remove(other)
    return left, right


def _may_be_one(one: Decimal, other: Decimal) -> bool:
    return _is_rounded(one, other) or _is_misprint(one, other) or _is_scale_left_out(one, other)


def _strike_out(
    ones: list[Decimal],
    others: list[Decimal],
    read: Callable[[Decimal], tuple[tuple[Decimal, ...], ...]],
) -> None:
    for value in tuple(ones):
        for reading in read(value):
            if all(reading.count(part) <= others.count(part) for part in reading):
                ones.remove(value)
                for part in reading:
                    others.remove(part)
                break


def _readings(value: Decimal, *, is_mirrored: bool) -> tuple[tuple[Decimal, ...], ...]:
    """Return what else the writing of a value may say; several values where it holds several."""
    whole, _, decimals = str(value).partition(".")
    if not (whole + decimals).isdecimal():
        return ()
    if value >= min(SCALES) and value == int(value):
        apart = tuple(map(Decimal, divmod(int(value), 1_000)))  # 2 500 for 2500
        scaled = _scaled_readings(value, is_mirrored=is_mirrored)
        return (*_clock_readings(whole), apart, *scaled)
    if not decimals:
        return _clock_readings(whole)
    readings: list[tuple[Decimal, ...]] = [(Decimal(whole), Decimal(decimals))]
    if is_mirrored or len(whole) != len(decimals):
        readings.insert(0, (Decimal(f"{decimals}.{whole}"),))
    if len(decimals) == 3:
        readings.insert(0, (Decimal(whole + decimals),))
    return tuple(readings)


def _clock_readings(digits: str) -> tuple[tuple[Decimal, ...], ...]:
    """0647 is 6 and 47, as 06:47 is read; 0800 is also 8."""
    if not (2 < len(digits) < 5 and int(digits[:-2]) < 24 and int(digits[-2:]) < 60):
        return ()
    hours, minutes = Decimal(digits[:-2]), Decimal(digits[-2:])
    return ((hours, minutes),) if minutes else ((hours, minutes), (hours,))


def _scaled_readings(value: Decimal, *, is_mirrored: bool) -> tuple[tuple[Decimal, ...], ...]:
    """5ر12 مليون was read as 5.12 million; it may as well be 12.5 million."""
    found: list[tuple[Decimal, ...]] = []
    for scale in SCALES:
        whole, _, decimals = str((value / scale).normalize()).partition(".")
        if value > scale and decimals and (whole + decimals).isdecimal():
            if is_mirrored or len(whole) != len(decimals):
                found.append((Decimal(f"{decimals}.{whole}") * scale,))
            found.append((Decimal(decimals), Decimal(whole) * scale))
            found.append((Decimal(whole), Decimal(decimals) * scale))
    return tuple(found)


def _is_rounded(one: Decimal, other: Decimal) -> bool:
    """Tell whether one is the other told in round figures: 363378 and 363 ألف, or without cents."""
    whole = one.to_integral_value(ROUND_DOWN), other.to_integral_value(ROUND_DOWN)
    if whole[0] == whole[1] >= _WITHOUT_CENTS and (one in whole or other in whole):
        return True
    exact, rounded = sorted((one, other), key=_figures, reverse=True)
    figures = _figures(rounded)
    if _figures(exact) < max(_EXACT_FIGURES, figures + _FEWER_FIGURES) or figures < 2:
        return False
    unit = Decimal(1).scaleb(exact.adjusted() - figures + 1)
    return rounded in (
        exact.quantize(unit, ROUND_DOWN),
        exact.quantize(unit, ROUND_HALF_UP),
    )


def _is_misprint(one: Decimal, other: Decimal) -> bool:
    """Tell whether long values hold the same digits in another order: 5706 and 5760.

    In the same order they are thousands and millions; zeros come and go at both ends.
    """
    here, there = (str(value).replace(".", "").strip("0") for value in (one, other))
    digits, others = (sorted(writing.replace("0", "")) for writing in (here, there))
    is_long = max(len(here), len(there)) >= _MISPRINTED_DIGITS and len(digits) >= _OTHER_DIGITS
    return is_long and here != there and digits == others


def _is_scale_left_out(one: Decimal, other: Decimal) -> bool:
    """Tell whether one is thousands or millions of the other: 10 and 10 million barrels."""
    small, large = sorted((one, other))
    least, most = _LOST_SCALE
    if not (least <= small <= most and small == int(small)):
        return False
    return any(small * scale == large for scale in SCALES)


def is_nearly(said: Decimal, exact: Decimal) -> bool:
    """Tell whether "nearly 3,000" may be 2,970, which is not said to be a round figure."""
    figures = _figures(said)
    unit = Decimal(1).scaleb(exact.adjusted() - figures + 1)
    return (
        min(said, exact) >= _SAID_ROUND
        and figures < _figures(exact)
        and said in (exact.quantize(unit, ROUND_DOWN), exact.quantize(unit, ROUND_HALF_UP))
        and abs(said - exact) <= _NEAR * exact
    )


def is_round_figure(rounded: Decimal, exact: Decimal) -> bool:
    """Tell whether a value that is said to be a round figure may be that of an exact one.

    Two figures fewer, or four that are the same: of two amounts with one figure more or less, as
    150 and 155 thousand, either may be new.
    """
    figures, exact_figures = _figures(rounded), _figures(exact)
    fewest = 1 if figures >= _KEPT_FIGURES else _FEWER_SAID_ROUND
    if min(rounded, exact) < _SAID_ROUND or figures < 2 or exact_figures - figures < fewest:
        return False
    unit = Decimal(1).scaleb(exact.adjusted() - figures + 1)
    return rounded in (exact.quantize(unit, ROUND_DOWN), exact.quantize(unit, ROUND_HALF_UP))


def _figures(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)
