"""Which alerts a change of a story causes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from livefeed.model import AlertClass, Outline, StoryChange, StoryState
from livefeed.settings import Channel, Route

# These are about news that was told already: what counts is that they are seen now.
SEEN_NOW: Final = frozenset({AlertClass.CORRECTION, AlertClass.RETRACTION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Firing:
    """A change of a story met a route; to be announced on one channel as of this class."""

    change: StoryChange
    alert_class: AlertClass
    route: Route
    channel: str


def firings(
    changes: Sequence[StoryChange],
    *,
    routes: Sequence[Route],
    channels: Sequence[Channel],
    max_age_s: float,
    now: datetime,
) -> tuple[Firing, ...]:
    """Return what is to be announced: one firing per channel, story and class at most.

    For each channel the first route that fires wins. Of several changes of one class in one story
    the last is announced: it holds the story as it is now.
    """
    enabled = {channel.name for channel in channels if channel.is_enabled}
    found: dict[tuple[str, str, AlertClass], Firing] = {}
    for change in changes:
        taken: set[str] = set()
        for route in routes:
            alert_class = class_of(change, route)
            if alert_class not in route.on or _is_old(change, alert_class, max_age_s, now):
                continue
            for channel in route.channels:
                if channel in enabled and channel not in taken:
                    taken.add(channel)
                    found[channel, change.after.id, alert_class] = Firing(
                        change=change, alert_class=alert_class, route=route, channel=channel
                    )
    return tuple(found.values())


def class_of(change: StoryChange, route: Route) -> AlertClass | None:
    """Return as what this route announces the change, None if the story does not meet it.

    A story that meets the route only now is opened there, whatever the change was: as a
    development if it follows another story, else as new.
    """
    before, after = change.before, change.after
    was_met = before is not None and before.state is StoryState.LIVE and _was_met(before, route)
    if after.state is StoryState.RETRACTED:
        return change.alert_class if was_met else None
    if route.feed not in after.feeds or after.source_count < route.min_sources:
        return None
    if was_met:
        return change.alert_class
    return AlertClass.DEVELOPMENT if after.follows else AlertClass.NEW


def _was_met(story: Outline, route: Route) -> bool:
    # Sources that have left count too: with them the story was announced, so its return to that
    # number is not news, and its end is.
    sources = {member.source for member in story.members}
    return route.feed in story.feeds and len(sources) >= route.min_sources


def _is_old(change: StoryChange, alert_class: AlertClass, max_age_s: float, now: datetime) -> bool:
    if alert_class in SEEN_NOW:
        return False
    told_at = change.cause.published or change.cause.seen_at
    return told_at < now - timedelta(seconds=max_age_s)
