"""GET /api/v1: stories, updates, sources and deliveries as JSON."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from typing import Final

from aiohttp import web

from livefeed.model import Story
from livefeed.render.api import (
    delivery_view,
    revisions_view,
    source_view,
    story_view,
    update_view,
)
from livefeed.render.ids import bare_id
from livefeed.serve.asked import asked_story
from livefeed.serve.keys import NEWSROOM, SETTINGS
from livefeed.serve.query import read_cursor, read_feed, read_limit, read_since, read_words
from livefeed.serve.rendition import Rendition, answer, make_rendition
from livefeed.settings import Server


async def stories(request: web.Request) -> web.StreamResponse:
    """Answer one page of stories, newest change first."""
    settings = request.app[SETTINGS]
    feed = read_feed(request.query, [feed.name for feed in settings.feeds])
    page = await request.app[NEWSROOM].page(
        feed,
        words=read_words(request.query),
        since=read_since(request.query),
        after=read_cursor(request.query),
        limit=read_limit(request.query, default=50),
    )
    return await _json(
        request,
        lambda: {
            "stories": [story_view(story, settings.server) for story in page.stories],
            "next": None if page.next is None else str(page.next),
        },
    )


async def story(request: web.Request) -> web.StreamResponse:
    """Answer one story; its updates carry their revisions and what each of these changed."""
    found = await asked_story(request)
    return await _json(request, lambda: _whole(found, request.app[SETTINGS].server))


def _whole(found: Story, server: Server) -> Mapping[str, object]:
    updates = [{**update_view(one), "revisions": revisions_view(one)} for one in found.updates]
    return {**story_view(found, server), "updates": updates}


async def update(request: web.Request) -> web.StreamResponse:
    found = await request.app[NEWSROOM].update(bare_id(request.match_info["update"]))
    if found is None:
        raise web.HTTPNotFound(reason="no such update")
    return await _json(request, lambda: update_view(found))


async def sources(request: web.Request) -> web.StreamResponse:
    known = await request.app[NEWSROOM].sources()
    return await _json(request, lambda: {"sources": [source_view(*one) for one in known]})


async def deliveries(request: web.Request) -> web.StreamResponse:
    """Answer the newest deliveries, without payloads."""
    server = request.app[SETTINGS].server
    limit = read_limit(request.query, default=50)
    known = await request.app[NEWSROOM].deliveries(limit=limit)
    return await _json(
        request, lambda: {"deliveries": [delivery_view(one, server) for one in known]}
    )


async def _json(request: web.Request, view: Callable[[], object]) -> web.Response:
    """Answer what `view` returns; 500 stories take half a second: not in the event loop."""
    return answer(request, await asyncio.to_thread(lambda: _rendition(view())))


def _rendition(value: object) -> Rendition:
    # Old text may hold lone surrogates: they cannot be sent as UTF-8.
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return make_rendition(text.encode("utf-8", "replace") + b"\n", "application/json")


ROUTES: Final = [
    web.get("/api/v1/stories", stories),
    web.get("/api/v1/stories/{story}", story),
    web.get("/api/v1/updates/{update}", update),
    web.get("/api/v1/sources", sources),
    web.get("/api/v1/deliveries", deliveries),
]
