"""Polls that brought nothing new: written together, in a few statements for all of them.

Most polls are such polls, so what one of them costs is what polling costs. Whatever is not as
simple as that (an update is missed, a text came back, a hub pushes) is left to `ingest`, with the
same result.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from functools import partial
from typing import Final

from livefeed.errors import StaleLeaseError, StoreError
from livefeed.model import Batch, Lease, NextPoll, Outcome, SourceState, View
from livefeed.policy.honesty import honesty_after
from livefeed.store.results import Ingested
from livefeed.store.rules import Rules
from livefeed.store.sqlite import polled
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.rows import as_list, rows_of, write_all
from livefeed.store.sqlite.sightings import extent_before
from livefeed.store.sqlite.writer import Undo

MOST: Final = 32  # polls in one go: half of what is under way by default
PATIENCE_S: Final = 0.05  # so long one waits for others

_BUSY: Final = """
    SELECT source FROM sightings
    WHERE source IN (SELECT value FROM json_each(:names)) AND is_tracked = 1 AND missed >= 1
    UNION SELECT source FROM returned_texts
    WHERE source IN (SELECT value FROM json_each(:names))
    UNION SELECT source FROM subscriptions
    WHERE source IN (SELECT value FROM json_each(:names)) AND state <> 'leaving'
        AND relied_until IS NOT NULL
"""
Written = list[Ingested | None]  # None stands for a batch that has to be ingested by itself
Waiting = tuple[Batch, asyncio.Future[Ingested | None]]
_SEEN_BEFORE: Final = View(news=0, newest_at=None, is_short=False, is_back=False)


class Unchanged:
    """Unchanged polls that wait a moment for others, to be written together; lives in the loop."""

    def __init__(self, submit: Callable[[Callable[[Database, Undo], Written]], Future[Written]]):
        """Begin with none; `submit` queues what the writer's thread shall do."""
        self._submit = submit
        self._claimed: dict[str, polled.Claimed] = {}
        self._waiting: list[Waiting] = []
        self._timer: asyncio.TimerHandle | None = None

    def keep(self, claimed: Iterable[polled.Claimed]) -> None:
        """Keep the rows of sources whose lease begins: nothing else changes them until it ends."""
        self._claimed.update({one.lease.source: one for one in claimed})

    def forget(self, source: str) -> polled.Claimed | None:
        """Forget the row of a source that is changed now; return it, if it was kept."""
        return self._claimed.pop(source, None)

    async def ingest(self, batch: Batch, rules: Rules) -> Ingested | None:
        """Write a batch with others like it; None if it has to be ingested by itself."""
        if batch.outcome is not Outcome.UNCHANGED or batch.is_push or batch.offer is not None:
            return None
        loop = asyncio.get_running_loop()
        written: asyncio.Future[Ingested | None] = loop.create_future()
        self._waiting.append((batch, written))
        if len(self._waiting) == MOST:
            self._write(rules)
        elif self._timer is None:
            self._timer = loop.call_later(PATIENCE_S, self._write, rules)
        return await written

    def _write(self, rules: Rules) -> None:
        """Have what waits written."""
        if self._timer is not None:
            self._timer.cancel()
        waiting, self._waiting, self._timer = self._waiting, [], None
        batches = [batch for batch, _ in waiting]
        claimed = [self.forget(batch.source) for batch in batches]
        work = partial(_write, batches=batches, claimed=claimed, rules=rules)
        future: Future[Written]
        try:
            future = self._submit(work)
        except StoreError as error:  # the store is closed
            future = Future()
            future.set_exception(error)
        asyncio.wrap_future(future).add_done_callback(partial(_tell, waiting))


def _tell(waiting: Sequence[Waiting], done: asyncio.Future[Written]) -> None:
    """Tell those who still wait what became of their batches."""
    for place, (_, written) in enumerate(waiting):
        if written.done():  # who waited was cancelled
            continue
        if done.cancelled():
            written.cancel()
        elif (error := done.exception()) is None:
            written.set_result(done.result()[place])
        elif isinstance(error, StoreError):  # whatever it was, not all need suffer from it
            written.set_result(None)
        else:
            written.set_exception(error)


def _write(
    db: Database,
    _: Undo,
    *,
    batches: Sequence[Batch],
    claimed: Sequence[polled.Claimed | None],
    rules: Rules,
) -> Written:
    """Write what can be written together."""
    names = as_list(batch.source for batch in batches)
    busy = {row["source"] for row in rows_of(db, _BUSY, {"names": names})}
    done: Written = []
    values = []
    for batch, known in zip(batches, claimed, strict=True):
        if known is None or not _is_simple(batch, known.lease) or batch.source in busy:
            done.append(None)
            continue
        status = known.lease.status
        after = polled.After(
            is_revised=False,
            next_poll=rules.next_poll(status, batch, {}, is_gap=False),
            new=0,
            extent=extent_before(known.row),
            honesty=honesty_after(status, batch, _SEEN_BEFORE),
            is_settled=True,
        )
        values.append({**polled.values_after(known.row, batch, after), "fence": batch.fence})
        done.append(_ingested(after.next_poll))
    if write_all(db, polled.WRITE_LEASED, values) != len(values):
        raise StaleLeaseError("one of these sources was claimed again meanwhile")
    return done


def _is_simple(batch: Batch, lease: Lease) -> bool:
    """Tell whether a source does well as before: otherwise there may be something to tell."""
    status = lease.status
    is_well = status.state is SourceState.OK and status.alarmed_at is None
    return is_well and lease.fence == batch.fence


def _ingested(next_poll: NextPoll) -> Ingested:
    return Ingested(verdicts={}, decisions=(), change=0, alerts=0, next_poll=next_poll)
