"""The address guard: no connection to an inside address that the operator did not allow.

It looks at the address about to be connected, so literals, redirects and names that change their
address between look-up and connection all meet it. A guard in the resolver would not: literal
addresses never get there.
"""

from __future__ import annotations

import errno
import re
import socket
from collections.abc import Callable, Sequence
from importlib.metadata import version
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final

from aiohttp import AddrInfoType, ClientSession, ClientTimeout, DummyCookieJar, TCPConnector

from livefeed.settings import Network, Polling

# Addresses of IPv6 that reach IPv4, or nothing public, although `is_global` may say yes.
# Global unicast is 2000::/3 (RFC 4291 §2.4): what lies outside is never a public server.
GLOBAL_UNICAST: Final = ip_network("2000::/3")
TUNNELS: Final = (
    ip_network("64:ff9b::/96"),  # NAT64, RFC 6052
    ip_network("64:ff9b:1::/48"),  # local NAT64, RFC 8215
    ip_network("2002::/16"),  # 6to4
    ip_network("2001::/32"),  # Teredo
)
REFUSED: Final = re.compile(r"forbidden address (\S+)")


class ForbiddenAddressError(OSError):
    """The address about to be connected is not public and not allowed."""

    def __init__(self, address: str) -> None:
        super().__init__(errno.EACCES, f"forbidden address {address}")


def is_allowed(address: str, allowed: Sequence[Network] = ()) -> bool:
    """Tell whether a connection to this address may be made.

    Args:
        address: an IPv4 or IPv6 address as the socket gets it, with or without a zone.
        allowed: private networks of the operator's choice.
    """
    found: IPv4Address | IPv6Address = ip_address(address)
    if isinstance(found, IPv6Address) and found.ipv4_mapped is not None:
        found = found.ipv4_mapped
    if any(found in network for network in allowed):
        return True
    if isinstance(found, IPv6Address) and (
        found not in GLOBAL_UNICAST or any(found in tunnel for tunnel in TUNNELS)
    ):
        return False
    return found.is_global and not found.is_multicast


def forbidden_addresses(error: BaseException) -> tuple[str, ...]:
    """Return the addresses that the guard refused, from the error that came of it.

    The text is searched, because several failed addresses of one host become one plain OSError.
    """
    return tuple(dict.fromkeys(address.rstrip(",") for address in REFUSED.findall(str(error))))


def open_session(polling: Polling) -> ClientSession:
    """Return the one HTTP session of the process, for sources, hubs and channels.

    It follows no proxy of the environment (the guard would see only the proxy), keeps no cookies,
    and hands bodies over as they came: reading them within limits is the caller's business, and so
    is a deadline. To be called in the running event loop, closed by `await session.close()`.
    """
    return ClientSession(
        connector=TCPConnector(
            socket_factory=socket_factory(polling.allow_private),
            limit=2 * polling.concurrency,
            keepalive_timeout=30.0,
        ),
        cookie_jar=DummyCookieJar(),
        trust_env=False,
        auto_decompress=False,
        timeout=ClientTimeout(
            total=polling.timeout_s,
            sock_connect=polling.timeout_s / 3,
            sock_read=polling.timeout_s / 2,
        ),
        headers={"User-Agent": user_agent(polling.contact), "Accept-Encoding": "identity"},
    )


def socket_factory(allowed: Sequence[Network]) -> Callable[[AddrInfoType], socket.socket]:
    """Return a maker of sockets that refuses forbidden addresses."""

    def open_socket(target: AddrInfoType) -> socket.socket:
        family, kind, protocol, _, address = target
        if not is_allowed(str(address[0]), allowed):
            raise ForbiddenAddressError(str(address[0]))
        return socket.socket(family=family, type=kind, proto=protocol)

    return open_socket


def user_agent(contact: str) -> str:
    """Return how livefeed introduces itself; the contact is a URL or address of the operator."""
    words = "".join(c for c in contact if c.isascii() and c.isprintable() and c not in "()\\")
    return f"livefeed/{version('livefeed')}" + (f" (+{words.strip()})" if words.strip() else "")
