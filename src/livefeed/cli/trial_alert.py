"""`livefeed alerts test`: one test message to a channel, now."""

from __future__ import annotations

import asyncio
import json
from argparse import Namespace
from datetime import datetime

from livefeed.cli.opening import known, settings_of, start_log
from livefeed.cli.output import print_json, show, waiting
from livefeed.cli.status import CommandError, Status
from livefeed.fetch.session import open_session
from livefeed.model import Delivery, DeliveryId, DeliveryState, opaque_id
from livefeed.render.ids import board_url
from livefeed.render.times import rfc3339
from livefeed.send import Sender
from livefeed.settings import Channel, Server, Settings
from livefeed.system.clock import now


def do(args: Namespace) -> int:
    """Send the message once and tell what the receiver answered."""
    settings = settings_of(args)
    name = known("channel", args.channel, (channel.name for channel in settings.channels))
    channel = next(channel for channel in settings.channels if channel.name == name)
    if not channel.url:
        raise CommandError(f"channel {name!r} is switched off and has no URL", Status.CONFIG)
    start_log(args)
    with waiting(f"sending to {name}"):
        status = asyncio.run(_send(settings, channel))
    if args.is_json:
        print_json({"channel": name, "status": status})
    else:
        show(f"{name} took the test message: HTTP {status}")
    return Status.OK


async def _send(settings: Settings, channel: Channel) -> int:
    async with open_session(settings.polling) as session:
        delivery = _delivery(channel, settings.server, now())
        return await Sender(session).attempt(channel, delivery, now=now())


def _delivery(channel: Channel, server: Server, at: datetime) -> Delivery:
    """Return a digest of one title: receivers know its form, and take no story from it."""
    title = f"Test message from {server.title}: the channel {channel.name} works"
    payload = {
        "type": "digest",
        "timestamp": rfc3339(at),
        "data": {
            "change": {"kind": "digest", "source": "test", "count": 1, "summary": title},
            "stories": [
                {
                    "id": f"tag:{server.authority}:test",
                    "url": board_url("all", server),
                    "title": title,
                    "language": "en",
                    "direction": "ltr",
                }
            ],
            "route": "test",
        },
    }
    return Delivery(
        id=DeliveryId("msg_" + opaque_id("test", channel.name, rfc3339(at))),
        channel=channel.name,
        route="test",
        type="digest",
        story=None,
        payload=json.dumps(payload, ensure_ascii=False),
        state=DeliveryState.OPEN,
        created_at=at,
        due_at=at,
        attempts=0,
        last_status=None,
        last_error="",
    )
