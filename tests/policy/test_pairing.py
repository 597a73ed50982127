from __future__ import annotations

from datetime import timedelta

import pytest

from livefeed.policy.pairing import pairs
from tests.support.make import NOW, entry

FLOOD = "قطعت السيول الطريق بين حماة والسلمية فجر اليوم وتضررت عشرات المنازل"


@pytest.mark.parametrize(
    ("before", "after", "apart", "is_one"),
    [
        (FLOOD, "عاجل: " + FLOOD, 0, True),
        (FLOOD, FLOOD.replace("عشرات", "مئات"), 1, True),
        (FLOOD, FLOOD + " بحسب الدفاع المدني الذي أرسل فرقه إلى القرى المنكوبة في الريف", 0, True),
        (FLOOD, "قَطعت السّيول الطريق بين حماة والسلمية فجر اليوم", 0, True),
        (FLOOD, FLOOD, 3, False),
        (FLOOD, "انقطعت الكهرباء عن عدة أحياء في المدينة بسبب عطل في محطة التحويل", 0, False),
        ("هدف أول لسوريا", "هدف أول للعراق في المباراة", 0, False),
        ("", "", 0, False),
    ],
)
def test_an_edit_is_known_by_its_time_and_its_words(
    before: str, after: str, apart: int, is_one: bool
) -> None:
    published = NOW + timedelta(minutes=apart)
    unknown = [entry("h:2", title="", text=after, published=published)]
    vanished = {7: entry("h:1", title="", text=before)}
    assert pairs(unknown, vanished, now=published) == ({0: 7} if is_one else {})


def test_each_is_paired_once_and_those_most_alike_first() -> None:
    vanished = {1: entry("h:1", text=FLOOD), 2: entry("h:2", text=FLOOD + " في الريف")}
    unknown = [entry("h:3", text=FLOOD + " في الريف أمس"), entry("h:4", text=FLOOD + " أمس")]
    assert pairs(unknown, vanished, now=NOW) == {0: 2, 1: 1}


def test_counted_times_are_the_less_exact_the_older_they_are() -> None:
    vanished = {1: entry("h:1", text=FLOOD, published=NOW - timedelta(minutes=119))}
    unknown = [entry("h:2", text=FLOOD + " أمس", published=NOW - timedelta(hours=1))]
    assert pairs(unknown, vanished, now=NOW) == {0: 1}


def test_updates_without_times_are_known_by_their_words() -> None:
    vanished = {1: entry("h:1", text=FLOOD, published=None)}
    assert pairs([entry("h:2", text=FLOOD, published=None)], vanished, now=NOW) == {0: 1}
    assert pairs([entry("h:2", text=FLOOD)], vanished, now=NOW) == {}
