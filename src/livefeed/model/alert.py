"""What is told of stories and of sources, and its way to a channel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal, NamedTuple

from livefeed.model.ids import DeliveryId, StoryId
from livefeed.model.source import Gap, SourceStatus
from livefeed.model.story import Member, Outline
from livefeed.model.verdict import FactDifference


class AlertClass(StrEnum):
    """Why a story is announced; routes choose among these."""

    NEW = "new"
    DEVELOPMENT = "development"
    EXPANSION = "expansion"
    CORROBORATION = "corroboration"
    CORRECTION = "correction"
    RETRACTION = "retraction"


class SourceAlert(StrEnum):
    """What happens to sources; routes choose among these too."""

    FAILING = "source.failing"
    GAP = "source.gap"


class DeliveryState(StrEnum):
    OPEN = "open"
    DONE = "done"
    DEAD = "dead"


class StoryChange(NamedTuple):
    """What one update did to one story, for alerts: the story before and after."""

    alert_class: AlertClass
    cause: Member
    before: Outline | None  # None: the story is new
    after: Outline
    facts: tuple[FactDifference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceChange:
    """What happened to a source, for alerts: it fails or is back, has a gap or closed one.

    A live page may also look broken, and be mended again.
    """

    kind: Literal["failing", "recovered", "broken", "mended", "gap", "closed"]
    status: SourceStatus  # after it
    since: datetime  # of the failing: last success; of anything else: when it was seen
    gap: Gap | None = None

    @property
    def alert(self) -> SourceAlert:
        return SourceAlert.FAILING if self.gap is None else SourceAlert.GAP


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """A change of a story or of a source met a route; becomes one delivery."""

    id: DeliveryId  # the webhook-id: made from what is told, so a repeat has the same
    channel: str
    route: str
    type: str  # story.new …, source.gap
    story: StoryId | None
    payload: str  # JSON, under 20 kB: see render/payload.py


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One alert for one channel."""

    id: DeliveryId
    channel: str
    route: str
    type: str
    story: StoryId | None
    payload: str
    state: DeliveryState
    created_at: datetime
    due_at: datetime | None
    attempts: int
    last_status: int | None
    last_error: str
