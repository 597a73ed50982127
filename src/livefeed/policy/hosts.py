"""Which host a URL is on: the unit of politeness."""

from __future__ import annotations

from urllib.parse import urlsplit


def host_of(url: str) -> str:
    """Return the host of a URL in lower case, "" if there is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
