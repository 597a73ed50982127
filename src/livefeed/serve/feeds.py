"""GET /feeds/{feed}.atom and .json: the merged feeds, rendered once per change."""

from __future__ import annotations

from typing import Final

from aiohttp import web

from livefeed.render.ids import FeedFormat
from livefeed.serve.keys import NEWSROOM, requested_feed
from livefeed.serve.rendition import answer


async def atom(request: web.Request) -> web.StreamResponse:
    return await _document(request, "atom")


async def json_feed(request: web.Request) -> web.StreamResponse:
    return await _document(request, "json")


async def _document(request: web.Request, feed_format: FeedFormat) -> web.StreamResponse:
    feed = requested_feed(request)
    return answer(request, await request.app[NEWSROOM].document(feed.name, feed_format))


ROUTES: Final = [
    web.get("/feeds/{feed}.atom", atom),
    web.get("/feeds/{feed}.json", json_feed),
]
