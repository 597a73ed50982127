"""The form of what webhooks receive, a contract (README; Standard Webhooks 1.0)."""

from __future__ import annotations

from typing import Literal, TypedDict, final

from livefeed.render.api import FactView, StoryView


class AlertStoryView(StoryView):
    """A story of the API; its texts may be cut, and copies left out."""

    sources_truncated: bool  # copies were left out


class ChangeView(TypedDict):
    """What happened to the story."""

    kind: str  # class of the alert
    verdict: str
    source: str  # whose update caused it
    update: str  # id of that update
    matched: str | None  # id of the update that it was compared with
    jaccard: float | None
    containment: float | None
    facts: list[FactView]
    sources_added: list[str]
    summary: str  # the change in words


@final
class StoryData(TypedDict):
    story: AlertStoryView
    change: ChangeView
    route: str


@final
class StoryPayload(TypedDict):
    type: str
    timestamp: str
    data: StoryData


class DigestChangeView(TypedDict):
    kind: Literal["digest"]
    source: str
    count: int  # of stories, also of those whose titles are left out
    summary: str


class TitleView(TypedDict):
    id: str
    url: str
    title: str
    language: str
    direction: str


@final
class DigestData(TypedDict):
    change: DigestChangeView
    stories: list[TitleView]
    route: str


@final
class DigestPayload(TypedDict):
    type: Literal["digest"]
    timestamp: str
    data: DigestData


Payload = StoryPayload | DigestPayload
