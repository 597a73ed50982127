"""The part of the `Store` protocol that only reads: it can stand beside a running daemon."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final, TypeVar

from livefeed.errors import StoreError
from livefeed.model import (
    Delivery,
    DeliveryState,
    Gap,
    Sketch,
    SourceStatus,
    Story,
    StoryId,
    Subscription,
    Update,
)
from livefeed.store.results import Decided, FeedPage, Readiness, Statistics
from livefeed.store.sqlite import (
    gaps,
    known,
    outbox,
    reading,
    schema,
    subscriptions,
    upkeep,
)
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.memories import Memories
from livefeed.store.sqlite.readers import Readers

T = TypeVar("T")

_LOOK_S: Final = 0.25  # how often a reader looks for changes that another process makes


class SqliteReader:
    """A database that is only read: beside a running daemon, or one that nobody has open."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._readers = Readers(path)
        self._memories = Memories(self._readers.submit)

    def check(self) -> None:
        """Raise StoreError unless the file has the schema that this livefeed reads."""
        version = self._readers.read(schema.check_version)
        if version < schema.SCHEMA:
            raise StoreError(
                f"{self._path}: schema {version} is older than {schema.SCHEMA}: "
                "`livefeed migrate` brings it up to date"
            )

    async def feed_page(self, feed: str, *, after: int | None, limit: int) -> FeedPage:
        return await self._read(lambda db: reading.feed_page(db, feed, after, limit))

    async def changed_since(self, feed: str, change: int, *, limit: int) -> tuple[Story, ...]:
        return await self._read(lambda db: reading.changed_since(db, feed, change, limit))

    async def story(self, story: str) -> Story | None:
        return await self._read(lambda db: reading.story(db, story))

    async def merged_into(self, stories: Sequence[str]) -> Mapping[StoryId, tuple[StoryId, ...]]:
        return await self._read(lambda db: reading.merged_into(db, stories))

    async def update(self, update: str) -> Update | None:
        return await self._read(lambda db: reading.update(db, update))

    async def sketch(self, update: str) -> Sketch | None:
        return await self._read(lambda db: reading.sketch(db, update))

    async def decided(self, since: datetime, *, after: int, limit: int) -> tuple[Decided, ...]:
        return await self._read(lambda db: known.decided(db, since, after, limit))

    async def search(self, words: str, *, feed: str, after: int | None, limit: int) -> FeedPage:
        from livefeed.text.fold import fold  # noqa: PLC0415 - brings numpy

        phrase = fold(words)
        return await self._read(lambda db: reading.search(db, phrase, feed, after, limit))

    async def seen_at(self, source: str, keys: Sequence[str]) -> Mapping[str, datetime]:
        return await self._read(lambda db: reading.seen_at(db, source, keys))

    async def open_gaps(self, since: datetime) -> tuple[Gap, ...]:
        return await self._read(lambda db: gaps.not_closed(db, since))

    async def gaps_to_walk(self) -> tuple[Gap, ...]:
        return await self._read(gaps.waiting)

    async def sources(self) -> tuple[SourceStatus, ...]:
        return await self._read(reading.sources)

    async def subscriptions(self) -> tuple[Subscription, ...]:
        return await self._read(subscriptions.every)

    async def due_subscriptions(self, n: int, *, now: datetime) -> tuple[Subscription, ...]:
        return await self._read(lambda db: subscriptions.due(db, now, n))

    async def subscription(self, token: str) -> Subscription | None:
        return await self._read(lambda db: subscriptions.of_token(db, token))

    async def deliveries(self, *, state: DeliveryState | None, limit: int) -> tuple[Delivery, ...]:
        return await self._read(lambda db: outbox.deliveries(db, state, limit))

    async def backup(self, path: str) -> None:
        await asyncio.to_thread(upkeep.backup, self._path, Path(path))

    async def statistics(self) -> Statistics:
        return await self._read(lambda db: upkeep.statistics(db, 0))

    async def wait_change(self, after: int, timeout_s: float) -> int:
        """Look now and then: the changes are made by another process."""
        loop = asyncio.get_running_loop()
        end = loop.time() + timeout_s
        while True:
            change = await self._read(reading.last_change)
            rest = end - loop.time()
            if change > after or rest <= 0:
                return change
            await asyncio.sleep(min(_LOOK_S, rest))

    async def memory(self, source: str) -> str:
        return await self._memories.of(source)

    async def readiness(self) -> Readiness:
        """Tell the schema; nothing can be written through a reader."""
        version = await self._read(schema.version_of)
        return Readiness(is_writable=False, schema=version, problem="opened for reading only")

    async def close(self) -> None:
        """Finish what was begun; everything that was promised is on disk then."""
        await asyncio.to_thread(self.close_now)

    def close_now(self) -> None:
        """The same for who has no event loop."""
        self._readers.close()

    async def _read(self, work: Callable[[Database], T]) -> T:
        return await self._readers.run(work)
