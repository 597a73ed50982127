"""How often a source brings updates, as the schedule sees it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from livefeed.model import Hints, Outcome, Rhythm
from livefeed.policy.rhythm import BELIEF_H, EVER_H, Polled, in_words, measured, rate_per_h
from tests.support.make import NOW, after

EXPECTED_PER_H = 5.0


def polled(arrivals: int = 0, *backlog: float) -> Polled:
    """Return a poll that brought so many, and showed entries so many seconds old."""
    return Polled(
        outcome=Outcome.OK if arrivals or backlog else Outcome.UNCHANGED,
        arrivals=arrivals,
        backlog=tuple(after(-age) for age in backlog),
    )


def followed(*arrivals: int, every_s: float = 60.0) -> tuple[Rhythm, datetime]:
    """Return what is known of a source after polls that brought so many each."""
    rhythm, now = measured(Rhythm(), polled(), expected_per_h=EXPECTED_PER_H, now=NOW), NOW
    for count in arrivals:
        now += timedelta(seconds=every_s)
        rhythm = measured(rhythm, polled(count), expected_per_h=EXPECTED_PER_H, now=now)
    return rhythm, now


def test_a_new_source_is_believed_to_bring_what_the_operator_expects() -> None:
    rhythm, now = followed()
    assert rate_per_h(rhythm, now)[0] == pytest.approx(EXPECTED_PER_H)


def test_the_first_poll_believes_the_times_of_the_entries() -> None:
    hourly = polled(24, *(3_600 * n for n in range(24)))
    rhythm = measured(Rhythm(), hourly, expected_per_h=EXPECTED_PER_H, now=NOW)
    rate, _ = rate_per_h(rhythm, NOW)
    assert 0.9 < rate < 1.7
    old = polled(20, *(365 * 86_400 + n for n in range(20)))
    rhythm = measured(Rhythm(), old, expected_per_h=EXPECTED_PER_H, now=NOW)
    rate, why = rate_per_h(rhythm, NOW)
    assert rate < 0.001
    assert why == "nothing new came for 365 days"


def test_entries_of_the_future_count_as_of_now() -> None:
    rhythm = measured(Rhythm(), polled(1, -9e9), expected_per_h=EXPECTED_PER_H, now=NOW)
    assert rhythm.arrived_at == NOW


def test_an_update_every_two_minutes_is_thirty_an_hour() -> None:
    rhythm, now = followed(*([1, 0] * 120))
    rate, why = rate_per_h(rhythm, now)
    assert rate == pytest.approx(30, abs=2)
    assert why == f"about {rate:.0f} updates came in the last hour"


def test_quiet_lowers_the_rate_long_before_the_hour_is_over() -> None:
    rhythm, now = followed(*([1, 0] * 120), *([0] * 20))
    rate, why = rate_per_h(rhythm, now)
    assert rate == pytest.approx(2 / (21 / 60), rel=0.05)
    assert why == "nothing new came for 21 min"


def test_many_at_once_are_one_delivery() -> None:
    one, _ = followed(1, every_s=20)
    many, _ = followed(200, every_s=20)
    assert many.lately <= one.lately * 1.5


def test_many_after_a_long_pause_count_as_they_could_have_come() -> None:
    rhythm, now = followed(40, every_s=3 * 3_600)
    assert rate_per_h(rhythm, now)[0] == pytest.approx(40 / 3, rel=0.1)


def test_a_rhythm_of_days_outlasts_the_night() -> None:
    day = [1] * 40 + [0] * 104  # ten minutes each
    rhythm, now = followed(*day * 3, every_s=600)
    rate, why = rate_per_h(rhythm, now)
    assert rate < 0.2
    rhythm = measured(rhythm, polled(1), expected_per_h=EXPECTED_PER_H, now=now)
    rate, why = rate_per_h(rhythm, now)
    assert 1 < rate < 3
    assert why == "about 36 updates come a day"


def test_an_unchanged_document_keeps_its_hints() -> None:
    hints = Hints(period_s=3_600, skip_hours=(1, 2))
    read = Polled(outcome=Outcome.OK, hints=hints)
    rhythm = measured(Rhythm(), read, expected_per_h=1, now=NOW)
    again = Polled(outcome=Outcome.UNCHANGED, hints=Hints(fresh_s=60))
    rhythm = measured(rhythm, again, expected_per_h=1, now=after(60))
    assert rhythm.hints == Hints(period_s=3_600, skip_hours=(1, 2), fresh_s=60)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "1 s"),
        (1.5, "1.5 s"),
        (120, "120 s"),
        (150, "2.5 min"),
        (5_400, "90 min"),
        (9_000, "2.5 h"),
        (300_000, "3 days"),
    ],
)
def test_durations_are_said_as_people_do(seconds: float, words: str) -> None:
    assert in_words(seconds) == words


polls = st.lists(st.tuples(st.integers(0, 500), st.floats(-60, 10**6)), max_size=30)


@example(polls=[(1, 0.0)], expected=89.0)
@given(polls=polls, expected=st.floats(1e-6, 10**6))
def test_whatever_comes_the_rate_is_sane(polls: list[tuple[int, float]], expected: float) -> None:
    now = NOW
    rhythm = measured(Rhythm(), polled(), expected_per_h=expected, now=now)
    for arrivals, passed_s in polls:
        now += timedelta(seconds=passed_s)
        rhythm = measured(rhythm, polled(arrivals), expected_per_h=expected, now=now)
        rate, why = rate_per_h(rhythm, now)
        # One a minute, and one for each of the polls that came at once, over half an hour at least.
        assert 0 <= rate <= expected * 1.01 + 60 + 30 / BELIEF_H
        assert 0 < rhythm.watched_h <= EVER_H * 1.001
        assert why


@given(polls=polls, arrivals=st.integers(0, 100), passed_s=st.floats(1, 10**5))
def test_more_arrivals_never_lower_the_rate(
    polls: list[tuple[int, float]], arrivals: int, passed_s: float
) -> None:
    now = NOW
    rhythm = measured(Rhythm(), polled(), expected_per_h=1, now=now)
    for count, seconds in polls:
        now += timedelta(seconds=seconds)
        rhythm = measured(rhythm, polled(count), expected_per_h=1, now=now)
    now += timedelta(seconds=passed_s)
    rates = [
        rate_per_h(measured(rhythm, polled(n), expected_per_h=1, now=now), now)[0]
        for n in (arrivals, arrivals + 1)
    ]
    assert rates[0] <= rates[1] + 1e-9
