"""When a source is polled next: its rate, and what else is known."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from livefeed.model import (
    Hints,
    Outcome,
    SourceStatus,
    Subscription,
)
from livefeed.policy.rhythm import Polled
from livefeed.policy.schedule import (
    GROWTH,
    PUSHED_FACTOR,
    PUSHED_S,
    SPREAD,
    next_poll,
)
from livefeed.settings import Source
from tests.support.make import NOW, after
from tests.support.scheduling import POLLING, chosen_for, rhythm_of, wait_s

# --- the rate decides -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("per_h", "seconds", "why"),
    [
        (200, 15, "about 200 updates came in the last hour: the fastest allowed"),
        (60, 17.3, "about 60 updates came in the last hour"),
        (20, 30, "about 20 updates came in the last hour"),
        (5, 60, "about 5 updates came in the last hour"),
        (1, 134.2, "an update came 0 s ago"),
        (0.0001, 3_600, "an update came 0 s ago: the slowest allowed"),
    ],
)
def test_the_interval_follows_the_square_root_of_the_rate(
    per_h: float, seconds: float, why: str
) -> None:
    chosen = chosen_for(rhythm_of(per_h))
    assert seconds * (1 - SPREAD) - 0.1 <= wait_s(chosen) <= seconds + 0.1
    assert chosen.why == why


@pytest.mark.parametrize("per_h", [20, 30, 40, 60])
def test_an_update_every_one_to_three_minutes_is_polled_every_15_to_30_s(per_h: float) -> None:
    for every_s in (30, 60, 300, 3_600):
        assert 15 <= wait_s(chosen_for(rhythm_of(per_h), every_s=every_s)) <= 30.001


def test_an_operator_who_asks_for_less_than_a_minute_gets_more_of_everything() -> None:
    rhythm = rhythm_of(2)
    assert wait_s(chosen_for(rhythm, every_s=30)) == pytest.approx(
        wait_s(chosen_for(rhythm, every_s=60)) / 2
    )


def test_a_quiet_source_decays_step_by_step() -> None:
    source = Source(name="alpha", url="", every_s=60)
    status, now = SourceStatus(name="alpha", rhythm=rhythm_of(40, interval_s=20)), NOW
    waits = [20.0]
    while now < after(2 * 86_400):
        chosen = next_poll(source, POLLING, status, Polled(outcome=Outcome.UNCHANGED), now=now)
        assert chosen.at is not None
        waits.append(chosen.rhythm.interval_s)
        status, now = replace(status, rhythm=chosen.rhythm), chosen.at
    assert all(a <= b <= a * GROWTH[1] for a, b in pairwise(waits))
    assert waits[-1] > 600
    assert "nothing new came for" in chosen.why


def test_one_update_is_enough_to_come_back_at_once() -> None:
    quiet = rhythm_of(0.5, interval_s=1_500, quiet_s=36_000)
    polled = Polled(outcome=Outcome.OK, arrivals=1)
    source = Source(name="alpha", url="", every_s=60)
    status = SourceStatus(name="alpha", rhythm=quiet)
    assert wait_s(next_poll(source, POLLING, status, polled, now=NOW)) < 200


def test_a_new_source_keeps_every_for_ten_minutes() -> None:
    source = Source(name="alpha", url="", every_s=20)
    old = Polled(outcome=Outcome.OK, backlog=(after(-(10**7)),))
    chosen = next_poll(source, POLLING, SourceStatus(name="alpha"), old, now=NOW)
    quiet, now = Polled(outcome=Outcome.UNCHANGED), NOW
    while now < after(600):
        assert 19 <= wait_s(chosen, now) <= 20
        assert chosen.at is not None
        now = chosen.at
        status = SourceStatus(name="alpha", rhythm=chosen.rhythm)
        chosen = next_poll(source, POLLING, status, quiet, now=now)
    assert 20 < wait_s(chosen, now) <= 20 * GROWTH[1]


# --- what else is known ---------------------------------------------------------------------------


def test_a_gap_halves_the_interval_whatever_the_rate() -> None:
    chosen = chosen_for(rhythm_of(0.1, interval_s=200), is_gap=True)
    assert 95 <= wait_s(chosen) <= 100
    assert "entries were missed" in chosen.why


def test_pushes_make_polls_rare() -> None:
    subscription = Subscription(
        source="alpha", hub="h", topic="t", created_at=NOW, due_at=None, relied_until=after(60)
    )
    busy = wait_s(chosen_for(rhythm_of(40)))
    chosen = chosen_for(rhythm_of(40), subscription=subscription)
    assert wait_s(chosen) == pytest.approx(busy * PUSHED_FACTOR)
    quiet = chosen_for(rhythm_of(1), subscription=subscription)
    assert PUSHED_S * (1 - SPREAD) <= wait_s(quiet) <= PUSHED_S
    assert "pushes" in chosen.why
    late = replace(subscription, relied_until=NOW)
    assert wait_s(chosen_for(rhythm_of(40), subscription=late)) < 30


@pytest.mark.parametrize(
    ("quiet_s", "coverage_end", "is_open"),
    [(3_600, None, True), (3_600, -60, True), (9_000, None, False), (9_000, 60, True)],
)
def test_a_live_page_that_is_open_is_polled_every_at_least(
    quiet_s: float, coverage_end: float | None, is_open: bool
) -> None:
    end = None if coverage_end is None else after(coverage_end)
    rhythm = replace(rhythm_of(0.2, quiet_s=quiet_s), hints=Hints(coverage_end=end))
    assert (wait_s(chosen_for(rhythm, is_live_page=True)) <= 60) is is_open
    assert wait_s(chosen_for(rhythm, is_live_page=False)) > 60


@pytest.mark.parametrize("hints", [Hints(period_s=7_200), Hints(fresh_s=86_400)])
def test_hints_slow_a_quiet_source_to_twice_its_interval_and_a_busy_one_not(hints: Hints) -> None:
    quiet, busy = rhythm_of(0.5), rhythm_of(20)
    assert wait_s(chosen_for(quiet, hints=hints)) == pytest.approx(2 * wait_s(chosen_for(quiet)))
    assert "asks for" in chosen_for(quiet, hints=hints).why
    assert chosen_for(busy, hints=hints).at == chosen_for(busy).at


def test_a_hint_that_asks_for_less_changes_nothing() -> None:
    quiet = rhythm_of(0.5)
    assert chosen_for(quiet, hints=Hints(period_s=60, fresh_s=5)).at == chosen_for(quiet).at


def test_hours_and_days_to_skip_are_polled_half_as_often() -> None:
    quiet = rhythm_of(0.5)
    for hints in (Hints(skip_hours=(NOW.hour,)), Hints(skip_days=(NOW.weekday(),))):
        chosen = chosen_for(quiet, hints=hints)
        assert wait_s(chosen) == pytest.approx(2 * wait_s(chosen_for(quiet)))
        assert "asks to skip" in chosen.why
    assert chosen_for(quiet, hints=Hints(skip_hours=(3,))).at == chosen_for(quiet).at
