"""Publishing out of a real database: what was ingested, as readers get it."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import feedparser
import pytest
from aiohttp.test_utils import TestClient, TestServer
from bs4 import BeautifulSoup

from livefeed.serve.app import make_app
from livefeed.settings import Feed, Server, Settings, Source
from livefeed.steps.publish import Publisher
from livefeed.store import Store
from livefeed.store.sqlite import open_reader, open_store
from tests.support.desk import (
    CHESS,
    FLOOD,
    FLOOD_COPIED,
    FLOOD_CORRECTED,
    FLOOD_WORSE,
    LIBRARY,
    OTHERS,
    Desk,
    told,
)
from tests.support.newsroom import Client

SETTINGS = Settings(
    database="live.db",
    server=Server(base_url="https://live.example", authority="live.example,2026", title="Live"),
    sources=tuple(
        Source(name=name, title=name.title(), url=f"https://{name}.example/", language="en")
        for name in ("alpha", "beta", "gamma")
    ),
    feeds=(Feed(name="all", title="All"), Feed(name="shared", title="Shared")),
)
ENGLISH: dict[str, Any] = {"language": "en", "direction": "ltr"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "live.db"


@asynccontextmanager
async def desk_at(path: Path) -> AsyncIterator[Desk]:
    store = open_store(path, window_s=72 * 3_600.0)
    desk = Desk(store)
    await desk.configure(all="1", shared="1")
    yield desk
    await store.close()


@asynccontextmanager
async def served(store: Store) -> AsyncIterator[Client]:
    app = make_app(Publisher(store, SETTINGS), SETTINGS)
    async with TestClient(TestServer(app)) as client:
        yield client


async def ingest_coverage(desk: Desk) -> None:
    """A story of two sources, a development of it, and another story."""
    await desk.poll("alpha", told("a1", FLOOD, title="Floods cut the road", **ENGLISH))
    await desk.poll("beta", told("b1", FLOOD_COPIED, title="Road cut", **ENGLISH))
    await desk.poll("gamma", told("c1", FLOOD_WORSE, title="More homes damaged", **ENGLISH))
    await desk.poll("beta", told("b2", LIBRARY, title="Library stays open", **ENGLISH))


async def test_what_was_ingested_is_in_the_feed_on_the_board_and_in_the_api(path: Path) -> None:
    async with desk_at(path) as desk, served(desk.store) as client:
        await ingest_coverage(desk)
        feed = feedparser.parse(io.BytesIO(await (await client.get("/feeds/all.atom")).read()))
        assert not feed.bozo
        told_titles = ["Library stays open", "More homes damaged", "Floods cut the road"]
        assert [entry.title for entry in feed.entries] == told_titles
        assert len({entry.updated for entry in feed.entries}) == 3
        assert "Follows: <a" in feed.entries[1].content[0].value
        assert [link.title for link in feed.entries[2].links if link.rel == "via"] == ["Beta"]
        board = BeautifulSoup(await (await client.get("/")).text(), "lxml")
        assert [title.get_text() for title in board.select("article h2")] == told_titles
        chip = " ".join(board.select(".chip.development")[0].get_text().split())
        assert chip == "Development of Floods cut the road seventy ninety"
        stories = (await (await client.get("/api/v1/stories")).json())["stories"]
        assert [story["id"] for story in stories] == [entry.id for entry in feed.entries]
        assert stories[1]["follows"] == stories[2]["id"]
        shared = await (await client.get("/feeds/shared.json")).json(content_type=None)
        assert [item["title"] for item in shared["items"]] == ["Floods cut the road"]


async def test_a_restart_changes_no_byte(path: Path) -> None:
    answers = []
    async with desk_at(path) as desk:
        await ingest_coverage(desk)
    for _ in range(2):
        async with desk_at(path) as desk, served(desk.store) as client:
            for address in ("/feeds/all.atom", "/feeds/all.json", "/feeds/shared.atom", "/"):
                response = await client.get(address)
                answers.append((response.headers["ETag"], await response.read()))
    assert answers[:4] == answers[4:]


async def test_the_feed_out_of_a_reader_beside_the_daemon_is_the_same(path: Path) -> None:
    async with desk_at(path) as desk:
        await ingest_coverage(desk)
        ours = await Publisher(desk.store, SETTINGS).document("all", "atom")
        reader = open_reader(path)
        try:
            beside = await Publisher(reader, SETTINGS).document("all", "atom")
        finally:
            await reader.close()
        assert beside == ours


async def test_an_unknown_feed_is_a_key_error(path: Path) -> None:
    async with desk_at(path) as desk:
        with pytest.raises(KeyError):
            await Publisher(desk.store, SETTINGS).document("nope", "atom")


async def test_a_correction_is_told_live_with_both_facts(path: Path) -> None:
    async with desk_at(path) as desk, served(desk.store) as client:
        await desk.poll("alpha", told("a1", FLOOD, title="Floods", **ENGLISH))
        response = await client.get("/boards/all/events")
        await desk.poll("alpha", told("a1", FLOOD_CORRECTED, title="Floods", **ENGLISH))
        async with asyncio.timeout(10):
            while not (line := await response.content.readline()).startswith(b"data: "):
                pass
        card = BeautifulSoup(json.loads(line[6:])["html"], "lxml")
        assert [fact.get_text() for fact in card.select(".correction del")] == ["seventy"]
        assert [fact.get_text() for fact in card.select(".correction ins")] == ["eighty"]
        (story,) = await desk.stories()
        page = BeautifulSoup(await (await client.get(f"/stories/{story.id}")).text(), "lxml")
        assert [gone.get_text() for gone in page.select(".change del")] == ["seventy"]


async def test_a_retracted_story_stays_in_the_feed_with_a_notice(path: Path) -> None:
    async with desk_at(path) as desk, served(desk.store) as client:
        await desk.poll("alpha", told("a1", CHESS, title="Chess", **ENGLISH))
        before = (await client.get("/feeds/all.atom")).headers["ETag"]
        await desk.poll("alpha", told("a1", "", is_withdrawn=True))
        response = await client.get("/feeds/all.atom", headers={"If-None-Match": before})
        (entry,) = feedparser.parse(io.BytesIO(await response.read())).entries
        assert entry.title == "Withdrawn: Chess"
        assert "champion" not in entry.content[0].value


async def test_stories_are_paged_and_searched_by_folded_words(path: Path) -> None:
    async with desk_at(path) as desk:
        for n, text in enumerate(OTHERS):
            await desk.poll("alpha", told(f"k{n}", text, title=f"Story {n}", **ENGLISH))
        publisher = Publisher(desk.store, SETTINGS)
        seen, after = [], None
        while True:
            page = await publisher.page("all", after=after, limit=4)
            seen += [story.lead_update.title for story in page.stories]
            after = page.next
            if after is None:
                break
        assert seen == [f"Story {n}" for n in reversed(range(len(OTHERS)))]
        found = await publisher.page("all", words="ORCHESTRA, plays!", limit=10)
        assert [story.lead_update.title for story in found.stories] == ["Story 3"]
        recent = await publisher.page("all", since=desk.now - timedelta(minutes=1), limit=10)
        assert [story.lead_update.title for story in recent.stories] == ["Story 5", "Story 4"]


async def test_sources_that_were_never_polled_are_listed_too(path: Path) -> None:
    async with desk_at(path) as desk:
        await desk.poll("beta", told("b1", CHESS, **ENGLISH))
        known = await Publisher(desk.store, SETTINGS).sources()
        assert [(source.name, status.polls) for source, status in known] == [
            ("alpha", 0),
            ("beta", 1),
            ("gamma", 0),
        ]
        assert await Publisher(desk.store, SETTINGS).problem() == ""
