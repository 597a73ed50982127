"""Room for a few at a time."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from livefeed.model import Outcome
from livefeed.steps.room import Room
from tests.support.origin import Origin
from tests.support.polling import RSS, desk, source_at


async def test_who_finds_no_room_waits_in_order_until_somebody_leaves() -> None:
    room, inside = Room(1), asyncio.Queue[str]()

    async def enter(who: str) -> None:
        await room.enter(who)
        inside.put_nowait(who)

    async with asyncio.timeout(5), asyncio.TaskGroup() as tasks:
        for who in ("first", "second", "third"):
            tasks.create_task(enter(who))
        for who in ("first", "second", "third"):
            assert await inside.get() == who
            assert inside.empty()
            room.leave(who)


async def test_who_is_inside_enters_again_and_leaves_once() -> None:
    room = Room(1)
    async with asyncio.timeout(5):
        await room.enter("first")
        await room.enter("first")
        room.leave("first")
        room.leave("first")
        await room.enter("second")


async def test_every_poll_makes_room_for_the_next_whatever_came_of_it(tmp_path: Path) -> None:
    async with Origin() as origin, asyncio.timeout(30):
        source = source_at(origin, "/a.xml")
        async with desk(tmp_path, source) as d:
            d.poller = replace(d.poller, unwritten=Room(1))
            outcomes = []
            for body in (RSS, RSS, "no feed at all", RSS.replace("alpha", "beta")):
                origin.show("/a.xml", body.encode(), content_type="application/rss+xml")
                outcomes.append((await d.poll(source)).outcome)
    assert outcomes == [Outcome.OK, Outcome.UNCHANGED, Outcome.FAILED, Outcome.OK]
