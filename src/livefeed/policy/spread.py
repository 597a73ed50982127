"""How polls that are due at the same moment, at a start or after a stop, are spread over time."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from livefeed.model import SourceState, SourceStatus
from livefeed.policy.hosts import host_of
from livefeed.policy.schedule import share_of
from livefeed.settings import Source

FEW_PER_S: Final = 2.0  # so many polls a second are no herd, however small the newsroom is
# The share of a round between one source of a host and the next: they stay apart however many they
# are, and by no half of it, for one that hangs comes half a round later each time.
GOLDEN: Final = (math.sqrt(5) - 1) / 2


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
    hosts = {name: host_of(sources[name].url) for name in due}
    return {name: now + timedelta(seconds=s) for name, s in slots(due, others, hosts).items()}


def slots(
    due: Mapping[str, float], others: Collection[float], hosts: Mapping[str, str]
) -> Mapping[str, float]:
    """Return for each source that is due after how many seconds it should be polled.

    Args:
        due: name → interval in seconds.
        others: intervals of the sources that are not due.
        hosts: name → host of those that are due.

    The order is that of `_ordered`. While they are polled, all sources together need no more than
    twice the requests a second that their intervals ask for on average (or `FEW_PER_S`), and none
    waits longer than its own interval.
    """
    if not due:
        return {}
    per_s = sum(1 / interval for interval in (*due.values(), *others))
    share = len(due) / (len(due) + len(others))
    window_s = min(len(due) / per_s * (2 - share), len(due) / FEW_PER_S)
    ordered = _ordered(hosts)
    return {name: min(window_s, due[name]) * rank / len(due) for rank, name in enumerate(ordered)}


def _ordered(hosts: Mapping[str, str]) -> Sequence[str]:
    """Return the names in the order of a hash, those of one host well apart.

    It is the same at every start; who is new moves those of other hosts by one place at most.
    """
    siblings: dict[str, list[str]] = defaultdict(list)
    for name in sorted(hosts, key=lambda name: share_of(name, "start")):
        siblings[hosts[name]].append(name)
    places = {
        name: (share_of(host, "start") + rank * GOLDEN) % 1
        for host, names in siblings.items()
        for rank, name in enumerate(names)
    }
    return sorted(places, key=places.__getitem__)
