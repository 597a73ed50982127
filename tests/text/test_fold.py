from __future__ import annotations

import time
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livefeed.text.fold import fold, fold_here

ARABIC = st.text(
    st.one_of(
        st.characters(min_codepoint=0x0600, max_codepoint=0x06FF),
        st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFF),
        st.sampled_from(" .,،٫٬0123456789٠١٢٣ـ\u200c\u200f\u202eab-"),
    ),
    max_size=300,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("أحمد إلى آخر ٱلعدد", "احمد الي اخر العدد"),
        ("السَّلَمِيَّة", "السلميه"),
        ("الدفاع المدنـــي", "الدفاع المدني"),
        ("مسؤول شؤون بيئة", "مسوول شوون بييه"),
        ("یک کتاب", "يك كتاب"),  # Persian letters
        ("ہوں میں", "هون مين"),  # Urdu letters
        ("ڤيينا", "فيينا"),
        ("ﻻ ﺳﻴﻮﻝ ﷲ", "لا سيول الله"),
        ("١٢٣ و۴۵۶", "123 و456"),
        ("۱٬۲۳۴٫۵", "1234.5"),
        ("1,234.5 1.234,5 1,234,567", "1234.5 1234.5 1234567"),
        ("٣,٥ و12.75%", "3.5 و12.75"),
        ("22.11.2026", "22 11 2026"),
        ("قال.ثم 3. و.5", "قال ثم 3 و 5"),
        ("3..5 ,,7", "3 5 7"),
        ("می‌شود", "ميشود"),
        ("\u202bعاجل\u202c\u200f", "عاجل"),
        ("#عاجل_الآن | «سوريا»", "عاجل الان سوريا"),
        ("Didn’t don't", "didnt dont"),
        ("STRASSE Straße İstanbul Erdoğan", "strasse strasse istanbul erdogan"),
        ("SICAK sıcak Kırıkkale", "sicak sicak kirikkale"),
        ("Łódź København", "lodz kobenhavn"),
        ("Ёлка й", "елка и"),
        ("北京东京", "北 京 东 京"),
        ("かがみ", "か か み"),
        ("한국어 뉴스", "한국어 뉴스"),
        ("ไทย", "ไ ท ย"),
        ("½ ² ①", "1 2 2 1"),
        ("\ud800abc\x00def", "abc def"),
        ("😀 👍🏽", ""),
        ("", ""),
        (" \n\t.,!؟", ""),
    ],
)
def test_what_is_spelt_otherwise_folds_to_the_same(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.one_of(st.text(max_size=300), ARABIC))
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text)
    assert fold(once) == once


@given(st.one_of(st.text(min_size=1, max_size=30), ARABIC), st.integers(1, 12))
def test_long_texts_fold_as_short_ones_do(text: str, times: int) -> None:
    """Texts of other lengths take another way through the code."""
    word = f" {text} "
    assert fold(word * times) == " ".join([fold(word)] * times).strip()


@given(ARABIC)
def test_the_form_of_normalisation_does_not_matter(text: str) -> None:
    assert fold(normalize("NFD", text)) == fold(normalize("NFC", text))


@pytest.mark.parametrize(
    "text",
    [
        "\u0301\u0323" * 500_000,
        "\u0f39\u0f71" * 300_000,  # Tibetan marks: kept, and sorted by normalisation
        "a" + "\u0f71\u0f39\u0f72" * 300_000,
        "ﷺ" * 60_000,
        "1," * 500_000,
        "1.2" * 300_000,
        "." * 1_000_000,
        "كلمة " * 200_000,
        "𝒜" * 300_000,
    ],
)
def test_hostile_texts_fold_in_bounded_time(text: str) -> None:
    started = time.process_time()
    fold(text)
    assert time.process_time() - started < 5


def test_a_sign_that_becomes_a_word_of_its_own_is_folded_in_a_long_text() -> None:
    assert fold_here("on 000㏠ " * 20) == " ".join(["on 0001 日"] * 20)
