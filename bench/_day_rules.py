"""Rules that say when a source is polled next: livefeed's own, and those of others, as read."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final, Protocol

from bench._day_world import Publisher
from livefeed.model import Outcome, SourceStatus
from livefeed.policy.rhythm import Polled
from livefeed.policy.schedule import next_poll, share_of
from livefeed.policy.spread import slots
from livefeed.settings import Polling, Source

MIDNIGHT: Final = datetime(2026, 11, 20, tzinfo=UTC)
SHOWN: Final = 30  # entries that a source shows


class Rule(Protocol):
    """When to poll; seconds count from midnight."""

    name: str
    starts_s: float  # how long before midnight it began

    def first(self, sources: Sequence[Publisher]) -> dict[str, float]:
        """Return when each source is polled for the first time."""
        ...

    def then(self, source: Publisher, at: float, since: float, new: int) -> float:
        """Return the next time, after a poll that brought so many since the last one."""
        ...


class Livefeed:
    """What livefeed runs, with an empty database at midnight and nothing configured but URLs."""

    name = "livefeed"
    starts_s = 0.0

    def __init__(self, polling: Polling | None = None) -> None:
        self._polling = polling or Polling()
        self.statuses: dict[str, SourceStatus] = {}
        self.reasons: dict[str, str] = {}

    def first(self, sources: Sequence[Publisher]) -> dict[str, float]:
        self.statuses = {source.name: SourceStatus(name=source.name) for source in sources}
        hosts = {name: name for name in self.statuses}
        return dict(slots(dict.fromkeys(hosts, self._polling.every_s), (), hosts))

    def then(self, source: Publisher, at: float, since: float, new: int) -> float:
        now = MIDNIGHT + timedelta(seconds=at)
        before = self.statuses[source.name]
        backlog: tuple[datetime, ...] = ()
        if before.rhythm.measured_at is None:
            end = bisect_right(source.times, at)
            shown = source.times[max(end - SHOWN, 0) : end]
            backlog = tuple(MIDNIGHT + timedelta(seconds=time) for time in shown)
        polled = Polled(
            outcome=Outcome.OK if new else Outcome.UNCHANGED,
            arrivals=new,
            backlog=backlog,
            is_live_page=source.is_page,
        )
        chosen = next_poll(
            Source(name=source.name, url="", every_s=self._polling.every_s),
            self._polling,
            before,
            polled,
            now=now,
        )
        assert chosen.at is not None
        self.statuses[source.name] = replace(before, rhythm=chosen.rhythm, next_poll_at=chosen.at)
        self.reasons[source.name] = chosen.why
        return at + (chosen.at - now).total_seconds()


@dataclass
class EveryMinute:
    name: str = "every 60 s"
    starts_s: float = 0.0
    every_s: float = 60.0

    def first(self, sources: Sequence[Publisher]) -> dict[str, float]:
        return {source.name: share_of(source.name, "start") * self.every_s for source in sources}

    def then(self, source: Publisher, at: float, since: float, new: int) -> float:
        return at + self.every_s


@dataclass
class Miniflux:
    """Ticks that each take the sources due longest: a week by its count, 5 min to 24 h."""

    name: str = "Miniflux-like"
    starts_s: float = 86_400.0
    tick_s: float = 3_600.0
    batch: int = 100

    def first(self, sources: Sequence[Publisher]) -> dict[str, float]:
        self._taken: dict[int, int] = {}
        return {source.name: self._slot(-self.starts_s) for source in sources}

    def then(self, source: Publisher, at: float, since: float, new: int) -> float:
        # Four days of the past are known: the weekly count is taken from those.
        lately = bisect_right(source.times, at) - bisect_left(source.times, at - 4 * 86_400)
        weekly = max(lately * 7 / 4, 1)
        return self._slot(at + min(max(7 * 86_400 / weekly, 300), 86_400))

    def _slot(self, due: float) -> float:
        tick = math.ceil(due / self.tick_s)
        while self._taken.get(tick, 0) >= self.batch:
            tick += 1
        self._taken[tick] = self._taken.get(tick, 0) + 1
        return tick * self.tick_s


class RssFetcher:
    """Ten minutes to a day, by the share of entries that a poll showed again."""

    name = "rss-fetcher-like"
    starts_s = 3 * 86_400.0

    def __init__(self) -> None:
        self._minutes: dict[str, float] = {}
        self._polls: dict[str, int] = {}
        self._new_at: dict[str, float] = {}

    def first(self, sources: Sequence[Publisher]) -> dict[str, float]:
        self._minutes = {source.name: 360.0 for source in sources}
        return {s.name: -self.starts_s + share_of(s.name, "start") * 360 * 60 for s in sources}

    def then(self, source: Publisher, at: float, since: float, new: int) -> float:
        name, minutes = source.name, self._minutes[source.name]
        self._polls[name] = self._polls.get(name, 0) + 1
        shown = min(bisect_right(source.times, at), SHOWN)
        if new:
            self._new_at[name] = at
        again = 102.0 if not shown else 101.0 if not new else 100 * max(shown - new, 0) / shown
        if self._polls[name] >= 2:
            if again >= 67:
                is_known = again < 100 or at - self._new_at.get(name, -math.inf) < 31 * 86_400
                minutes += 10 if is_known else 60
            elif again < 33:
                minutes = 360 if minutes > 360 else minutes - 60
        self._minutes[name] = min(max(minutes, 10), 1_440)
        return at + self._minutes[name] * 60
