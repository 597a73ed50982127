"""Deliveries: added with the change that causes them, claimed in order, never lost."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Final

from livefeed.model import Alert, Delivery, DeliveryId, DeliveryState
from livefeed.store.sqlite.columns import micros, micros_or_none
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.rows import as_list, delivery_of, rows_of, write_all

_ADD: Final = """
    INSERT INTO deliveries (id, channel, route, type, story, payload, state, created_at, due_at)
    VALUES (:id, :channel, :route, :type, :story, :payload, 'open', :now, :now)
    ON CONFLICT (id) DO NOTHING
"""
# Alerts of one story keep their order: while one waits, the later ones wait behind it.
_DUE: Final = """
    SELECT number FROM deliveries AS d INDEXED BY deliveries_open
    WHERE channel = :channel AND state = 'open' AND due_at <= :now
        AND (leased_until IS NULL OR leased_until <= :now)
        AND NOT EXISTS (
            SELECT 1 FROM deliveries AS e INDEXED BY deliveries_open_story
            WHERE e.channel = d.channel AND e.story = d.story AND e.state = 'open'
                AND e.number < d.number
        )
    ORDER BY number LIMIT :limit
"""
_CLAIM: Final = """
    UPDATE deliveries SET leased_until = :until
    WHERE number IN (SELECT value FROM json_each(:numbers))
"""
_CLAIMED: Final = """
    SELECT * FROM deliveries WHERE number IN (SELECT value FROM json_each(:numbers))
    ORDER BY number
"""
_ACK: Final = """
    UPDATE deliveries SET state = 'done', due_at = NULL, leased_until = NULL,
        attempts = attempts + 1, last_status = :status, last_error = ''
    WHERE id = :id AND state <> 'done'
"""
_NACK: Final = """
    UPDATE deliveries SET state = :state, due_at = :retry_at, leased_until = NULL,
        attempts = attempts + 1, last_status = :status, last_error = :error
    WHERE id = :id AND state = 'open'
"""
_RETRY: Final = """
    UPDATE deliveries SET state = 'open', due_at = :now, leased_until = NULL
    WHERE id = :id AND state = 'dead'
"""
_LEAVE: Final = """
    UPDATE deliveries SET state = 'dead', due_at = NULL, leased_until = NULL,
        last_error = 'its channel is not configured any more'
    WHERE state = 'open' AND channel NOT IN (SELECT value FROM json_each(:channels))
"""
_LISTED: Final = "SELECT * FROM deliveries WHERE state = :state ORDER BY number DESC LIMIT :limit"
_ALL: Final = "SELECT * FROM deliveries ORDER BY number DESC LIMIT :limit"


def add(db: Database, alerts: Sequence[Alert], now: datetime) -> int:
    """Write alerts as open deliveries; return how many were not there yet."""
    rows = [
        {
            "id": alert.id,
            "channel": alert.channel,
            "route": alert.route,
            "type": alert.type,
            "story": alert.story,
            "payload": alert.payload,
            "now": micros(now),
        }
        for alert in alerts
    ]
    return write_all(db, _ADD, rows)


def claim(
    db: Database, channel: str, n: int, *, now: datetime, lease_s: float
) -> tuple[Delivery, ...]:
    due = rows_of(db, _DUE, {"channel": channel, "now": micros(now), "limit": n})
    if not due:
        return ()
    numbers = as_list(row["number"] for row in due)
    until = micros(now + timedelta(seconds=lease_s))
    db.execute(_CLAIM, {"numbers": numbers, "until": until})
    return tuple(delivery_of(row) for row in rows_of(db, _CLAIMED, {"numbers": numbers}))


def ack(db: Database, delivery: DeliveryId, *, status: int) -> None:
    db.execute(_ACK, {"id": delivery, "status": status})


def nack(
    db: Database,
    delivery: DeliveryId,
    *,
    error: str,
    status: int | None,
    retry_at: datetime | None,
) -> None:
    state = DeliveryState.DEAD if retry_at is None else DeliveryState.OPEN
    values = {"id": delivery, "state": state.value, "retry_at": micros_or_none(retry_at)}
    db.execute(_NACK, {**values, "status": status, "error": error})


def leave_channels(db: Database, kept: Collection[str]) -> int:
    """Make dead letters of what is open for other channels than these; return how many."""
    return db.execute(_LEAVE, {"channels": as_list(kept)}).rowcount


def retry(db: Database, delivery: str, now: datetime) -> bool:
    return db.execute(_RETRY, {"id": delivery, "now": micros(now)}).rowcount == 1


def deliveries(db: Database, state: DeliveryState | None, limit: int) -> tuple[Delivery, ...]:
    rows = (
        rows_of(db, _ALL, {"limit": limit})
        if state is None
        else rows_of(db, _LISTED, {"state": state.value, "limit": limit})
    )
    return tuple(delivery_of(row) for row in rows)
