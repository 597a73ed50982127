"""Memories that are asked for at the same time are read together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

import pytest

from livefeed.errors import StoreError
from livefeed.memory import NOTHING
from livefeed.store.sqlite.connection import connect_writer
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.memories import Found, Memories
from livefeed.store.sqlite.schema import migrate

Work = Callable[[Database], Found]


class Slow:
    """Reads when it is told to."""

    def __init__(self, folder: Path) -> None:
        self.db = connect_writer(folder / "x.db")
        migrate(self.db)
        self.waiting: asyncio.Queue[tuple[Work, Future[Found]]] = asyncio.Queue()

    def submit(self, work: Work) -> Future[Found]:
        future: Future[Found] = Future()
        self.waiting.put_nowait((work, future))
        return future

    def remember(self, source: str, shown: str) -> None:
        self.db.execute("INSERT INTO memories VALUES (?, ?)", (source, shown))

    async def asked(self) -> tuple[Work, Future[Found]]:
        """Return what is to be read next."""
        async with asyncio.timeout(10):
            return await self.waiting.get()

    async def read(self) -> None:
        """Read for who waits, and let them know."""
        work, future = await self.asked()
        future.set_result(work(self.db))


async def asked(memories: Memories, *sources: str) -> list[asyncio.Task[str]]:
    tasks = [asyncio.create_task(memories.of(source)) for source in sources]
    await asyncio.sleep(0)
    return tasks


async def test_who_asks_while_others_are_read_for_is_read_for_next_together(
    tmp_path: Path,
) -> None:
    slow = Slow(tmp_path)
    slow.remember("a", "[1]")
    slow.remember("c", "[3]")
    memories = Memories(slow.submit)
    first = await asked(memories, "a")
    others = await asked(memories, "b", "c", "c")
    await slow.read()
    assert await first[0] == "[1]"
    await slow.read()
    assert [await task for task in others] == [NOTHING, "[3]", "[3]"]
    assert slow.waiting.empty()


async def test_an_error_reaches_all_who_asked_and_none_of_those_who_ask_later(
    tmp_path: Path,
) -> None:
    slow = Slow(tmp_path)
    memories = Memories(slow.submit)
    await asked(memories, "z")
    tasks = await asked(memories, "a", "a")
    await slow.read()
    (await slow.asked())[1].set_exception(StoreError("no disk"))
    for task in tasks:
        with pytest.raises(StoreError, match="no disk"):
            await task
    (later,) = await asked(memories, "a")
    await slow.read()
    assert await later == NOTHING


async def test_one_who_gives_up_does_not_keep_the_others_from_their_answer(tmp_path: Path) -> None:
    slow = Slow(tmp_path)
    slow.remember("a", "[1]")
    memories = Memories(slow.submit)
    await asked(memories, "z")
    gone, stays = await asked(memories, "a", "a")
    await slow.read()
    gone.cancel()
    await asyncio.sleep(0)
    await slow.read()
    assert await stays == "[1]"
