"""The embedded engine behind the `Store` protocol: coroutines outside, threads inside."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from livefeed.errors import LivefeedError, StoreError
from livefeed.model import (
    Batch,
    Delivery,
    DeliveryId,
    Gap,
    Lease,
    Sketch,
    SketchedEntry,
    Subscription,
)
from livefeed.store.protocol import ChangeSubscription, Claim
from livefeed.store.results import Ingested, Readiness, Statistics
from livefeed.store.rules import Rules
from livefeed.store.sqlite import (
    claims,
    counters,
    gaps,
    memberships,
    outbox,
    schema,
    subscriptions,
    upkeep,
)
from livefeed.store.sqlite.connection import check, connect_writer, translated
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.found import Tellers
from livefeed.store.sqlite.kept import KeptCandidates
from livefeed.store.sqlite.lock import FileLock
from livefeed.store.sqlite.outlines import LargeOutlines
from livefeed.store.sqlite.reader import SqliteReader
from livefeed.store.sqlite.signals import Signal
from livefeed.store.sqlite.unchanged import Unchanged
from livefeed.store.sqlite.window import Index, Window, rebuild
from livefeed.store.sqlite.writer import Undo, Writer

if TYPE_CHECKING:
    from livefeed.store.sqlite.resigning import Resigning

T = TypeVar("T")

_PROBE_S: Final = 5.0  # a write that takes longer is as bad as none
_EXPIRIES: Final = 200  # of the index per window


class SqliteStore(SqliteReader):
    """The database of this process: it holds the lock, the writer thread and the index."""

    def __init__(
        self,
        path: Path,
        lock: FileLock,
        *,
        make_index: Callable[[], Index],
        algorithm: int,
        window_s: float,
    ) -> None:
        super().__init__(path)
        self._lock = lock
        self._make_index = make_index
        self._index: Index | None = None
        self._algorithm = algorithm
        self._window_s = window_s
        self._indexed_from = 0.0
        self._kept = KeptCandidates(path.parent)
        self._large = LargeOutlines()
        self._tellers = Tellers()
        self._resigning: Resigning | None = None
        self._lost: dict[str, str] = {}  # why work could not be written when it was last tried
        db = self._open_writer()
        self._changes = Signal(counters.read(db, counters.CHANGE))
        self._added = Signal()
        self._identity = _identity(path)
        self._writer = Writer(path, db)
        self._unchanged = Unchanged(self._writer.submit)

    def _open_writer(self) -> Database:
        with translated(self._path, "open the database"):
            db = connect_writer(self._path)
            try:
                check(db, self._path)
                schema.migrate(db)
                claims.free_leases(db)
            except BaseException:
                db.close()
                raise
        return db

    async def migrate(self) -> int:
        return await self._write(lambda db, _: schema.check_version(db))

    async def configure(
        self,
        sources: Mapping[str, str],
        feeds: Mapping[str, str],
        *,
        rules: Rules,
        now: datetime,
        channels: Collection[str] | None = None,
        is_spread: bool = True,
    ) -> None:
        await self._write(lambda db, _: claims.keep_sources(db, sources, now))
        if channels is not None:
            await self._write(lambda db, _: outbox.leave_channels(db, channels))
        if is_spread:
            await self._write(lambda db, _: claims.spread_due(db, rules, now))
        if await self._write(lambda db, _: memberships.are_current(db, feeds)):
            return
        after: str | None = ""
        while after is not None:
            after = await self._write(partial(_membership_slice, after=after, rules=rules))
        await self._write(lambda db, _: memberships.write_definitions(db, feeds))
        await self._write(lambda db, _: self._large.clear())

    async def claim_due(self, claim: Claim) -> tuple[Lease, ...]:
        claimed = await self._write(lambda db, _: claims.claim_due(db, claim), self._unchanged.keep)
        return tuple(one.lease for one in claimed)

    async def ingest(self, batch: Batch, rules: Rules) -> Ingested:
        together = await self._unchanged.ingest(batch, rules)
        if together is not None:
            return together
        with self._told_if_lost("ingest"):
            return await self._write(partial(self._ingest, batch=batch, rules=rules), self._wake)

    def _ingest(self, db: Database, undo: Undo, *, batch: Batch, rules: Rules) -> Ingested:
        # Only here: a round in which nothing is new needs none of what deciding needs.
        from livefeed.store.sqlite.ingest import ingest  # noqa: PLC0415

        claimed = self._unchanged.forget(batch.source)
        return ingest(db, batch, rules, self._window(db, undo, batch.now), claimed=claimed)

    async def release(self, lease: Lease, *, lost_until: datetime | None = None) -> None:
        self._unchanged.forget(lease.source)
        await self._write(lambda db, _: claims.release(db, lease, lost_until))

    async def end_walk(self, gap: Gap, entries: Sequence[SketchedEntry], rules: Rules) -> Gap:
        from livefeed.store.sqlite import walks  # noqa: PLC0415 - as above

        # In slices: a thousand texts that are alike take a minute, and others want to write too.
        for start in range(0, len(entries), walks.SLICE):
            found = entries[start : start + walks.SLICE]
            work = partial(self._add_found, gap=gap, entries=found, rules=rules)
            await self._write(work, self._wake)
        end = partial(_end_walk, gap=gap, rules=rules)
        return (await self._write(end, self._wake)).gap

    def _add_found(
        self, db: Database, undo: Undo, *, gap: Gap, entries: Sequence[SketchedEntry], rules: Rules
    ) -> gaps.Walked:
        from livefeed.store.sqlite import walks  # noqa: PLC0415 - as above

        self._unchanged.forget(gap.source)
        window = self._window(db, undo, gap.ended_at or gap.seen_at)
        return walks.add(db, gap, entries, rules, window)

    def _window(self, db: Database, undo: Undo, now: datetime) -> Window:
        """Return the updates that those which come now are compared to."""
        start = now - timedelta(seconds=self._window_s)
        self._expire_index(start.timestamp())
        return Window(
            db,
            partial(self._loaded_index, db, undo),
            self._kept,
            undo,
            large=self._large,
            tellers=self._tellers,
            algorithm=self._algorithm,
            start=start,
        )

    async def sign_again(self, make: Callable[[str, str], Sketch]) -> int:
        # Only here: after a change of the algorithm, and never again.
        from livefeed.store.sqlite.resigning import Resigning  # noqa: PLC0415

        if self._resigning is None:
            self._resigning = Resigning(self._algorithm, self._window_s)
        again = self._resigning
        done = await self._write(
            lambda db, undo: again.next_slice(db, undo, self._index, make), again.committed
        )
        return done.done

    async def load_index(self) -> None:
        """Fill the index before the first new update needs it."""
        await self._write(self._loaded_index)

    def _loaded_index(self, db: Database, undo: Undo) -> Index:
        """Return the index, filled at the first call with what the database holds."""
        if self._index is None:
            index = self._make_index()
            rebuild(db, index, algorithm=self._algorithm, window_s=self._window_s)
            self._index = index
            undo.append(self._drop_index)  # what the transaction had done so far is in it
        return self._index

    def _drop_index(self) -> None:
        self._index = None

    def _expire_index(self, before: float) -> None:
        """Shrink the index now and then: it looks at everything it holds."""
        if self._index and before >= self._indexed_from + self._window_s / _EXPIRIES:
            self._index.expire(before)
            self._indexed_from = before

    def _wake(self, done: Ingested | gaps.Walked) -> None:
        self._changes.raise_to(done.change)
        if done.alerts:
            self._added.add(done.alerts)

    async def hasten(self, source: str, *, now: datetime, gap_s: float, why: str) -> bool:
        return await self._write(
            lambda db, _: claims.hasten(db, source, now=now, gap_s=gap_s, why=why)
        )

    async def change_subscription(
        self, subscription: int, change: ChangeSubscription
    ) -> Subscription | None:
        return await self._write(lambda db, _: subscriptions.change(db, subscription, change))

    async def count_refused(self, counts: Mapping[str, int]) -> None:
        await self._write(lambda db, _: subscriptions.count_refused(db, counts))

    async def wait_change(self, after: int, timeout_s: float) -> int:
        return await self._changes.wait(after, timeout_s)

    async def wait_outbox(self, timeout_s: float) -> None:
        await self._added.wait(self._added.value, timeout_s)

    async def claim_outbox(
        self, channel: str, n: int, *, now: datetime, lease_s: float
    ) -> tuple[Delivery, ...]:
        with self._told_if_lost(f"outbox of {channel}"):
            return await self._write(
                lambda db, _: outbox.claim(db, channel, n, now=now, lease_s=lease_s)
            )

    async def ack(self, delivery: DeliveryId, *, status: int, now: datetime) -> None:
        await self._write(lambda db, _: outbox.ack(db, delivery, status=status))

    async def nack(
        self, delivery: DeliveryId, *, error: str, status: int | None, retry_at: datetime | None
    ) -> None:
        await self._write(
            lambda db, _: outbox.nack(db, delivery, error=error, status=status, retry_at=retry_at)
        )

    async def retry(self, delivery: str, *, now: datetime) -> bool:
        return await self._write(lambda db, _: outbox.retry(db, delivery, now), self._added.add)

    async def expire(self, before: datetime) -> int:
        forgotten = 0
        has_more = True
        while has_more:
            updates, has_more = await self._write(
                lambda db, _: upkeep.forget_stories(db, before), self._forget
            )
            forgotten += len(updates)
        while await self._write(lambda db, _: upkeep.forget_deliveries(db, before)):
            pass
        await self._write(lambda db, _: gaps.forget(db, before))
        return forgotten

    def _forget(self, forgotten: tuple[list[upkeep.Forgotten], bool]) -> None:
        """Take forgotten updates out of the index; those before the window are not in it."""
        for update in forgotten[0]:
            self._kept.pop(update.number)
            if self._index and update.seen_at.timestamp() >= self._indexed_from:
                self._index.discard(update.number)

    async def statistics(self) -> Statistics:
        return await self._read(lambda db: upkeep.statistics(db, len(self._index or ())))

    async def readiness(self) -> Readiness:
        """Write something and tell whether that, and the news before it, went to disk in time."""
        try:
            async with asyncio.timeout(_PROBE_S):
                await self._write(lambda db, _: counters.add(db, counters.PROBE, 1))
        except TimeoutError:
            problem = f"a write took longer than {_PROBE_S:g} s"
        except LivefeedError as error:
            problem = str(error)
        else:  # a page still fits where news did not
            problem = next(iter(self._lost.values()), "") or self._moved()
        return Readiness(is_writable=not problem, schema=schema.SCHEMA, problem=problem)

    def _moved(self) -> str:
        """Tell if others would not find what is written: the open file has lost its name."""
        try:
            is_here = _identity(self._path) == self._identity
        except OSError:
            is_here = False
        return "" if is_here else f"{self._path}: the file was moved or deleted while in use"

    def close_now(self) -> None:
        self._writer.close()
        self._kept.close()
        self._readers.close()
        self._lock.release()

    @contextmanager
    def _told_if_lost(self, work: str) -> Iterator[None]:
        """Let `readiness` tell that this work could not be written, until it is written again."""
        try:
            yield
        except StoreError as error:
            if isinstance(error.__cause__, (sqlite3.Error, OSError)):
                self._lost[work] = str(error)
            raise
        self._lost.pop(work, None)

    async def _write(
        self, work: Callable[[Database, Undo], T], done: Callable[[T], None] = lambda _: None
    ) -> T:
        future: Future[T] = self._writer.submit(work, done)
        return await asyncio.wrap_future(future)


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def _end_walk(db: Database, _: Undo, *, gap: Gap, rules: Rules) -> gaps.Walked:
    from livefeed.store.sqlite import walks  # noqa: PLC0415 - as above

    return walks.end(db, gap, rules)


def _membership_slice(db: Database, _: Undo, *, after: str, rules: Rules) -> str | None:
    return memberships.compute_slice(db, after, rules)
