"""Requests to one host leave apart."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from ipaddress import ip_network

import pytest
from aiohttp import web

from livefeed.errors import FetchError
from livefeed.fetch.client import Fetcher
from livefeed.fetch.session import open_session
from livefeed.fetch.turns import Turns
from livefeed.settings import Polling, Source
from tests.support.origin import Origin

GAP_S = 1.0
POLLING = Polling(
    allow_private=(ip_network("127.0.0.0/8"),), timeout_s=20.0, host_gap_s=GAP_S, contact=""
)


async def test_those_who_ask_together_go_one_after_the_other() -> None:
    turns, left = Turns(0.2), []

    async def go(number: int) -> None:
        await turns.wait("news.example")
        left.append((number, asyncio.get_running_loop().time()))

    await asyncio.gather(*(go(number) for number in range(4)))
    assert [number for number, _ in left] == [0, 1, 2, 3]
    times = [time for _, time in left]
    assert times[3] - times[0] >= 0.55


async def test_other_hosts_do_not_wait() -> None:
    turns = Turns(3_600)
    async with asyncio.timeout(60):
        await turns.wait("a.example")
        await turns.wait("b.example")


async def test_no_gap_is_no_waiting() -> None:
    turns = Turns(0)
    async with asyncio.timeout(60):
        for _ in range(1_000):
            await turns.wait("a.example")


async def test_a_request_that_is_repeated_waits_for_its_turn() -> None:
    times = []

    async def hang_up(request: web.BaseRequest) -> web.StreamResponse:
        times.append(asyncio.get_running_loop().time())
        assert request.transport is not None
        request.transport.close()
        return web.Response()

    async with Origin() as origin, open_session(POLLING) as session:
        origin.handle("/", hang_up)
        with pytest.raises(FetchError):
            await Fetcher(session, POLLING).get(Source(name="a", url=origin.url()))
    assert len(times) == 2, "aiohttp repeats what met a closed connection"
    assert times[1] - times[0] > GAP_S / 2


async def test_a_redirect_of_the_host_itself_is_followed_at_once() -> None:
    polling = replace(POLLING, host_gap_s=3_600.0)
    async with Origin() as origin, open_session(polling) as session:
        origin.answer("/", 302, headers={"Location": "/feed"})
        origin.show("/feed", "<rss/>")
        got = await Fetcher(session, polling).get(Source(name="a", url=origin.url()))
    assert got.body == b"<rss/>"
