"""What happens to sources as alerts: one fails or is back, entries may be missing or were found.

The form of the payload is a contract (README): `type`, `timestamp`, `data`, under 20 kB.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Final, TypedDict, final

from livefeed.model import Alert, DeliveryId, GapState, SourceChange, opaque_id
from livefeed.policy.alarm import told_to
from livefeed.render.api import GapView, SourceView, gap_view, source_view
from livefeed.render.cut import cut
from livefeed.render.health import breakage_in_words
from livefeed.render.times import between, clock, rfc3339
from livefeed.settings import Settings, Source

LINE: Final = 500
MOST_PROBLEMS: Final = 5


class SourceChangeView(TypedDict):
    kind: str  # failing, recovered, broken, mended, gap, closed
    since: str
    failures: int  # in a row
    error: str | None
    gap: GapView | None
    summary: str  # the change in words


@final
class SourceData(TypedDict):
    source: SourceView
    change: SourceChangeView
    route: str


@final
class SourcePayload(TypedDict):
    type: str
    timestamp: str
    data: SourceData


def source_alerts_of(
    changes: Sequence[SourceChange], settings: Settings, *, now: datetime
) -> tuple[Alert, ...]:
    """Return the alerts that changes of sources cause, one per change and channel at most."""
    alerts: list[Alert] = []
    for change in changes:
        source = settings.source(change.status.name)
        told = told_to(
            source,
            change.alert,
            routes=settings.routes,
            channels=settings.channels,
            feeds=settings.feeds,
        )
        alerts.extend(_alert(change, source, route.name, channel, now) for route, channel in told)
    return tuple(alerts)


def _alert(change: SourceChange, source: Source, route: str, channel: str, now: datetime) -> Alert:
    payload: SourcePayload = {
        "type": change.alert.value,
        "timestamp": rfc3339(now),
        "data": {
            "source": _limited(source_view(source, change.status)),
            "change": _change_view(change),
            "route": route,
        },
    }
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    episode = opaque_id("source", channel, change.kind, source.name, rfc3339(change.since))
    return Alert(
        id=DeliveryId(f"msg_{episode}"),
        channel=channel,
        route=route,
        type=change.alert.value,
        story=None,
        payload=text.encode("utf-8", "replace").decode(),
    )


def _limited(view: SourceView) -> SourceView:
    """Return a source in a few kilobytes, whatever its texts hold."""
    return {
        **view,
        "title": cut(view["title"], LINE),
        "url": view["url"] if len(view["url"]) <= 2_000 else "",
        "why": cut(view["why"], LINE),
        "error": None if view["error"] is None else cut(view["error"], LINE),
        "problems": [cut(problem, LINE) for problem in view["problems"][:MOST_PROBLEMS]],
        "gaps": view["gaps"][:1],
    }


def _change_view(change: SourceChange) -> SourceChangeView:
    return {
        "kind": change.kind,
        "since": rfc3339(change.since),
        "failures": change.status.failures,
        "error": cut(change.status.error, LINE) or None,
        "gap": None if change.gap is None else gap_view(change.gap),
        "summary": cut(summary_of(change), LINE),
    }


def summary_of(change: SourceChange) -> str:
    """Return what happened in one sentence."""
    name, gap = change.status.name, change.gap
    if gap is None:
        return f"{name} {_state_in_words(change)}"
    missing = f"{name}: something may be missing {between(gap.from_at, gap.to_at)}"
    if change.kind == "gap":
        return f"{missing}; looking back for it" if gap.next_page else missing
    if gap.state is GapState.CLOSED:
        return f"{name}: the {gap.found} updates that were missing were found"
    return f"{missing}: {gap.found} updates were found, then {gap.why}"


def _state_in_words(change: SourceChange) -> str:
    match change.kind:
        case "broken":
            return breakage_in_words(change.status)
        case "mended":
            return "does not look broken any more"
        case "recovered":
            return "can be read again"
        case _:
            return f"cannot be read since {clock(change.since)}: {change.status.error}"
