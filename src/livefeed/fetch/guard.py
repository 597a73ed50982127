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
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final

from aiohttp import AddrInfoType

from livefeed.settings import Network

# Addresses of IPv6 that reach IPv4, or nothing public, although `is_global` may say yes.
# Global unicast is 2000::/3 (RFC 4291 §2.4): what lies outside is never a public server.
GLOBAL_UNICAST: Final = ip_network("2000::/3")
TUNNELS: Final = (
    ip_network("64:ff9b::/96"),  # NAT64, RFC 6052
    ip_network("64:ff9b:1::/48"),  # local NAT64, RFC 8215
    ip_network("2002::/16"),  # 6to4
    ip_network("2001::/32"),  # Teredo
)
REFUSED: Final = re.compile(r"forbidden address ([0-9a-fA-F:.]+)")


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
    found = unwrapped(address)
    if any(found in network for network in allowed):
        return True
    if isinstance(found, IPv6Address) and (
        found not in GLOBAL_UNICAST or any(found in tunnel for tunnel in TUNNELS)
    ):
        return False
    return found.is_global and not found.is_multicast


def unwrapped(address: str) -> IPv4Address | IPv6Address:
    """Return the address that a socket would really reach: IPv4 in IPv6 clothes is IPv4."""
    found = ip_address(address)
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return found if mapped is None else mapped


def forbidden_addresses(error: BaseException) -> tuple[str, ...]:
    """Return the addresses that the guard refused, from the error that came of it.

    The text is searched, because several failed addresses of one host become one plain OSError.
    """
    return tuple(dict.fromkeys(REFUSED.findall(str(error))))


def socket_factory(allowed: Sequence[Network]) -> Callable[[AddrInfoType], socket.socket]:
    """Return a maker of sockets that refuses forbidden addresses."""

    def open_socket(target: AddrInfoType) -> socket.socket:
        family, kind, protocol, _, address = target
        if not is_allowed(str(address[0]), allowed):
            raise ForbiddenAddressError(str(unwrapped(str(address[0]))))
        return socket.socket(family=family, type=kind, proto=protocol)

    return open_socket
