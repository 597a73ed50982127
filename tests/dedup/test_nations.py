from __future__ import annotations

import pytest

from livefeed.dedup import decide, sketch
from livefeed.dedup.nations import named_places
from livefeed.model import Candidate, StoryId, UpdateId, Verdict
from livefeed.text.fold import fold
from tests.support.make import NOW

GREETING = (
    "بعث خادم الحرمين الشريفين برقية تهنئة لفخامة الرئيس {} رئيس جمهورية {} بمناسبة ذكرى {} "
    "لبلاده، وأعرب باسمه واسم شعب وحكومة المملكة عن أصدق التهاني وأطيب التمنيات بموفور الصحة "
    "والسعادة لفخامته، ولحكومة وشعب {} الشقيق باطراد التقدم والازدهار، مشيدا بتميز العلاقات"
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الرئيس التونسي", "رئيس تونس"),
        ("المنتخب السوري", "منتخب سوريا"),
        ("the Colombian president", "Colombia and its president"),
        ("le président tunisien", "la Tunisie"),
        ("o governo brasileiro", "o Brasil"),
        ("тунисский министр", "министр Туниса"),
        ("die tunesische Regierung", "Tunesien"),
        ("French police", "police in France"),
    ],
)
def test_an_adjective_names_its_country(one: str, other: str) -> None:
    assert named_places(fold(one).split()) == named_places(fold(other).split()) != set()


def test_greetings_to_two_countries_are_two_pieces_of_news_by_their_headlines() -> None:
    tunis = GREETING.format("الباجي قائد السبسي", "تونس", "إعلان الجمهورية", "تونس")
    colombia = GREETING.format("خوان مانويل سانتوس", "كولومبيا", "يوم الاستقلال", "كولومبيا")
    headlines = (
        "القيادة تهنئ الرئيس التونسي بذكرى الجمهورية",
        "القيادة تهنئ رئيس كولومبيا بالاستقلال",
    )
    known = Candidate(
        update=UpdateId("known"),
        story=StoryId("story"),
        source="alpha",
        sketch=sketch(headlines[0], tunis),
        seen_at=NOW,
        title=headlines[0],
    )
    found = decide(sketch(headlines[1], colombia), [known], similarity=0.3, title=headlines[1])
    assert found.verdict is Verdict.NEW
    again = f"الملك {headlines[0]}"
    assert decide(sketch(again, tunis), [known], similarity=0.3, title=again).story == "story"
