"""Updates and stories as they are stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from livefeed.model.document import Direction, Image
from livefeed.model.ids import StoryId, UpdateId
from livefeed.model.verdict import FactDifference, Reason, Verdict


class UpdateState(StrEnum):
    LIVE = "live"
    WITHDRAWN = "withdrawn"


class StoryState(StrEnum):
    LIVE = "live"
    RETRACTED = "retracted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One state of an update's text."""

    number: int  # 1 = first
    title: str
    text: str
    html: str
    seen_at: datetime
    facts: tuple[FactDifference, ...] = ()  # against the revision before


class Member(NamedTuple):
    """An update as its story needs it: not what it says."""

    id: UpdateId
    source: str
    state: UpdateState
    seen_at: datetime
    published: datetime | None


class Update(NamedTuple):
    """One update as it is stored."""

    id: UpdateId
    story: StoryId
    source: str
    key: str
    url: str
    title: str
    text: str
    html: str
    language: str
    direction: Direction
    author: str
    kicker: str
    place: str
    images: tuple[Image, ...]
    published: datetime | None  # by the publisher's word; None if unknown or impossible
    seen_at: datetime
    revision: int
    verdict: Verdict
    reason: Reason
    state: UpdateState
    revisions: tuple[Revision, ...] = ()  # oldest first; only where one story is asked for

    @property
    def member(self) -> Member:
        return Member(self.id, self.source, self.state, self.seen_at, self.published)


class Outline(NamedTuple):
    """A story without what its updates say: enough to let one more join, and a sixth to read."""

    id: StoryId
    lead: UpdateId
    follows: StoryId | None
    related: tuple[StoryId, ...]
    state: StoryState
    feeds: tuple[str, ...]
    first_seen_at: datetime
    updated_at: datetime
    change: int
    members: tuple[Member, ...]  # as the updates of the whole story

    @property
    def live_members(self) -> tuple[Member, ...]:
        return tuple(m for m in self.members if m.state is UpdateState.LIVE)

    @property
    def sources(self) -> tuple[str, ...]:
        """Names of the sources that carry it now, who had it first first."""
        return _carrying(self.members)

    @property
    def source_count(self) -> int:
        return len(self.sources)


class Growth(NamedTuple):
    """What became of a live story that updates joined while nothing else happened to it."""

    before: Outline
    joined: tuple[Update, ...]


class Story(NamedTuple):
    """All updates that tell the same development; its text is its lead's."""

    id: StoryId
    lead: UpdateId
    follows: StoryId | None
    related: tuple[StoryId, ...]
    state: StoryState
    feeds: tuple[str, ...]
    first_seen_at: datetime
    updated_at: datetime  # moves on substantive changes only; unique and growing
    change: int  # sequence of its last visible change; follows commit order
    updates: tuple[Update, ...]  # oldest first, withdrawn ones included

    @property
    def lead_update(self) -> Update:
        return self.update(self.lead)

    def update(self, identity: UpdateId) -> Update:
        return next(update for update in self.updates if update.id == identity)

    @property
    def live_updates(self) -> tuple[Update, ...]:
        return tuple(u for u in self.updates if u.state is UpdateState.LIVE)

    @property
    def sources(self) -> tuple[str, ...]:
        """Names of the sources that carry it now, who had it first first."""
        return _carrying(self.updates)

    @property
    def source_count(self) -> int:
        return len(self.sources)

    @property
    def outline(self) -> Outline:
        return Outline(*self[:-1], members=tuple(update.member for update in self.updates))


def _carrying(updates: Iterable[Member | Update]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(u.source for u in updates if u.state is UpdateState.LIVE))
