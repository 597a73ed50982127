"""When a source is polled next: trouble, and laws of all waits."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livefeed.model import (
    Hints,
    Outcome,
    Rhythm,
    SourceStatus,
)
from livefeed.policy.rhythm import Polled
from livefeed.policy.schedule import (
    LONGEST_WAIT_S,
    SPREAD,
    USUAL_S,
    next_poll,
    share_of,
)
from livefeed.settings import Polling, Source
from tests.support.make import NOW, after
from tests.support.scheduling import POLLING, SUCCESSES, chosen_for, due, rhythm_of, wait_s


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
