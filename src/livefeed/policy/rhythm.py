"""How often a source brings updates: what is remembered of it, and the rate that follows."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from livefeed.model import Hints, Outcome, Rhythm

LATELY_H: Final = 1.0  # an arrival fades so fast among the recent ones
EVER_H: Final = 72.0  # and so fast among all: three days even out nights, not weekends
BELIEF_H: Final = 0.5  # hours of watching that the operator's `every` is worth at the start
PATIENCE: Final = 2.0  # after so many mean pauses without an update, the rate is believed to fall
MOST_PER_MINUTE: Final = 1.0  # more at once is a delivery in bulk; nobody polls faster for it
NO_HINTS: Final = Hints()
_MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Polled:
    """What the schedule asks about one poll."""

    outcome: Outcome
    arrivals: int = 0  # updates with keys that were not known
    backlog: tuple[datetime, ...] = ()  # when what a first poll showed was published
    is_gap: bool = False
    is_live_page: bool = False
    retry_after_s: float | None = None
    hints: Hints = NO_HINTS


def measured(rhythm: Rhythm, polled: Polled, *, expected_per_h: float, now: datetime) -> Rhythm:
    """Return what is known of a source after a successful poll.

    Args:
        expected_per_h: what the operator expects of a source that was never polled.
    """
    if rhythm.measured_at is None:
        return _begun(polled, expected_per_h, now)
    passed_h = max((now - rhythm.measured_at).total_seconds(), 0.0) / 3_600
    lately = rhythm.lately * math.exp(-passed_h / LATELY_H)
    ever = rhythm.ever * math.exp(-passed_h / EVER_H)
    if polled.arrivals:
        counted = min(polled.arrivals, 1 + passed_h * 60 * MOST_PER_MINUTE)
        lately += counted * _kept(passed_h, LATELY_H)
        ever += counted * _kept(passed_h, EVER_H)
    return Rhythm(
        lately=lately,
        ever=ever,
        watched_h=_watched(rhythm.watched_h, passed_h),
        begun_at=rhythm.begun_at,
        measured_at=now,
        arrived_at=now if polled.arrivals else rhythm.arrived_at,
        interval_s=rhythm.interval_s,
        hints=_hints(rhythm.hints, polled),
    )


def rate_per_h(rhythm: Rhythm, now: datetime) -> tuple[float, str]:
    """Return how many updates an hour are to be expected, and why in words."""
    ever = rhythm.ever / rhythm.watched_h if rhythm.watched_h else 0.0
    rate, why = ever, _long_words(ever)
    if rhythm.lately >= ever:
        rate, why = rhythm.lately, _recent_words(rhythm, now)
    if rhythm.arrived_at is not None:
        quiet_h = (now - rhythm.arrived_at).total_seconds() / 3_600
        if quiet_h > 0 and PATIENCE / quiet_h < rate:
            return PATIENCE / quiet_h, f"nothing new came for {in_words(quiet_h * 3_600)}"
    return rate, why


def in_words(seconds: float) -> str:
    """Return a duration as an operator says it: 30 s, 4 min, 2.5 h, 3 days."""
    if seconds <= 120:
        return f"{_short(seconds)} s"
    if seconds < 7_200:
        return f"{_short(seconds / 60)} min"
    if seconds <= 172_800:
        return f"{_short(seconds / 3_600)} h"
    return f"{seconds / 86_400:.0f} days"


def _begun(polled: Polled, expected_per_h: float, now: datetime) -> Rhythm:
    """Return what a first poll tells: the operator's belief, and the times that entries carry."""
    times = _minutes(sorted(min(time, now) for time in polled.backlog))
    ages_h = [(now - time).total_seconds() / 3_600 for time in times]
    return Rhythm(
        lately=sum(math.exp(-age / LATELY_H) for age in ages_h),
        ever=expected_per_h * BELIEF_H + sum(math.exp(-age / EVER_H) for age in ages_h),
        watched_h=_watched(BELIEF_H, ages_h[0] if ages_h else 0.0),
        begun_at=now,
        measured_at=now,
        arrived_at=times[-1] if times else None,
        hints=polled.hints,
    )


def _minutes(times: Iterable[datetime]) -> list[datetime]:
    """Return these times, oldest first, without those of a minute that one was in already."""
    kept: list[datetime] = []
    for time in times:
        if not kept or time - kept[-1] >= _MINUTE:
            kept.append(time)
    return kept


def _hints(before: Hints, polled: Polled) -> Hints:
    """Return what the source says of itself; an unchanged document says what it said before."""
    if polled.outcome is Outcome.OK:
        return polled.hints
    fresh_s = polled.hints.fresh_s
    return before if before.fresh_s == fresh_s else replace(before, fresh_s=fresh_s)


def _watched(hours: float, passed_h: float) -> float:
    return hours * math.exp(-passed_h / EVER_H) + EVER_H * -math.expm1(-passed_h / EVER_H)


def _kept(passed_h: float, fades_h: float) -> float:
    """Return what is left of an arrival that came at any moment of the time that passed."""
    share = passed_h / fades_h
    return -math.expm1(-share) / share if share > 0 else 1.0


def _recent_words(rhythm: Rhythm, now: datetime) -> str:
    if rhythm.lately < 1.5 and rhythm.arrived_at is not None:
        return f"an update came {in_words((now - rhythm.arrived_at).total_seconds())} ago"
    return f"about {rhythm.lately:.0f} updates came in the last hour"


def _long_words(per_h: float) -> str:
    if per_h > 4:
        return f"about {per_h:.0f} updates come an hour"
    for unit, hours in (("a day", 24), ("a week", 168)):
        if per_h * hours >= 1.5:
            return f"about {per_h * hours:.0f} updates come {unit}"
    return "hardly any updates come"


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
