"""How SQLite answers the questions that are asked all the time."""

from __future__ import annotations

from pathlib import Path

import pytest

from livefeed.store.sqlite import (
    ingest,
    ledger,
    memberships,
    outbox,
    outlines,
    polled,
    reading,
    subscriptions,
    unchanged,
    upkeep,
    window,
)
from livefeed.store.sqlite.connection import connect_writer
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.schema import migrate

MODULES = (
    ingest,
    ledger,
    memberships,
    outbox,
    outlines,
    polled,
    reading,
    subscriptions,
    unchanged,
    upkeep,
    window,
)
SCANS = {"_ALL", "_EVERY"}  # deliveries, newest first: ends at its limit; every subscription
STATEMENTS = [
    pytest.param(text, id=f"{module.__name__.rpartition('.')[2]}{name}")
    for module in MODULES
    for name, text in vars(module).items()
    if name[:1] == "_" and name.isupper() and isinstance(text, str) and name not in SCANS
]


@pytest.fixture
def db(path: Path) -> Database:
    db = connect_writer(path)
    migrate(db)
    return db


@pytest.mark.parametrize("statement", STATEMENTS)
def test_no_table_is_read_from_end_to_end(db: Database, statement: str) -> None:
    parameters = (1,) * statement.count("?") or _AnyParameters()
    plan = db.execute(f"EXPLAIN QUERY PLAN {statement}", parameters).fetchall()
    steps = [row[3] for row in plan]
    scans = [step for step in steps if step.startswith("SCAN") and "json_each" not in step]
    assert scans == [], steps
    db.close()


def test_what_a_story_needs_of_its_updates_is_read_in_order_from_the_index(db: Database) -> None:
    plan = db.execute(f"EXPLAIN QUERY PLAN {vars(reading)['_MEMBERS']}", {"ids": "[1]"}).fetchall()
    steps = [row[3] for row in plan]
    assert "SEARCH updates USING COVERING INDEX updates_story (story=?)" in steps
    assert not [step for step in steps if "TEMP B-TREE" in step], steps
    db.close()


class _AnyParameters(dict[str, object]):
    """Gives every named parameter some value."""

    def __missing__(self, name: str) -> object:
        return "[1]" if name in {"ids", "numbers", "keys", "names"} else 1
