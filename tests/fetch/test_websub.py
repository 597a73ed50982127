from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ipaddress import ip_network
from urllib.parse import parse_qs

import pytest
from aiohttp import web

from livefeed.errors import HubError
from livefeed.fetch.session import open_session
from livefeed.fetch.websub import Hubs
from livefeed.model import Subscription
from livefeed.settings import Polling
from tests.support.inside import SPELLINGS
from tests.support.make import NOW
from tests.support.origin import Origin
from tests.support.resolver import Names, session_with

LOOPBACK = ip_network("127.0.0.0/8")


def subscription(hub: str) -> Subscription:
    return Subscription(
        source="alpha",
        hub=hub,
        topic="https://news.example/a?b=ج",
        token="t",
        secret="s3cret",
        callback="https://us.example/websub/t",
        created_at=NOW,
        due_at=NOW,
    )


@asynccontextmanager
async def hubs(*allowed: str) -> AsyncIterator[Hubs]:
    polling = Polling(allow_private=tuple(ip_network(one) for one in allowed), timeout_s=5.0)
    async with open_session(polling) as session:
        yield Hubs(session, timeout_s=5.0, clock=lambda: NOW)


async def test_a_subscription_is_asked_for_in_one_form() -> None:
    async with Origin() as origin, hubs("127.0.0.0/8") as asking:
        origin.answer("/hub", 202)
        await asking.ask("subscribe", subscription(origin.url("/hub")), lease_s=600)
        await asking.ask("unsubscribe", subscription(origin.url("/hub")), lease_s=600)
        begun, ended = (parse_qs(seen.body.decode()) for seen in origin.log)
        assert begun == {
            "hub.mode": ["subscribe"],
            "hub.topic": ["https://news.example/a?b=ج"],
            "hub.callback": ["https://us.example/websub/t"],
            "hub.lease_seconds": ["600"],
            "hub.secret": ["s3cret"],
        }
        assert set(ended) == {"hub.mode", "hub.topic", "hub.callback"}
        assert origin.log[0].headers["Content-Type"] == "application/x-www-form-urlencoded"


async def test_a_refusal_says_why_and_how_long_to_wait() -> None:
    async with Origin() as origin, hubs("127.0.0.0/8") as asking:
        origin.answer("/no", 403, body=b"not\n\x1b[31m here " + b"x" * 5_000)
        origin.answer("/later", 503, headers={"Retry-After": "120"})
        with pytest.raises(HubError, match=r"^answered 403 Forbidden: not \[31m here x+$") as no:
            await asking.ask("subscribe", subscription(origin.url("/no")), lease_s=600)
        assert len(str(no.value)) < 300
        with pytest.raises(HubError, match="answered 503") as later:
            await asking.ask("subscribe", subscription(origin.url("/later")), lease_s=600)
        assert later.value.retry_after_s == 120


@pytest.mark.parametrize("status", [307, 308])
async def test_a_hub_that_moved_is_followed_with_the_same_form(status: int) -> None:
    async with Origin() as origin, hubs("127.0.0.0/8") as asking:
        origin.answer("/old", status, headers={"Location": "/new"})
        origin.answer("/new", 204)
        await asking.ask("subscribe", subscription(origin.url("/old")), lease_s=600)
        first, second = origin.log
        assert (second.path, second.body, second.method) == ("/new", first.body, "POST")


@pytest.mark.parametrize("status", [301, 302, 303])
async def test_a_redirect_that_would_become_a_get_is_not_followed(status: int) -> None:
    async with Origin() as origin, hubs("127.0.0.0/8") as asking:
        origin.answer("/old", status, headers={"Location": "/new"})
        with pytest.raises(HubError, match=f"answered {status}"):
            await asking.ask("subscribe", subscription(origin.url("/old")), lease_s=600)
        assert len(origin.log) == 1


async def test_redirects_of_a_hub_are_followed_three_times_at_most() -> None:
    async with Origin() as origin, hubs("127.0.0.0/8") as asking:
        origin.answer("/hub", 307, headers={"Location": "/hub"})
        with pytest.raises(HubError, match="redirected more than 3 times"):
            await asking.ask("subscribe", subscription(origin.url("/hub")), lease_s=600)
        origin.answer("/hub", 307, headers={"Location": "file:///etc/passwd"})
        with pytest.raises(HubError, match="not a usable http or https address"):
            await asking.ask("subscribe", subscription(origin.url("/hub")), lease_s=600)
        origin.answer("/hub", 307)
        with pytest.raises(HubError, match="redirected more than 3 times"):
            await asking.ask("subscribe", subscription(origin.url("/hub")), lease_s=600)


async def test_a_hub_that_hangs_is_given_up() -> None:
    async def hang(_request: web.BaseRequest) -> web.Response:
        await asyncio.Event().wait()
        raise AssertionError

    polling = Polling(allow_private=(LOOPBACK,))
    async with Origin() as origin, open_session(polling) as session:
        origin.handle("/hub", hang)
        asking = Hubs(session, timeout_s=0.2, clock=lambda: NOW)
        with pytest.raises(HubError, match=r"no answer within 0\.2 s"):
            await asking.ask("subscribe", subscription(origin.url("/hub")), lease_s=600)


@asynccontextmanager
async def listening() -> AsyncIterator[tuple[list[int], list[object]]]:
    """Listen on every loopback address; yield the ports and who came."""
    reached: list[object] = []

    async def accept(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        reached.append(writer.get_extra_info("peername"))
        writer.close()

    async with await asyncio.start_server(accept, ["127.0.0.1", "127.0.0.3", "::1"], 0) as server:
        yield [one.getsockname()[1] for one in server.sockets], reached


async def test_what_is_said_of_a_forbidden_hub_holds_no_secret() -> None:
    async with listening() as (ports, reached), hubs() as asking:
        for host in SPELLINGS:
            inside = subscription(f"http://{host}:{ports[0]}/?token=secret")
            with pytest.raises(HubError) as caught:
                await asking.ask("subscribe", inside, lease_s=600)
            assert "secret" not in str(caught.value)
        assert reached == []


@pytest.mark.parametrize("status", [302, 307])
async def test_no_hub_redirects_inside(status: int) -> None:
    async with (
        Origin("127.0.0.9") as hub,
        listening() as (ports, reached),
        hubs("127.0.0.9/32") as asking,
    ):
        for host in SPELLINGS:
            hub.answer("/", status, headers={"Location": f"http://{host}:{ports[0]}/"})
            with pytest.raises(HubError):
                await asking.ask("subscribe", subscription(hub.url()), lease_s=600)
        assert (len(hub.log), reached) == (len(SPELLINGS), [])


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "::1", "::ffff:127.0.0.1", "0.0.0.0", "64:ff9b::7f00:1", "10.0.0.1"]
)
async def test_a_hub_whose_name_changes_its_address_gains_nothing(address: str) -> None:
    names = Names(["127.0.0.9"], [address])
    async with (
        listening() as (ports, reached),
        Origin("127.0.0.9") as outside,
        session_with(names, ip_network("127.0.0.9/32")) as session,
    ):
        asking = Hubs(session, timeout_s=5.0, clock=lambda: NOW)
        outside.answer("/", 202, headers={"Connection": "close"})
        hub = subscription(f"http://hub.example:{outside.port}/")
        await asking.ask("subscribe", hub, lease_s=600)
        inside = subscription(f"http://hub.example:{ports[0]}/")
        with pytest.raises(HubError, match="forbidden address"):
            await asking.ask("subscribe", inside, lease_s=600)
        assert (len(outside.log), reached) == (1, [])
