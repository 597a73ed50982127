"""What an engine hands to the rules, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from livefeed.model import (
    Candidate,
    DeliveryState,
    Entry,
    Gap,
    NextPoll,
    Sketch,
    Story,
    StoryId,
    UpdateId,
    Verdict,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownUpdate:
    """What is stored under the source and key of an incoming entry."""

    update: UpdateId
    story: StoryId
    entry: Entry
    sketch: Sketch
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """An update with what it is compared by and what was decided about it when it came."""

    number: int  # they came in this order
    candidate: Candidate
    title: str
    text: str
    revision: int  # 1: its text is the one that was decided about
    verdict: Verdict
    matched: UpdateId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """What one batch did; `change` is the newest change sequence it made, 0 if nothing is visible.

    `decisions` tells every verdict but `unchanged`, and that one where an entry shows an earlier
    text of its own that is not believed; `alerts` counts deliveries that are new.
    """

    verdicts: Mapping[Verdict, int]
    decisions: tuple[tuple[str, UpdateId, Verdict, str], ...]  # key, update, verdict, short reason
    change: int
    alerts: int
    next_poll: NextPoll
    is_broken: bool = False  # a live page is not what it was at the poll before
    gap: Gap | None = None  # no shown entry was known although the source had been read before

    @property
    def is_gap(self) -> bool:
        return self.gap is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPage:
    """Stories of one feed, newest change first; `next` continues after the last one."""

    stories: tuple[Story, ...]
    next: int | None
    change: int  # newest change sequence of the whole feed, 0 when it is empty


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """Whether the store can be written now."""

    is_writable: bool
    schema: int
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """What a database holds; `verdicts` counts every one given since it was made."""

    sources: int
    updates: int
    stories: int
    verdicts: Mapping[Verdict, int]
    deliveries: Mapping[DeliveryState, int]
    oldest_open_at: datetime | None  # when the oldest delivery that waits was queued
    bytes: int
    indexed: int
