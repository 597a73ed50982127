"""GET /healthz, /readyz and /metrics: whether the process lives, does its work, and how much."""

from __future__ import annotations

from typing import Final

from aiohttp import web

from livefeed.errors import StoreError
from livefeed.render.metrics import CONTENT_TYPE
from livefeed.serve.keys import NEWSROOM


async def healthz(_request: web.Request) -> web.StreamResponse:
    return web.json_response({"alive": True}, headers={"Cache-Control": "no-store"})


async def readyz(request: web.Request) -> web.StreamResponse:
    """Answer 200, or 503 with the reason."""
    try:
        reason = await request.app[NEWSROOM].problem()
    except StoreError as error:
        reason = str(error)
    return web.json_response(
        {"ready": not reason, "reason": reason or None},
        status=503 if reason else 200,
        headers={"Cache-Control": "no-store"},
    )


async def metrics(request: web.Request) -> web.StreamResponse:
    """Answer every measurement as of now."""
    body = await request.app[NEWSROOM].metrics()
    return web.Response(
        body=body, headers={"Content-Type": CONTENT_TYPE, "Cache-Control": "no-store"}
    )


ROUTES: Final = [
    web.get("/healthz", healthz),
    web.get("/readyz", readyz),
    web.get("/metrics", metrics),
]
