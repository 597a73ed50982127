from __future__ import annotations

import aiohttp

from tests.support.origin import Origin


async def test_a_page_is_answered_with_an_etag_and_then_with_304() -> None:
    async with Origin() as origin, aiohttp.ClientSession() as session:
        origin.show("/feed", "<rss/>", content_type="application/rss+xml")
        async with session.get(origin.url("/feed?a=1")) as first:
            assert (first.status, await first.read()) == (200, b"<rss/>")
            etag = first.headers["ETag"]
        async with session.get(origin.url("/feed"), headers={"If-None-Match": etag}) as second:
            assert (second.status, await second.read()) == (304, b"")
        origin.show("/feed", "<rss></rss>")
        async with session.get(origin.url("/feed"), headers={"If-None-Match": etag}) as third:
            assert third.status == 200
        assert [seen.status for seen in origin.seen("/feed")] == [200, 304, 200]


async def test_an_unknown_path_is_404_and_a_posted_body_is_logged() -> None:
    async with Origin() as origin, aiohttp.ClientSession() as session:
        async with session.post(origin.url("/hook"), data=b"hello") as response:
            assert response.status == 404
        assert (origin.log[0].method, origin.log[0].body) == ("POST", b"hello")
