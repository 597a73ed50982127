"""When a source is polled next."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import Final

from livefeed.model import NextPoll, Outcome, SourceStatus
from livefeed.settings import Polling, Source

LONGEST_WAIT_S: Final = 86_400.0  # the most that a server's Retry-After can ask for
SPREAD: Final = 0.05  # an interval is longer by up to this share, so that sources drift apart
THROTTLE_FACTOR: Final = 4.0  # intervals to wait after a 429 that names no time


def next_poll(
    source: Source,
    polling: Polling,
    status: SourceStatus,
    *,
    outcome: Outcome,
    retry_after_s: float | None,
    now: datetime,
) -> NextPoll:
    """Return when the source is due again, and why in words.

    Args:
        status: as it was before this poll; its `failures` do not count this one.
        retry_after_s: what the server asked for with a failure or a throttling.

    A throttling is no failure and leaves the count of failures to the caller.
    """
    if outcome is Outcome.GONE:
        return NextPoll(at=None, why="answered 410 Gone: not polled again until asked to")
    interval_s = min(max(source.every_s, polling.fastest_s), polling.slowest_s)
    if outcome is Outcome.FAILED:
        wait_s, why = _after_failure(interval_s, polling.slowest_s, status.failures + 1)
    elif outcome is Outcome.THROTTLED:
        wait_s = min(interval_s * THROTTLE_FACTOR, polling.slowest_s)
        why = f"server asked for fewer requests: waiting {in_words(wait_s)}"
        if retry_after_s is not None:
            wait_s, why = interval_s, f"every {in_words(interval_s)}"
    else:
        retry_after_s = None
        wait_s, why = _spread(source.name, interval_s, polling.slowest_s), _regular(source, polling)
    asked_s = min(retry_after_s or 0.0, LONGEST_WAIT_S)
    if asked_s > wait_s or (outcome is Outcome.THROTTLED and retry_after_s is not None):
        why = f"server asked to wait {in_words(asked_s)}"
        wait_s = max(asked_s, wait_s)
    return NextPoll(at=now + timedelta(seconds=wait_s), why=why)


def in_words(seconds: float) -> str:
    """Return a duration as an operator says it: 30 s, 4 min, 2.5 h."""
    if seconds <= 120:
        return f"{_short(seconds)} s"
    if seconds < 7_200:
        return f"{_short(seconds / 60)} min"
    return f"{_short(seconds / 3_600)} h"


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _after_failure(interval_s: float, slowest_s: float, failures: int) -> tuple[float, str]:
    # 2 ** 30 intervals are past every limit; more would overflow a float in the end.
    wait_s = min(interval_s * 2.0 ** min(failures - 1, 30), slowest_s)
    times = "once" if failures == 1 else f"{failures} times in a row"
    return wait_s, f"failed {times}: waiting {in_words(wait_s)}"


def _regular(source: Source, polling: Polling) -> str:
    if source.every_s < polling.fastest_s:
        return f"every {in_words(polling.fastest_s)}, the fastest allowed"
    if source.every_s > polling.slowest_s:
        return f"every {in_words(polling.slowest_s)}, the slowest allowed"
    return f"every {in_words(source.every_s)}"


def _spread(name: str, interval_s: float, slowest_s: float) -> float:
    """Return the interval, a little longer by a share that depends on the name alone."""
    share = int.from_bytes(hashlib.blake2b(name.encode(), digest_size=2).digest()) / 65_536
    return min(interval_s * (1 + SPREAD * share), slowest_s)
