from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livefeed.dedup.foreign_numbers import HAN
from livefeed.dedup.number_words import MONTH_OF, WORDS
from livefeed.dedup.numbers import Reader, numbers
from livefeed.text.fold import fold

# What says something of a number beside it, or nothing.
BESIDE = """
2014 2014م 1436ه 5ر6 100 000 3 14h30 2و3 197مليون 12.5 عام سنه م ه a of un y et and و صد امس الاول
اول الناس خمس third شخص كتاب
"""


def values(text: str) -> list[Decimal]:
    return [number.value for number in numbers(fold(text).split())]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ثلاثة أشخاص", [3]),
        ("ثلاث عشرة سيدة", [13]),
        ("أحد عشر شخصاً واثنا عشر آخرون", [11, 12]),
        ("خمسة وعشرون قتيلاً", [25]),
        ("مئة وخمسين", [150]),
        ("ثلاثمائة وخمسة وأربعين", [345]),
        ("ثلاث مئة", [300]),
        ("مئتين وخمسين ألفاً", [250_000]),
        ("ألف ومئتين", [1_200]),
        ("ألفا شخص", [2_000]),
        ("ألفي شخص", [2_000]),
        ("خمسة آلاف", [5_000]),
        ("مليونا دولار", [2_000_000]),
        ("15 مليوناً", [15_000_000]),
        ("مليون ونصف المليون", [1_500_000, 1_000_000]),
        ("مليونين وثلاثمئة ألف", [2_300_000]),
        ("320 ألف", [320_000]),
        ("320,000 و٣٢٠٬٠٠٠", [320_000, 320_000]),
        ("ألف و200 قتيل", [1_200]),
        ("1.5 مليار", [1_500_000_000]),
        ("3ر5", [Decimal("3.5")]),
        ("شخصان وقتيلين وسيارتين", [2, 2, 2]),
        ("بثلاثة والأربعة للخامسة", [3, 4, 5]),
        ("يوم الاثنين ويوم الثلاثاء والأربعاء", []),
        ("263كم و7.5%", [263, Decimal("7.5")]),
        ("الـ21 وال15", [21, 15]),
        ("عشرات القتلى", [10]),
        ("الثانية عشرة والحادي والعشرون", [12, 21]),
        ("5 في المئة وعشرة بالمئة", [5, 10]),
        ("twenty-three people", [23]),
        ("three hundred and twenty-five thousand", [325_000]),
        ("two million, four hundred thousand", [2_400_000]),
        ("3bn and 40k", [3_000_000_000, 40_000]),
        ("1st and second", [1, 2]),
        ("مليوناً وثلاثمئة ألف و ألفاً من الناس", [1_300_000, 1_000]),
        ("نصف مليون وربع مليار", [500_000, 250_000_000]),
        ("مليونان وربع", [2_250_000]),
        ("half a million, a quarter of a million", [500_000, 250_000]),
        ("soixante-quinze, quatre-vingt-douze, quatre-vingts", [75, 92, 80]),
        ("soixante et onze, vingt et un, dix-huit, quatre-vingt-dix-sept", [71, 21, 18, 97]),
        ("treinta y cuatro, veintitrés, quarenta e dois", [34, 23, 42]),
        ("einundzwanzig, dreihundertfünfzig, zweitausenddreihundertvier", [21, 350, 2_304]),
        ("eenentwintig, honderdvijftig, ventotto, trecento, tremila", [21, 150, 28, 300, 3_000]),
        ("tausendfach accento parlament hundertste", []),
        ("صد و پنجاه و صد هزار", [150, 100_000]),
        ("صد الهجوم وصدّت القوات", []),
        ("بارہ لاکھ، سات کروڑ", [1_200_000, 70_000_000]),
        ("no numbers at all", []),
        ("نصف المدينة", []),
        ("و", []),
        ("9" * 400, [Decimal("9" * 18)]),
    ],
)
def test_numbers_are_values_however_they_are_written(text: str, told: list[float]) -> None:
    assert values(text) == [Decimal(value) for value in told]


UNITS = "صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة".split()  # noqa: SIM905
TENS = "- عشرة عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون".split()  # noqa: SIM905
HUNDREDS = ("- مئة مئتان ثلاثمئة أربعمئة خمسمئة ستمئة سبعمئة ثمانمئة تسعمئة").split()  # noqa: SIM905


def spelt(number: int) -> str:
    """Return a number from 1 to 999,999 in Arabic words, as newspapers spell it."""
    if number >= 1_000:
        thousands, rest = divmod(number, 1_000)
        head = {1: "ألف", 2: "ألفان"}.get(thousands) or f"{spelt(thousands)} ألف"
        return f"{head} و{spelt(rest)}" if rest else head
    if number >= 100:
        head = HUNDREDS[number // 100]
        return f"{head} و{spelt(number % 100)}" if number % 100 else head
    if number <= 10:
        return UNITS[number]
    if number < 20:
        return {11: "أحد عشر", 12: "اثنا عشر"}.get(number) or f"{UNITS[number - 10]} عشر"
    unit = number % 10
    return f"{UNITS[unit]} و{TENS[number // 10]}" if unit else TENS[number // 10]


@given(
    st.lists(
        st.one_of(
            st.sampled_from([*WORDS, *HAN, *(word for words in MONTH_OF for word in words)]),
            st.sampled_from(BESIDE.split()),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_a_number_by_itself_is_read_as_with_all_that_follows(words: list[str]) -> None:
    reader = Reader(words)
    for at in range(len(words)):
        assert reader.number(at) == reader.whole_number(at)


@given(st.integers(1, 999_999))
def test_every_number_spelt_out_reads_back(number: int) -> None:
    assert values(spelt(number)) == [Decimal(number)]


@given(st.lists(st.sampled_from("مئة ألف مليون ثلاثة وعشرون و 5 3.5 عشر نصف ونصف and".split())))  # noqa: SIM905
def test_any_heap_of_number_words_is_read_in_order_and_without_overlap(words: list[str]) -> None:
    found = numbers(fold(" ".join(words)).split())
    assert all(number.start < number.end for number in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
