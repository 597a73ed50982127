"""Retention, backup, statistics."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from livefeed.errors import StoreError
from livefeed.model import DeliveryState
from livefeed.store.results import Statistics
from livefeed.store.sqlite import counters
from livefeed.store.sqlite.columns import micros, time_of
from livefeed.store.sqlite.connection import connect_reader, translated
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.forgetting import delete_stories
from livefeed.store.sqlite.rows import as_list, number_of, rows_of, write_all

SLICE: Final = 200  # stories, or deliveries, forgotten in one transaction
_FREE_PAGES: Final = 1_000  # given back to the file system per transaction

_OLD_STORIES: Final = """
    SELECT id FROM stories AS s
    WHERE first_seen_at < :before AND NOT EXISTS (
        SELECT 1 FROM updates AS u JOIN sources AS o ON o.name = u.source
            LEFT JOIN sightings AS g USING (number)
        WHERE u.story = s.id AND coalesce(g.last_seen_at, o.last_success_at) >= :before
    )
    ORDER BY first_seen_at LIMIT :limit
"""
_MEMBERS: Final = """
    SELECT number, source, seen_at FROM updates WHERE story IN (SELECT value FROM json_each(:ids))
"""
_NOT_SHOWN: Final = """
    UPDATE memories SET shown = (
        SELECT json_group_array(json(value)) FROM json_each(shown)
        WHERE value ->> 0 NOT IN (SELECT value FROM json_each(:numbers))
    ) WHERE source IN (SELECT value FROM json_each(:sources)) AND EXISTS (
        SELECT 1 FROM json_each(shown)
        WHERE value ->> 0 IN (SELECT value FROM json_each(:numbers))
    )
"""
_FEWER: Final = "UPDATE sources SET updates = updates - 1 WHERE name = :source"
_OLD_DELIVERIES: Final = """
    DELETE FROM deliveries WHERE number IN (
        SELECT number FROM deliveries
        WHERE state IN ('done', 'dead') AND created_at < :before LIMIT :limit
    )
"""

_OLDEST_OPEN: Final = """
    SELECT created_at FROM deliveries WHERE state = 'open' ORDER BY number LIMIT 1
"""


class Forgotten(NamedTuple):
    """An update that is not stored any more."""

    number: int
    seen_at: datetime


def forget_stories(db: Database, before: datetime) -> tuple[list[Forgotten], bool]:
    """Forget a slice of the stories not seen since.

    Returns their updates, and whether there may be more such stories.
    """
    values = {"before": micros(before), "limit": SLICE}
    ids = [row["id"] for row in rows_of(db, _OLD_STORIES, values)]
    members = rows_of(db, _MEMBERS, {"ids": as_list(ids)})
    write_all(db, _FEWER, [{"source": row["source"]} for row in members])
    numbers = as_list(row["number"] for row in members)
    sources = as_list({row["source"] for row in members})
    db.execute(_NOT_SHOWN, {"numbers": numbers, "sources": sources})
    delete_stories(db, ids)
    db.execute(f"PRAGMA incremental_vacuum({_FREE_PAGES})").fetchall()
    forgotten = [Forgotten(row["number"], time_of(row["seen_at"])) for row in members]
    return forgotten, len(ids) == SLICE


def forget_deliveries(db: Database, before: datetime) -> bool:
    """Forget a slice of the finished deliveries created before; return if there are more."""
    values = {"before": micros(before), "limit": SLICE}
    return db.execute(_OLD_DELIVERIES, values).rowcount == SLICE


def backup(database: Path, target: Path) -> None:
    """Write a checked copy of a database; the target appears complete or not at all."""
    if target.resolve() == database.resolve():
        raise StoreError(f"{target}: a backup cannot replace the database it is made of")
    partial = target.with_name(target.name + ".partial")
    with translated(target, "write the backup"):
        partial.unlink(missing_ok=True)
        try:
            _copy(database, partial)
            _check(partial)
            _sync(partial)
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)  # it may have filled the disk
        _sync(target.parent)


def _copy(database: Path, partial: Path) -> None:
    db = connect_reader(database)
    try:
        db.conn.isolation_level = None  # VACUUM runs outside of any transaction
        db.conn.execute("VACUUM INTO :target", {"target": str(partial)})
    finally:
        db.close()


def _check(path: Path) -> None:
    db = connect_reader(path)
    try:
        result = db.execute("PRAGMA integrity_check(1)").fetchone()[0]
    finally:
        db.close()
    if result != "ok":
        raise StoreError(f"{path}: the copy is damaged: {result}")


def _sync(path: Path) -> None:
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def statistics(db: Database, indexed: int) -> Statistics:
    """Return what the database holds."""
    rows = rows_of(db, "SELECT state, count(*) AS n FROM deliveries GROUP BY state")
    found = {DeliveryState(row["state"]): int(row["n"]) for row in rows}
    oldest = rows_of(db, _OLDEST_OPEN)
    pages = number_of(db, "PRAGMA page_count")
    return Statistics(
        sources=number_of(db, "SELECT count(*) FROM sources WHERE is_configured = 1"),
        updates=number_of(db, "SELECT sum(updates) FROM sources"),
        stories=number_of(db, "SELECT count(*) FROM stories"),
        verdicts=counters.verdicts(db),
        deliveries={state: found.get(state, 0) for state in DeliveryState},
        oldest_open_at=time_of(oldest[0]["created_at"]) if oldest else None,
        bytes=pages * number_of(db, "PRAGMA page_size"),
        indexed=indexed,
    )
