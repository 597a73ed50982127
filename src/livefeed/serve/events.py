"""GET /boards/{feed}/events: changes of a board as Server-Sent Events.

`story` events carry the change sequence as their id, so that a browser that comes back says where
it was (`Last-Event-ID`) and gets what it missed out of the store. Their `instead_of` names stories
that turned out to be this one: a board takes those away. `reset` says that too much was missed, or
that the id is not ours.
"""

from __future__ import annotations

import asyncio
import json
import logging
from typing import Final

from aiohttp import web

from livefeed.errors import StoreError
from livefeed.model import Story
from livefeed.render.api import story_view
from livefeed.serve.keys import NEWSROOM, PAGES, PULSE, SETTINGS, requested_feed
from livefeed.serve.query import MAX_CHANGE
from livefeed.settings import Feed

log = logging.getLogger(__name__)

HEARTBEAT_S: Final = 12.0  # proxies cut what is silent; browsers and people notice at 15
RETRY_MS: Final = 2_000
MAX_MISSED: Final = 200  # changes; above, loading the page anew is cheaper
KEPT_EVENTS: Final = 1_000
HEADERS: Final = {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
}


class Events:
    """Writes each change once and sends it to every stream that is behind."""

    def __init__(self) -> None:
        self._written: dict[tuple[str, int, str], bytes] = {}
        self._latest: dict[tuple[str, int], tuple[int, tuple[Story, ...]]] = {}
        self._turn = asyncio.Lock()

    async def stream(self, request: web.Request) -> web.StreamResponse:
        feed = requested_feed(request)
        response = web.StreamResponse(headers=HEADERS)
        await response.prepare(request)
        if request.method == "HEAD":
            return response
        try:
            await response.write(b"retry: %d\n\n" % RETRY_MS)
            await self._stream(request, response, feed)
        except ConnectionError:  # the reader went away
            return response
        except StoreError as error:  # the answer has begun: end it, the browser comes back
            log.warning("events.failed feed=%s error=%r", feed.name, str(error))
        return response

    async def _stream(self, request: web.Request, response: web.StreamResponse, feed: Feed) -> None:
        pulse = request.app[PULSE]
        newest = await request.app[NEWSROOM].change()
        seen = _last_seen(request)
        if seen is None:
            seen = newest
        elif seen > newest:  # another database: the id is not ours
            seen = newest
            await response.write(_reset(newest))
        asked = seen  # all changes up to here were asked for, `seen` is the last one in this feed
        while not pulse.is_stopping:
            newest = max(newest, pulse.change)
            stories = await self._changed(request, feed, asked, newest)
            if len(stories) > MAX_MISSED:
                await response.write(_reset(newest))
            else:
                for story in stories:
                    await response.write(await self._event(request, feed, story))
            asked = max([newest, *(story.change for story in stories)])
            await pulse.wait(asked, HEARTBEAT_S)
            if pulse.change <= asked and not pulse.is_stopping:
                await response.write(b": still here\n\n")

    async def _changed(
        self, request: web.Request, feed: Feed, after: int, newest: int
    ) -> tuple[Story, ...]:
        """Return what changed; streams that are equally far share one question to the store."""
        if after >= newest:
            return ()
        key = (feed.name, after)
        async with self._turn:
            known = self._latest.get(key)
            if known is None or known[0] < newest:
                newsroom = request.app[NEWSROOM]
                found = await newsroom.changed_since(feed.name, after, limit=MAX_MISSED + 1)
                if len(found) <= MAX_MISSED:
                    found = await newsroom.revised(found)
                if len(self._latest) > KEPT_EVENTS:
                    self._latest.clear()
                known = (newest, found)
                self._latest[key] = known
            return known[1]

    async def _event(self, request: web.Request, feed: Feed, story: Story) -> bytes:
        pages = request.app[PAGES]
        words = pages.words_of(feed)
        key = (story.id, story.change, words.language)
        known = self._written.get(key)
        if known is None:
            newsroom = request.app[NEWSROOM]
            headlines = await newsroom.headlines([story])
            data = {
                "story": story_view(story, request.app[SETTINGS].server),
                "html": pages.card(story, headlines, words),
                "instead_of": list(await newsroom.merged_into(story)),
            }
            known = _story_event(story.change, json.dumps(data, separators=(",", ":")))
            if len(self._written) >= KEPT_EVENTS:
                self._written.clear()
            self._written[key] = known
        return known


def _story_event(change: int, data: str) -> bytes:
    return f"event: story\nid: {change}\ndata: {data}\n\n".encode("ascii")


def _reset(change: int) -> bytes:
    return f"event: reset\nid: {change}\ndata: {{}}\n\n".encode("ascii")


def _last_seen(request: web.Request) -> int | None:
    """Return where the browser was: what it says itself, else what the page was made with."""
    text = request.headers.get("Last-Event-ID") or request.query.get("after", "")
    if text.isascii() and text.isdecimal() and len(text) <= 19:
        return min(int(text), MAX_CHANGE)
    return None


def routes() -> list[web.RouteDef]:
    return [web.get("/boards/{feed}/events", Events().stream)]
