"""The objects that polling and delivering need, opened in order and closed in reverse."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from livefeed.fetch.client import Fetcher
from livefeed.fetch.session import open_session
from livefeed.fetch.workers import Workers
from livefeed.policy.hosts import host_of
from livefeed.settings import Settings
from livefeed.steps.ingest import NewsRules
from livefeed.steps.poll import Poller
from livefeed.store.sqlite import SqliteStore, open_store
from livefeed.system.clock import now

PARSE_TIMEOUT_S = 10.0
PARSE_MEMORY_BYTES = 1 << 30
WORKERS = 2
PARSERS = (
    "livefeed.steps.read",
    "livefeed.extract",
    "livefeed.dedup.sketches",
)  # needed by every document


@dataclass(frozen=True, slots=True, kw_only=True)
class Plant:
    """The objects that polling and delivering need."""

    settings: Settings
    store: SqliteStore
    session: aiohttp.ClientSession
    poller: Poller


@asynccontextmanager
async def open_plant(settings: Settings, *, is_daemon: bool = True) -> AsyncIterator[Plant]:
    """Open the database, the HTTP session and the worker processes for as long as the block runs.

    What is due is spread over time for a daemon only: a command asks for what it wants at once.

    Raises:
        StoreError: the database is in use, newer than this program, or unusable.
    """
    async with AsyncExitStack() as stack:
        rules = NewsRules(settings)
        store = await asyncio.to_thread(
            open_store,
            settings.database,
            window_s=settings.dedup.window_s,
            similarity=settings.dedup.similarity,
        )
        stack.push_async_callback(store.close)
        tags = {source.name: source.tags for source in settings.sources}
        await store.configure(
            {source.name: host_of(source.url) for source in settings.sources},
            {feed.name: feed.definition(tags) for feed in settings.feeds},
            rules=rules,
            now=now(),
            channels=[channel.name for channel in settings.channels],
            is_spread=is_daemon,
        )
        session = await stack.enter_async_context(open_session(settings.polling))
        workers = Workers(
            WORKERS,
            timeout_s=PARSE_TIMEOUT_S,
            memory_bytes=PARSE_MEMORY_BYTES,
            preload=PARSERS,
        )
        stack.push_async_callback(workers.close)
        poller = Poller(
            fetcher=Fetcher(session, settings.polling),
            workers=workers,
            store=store,
            rules=rules,
            clock=now,
        )
        yield Plant(settings=settings, store=store, session=session, poller=poller)


def control_path(settings: Settings) -> Path:
    """Return where a daemon on this database listens for commands."""
    return Path(settings.database + ".sock")
