"""One day of real newspapers through the whole daemon, and back out of its feed."""

from __future__ import annotations

from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path

import feedparser
import pytest

from livefeed.settings import Feed, Polling, Server, Settings, Source
from livefeed.system.clock import now
from livefeed.text.fold import fold
from tests.support.corpus import corpus
from tests.support.newspapers import days, feeds
from tests.support.origin import Origin
from tests.support.running import eventually, running

FEED_ENTRIES = 100


def settings_for(folder: Path, origin: Origin, names: list[str]) -> Settings:
    return Settings(
        database=str(folder / "livefeed.db"),
        server=Server(listen=("127.0.0.1:0",)),
        polling=Polling(
            allow_private=(ip_network("127.0.0.0/8"),),
            per_host=64,
            host_gap_s=0.0,
            max_body_bytes=50_000_000,
        ),
        sources=tuple(
            Source(name=name, url=origin.url(f"/{name}.xml"), kind="feed", language="ar")
            for name in names
        ),
        feeds=(Feed(name="all", title="all"),),
    )


@pytest.mark.corpus
@pytest.mark.timeout(400)
async def test_a_day_of_newspapers_is_stored_grouped_and_read_back(tmp_path: Path) -> None:
    by_day = days(corpus("near-duplicates/articles.jsonl.xz"))
    printed = min(by_day.values(), key=len)
    async with Origin() as origin:
        documents = feeds(printed, at=now() - timedelta(minutes=1))
        for name, document in documents.items():
            origin.show(f"/{name}.xml", document, content_type="application/rss+xml")
        async with running(settings_for(tmp_path, origin, sorted(documents))) as site:

            async def is_polled() -> bool:
                return all(source["polls"] for source in (await site.sources()).values())

            await eventually("every newspaper polled", is_polled, within_s=300)
            sources = await site.sources()
            feed = feedparser.parse(await site.get("/feeds/all.atom"))
            page = await site.json(f"/api/v1/stories?limit={FEED_ENTRIES}")

    assert {name: source["error"] for name, source in sources.items()} == dict.fromkeys(sources)
    assert sum(source["updates"] for source in sources.values()) == len(printed)
    assert not feed.bozo
    assert [entry.id for entry in feed.entries] == [story["id"] for story in page["stories"]]
    assert len(feed.entries) == FEED_ENTRIES
    titles = {fold(article.title) for article in printed}
    assert [entry.title for entry in feed.entries if fold(entry.title) not in titles] == []
    assert any(story["source_count"] > 1 for story in page["stories"])
