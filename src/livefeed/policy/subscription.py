"""The life of a subscription at a hub: wanted, asked for, verified, renewed, left (WebSub, §5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from livefeed.model import HubOffer, Subscription, SubscriptionState

LEASE_S: Final = 864_000  # asked for; hubs give less or more
LONGEST_LEASE_S: Final = 31_536_000
RENEWED_AFTER: Final = 2 / 3  # of a lease
RENEWED_EVERY_S: Final = 3.0  # at most, however short the leases are
PATIENCE_S: Final = 600.0  # for a hub to verify what it took
FIRST_WAIT_S: Final = 60.0  # after a failed request; doubled by each further one
LONGEST_WAIT_S: Final = 21_600.0
DENIED_WAIT_S: Final = 86_400.0
SETTLED: Final = timedelta(minutes=10)  # a document that names hubs in turn is not followed faster
FAREWELLS: Final = 3  # requests to end a subscription before it is forgotten

State = SubscriptionState


def offered(
    known: Subscription | None,
    offer: HubOffer,
    *,
    source: str,
    is_open: Callable[[str], bool],
    now: datetime,
) -> Subscription | None:
    """Return the subscription that a source should have, by what its document says now.

    It may be `known` itself, another one (then `known` is to be left), or None for none at all.

    Args:
        is_open: whether a hub can reach this livefeed, by its address.
    """
    hubs = [hub for hub in offer.hubs if is_open(hub)] if offer.topic else []
    if known is not None:
        is_same = known.hub in hubs and known.topic == offer.topic
        if is_same or now < known.created_at + SETTLED:
            return known
    if not hubs:
        return None
    return Subscription(source=source, hub=hubs[0], topic=offer.topic, created_at=now, due_at=now)


def asked(
    known: Subscription, *, token: str, secret: str, callback: str, now: datetime
) -> Subscription:
    """Return the subscription as it is while its hub is being asked to begin, renew or end it.

    Token and secret are used where there are none yet. If the hub never verifies, it is asked
    again at `due_at`.
    """
    failures = known.failures + 1
    wait_s = max(PATIENCE_S, _wait_s(failures)) if known.state is not State.LEAVING else PATIENCE_S
    is_new = known.state in {State.WANTED, State.DENIED}
    return replace(
        known,
        token=known.token or token,
        secret=known.secret or secret,
        callback=callback,
        state=State.ASKED if is_new else known.state,
        failures=failures,
        due_at=now + timedelta(seconds=wait_s),
    )


def unheard(
    known: Subscription, problem: str, *, retry_after_s: float | None, now: datetime
) -> Subscription:
    """Return the subscription after its hub refused the request or did not answer."""
    wait_s = max(_wait_s(known.failures), min(retry_after_s or 0.0, DENIED_WAIT_S))
    state = State.WANTED if known.state is State.ASKED else known.state
    due = now + timedelta(seconds=wait_s)
    return replace(known, state=state, error=problem, due_at=due)


def is_expected(known: Subscription, mode: str, topic: str) -> bool:
    """Tell whether a hub's question whether this was wanted is to be answered by yes (§5.3)."""
    if topic != known.topic or not known.callback:
        return False
    if known.state is State.LEAVING:
        return mode == "unsubscribe"
    # One that gave no answer in time may have taken the request all the same.
    return mode == "subscribe" and known.state is not State.DENIED


def verified(known: Subscription, lease_s: int, *, now: datetime) -> Subscription | None:
    """Return the subscription after its hub verified what was asked; None when it is over."""
    if known.state is State.LEAVING:
        return None
    lease_s = min(lease_s, LONGEST_LEASE_S)
    until = now + timedelta(seconds=lease_s)
    return replace(
        known,
        state=State.ACTIVE,
        failures=0,
        error="",
        lease_until=until,
        relied_until=until if known.relied_until else None,
        due_at=now + timedelta(seconds=max(lease_s * RENEWED_AFTER, RENEWED_EVERY_S)),
    )


def denied(known: Subscription, reason: str, *, now: datetime) -> Subscription | None:
    """Return the subscription after its hub said no, which it may at any time (§5.2)."""
    if known.state is State.LEAVING:
        return None
    return replace(
        known,
        state=State.DENIED,
        error=f"the hub denied it: {reason}" if reason else "the hub denied it",
        lease_until=None,
        relied_until=None,
        due_at=now + timedelta(seconds=DENIED_WAIT_S),
    )


def left(known: Subscription, *, now: datetime) -> Subscription | None:
    """Return the subscription as one to be ended; None if its hub never heard of it."""
    if not known.callback:
        return None
    return replace(known, state=State.LEAVING, failures=0, relied_until=None, due_at=now)


def is_over(known: Subscription) -> bool:
    """Tell whether a subscription that is being left was asked to end often enough."""
    return known.state is State.LEAVING and known.failures >= FAREWELLS


def restarted(known: Subscription, *, callback: str, now: datetime) -> Subscription:
    """Return the subscription at the start of the daemon: nobody knows what was missed before.

    With another callback than the one that the hub knows, it is asked for anew.
    """
    is_moved = bool(known.callback) and known.callback != callback
    return replace(
        known,
        relied_until=None,
        due_at=now if is_moved and known.state is State.ACTIVE else known.due_at,
    )


def _wait_s(failures: int) -> float:
    # 2 ** 20 minutes are past the limit; more would overflow a float in the end.
    return min(FIRST_WAIT_S * 2.0 ** min(failures - 1, 20), LONGEST_WAIT_S)
