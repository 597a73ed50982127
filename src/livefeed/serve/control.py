"""The running daemon's side door: a unix socket through which commands write.

`serve.knock` is the other end. The socket lies beside the database and only its owner can open it.
A request is answered with one JSON object a line: progress first, the result or `error` last.
"""

from __future__ import annotations

import contextlib
import json
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Protocol

from aiohttp import web

from livefeed.errors import LivefeedError
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
    async def poll(request: web.Request, tell: Tell) -> Line:
        wish = await request.json()
        return await control.poll(wish["names"], deliver=wish["deliver"], tell=tell)

    async def retry(request: web.Request, _: Tell) -> Line:
        return {"opened": await control.retry(request.match_info["delivery"])}

    async def prune(request: web.Request, _: Tell) -> Line:
        before = datetime.fromisoformat((await request.json())["before"])
        return {"forgotten": await control.prune(before)}

    app = web.Application()
    app.router.add_post("/poll", _lines_of(poll))
    app.router.add_post("/deliveries/{delivery}/retry", _lines_of(retry))
    app.router.add_post("/prune", _lines_of(prune))
    return app


def _lines_of(
    command: Callable[[web.Request, Tell], Awaitable[Line]],
) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """Return what answers with the lines of a command; the last tells its result, or its error."""

    async def answer(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "application/x-ndjson"})
        await response.prepare(request)

        async def tell(line: Line) -> None:
            with contextlib.suppress(ConnectionError):  # the command went away; the work goes on
                await response.write(json.dumps(line).encode() + b"\n")

        try:
            result = await command(request, tell)
        except LivefeedError as error:
            result = {"error": str(error)}
        await tell(result)
        return response

    return answer
