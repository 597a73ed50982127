"""What a database must hold beside what its engine checks."""

from __future__ import annotations

from pathlib import Path

from livefeed.store.sqlite.connection import connect_reader


def dangling(path: Path) -> list[tuple[object, ...]]:
    """Return what refers to rows that are not there: table, row, and the table referred to."""
    db = connect_reader(path)
    try:
        return db.execute("PRAGMA foreign_key_check").fetchall()
    finally:
        db.close()
