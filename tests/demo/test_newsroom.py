"""The replay newsroom answers as a polite origin does and knows who has seen what."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import aiohttp
import pytest

from livefeed.demo.coverage import invented_day
from livefeed.demo.newsroom import Newsroom

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
DAY = invented_day()


@pytest.fixture
async def newsroom() -> AsyncIterator[Newsroom]:
    async with Newsroom(DAY) as newsroom:
        yield newsroom


@pytest.fixture
async def visitor() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as visitor:
        yield visitor


async def test_a_feed_that_did_not_change_answers_304(
    newsroom: Newsroom, visitor: aiohttp.ClientSession
) -> None:
    newsroom.play(DAY.ticks[0], NOW)
    async with visitor.get(newsroom.url_of("wadi")) as first:
        etag = first.headers["ETag"]
        assert first.status == 200
    async with visitor.get(newsroom.url_of("wadi"), headers={"If-None-Match": etag}) as second:
        assert second.status == 304
    newsroom.play([s for s in DAY.ticks[2] if s.source == "wadi"], NOW)
    async with visitor.get(newsroom.url_of("wadi"), headers={"If-None-Match": etag}) as third:
        assert third.status == 200


async def test_a_visitor_has_seen_the_latest_until_something_changes(
    newsroom: Newsroom, visitor: aiohttp.ClientSession
) -> None:
    newsroom.play(DAY.ticks[0], NOW)
    assert not newsroom.has_served_latest("radio")
    async with visitor.get(newsroom.url_of("radio")) as response:
        assert "صباح الخير" in await response.text()
    assert newsroom.has_served_latest("radio")
    newsroom.play([s for s in DAY.steps if s.key == "r-flood"], NOW)
    assert not newsroom.has_served_latest("radio")


async def test_links_of_feeds_lead_to_articles(
    newsroom: Newsroom, visitor: aiohttp.ClientSession
) -> None:
    newsroom.play(DAY.ticks[0], NOW)
    async with visitor.get(f"{newsroom.base_url}/wadi/read/w-market") as response:
        assert response.status == 200
        assert "سوق الخضار" in await response.text()


@pytest.mark.parametrize("path", ["/wadi/read/other", "/nobody/read/w-market", "/wadi/rss.xml"])
async def test_what_is_not_shown_is_not_found(
    newsroom: Newsroom, visitor: aiohttp.ClientSession, path: str
) -> None:
    async with visitor.get(newsroom.base_url + path) as response:
        assert response.status == 404
