"""Server-Sent Events of a board."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any

import aiohttp

from livefeed.errors import StoreError
from livefeed.model import Story
from tests.support.make import story, update
from tests.support.newsroom import SETTINGS, Client, ShelfOfStories, newsroom


def told(n: int, **fields: Any) -> Story:
    return story(update("alpha", str(n), title=f"خبر {n}"), **fields)


class Stream:
    """One open event stream, read as a browser reads it."""

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self.response = response

    async def next(self) -> Mapping[str, str]:
        """Return the next event that is not a comment."""
        fields: dict[str, str] = {}
        async with asyncio.timeout(10):
            while True:
                line = (await self.response.content.readline()).decode().rstrip("\n")
                name, _, value = line.partition(": ")
                if name:
                    fields[name] = value
                elif "event" in fields:
                    return fields
                else:
                    fields.clear()

    async def title(self) -> str:
        return str(json.loads((await self.next())["data"])["story"]["title"])


async def listen(
    client: Client, path: str = "/boards/all/events", last: int | None = None
) -> Stream:
    headers = {} if last is None else {"Last-Event-ID": str(last)}
    response = await client.get(path, headers=headers)
    assert response.status == 200
    assert response.content_type == "text/event-stream"
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Accel-Buffering"] == "no"
    async with asyncio.timeout(10):
        assert await response.content.readline() == b"retry: 2000\n"
    return Stream(response)


async def test_a_change_is_told_with_its_story_and_its_card() -> None:
    async with newsroom(told(1)) as (client, shelf):
        stream = await listen(client)
        changed = await shelf.put(told(2))
        event = await stream.next()
        assert event["event"] == "story"
        assert event["id"] == str(changed.change)
        data = json.loads(event["data"])
        assert data["story"]["title"] == "خبر 2"
        assert f'id="story-{changed.id}"' in data["html"]
        assert 'dir="rtl"' in data["html"]


async def test_a_story_that_took_in_another_is_told_in_the_place_of_both() -> None:
    async with newsroom(told(1), told(2)) as (client, shelf):
        stream = await listen(client)
        one, other = shelf.stories.values()
        await shelf.merge(one, other)
        data = json.loads((await stream.next())["data"])
        assert f'id="story-{one.id}"' in data["html"]
        assert data["instead_of"] == [other.id]
        await shelf.put(told(3))
        assert json.loads((await stream.next())["data"])["instead_of"] == []


async def test_who_comes_back_gets_what_was_missed_once_and_in_order() -> None:
    async with newsroom(*(told(n) for n in range(5))) as (client, shelf):
        stream = await listen(client, last=2)
        assert [await stream.title() for _ in range(3)] == ["خبر 2", "خبر 3", "خبر 4"]
        await shelf.put(told(5))
        assert await stream.title() == "خبر 5"


async def test_twenty_dropped_connections_lose_and_repeat_nothing() -> None:
    async with newsroom() as (client, shelf):
        last, seen = 0, []
        for n in range(20):
            await shelf.put(told(2 * n))
            stream = await listen(client, last=last)
            await shelf.put(told(2 * n + 1))
            for _ in range(2):
                event = await stream.next()
                last = int(event["id"])
                seen.append(json.loads(event["data"])["story"]["title"])
            stream.response.close()
        assert seen == [f"خبر {n}" for n in range(40)]


async def test_a_page_tells_where_it_was_made() -> None:
    async with newsroom(told(1), told(2)) as (client, _):
        stream = await listen(client, "/boards/all/events?after=1")
        assert await stream.title() == "خبر 2"


async def test_who_missed_too_much_or_comes_from_elsewhere_loads_the_page_anew() -> None:
    async with newsroom(*(told(n) for n in range(202))) as (client, shelf):
        for last in (1, 9_999):
            stream = await listen(client, last=last)
            event = await stream.next()
            assert (event["event"], event["id"]) == ("reset", str(len(shelf.stories)))
            await shelf.put(told(1_000 + last))
            assert await stream.title() == f"خبر {1_000 + last}"


async def test_a_board_hears_of_its_own_stories_only() -> None:
    async with newsroom() as (client, shelf):
        stream = await listen(client, "/boards/salamiyah/events")
        await shelf.put(told(1))
        await shelf.put(told(2, feeds=("all", "salamiyah")))
        assert await stream.title() == "خبر 2"


async def test_many_readers_ask_the_store_once_per_change() -> None:
    async with newsroom() as (client, shelf):
        streams = [await listen(client) for _ in range(30)]
        asked = shelf.questions
        await shelf.put(told(1))
        assert [await stream.title() for stream in streams] == ["خبر 1"] * 30
        assert shelf.questions - asked <= 2


async def test_streams_end_at_once_when_the_server_stops() -> None:
    async with newsroom() as (client, _):
        stream = await listen(client)
        async with asyncio.timeout(20):  # the server would wait a minute for them
            await client.server.close()
        assert (await stream.response.content.read()).strip() == b""


async def test_a_stream_ends_when_the_store_cannot_be_read() -> None:
    class Failing(ShelfOfStories):
        async def changed_since(self, feed: str, change: int, *, limit: int) -> tuple[Story, ...]:
            raise StoreError("the disk is gone")

    async with newsroom(shelf=Failing()) as (client, shelf), asyncio.timeout(10):
        stream = await listen(client)
        await shelf.put(told(1))
        assert (await stream.response.content.read()).strip() == b""


async def test_head_does_not_open_a_stream() -> None:
    async with newsroom(settings=SETTINGS) as (client, _), asyncio.timeout(5):
        response = await client.head("/boards/all/events")
        assert response.status == 200
