from __future__ import annotations

import pytest

from livefeed.dedup.facts import fact_differences
from livefeed.dedup.names import places
from livefeed.text.fold import fold

FRAME = "قالت مصادر مطلعة لوسائل إعلام إن الاجتماع المقرر {} سيبحث ملف المياه والطاقة بين الجانبين"


def differences(before: str, after: str) -> list[tuple[str, str, str]]:
    older, newer = (fold(FRAME.format(words)).split() for words in (before, after))
    return [(found.kind, found.before, found.after) for found in fact_differences(older, newer)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("في حمص", "في حماة"),
        ("للرياض", "للدوحة"),
        ("بدير الزور", "بالرقة"),
        ("في بلدة الصنوبر", "في بلدة الزعرور"),
        ("مع الفنان القدير عادل الرفاعي", "مع الفنان القدير كمال الزهراوي"),
        ("with Damascus", "with Ankara"),
    ],
)
def test_one_name_in_the_place_of_another_is_a_fact(before: str, after: str) -> None:
    assert [kind for kind, *_ in differences(before, after)] == ["name"]
    assert [kind for kind, *_ in differences(after, before)] == ["name"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("في أبوظبي", "في أبو ظبي"),
        ("في إسطنبول", "باسطنبول"),
        ("مع إيران", "مع طهران"),  # its seat for a government
        ("في بلدة سوروج", "في بلدة سوروتش"),  # two spellings of a foreign name
        ("في المنطقة وخاصة", "في المنطقة وخصوصاً"),
        ("في دمشق وحلب", "في حلب ودمشق"),
        ("في مدينة كبيرة", "في مدينة ضخمة"),
        ("في دمشق", "في العاصمة"),
    ],
)
def test_one_name_told_in_two_ways_is_none(before: str, after: str) -> None:
    assert differences(before, after) == []


def test_places_are_found_behind_what_is_written_together_with_them() -> None:
    words = fold("وصل من بيروت إلى دير الزور ثم للقاهرة وبحلب").split()
    assert places(words, 0, len(words)) == {"لبنان", "دير الزور", "مصر", "حلب"}
    assert places(words, 4, 5) == {"دير الزور"}
