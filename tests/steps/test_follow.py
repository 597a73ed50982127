"""A source whose address holds a page with a feed, or an index of sitemaps, over real HTTP."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from livefeed.model import Outcome, SourceState
from tests.support.origin import Origin
from tests.support.polling import RSS, desk, source_at

SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://news.example/{0}</loc>
<n:news><n:title>عنوان {0}</n:title></n:news></url></urlset>"""


def page(feed: str) -> str:
    return (
        "<!doctype html><html><head><title>x</title>"
        f'<link rel="alternate" type="application/rss+xml" href="{feed}"></head></html>'
    )


def index(path: str) -> str:
    return f"<sitemapindex><sitemap><loc>{path}</loc></sitemap></sitemapindex>"


def another(rss: str) -> str:
    return rss.replace("<guid>1<", "<guid>2<").replace("فتح الطريق الدولي", "إغلاق الجسر القديم")


async def test_the_feed_that_a_page_declares_is_read_and_remembered(tmp_path: Path) -> None:
    async with Origin() as origin:
        origin.show("/", page("/feed.xml"))
        origin.show("/feed.xml", RSS, content_type="application/rss+xml")
        source = source_at(origin, "/", kind="feed")
        async with desk(tmp_path, source) as at:
            assert (await at.poll(source)).verdicts
            status = await at.status()
            assert (status.state, status.strategy, status.updates) == (SourceState.OK, "rss", 1)
            assert status.followed is not None
            assert status.followed.address == origin.url("/feed.xml")
            assert (await at.poll(source)).outcome is Outcome.UNCHANGED
            assert [seen.path for seen in origin.log] == ["/", "/feed.xml", "/feed.xml"]
            assert origin.log[-1].status == 304
            assert (await at.status()).followed == status.followed


@pytest.mark.parametrize("kind", ["auto", "page"])
async def test_a_page_that_is_no_feed_is_not_left(tmp_path: Path, kind: str) -> None:
    async with Origin() as origin:
        text = f"<h1>عنوان</h1><main>{'<p>سيول تقطع الطريق بين المدينتين فجر اليوم.</p>' * 30}"
        origin.show("/", page("/feed.xml").replace("</html>", text + "</main></html>"))
        source = source_at(origin, "/", kind=kind)
        async with desk(tmp_path, source) as at:
            assert (await at.poll(source)).outcome is Outcome.OK
            assert (await at.status()).followed is None
            assert [seen.path for seen in origin.log] == ["/"]


@pytest.mark.parametrize("status", [404, 410, 500])
async def test_a_feed_that_is_lost_is_looked_for_anew(tmp_path: Path, status: int) -> None:
    async with Origin() as origin:
        origin.show("/", page("/old.xml"))
        origin.show("/old.xml", RSS)
        source = source_at(origin, "/", kind="feed")
        async with desk(tmp_path, source) as at:
            await at.poll(source)
            origin.answer("/old.xml", status)
            origin.show("/", page("/new.xml"))
            origin.show("/new.xml", another(RSS))
            for _ in range(3):
                if (await at.poll(source)).outcome is Outcome.OK:
                    break
                assert (await at.status()).state is SourceState.FAILING, "never given up"
            else:
                await at.poll(source)
            found = await at.status()
            assert (found.state, found.updates) == (SourceState.OK, 2)
            assert found.followed is not None
            assert found.followed.address == origin.url("/new.xml")


async def test_the_newest_sitemap_of_an_index_is_asked_for_at_each_poll(tmp_path: Path) -> None:
    async with Origin() as origin:
        origin.show("/sitemap.xml", index("/1.xml"))
        origin.show("/1.xml", SITEMAP.format(1))
        origin.show("/2.xml", SITEMAP.format(2))
        source = source_at(origin, "/sitemap.xml")
        async with desk(tmp_path, source) as at:
            assert (await at.poll(source)).outcome is Outcome.OK
            assert (await at.poll(source)).outcome is Outcome.UNCHANGED
            assert [(s.path, s.status) for s in origin.log[2:]] == [
                ("/sitemap.xml", 200),
                ("/1.xml", 304),
            ]
            origin.show("/sitemap.xml", index("/2.xml"))
            assert (await at.poll(source)).outcome is Outcome.OK
            assert (await at.status()).updates == 2


async def test_it_is_followed_once_and_no_further(tmp_path: Path) -> None:
    async with Origin() as origin:
        origin.show("/", page("/second"))
        origin.show("/second", page("/third"))
        origin.show("/third", RSS)
        source = source_at(origin, "/", kind="feed")
        async with desk(tmp_path, source) as at:
            visit = await at.poll(source)
            assert visit.outcome is Outcome.FAILED
            assert "/second" in visit.error
            assert "not followed further" in visit.error
            assert [seen.path for seen in origin.log] == ["/", "/second"]


async def test_another_address_in_the_configuration_ends_it(tmp_path: Path) -> None:
    async with Origin() as origin:
        origin.show("/", page("/feed.xml"))
        origin.show("/feed.xml", RSS)
        origin.show("/own.xml", another(RSS))
        source = source_at(origin, "/", kind="feed")
        async with desk(tmp_path, source) as at:
            await at.poll(source)
            await at.poll(replace(source, url=origin.url("/own.xml")))
            assert [seen.path for seen in origin.log] == ["/", "/feed.xml", "/own.xml"]
            assert (await at.status()).followed is None
