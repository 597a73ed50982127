"""The registered domain of a host, by the public suffix list that `tld` brings along."""

from __future__ import annotations

from functools import lru_cache
from ipaddress import ip_address


@lru_cache(maxsize=10_000)
def registered_domain(host: str) -> str:
    """Return the part of a host's name that somebody registered: bbc.co.uk for www.bbc.co.uk.

    Suffixes that companies let others use count as theirs: all of blogspot.com is one domain, for
    the servers belong to one operator. An address is its own domain.
    """
    if _is_address(host):
        return host
    # Only now: few configurations need it, and reading the list takes a while.
    from tld import get_fld  # noqa: PLC0415

    found = get_fld(f"http://{host}", fail_silently=True, search_private=False)
    return found or ".".join(host.split(".")[-2:])  # the list's own rule for suffixes not in it


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
