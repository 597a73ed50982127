"""When it is told that a source fails, and to whom what happens to sources is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

from livefeed.model import Outcome, SourceAlert, SourceStatus
from livefeed.settings import Channel, Feed, Route, Source

FAILURES: Final = 3  # in a row
INTERVALS: Final = 3  # without success
THROTTLED_FOR: Final = timedelta(minutes=30)  # without success; being throttled is no failure


def is_alarming(status: SourceStatus, outcome: Outcome, *, every_s: float, now: datetime) -> bool:
    """Tell whether a source that could be read before has failed for longer than a hiccup.

    Args:
        status: as it was before this poll; its `failures` do not count this one.
    """
    if status.last_success_at is None or outcome in {Outcome.OK, Outcome.UNCHANGED}:
        return False
    unread = now - status.last_success_at
    if outcome is Outcome.GONE:
        return True
    if outcome is Outcome.THROTTLED:
        return unread >= max(THROTTLED_FOR, timedelta(seconds=INTERVALS * every_s))
    return status.failures + 1 >= FAILURES and unread >= timedelta(seconds=INTERVALS * every_s)


def told_to(
    source: Source,
    kind: SourceAlert,
    *,
    routes: Sequence[Route],
    channels: Sequence[Channel],
    feeds: Sequence[Feed],
) -> Iterator[tuple[Route, str]]:
    """Give route and channel for each channel that is told; the first route that wants it wins.

    A route tells of the sources that may bring something to its feed.
    """
    enabled = {channel.name for channel in channels if channel.is_enabled}
    for route in routes:
        feed = next((feed for feed in feeds if feed.name == route.feed), None)
        if kind not in route.on or (feed is not None and not may_bring(source, feed)):
            continue
        for channel in route.channels:
            if channel in enabled:
                enabled.discard(channel)
                yield route, channel


def may_bring(source: Source, feed: Feed) -> bool:
    """Tell whether a source is among those that a feed takes from."""
    match = feed.match
    if match.sources and source.name not in match.sources:
        return False
    return not match.tags or bool(set(match.tags) & set(source.tags))
