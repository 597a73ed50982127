"""Stories, updates, sources and deliveries as the JSON API, events and webhooks give them.

The fields are a contract (README): add some, never rename or drop one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TypedDict

from livefeed.model import (
    Delivery,
    FactDifference,
    Gap,
    Reason,
    Revision,
    SourceStatus,
    Story,
    Subscription,
    Update,
)
from livefeed.policy.moving import believed_address
from livefeed.render.difference import Edit, Segment, edits
from livefeed.render.entry import without_credentials
from livefeed.render.health import problems_of
from livefeed.render.ids import story_uri, story_url
from livefeed.render.times import rfc3339
from livefeed.settings import Server, Source
from livefeed.text.embeds import embeds_of


class FactView(TypedDict):
    kind: str
    before: str
    after: str


class ReasonView(TypedDict):
    matched: str | None
    jaccard: float | None
    containment: float | None
    facts: list[FactView]


class UpdateView(TypedDict):
    id: str
    source: str
    key: str
    url: str
    title: str
    text: str
    language: str
    published: str | None
    seen: str
    revision: int
    verdict: str
    reason: ReasonView
    state: str
    embeds: list[EmbedView]


class EmbedView(TypedDict):
    provider: str  # x, youtube, facebook, instagram, tiktok, telegram … or a host
    url: str


class SegmentView(TypedDict):
    kind: str  # same, removed, added
    text: str


class RevisionView(TypedDict):
    number: int  # 1 = first
    title: str
    text: str
    seen: str
    facts: list[FactView]
    title_changes: list[SegmentView]  # against the revision before, word by word; [] of the first
    text_changes: list[SegmentView]


class StoryView(TypedDict):
    id: str
    url: str
    title: str
    text: str
    language: str
    direction: str
    first_seen: str
    updated: str
    source_count: int
    lead: str
    follows: str | None
    related: list[str]
    state: str
    feeds: list[str]
    updates: list[UpdateView]


# "from" is no name in Python.
GapView = TypedDict(
    "GapView",
    {
        "from": str,
        "to": str,
        "seen": str,
        "before": int,
        "after": int,
        "state": str,
        "is_walking": bool,
        "pages": int,
        "found": int,
        "ended": str | None,
        "why": str,
    },
)


class SourceView(TypedDict):
    name: str
    title: str
    url: str
    kind: str
    state: str
    polls: int
    last_poll: str | None
    last_success: str | None
    next_poll: str | None
    why: str
    error: str | None
    strategy: str
    read_at: str | None
    moved_to: str | None
    updates: int
    problems: list[str]
    gaps: list[GapView]
    push: PushView | None


class PushView(TypedDict):
    state: str
    hub: str
    topic: str
    lease_until: str | None
    relied_until: str | None
    last_push: str | None
    pushes: int
    refused: int
    error: str | None


class DeliveryView(TypedDict):
    id: str
    channel: str
    route: str
    type: str
    story: str | None
    state: str
    created: str
    due: str | None
    attempts: int
    status: int | None
    error: str | None


def story_view(story: Story, server: Server) -> StoryView:
    """Return a story with its updates, oldest first; its text is its lead's.

    `id`, `follows` and `related` are tag: URIs, `lead` is the bare id of an update.
    """
    lead = story.lead_update
    return {
        "id": story_uri(story.id, server),
        "url": story_url(story.id, server),
        "title": lead.title,
        "text": lead.text,
        "language": lead.language,
        "direction": lead.direction,
        "first_seen": rfc3339(story.first_seen_at),
        "updated": rfc3339(story.updated_at),
        "source_count": story.source_count,
        "lead": story.lead,
        "follows": story_uri(story.follows, server) if story.follows else None,
        "related": [story_uri(related, server) for related in story.related],
        "state": story.state.value,
        "feeds": list(story.feeds),
        "updates": [update_view(update) for update in story.updates],
    }


def update_view(update: Update) -> UpdateView:
    """Return one update with its verdict and the reason of it."""
    return {
        "id": update.id,
        "source": update.source,
        "key": update.key,
        "url": update.url,
        "title": update.title,
        "text": update.text,
        "language": update.language,
        "published": _moment(update.published),
        "seen": rfc3339(update.seen_at),
        "revision": update.revision,
        "verdict": update.verdict.value,
        "reason": reason_view(update.reason),
        "state": update.state.value,
        "embeds": embeds_view(update.html),
    }


def embeds_view(html: str) -> list[EmbedView]:
    """Return the embedded posts and videos of an update by its clean markup."""
    return [{"provider": one.provider, "url": one.url} for one in embeds_of(html)]


def revisions_view(update: Update) -> list[RevisionView]:
    """Return the revisions of an update that carries them, the first one first."""
    changes = {edit.revision.number: edit for edit in edits(update.revisions)}
    return [_revision_view(one, changes.get(one.number)) for one in update.revisions]


def _revision_view(revision: Revision, edit: Edit | None) -> RevisionView:
    return {
        "number": revision.number,
        "title": revision.title,
        "text": revision.text,
        "seen": rfc3339(revision.seen_at),
        "facts": [fact_view(fact) for fact in revision.facts],
        "title_changes": _segments_view(edit.title) if edit else [],
        "text_changes": _segments_view(edit.text) if edit else [],
    }


def _segments_view(segments: Sequence[Segment]) -> list[SegmentView]:
    return [{"kind": segment.kind, "text": segment.text} for segment in segments]


def reason_view(reason: Reason) -> ReasonView:
    """Return why a verdict was given; similarities are 0..1, null where nothing was compared."""
    return {
        "matched": reason.matched,
        "jaccard": reason.jaccard,
        "containment": reason.containment,
        "facts": [fact_view(fact) for fact in reason.facts],
    }


def fact_view(fact: FactDifference) -> FactView:
    return {"kind": fact.kind, "before": fact.before, "after": fact.after}


def source_view(source: Source, status: SourceStatus) -> SourceView:
    """Return one configured source with its health as stored."""
    moved = believed_address(status.move, source.url)
    return {
        "name": source.name,
        "title": source.title or source.name,
        "url": without_credentials(source.url),
        "kind": source.kind,
        "state": status.state.value,
        "polls": status.polls,
        "last_poll": _moment(status.last_poll_at),
        "last_success": _moment(status.last_success_at),
        "next_poll": _moment(status.next_poll_at),
        "why": status.why,
        "error": status.error or None,
        "strategy": status.strategy,
        "read_at": without_credentials(status.followed.address) if status.followed else None,
        "moved_to": without_credentials(moved) if moved else None,
        "updates": status.updates,
        "problems": problems_of(status),
        "gaps": [gap_view(gap) for gap in status.gaps],
        "push": _push_view(status.subscription) if status.subscription else None,
    }


def gap_view(gap: Gap) -> GapView:
    return {
        "from": rfc3339(gap.from_at),
        "to": rfc3339(gap.to_at),
        "seen": rfc3339(gap.seen_at),
        "before": gap.before,
        "after": gap.after,
        "state": gap.state.value,
        "is_walking": bool(gap.next_page),
        "pages": gap.pages,
        "found": gap.found,
        "ended": _moment(gap.ended_at),
        "why": gap.why,
    }


def _push_view(one: Subscription) -> PushView:
    """Return a subscription without its callback, which nobody but the hub should know."""
    return {
        "state": one.state.value,
        "hub": without_credentials(one.hub),
        "topic": without_credentials(one.topic),
        "lease_until": _moment(one.lease_until),
        "relied_until": _moment(one.relied_until),
        "last_push": _moment(one.pushed_at),
        "pushes": one.pushes,
        "refused": one.refused,
        "error": one.error or None,
    }


def delivery_view(delivery: Delivery, server: Server) -> DeliveryView:
    """Return one delivery without its payload and without the address of its channel."""
    return {
        "id": delivery.id,
        "channel": delivery.channel,
        "route": delivery.route,
        "type": delivery.type,
        "story": story_uri(delivery.story, server) if delivery.story else None,
        "state": delivery.state.value,
        "created": rfc3339(delivery.created_at),
        "due": _moment(delivery.due_at),
        "attempts": delivery.attempts,
        "status": delivery.last_status,
        "error": delivery.last_error or None,
    }


def _moment(at: datetime | None) -> str | None:
    return None if at is None else rfc3339(at)
