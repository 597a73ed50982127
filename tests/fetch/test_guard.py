from __future__ import annotations

from ipaddress import ip_network

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from livefeed.errors import FetchError
from livefeed.fetch.client import Fetcher
from livefeed.fetch.guard import (
    ForbiddenAddressError,
    forbidden_addresses,
    is_allowed,
    unwrapped,
)
from livefeed.fetch.session import open_session, user_agent
from livefeed.settings import Polling, Source
from tests.support.origin import Origin
from tests.support.resolver import Names, session_with

LOOPBACK = ip_network("127.0.0.0/8")

PUBLIC = ("1.1.1.1", "93.184.215.14", "2606:4700:4700::1111", "2a00:1450:4001:82f::200e")
INSIDE = (
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "233.252.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:7f00:1",
    "64:ff9b::7f00:1",
    "64:ff9b::101:101",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "fc00::1",
    "fd12::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
)


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_allowed(address: str) -> None:
    assert is_allowed(address)


@pytest.mark.parametrize("address", INSIDE)
def test_an_inside_address_is_not_allowed(address: str) -> None:
    assert not is_allowed(address)


def test_the_operator_may_allow_a_network_in_either_clothes() -> None:
    assert is_allowed("127.0.0.1", [LOOPBACK])
    assert is_allowed("::ffff:127.0.0.1", [LOOPBACK])
    assert not is_allowed("::1", [LOOPBACK])
    assert not is_allowed("10.0.0.1", [LOOPBACK])
    assert is_allowed("fd12::1", [LOOPBACK, ip_network("fd12::/16")])


@given(st.ip_addresses(v=4))
def test_mapping_an_address_into_ipv6_changes_nothing(address: object) -> None:
    assert is_allowed(f"::ffff:{address}") == is_allowed(str(address))
    assert unwrapped(f"::ffff:{address}") == address


def test_refused_addresses_are_found_in_a_merged_error() -> None:
    first, second = ForbiddenAddressError("10.0.0.1"), ForbiddenAddressError("fe80::1")
    merged = OSError(13, f"Multiple exceptions: {first}, {second}")
    assert forbidden_addresses(merged) == ("10.0.0.1", "fe80::1")
    assert forbidden_addresses(OSError(111, "Connect call failed ('1.1.1.1', 80)")) == ()


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]"])
async def test_no_redirect_leads_inside(status: int, host: str) -> None:
    polling = Polling(allow_private=(ip_network("127.0.0.2/32"),), timeout_s=5.0)
    async with Origin("127.0.0.2") as outside, Origin() as inside, open_session(polling) as session:
        location = f"http://{host}:{inside.port}/"
        outside.answer("/", status, headers={"Location": location})
        with pytest.raises(FetchError, match="forbidden address"):
            await Fetcher(session, polling).get(Source(name="a", url=outside.url()))
        assert (len(outside.log), inside.log) == (1, [])


async def test_a_name_that_changes_its_address_between_visits_gains_nothing() -> None:
    names = Names(["127.0.0.2"], ["127.0.0.1"])
    allowed = ip_network("127.0.0.2/32")
    async with Origin("127.0.0.2") as outside, session_with(names, allowed) as session:
        outside.show("/", "public", headers={"Connection": "close"})
        inside = Origin()
        inside.port = outside.port
        async with inside:
            fetcher = Fetcher(session, Polling())
            source = Source(name="a", url=f"http://news.example:{outside.port}/")
            assert (await fetcher.get(source)).body == b"public"
            with pytest.raises(FetchError, match="resolved to the forbidden address"):
                await fetcher.get(source)
            assert inside.log == []


async def test_of_several_addresses_only_the_allowed_ones_are_tried() -> None:
    names = Names(["10.0.0.1", "::1", "127.0.0.1"])
    async with Origin() as origin, session_with(names, LOOPBACK) as session:
        origin.show("/", "x")
        source = Source(name="a", url=f"http://news.example:{origin.port}/")
        assert (await Fetcher(session, Polling()).get(source)).body == b"x"


async def test_a_name_with_forbidden_addresses_only_is_refused() -> None:
    async with session_with(Names(["10.0.0.1", "::1", "fe80::1"])) as session:
        with pytest.raises(FetchError, match=r"forbidden address (10\.0\.0\.1|::1|fe80::1)"):
            await Fetcher(session, Polling()).get(Source(name="a", url="http://news.example/"))


async def test_a_webhook_over_the_same_session_is_guarded() -> None:
    async with Origin() as origin, open_session(Polling()) as session:
        with pytest.raises(aiohttp.ClientConnectorError, match="forbidden address"):
            await session.post(origin.url("/hook"), data=b"{}")
        assert origin.log == []


async def test_an_allowed_network_is_reached_by_name_too() -> None:
    polling = Polling(allow_private=(LOOPBACK,), timeout_s=5.0)
    async with Origin() as origin, open_session(polling) as session:
        origin.show("/", "<p>news</p>")
        url = f"http://localhost:{origin.port}/"
        response = await Fetcher(session, polling).get(Source(name="a", url=url))
        assert response.body == b"<p>news</p>"


async def test_the_error_names_the_host_and_what_it_resolved_to() -> None:
    async with open_session(Polling()) as session:
        with pytest.raises(FetchError) as caught:
            await Fetcher(session, Polling()).get(Source(name="a", url="http://localhost/?a=b"))
    assert "host localhost resolved to the forbidden address " in caught.value.problem
    assert "127.0.0.1" in caught.value.problem
    assert "allow_private" in caught.value.problem


async def test_the_session_ignores_proxies_of_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    polling = Polling(allow_private=(LOOPBACK,), timeout_s=5.0)
    async with Origin() as origin, Origin() as proxy, open_session(polling) as session:
        monkeypatch.setenv("http_proxy", proxy.url())
        origin.show("/", "x")
        await Fetcher(session, polling).get(Source(name="a", url=origin.url()))
        assert (len(origin.log), proxy.log) == (1, [])


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        ("", ""),
        ("https://desk.example/bot", " (+https://desk.example/bot)"),
        ("a@b.example) evil\r\nX-Header: 1", " (+a@b.example evilX-Header: 1)"),
        ("مكتب", ""),
    ],
)
def test_the_user_agent_is_honest_and_one_line(contact: str, expected: str) -> None:
    name, _, rest = user_agent(contact).partition(" ")
    assert name.startswith("livefeed/")
    assert (f" {rest}" if rest else "") == expected
