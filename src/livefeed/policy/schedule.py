"""When a source is polled next.

The interval follows the rate at which updates come, by the square root: with a given number of
requests for all sources, that makes the delays of all updates together least (an update waits half
an interval on average; the sum of rate x interval is least, for a fixed sum of 1 / interval, where
interval is as 1 / sqrt(rate)). docs/polling.md says it with examples.
"""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Final

from livefeed.model import NextPoll, Outcome, Rhythm, SourceStatus
from livefeed.policy.rhythm import Polled, in_words, measured, rate_per_h
from livefeed.settings import Polling, Source

LONGEST_WAIT_S: Final = 86_400.0  # the most that a server's Retry-After can ask for
SPREAD: Final = 0.05  # an interval is shorter by up to this share, so that sources drift apart
THROTTLE_FACTOR: Final = 4.0  # intervals to wait after a 429 that names no time

USUAL_S: Final = 60.0  # the interval, or `every` where that is shorter, of a source that brings
USUAL_PER_H: Final = 5.0  # so many updates an hour; one that brings 20 gets half of it
# A quiet source's interval grows no faster from poll to poll. Each name has a factor of its own:
# sources that began within one minute would else come in a herd when their interval is ten.
GROWTH: Final = (1.15, 1.35)
HINTED: Final = 2.0  # hints stretch an interval by no more
NEW: Final = timedelta(minutes=10)  # so long after its first poll `every` is a source's longest
OPEN: Final = timedelta(hours=2)  # a live page counts as open so long after its last update
PUSHED_FACTOR: Final = 10.0  # while a hub pushes, polling only makes sure
PUSHED_S: Final = 900.0  # but finds out by then if the hub forgot something


def next_poll(
    source: Source, polling: Polling, status: SourceStatus, polled: Polled, *, now: datetime
) -> NextPoll:
    """Return when the source is due again, why in words, and what to remember until then.

    Args:
        status: as it was before this poll; its `failures` do not count this one.

    A throttling is no failure and leaves the count of failures to the caller.
    """
    match polled.outcome:
        case Outcome.GONE:
            why = "answered 410 Gone: not polled again until asked to"
            return NextPoll(at=None, why=why, rhythm=status.rhythm)
        case Outcome.OK | Outcome.UNCHANGED:
            return _after_success(source, polling, status, polled, now)
        case Outcome.THROTTLED | Outcome.FAILED:
            wait_s, why = _after_trouble(source, polling, status, polled)
    return NextPoll(at=now + timedelta(seconds=wait_s), why=why, rhythm=status.rhythm)


def _after_success(
    source: Source, polling: Polling, status: SourceStatus, polled: Polled, now: datetime
) -> NextPoll:
    usual_s = min(source.every_s, USUAL_S)
    expected = USUAL_PER_H * (usual_s / source.every_s) ** 2
    rhythm = measured(status.rhythm, polled, expected_per_h=expected, now=now)
    rate, why = rate_per_h(rhythm, now)
    wait_s = usual_s * math.sqrt(USUAL_PER_H / rate) if rate > 0 else math.inf
    wait_s, why = _steady(wait_s, why, source, status.rhythm, polled)
    if status.pushed_until is not None and now < status.pushed_until:
        wait_s = max(wait_s, min(wait_s * PUSHED_FACTOR, PUSHED_S))
        why = "its hub pushes: polled only to make sure"
    elif polled.is_live_page and _is_open(rhythm, now):
        if wait_s > source.every_s:
            wait_s, why = source.every_s, "the live page is open"
    elif wait_s >= source.every_s and _is_new(rhythm, now):
        wait_s, why = source.every_s, "it is new, and little is known of its pace"
    elif wait_s >= source.every_s:
        wait_s, why = _hinted(wait_s, why, rhythm, now)
    wait_s, why = _bounded(wait_s, why, polling)
    at = now + timedelta(seconds=_spread(source.name, wait_s, polling.fastest_s))
    return NextPoll(at=at, why=why, rhythm=_with_interval(rhythm, wait_s))


def _with_interval(rhythm: Rhythm, interval_s: float) -> Rhythm:
    return Rhythm(  # a third of the time that `replace` takes, at every poll
        lately=rhythm.lately,
        ever=rhythm.ever,
        watched_h=rhythm.watched_h,
        begun_at=rhythm.begun_at,
        measured_at=rhythm.measured_at,
        arrived_at=rhythm.arrived_at,
        interval_s=interval_s,
        hints=rhythm.hints,
    )


def _steady(
    wait_s: float, why: str, source: Source, before: Rhythm, polled: Polled
) -> tuple[float, str]:
    """Return the wait: longer only step by step, shorter at once."""
    if not before.interval_s:
        return wait_s, why
    if polled.is_gap:
        return min(wait_s, before.interval_s / 2), "entries were missed since the poll before"
    least, most = GROWTH
    return min(
        wait_s, before.interval_s * (least + (most - least) * share_of(source.name, "growth"))
    ), why


def _is_new(rhythm: Rhythm, now: datetime) -> bool:
    return rhythm.begun_at is not None and now < rhythm.begun_at + NEW


def _is_open(rhythm: Rhythm, now: datetime) -> bool:
    end, arrived = rhythm.hints.coverage_end, rhythm.arrived_at
    return (end is not None and now < end) or (arrived is not None and now < arrived + OPEN)


def _hinted(wait_s: float, why: str, rhythm: Rhythm, now: datetime) -> tuple[float, str]:
    """Return the wait of a source that is not busy, as its own hints would have it."""
    hints, longest_s = rhythm.hints, wait_s * HINTED
    asked_s = max(hints.period_s, hints.fresh_s)
    if asked_s > wait_s:
        wait_s = min(asked_s, longest_s)
        why += f", and it asks for {in_words(asked_s)}"
    due = now + timedelta(seconds=wait_s) if wait_s < LONGEST_WAIT_S else now
    if due.hour in hints.skip_hours or due.weekday() in hints.skip_days:
        return longest_s, why + ", and it asks to skip this time of the day or week"
    return wait_s, why


def _bounded(wait_s: float, why: str, polling: Polling) -> tuple[float, str]:
    if wait_s <= polling.fastest_s:
        return polling.fastest_s, why + ": the fastest allowed"
    if wait_s >= polling.slowest_s:
        return polling.slowest_s, why + ": the slowest allowed"
    return wait_s, why


def _spread(name: str, wait_s: float, fastest_s: float) -> float:
    """Return the wait, a little shorter by a share that depends on the name alone."""
    return max(wait_s * (1 - SPREAD * share_of(name, "spread")), fastest_s)


def share_of(name: str, purpose: str) -> float:
    """Return a number from 0 to 1 that depends on the name alone, another one for each purpose.

    One number for all would let who starts late also wait less, until everybody is polled at once.
    """
    return int.from_bytes(blake2b(f"{purpose}:{name}".encode(), digest_size=4).digest()) / 2**32


def _after_trouble(
    source: Source, polling: Polling, status: SourceStatus, polled: Polled
) -> tuple[float, str]:
    """Return the wait after a failure or a throttling."""
    usual_s = min(max(source.every_s, polling.fastest_s), polling.slowest_s)
    asked_s = polled.retry_after_s
    if polled.outcome is Outcome.THROTTLED:
        wait_s = min(usual_s * THROTTLE_FACTOR, polling.slowest_s)
        if asked_s is None:
            return wait_s, f"its server asked for fewer requests: waiting {in_words(wait_s)}"
        asked_s = min(asked_s, LONGEST_WAIT_S)
        return max(asked_s, usual_s), f"its server asked to wait {in_words(asked_s)}"
    soon_s = min(usual_s, status.rhythm.interval_s or usual_s)
    wait_s, why = _after_failure(max(soon_s, polling.fastest_s), polling.slowest_s, status.failures)
    asked_s = min(asked_s or 0.0, LONGEST_WAIT_S)
    if asked_s > wait_s:
        return asked_s, f"its server asked to wait {in_words(asked_s)}"
    return wait_s, why


def _after_failure(interval_s: float, slowest_s: float, before: int) -> tuple[float, str]:
    # 2 ** 30 intervals are past every limit; more would overflow a float in the end.
    wait_s = min(interval_s * 2.0 ** min(before, 30), slowest_s)
    times = "once" if before == 0 else f"{before + 1} times in a row"
    return wait_s, f"failed {times}: waiting {in_words(wait_s)}"
