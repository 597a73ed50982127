"""GET /, /boards/{feed} and /stories/{id}: the pages for people."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from typing import Final

from aiohttp import web

from livefeed.model import Gap
from livefeed.serve.asked import asked_story
from livefeed.serve.keys import NEWSROOM, PAGES, requested_feed
from livefeed.serve.pages import BoardView
from livefeed.serve.query import read_cursor, read_words
from livefeed.serve.rendition import Rendition, answer, make_rendition
from livefeed.settings import Feed, Source

Gaps = tuple[tuple[Source, Gap], ...]
SHOWN: Final = 50  # stories of one page of a board
HTML: Final = "text/html; charset=utf-8"


class Boards:
    """Live boards as bytes, written once per change of their feed and of what it may miss."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[tuple[int, Gaps], Rendition]] = {}
        self._turn = asyncio.Lock()

    async def board(self, request: web.Request) -> web.StreamResponse:
        feed = requested_feed(request)
        view = BoardView(
            words=read_words(request.query), after=read_cursor(request.query, "before")
        )
        if not view.is_live:
            return answer(request, await _written(request, feed, view))
        async with self._turn:  # one writes, the others take what it wrote
            state = (
                await request.app[NEWSROOM].change(),
                await request.app[NEWSROOM].gaps(feed.name),
            )
            known = self._known.get(feed.name)
            if known is None or known[0] != state:
                known = (state, await _written(request, feed, view, state[1]))
                self._known[feed.name] = known
        return answer(request, known[1])


async def _written(request: web.Request, feed: Feed, view: BoardView, gaps: Gaps = ()) -> Rendition:
    newsroom = request.app[NEWSROOM]
    page = await newsroom.page(feed.name, words=view.words, after=view.after, limit=SHOWN)
    page = replace(page, stories=await newsroom.revised(page.stories))
    headlines = await newsroom.headlines(page.stories)
    board = partial(request.app[PAGES].board, feed, page, headlines, view, gaps=gaps)
    # Fifty stories of many sources take a while: not in the event loop.
    return await asyncio.to_thread(lambda: make_rendition(board(), HTML))


async def story(request: web.Request) -> web.StreamResponse:
    """Answer the page of one story; its id may be bare or a tag: URI."""
    found = await asked_story(request)
    headlines = await request.app[NEWSROOM].headlines([found])
    # Differences of long texts take a while: not in the event loop.
    body = await asyncio.to_thread(request.app[PAGES].story, found, headlines)
    return answer(request, make_rendition(body, HTML))


def routes() -> list[web.RouteDef]:
    boards = Boards()
    return [
        web.get("/", boards.board),
        web.get("/boards/{feed}", boards.board),
        web.get("/stories/{story}", story),
    ]
