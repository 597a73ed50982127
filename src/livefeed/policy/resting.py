"""Whom a server's Retry-After concerns: one source, all on its host, all on its domain."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from livefeed.model import Rest
from livefeed.policy.hosts import host_of, name_of
from livefeed.policy.rhythm import in_words
from livefeed.policy.schedule import LONGEST_WAIT_S
from livefeed.settings import Source


def resting_hosts(
    source: Source, sources: Iterable[Source], domain_of: Callable[[str], str]
) -> tuple[str, ...]:
    """Return the hosts that are left alone when this source was told to wait.

    Args:
        sources: all that are configured.
        domain_of: the registered domain of a host's name.
    """
    match source.retry_after_scope:
        case "source":
            return ()
        case "host":
            return (host_of(source.url),)
        case "domain":
            domain = domain_of(name_of(source.url))
            near = (other.url for other in sources if domain_of(name_of(other.url)) == domain)
            return tuple(sorted({host_of(url) for url in near}))


def rest_of(source: Source, hosts: tuple[str, ...], *, asked_s: float, now: datetime) -> Rest:
    """Return what the sources on these hosts do because one was told to wait so long."""
    asked_s = min(asked_s, LONGEST_WAIT_S)
    return Rest(
        hosts=hosts,
        until=now + timedelta(seconds=asked_s),
        why=f"the server of {source.name} asked to wait {in_words(asked_s)}",
    )
