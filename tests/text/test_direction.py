from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livefeed.text.direction import direction_of, language_of

ARABIC = "أعلنت المؤسسة انتهاء أعمال الصيانة على الطريق الساحلي"
PERSIAN = "گزارش چهارم پژوهشگران درباره آب و هوای پایتخت"
HEBREW = "הרכבת הראשונה יצאה הבוקר מהתחנה"


@pytest.mark.parametrize(
    ("declared", "text", "language"),
    [
        (("ar",), ARABIC, "ar"),
        (("en-us",), ARABIC, "ar"),
        (("en-us", "ar-sy"), ARABIC, "ar-SY"),
        (("fa",), PERSIAN, "fa"),
        (("en",), PERSIAN, ""),
        ((), PERSIAN, ""),
        (("", "he"), HEBREW, "he"),
        (("en",), HEBREW, "he"),
        (("en", "ar"), "The bakery reopened on Friday", "en"),
        (("ar",), "The bakery reopened on Friday", ""),
        (("ar",), "قالت وكالة Reuters إن شركة Microsoft أطلقت خدمة جديدة", "ar"),
        (("ar",), "", "ar"),
        (("ar",), "2026 - 11", "ar"),
        (("zh",), "港特首就住宅事件道歉", "zh"),
        (("ja",), "津波注意報が出ています", "ja"),
        (("ru",), "Поезд прибыл утром", "ru"),
        (("EN_gb",), "Rain closed the road", "en-GB"),
        (("klingon language",), "Rain closed the road", ""),
        (("x" * 200, "en"), "Rain", "en"),
        (("az-Arab",), ARABIC, "az-Arab"),
    ],
)
def test_the_first_declared_language_that_fits_the_letters_is_taken(
    declared: tuple[str, ...], text: str, language: str
) -> None:
    assert language_of(*declared, text=text) == language


@pytest.mark.parametrize(
    ("language", "text", "direction"),
    [
        ("ar", ARABIC, "rtl"),
        ("", ARABIC, "rtl"),
        ("", HEBREW, "rtl"),
        ("fa", "", "rtl"),
        ("en", "", "ltr"),
        ("", "", "ltr"),
        ("en", "Rain closed the road to حماة", "ltr"),
        ("ar", "قطع Rain closed the road السيول في المدينة", "rtl"),
        ("ar", "The bakery reopened on Friday", "ltr"),
        ("az", "Yağış yolu bağladı", "ltr"),
        ("ku", "ئەمڕۆ باران بارى", "rtl"),
    ],
)
def test_direction_follows_the_language_unless_the_letters_contradict(
    language: str, text: str, direction: str
) -> None:
    assert direction_of(language, text) == direction


@given(st.text(max_size=50), st.text(max_size=50))
def test_any_text_has_a_direction_and_a_language_or_none(declared: str, text: str) -> None:
    assert direction_of(declared, text) in {"ltr", "rtl"}
    assert language_of(declared, text=text) == language_of(
        language_of(declared, text=text), text=text
    )
