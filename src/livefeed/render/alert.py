"""Changes of stories as alerts: the JSON that webhooks receive and that Slack messages are made of.

A payload is strictly under 20 kB.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

from livefeed.model import (
    Alert,
    AlertClass,
    DeliveryId,
    FactDifference,
    Story,
    StoryChange,
    StoryId,
    StoryState,
    Update,
    Verdict,
    opaque_id,
)
from livefeed.policy.routing import Firing, firings
from livefeed.render.api import fact_view, story_view
from livefeed.render.cut import cut
from livefeed.render.ids import story_uri, story_url
from livefeed.render.limits import LIMITS, MOST_COPIES, Limits, limited_fact, limited_story
from livefeed.render.payload import ChangeView, DigestPayload, Payload, StoryPayload
from livefeed.render.times import rfc3339
from livefeed.settings import Server, Settings

MAX_PAYLOAD_BYTES: Final = 20_000  # a payload stays below; Standard Webhooks asks for it
MOST_TITLES: Final = 20  # of a digest


def alerts_of(
    changes: Sequence[StoryChange],
    settings: Settings,
    read: Callable[[Iterable[StoryId]], Mapping[StoryId, Story]],
    *,
    is_first_poll: bool,
    now: datetime,
) -> tuple[Alert, ...]:
    """Return the alerts that one poll's changes cause, one per story, class and channel at most.

    What the first poll of a source finds is no news: it is left out, told as one digest per
    channel, or sent, as `[alerts] first_poll` says.

    Args:
        read: gives stories as they are after the changes; asked for those that are announced.
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
    if not fired:
        return ()
    stories = read({firing.change.after.id for firing in fired})
    if not is_first_poll or settings.alerts.first_poll == "send":
        return tuple(
            _story_alert(firing, stories[firing.change.after.id], settings.server, now)
            for firing in fired
        )
    by_channel: dict[str, list[Firing]] = {}
    for firing in fired:
        by_channel.setdefault(firing.channel, []).append(firing)
    return tuple(_digest(told, stories, settings.server, now) for told in by_channel.values())


# --- one change ----------------------------------------------------------------------------------


def _story_alert(firing: Firing, story: Story, server: Server, now: datetime) -> Alert:
    """Return the alert of a firing; `story` is whole, as it is after the change."""
    cause = story.update(firing.change.cause.id)
    return Alert(
        id=_id_of(firing, cause),
        channel=firing.channel,
        route=firing.route.name,
        type=f"story.{firing.alert_class}",
        story=story.id,
        payload=_story_payload(firing, story, cause, server, now),
    )


def _id_of(firing: Firing, cause: Update) -> DeliveryId:
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
        cause.id,
        str(cause.revision),
        str(change.before.change) if change.before is not None and is_turn else "",
    )
    return DeliveryId("msg_" + opaque_id(*parts))


def _story_payload(
    firing: Firing, story: Story, cause: Update, server: Server, now: datetime
) -> str:
    view = story_view(story, server)
    for limits in LIMITS:
        payload: StoryPayload = {
            "type": f"story.{firing.alert_class}",
            "timestamp": rfc3339(now),
            "data": {
                "story": limited_story(view, cause.id, limits),
                "change": _change_view(firing, story, cause, limits),
                "route": firing.route.name,
            },
        }
        text = _json(payload)
        if len(text.encode()) < MAX_PAYLOAD_BYTES:
            break
    return text


def _change_view(firing: Firing, story: Story, cause: Update, limits: Limits) -> ChangeView:
    before, reason = firing.change.before, cause.reason
    facts = _facts(firing, story)
    known = set(before.sources) if before else set()
    return {
        "kind": firing.alert_class.value,
        "verdict": cause.verdict.value,
        "source": cause.source,
        "update": cause.id,
        "matched": reason.matched,
        "jaccard": reason.jaccard,
        "containment": reason.containment,
        "facts": [limited_fact(fact_view(fact), limits) for fact in facts[: limits.others]],
        "sources_added": [name for name in story.sources if name not in known][:MOST_COPIES],
        "summary": cut(_summary(firing, facts), limits.line),
    }


def _facts(firing: Firing, story: Story) -> tuple[FactDifference, ...]:
    """Return what is told differently now; of a development against the story that it follows."""
    change = firing.change
    if firing.alert_class is change.alert_class and change.facts:
        return change.facts
    if firing.alert_class is not AlertClass.DEVELOPMENT:
        return ()
    developments = (u for u in story.updates if u.verdict is Verdict.DEVELOPMENT)
    return next((update.reason.facts for update in developments), ())


def _summary(firing: Firing, facts: Sequence[FactDifference]) -> str:
    source = firing.change.cause.source
    told = "; ".join(f"{fact.before or '-'} → {fact.after or '-'}" for fact in facts)
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


def _json(payload: Payload) -> str:
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace").decode()  # lone surrogates are not UTF-8


# --- the backlog of a source ---------------------------------------------------------------------


def _digest(
    fired: Sequence[Firing], whole: Mapping[StoryId, Story], server: Server, now: datetime
) -> Alert:
    stories = [whole[story] for story in dict.fromkeys(f.change.after.id for f in fired)]
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
