"""When a source is polled next."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livefeed.model import NextPoll, Outcome, SourceStatus
from livefeed.policy.rhythm import Polled, in_words
from livefeed.policy.schedule import LONGEST_WAIT_S, SPREAD, next_poll
from livefeed.settings import Polling, Source
from tests.support.make import NOW

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


def wait_s(chosen: NextPoll) -> float:
    assert chosen.at is not None
    return (chosen.at - NOW).total_seconds()


@pytest.mark.parametrize(
    ("outcome", "failures", "retry_after_s", "shortest", "why"),
    [
        (Outcome.OK, 0, None, 30, "the first poll found little to go by"),
        (Outcome.UNCHANGED, 5, None, 30, "the first poll found little to go by"),
        (Outcome.FAILED, 0, None, 30, "failed once: waiting 30 s"),
        (Outcome.FAILED, 1, None, 60, "failed 2 times in a row: waiting 60 s"),
        (Outcome.FAILED, 3, None, 240, "failed 4 times in a row: waiting 4 min"),
        (Outcome.FAILED, 4_000, None, 3_600, "failed 4001 times in a row: waiting 60 min"),
        (Outcome.FAILED, 0, 120, 120, "server asked to wait 120 s"),
        (Outcome.FAILED, 3, 120, 240, "failed 4 times in a row: waiting 4 min"),
        (Outcome.THROTTLED, 0, 120, 120, "server asked to wait 120 s"),
        (Outcome.THROTTLED, 0, 5, 30, "server asked to wait 5 s"),
        (Outcome.THROTTLED, 0, 10**9, 86_400, "server asked to wait 24 h"),
        (Outcome.THROTTLED, 9, None, 120, "server asked for fewer requests: waiting 120 s"),
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


@pytest.mark.parametrize(
    ("every_s", "seconds", "why"),
    [
        (1, 15, "the first poll found little to go by: the fastest allowed"),
        (90_000, 3_600, "the first poll found little to go by: the slowest allowed"),
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


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "1 s"),
        (1.5, "1.5 s"),
        (120, "120 s"),
        (150, "2.5 min"),
        (5_400, "90 min"),
        (9_000, "2.5 h"),
    ],
)
def test_durations_are_said_as_people_do(seconds: float, words: str) -> None:
    assert in_words(seconds) == words


limits = st.tuples(st.floats(1, 600), st.floats(1, 86_400)).map(
    lambda pair: Polling(fastest_s=min(pair), slowest_s=max(pair))
)
seconds = st.floats(0.1, 10**6)


@given(
    outcome=st.sampled_from([o for o in Outcome if o is not Outcome.GONE]),
    polling=limits,
    every_s=seconds,
    failures=st.integers(0, 10**6),
    retry_after_s=st.none() | st.floats(0, 10**12),
)
def test_a_wait_is_never_too_short_nor_endless(
    outcome: Outcome,
    polling: Polling,
    every_s: float,
    failures: int,
    retry_after_s: float | None,
) -> None:
    chosen = due(
        outcome, polling=polling, every_s=every_s, failures=failures, retry_after_s=retry_after_s
    )
    wait = wait_s(chosen)
    asked = min(retry_after_s or 0, LONGEST_WAIT_S)
    assert wait >= polling.fastest_s - 1e-6
    assert wait <= max(polling.slowest_s, asked) + 1e-6
    assert outcome in SUCCESSES or wait >= asked - 1e-6
    assert chosen.why


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
