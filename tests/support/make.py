"""Builders of model values with sensible defaults; tests name only what they are about."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from livefeed.model import (
    AlertClass,
    Entry,
    FactDifference,
    Reason,
    Story,
    StoryChange,
    StoryId,
    StoryState,
    Update,
    UpdateState,
    Verdict,
    story_id,
    update_id,
)
from livefeed.store import Claim

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def claim(*names: str, now: datetime = NOW, **fields: Any) -> Claim:
    """Return a claim of these sources, due or not, that no pause of their hosts holds up."""
    defaults: dict[str, Any] = {"n": max(len(names), 1), "lease_s": 30, "per_host": 8}
    defaults |= {"host_gap_s": 0, "names": names or None}
    return Claim(worker="test", now=now, **(defaults | fields))


def entry(key: str = "k1", **fields: Any) -> Entry:
    defaults: dict[str, Any] = {
        "url": f"https://news.example/{key}",
        "title": "عنوان",
        "text": "نص التحديث",
        "html": "<p>نص التحديث</p>",
        "published": NOW,
        "language": "ar",
        "direction": "rtl",
    }
    return Entry(key=key, **(defaults | fields))


def update(source: str = "alpha", key: str = "k1", **fields: Any) -> Update:
    identity = update_id(source, key)
    defaults: dict[str, Any] = {
        "id": identity,
        "story": story_id(identity),
        "url": f"https://{source}.example/{key}",
        "title": "سيول تقطع الطريق",
        "text": "قطعت السيول الطريق بين حماة والسلمية فجر اليوم",
        "html": "<p>قطعت السيول الطريق بين حماة والسلمية فجر اليوم</p>",
        "language": "ar",
        "direction": "rtl",
        "author": "",
        "kicker": "",
        "place": "",
        "images": (),
        "published": NOW,
        "seen_at": NOW,
        "revision": 1,
        "verdict": Verdict.NEW,
        "reason": Reason(),
        "state": UpdateState.LIVE,
    }
    return Update(source=source, key=key, **(defaults | fields))


def changed(
    alert_class: AlertClass,
    before: Story | None,
    now: Story,
    *,
    cause: Update | None = None,
    facts: tuple[FactDifference, ...] = (),
) -> StoryChange:
    """Return a change of a story, caused by its last update unless it is said otherwise."""
    return StoryChange(
        alert_class=alert_class,
        cause=(cause or now.updates[-1]).member,
        before=before.outline if before else None,
        after=now.outline,
        facts=facts,
    )


def story(*updates: Update, **fields: Any) -> Story:
    """Return a story of these updates; the first is its lead."""
    members = updates or (update(),)
    lead = members[0]
    defaults: dict[str, Any] = {
        "id": StoryId(lead.story),
        "lead": lead.id,
        "follows": None,
        "related": (),
        "state": StoryState.LIVE,
        "feeds": ("all",),
        "first_seen_at": lead.seen_at,
        "updated_at": lead.seen_at,
        "change": 1,
        "updates": members,
    }
    return Story(**(defaults | fields))
