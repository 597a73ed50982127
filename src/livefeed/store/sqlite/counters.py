"""Numbers that outlive the process: the change sequence, the last `updated_at`, verdict counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from livefeed.model import Verdict
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.rows import number_of, rows_of, write_all

CHANGE: Final = "change"  # newest change sequence
UPDATED: Final = "updated_at"  # newest updated_at given to a story
PROBE: Final = "probe"  # readiness writes here
_VERDICT: Final = "verdict."

_SET: Final = """
    INSERT INTO counters (name, value) VALUES (:name, :value)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value
"""
_ADD: Final = """
    INSERT INTO counters (name, value) VALUES (:name, :value)
    ON CONFLICT (name) DO UPDATE SET value = value + excluded.value
"""


def read(db: Database, name: str) -> int:
    """Return a counter, 0 if it was never written."""
    return number_of(db, "SELECT value FROM counters WHERE name = :name", {"name": name})


def write(db: Database, name: str, value: int) -> None:
    db.execute(_SET, {"name": name, "value": value})


def write_several(db: Database, values: Mapping[str, int]) -> None:
    rows = [{"name": name, "value": value} for name, value in values.items()]
    write_all(db, _SET, rows)


def add(db: Database, name: str, count: int) -> None:
    db.execute(_ADD, {"name": name, "value": count})


def add_verdicts(db: Database, verdicts: Mapping[Verdict, int]) -> None:
    rows = [{"name": _VERDICT + v.value, "value": count} for v, count in verdicts.items() if count]
    write_all(db, _ADD, rows)


def verdicts(db: Database) -> dict[Verdict, int]:
    """Return how often each verdict was given since the database was made."""
    rows = rows_of(db, "SELECT name, value FROM counters WHERE name GLOB 'verdict.*'")
    return {Verdict(row["name"].removeprefix(_VERDICT)): int(row["value"]) for row in rows}
