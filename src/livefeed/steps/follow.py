"""Where a source is read: at its own address, or where the document there says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from livefeed.errors import ElsewhereError
from livefeed.model import Batch, Followed, Lease, Outcome, SourceStatus, Validators
from livefeed.policy.moving import address_to_ask, move_after
from livefeed.settings import Source

MAX_FAILURES: Final = 3  # in a row, before the page is asked again where its feed is
FOLLOW_S: Final = 20.0  # for fetching and reading what was named, so that the lease outlives a poll


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An address to be visited, with what is known of the document there."""

    lease: Lease
    source: Source


def first_place(lease: Lease, source: Source, now: datetime) -> Place:
    """Return where a poll begins: a feed that the source's page declared before, else the source.

    The source is asked where it has moved for good.

    An index is asked for whole each time: what is known is of the sitemap that it named.
    """
    followed = _followed(lease.status, source)
    if followed is None:
        address = address_to_ask(lease.status.move, source.url, now)
        is_moved = address != source.url
        return Place(lease=lease, source=replace(source, url=address) if is_moved else source)
    if followed.is_lasting:
        return Place(lease=lease, source=replace(source, url=followed.address))
    return Place(lease=_as_unread(lease), source=source)


def named_place(lease: Lease, source: Source, other: ElsewhereError) -> Place:
    """Return where the document leads that was found at the first place."""
    followed = _followed(lease.status, source)
    is_known = followed is not None and followed.address == other.address
    return Place(
        lease=lease if is_known else _as_unread(lease), source=replace(source, url=other.address)
    )


def at_first(batch: Batch, lease: Lease, source: Source) -> Batch:
    """Return what the visit of the first place came to, with what is to be remembered.

    A feed that is gone, or fails again and again, is looked for anew at the next poll.
    """
    followed = _followed(lease.status, source)
    if followed is None or not followed.is_lasting:
        return batch
    if batch.outcome is Outcome.GONE:
        return replace(batch, outcome=Outcome.FAILED)
    is_failing = batch.outcome is Outcome.FAILED and lease.status.failures + 1 >= MAX_FAILURES
    return batch if is_failing else replace(batch, followed=followed)


def with_move(batch: Batch, place: Place, lease: Lease, source: Source) -> Batch:
    """Return the visit of the first place with what is remembered of a move.

    An address that a source moved to is not the source: gone there is a failure, and the source's
    own address is asked next.
    """
    if _followed(lease.status, source) is not None:
        return replace(batch, move=lease.status.move)
    asked = place.source.url
    move = move_after(
        lease.status.move,
        source.url,
        asked=asked,
        moved_to=batch.moved_to,
        outcome=batch.outcome,
        now=batch.now,
    )
    is_gone = batch.outcome is Outcome.GONE and asked != source.url
    if move == batch.move and not is_gone:
        return batch
    return replace(batch, move=move, outcome=Outcome.FAILED if is_gone else batch.outcome)


def at_named(batch: Batch, source: Source, other: ElsewhereError) -> Batch:
    """Return what the visit of the named place came to, with what is to be remembered."""
    followed = Followed(origin=source.url, address=other.address, is_lasting=other.is_lasting)
    is_gone = batch.outcome is Outcome.GONE
    return replace(batch, followed=followed, outcome=Outcome.FAILED if is_gone else batch.outcome)


def _followed(status: SourceStatus, source: Source) -> Followed | None:
    """Return what was followed, unless the operator has given the source another address since."""
    followed = status.followed
    return followed if followed is not None and followed.origin == source.url else None


def _as_unread(lease: Lease) -> Lease:
    return replace(lease, status=replace(lease.status, validators=Validators(), body_hash=""))
