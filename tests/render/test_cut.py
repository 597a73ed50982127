"""Texts made shorter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livefeed.render.cut import ELLIPSIS, cut


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("short", 10, "short"),
        ("exactly ten", 11, "exactly ten"),
        ("one two three", 9, "one two…"),
        ("unbreakable", 5, "unbr…"),
        ("x" * 50 + " y", 40, "x" * 39 + "…"),
        ("السيول تقطع الطريق", 12, "السيول تقطع…"),
        ("مَ" * 5, 4, "مَ…"),  # a letter keeps its mark
        ("👨‍👩‍👧👨‍👩‍👧", 9, "👨‍👩‍👧…"),
        ("🇸🇾🇸🇾🇸🇾", 4, "🇸🇾…"),
        ("👍🏽👍🏽", 3, "👍🏽…"),
        ("ab", 1, "…"),
        ("ab", 0, ""),
        ("", 0, ""),
    ],
)
def test_a_cut_lies_between_words_or_characters_as_read(
    text: str, limit: int, expected: str
) -> None:
    assert cut(text, limit) == expected


@given(st.text(), st.integers(0, 60))
def test_a_cut_text_is_short_enough_and_the_beginning_of_the_whole(text: str, limit: int) -> None:
    shorter = cut(text, limit)
    assert len(shorter) <= limit or shorter == text
    assert text.startswith(shorter.removesuffix(ELLIPSIS)) or shorter == text
