from __future__ import annotations

import pytest

from livefeed.dedup.facing import all_changes
from livefeed.dedup.facts import known_differences
from livefeed.dedup.outcomes import exclusion, told
from livefeed.text.fold import fold

# What happened, and what happened instead, in forms that stand in news.
OPPOSITES = [
    ("ووفاة", "وشفاء"),
    ("وأهدر", "وسجل"),
    ("مقطوعة", "سالكة"),
    ("العثور", "فقدان"),
    ("ونددت", "ورحبت"),
    ("متواصلة", "متوقفة"),
    ("رفعها", "خفضها"),
    ("بفوزه", "بخسارته"),
    ("مغلقتان", "مفتوحتان"),
    ("غرقوا", "نجوا"),
    ("ادامه", "توقف"),
    ("باختند", "مجروح"),
    ("برکنار", "منصوب"),
    ("مذمت", "خیرمقدم"),
    ("داخرا", "کرایەوە"),
    ("وتړل", "پرانیستل"),
    ("kapatıldığını", "açıldığını"),
    ("yükseldiğini", "düştüğünü"),
    ("yaralanıb", "öldürüldü"),
    ("hibsga", "ozod"),
    ("pejirand", "redkirin"),
    ("שנסגרה", "שנפתחה"),
    ("गिरावट", "बढ़ोतरी"),
    ("নিহত", "আহত"),
    ("mengecam", "memuji"),
    ("pinalaya", "inaresto"),
    ("wamejeruhiwa", "walifariki"),
    ("የተዘጉ", "የተከፈቱ"),
    ("구조됐다고", "숨졌다고"),
]


@pytest.mark.parametrize(("one", "other"), OPPOSITES)
def test_outcomes_exclude_each_other_in_languages_of_the_east(one: str, other: str) -> None:
    assert exclusion(fold(one), fold(other)) == exclusion(fold(other), fold(one)) == "outcome"


def differences(one: str, other: str) -> list[tuple[str, str, str]]:
    here, there = fold(one), fold(other)
    found = known_differences(here.split(), there.split(), all_changes(here, there))
    return [(fact.kind, fact.before, fact.after) for fact in found]


RUNS = [
    ("昨日凌晨该市一家工厂发生火灾，五名工人{}，原因正在调查。", "受伤", "失踪"),
    ("市中心的博物馆将于下周一{}，届时门票价格不变。", "开放", "关闭"),
    ("会社は通期の連結決算で最終{}の見通しを発表した。", "黒字", "赤字"),
    ("気象庁によるとこの地震による津波の心配{}という。", "はない", "がある"),
]


@pytest.mark.parametrize(("text", "one", "other"), RUNS)
def test_runs_of_characters_exclude_each_other(text: str, one: str, other: str) -> None:
    found = differences(text.format(one), text.format(other))
    assert [kind for kind, _, _ in found] == ["outcome"]


def test_a_run_is_looked_for_where_one_of_its_characters_changed() -> None:
    words = fold("最終黒字の見通し").split()
    assert told(words, 2, 3) == ["黒", "黒字"]
    assert told(words, 4, 5) == ["の"]
    assert told(words, 2, 2) == []
