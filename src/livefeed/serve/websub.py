"""GET and POST /websub/{token}: where hubs ask whether they were meant, and where they push."""

from __future__ import annotations

import asyncio
from enum import Enum, auto
from http import HTTPStatus
from typing import Final, Protocol

from aiohttp import web

from livefeed.serve.keys import SETTINGS

MAX_CHALLENGE: Final = 1_000  # characters
MAX_REASON: Final = 200
DEFAULT_LEASE_S: Final = 86_400  # of hubs of the time before the field was required
READ_AT_ONCE: Final = 4  # bodies; more hubs wait
PLAIN: Final = {"Cache-Control": "no-store"}


class Answer(Enum):
    """What became of a push."""

    TAKEN = auto()  # whether it was believed is not told
    BUSY = auto()  # the hub should try again
    GONE = auto()  # the hub should stop


class Pushes(Protocol):
    """What the daemon does with what hubs send. Every method may raise StoreError."""

    async def verify(self, token: str, *, mode: str, topic: str, lease_s: int) -> bool:
        """Tell whether what a hub asks about was wanted; if so, it is in force now."""
        ...

    async def deny(self, token: str, *, topic: str, reason: str) -> bool:
        """Record that a hub denies a subscription; False if there is none such."""
        ...

    async def is_expected(self, token: str) -> bool:
        """Tell whether a hub may push there."""
        ...

    async def take(
        self, token: str, body: bytes, *, signature: str, content_type: str, content_encoding: str
    ) -> Answer:
        """Take a push, to be read soon."""
        ...


async def verify(request: web.Request) -> web.StreamResponse:
    """Answer a hub's question with its challenge, or with 404 if nobody here wanted that."""
    query, token = request.query, request.match_info["token"]
    mode, topic = query.get("hub.mode", ""), query.get("hub.topic", "")
    pushes = request.app[PUSHES]
    if mode == "denied":
        reason = "".join(c for c in query.get("hub.reason", "") if c.isprintable())[:MAX_REASON]
        if not await pushes.deny(token, topic=topic, reason=reason):
            raise web.HTTPNotFound
        return web.Response(text="", headers=PLAIN)
    challenge = query.get("hub.challenge", "")
    if not 0 < len(challenge) <= MAX_CHALLENGE:
        raise web.HTTPNotFound
    lease_s = _seconds(query.get("hub.lease_seconds", ""))
    if not await pushes.verify(token, mode=mode, topic=topic, lease_s=lease_s):
        raise web.HTTPNotFound
    return web.Response(text=challenge, headers=PLAIN)


async def take(request: web.Request) -> web.StreamResponse:
    """Take what a hub pushes and answer at once; what it is worth is found out later."""
    pushes, token = request.app[PUSHES], request.match_info["token"]
    if not await pushes.is_expected(token):
        return web.Response(status=HTTPStatus.GONE, headers=PLAIN)
    polling = request.app[SETTINGS].polling
    try:
        async with asyncio.timeout(polling.timeout_s) as patience, request.app[READING]:
            body = await _body(request, polling.max_body_bytes)
            patience.reschedule(None)
            answer = await pushes.take(
                token,
                body,
                signature=request.headers.get("X-Hub-Signature", ""),
                content_type=request.headers.get("Content-Type", ""),
                content_encoding=",".join(request.headers.getall("Content-Encoding", [])),
            )
    except TimeoutError:
        return _busy()
    if answer is Answer.BUSY:
        return _busy()
    status = HTTPStatus.ACCEPTED if answer is Answer.TAKEN else HTTPStatus.GONE
    return web.Response(status=status, headers=PLAIN)


async def _body(request: web.Request, limit: int) -> bytes:
    """Return the body as it came; its Content-Encoding is part of what was signed."""
    if (request.content_length or 0) > limit:
        raise web.HTTPRequestEntityTooLarge(limit, request.content_length or 0)
    pieces: list[bytes] = []
    size = 0
    async for piece in request.content.iter_any():
        size += len(piece)
        if size > limit:
            raise web.HTTPRequestEntityTooLarge(limit, size)
        pieces.append(piece)
    return b"".join(pieces)


def _busy() -> web.Response:
    headers = {**PLAIN, "Retry-After": "10"}
    return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE, headers=headers)


def _seconds(text: str) -> int:
    is_number = text.isascii() and text.isdecimal()
    return int(text[:12]) if is_number else DEFAULT_LEASE_S


TOKEN: Final = "{token:[A-Za-z0-9_-]{43}}"  # noqa: S105 - the form of one
PUSHES: Final = web.AppKey("pushes", Pushes)
READING: Final = web.AppKey("reading", asyncio.Semaphore)


def add_routes(app: web.Application, pushes: Pushes) -> None:
    app[PUSHES] = pushes
    app[READING] = asyncio.Semaphore(READ_AT_ONCE)
    app.add_routes([web.get(f"/websub/{TOKEN}", verify), web.post(f"/websub/{TOKEN}", take)])
