"""Subscriptions at hubs, changed one at a time by pure functions inside the transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Final

from livefeed.model import Batch, Subscription
from livefeed.store.protocol import ChangeSubscription
from livefeed.store.rules import Rules
from livefeed.store.sqlite.columns import columns_of, made_of, micros
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.rows import row_of, rows_of, write_all

_OF_SOURCE: Final = "SELECT * FROM subscriptions WHERE source = :source AND state <> 'leaving'"
_OF_NUMBER: Final = "SELECT * FROM subscriptions WHERE number = :number"
_OF_TOKEN: Final = "SELECT * FROM subscriptions WHERE token = :token AND token <> ''"  # noqa: S105 - no password
_EVERY: Final = "SELECT * FROM subscriptions ORDER BY number"  # as many as sources at most, or so
_DUE: Final = """
    SELECT * FROM subscriptions WHERE due_at <= :now ORDER BY due_at LIMIT :limit
"""
_COLUMNS: Final = tuple(f.name for f in fields(Subscription) if f.name != "number")
_ADD: Final = (
    f"INSERT INTO subscriptions ({', '.join(_COLUMNS)})"  # noqa: S608 - our own names
    f" VALUES ({', '.join(f':{name}' for name in _COLUMNS)})"
)
_KEEP: Final = (
    f"UPDATE subscriptions SET {', '.join(f'{name} = :{name}' for name in _COLUMNS)}"  # noqa: S608 - our own names
    " WHERE number = :number"
)
_REFUSED: Final = (
    "UPDATE subscriptions SET refused = refused + :count WHERE token = :token AND token <> ''"
)


def every(db: Database) -> tuple[Subscription, ...]:
    return tuple(made_of(Subscription, row) for row in rows_of(db, _EVERY))


def due(db: Database, now: datetime, limit: int) -> tuple[Subscription, ...]:
    rows = rows_of(db, _DUE, {"now": micros(now), "limit": limit})
    return tuple(made_of(Subscription, row) for row in rows)


def of_token(db: Database, token: str) -> Subscription | None:
    row = row_of(db, _OF_TOKEN, {"token": token})
    return None if row is None else made_of(Subscription, row)


def of_source(db: Database, source: str) -> Subscription | None:
    """Return the subscription of a source that is not being left."""
    row = row_of(db, _OF_SOURCE, {"source": source})
    return None if row is None else made_of(Subscription, row)


def change(db: Database, number: int, work: ChangeSubscription) -> Subscription | None:
    """Return what a subscription was changed to; None if it is not, or no longer, there."""
    row = row_of(db, _OF_NUMBER, {"number": number})
    if row is None:
        return None
    known = made_of(Subscription, row)
    changed = work(known)
    if changed is None:
        db.execute("DELETE FROM subscriptions WHERE number = :number", {"number": number})
    elif changed != known:
        db.execute(_KEEP, columns_of(changed))
    return changed


def after(
    db: Database,
    batch: Batch,
    rules: Rules,
    found: Sequence[datetime | None],
    *,
    last_poll_at: datetime | None,
) -> Subscription | None:
    """Return the source's subscription as the rules want it after a batch, and write it so."""
    known = of_source(db, batch.source)
    if known is None and not (batch.offer and batch.offer.hubs):
        return None
    wanted = rules.subscriptions(known, batch, found, last_poll_at=last_poll_at)
    if known is not None:
        kept = next((one for one in wanted if one.number == known.number), None)
        change(db, known.number, lambda _: kept)
    for one in wanted:
        if not one.number:
            db.execute(_ADD, columns_of(one))
    return next((one for one in wanted if not one.is_being_left), None)


def count_refused(db: Database, counts: Mapping[str, int]) -> None:
    """Count pushes without the right signature; token → how many more."""
    write_all(db, _REFUSED, [{"token": token, "count": n} for token, n in counts.items()])
