"""One connection to the file, and its rows as mappings from column to value."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Parameters = Mapping[str, object] | Sequence[object]


class Database:
    """A connection without transactions of its own: each statement stands alone until a BEGIN."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn
        self.conn.isolation_level = None

    def execute(self, sql: str, parameters: Parameters = ()) -> sqlite3.Cursor:
        return self.conn.execute(sql, parameters)

    def query(self, sql: str, parameters: Parameters = ()) -> Iterator[dict[str, Any]]:
        """Run a query now and yield its rows as they are asked for."""
        cursor = self.conn.execute(sql, parameters)
        names = [column[0] for column in cursor.description]
        return (dict(zip(names, row, strict=True)) for row in cursor)

    def commit(self) -> None:
        """End the transaction, if there is one, and keep what it wrote."""
        self.conn.commit()

    def rollback(self) -> None:
        """End the transaction, if there is one, and forget what it wrote."""
        self.conn.rollback()

    def close(self) -> None:
        self.conn.close()
