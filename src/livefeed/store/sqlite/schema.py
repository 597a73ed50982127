"""The version of the schema: looked at whenever a file is opened, raised by the migrations."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from livefeed.errors import StoreError
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.migrations import APPLICATION, MIGRATIONS

SCHEMA: Final = len(MIGRATIONS)  # user_version after the last migration


def migrate(db: Database) -> int:
    """Apply what is pending and return the version; StoreError when the schema is newer."""
    if check_version(db) < SCHEMA:
        # Only now, as it is half of the start of a short command.
        with _absent("numpy", "pandas"):
            from sqlite_utils import Database as Migrated  # noqa: PLC0415
            from sqlite_utils import Migrations  # noqa: PLC0415

        migrations = Migrations("livefeed")
        for migration in MIGRATIONS:
            migrations()(migration)
        migrations.apply(Migrated(db.conn, execute_plugins=False, recursive_triggers=False))
    return version_of(db)


@contextmanager
def _absent(*modules: str) -> Iterator[None]:
    """Let modules that were not imported yet be missing in the block.

    sqlite-utils can do without these, and they stay in memory as long as the process: 11 MB.
    """
    missing = [name for name in modules if name not in sys.modules]
    for name in missing:
        sys.modules[name] = None  # type: ignore[assignment]  # so that an import fails
    try:
        yield
    finally:
        for name in missing:
            del sys.modules[name]


def version_of(db: Database) -> int:
    """Return the version of the schema, 0 for an empty file."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def check_version(db: Database) -> int:
    """Return the version of the schema; StoreError for a newer one or for somebody else's file."""
    version = version_of(db)
    if version > SCHEMA:
        raise StoreError(
            f"schema {version} is newer than this livefeed knows ({SCHEMA}): use a newer livefeed"
        )
    owner = int(db.execute("PRAGMA application_id").fetchone()[0])
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_schema")]
    if owner != APPLICATION and tables and "_sqlite_migrations" not in tables:
        raise StoreError("this SQLite file belongs to another program")
    return version
