"""A few read-only connections, each call in one consistent transaction."""

from __future__ import annotations

import asyncio
import queue
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from livefeed.errors import StoreError
from livefeed.store.sqlite.connection import connect_reader, translated
from livefeed.store.sqlite.database import Database

T = TypeVar("T")


class Readers:
    """Runs queries in threads; a connection serves one query at a time."""

    def __init__(self, path: Path, count: int = 4) -> None:
        self._path = path
        self._idle: queue.LifoQueue[Database] = queue.LifoQueue()
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="livefeed-reader")

    async def run(self, work: Callable[[Database], T]) -> T:
        """Return what a query found, all of it in the same state of the database."""
        return await asyncio.wrap_future(self.submit(work))

    def submit(self, work: Callable[[Database], T]) -> Future[T]:
        """Have a query run in a thread, and return what will be its result."""
        try:
            return self._threads.submit(self._read, work)
        except RuntimeError as error:  # the threads were told to stop
            raise StoreError(f"{self._path}: the store is closed") from error

    def read(self, work: Callable[[Database], T]) -> T:
        """The same in the calling thread."""
        return self._read(work)

    def close(self) -> None:
        """Wait for the queries that run, then close the connections."""
        self._threads.shutdown()
        while not self._idle.empty():
            self._idle.get().close()

    def _read(self, work: Callable[[Database], T]) -> T:
        with translated(self._path, "read"):
            db = self._connection()
            try:
                db.execute("BEGIN")
                return work(db)
            finally:
                db.rollback()
                self._idle.put(db)

    def _connection(self) -> Database:
        try:
            return self._idle.get_nowait()
        except queue.Empty:
            return connect_reader(self._path)
