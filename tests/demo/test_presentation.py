"""The terminal shows each verdict and alert on one line, and nothing from outside can turn it."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from livefeed.demo.coverage import invented_day
from livefeed.demo.outcome import Ending, Found, Member, Told
from livefeed.demo.presentation import (
    Presentation,
    console_for,
    in_words,
    isolated,
    summary_rows,
)
from livefeed.demo.receiver import Received
from livefeed.model import Verdict

DAY = invented_day()
TOLD = Told(
    source="radio",
    key="live.html#r-flood",
    update="u",
    verdict=Verdict.DUPLICATE,
    reason="matched=abc jaccard=1.00 containment=1.00",
)
RECEIVED = Received(
    type="story.new", title="سيول", story="tag:x", webhook_id="msg_abc", is_signed=True
)


def presentation(*, is_terminal: bool = False) -> tuple[Presentation, io.StringIO]:
    out = io.StringIO()
    console = Console(
        file=out,
        force_terminal=is_terminal,
        highlight=False,
        color_system="standard" if is_terminal else None,
        width=132,
    )
    return Presentation(DAY, console_for(console)), out


def test_a_verdict_is_one_line_with_its_story_and_reason_and_the_title_last() -> None:
    show, out = presentation()
    show.verdict(TOLD)
    (line,) = out.getvalue().splitlines()
    assert line.split()[:5] == ["duplicate", "radio", "→", "flood", "J"]
    assert line.rstrip().endswith("\u2068السيول تقطع طريق تل الريحان\u2069")


def test_an_alert_is_one_line_with_type_id_and_signature() -> None:
    show, out = presentation()
    show.alert(RECEIVED)
    (line,) = out.getvalue().splitlines()
    assert line.split() == ["alert", "story.new", "signed", "msg_abc", "\u2068سيول\u2069"]


def test_colours_appear_in_a_terminal_alone() -> None:
    for is_terminal in (True, False):
        show, out = presentation(is_terminal=is_terminal)
        show.verdict(TOLD)
        assert ("\x1b[" in out.getvalue()) is is_terminal


def test_a_hostile_title_neither_colours_nor_turns_the_line() -> None:
    show, out = presentation()
    show.alert(
        Received(
            type="story.new",
            title="[red]x[/red]\x1b[31m\u202eevil\nnext",
            story="tag:x",
            webhook_id="msg_abc",
            is_signed=False,
        )
    )
    (line,) = out.getvalue().splitlines()
    assert "[red]x[/red]" in line
    assert "NOT SIGNED" in line
    assert "\x1b" not in line
    assert "\u202e" not in line


def test_a_title_is_isolated_from_what_stands_around_it() -> None:
    assert isolated("سيول") == "\u2068سيول\u2069"


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("", ""),
        ("tombstone", "tombstone"),
        ("matched=abc jaccard=0.81 containment=0.90", "J 0.81, C 0.90"),
        (
            "matched=abc jaccard=0.74 number=اثنا عشر>تسعه ركاب number=1>2",
            "J 0.74, \u2068اثنا عشر\u2069 → \u2068تسعه ركاب\u2069",
        ),
        ("outcome=اكدت>نفت", "\u2068اكدت\u2069 → \u2068نفت\u2069"),
    ],
)
def test_a_reason_is_shown_in_few_words(reason: str, words: str) -> None:
    assert in_words(reason) == words


def test_the_summary_counts_verdicts_stories_alerts_and_sources() -> None:
    copies = tuple(
        Member(source=name, key="k", revision=1, state="live") for name in ("radio", "wadi")
    )
    story = Found(id="A", path="/", title="A", state="live", follows="", related=(), members=copies)
    ending = Ending(told=(TOLD, TOLD), stories=(story,), received=(RECEIVED,), pages={})
    assert dict(summary_rows(ending)) == {
        "verdicts": "2 duplicate",
        "stories": "1 live, 1 told by several sources",
        "alerts": "1 new, all signed",
        "updates": "1 radio, 1 wadi",
    }
    show, out = presentation()
    show.summary(ending, ["radio r-1: verdict new expected, nothing found"])
    assert "not as the script says: radio r-1" in out.getvalue()
    show, out = presentation()
    show.summary(ending, [])
    assert "Everything came as the script says." in out.getvalue()
