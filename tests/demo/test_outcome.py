"""What came of the coverage is compared with the script, line by line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from livefeed.demo.coverage import Coverage, read_coverage
from livefeed.demo.outcome import Ending, Found, Member, Told, problems_of
from livefeed.demo.receiver import Received
from livefeed.model import Verdict

SCRIPT = """
title = "A day"
[[source]]
name = "wire"
title = "Wire"
form = "rss"
language = "ar"
[[source]]
name = "page"
title = "Page"
form = "page"
language = "ar"
"""


def step(source: str, key: str, verdict: str, story: str, *more: str, do: str = "add") -> str:
    values = (f'source = "{source}"', f'key = "{key}"', f'verdict = "{verdict}"', f'do = "{do}"')
    return "\n".join(("[[step]]", "tick = 1", f'story = "{story}"', *values, *more)) + "\n"


DAY: Coverage = read_coverage(
    SCRIPT
    + step("wire", "w-1", "new", "flood", 'alert = "new"')
    + step("page", "p-1", "duplicate", "flood", 'alert = "corroboration"')
    + step("wire", "w-2", "development", "more", 'follows = "flood"', 'alert = "development"')
    + step("wire", "w-2", "revision", "more", 'alert = "correction"', do="edit")
    + step("page", "p-3", "roundup", "day", 'related = ["flood"]')
    + step("page", "p-3", "withdrawn", "day", 'alert = "retraction"', do="remove")
)


def told(source: str, key: str, verdict: Verdict) -> Told:
    return Told(source=source, key=key, update=key, verdict=verdict, reason="")


def member(source: str, key: str, revision: int = 1, state: str = "live") -> Member:
    return Member(source=source, key=key, revision=revision, state=state)


def found(identity: str, *members: Member, **fields: object) -> Found:
    blank = Found(
        id=identity, path="/", title=identity, state="live", follows="", related=(), members=members
    )
    return replace(blank, **fields)  # type: ignore[arg-type]  # fields of Found by name


def received(kind: str, story: str, webhook_id: str) -> Received:
    return Received(
        type=f"story.{kind}", title="", story=story, webhook_id=webhook_id, is_signed=True
    )


GOOD = Ending(
    told=(
        told("wire", "w-1", Verdict.NEW),
        told("page", "127.0.0.1/live#p-1", Verdict.DUPLICATE),
        told("wire", "w-1", Verdict.UNCHANGED),
        told("wire", "w-2", Verdict.DEVELOPMENT),
        told("wire", "w-2", Verdict.REVISION),
        told("page", "live#p-3", Verdict.ROUNDUP),
        told("page", "live#p-3", Verdict.WITHDRAWN),
    ),
    stories=(
        found("A", member("wire", "w-1"), member("page", "127.0.0.1/live#p-1")),
        found("B", member("wire", "w-2", 2), follows="A"),
        found("C", member("page", "live#p-3", 1, "withdrawn"), state="retracted", related=("A",)),
    ),
    received=(
        received("new", "A", "1"),
        received("corroboration", "A", "2"),
        received("development", "B", "3"),
        received("correction", "B", "4"),
        received("retraction", "C", "5"),
    ),
    pages={"/": "<p>&lt;script>alert</p>"},
)


def test_an_ending_as_scripted_has_no_problems() -> None:
    assert problems_of(DAY, GOOD) == ()


def without_verdict(ending: Ending) -> Ending:
    return replace(ending, told=ending.told[1:])


def other_verdict(ending: Ending) -> Ending:
    return replace(ending, told=(told("wire", "w-1", Verdict.CONTAINED), *ending.told[1:]))


def further_verdict(ending: Ending) -> Ending:
    return replace(ending, told=(*ending.told, told("wire", "w-9", Verdict.NEW)))


def merged_stories(ending: Ending) -> Ending:
    a, b, c = ending.stories
    return replace(ending, stories=(replace(a, members=a.members + b.members), c))


def further_story(ending: Ending) -> Ending:
    return replace(ending, stories=(*ending.stories, found("D", member("wire", "w-9"))))


def wrong_revision(ending: Ending) -> Ending:
    a, b, c = ending.stories
    return replace(ending, stories=(a, replace(b, members=(member("wire", "w-2", 1),)), c))


def wrong_state(ending: Ending) -> Ending:
    a, b, c = ending.stories
    return replace(ending, stories=(a, b, replace(c, state="live")))


def follows_nothing(ending: Ending) -> Ending:
    a, b, c = ending.stories
    return replace(ending, stories=(a, replace(b, follows=""), c))


def related_to_nothing(ending: Ending) -> Ending:
    a, b, c = ending.stories
    return replace(ending, stories=(a, b, replace(c, related=())))


def lost_alert(ending: Ending) -> Ending:
    return replace(ending, received=ending.received[1:])


def further_alert(ending: Ending) -> Ending:
    return replace(ending, received=(*ending.received, received("new", "C", "6")))


def repeated_id(ending: Ending) -> Ending:
    return replace(
        ending, received=(*ending.received[1:], replace(ending.received[0], webhook_id="5"))
    )


def unsigned(ending: Ending) -> Ending:
    return replace(
        ending, received=(replace(ending.received[0], is_signed=False), *ending.received[1:])
    )


def active_markup(ending: Ending) -> Ending:
    return replace(ending, pages={"/": '<a title=""><script>alert("x")</script>'})


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (without_verdict, "wire w-1: verdict new expected, nothing found"),
        (other_verdict, "wire w-1: verdict new expected, contained found"),
        (further_verdict, "wire w-9: no further verdict expected, new found"),
        (merged_stories, "story flood: updates ['p-1', 'w-1'] expected, ['p-1', 'w-1', 'w-2']"),
        (further_story, "no further story expected, 'D' found"),
        (wrong_revision, "update w-2: revision and state (2, 'live') expected, (1, 'live') found"),
        (wrong_state, "story day: state retracted expected, live found"),
        (follows_nothing, "story more: follows 'flood' expected, '' found"),
        (related_to_nothing, "story day: related ['flood'] expected, [] found"),
        (lost_alert, "alert story.new of flood: 1 more expected"),
        (further_alert, "alert story.new of day: 1 fewer expected"),
        (repeated_id, "webhook-id 5: one alert expected, 2 found"),
        (unsigned, "alert story.new 1: its signature does not verify"),
        (active_markup, "/: markup '<script>alert' expected nowhere, found"),
    ],
)
def test_each_expectation_that_fails_is_named(
    spoil: Callable[[Ending], Ending], problem: str
) -> None:
    problems = problems_of(DAY, spoil(GOOD))
    assert any(line.startswith(problem) for line in problems), problems


def test_an_empty_ending_misses_everything() -> None:
    empty = Ending(told=(), stories=(), received=(), pages={})
    assert len(problems_of(DAY, empty)) == 6 + 3 + 5
