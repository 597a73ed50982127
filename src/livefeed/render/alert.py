"""Changes of stories as alerts: the JSON that webhooks receive and that Slack messages are made of.

The form of the payload is a contract (DESIGN §4.4, Standard Webhooks 1.0): `type`, `timestamp`,
`data`, strictly under 20 kB.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, TypedDict, final

from livefeed.model import (
    Alert,
    AlertClass,
    DeliveryId,
    FactDifference,
    StoryChange,
    StoryState,
    UpdateState,
    Verdict,
    opaque_id,
)
from livefeed.policy.routing import Firing, firings
from livefeed.render.api import FactView, StoryView, UpdateView, fact_view, story_view
from livefeed.render.cut import cut
from livefeed.render.ids import story_uri, story_url
from livefeed.render.times import rfc3339
from livefeed.settings import Server, Settings

MAX_PAYLOAD_BYTES: Final = 20_000  # a payload stays below; Standard Webhooks asks for it
MOST_COPIES: Final = 20
MOST_EMBEDS: Final = 3  # of one update
MOST_TITLES: Final = 20  # of a digest


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


@dataclass(frozen=True, slots=True)
class _Limits:
    """How much of a story is told, in characters and numbers of things."""

    text: int
    copy: int  # text of an update that is not the lead's
    line: int
    url: int
    copies: int
    others: int  # facts, related stories, feeds


# From plenty to little: the first that fits is taken. The last fits whatever the story holds.
_LIMITS: Final = (
    _Limits(5_000, 1_500, 500, 2_000, MOST_COPIES, 100),
    _Limits(3_000, 300, 300, 1_000, MOST_COPIES, 50),
    _Limits(2_000, 80, 160, 400, MOST_COPIES, 20),
    _Limits(2_000, 0, 100, 200, MOST_COPIES, 5),
    _Limits(1_500, 0, 80, 200, 8, 5),
    _Limits(500, 0, 60, 150, 3, 3),
    _Limits(200, 0, 40, 100, 2, 1),
)


def alerts_of(
    changes: Sequence[StoryChange], settings: Settings, *, is_first_poll: bool, now: datetime
) -> tuple[Alert, ...]:
    """Return the alerts that one poll's changes cause, one per story, class and channel at most.

    What the first poll of a source finds is no news: it is left out, told as one digest per
    channel, or sent, as `[alerts] first_poll` says.
    """
    if is_first_poll and settings.alerts.first_poll == "silent":
        return ()
    fired = firings(
        changes,
        routes=settings.routes,
        channels=settings.channels,
        max_age_s=settings.alerts.max_age_s,
        now=now,
    )
    if not is_first_poll or settings.alerts.first_poll == "send":
        return tuple(_story_alert(firing, settings.server, now) for firing in fired)
    by_channel: dict[str, list[Firing]] = {}
    for firing in fired:
        by_channel.setdefault(firing.channel, []).append(firing)
    return tuple(_digest(all_of_it, settings.server, now) for all_of_it in by_channel.values())


# --- one change ----------------------------------------------------------------------------------


def _story_alert(firing: Firing, server: Server, now: datetime) -> Alert:
    change = firing.change
    return Alert(
        id=_id_of(firing),
        channel=firing.channel,
        route=firing.route.name,
        type=f"story.{firing.alert_class}",
        story=change.after.id,
        payload=_story_payload(firing, server, now),
    )


def _id_of(firing: Firing) -> DeliveryId:
    """Return the id of what is told here: the same for a repeat, another for everything else.

    A story can be retracted and come back more than once, caused by the same revision each time;
    the change sequence of the story before tells these apart.
    """
    change = firing.change
    is_turn = change.before is not None and StoryState.RETRACTED in (
        change.before.state,
        change.after.state,
    )
    parts = (
        "alert",
        firing.channel,
        firing.alert_class.value,
        change.after.id,
        change.cause.id,
        str(change.cause.revision),
        str(change.before.change) if change.before is not None and is_turn else "",
    )
    return DeliveryId("msg_" + opaque_id(*parts))


def _story_payload(firing: Firing, server: Server, now: datetime) -> str:
    view = story_view(firing.change.after, server)
    for limits in _LIMITS:
        payload: StoryPayload = {
            "type": f"story.{firing.alert_class}",
            "timestamp": rfc3339(now),
            "data": {
                "story": _limited_story(view, firing.change.cause.id, limits),
                "change": _change_view(firing, limits),
                "route": firing.route.name,
            },
        }
        text = _json(payload)
        if len(text.encode()) < MAX_PAYLOAD_BYTES:
            break
    return text


def _change_view(firing: Firing, limits: _Limits) -> ChangeView:
    change = firing.change
    reason = change.cause.reason
    facts = [_limited_fact(fact_view(fact), limits) for fact in _facts(firing)]
    known = set(change.before.sources) if change.before else set()
    return {
        "kind": firing.alert_class.value,
        "verdict": change.cause.verdict.value,
        "source": change.cause.source,
        "update": change.cause.id,
        "matched": reason.matched,
        "jaccard": reason.jaccard,
        "containment": reason.containment,
        "facts": facts[: limits.others],
        "sources_added": [name for name in change.after.sources if name not in known][:MOST_COPIES],
        "summary": cut(_summary(firing), limits.line),
    }


def _facts(firing: Firing) -> tuple[FactDifference, ...]:
    """Return what is told differently now; of a development against the story that it follows."""
    change = firing.change
    if firing.alert_class is change.alert_class and change.facts:
        return change.facts
    if firing.alert_class is not AlertClass.DEVELOPMENT:
        return ()
    developments = (u for u in change.after.updates if u.verdict is Verdict.DEVELOPMENT)
    return next((update.reason.facts for update in developments), ())


def _summary(firing: Firing) -> str:
    source = firing.change.cause.source
    told = "; ".join(f"{fact.before or '-'} → {fact.after or '-'}" for fact in _facts(firing))
    match firing.alert_class:
        case AlertClass.NEW:
            return f"new: {', '.join(firing.change.after.sources)}"
        case AlertClass.DEVELOPMENT:
            return f"development by {source}: {told}" if told else f"development by {source}"
        case AlertClass.EXPANSION:
            return f"more told by {source}"
        case AlertClass.CORROBORATION:
            return f"also told by {source}"
        case AlertClass.CORRECTION:
            return f"corrected by {source}: {told}" if told else f"corrected by {source}"
        case AlertClass.RETRACTION:
            return f"withdrawn by {source}"


# --- limits --------------------------------------------------------------------------------------


def _limited_story(view: StoryView, cause: str, limits: _Limits) -> AlertStoryView:
    updates = _most_telling(view["updates"], view["lead"], cause, limits.copies)
    return {
        **view,
        "title": cut(view["title"], limits.line),
        "text": cut(view["text"], limits.text),
        "related": view["related"][: limits.others],
        "feeds": view["feeds"][: limits.others],
        "updates": [_limited_update(update, limits) for update in updates],
        "sources_truncated": len(updates) < len(view["updates"]),
    }


def _most_telling(updates: list[UpdateView], lead: str, cause: str, count: int) -> list[UpdateView]:
    """Return `count` updates in their order: the lead, the cause, then live ones, oldest first."""
    ranked = sorted(
        updates,
        key=lambda u: (u["id"] != lead, u["id"] != cause, u["state"] != UpdateState.LIVE.value),
    )
    kept = {update["id"] for update in ranked[:count]}
    return [update for update in updates if update["id"] in kept]


def _limited_update(update: UpdateView, limits: _Limits) -> UpdateView:
    reason = update["reason"]
    return {
        **update,
        "key": cut(update["key"], limits.line),
        "url": update["url"] if len(update["url"]) <= limits.url else "",
        "title": cut(update["title"], limits.line),
        "text": cut(update["text"], limits.copy),
        "embeds": [
            embed for embed in update["embeds"][:MOST_EMBEDS] if len(embed["url"]) <= limits.url
        ],
        "reason": {
            **reason,
            "facts": [_limited_fact(fact, limits) for fact in reason["facts"][: limits.others]],
        },
    }


def _limited_fact(fact: FactView, limits: _Limits) -> FactView:
    return {
        "kind": fact["kind"],
        "before": cut(fact["before"], limits.line),
        "after": cut(fact["after"], limits.line),
    }


def _json(payload: Payload) -> str:
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace").decode()  # lone surrogates are not UTF-8


# --- the backlog of a source ---------------------------------------------------------------------


def _digest(fired: Sequence[Firing], server: Server, now: datetime) -> Alert:
    stories = list({firing.change.after.id: firing.change.after for firing in fired}.values())
    source, first = fired[0].change.cause.source, fired[0]
    payload: DigestPayload = {
        "type": "digest",
        "timestamp": rfc3339(now),
        "data": {
            "change": {
                "kind": "digest",
                "source": source,
                "count": len(stories),
                "summary": f"first poll of {source}: {len(stories)} stories",
            },
            "stories": [
                {
                    "id": story_uri(story.id, server),
                    "url": story_url(story.id, server),
                    "title": cut(story.lead_update.title or story.lead_update.text, 120),
                    "language": story.lead_update.language,
                    "direction": story.lead_update.direction,
                }
                for story in stories[:MOST_TITLES]
            ],
            "route": first.route.name,
        },
    }
    identity = opaque_id("digest", first.channel, source, *(story.id for story in stories))
    return Alert(
        id=DeliveryId(f"msg_{identity}"),
        channel=first.channel,
        route=first.route.name,
        type="digest",
        story=None,
        payload=_json(payload),
    )
