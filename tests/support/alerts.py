"""Builders of deliveries and channels, with payloads as livefeed makes them."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from livefeed.model import (
    Alert,
    AlertClass,
    Delivery,
    DeliveryState,
    Story,
    StoryChange,
)
from livefeed.render.alert import alerts_of
from livefeed.settings import Channel, ChannelType, Route, Settings
from tests.support.make import NOW, changed, story, update

SECRET = "whsec_" + base64.b64encode(b"a secret of thirty-two bytes, 01").decode()
OLD_SECRET = "whsec_" + base64.b64encode(b"the secret that was used before.").decode()


def channel(url: str, *, kind: ChannelType = "webhook", **fields: Any) -> Channel:
    return Channel(**({"name": "desk", "type": kind, "url": url} | fields))


class Happening(NamedTuple):
    """A change of a story, and the whole story after it."""

    change: StoryChange
    story: Story


def happening(kind: AlertClass, before: Story | None, now: Story, **fields: Any) -> Happening:
    return Happening(changed(kind, before, now, **fields), now)


def alerts_for(
    happened: Sequence[Happening],
    settings: Settings,
    *,
    is_first_poll: bool = False,
    now: datetime = NOW,
) -> tuple[Alert, ...]:
    """Return the alerts of what happened, of as many stories."""
    stories = {one.story.id: one.story for one in happened}
    changes = [one.change for one in happened]
    return alerts_of(changes, settings, lambda _: stories, is_first_poll=is_first_poll, now=now)


def alert_of(of: Story | None = None, *, to: str = "desk", now: datetime = NOW) -> Alert:
    """Return the alert of a new story."""
    told = of or story()
    settings = Settings(
        database="/nowhere",
        channels=(channel("", name=to),),
        routes=(Route(name="urgent", feed="all", channels=(to,)),),
    )
    (alert,) = alerts_for([happening(AlertClass.NEW, None, told)], settings, now=now)
    return alert


def stories(count: int) -> list[Story]:
    return [story(update("alpha", f"k{n}", title=f"خبر {n}")) for n in range(count)]


def delivery(**fields: Any) -> Delivery:
    alert = alert_of()
    defaults: dict[str, Any] = {
        "id": alert.id,
        "channel": alert.channel,
        "route": alert.route,
        "type": alert.type,
        "story": alert.story,
        "payload": alert.payload,
        "state": DeliveryState.OPEN,
        "created_at": NOW,
        "due_at": NOW,
        "attempts": 0,
        "last_status": None,
        "last_error": "",
    }
    return Delivery(**(defaults | fields))
