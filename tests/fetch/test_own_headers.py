"""Headers of one source reach its own server, whatever that one redirects to."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from ipaddress import ip_network

import pytest
import pytest_asyncio

from livefeed.fetch.client import Fetcher
from livefeed.fetch.session import open_session
from livefeed.settings import OwnHeaders, Polling, Source
from tests.support.origin import Origin

POLLING = Polling(allow_private=(ip_network("127.0.0.0/8"),), timeout_s=5.0, host_gap_s=0.0)
LINES = (("Authorization", "Bearer swordfish"), ("X-Api-Key", "hunter2"), ("Cookie", "paid=1"))


@pytest_asyncio.fixture
async def wire() -> AsyncIterator[Origin]:
    async with Origin() as server:
        server.show("/feed", "<rss/>")
        yield server


@pytest_asyncio.fixture
async def stranger() -> AsyncIterator[Origin]:
    async with Origin() as server:
        server.show("/feed", "<rss/>")
        yield server


def source(url: str) -> Source:
    return Source(name="wire", url=url, headers=OwnHeaders(url=url, lines=LINES))


async def got(one: Source) -> None:
    async with open_session(POLLING) as session:
        assert (await Fetcher(session, POLLING).get(one)).body == b"<rss/>"


def told(server: Origin) -> list[tuple[str | None, ...]]:
    """Return what each request to a server said under these names."""
    return [tuple(seen.headers.get(name) for name, _ in LINES) for seen in server.log]


ALL = tuple(value for _, value in LINES)
NONE = (None, None, None)


async def test_they_are_sent_with_every_request_to_the_server_of_the_source(wire: Origin) -> None:
    wire.answer("/moved", 301, headers={"Location": "/feed"})
    await got(source(wire.url("/moved")))
    assert told(wire) == [ALL, ALL]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_to_another_server_does_not_take_them_along(
    wire: Origin, stranger: Origin, status: int
) -> None:
    wire.answer("/moved", status, headers={"Location": stranger.url("/feed")})
    await got(source(wire.url("/moved")))
    assert told(wire) == [ALL]
    assert told(stranger) == [NONE]


async def test_they_come_back_with_a_redirect_to_the_server_of_the_source(
    wire: Origin, stranger: Origin
) -> None:
    wire.answer("/moved", 302, headers={"Location": stranger.url("/back")})
    stranger.answer("/back", 302, headers={"Location": wire.url("/feed")})
    await got(source(wire.url("/moved")))
    assert told(wire) == [ALL, ALL]
    assert told(stranger) == [NONE]


async def test_a_source_that_is_read_at_another_server_keeps_them_to_itself(
    wire: Origin, stranger: Origin
) -> None:
    await got(replace(source(wire.url("/page")), url=stranger.url("/feed")))
    assert told(stranger) == [NONE]


def test_settings_do_not_show_them() -> None:
    assert "swordfish" not in repr(source("https://wire.example/"))
