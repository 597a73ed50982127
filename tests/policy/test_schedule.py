"""When a source is polled next."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livefeed.model import (
    Hints,
    NextPoll,
    Outcome,
    Rhythm,
    SourceStatus,
    Subscription,
)
from livefeed.policy.rhythm import Polled
from livefeed.policy.schedule import (
    GROWTH,
    LONGEST_WAIT_S,
    PUSHED_FACTOR,
    PUSHED_S,
    SPREAD,
    USUAL_S,
    next_poll,
    share_of,
)
from livefeed.settings import Polling, Source
from tests.support.make import NOW, after

POLLING = Polling()
SUCCESSES = [Outcome.OK, Outcome.UNCHANGED]


def due(
    outcome: Outcome,
    *,
    every_s: float = 30,
    failures: int = 0,
    retry_after_s: float | None = None,
    polling: Polling = POLLING,
    name: str = "alpha",
) -> NextPoll:
    return next_poll(
        Source(name=name, url="https://alpha.example/", every_s=every_s),
        polling,
        SourceStatus(name=name, failures=failures),
        Polled(outcome=outcome, retry_after_s=retry_after_s),
        now=NOW,
    )


def wait_s(chosen: NextPoll, now: datetime = NOW) -> float:
    assert chosen.at is not None
    return (chosen.at - now).total_seconds()


def rhythm_of(per_h: float, *, interval_s: float = 3_600, quiet_s: float = 0) -> Rhythm:
    """Return the rhythm of a source that has long brought so many updates an hour."""
    return Rhythm(
        lately=per_h,
        ever=per_h * 72,
        watched_h=72,
        measured_at=NOW,
        arrived_at=after(-quiet_s),
        interval_s=interval_s,
    )


def chosen_for(
    rhythm: Rhythm,
    *,
    every_s: float = 60,
    subscription: Subscription | None = None,
    is_gap: bool = False,
    is_live_page: bool = False,
    outcome: Outcome = Outcome.UNCHANGED,
    hints: Hints | None = None,
) -> NextPoll:
    if hints is not None:
        rhythm = replace(rhythm, hints=hints)
    return next_poll(
        Source(name="alpha", url="https://alpha.example/", every_s=every_s),
        POLLING,
        SourceStatus(name="alpha", rhythm=rhythm, subscription=subscription),
        Polled(
            outcome=outcome,
            is_gap=is_gap,
            is_live_page=is_live_page,
            hints=Hints(fresh_s=hints.fresh_s) if hints else Hints(),
        ),
        now=NOW,
    )


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


# --- trouble --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outcome", "failures", "retry_after_s", "shortest", "why"),
    [
        (Outcome.OK, 0, None, 30, "it is new, and little is known of its pace"),
        (Outcome.UNCHANGED, 5, None, 30, "it is new, and little is known of its pace"),
        (Outcome.FAILED, 0, None, 30, "failed once: waiting 30 s"),
        (Outcome.FAILED, 1, None, 60, "failed 2 times in a row: waiting 60 s"),
        (Outcome.FAILED, 3, None, 240, "failed 4 times in a row: waiting 4 min"),
        (Outcome.FAILED, 4_000, None, 3_600, "failed 4001 times in a row: waiting 60 min"),
        (Outcome.FAILED, 0, 120, 120, "its server asked to wait 120 s"),
        (Outcome.FAILED, 3, 120, 240, "failed 4 times in a row: waiting 4 min"),
        (Outcome.THROTTLED, 0, 120, 120, "its server asked to wait 120 s"),
        (Outcome.THROTTLED, 0, 5, 30, "its server asked to wait 5 s"),
        (Outcome.THROTTLED, 0, 10**9, 86_400, "its server asked to wait 24 h"),
        (Outcome.THROTTLED, 9, None, 120, "its server asked for fewer requests: waiting 120 s"),
    ],
)
def test_each_outcome_waits_as_it_says(
    outcome: Outcome, failures: int, retry_after_s: float | None, shortest: float, why: str
) -> None:
    chosen = due(outcome, failures=failures, retry_after_s=retry_after_s)
    assert shortest * (1 - SPREAD) <= wait_s(chosen) <= shortest
    assert chosen.why == why


def test_a_source_that_is_gone_is_not_polled_again() -> None:
    chosen = due(Outcome.GONE)
    assert chosen.at is None
    assert "410" in chosen.why


def test_a_busy_source_is_tried_again_soon_after_a_failure() -> None:
    status = SourceStatus(name="alpha", rhythm=rhythm_of(40, interval_s=20))
    source = Source(name="alpha", url="", every_s=60)
    chosen = next_poll(source, POLLING, status, Polled(outcome=Outcome.FAILED), now=NOW)
    assert wait_s(chosen) == 20
    assert chosen.rhythm == status.rhythm


@pytest.mark.parametrize(
    ("every_s", "seconds", "why"),
    [
        (1, 15, "it is new, and little is known of its pace: the fastest allowed"),
        (90_000, 3_600, "it is new, and little is known of its pace: the slowest allowed"),
    ],
)
def test_the_interval_stays_within_the_limits_and_says_so(
    every_s: float, seconds: float, why: str
) -> None:
    chosen = due(Outcome.OK, every_s=every_s)
    assert seconds * (1 - SPREAD) <= wait_s(chosen) <= seconds
    assert chosen.why == why


def test_sources_with_one_interval_drift_apart() -> None:
    waits = {wait_s(due(Outcome.OK, name=f"source-{n}")) for n in range(100)}
    assert len(waits) > 90
    assert len({share_of(f"source-{n}", "start") for n in range(100)}) == 100


limits = st.tuples(st.floats(1, 600), st.floats(1, 86_400)).map(
    lambda pair: Polling(fastest_s=min(pair), slowest_s=max(pair))
)
seconds = st.floats(0.1, 10**6)
moments = st.floats(-(10**7), 10**7).map(after)
rhythms = st.builds(
    Rhythm,
    lately=st.floats(0, 10**4),
    ever=st.floats(0, 10**4),
    watched_h=st.floats(0, 72),
    measured_at=st.none() | moments,
    arrived_at=st.none() | moments,
    interval_s=st.just(0.0) | st.floats(1, 86_400),
    hints=st.builds(
        Hints,
        period_s=st.floats(0, 10**7),
        fresh_s=st.floats(0, 10**7),
        skip_hours=st.lists(st.integers(0, 23)).map(tuple),
        skip_days=st.lists(st.integers(0, 6)).map(tuple),
        coverage_end=st.none() | moments,
    ),
)


@given(
    outcome=st.sampled_from([o for o in Outcome if o is not Outcome.GONE]),
    polling=limits,
    every_s=seconds,
    failures=st.integers(0, 10**6),
    retry_after_s=st.none() | st.floats(0, 10**12),
    rhythm=rhythms,
    is_gap=st.booleans(),
    is_live_page=st.booleans(),
    arrivals=st.integers(0, 1_000),
)
def test_a_wait_is_never_too_short_nor_endless(
    outcome: Outcome,
    polling: Polling,
    every_s: float,
    failures: int,
    retry_after_s: float | None,
    rhythm: Rhythm,
    is_gap: bool,
    is_live_page: bool,
    arrivals: int,
) -> None:
    polled = Polled(
        outcome=outcome,
        retry_after_s=retry_after_s,
        is_gap=is_gap,
        is_live_page=is_live_page,
        arrivals=arrivals,
    )
    source = Source(name="alpha", url="", every_s=every_s)
    status = SourceStatus(name="alpha", failures=failures, rhythm=rhythm)
    chosen = next_poll(source, polling, status, polled, now=NOW)
    wait = wait_s(chosen)
    asked = min(retry_after_s or 0, LONGEST_WAIT_S)
    assert wait >= polling.fastest_s - 1e-6
    assert wait <= max(polling.slowest_s, asked) + 1e-6
    assert outcome in SUCCESSES or wait >= asked - 1e-6
    assert chosen.why


@given(
    rhythm=rhythms,
    every_s=st.floats(15, 3_600),
    arrivals=st.integers(0, 1_000),
    quiet_s=st.floats(0, 7_100),
)
def test_an_open_live_page_is_never_polled_slower_than_every(
    rhythm: Rhythm, every_s: float, arrivals: int, quiet_s: float
) -> None:
    rhythm = replace(rhythm, arrived_at=after(-quiet_s), measured_at=after(-1))
    polled = Polled(outcome=Outcome.UNCHANGED, arrivals=arrivals, is_live_page=True)
    source = Source(name="alpha", url="", every_s=every_s)
    status = SourceStatus(name="alpha", rhythm=rhythm)
    assert wait_s(next_poll(source, POLLING, status, polled, now=NOW)) <= every_s + 1e-6


@given(rhythm=rhythms, every_s=st.floats(60, 3_600), hints=st.floats(0, 10**7))
def test_no_hint_slows_what_is_polled_faster_than_every(
    rhythm: Rhythm, every_s: float, hints: float
) -> None:
    plain = chosen_for(replace(rhythm, hints=Hints()), every_s=every_s)
    hinted = chosen_for(rhythm, every_s=every_s, hints=Hints(period_s=hints, fresh_s=hints))
    if plain.rhythm.interval_s < every_s:
        assert hinted.at == plain.at
    assert wait_s(hinted) <= wait_s(plain) * 2 + 1e-5


@given(polling=limits, every_s=seconds, failures=st.integers(0, 60))
def test_another_failure_never_shortens_the_wait(
    polling: Polling, every_s: float, failures: int
) -> None:
    waits = [
        wait_s(due(Outcome.FAILED, polling=polling, every_s=every_s, failures=n))
        for n in (failures, failures + 1)
    ]
    assert waits[0] <= waits[1] <= waits[0] * 2 + 1e-6


@given(failures=st.integers(0, 100), retry_after_s=st.none() | st.floats(0, 10**6))
def test_a_throttling_does_not_wait_longer_for_failures_before(
    failures: int, retry_after_s: float | None
) -> None:
    fresh = due(Outcome.THROTTLED, retry_after_s=retry_after_s)
    assert due(Outcome.THROTTLED, failures=failures, retry_after_s=retry_after_s) == fresh
    assert fresh.at is not None
    assert fresh.at - NOW <= timedelta(seconds=LONGEST_WAIT_S)


def test_the_usual_interval_is_a_minute() -> None:
    assert wait_s(due(Outcome.OK, every_s=USUAL_S)) <= 60
