"""The running daemon's side door: a unix socket through which commands write.

`serve.knock` is the other end. The socket lies beside the database and only its owner can open it.
A request is answered with one JSON object a line: progress first, the result last.
"""

from __future__ import annotations

import contextlib
import json
import socket
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Protocol

from aiohttp import web

from livefeed.serve.knock import Line, Tell, short_name


class Control(Protocol):
    """What the daemon lets commands do."""

    async def poll(self, names: Sequence[str], *, deliver: bool, tell: Tell) -> Line: ...

    async def retry(self, delivery: str) -> bool: ...

    async def prune(self, before: datetime) -> int: ...


@asynccontextmanager
async def serve_control(control: Control, path: Path) -> AsyncIterator[None]:
    """Listen for commands at `path` until the block ends."""
    runner = web.AppRunner(_app(control), access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    with _listener(path) as listener:
        try:
            await web.SockSite(runner, listener).start()
            yield
        finally:
            await runner.cleanup()


@contextmanager
def _listener(path: Path) -> Iterator[socket.socket]:
    path.unlink(missing_ok=True)  # left by a killed daemon; the lock file rules out a live one
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
        with short_name(path) as short:
            listener.bind(short)
        path.chmod(0o600)
        try:
            yield listener
        finally:
            path.unlink(missing_ok=True)


def _app(control: Control) -> web.Application:
    async def poll(request: web.Request) -> web.StreamResponse:
        wish = await request.json()
        response = web.StreamResponse(headers={"Content-Type": "application/x-ndjson"})
        await response.prepare(request)

        async def tell(line: Line) -> None:
            with contextlib.suppress(ConnectionError):  # the command went away; the work goes on
                await response.write(json.dumps(line).encode() + b"\n")

        await tell(await control.poll(wish["names"], deliver=wish["deliver"], tell=tell))
        return response

    async def retry(request: web.Request) -> web.Response:
        return web.json_response({"opened": await control.retry(request.match_info["delivery"])})

    async def prune(request: web.Request) -> web.Response:
        before = datetime.fromisoformat((await request.json())["before"])
        return web.json_response({"forgotten": await control.prune(before)})

    app = web.Application()
    app.router.add_post("/poll", poll)
    app.router.add_post("/deliveries/{delivery}/retry", retry)
    app.router.add_post("/prune", prune)
    return app
