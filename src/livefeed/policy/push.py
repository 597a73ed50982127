"""Whether a hub's pushes are relied on, so that its source is polled only to make sure.

Pushes prove themselves: polls become rare when one came, and are as usual again, for a while, when
a poll finds what no push brought.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from livefeed.model import Subscription, SubscriptionState
from livefeed.settings import Network

LATE: Final = timedelta(minutes=2)  # a hub may tell so much later than the publisher published
DISTRUST: Final = timedelta(hours=1)  # doubled by each further disappointment
LONGEST_DISTRUST: Final = timedelta(days=1)


def pushed(known: Subscription, *, is_announcement: bool, now: datetime) -> Subscription:
    """Return the subscription after a push.

    Args:
        is_announcement: nothing could be read from it but that there is something to poll for.
    """
    is_trusted = known.distrusted_until is None or known.distrusted_until <= now
    is_relied_on = is_trusted and known.state is SubscriptionState.ACTIVE
    return replace(
        known,
        pushes=known.pushes + 1,
        pushed_at=now,
        announced_at=now if is_announcement else known.announced_at,
        relied_until=known.lease_until if is_relied_on else known.relied_until,
    )


def polled(
    known: Subscription,
    found: Sequence[datetime | None],
    *,
    last_poll_at: datetime | None,
    now: datetime,
) -> Subscription:
    """Return the subscription after a poll that found entries which were not known.

    Args:
        found: when each was published, None where unknown.
        last_poll_at: of the poll before this one.
    """
    if known.relied_until is None:
        return known
    if known.relied_until <= now:
        return replace(known, relied_until=None)
    is_announced = (
        known.announced_at is not None
        and last_poll_at is not None
        and known.announced_at >= last_poll_at
    )
    # A publisher whose clock is ahead would always be just out.
    if is_announced or all(at is not None and abs(now - at) < LATE for at in found):
        return known
    wait = min(DISTRUST * 2 ** min(known.distrusts, 10), LONGEST_DISTRUST)
    return replace(
        known, relied_until=None, distrusted_until=now + wait, distrusts=known.distrusts + 1
    )


def can_be_reached(base_url: str, hub: str, allowed: Sequence[Network]) -> bool:
    """Tell whether a hub is likely to reach this livefeed under its own address.

    An address of this machine or of a private network is out of reach for a hub outside; one that
    is itself on an allowed private network, by its number, is believed to be able to.
    """
    return not _is_inside(base_url) or _is_on(hub, allowed)


def _is_inside(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return not ip_address(host).is_global
    except ValueError:
        return "." not in host.strip(".") or host.endswith((".localhost", ".local", ".internal"))


def _is_on(url: str, networks: Sequence[Network]) -> bool:
    try:
        address = ip_address(urlsplit(url).hostname or "")
    except ValueError:
        return False
    return any(address in network for network in networks)
