"""What livefeed itself says to readers."""

from __future__ import annotations

import pytest

from livefeed.render.words import words_in


@pytest.mark.parametrize(
    ("count", "english", "arabic"),
    [
        (0, "0 sources", "لا مصادر"),
        (1, "1 source", "مصدر واحد"),
        (2, "2 sources", "مصدران"),
        (3, "3 sources", "3 مصادر"),
        (10, "10 sources", "10 مصادر"),
        (11, "11 sources", "11 مصدرًا"),
        (99, "99 sources", "99 مصدرًا"),
        (100, "100 sources", "100 مصدر"),
        (103, "103 sources", "103 مصادر"),
    ],
)
def test_sources_are_counted_with_the_right_form(count: int, english: str, arabic: str) -> None:
    assert words_in("en").count_sources(count) == english
    assert words_in("ar-SY").count_sources(count) == arabic
