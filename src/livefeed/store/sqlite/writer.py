"""The thread that owns the only writing connection, and its group commit."""

from __future__ import annotations

import contextlib
import queue
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Final, Generic, TypeVar

from livefeed.errors import StoreError
from livefeed.store.sqlite.connection import translated
from livefeed.store.sqlite.database import Database

T = TypeVar("T")
Undo = list[Callable[[], None]]  # what takes back changes outside the database, oldest first

GROUP_S: Final = 0.05  # so long a transaction takes in what waits: more would delay answers
_CROWD: Final = 16  # jobs that wait: their backlog delays answers by more than that already,
_CROWD_TIMES: Final = 5  # and so much longer a transaction saves most of the writing of pages
PATIENCE_S: Final = 0.01  # so long a transaction waits for more where the last one took in several
_IDLE_S: Final = 2.0


class _Job(Generic[T]):
    """One piece of work; its result is told only when it is on disk."""

    def __init__(self, work: Callable[[Database, Undo], T], done: Callable[[T], None]) -> None:
        self.future: Future[T] = Future()
        self._work = work
        self._done = done
        self._undo: Undo = []
        self._result: list[T] = []

    def run(self, db: Database) -> None:
        self._result = [self._work(db, self._undo)]

    def take_back(self) -> None:
        while self._undo:
            self._undo.pop()()

    def succeed(self) -> None:
        self._undo.clear()
        self._done(self._result[0])
        self.future.set_result(self._result[0])

    def fail(self, error: BaseException) -> None:
        self.future.set_exception(error)


class Writer:
    """Runs jobs one after another, those that wait together in one transaction.

    One that fails is rolled back with those before it, which are run again without it: a savepoint
    for each would keep a copy of every page that it changes.
    """

    def __init__(
        self,
        path: Path,
        db: Database,
        *,
        group_s: float = GROUP_S,
        patience_s: float = PATIENCE_S,
    ) -> None:
        self._path = path
        self._group_s = group_s
        self._patience_s = patience_s
        self._is_crowded = False  # the last transaction took in several jobs
        self._db = db
        self._queue: queue.SimpleQueue[_Job[object] | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._is_closed = False
        self._is_drained = False
        self._thread = threading.Thread(target=self._loop, name="livefeed-writer", daemon=True)
        self._thread.start()

    def submit(
        self, work: Callable[[Database, Undo], T], done: Callable[[T], None] = lambda _: None
    ) -> Future[T]:
        """Queue a job; `done` is called in the writer thread after its commit."""
        job = _Job(work, done)
        with self._lock:
            if self._is_closed:
                raise StoreError(f"{self._path}: the store is closed")
            self._queue.put(job)  # type: ignore[arg-type]  # the queue holds jobs of all results
        return job.future

    def close(self) -> None:
        """Finish what is queued, then checkpoint and close the connection."""
        with self._lock:
            if not self._is_closed:
                self._is_closed = True
                self._queue.put(None)
        self._thread.join()

    def _loop(self) -> None:
        is_clean = True
        while not self._is_drained:
            try:
                first = self._queue.get(timeout=None if is_clean else _IDLE_S)
            except queue.Empty:
                self._checkpoint()
                is_clean = True
            else:
                self._commit(self._waiting(first))
                is_clean = False
        self._checkpoint()
        self._db.close()

    def _waiting(self, first: _Job[object] | None) -> Iterator[_Job[object]]:
        """Yield the jobs that wait now, as many as may share one transaction."""
        start = time.monotonic()
        taken = 0
        item = first
        while item is not None:
            if item.future.set_running_or_notify_cancel():
                taken += 1
                yield item
            if time.monotonic() >= start + self._longest():
                break
            try:
                item = self._queue.get(timeout=self._patience_s if self._is_crowded else 0)
            except queue.Empty:
                break
        else:
            self._is_drained = True
        # Who waits for each answer alone must not wait for others that never come.
        self._is_crowded = taken > 1

    def _longest(self) -> float:
        """Return the seconds for which a transaction takes in what waits."""
        return self._group_s * (_CROWD_TIMES if self._queue.qsize() >= _CROWD else 1)

    def _checkpoint(self) -> None:
        with contextlib.suppress(sqlite3.Error):  # the next idle moment tries again
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def _commit(self, jobs: Iterable[_Job[object]]) -> None:
        """Run jobs in one transaction and tell what became of them."""
        taken: list[_Job[object]] = []
        run = 0
        try:
            with translated(self._path, "write"):
                for job in jobs:
                    taken.append(job)
                    if len(taken) == 1:
                        self._db.execute("BEGIN IMMEDIATE")
                    job.run(self._db)
                    run += 1
                self._db.commit()
        except Exception as error:  # noqa: BLE001 - it is handed to who waits for the job
            self._take_back(taken, run, error)
            return
        for job in taken:
            job.succeed()

    def _take_back(self, jobs: list[_Job[object]], run: int, error: Exception) -> None:
        """Undo a transaction, then try its jobs again so that none fails for another one.

        Args:
            run: how many of the jobs did what they were to do; if not all, the next one failed.
        """
        is_lost = not self._db.conn.in_transaction  # by an error such as a full disk
        for job in reversed(jobs):
            job.take_back()
        with contextlib.suppress(sqlite3.Error):  # it may be gone already
            self._db.rollback()
        if len(jobs) == 1:
            jobs[0].fail(error)
        elif is_lost or run == len(jobs):
            for job in jobs:
                self._commit([job])
        else:
            self._commit(jobs[:run])
            self._commit(jobs[run:])
