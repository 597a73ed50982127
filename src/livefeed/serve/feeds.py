"""GET /feeds/{feed}.atom and .json, their feeds of updates, and /opml: where they come from."""

from __future__ import annotations

from typing import Final

from aiohttp import web

from livefeed.render.ids import FeedFormat, FeedView
from livefeed.render.opml import opml
from livefeed.serve.keys import NEWSROOM, SETTINGS, requested_feed
from livefeed.serve.rendition import answer, make_rendition


class _Document:
    """Answers with one view of the feed that the address names."""

    def __init__(self, feed_format: FeedFormat, view: FeedView) -> None:
        self._format = feed_format
        self._view = view

    async def get(self, request: web.Request) -> web.StreamResponse:
        feed = requested_feed(request)
        newsroom = request.app[NEWSROOM]
        return answer(request, await newsroom.document(feed.name, self._format, self._view))


async def sources(request: web.Request) -> web.StreamResponse:
    """Answer the list of sources as OPML."""
    settings = request.app[SETTINGS]
    body = opml(settings.sources, title=settings.server.title)
    return answer(request, make_rendition(body, "application/xml; charset=utf-8"))


ROUTES: Final = [
    web.get("/opml", sources),
    web.get("/feeds/{feed}.atom", _Document("atom", "stories").get),
    web.get("/feeds/{feed}.json", _Document("json", "stories").get),
    web.get("/feeds/{feed}/updates.atom", _Document("atom", "updates").get),
    web.get("/feeds/{feed}/updates.json", _Document("json", "updates").get),
]
