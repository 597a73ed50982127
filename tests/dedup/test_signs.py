from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from livefeed.dedup.foreign_numbers import COMPOUNDS, HAN
from livefeed.dedup.number_words import MONTH_OF, PROCLITICS, SINGULAR, WORDS
from livefeed.dedup.numbers import NumbersNear, implied_one, may_tell_number, numbers
from livefeed.dedup.places import is_part_of_place, places
from livefeed.text.fold import fold

MORE = "و and 4 12 362 000 00 3ر5 2و3و4 197مليون 2014م عام كل في المدينه ١٢ of the people"
BARE = sorted(
    {*WORDS, *SINGULAR, *HAN, *(word for name in (*MONTH_OF, *COMPOUNDS) for word in name)}
    | set(MORE.split())
)
TOLD = st.builds("".join, st.tuples(st.sampled_from(PROCLITICS), st.sampled_from(BARE)))
NAMED = st.sampled_from(
    fold(
        "دير الزور بدير للرياض ل رياض وابو ظبي تل ابيض لتل ابيب الحكومة Paris york new بالعين عرب"
    ).split()
)


@given(st.lists(TOLD, max_size=12))
def test_a_number_holds_no_word_that_may_not_tell_one(words: list[str]) -> None:
    for number in numbers(words):
        assert all(map(may_tell_number, words[number.start : number.end]))
    for at, word in enumerate(words):
        assert may_tell_number(word) or not implied_one(words, at, at + 1)


@given(st.lists(st.one_of(TOLD, st.just("المدينه")), max_size=30), st.integers(1, 4))
def test_the_numbers_near_a_place_are_those_of_the_whole_text(words: list[str], size: int) -> None:
    near, found = NumbersNear(words), numbers(words)
    for start in range(-2, len(words) + 2):
        expected = [n for n in found if n.start < min(start + size, len(words)) and n.end > start]
        assert near.within(start, start + size) == [n for n in expected if n.end > max(start, 0)]


@given(st.lists(NAMED, max_size=8))
def test_a_place_is_named_by_a_word_that_may_tell_one(words: list[str]) -> None:
    for start in range(len(words)):
        if places(words[start : start + 3], 0, 3):
            assert any(map(is_part_of_place, words[start : start + 3]))
