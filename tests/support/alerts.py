"""Builders of deliveries and channels, with payloads as livefeed makes them."""

from __future__ import annotations

import base64
from datetime import datetime
from typing import Any

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
from tests.support.make import NOW, story, update

SECRET = "whsec_" + base64.b64encode(b"a secret of thirty-two bytes, 01").decode()
OLD_SECRET = "whsec_" + base64.b64encode(b"the secret that was used before.").decode()


def channel(url: str, *, kind: ChannelType = "webhook", **fields: Any) -> Channel:
    return Channel(**({"name": "desk", "type": kind, "url": url} | fields))


def alert_of(of: Story | None = None, *, to: str = "desk", now: datetime = NOW) -> Alert:
    """Return the alert of a new story."""
    told = of or story()
    settings = Settings(
        database="/nowhere",
        channels=(channel("", name=to),),
        routes=(Route(name="urgent", feed="all", channels=(to,)),),
    )
    change = StoryChange(
        alert_class=AlertClass.NEW, cause=told.lead_update, before=None, after=told
    )
    (alert,) = alerts_of([change], settings, is_first_poll=False, now=now)
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
