"""The invented day is coherent, and a broken script is refused with what is wrong in it."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from livefeed.dedup import decide, sketch
from livefeed.demo.coverage import Coverage, invented_day, read_coverage
from livefeed.model import Candidate, StoryId, UpdateId, Verdict
from livefeed.settings import Dedup

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)

SOURCE = '[[source]]\nname = "wire"\ntitle = "Wire"\nform = "rss"\nlanguage = "ar"\n'
STEP = (
    '[[step]]\ntick = 1\nsource = "wire"\ndo = "add"\nkey = "k"\ntitle = "t"\ntext = "x"\n'
    'story = "s"\nverdict = "new"\n'
)


def script(*steps: str) -> str:
    return 'title = "A day"\n' + SOURCE + "".join(steps)


def test_the_invented_day_has_five_sources_and_about_forty_updates() -> None:
    day = invented_day()
    assert [source.form for source in day.sources] == [
        "rss",
        "atom",
        "live-blog",
        "page",
        "json-feed",
    ]
    assert 35 <= sum(step.do == "add" for step in day.steps) <= 45
    assert sorted({step.source for step in day.steps}) == sorted(s.name for s in day.sources)


def test_the_invented_day_shows_every_verdict_but_unchanged() -> None:
    assert {step.verdict for step in invented_day().steps} == set(Verdict) - {Verdict.UNCHANGED}


def test_texts_of_the_invented_day_have_the_length_of_wires() -> None:
    day = invented_day()
    lengths = [
        len(s.text.split()) for s in day.steps if s.text and s.verdict is not Verdict.ROUNDUP
    ]
    assert min(lengths) >= 15
    assert max(lengths) <= 80


def test_steps_of_one_tick_touch_different_stories() -> None:
    for steps in invented_day().ticks:
        assert Counter(step.story for step in steps).most_common(1)[0][1] == 1


def test_the_backlog_is_not_announced() -> None:
    assert all(step.alert is None for step in invented_day().ticks[0])


def test_a_key_of_a_live_page_is_recognised_by_its_end() -> None:
    day = invented_day()
    step = day.step_of("radio", "127.0.0.1:80/radio/live.html#r-flood")
    assert step is not None
    assert step.key == "r-flood"
    assert day.step_of("radio", "127.0.0.1:80/radio/live.html#other") is None


def test_ticks_are_played_in_order_of_their_number() -> None:
    late = STEP.replace("tick = 1", "tick = 2").replace('"k"', '"k2"')
    day: Coverage = read_coverage(script(late, STEP))
    assert [[step.key for step in tick] for tick in day.ticks] == [["k"], ["k2"]]


@pytest.mark.parametrize(
    ("steps", "problem"),
    [
        (STEP.replace('"wire"', '"nobody"'), "no source 'nobody'"),
        (STEP + STEP, "'add' of an update"),
        (STEP.replace('"add"', '"remove"'), "'remove' of an update"),
        (STEP + 'follows = "later"\n', "no story 'later' before it"),
        (STEP + 'related = ["later"]\n', "no story 'later' before it"),
    ],
)
def test_a_script_that_contradicts_itself_is_refused(steps: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        read_coverage(script(steps))


@pytest.mark.parametrize(
    "broken", [STEP.replace('"new"', '"newish"'), STEP + 'alert = "newish"\n', STEP + "[[step]\n"]
)
def test_a_script_with_unknown_words_is_refused(broken: str) -> None:
    with pytest.raises(ValueError, match=r"newish|Expected"):
        read_coverage(script(broken))


def test_the_rules_decide_about_each_text_as_the_script_says() -> None:
    """Without sources and store: each update is compared with all that came before it."""
    known: dict[str, Candidate] = {}
    for number, step in enumerate(s for s in invented_day().steps if s.do == "add"):
        incoming = sketch(step.title, step.text)
        similarity = Dedup().similarity
        decision = decide(incoming, tuple(known.values()), similarity=similarity, title=step.title)
        found = (decision.verdict, decision.follows or "", sorted(decision.related))
        assert found == (step.verdict, step.follows, sorted(step.related)), step.key
        assert decision.story in {None, step.story}, step.key
        known[step.key] = Candidate(
            update=UpdateId(step.key),
            story=StoryId(step.story),
            source=step.source,
            sketch=incoming,
            seen_at=NOW + timedelta(seconds=number),
            title=step.title,
        )
