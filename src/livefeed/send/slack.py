"""Incoming webhooks of Slack."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Final

import aiohttp

from livefeed.errors import PermanentDeliveryError
from livefeed.model import Delivery
from livefeed.render.slack import slack_message
from livefeed.send.exchange import TIMEOUT_S, exchange, failure
from livefeed.settings import Channel

# Answers with 404 that say: nobody listens at this address any more.
GONE: Final = frozenset({"no_service", "no_active_hooks", "no_team", "channel_not_found"})


async def post(
    session: aiohttp.ClientSession,
    channel: Channel,
    delivery: Delivery,
    *,
    now: datetime,
    timeout_s: float = TIMEOUT_S,
) -> int:
    """Send one delivery once as a message and return the status of the success.

    Raises DeliveryError. A message whose answer was lost is sent again and then stands twice:
    Slack knows no idempotency key.
    """
    try:
        body = json.dumps(slack_message(json.loads(delivery.payload))).encode()
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        # Written by another version of livefeed: one such delivery must not stop the others.
        raise PermanentDeliveryError(channel.name, "its payload is no alert") from error
    headers = {"content-type": "application/json; charset=utf-8"}
    answer = await exchange(session, channel, body, headers, now=now, timeout_s=timeout_s)
    if answer.is_success:
        return answer.status
    reason = answer.text.strip()
    if answer.status == 404 and reason in GONE:
        raise PermanentDeliveryError(
            channel.name, f"answered 404 {reason}", status=404, is_channel_gone=True
        )
    raise failure(channel, answer)
