"""How much of a story an alert tells, so that its payload stays below what webhooks take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from livefeed.model import UpdateState
from livefeed.render.api import FactView, StoryView, UpdateView
from livefeed.render.cut import cut
from livefeed.render.payload import AlertStoryView

MOST_COPIES: Final = 20
MOST_EMBEDS: Final = 3  # of one update


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a story is told, in characters and numbers of things."""

    text: int
    copy: int  # text of an update that is not the lead's
    line: int
    url: int
    copies: int
    others: int  # facts, related stories, feeds


# From plenty to little: the first that fits is taken. The last fits whatever the story holds.
LIMITS: Final = (
    Limits(5_000, 1_500, 500, 2_000, MOST_COPIES, 100),
    Limits(3_000, 300, 300, 1_000, MOST_COPIES, 50),
    Limits(2_000, 80, 160, 400, MOST_COPIES, 20),
    Limits(2_000, 0, 100, 200, MOST_COPIES, 5),
    Limits(1_500, 0, 80, 200, 8, 5),
    Limits(500, 0, 60, 150, 3, 3),
    Limits(200, 0, 40, 100, 2, 1),
)


def limited_story(view: StoryView, cause: str, limits: Limits) -> AlertStoryView:
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


def _limited_update(update: UpdateView, limits: Limits) -> UpdateView:
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
            "facts": [limited_fact(fact, limits) for fact in reason["facts"][: limits.others]],
        },
    }


def limited_fact(fact: FactView, limits: Limits) -> FactView:
    return {
        "kind": fact["kind"],
        "before": cut(fact["before"], limits.line),
        "after": cut(fact["after"], limits.line),
    }
