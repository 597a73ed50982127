"""A source whose address answers with permanent redirects, over real HTTP."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from aiohttp import web

from livefeed.model import Outcome, SourceState
from livefeed.policy.moving import AGAIN, believed_address
from livefeed.system.clock import now
from tests.support.origin import Origin
from tests.support.polling import RSS, Desk, desk, source_at


def redirect(origin: Origin, path: str, to: str, status: int = 301) -> None:
    async def move(_request: web.BaseRequest) -> web.Response:
        return web.Response(status=status, headers={"Location": to})

    origin.handle(path, move)


def at(desk: Desk, **later: float) -> Desk:
    """Return the desk with a clock that stands so much later."""
    moment = now() + timedelta(**later)
    return Desk(desk.store, replace(desk.poller, clock=lambda: moment))


def paths(origin: Origin, last: int) -> list[str]:
    return [seen.path for seen in origin.log[-last:]]


async def test_polls_go_straight_to_where_an_address_has_led_for_a_day(tmp_path: Path) -> None:
    async with Origin() as origin:
        redirect(origin, "/a.xml", "/new.xml", 308)
        origin.show("/new.xml", RSS, content_type="application/rss+xml")
        source = source_at(origin)
        async with desk(tmp_path, source) as d:
            for hours in (0, 12, 25):
                await at(d, hours=hours).poll(source)
                assert paths(origin, 2) == ["/a.xml", "/new.xml"]
            assert believed_address((await d.status()).move, source.url) == origin.url("/new.xml")
            visit = await at(d, hours=26).poll(source)
            assert visit.outcome is Outcome.OK, "read anew once"
            assert paths(origin, 2) == ["/new.xml", "/new.xml"]
            assert (await at(d, hours=27).poll(source)).outcome is Outcome.UNCHANGED
            await at(d, hours=26 + AGAIN / timedelta(hours=1)).poll(source)
            assert paths(origin, 2) == ["/a.xml", "/new.xml"]
            assert (await d.status()).updates == 1
            other = replace(source, url=origin.url("/new.xml?"))
            await at(d, hours=28).poll(other)
            assert (await d.status()).move is None


async def test_a_temporary_redirect_is_never_remembered(tmp_path: Path) -> None:
    async with Origin() as origin:
        redirect(origin, "/a.xml", "/new.xml", 302)
        origin.show("/new.xml", RSS, content_type="application/rss+xml")
        source = source_at(origin)
        async with desk(tmp_path, source) as d:
            for hours in (0, 12, 25, 26):
                await at(d, hours=hours).poll(source)
                assert paths(origin, 2) == ["/a.xml", "/new.xml"]


async def test_gone_at_the_new_address_is_not_the_end_of_the_source(tmp_path: Path) -> None:
    async with Origin() as origin:
        redirect(origin, "/a.xml", "/new.xml")
        origin.show("/new.xml", RSS, content_type="application/rss+xml")
        source = source_at(origin)
        async with desk(tmp_path, source) as d:
            for hours in (0, 12, 25):
                await at(d, hours=hours).poll(source)
            origin.answer("/new.xml", 410)
            assert (await at(d, hours=26).poll(source)).outcome is Outcome.FAILED
            assert (await d.status()).state is SourceState.FAILING
            origin.show("/a.xml", RSS, content_type="application/rss+xml")
            assert (await at(d, hours=27).poll(source)).outcome is Outcome.UNCHANGED
            assert (await d.status()).state is SourceState.OK
            assert paths(origin, 1) == ["/a.xml"]
            assert (await d.status()).move is None
