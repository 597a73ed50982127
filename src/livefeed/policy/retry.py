"""When a delivery is attempted again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

# Seconds before each attempt. News ages: the first steps are tighter than the published practice
# of webhook senders (now, 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 10 h).
SCHEDULE_S: Final = (0, 5, 30, 120, 600, 1_800, 7_200, 18_000, 36_000, 36_000)
JITTER: Final = 0.2  # a step is up to this share shorter or longer
LONGEST_WAIT_S: Final = 86_400.0  # the most that a receiver's Retry-After can ask for


def next_attempt_at(
    attempt: int,
    *,
    created_at: datetime,
    now: datetime,
    jitter: float,
    max_age_s: float,
    retry_after_s: float | None,
) -> datetime | None:
    """Return when a delivery is due again after a failed attempt, None for a dead letter.

    Args:
        attempt: how many attempts were made, the failed one included.
        jitter: 0..1, drawn by the caller: 0 shortens the step by 20 %, 1 lengthens it by 20 %.
        max_age_s: no attempt lies later than this after `created_at`.
        retry_after_s: what the receiver asked for; the wait is never shorter.

    Where a whole step no longer fits, one last attempt is made at the end of the time: a receiver
    that was away for an hour gets what it missed.
    """
    if attempt >= len(SCHEDULE_S):
        return None
    end = created_at + timedelta(seconds=max_age_s)
    asked = timedelta(seconds=min(retry_after_s or 0.0, LONGEST_WAIT_S))
    step = timedelta(seconds=SCHEDULE_S[attempt] * (1 - JITTER + 2 * JITTER * jitter))
    due = now + max(step, asked)
    if due <= end:
        return due
    shortest = timedelta(seconds=max(SCHEDULE_S[attempt - 1], SCHEDULE_S[1]))
    return end if end - now >= max(shortest, asked) else None


def retry_after_of(header: str | None, *, now: datetime) -> float | None:
    """Return the seconds that a Retry-After header asks for (RFC 9110, section 10.2.3).

    Both forms are read, seconds and date; None without a header or with one that is neither.
    """
    value = (header or "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value), LONGEST_WAIT_S)
    try:
        until = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
    wait_s = (until.replace(tzinfo=until.tzinfo or UTC) - now).total_seconds()
    return min(max(wait_s, 0.0), LONGEST_WAIT_S)
