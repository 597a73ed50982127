"""A scripted origin server on loopback: pages by path, conditional GET, custom handlers, a log."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from aiohttp import web
from multidict import CIMultiDictProxy

Handler = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One request as it reached the server."""

    method: str
    path: str  # with the query
    headers: CIMultiDictProxy[str]
    body: bytes
    status: int | None  # of the answer; None if the handler ended without one


class Origin:
    """A real HTTP server on 127.0.0.1; pages may change between requests.

    A page has an ETag made from its bytes and answers 304 when the request carries it.

        async with Origin() as origin:
            origin.show("/feed.xml", body, content_type="application/rss+xml")
            origin.handle("/slow", handler)      # async def handler(request) -> web.Response
            origin.answer("/gone", 410)
            ... origin.url("/feed.xml") ... origin.log[-1].headers["If-None-Match"]
    """

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.host = host
        self.port = 0
        self.log: list[Seen] = []
        self._handlers: dict[str, Handler] = {}
        self._runner = web.ServerRunner(
            web.Server(self._serve, access_log=None), shutdown_timeout=0.1
        )

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        await web.TCPSite(self._runner, self.host, self.port).start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._runner.cleanup()

    def url(self, path: str = "/") -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}{path}"

    def show(
        self,
        path: str,
        body: bytes | str,
        *,
        content_type: str = "text/html; charset=utf-8",
        headers: dict[str, str] | None = None,
        has_etag: bool = True,
    ) -> None:
        """Set what a path answers from now on."""
        content = body.encode() if isinstance(body, str) else body
        etag = '"' + hashlib.blake2b(content, digest_size=8).hexdigest() + '"'

        async def page(request: web.BaseRequest) -> web.Response:
            answer = {"Content-Type": content_type, **(headers or {})}
            if has_etag:
                answer["ETag"] = etag
                if request.headers.get("If-None-Match") == etag:
                    return web.Response(status=304, headers={"ETag": etag})
            return web.Response(body=content, headers=answer)

        self._handlers[path] = page

    def answer(
        self,
        path: str,
        status: int,
        *,
        headers: dict[str, str] | None = None,
        body: bytes = b"",
    ) -> None:
        """Let a path answer with this status."""

        async def page(request: web.BaseRequest) -> web.Response:
            return web.Response(status=status, headers=headers, body=body)

        self._handlers[path] = page

    def handle(self, path: str, handler: Handler) -> None:
        """Let a path be answered by a coroutine function of the request."""
        self._handlers[path] = handler

    def remove(self, path: str) -> None:
        """Let a path answer 404 again."""
        self._handlers.pop(path, None)

    def seen(self, path: str) -> list[Seen]:
        """Return the requests to a path, oldest first, whatever their query."""
        return [request for request in self.log if request.path.partition("?")[0] == path]

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        body = await request.read()
        handler = self._handlers.get(request.path)
        status: int | None = None
        try:
            response = (
                web.Response(status=404, text="no such page")
                if handler is None
                else await handler(request)
            )
            status = response.status
            return response
        finally:
            self.log.append(
                Seen(
                    method=request.method,
                    path=request.path_qs,
                    headers=request.headers,
                    body=body,
                    status=status,
                )
            )
