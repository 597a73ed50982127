"""Which feeds hold a story, and where the words of an operator match."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from livefeed.model import Growth, Story, Update, UpdateState
from livefeed.policy.membership import check_pattern, feeds_of
from livefeed.policy.terms import Telling, finder
from livefeed.settings import Feed, Match
from tests.support.make import story, update


def finds(term: str, text: str, title: str = "") -> bool:
    return finder(term)(Telling(((title, text),)))


@pytest.mark.parametrize(
    "text",
    [
        "الحسكة",
        "في الحسكة اليوم",
        "والحسكة",
        "بالحسكة",
        "كالحسكة",
        "فالحسكة",
        "للحسكة",
        "وبالحسكة",
        "فللحسكة",
        "وللحسكة",
        "الحَسَكَة",  # tashkeel
        "الحسكه",  # other spelling
        "الحسـكة",  # tatweel
        "«الحسكة»:",
        "الحسكةِ",
    ],
)
def test_a_word_is_found_after_proclitics_in_any_spelling(text: str) -> None:
    assert finds("الحسكة", text)


@pytest.mark.parametrize("text", ["محسكة", "حلب", "حسكة", "", "المالحسكة", "الحس كة"])
def test_a_word_is_not_found_inside_another(text: str) -> None:
    assert not finds("الحسكة", text)


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        ("غويران", "حي غويران", True),
        ("غويران", "وبغويران", True),
        ("غويران", "لغويران", True),
        ("غويران", "الغويران", True),
        ("غويران", "مغويران", False),
        ("سجن الصناعة", "قرب سجن الصناعة في الحي", True),
        ("سجن الصناعة", "من سجن\n  الصناعة", True),
        ("سجن الصناعة", "وبسجن الصناعه", True),
        ("سجن الصناعة", "سجن الحسكة الصناعة", False),
        ("سجن الصناعة", "الصناعة سجن", False),
        ("flood", "Floods hit Salamiyah", True),  # at word starts
        ("flood", "a downflood", False),
        ("FLOOD", "the flood", True),
        ("Erdoğan", "erdogan said", True),
        ("covid-19", "new COVID 19 cases", True),
    ],
)
def test_words_and_phrases_match_at_word_starts(term: str, text: str, expected: bool) -> None:
    assert finds(term, text) is expected


def test_a_phrase_does_not_run_on_from_the_title_into_the_text() -> None:
    assert not finds("سجن الصناعة", title="خبر عن سجن", text="الصناعة تتراجع")


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        (r"/غو[يا]ران/", "حي غويران", True),
        (r"/\bgh?wayran\b/", "the GHWAYRAN prison", True),
        (r"/^flash/", "flash: news", False),  # the title comes first
        (r"/الحسكة/", "الحسكة", True),  # as written
        (r"/الحسكة/", "الحسكه", False),  # a pattern itself is not folded
        (r"/[0-9]+ قتيل/", "سقوط ٧ قَتِيلٍ", True),  # as folded
        (r"/^flash ورد/", "flash: ورد", False),
        ("/x", "/x", True),  # a single slash makes no pattern
        (r"/[٠-٩]+/", "سقط ١٢", True),
    ],
)
def test_patterns_see_the_text_as_written_and_folded(term: str, text: str, expected: bool) -> None:
    assert finds(term, text) is expected


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ("/(/", "missing"),
        ("/(?=a)/", "invalid perl operator"),
        ("/[z-a]/", "invalid character class range"),
        ("/a{1,99999}/", "invalid repetition size"),
        ("!!", "no word is left"),
    ],
)
def test_a_wrong_pattern_is_refused_with_the_reason(
    pattern: str, problem: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ValueError, match=problem):
        check_pattern(pattern)
    assert capfd.readouterr().err == ""


def test_a_hostile_pattern_takes_no_time() -> None:
    assert not finds("/(a+)+$/", "a" * 100_000 + " b")


@given(st.text(min_size=1), st.text())
def test_any_term_is_refused_or_looked_for(term: str, text: str) -> None:
    try:
        found = finder(term)
    except ValueError:
        return
    found(Telling((("title", text),)))


@given(st.text(alphabet="ابتثحجخدسعفقلمنهوي", min_size=3, max_size=8))
def test_a_word_is_found_where_it_stands_alone(word: str) -> None:
    assert finds(word, f"قال {word} اليوم")


COPIES = (
    update("alpha", "1", title="سيول", text="قطعت السيول الطريق", language="ar-SY"),
    update("beta", "2", title="Floods", text="The road is cut", language="en"),
)
TAGS = {"alpha": ("syria", "wire"), "beta": ("world",)}


def feeds_holding(told: Story, *feeds: Feed) -> tuple[str, ...]:
    return feeds_of(told.outline, feeds, TAGS, partial(tuple, told.updates))


def belongs(match: Match) -> bool:
    feed = Feed(name="f", title="", match=match)
    return feeds_holding(story(*COPIES), feed) == ("f",)


@pytest.mark.parametrize(
    ("match", "expected"),
    [
        (Match(), True),
        (Match(any=("السيول",)), True),
        (Match(any=("زلزال", "road")), True),  # any copy may tell it
        (Match(any=("زلزال",)), False),
        (Match(none=("road",)), False),
        (Match(any=("السيول",), none=("رياضة",)), True),
        (Match(sources=("beta", "gamma")), True),
        (Match(sources=("gamma",)), False),
        (Match(tags=("wire",)), True),
        (Match(tags=("sport",)), False),
        (Match(languages=("ar",)), True),
        (Match(languages=("en-GB",)), True),
        (Match(languages=("fr",)), False),
        (Match(min_sources=2), True),
        (Match(min_sources=3), False),
        (Match(sources=("alpha",), any=("زلزال",)), False),
    ],
)
def test_every_condition_must_be_met(match: Match, expected: bool) -> None:
    assert belongs(match) is expected


WORDS = ("السيول", "road", "زلزال")


def some(*values: object) -> st.SearchStrategy[Any]:
    return st.lists(st.sampled_from(values), max_size=2).map(tuple)


matches = st.builds(
    Match,
    any=some(*WORDS, "/cut$/"),
    none=some(*WORDS, "/^السيول/"),
    sources=some("s0", "s1"),
    tags=some("syria", "world"),
    languages=some("ar", "en"),
    min_sources=st.integers(1, 3),
)
tellers = st.builds(
    partial(update, title=""),
    st.sampled_from(["s0", "s1", "s2"]),
    st.uuids().map(str),
    text=st.lists(st.sampled_from([*WORDS, "is cut"])).map(" ".join),
    language=st.sampled_from(["ar", "en"]),
    state=st.sampled_from([*[UpdateState.LIVE] * 3, UpdateState.WITHDRAWN]),
)


@settings(max_examples=300)
@given(matches, st.lists(tellers, min_size=1, max_size=4), st.lists(tellers, max_size=3))
def test_what_joined_tells_which_feeds_hold_a_story_as_all_its_updates_would(
    match: Match, known: list[Update], new: list[Update]
) -> None:
    tags = {"s0": ("syria",), "s1": ("world",)}
    feeds = (Feed(name="all", title=""), Feed(name="f", title="", match=match))
    known[0] = known[0]._replace(state=UpdateState.LIVE)
    joined = [one._replace(state=UpdateState.LIVE) for one in new]
    told, now = story(*known), story(*known, *joined)
    before = feeds_of(told.outline, feeds, tags, lambda: known)
    grown = Growth(told.outline._replace(feeds=before), tuple(joined))
    expected = feeds_of(now.outline, feeds, tags, lambda: now.updates)
    assert feeds_of(now.outline, feeds, tags, lambda: now.updates, grown) == expected


@pytest.mark.parametrize(
    ("match", "held"),
    [
        (Match(any=("road",)), False),
        (Match(any=("السيول",)), True),
        (Match(none=("road",)), True),
        (Match(any=("السيول",), none=("road",), languages=("ar",)), True),
        (Match(sources=("gamma",), any=("زلزال",)), False),
    ],
)
def test_the_others_are_not_read_where_what_joined_settles_it(match: Match, held: bool) -> None:
    feed = Feed(name="f", title="", match=match)
    before = story(COPIES[0], feeds=("f",) if held else ()).outline
    joined = update("beta", "2", title="سيول", text="قطعت السيول الجسر")
    grown = Growth(before, (joined,))

    def read() -> list[Update]:
        raise AssertionError("read")

    after = story(COPIES[0], joined).outline
    assert bool(feeds_of(after, (feed,), TAGS, read, grown)) is held


def test_other_tags_of_sources_are_another_definition_of_the_feeds_that_ask_for_tags() -> None:
    tagged = Feed(name="t", title="", match=Match(tags=("syria",)))
    plain = Feed(name="p", title="", match=Match(any=("road",)))
    others = {**TAGS, "beta": ("syria",)}
    assert tagged.definition(TAGS) != tagged.definition(others)
    assert plain.definition(TAGS) == plain.definition(others) == repr(plain)


def test_all_holds_everything_and_the_order_is_the_configured_one() -> None:
    feeds = (
        Feed(name="b", title="", match=Match(any=("السيول",))),
        Feed(name="all", title="", match=Match(any=("nothing of it",), min_sources=9)),
        Feed(name="c", title="", match=Match(any=("زلزال",))),
        Feed(name="a", title=""),
    )
    assert feeds_holding(story(*COPIES), *feeds) == ("b", "all", "a")


def test_withdrawn_copies_do_not_count() -> None:
    gone = update("beta", "2", title="Floods", text="road", state=UpdateState.WITHDRAWN)
    feeds = (
        Feed(name="road", title="", match=Match(any=("road",))),
        Feed(name="two", title="", match=Match(min_sources=2)),
        Feed(name="flood", title="", match=Match(any=("سيول",))),
    )
    assert feeds_holding(story(COPIES[0], gone), *feeds) == ("flood",)


def test_a_retracted_story_stays_where_it_was() -> None:
    gone = [
        update(u.source, u.key, title=u.title, text=u.text, state=UpdateState.WITHDRAWN)
        for u in COPIES
    ]
    feeds = (Feed(name="road", title="", match=Match(any=("road",), min_sources=2)),)
    assert feeds_holding(story(*gone), *feeds) == ("road",)
