"""How polls that are due at the same moment, at a start or after a stop, are spread over time."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from livefeed.model import SourceState, SourceStatus
from livefeed.policy.schedule import share_of
from livefeed.settings import Source

FEW_PER_S: Final = 2.0  # so many polls a second are no herd, however small the newsroom is


def start_times(
    statuses: Sequence[SourceStatus], sources: Mapping[str, Source], now: datetime
) -> Mapping[str, datetime]:
    """Return when the sources that are due at a start are polled: name → time."""
    due: dict[str, float] = {}
    others: list[float] = []
    for status in statuses:
        if status.state is SourceState.GONE or status.name not in sources:
            continue
        interval_s = status.rhythm.interval_s or sources[status.name].every_s
        if status.next_poll_at is not None and status.next_poll_at <= now:
            due[status.name] = interval_s
        else:
            others.append(interval_s)
    return {name: now + timedelta(seconds=s) for name, s in slots(due, others).items()}


def slots(due: Mapping[str, float], others: Collection[float]) -> Mapping[str, float]:
    """Return for each source that is due after how many seconds it should be polled.

    Args:
        due: name → interval in seconds.
        others: intervals of the sources that are not due.

    The order is that of a hash of the names, so it is the same at every start, and whoever is new
    does not move the others by more than one place. While they are polled, all sources together
    need no more than twice the requests a second that their intervals ask for on average (or
    `FEW_PER_S`), and none waits longer than its own interval.
    """
    if not due:
        return {}
    per_s = sum(1 / interval for interval in (*due.values(), *others))
    share = len(due) / (len(due) + len(others))
    window_s = min(len(due) / per_s * (2 - share), len(due) / FEW_PER_S)
    ordered = sorted(due, key=lambda name: share_of(name, "start"))
    return {name: min(window_s, due[name]) * rank / len(due) for rank, name in enumerate(ordered)}
