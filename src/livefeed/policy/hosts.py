"""Which server a URL is on: the unit of politeness."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

_USUAL_PORTS: Final = {"http": 80, "https": 443}
# Most URLs; for others `urlsplit` knows all the rules, at ten times the cost.
_USUAL: Final = re.compile(r"(https?)://([a-z0-9.-]+)(?::([1-9][0-9]{0,3}))?(?=/|\Z)")


def host_of(url: str) -> str:
    """Return the host of a URL in lower case, with its port where that is unusual; "" for none.

    Another port is another server, http and https of one name are one.
    """
    name, port = _name_and_port(url)
    return name if port is None else f"{name}:{port}"


def name_of(url: str) -> str:
    """Return the name or address of a URL's host in lower case, "" if there is none."""
    return _name_and_port(url)[0]


def _name_and_port(url: str) -> tuple[str, int | None]:
    if usual := _USUAL.match(url):
        scheme, name, number = usual.groups()
        port = int(number) if number else None
        return name, None if port == _USUAL_PORTS[scheme] else port
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "", None
    return parts.hostname or "", None if port == _USUAL_PORTS.get(parts.scheme) else port
