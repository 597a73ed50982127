from __future__ import annotations

import pytest

from livefeed.text.clean import text_of
from livefeed.text.counters import is_counter, without_counters


@pytest.mark.parametrize(
    "line",
    [
        "300 views",
        "1,234 Views",
        "1.2K views",
        "Views: 12 345",
        "Shared 12 times",
        "12 comments",
        "4 min read",
        "٣٠٠ مشاهدة",
        "عدد المشاهدات: 1200",
        "شوهد 300 مرة",
        "12 تعليقات",
        "5 min ago",
        "(5 minutes ago)",
        "an hour ago",
        "Updated 5 mins ago",
        "just now",
        "منذ 3 دقائق",
        "منذ ٣ دقائق",
        "قبل ساعتين",
        "منذ لحظات",
        "آخر تحديث: منذ 5 دقائق",
        "Updated at 12.36 BST",
        "آخر تحديث: 12:36 م",
        "5 min ago | 300 views",
        "منذ ساعة · 12 تعليق",
        "vor 5 Minuten",
        "il y a 2 heures",
        "hace 5 minutos",
        "10 minuti fa",
        "לפני 5 דקות",
        "5 دقیقه پیش",
        "5 dakika önce",
        "120 بازدید",
    ],
)
def test_counts_and_counted_times_are_no_text(line: str) -> None:
    assert is_counter(line)
    assert text_of(f"<p>{line}</p><p>وصل القطار</p>") == "وصل القطار"


@pytest.mark.parametrize(
    "line",
    [
        "القصف مستمر منذ 3 أيام",
        "The company bought 500 shares",
        "300 killed",
        "3 days",
        "The bridge reopened 5 minutes ago",
        "Views of the sea",
        "قبل ساعتين من موعد المباراة",
        "منذ 3 أيام والقصف مستمر",
        "2 comments by the minister: no, and never",
        "أحمد سليم",
        "|",
        "",
    ],
)
def test_what_tells_something_is_text(line: str) -> None:
    assert not is_counter(line)
    assert without_counters(line) == line.replace("|", " ")


def test_only_what_is_set_apart_is_left_out_of_a_line() -> None:
    line = "أحمد سليم | منذ 3 دقائق | 300 مشاهدة\nالقصف مستمر منذ 3 أيام"
    assert without_counters(line) == "أحمد سليم\nالقصف مستمر منذ 3 أيام"
