"""The door to all channels."""

from __future__ import annotations

from datetime import datetime

import aiohttp

from livefeed.model import Delivery
from livefeed.send import slack, webhook
from livefeed.settings import Channel


class Sender:
    """Makes attempts through one session, whose connector guards the addresses."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def attempt(self, channel: Channel, delivery: Delivery, *, now: datetime) -> int:
        """Send one delivery once and return the status of the success; raise DeliveryError."""
        if channel.type == "slack-webhook":
            return await slack.post(self._session, channel, delivery, now=now)
        return await webhook.post(self._session, channel, delivery, now=now)
