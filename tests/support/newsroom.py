"""A newsroom on loopback: stories put by hand, the real publisher, the real server."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import cast

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from livefeed.model import (
    Delivery,
    DeliveryState,
    Gap,
    SourceState,
    SourceStatus,
    Story,
    StoryId,
    Update,
    Verdict,
)
from livefeed.serve.app import make_app
from livefeed.settings import Feed, Server, Settings, Source
from livefeed.steps.publish import Publisher
from livefeed.store import FeedPage, Readiness, Statistics, Store
from tests.support.make import NOW

Client = TestClient[web.Request, web.Application]

SETTINGS = Settings(
    database="/nowhere/livefeed.db",
    timezone="Asia/Damascus",
    server=Server(
        base_url="https://live.example", authority="live.example,2026", title="التغطية الحية"
    ),
    sources=(
        Source(name="alpha", title="ألفا", url="https://alpha.example/feed", language="ar"),
        Source(name="beta", title="Beta & Sons", url="https://beta.example/feed", language="ar"),
        Source(name="gamma", title="غاما", url="https://gamma.example/feed", language="ar"),
        Source(name="delta", title="Delta Wire", url="https://delta.example/feed", language="en"),
    ),
    feeds=(
        Feed(name="all", title="التغطية الحية"),
        Feed(name="salamiyah", title="السلمية", language="ar"),
        Feed(name="world", title="World", language="en"),
    ),
)


class ShelfOfStories:
    """The reading half of `store.Store`, in memory; `put` is what ingesting would have done."""

    def __init__(self) -> None:
        self.stories: dict[str, Story] = {}
        self.merged: dict[str, StoryId] = {}
        self.gaps: tuple[Gap, ...] = ()
        self.kept_deliveries: tuple[Delivery, ...] = ()
        self.is_readiness = Readiness(is_writable=True, schema=1)
        self.questions = 0  # pages asked for
        self._change = 0
        self._moved = asyncio.Condition()

    async def put(self, story: Story) -> Story:
        """Commit a story as its newest change and wake those who wait."""
        async with self._moved:
            self._change += 1
            changed = story._replace(change=self._change)
            self.stories[story.id] = changed
            self._moved.notify_all()
        return changed

    async def feed_page(self, feed: str, *, after: int | None, limit: int) -> FeedPage:
        self.questions += 1
        return self._page([s for s in self._of(feed) if after is None or s.change < after], limit)

    async def search(self, words: str, *, feed: str, after: int | None, limit: int) -> FeedPage:
        found = [s for s in self._of(feed) if words in s.lead_update.title + s.lead_update.text]
        return self._page([s for s in found if after is None or s.change < after], limit)

    async def changed_since(self, feed: str, change: int, *, limit: int) -> tuple[Story, ...]:
        self.questions += 1
        return tuple([s for s in self._of(feed)[::-1] if s.change > change][:limit])

    async def story(self, story: str) -> Story | None:
        return self.stories.get(self.merged.get(story, story))

    async def merge(self, one: Story, other: Story) -> Story:
        """Let two stories turn out to be the first one."""
        del self.stories[other.id]
        self.merged[other.id] = one.id
        return await self.put(one._replace(updates=(*one.updates, *other.updates)))

    async def merged_into(self, stories: Sequence[str]) -> Mapping[StoryId, tuple[StoryId, ...]]:
        found = {
            StoryId(into): tuple(StoryId(gone) for gone, at in self.merged.items() if at == into)
            for into in stories
        }
        return {into: gone for into, gone in found.items() if gone}

    async def update(self, update: str) -> Update | None:
        return next((u for s in self.stories.values() for u in s.updates if u.id == update), None)

    async def sources(self) -> tuple[SourceStatus, ...]:
        return (SourceStatus(name="alpha", state=SourceState.OK, polls=3, last_poll_at=NOW),)

    async def open_gaps(self, since: datetime) -> tuple[Gap, ...]:
        return tuple(gap for gap in self.gaps if gap.seen_at >= since)

    async def deliveries(self, *, state: DeliveryState | None, limit: int) -> tuple[Delivery, ...]:
        return self.kept_deliveries[:limit]

    async def wait_change(self, after: int, timeout_s: float) -> int:
        try:
            async with asyncio.timeout(timeout_s), self._moved:
                await self._moved.wait_for(lambda: self._change > after)
        except TimeoutError:
            pass
        return self._change

    async def statistics(self) -> Statistics:
        return Statistics(
            sources=1,
            updates=sum(len(story.updates) for story in self.stories.values()),
            stories=len(self.stories),
            verdicts={Verdict.NEW: len(self.stories)},
            deliveries=dict.fromkeys(DeliveryState, 0),
            oldest_open_at=None,
            bytes=4096,
            indexed=0,
        )

    async def readiness(self) -> Readiness:
        return self.is_readiness

    def _of(self, feed: str) -> list[Story]:
        members = (s for s in self.stories.values() if feed in s.feeds)
        return sorted(members, key=lambda s: s.change, reverse=True)

    def _page(self, stories: list[Story], limit: int) -> FeedPage:
        shown = stories[:limit]
        rest = shown[-1].change if len(stories) > limit else None
        return FeedPage(stories=tuple(shown), next=rest, change=self._change)


@asynccontextmanager
async def newsroom(
    *stories: Story, settings: Settings = SETTINGS, shelf: ShelfOfStories | None = None
) -> AsyncIterator[tuple[Client, ShelfOfStories]]:
    """Serve these stories on loopback; yield a client and the shelf to put more on."""
    shelf = shelf or ShelfOfStories()
    for story in stories:
        await shelf.put(story)
    publisher = Publisher(cast("Store", shelf), settings)  # it only reads
    async with TestClient(TestServer(make_app(publisher, settings))) as client:
        yield client, shelf
