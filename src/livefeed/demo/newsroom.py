"""The replay newsroom: five sources on one loopback server, changed step by step."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from aiohttp import web

from livefeed.demo.coverage import Coverage, Step
from livefeed.demo.documents import Showing, applied, article, document_of, path_of

READERS_AT_FIRST = 1_200


class Newsroom:
    """Serves what each source shows now; feeds answer 304 to a visitor who has seen it."""

    def __init__(self, coverage: Coverage) -> None:
        self.base_url = ""
        self._coverage = coverage
        self._showing = {p.name: Showing(publisher=p) for p in coverage.sources}
        self._served = dict.fromkeys(self._showing, 0)
        self._requests = 0
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Newsroom:
        app = web.Application()
        app.router.add_get("/{source}/read/{key}", self._read)
        app.router.add_get("/{source}/{document}", self._document)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self.base_url = f"http://{host}:{port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    def url_of(self, source: str) -> str:
        """Return the address under which livefeed polls a source."""
        return self.base_url + path_of(self._showing[source].publisher)

    def play(self, steps: Sequence[Step], now: datetime) -> None:
        """Change what the sources show."""
        for step in steps:
            self._showing[step.source] = applied(self._showing[step.source], step, now)

    def has_served_latest(self, source: str) -> bool:
        """Tell whether a visitor has seen all that the source shows."""
        return self._served[source] == self._showing[source].version

    async def _document(self, request: web.Request) -> web.Response:
        showing = self._showing.get(request.match_info["source"])
        if showing is None or request.path != path_of(showing.publisher):
            raise web.HTTPNotFound
        self._requests += 1
        media_type, text = document_of(
            showing, self.base_url, readers=READERS_AT_FIRST + self._requests
        )
        body = text.encode()
        headers = {"Content-Type": media_type, "ETag": _etag(body)}
        self._served[showing.publisher.name] = showing.version
        if request.headers.get("If-None-Match") == headers["ETag"]:
            return web.Response(status=304, headers={"ETag": headers["ETag"]})
        return web.Response(body=body, headers=headers)

    async def _read(self, request: web.Request) -> web.Response:
        showing = self._showing.get(request.match_info["source"])
        key = request.match_info["key"]
        shown = [s for s in showing.updates if s.key == key] if showing else []
        if showing is None or not shown:
            raise web.HTTPNotFound
        return web.Response(
            text=article(showing.publisher, shown[0]), content_type="text/html", charset="utf-8"
        )


def _etag(body: bytes) -> str:
    return f'"{hashlib.blake2b(body, digest_size=8).hexdigest()}"'
