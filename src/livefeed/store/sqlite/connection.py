"""How connections to the file are made, and how SQLite's errors become ours."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from livefeed.errors import StoreError
from livefeed.store.sqlite.database import Database

BUSY_MS: Final = 5_000
_JOURNAL_BYTES: Final = 64 * 1024 * 1024
# Ids are as good as random, so a batch of news touches pages all over the indexes: pages that stay
# at hand, and that several transactions share before they are copied into the file, cost less.
_CACHE_KIB: Final = 12 * 1024
_CHECKPOINT_PAGES: Final = 4_000  # 16 MB of journal
_CHECKED_BYTES: Final = 16 * 1024 * 1024
_STATEMENTS: Final = 256  # prepared statements kept per connection


@contextmanager
def translated(path: Path, doing: str) -> Iterator[None]:
    """Raise StoreError, saying what was being done where, for every error of SQLite."""
    try:
        yield
    except StoreError as error:
        if str(error).startswith(str(path)):
            raise
        raise type(error)(f"{path}: {error}") from error
    except (sqlite3.Error, OSError, UnicodeEncodeError) as error:
        raise StoreError(f"{path}: cannot {doing}: {error}") from error


def connect_writer(path: Path) -> Database:
    """Return the connection that writes; there is one in the whole system."""
    db = _database(sqlite3.connect(path, check_same_thread=False, cached_statements=_STATEMENTS))
    db.execute("PRAGMA auto_vacuum = INCREMENTAL")  # takes effect in an empty file only
    mode = db.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    if mode != "wal":
        raise StoreError(f"{path}: write-ahead logging is not possible here (mode {mode})")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA foreign_keys = OFF")  # see forgetting.py
    db.execute(f"PRAGMA journal_size_limit = {_JOURNAL_BYTES}")
    db.execute(f"PRAGMA cache_size = {-_CACHE_KIB}")
    db.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")
    return db


def check(db: Database, path: Path) -> None:
    """Raise StoreError when the file is damaged; a large one is not looked through.

    About 0.1 s per 100 MB: damage beyond is found when it is read.
    """
    if path.stat().st_size <= _CHECKED_BYTES:
        result = db.execute("PRAGMA quick_check(1)").fetchone()[0]
        if result != "ok":
            raise StoreError(f"{path}: the database is damaged: {result}")


def connect_reader(path: Path) -> Database:
    """Return a connection that can only read; it never checkpoints either."""
    return _database(
        sqlite3.connect(
            f"{path.as_uri()}?mode=ro",
            uri=True,
            check_same_thread=False,
            cached_statements=_STATEMENTS,
        )
    )


def _database(connection: sqlite3.Connection) -> Database:
    db = Database(connection)
    db.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    db.execute("PRAGMA trusted_schema = OFF")
    return db
