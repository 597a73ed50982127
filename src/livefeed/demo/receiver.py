"""The webhook receiver of the demo: takes alerts and checks their signatures."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from aiohttp import web

SECRET_PREFIX = "whsec_"  # noqa: S105 - how Standard Webhooks marks a secret, not one


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """One alert as it arrived; `story` is the id of the story, "" if it is about none."""

    type: str
    title: str
    story: str
    webhook_id: str
    is_signed: bool  # the signature verifies with the secret that both sides know


class Receiver:
    """Takes POSTs on loopback and tells `observe` about each."""

    def __init__(self, secret: str, *, observe: Callable[[Received], None]) -> None:
        self.url = ""
        self.received: list[Received] = []
        self._secret = secret
        self._observe = observe
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Receiver:
        app = web.Application()
        app.router.add_post("/alerts", self._take)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}/alerts"
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def _take(self, request: web.Request) -> web.Response:
        received = read_alert(await request.read(), request.headers, self._secret)
        self.received.append(received)
        self._observe(received)
        return web.Response(status=204)


def read_alert(body: bytes, headers: Mapping[str, str], secret: str) -> Received:
    """Return what a webhook POST tells."""
    payload = json.loads(body)
    story = payload.get("data", {}).get("story") or {}
    return Received(
        type=payload["type"],
        title=story.get("title", ""),
        story=story.get("id", ""),
        webhook_id=headers.get("webhook-id", ""),
        is_signed=is_signed(body, headers, secret),
    )


def is_signed(body: bytes, headers: Mapping[str, str], secret: str) -> bool:
    """Tell whether one of the signatures was made with this secret.

    Source: Standard Webhooks, "Signature scheme": HMAC-SHA256 over id.timestamp.body.
    """
    key = base64.b64decode(secret.removeprefix(SECRET_PREFIX))
    head = f"{headers.get('webhook-id')}.{headers.get('webhook-timestamp')}."
    mac = hmac.new(key, head.encode() + body, hashlib.sha256).digest()
    expected = "v1," + base64.b64encode(mac).decode()
    given = headers.get("webhook-signature", "").split()
    return any(hmac.compare_digest(expected.encode(), one.encode()) for one in given)
