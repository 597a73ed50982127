"""Signed webhooks after Standard Webhooks 1.0."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Sequence
from datetime import datetime
from typing import Final

import aiohttp

from livefeed.errors import PermanentDeliveryError
from livefeed.model import Delivery
from livefeed.send.exchange import TIMEOUT_S, exchange, failure
from livefeed.settings import Channel

SECRET_PREFIX: Final = "whsec_"  # noqa: S105 - the prefix of a secret, none itself


async def post(
    session: aiohttp.ClientSession,
    channel: Channel,
    delivery: Delivery,
    *,
    now: datetime,
    timeout_s: float = TIMEOUT_S,
) -> int:
    """Send one delivery once and return the status of the success; raise DeliveryError."""
    body = delivery.payload.encode()
    try:
        signed = headers_of(delivery.id, body, channel.secrets, now=now)
    except ValueError as error:
        raise PermanentDeliveryError(channel.name, str(error)) from None
    answer = await exchange(session, channel, body, signed, now=now, timeout_s=timeout_s)
    if answer.is_success:
        return answer.status
    raise failure(channel, answer)


def headers_of(
    message: str, body: bytes, secrets: Sequence[str], *, now: datetime
) -> dict[str, str]:
    """Return the headers of one attempt; each secret adds a signature, so that they can rotate.

    Without a secret there is no signature. The id stays the same over all attempts, the time
    does not.
    """
    timestamp = str(int(now.timestamp()))
    headers = {
        "content-type": "application/json",
        "webhook-id": message,
        "webhook-timestamp": timestamp,
    }
    signed = f"{message}.{timestamp}.".encode() + body
    signatures = [f"v1,{_signature(key_of(secret), signed)}" for secret in secrets]
    return headers | ({"webhook-signature": " ".join(signatures)} if signatures else {})


def key_of(secret: str) -> bytes:
    """Return the key that a secret holds; ValueError, not naming it, when it holds none."""
    try:
        key = base64.b64decode(secret.removeprefix(SECRET_PREFIX), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if not key:
        raise ValueError("a secret is not whsec_ followed by base64")
    return key


def _signature(key: bytes, signed: bytes) -> str:
    return base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
