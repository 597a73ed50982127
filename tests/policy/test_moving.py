"""When a permanent redirect is believed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livefeed.model import Move, Outcome
from livefeed.policy.moving import (
    AGAIN,
    LASTING,
    address_to_ask,
    believed_address,
    move_after,
)
from tests.support.make import NOW

OLD, NEW = "https://old.example/rss", "https://new.example/rss"


def after_polls(*hours: float, moved_to: str = NEW, configured: str = OLD) -> Move | None:
    """Return what is remembered after polls at these hours, each redirected."""
    move: Move | None = None
    for hour in hours:
        now = NOW + timedelta(hours=hour)
        asked = address_to_ask(move, configured, now)
        to = moved_to if asked == configured else ""
        move = move_after(move, configured, asked=asked, moved_to=to, outcome=Outcome.OK, now=now)
    return move


def believed(*, at: datetime = NOW) -> Move:
    return Move(
        origin=OLD, address=NEW, since=at - LASTING, seen_at=at, times=9, retry_at=at + AGAIN
    )


@pytest.mark.parametrize(
    ("hours", "address"),
    [
        ((0, 1, 2), ""),
        ((0, 30), ""),
        ((0, 1, 23.9), ""),
        ((0, 1, 24), NEW),
        ((0, 12, 24, 36), NEW),
    ],
)
def test_a_move_is_believed_when_it_was_said_again_for_a_day(
    hours: tuple[float, ...], address: str
) -> None:
    assert believed_address(after_polls(*hours), OLD) == address


@pytest.mark.parametrize(
    ("configured", "moved_to", "is_remembered"),
    [
        (OLD, NEW, True),
        ("http://old.example/rss", NEW, True),
        ("http://old.example/rss", "http://new.example/rss", True),
        (OLD, "http://new.example/rss", False),
        (OLD, "ftp://new.example/rss", False),
        (OLD, "", False),
    ],
)
def test_no_move_leads_from_https_to_anything_else(
    configured: str, moved_to: str, is_remembered: bool
) -> None:
    move = after_polls(0, 12, 24, moved_to=moved_to, configured=configured)
    assert (move is not None) is is_remembered
    assert address_to_ask(move, configured, NOW) == (moved_to if is_remembered else configured)


def test_another_target_begins_anew() -> None:
    move = move_after(believed(), OLD, asked=OLD, moved_to=NEW + "?2", outcome=Outcome.OK, now=NOW)
    assert move is not None
    assert (move.address, move.times) == (NEW + "?2", 1)


def test_an_address_that_answers_itself_again_has_not_moved() -> None:
    assert move_after(believed(), OLD, asked=OLD, moved_to="", outcome=Outcome.OK, now=NOW) is None


def test_the_old_address_is_asked_now_and_then() -> None:
    move = believed()
    assert address_to_ask(move, OLD, NOW + AGAIN - timedelta(seconds=1)) == NEW
    later = NOW + AGAIN
    assert address_to_ask(move, OLD, later) == OLD
    again = move_after(move, OLD, asked=OLD, moved_to=NEW, outcome=Outcome.UNCHANGED, now=later)
    assert address_to_ask(again, OLD, later) == NEW


def test_an_old_address_that_died_does_not_end_a_move() -> None:
    later = NOW + AGAIN
    move = move_after(believed(), OLD, asked=OLD, moved_to="", outcome=Outcome.FAILED, now=later)
    assert address_to_ask(move, OLD, later) == NEW


@pytest.mark.parametrize("outcome", [Outcome.FAILED, Outcome.GONE])
def test_when_the_new_address_fails_both_are_asked_in_turn(outcome: Outcome) -> None:
    move = move_after(believed(), OLD, asked=NEW, moved_to="", outcome=outcome, now=NOW)
    assert address_to_ask(move, OLD, NOW) == OLD
    move = move_after(move, OLD, asked=OLD, moved_to="", outcome=Outcome.FAILED, now=NOW)
    assert address_to_ask(move, OLD, NOW) == NEW
    move = move_after(move, OLD, asked=NEW, moved_to="", outcome=outcome, now=NOW)
    assert address_to_ask(move, OLD, NOW) == OLD


def test_a_new_address_that_asks_for_patience_stays() -> None:
    move = believed()
    assert move_after(move, OLD, asked=NEW, moved_to="", outcome=Outcome.THROTTLED, now=NOW) == move


def test_another_address_in_the_configuration_begins_anew() -> None:
    other = "https://other.example/rss"
    assert address_to_ask(believed(), other, NOW) == other
    move = move_after(believed(), other, asked=other, moved_to="", outcome=Outcome.OK, now=NOW)
    assert move is None


@given(
    polls=st.lists(
        st.tuples(st.sampled_from(list(Outcome)), st.booleans(), st.floats(1, 10**6)), max_size=40
    )
)
def test_only_the_two_addresses_are_ever_asked(
    polls: list[tuple[Outcome, bool, float]],
) -> None:
    move, now = None, NOW
    for outcome, is_redirected, seconds in polls:
        asked = address_to_ask(move, OLD, now)
        assert asked in {OLD, NEW}
        moved_to = NEW if is_redirected and asked == OLD else ""
        move = move_after(move, OLD, asked=asked, moved_to=moved_to, outcome=outcome, now=now)
        if asked == NEW and outcome is Outcome.FAILED:
            assert address_to_ask(move, OLD, now) == OLD
        now += timedelta(seconds=seconds)


def test_what_is_remembered_is_of_the_configured_address() -> None:
    assert believed_address(replace(believed(), origin=NEW), OLD) == ""
    assert believed_address(None, OLD) == ""
