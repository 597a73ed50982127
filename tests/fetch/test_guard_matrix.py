"""Every spelling of a forbidden address by every way that leads to one, on both event loops.

A server listens on every loopback address; nothing may ever knock there.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager
from ipaddress import ip_network
from typing import Any

import aiohttp
import pytest

from livefeed.errors import DeliveryError, ElsewhereError, FetchError, HubError
from livefeed.extract import extract
from livefeed.fetch.client import Fetcher
from livefeed.fetch.guard import socket_factory
from livefeed.fetch.session import open_session
from livefeed.fetch.websub import Hubs
from livefeed.model import Subscription
from livefeed.send import Sender
from livefeed.settings import Channel, Polling, Source
from tests.support.alerts import delivery
from tests.support.inside import LITERALS, SPELLINGS
from tests.support.make import NOW
from tests.support.origin import Origin
from tests.support.resolver import Names

OUTSIDE = ip_network("127.0.0.2/32")  # what is allowed, in the place of the public network


def test_there_are_spellings_enough() -> None:
    assert len(set(SPELLINGS)) >= 23


Run = Callable[[Coroutine[Any, Any, None]], None]


@pytest.fixture(params=["asyncio", "uvloop"])
def run(request: pytest.FixtureRequest) -> Iterator[Run]:
    factory = asyncio.new_event_loop
    if request.param == "uvloop":
        factory = pytest.importorskip("uvloop").new_event_loop
    with asyncio.Runner(loop_factory=factory) as runner:
        yield runner.run


@asynccontextmanager
async def nobody_knocks() -> AsyncIterator[int]:
    """Listen on 127.0.0.1 and ::1 at one port; AssertionError if anybody connects."""
    knocks: list[object] = []

    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        knocks.append(writer.get_extra_info("sockname"))
        writer.close()

    first = await asyncio.start_server(accept, "127.0.0.1", 0)
    port = first.sockets[0].getsockname()[1]
    async with first:
        second = await asyncio.start_server(accept, "::1", port)
        async with second:
            yield port
            await asyncio.sleep(0)
    assert knocks == []


POLLING = Polling(allow_private=(OUTSIDE,), timeout_s=5.0, host_gap_s=0.0)


def source_at(url: str) -> Source:
    return Source(name="a", url=url, kind="feed")


async def refused(fetcher: Fetcher, url: str) -> None:
    with pytest.raises(FetchError) as caught:
        await fetcher.get(source_at(url))
    assert "secret" not in str(caught.value)


def test_no_spelling_is_reached_directly(run: Run) -> None:
    async def look() -> None:
        async with nobody_knocks() as port, open_session(POLLING) as session:
            for host in SPELLINGS:
                await refused(Fetcher(session, POLLING), f"http://{host}:{port}/?token=secret")

    run(look())


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_spelling_is_reached_by_a_redirect(run: Run, status: int) -> None:
    async def look() -> None:
        async with (
            Origin("127.0.0.2") as outside,
            nobody_knocks() as port,
            open_session(POLLING) as session,
        ):
            for host in SPELLINGS:
                inside = f"http://{host}:{port}/"
                outside.answer("/last", status, headers={"Location": inside})
                outside.answer("/first", status, headers={"Location": "/last"})
                await refused(Fetcher(session, POLLING), outside.url("/first"))
            assert len(outside.log) == 2 * len(SPELLINGS)

    run(look())


def test_no_name_that_changes_its_address_leads_inside(run: Run) -> None:
    async def look() -> None:
        names = Names(*(one for inside in LITERALS for one in (["127.0.0.2"], [inside])))
        connector = aiohttp.TCPConnector(
            socket_factory=socket_factory((OUTSIDE,)),
            resolver=names,
            use_dns_cache=False,
            force_close=True,
        )
        async with nobody_knocks() as port, aiohttp.ClientSession(connector=connector) as session:
            outside = Origin("127.0.0.2")
            outside.port = port
            async with outside:
                outside.show("/", "<rss/>")
                fetcher = Fetcher(session, POLLING)
                for _ in LITERALS:
                    url = f"http://news.example:{port}/"
                    assert (await fetcher.get(source_at(url))).body == b"<rss/>"
                    await refused(fetcher, url)
            assert not names.answers

    run(look())


def test_no_spelling_is_reached_by_a_webhook(run: Run) -> None:
    async def look() -> None:
        async with nobody_knocks() as port, open_session(POLLING) as session:
            for host in SPELLINGS:
                hook = Channel(name="h", type="webhook", url=f"http://{host}:{port}/secret")
                with pytest.raises(DeliveryError) as caught:
                    await Sender(session).attempt(hook, delivery(), now=NOW)
                assert "secret" not in str(caught.value)

    run(look())


@pytest.mark.parametrize("status", [0, 307, 308])
def test_no_spelling_is_reached_as_a_hub(run: Run, status: int) -> None:
    async def look() -> None:
        async with (
            Origin("127.0.0.2") as outside,
            nobody_knocks() as port,
            open_session(POLLING) as session,
        ):
            hubs = Hubs(session, timeout_s=5.0, clock=lambda: NOW)
            for host in SPELLINGS:
                hub = f"http://{host}:{port}/hub"
                if status:
                    outside.answer("/", status, headers={"Location": hub})
                    hub = outside.url("/")
                wish = Subscription(
                    source="a", hub=hub, topic="https://a.example/", created_at=NOW, due_at=None
                )
                with pytest.raises(HubError):
                    await hubs.ask("subscribe", wish, lease_s=60)
            assert len(outside.log) == (len(SPELLINGS) if status else 0)

    run(look())


@pytest.mark.parametrize(
    "document",
    [
        '<html><link rel="alternate" type="application/rss+xml" href="{url}"></html>',
        "<sitemapindex><sitemap><loc>{url}</loc></sitemap></sitemapindex>",
    ],
    ids=["feed", "sitemap"],
)
def test_no_spelling_is_reached_through_what_a_document_declares(run: Run, document: str) -> None:
    async def look() -> None:
        named = 0
        async with nobody_knocks() as port, open_session(POLLING) as session:
            for host in SPELLINGS:
                body = document.replace("{url}", f"http://{host}:{port}/feed").encode()
                try:
                    extract(
                        body,
                        source=source_at("http://127.0.0.2/"),
                        url="http://127.0.0.2/",
                        content_type="",
                        fetched_at=NOW,
                    )
                except ElsewhereError as other:
                    named += 1
                    await refused(Fetcher(session, POLLING), other.address)
                except Exception as error:  # noqa: BLE001 - an address that is none is no address
                    assert "expected" in str(error) or "names no sitemap" in str(error)  # noqa: PT017
        assert named > 23

    run(look())
