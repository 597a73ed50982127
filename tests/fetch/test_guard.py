from __future__ import annotations

import asyncio
import socket
from ipaddress import ip_network

import aiohttp
import pytest
from aiohttp.abc import AbstractResolver, ResolveResult
from hypothesis import given
from hypothesis import strategies as st

from livefeed.errors import FetchError
from livefeed.fetch.client import Fetcher
from livefeed.fetch.guard import (
    ForbiddenAddressError,
    forbidden_addresses,
    is_allowed,
    socket_factory,
    unwrapped,
)
from livefeed.fetch.session import open_session, user_agent
from livefeed.settings import Network, Polling, Source
from tests.support.origin import Origin

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


# Spellings of inside addresses, most of which reach loopback without a guard. None of them may be
# looked up: a question to a name server would leave the machine.
SPELLINGS = (
    "127.0.0.1",
    "localhost",
    "LOCALHOST",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "0.0.0.0",
    "0x7f000001",
    "2130706433",
    "0177.0.0.1",
    "127.1",
    "127.0.0.1.",
    "①②⑦.0.0.1",
    "127。0。0。1",
    "user:secret@127.0.0.1",
    "100.64.0.1",
    "169.254.169.254",
    "10.0.0.1",
    "[fe80::1]",
)


@pytest.mark.parametrize("host", SPELLINGS)
async def test_no_spelling_of_an_inside_address_is_reached(host: str) -> None:
    await assert_nothing_reached("http://{host}:{port}/?token=secret".replace("{host}", host))


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


class Names(AbstractResolver):
    """Answers each look-up of any name with the next of these lists of addresses."""

    def __init__(self, *answers: list[str]) -> None:
        self._answers = iter(answers)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for address in next(self._answers)
        ]

    async def close(self) -> None:
        pass


def session_with(names: Names, *allowed: Network) -> aiohttp.ClientSession:
    connector = aiohttp.TCPConnector(
        socket_factory=socket_factory(allowed), resolver=names, use_dns_cache=False
    )
    return aiohttp.ClientSession(connector=connector)


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


async def assert_nothing_reached(url_pattern: str) -> None:
    """Fetch without anything allowed while a server listens on every loopback address."""
    reached: list[object] = []

    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        reached.append(writer.get_extra_info("peername"))
        writer.close()

    server = await asyncio.start_server(accept, ["127.0.0.1", "::1"], 0)
    polling = Polling(timeout_s=5.0)
    async with server, open_session(polling) as session:
        for listening in server.sockets:
            port = listening.getsockname()[1]
            with pytest.raises(FetchError) as caught:
                await Fetcher(session, polling).get(
                    Source(name="a", url=url_pattern.replace("{port}", str(port)))
                )
            assert "secret" not in str(caught.value)
    assert reached == []
