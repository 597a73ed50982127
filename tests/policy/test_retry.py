"""When a delivery is attempted again."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livefeed.policy.retry import JITTER, SCHEDULE_S, next_attempt_at, retry_after_of
from tests.support.make import NOW, after

DAY = 86_400.0


def due(
    attempt: int,
    *,
    age_s: float = 0,
    jitter: float = 0.5,
    max_age_s: float = 7 * DAY,
    retry_after_s: float | None = None,
) -> datetime | None:
    return next_attempt_at(
        attempt,
        created_at=after(-age_s),
        now=NOW,
        jitter=jitter,
        max_age_s=max_age_s,
        retry_after_s=retry_after_s,
    )


@pytest.mark.parametrize(("attempt", "wait_s"), list(enumerate(SCHEDULE_S))[1:])
def test_the_steps_are_those_of_the_schedule(attempt: int, wait_s: float) -> None:
    assert due(attempt) == after(wait_s)
    assert due(attempt, jitter=0) == after(wait_s * (1 - JITTER))
    assert due(attempt, jitter=1) == after(wait_s * (1 + JITTER))


def test_after_the_last_step_it_is_a_dead_letter() -> None:
    assert due(len(SCHEDULE_S)) is None


@pytest.mark.parametrize(
    ("retry_after_s", "wait_s"), [(3, 5), (60, 60), (10**9, DAY), (None, 5), (0, 5)]
)
def test_the_receiver_may_ask_for_more_time_but_not_less(
    retry_after_s: float | None, wait_s: float
) -> None:
    assert due(1, retry_after_s=retry_after_s) == after(wait_s)


@pytest.mark.parametrize(
    ("attempt", "age_s", "retry_after_s", "expected"),
    [
        (1, 0, None, after(5)),
        (6, 2_600, None, after(4_600)),  # 2 h more do not fit: one last time at the end
        (6, 7_000, None, None),  # and not right after the attempt before
        (7, 7_200, None, None),
        (1, 8_000, None, None),  # a dead letter that was retried by hand has one attempt
        (1, 0, 7_300, None),
        (4, 6_900, 400, None),  # the end lies before what the receiver asked for
    ],
)
def test_no_attempt_lies_past_the_age_at_which_news_is_old(
    attempt: int, age_s: float, retry_after_s: float | None, expected: datetime | None
) -> None:
    found = due(attempt, age_s=age_s, max_age_s=7_200, retry_after_s=retry_after_s)
    assert found == expected


@given(
    attempt=st.integers(1, 20),
    age_s=st.floats(0, 3 * DAY),
    jitter=st.floats(0, 1),
    max_age_s=st.floats(1, 2 * DAY),
    retry_after_s=st.none() | st.floats(0, 3 * DAY),
)
def test_the_next_attempt_lies_ahead_and_within_the_age(
    attempt: int, age_s: float, jitter: float, max_age_s: float, retry_after_s: float | None
) -> None:
    found = due(
        attempt, age_s=age_s, jitter=jitter, max_age_s=max_age_s, retry_after_s=retry_after_s
    )
    if found is not None:
        assert NOW < found <= after(-age_s) + timedelta(seconds=max_age_s)
        assert found >= after(min(retry_after_s or 0, DAY))


def test_a_receiver_that_is_down_all_the_time_is_tried_until_the_age() -> None:
    created, now, attempts = NOW, NOW, 0
    while now is not None:
        attempts += 1
        last = now
        found = next_attempt_at(
            attempts, created_at=created, now=now, jitter=0.5, max_age_s=7_200, retry_after_s=None
        )
        if found is None:
            break
        now = found
    assert attempts == 7
    assert last == after(7_200)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120.0),
        (" 7 ", 7.0),
        ("0", 0.0),
        ("99999999999999999999", DAY),
        ("Sun, 22 Nov 2026 10:02:00 GMT", 120.0),
        ("Sunday, 22-Nov-26 10:02:00 GMT", 120.0),
        ("Sun, 22 Nov 2026 09:00:00 GMT", 0.0),
        ("Sun, 22 Nov 2026 12:02:00 +0200", 120.0),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("٣", None),
        ("Sun, 99 Nov 2026 10:02:00 GMT", None),
        ("", None),
        (None, None),
    ],
)
def test_both_forms_of_retry_after_are_read(header: str | None, seconds: float | None) -> None:
    assert retry_after_of(header, now=NOW) == seconds


@given(st.text())
def test_no_header_text_breaks_the_reading(header: str) -> None:
    found = retry_after_of(header, now=NOW)
    assert found is None or 0 <= found <= DAY
