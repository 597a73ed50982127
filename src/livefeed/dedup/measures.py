"""What the words beside a number say of it: what it counts, how exact it is, in which zone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from livefeed.dedup.numbers import Number, is_numeric
from livefeed.text.fold import fold

# Each line: one measure. An amount in one is not compared with an amount in another.
_PERCENTAGES: Final = """
percent percentage pct pc prozent درصد процентов процента بالمئة بالمائة
"""
_MONEY: Final = """
دولار دولارا دولارات dollar dollars usd dolar dólares dollari dollaro доллар доллара долларов
долара доларів دلار ڈالر डॉलर δολάρια 美 ドル 달러 דולר דולרים doları dolara dolarów
يورو euro euros eur avro deuros евро євро यूरो یورو ευρώ ユ 欧 歐 유로 אירו
ريال ريالا ريالات riyal riyals rial rials ریال
دينار دينارا دنانير dinar dinars dinara
درهم درهما دراهم dirham dirhams
جنيه جنيها جنيهات pound pounds sterling استرليني libras sterline livres pfund фунт фунтов پاؤنڈ
ليرة ليرات lira liras lirası tl
ين yen yenes 円
روبل روبلا ruble rubles rouble roubles рублей рубля рублів rublos rubli rubel
يوان yuan 元
روبية روبيات rupee rupees रुपये रुपए روپے روپئے টাকা
شيكل شيقل شواكل shekel shekels שקל שקלים
peso pesos
real reais
francs franken franchi francos فرنك
kronor kroner koron korun
złotych zł
hryvnia гривень гривні
rupiah
ringgit
تومان
원
"""
_OTHERS: Final = """
نقطة نقاط نقطه point points puan пункта пунктов
رطل pound
برميل barrel barrels
"""
_MEASURES: Final = _PERCENTAGES + _MONEY + _OTHERS
# Amounts of one kind, in units of so much: kilograms, metres, hours, months.
_UNITS: Final[dict[str, dict[int | Decimal, str]]] = {
    "mass": {
        1: "كيلو كيلوغرام كيلوغرامات كغ كغم kg kilo kilos kilogram kilograms",
        1000: "طن أطنان tonnes tons ton tonnen тонн тонны",
    },
    "length": {
        Decimal("0.3048"): "قدم أقدام foot feet",
        1: "متر أمتار metre metres meter meters mètres metros metern метров",
        1000: "كم كيلومتر كيلومترات km kilometre kilometres kilometer kilometers kilómetros "
        "kilomètres kilometern километров",
        1609: "ميل أميال mile miles",
    },
    "hours": {
        1: "ساعة ساعات hour hours heures horas stunden часов часа saat",
        24: "يوم أيام day days jours días tage tagen дней дня gün",
        168: "أسبوع أسابيع week weeks semaines semanas wochen недель",
    },
    "months": {
        1: "شهر أشهر شهور month months mois meses monate monaten месяцев",
        12: "سنة سنوات عام أعوام year years ans años jahre jahren лет года yıl",
    },
}
# Hours are no measure of their own: five years in prison are not eight months.
_MEASURED_IN: Final = tuple(" ".join(_UNITS[name].values()) for name in ("mass", "length"))
_SAME_AMOUNT: Final = Decimal("0.02")  # by which conversions may be rounded
# What makes a time one after noon, behind the hour or its minutes.
_AFTERNOON: Final = frozenset(
    fold("مساء ظهرا عصرا ليلا pm soir tarde noche abends nachmittags вечера дня").split()
)
_AFTER_NOON: Final = frozenset((("p", "m"), ("بعد", "الظهر"), ("بعد", "ظهر")))
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
    for line, words in enumerate((*filter(None, _MEASURES.splitlines()), *_MEASURED_IN)):
        for word in _forms(words):
            table[word] = table.get(word, frozenset()) | {line}
    return table


def _forms(words: str) -> Iterator[str]:
    """Yield folded words, in Arabic also as they stand after eleven and more: ميلا."""
    for word in fold(words).split():
        yield word
        if not word.isascii():
            yield word + "ا"


_MEASURE_OF: Final = _table()
_UNIT_OF: Final = {
    word: (dimension, size)
    for dimension, units in _UNITS.items()
    for size, words in units.items()
    for word in _forms(words)
}
_PERCENT: Final = frozenset((0,))
_MONEY_WORDS: Final = frozenset(form for line in _MONEY.splitlines() for form in _forms(line))
_OF: Final = frozenset(("de", "di", "us"))  # between millions and euros
_ROUND_WORDS: Final = frozenset(
    proclitic + word for word in fold(_ROUND).split() for proclitic in ("", "و", "ب", "ل")
)


def are_other_measures(here: Sequence[str], one: Number, there: Sequence[str], two: Number) -> bool:
    """Tell whether two numbers count other things, such as dollars and euros."""
    left, right = _measure(here, one), _measure(there, two)
    return bool(left and right) and left.isdisjoint(right)


def are_one_amount(here: Sequence[str], one: Number, there: Sequence[str], two: Number) -> bool:
    """Tell whether two numbers are one amount in two units: 100 km and 62 miles."""
    left, right = _unit(here, one), _unit(there, two)
    if left is None or right is None or left[0] != right[0] or left[1] == right[1]:
        return False
    amount, other = one.value * left[1], two.value * right[1]
    return abs(amount - other) <= _SAME_AMOUNT * amount


def is_money(word: str) -> bool:
    """Tell whether a word names a currency."""
    return word in _MONEY_WORDS


def money_at(words: Sequence[str], number: Number) -> int | None:
    """Return where the currency of an amount is named, None where it is not."""
    at = number.end
    while at < len(words) and words[at] in _OF:
        at += 1
    return at if at < len(words) and is_money(words[at]) else None


def are_one_hour(here: Sequence[str], one: Number, there: Sequence[str], two: Number) -> bool:
    """Tell whether two numbers are an hour of the afternoon and the same hour counted to 24."""
    return (two.value == one.value + 12 and _is_afternoon(here, one)) or (
        one.value == two.value + 12 and _is_afternoon(there, two)
    )


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


def _unit(words: Sequence[str], number: Number) -> tuple[str, int | Decimal] | None:
    return _UNIT_OF.get(words[number.end]) if number.end < len(words) else None


def _is_afternoon(words: Sequence[str], number: Number) -> bool:
    """Tell whether what stands behind a number and its minutes makes it an hour after noon."""
    at = number.end
    while at < len(words) and (is_numeric(words[at]) or words[at].startswith("و")):
        at += 1
    if tuple(words[at : at + 2]) in _AFTER_NOON or words[at - 1].endswith("pm"):
        return True
    return bool(_AFTERNOON.intersection(words[at : at + 1]))


def _measure(words: Sequence[str], number: Number) -> frozenset[int]:
    """Return what a number counts, empty if its words do not say."""
    before = words[number.start - 1] if number.start else ""
    after = tuple(words[number.end : number.end + 2])
    if after[:1] and after[0] in _OF:
        after = after[1:]
    if before in _RATES or after in _PER_CENT:
        return _PERCENT
    return _MEASURE_OF.get(after[0], frozenset()) if after else frozenset()
