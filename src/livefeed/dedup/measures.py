"""What the words beside a number say of it: what it counts, how exact it is, in which zone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from livefeed.dedup.numbers import Number
from livefeed.text.fold import fold

# Each line: one measure. An amount in one is not compared with an amount in another.
_MEASURES: Final = """
percent percentage pct pc prozent درصد процентов процента بالمئة بالمائة
دولار دولارا دولارات dollar dollars usd dolar dólares доллар доллара долларов دلار
يورو euro euros eur avro евро
ريال ريالا ريالات riyal riyals rial rials
دينار دينارا دنانير dinar dinars
درهم درهما دراهم dirham dirhams
جنيه جنيها جنيهات pound pounds sterling استرليني
ليرة ليرات lira liras lirası
ين yen
روبل روبلا ruble rubles rouble roubles рублей рубля
يوان yuan
روبية روبيات rupee rupees
شيكل شيقل شواكل shekel shekels
نقطة نقاط نقطه point points puan пункта пунктов
كم كيلومتر كيلومترا كيلومترات km kilometre kilometres kilometer kilometers kilómetros kilometern
ميل أميال mile miles
قدم أقدام feet foot
كيلو كيلوغرام كيلوغراما kg kilo kilos
رطل pound
طن أطنان tonnes tons ton
برميل برميلا barrel barrels
"""
# What stands right before an amount that is not exact.
_ROUND: Final = """
نحو حوالي قرابة زهاء يقارب مايقارب تقارب قارب قاربت يناهز تناهز ناهز ناهزت تجاوز تجاوزت يتجاوز
تتجاوز يفوق تفوق فاق فاقت يزيد تزيد أكثر لأكثر لنحو بنحو بحوالي تقريبا
about around approximately roughly nearly almost some over exceeding environ quelque près presque
unos unas casi cerca alrededor etwa rund knapp fast über ungefähr mehr yaklaşık yaklasik حدود بیش
около почти более свыше примерно כמעט
"""
_THAN: Final = frozenset(fold("من عن على than de als از чем ما").split())
_RATES: Final = frozenset(fold("نسبة بنسبة ونسبة yüzde").split())  # per cent follows
_PER_CENT: Final = frozenset(
    tuple(fold(words).split())
    for words in ("في المئة", "في المائة", "per cent", "por ciento", "pour cent")
)
_ZONES: Final = frozenset(fold("جرينتش غرينتش جرينيتش غرينيتش gmt utc").split())


def _table() -> dict[str, frozenset[int]]:
    table: dict[str, frozenset[int]] = {}
    for line, words in enumerate(_MEASURES.strip().splitlines()):
        for word in fold(words).split():
            table[word] = table.get(word, frozenset()) | {line}
    return table


_MEASURE_OF: Final = _table()
_PERCENT: Final = frozenset((0,))
_ROUND_WORDS: Final = frozenset(
    proclitic + word for word in fold(_ROUND).split() for proclitic in ("", "و", "ب", "ل")
)


def are_other_measures(here: Sequence[str], one: Number, there: Sequence[str], two: Number) -> bool:
    """Tell whether two numbers count other things, such as dollars and euros."""
    left, right = _measure(here, one), _measure(there, two)
    return bool(left and right) and left.isdisjoint(right)


def is_measured(words: Sequence[str], number: Number) -> bool:
    """Tell whether a number is an amount of a known measure, and so counts nothing else."""
    return bool(_measure(words, number))


def is_said_round(words: Sequence[str], number: Number) -> bool:
    """Tell whether a number is said to be about, nearly or more than so much."""
    before = words[max(number.start - 2, 0) : number.start]
    if not before:
        return False
    return before[-1] in _ROUND_WORDS or (before[-1] in _THAN and before[0] in _ROUND_WORDS)


def names_zone(words: Sequence[str], start: int, end: int) -> bool:
    """Tell whether a clock time in the words [start, end) is told for Greenwich."""
    return any(word in _ZONES for word in words[start : end + 2])


def _measure(words: Sequence[str], number: Number) -> frozenset[int]:
    """Return what a number counts, empty if its words do not say."""
    before = words[number.start - 1] if number.start else ""
    after = tuple(words[number.end : number.end + 2])
    if before in _RATES or after in _PER_CENT:
        return _PERCENT
    return _MEASURE_OF.get(after[0], frozenset()) if after else frozenset()
