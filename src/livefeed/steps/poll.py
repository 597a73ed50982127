"""One visit to one source: fetch, read in a worker, ingest. Every outcome is recorded."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from typing import Final

from livefeed.errors import (
    ElsewhereError,
    FetchError,
    ParseError,
    StaleMemoryError,
    WorkerError,
)
from livefeed.fetch.client import Fetcher, Response, http_date
from livefeed.fetch.problems import shown_url
from livefeed.fetch.workers import Workers
from livefeed.memory import NOTHING
from livefeed.model import Batch, Hints, Lease, Outcome, SourceStatus, Validators, Verdict
from livefeed.policy.honesty import asks_for_news
from livefeed.policy.walk import is_same_host, may_walk_to
from livefeed.settings import Source
from livefeed.steps.follow import FOLLOW_S, at_first, at_named, first_place, named_place, with_move
from livefeed.steps.read import Page, Reading, read_page, reading_version
from livefeed.steps.room import Room
from livefeed.store import Ingested, Rules, Store
from livefeed.system.clock import Clock

log = logging.getLogger(__name__)

UNWRITTEN: Final = 24  # documents that were read and wait to be written; whole news of a start
UNCONDITIONAL: Final = Validators()
NO_HINTS: Final = Hints()
_GOOD: Final = frozenset({Outcome.OK, Outcome.UNCHANGED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What one poll came to, for people and scripts."""

    source: str
    outcome: Outcome
    verdicts: Mapping[Verdict, int] = field(default_factory=dict)
    alerts: int = 0
    error: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Poller:
    """What every poll needs; one for the whole process."""

    fetcher: Fetcher
    workers: Workers
    store: Store
    rules: Rules
    clock: Clock
    unwritten: Room = field(default_factory=partial(Room, UNWRITTEN))

    async def poll(self, lease: Lease, source: Source) -> tuple[Visit, Ingested]:
        """Visit one source once and write what it showed.

        Raises:
            StaleLeaseError: somebody else has claimed the source since; nothing was written.
        """
        started_at = self.clock()
        try:
            batch, ingested = await self._ingested(lease, source)
        finally:
            self.unwritten.leave((lease.source, lease.fence))
        if ingested.is_broken:
            _log_breakage(lease.status, batch)
        _log_poll(batch, ingested, late_s=_late_s(lease, started_at), started_at=started_at)
        visit = Visit(
            source=source.name,
            outcome=batch.outcome,
            verdicts=ingested.verdicts,
            alerts=ingested.alerts,
            error=batch.error,
        )
        return visit, ingested

    async def _ingested(self, lease: Lease, source: Source) -> tuple[Batch, Ingested]:
        batch = await self._look(lease, source)
        try:
            return batch, await self.store.ingest(batch, self.rules)
        except StaleMemoryError:  # an entry was forgotten or pushed meanwhile
            batch = await self._look(lease, source, is_read_in_full=True)
            return batch, await self.store.ingest(batch, self.rules)

    async def _look(self, lease: Lease, source: Source, *, is_read_in_full: bool = False) -> Batch:
        """Return what the source shows, at its own address or at the one that is named there."""
        place = first_place(lease, source, self.clock())
        visit = partial(self._visit, is_read_in_full=is_read_in_full)
        try:
            batch = await visit(place.lease, place.source)
            return with_move(at_first(batch, lease, source), place, lease, source)
        except ElsewhereError as other:
            named = named_place(lease, source, other)
            batch = await self._visit_named(partial(visit, named.lease, named.source), lease, other)
            return at_named(batch, source, other)

    async def _visit_named(
        self, visit: Callable[[], Awaitable[Batch]], lease: Lease, other: ElsewhereError
    ) -> Batch:
        try:
            async with asyncio.timeout(FOLLOW_S):
                return await visit()
        except TimeoutError:
            problem = f"{shown_url(other.address)} took longer than {FOLLOW_S:g} s"
        except ElsewhereError as third:
            problem = f"{shown_url(other.address)}: {third.problem}, which is not followed further"
        return _failed(_blank(lease, Validators(), self.clock()), problem)

    async def _visit(self, lease: Lease, source: Source, *, is_read_in_full: bool = False) -> Batch:
        """Return what the source shows now; what cannot be read leaves the old state in place."""
        version = reading_version(source)
        asked, moved_to = _validators(lease, version, self.clock()), ""
        try:
            response = await self.fetcher.get(source, asked)
            moved_to = response.moved_to
            body_hash = f"{version}:{response.body_hash}"
            if response.is_unchanged or body_hash == lease.status.body_hash:
                return _unchanged(lease, response, asked=asked, now=self.clock())
            await self.unwritten.enter((lease.source, lease.fence))
            memory = NOTHING if is_read_in_full else await self.store.memory(source.name)
            reading = await self._read(response, source, memory)
        except FetchError as error:
            return _refused(_blank(lease, asked, self.clock()), error)
        except ElsewhereError:
            raise
        except ParseError as error:
            return _failed(_blank(lease, asked, self.clock(), moved_to), error.problem)
        except WorkerError as error:
            return _failed(_blank(lease, asked, self.clock(), moved_to), str(error))
        blank = _blank(lease, asked, self.clock(), moved_to)
        return _read_whole(blank, response, reading, body_hash)

    async def read_at(self, url: str, lease: Lease, source: Source) -> Reading:
        """Return what stands at an older page of a source.

        Raises:
            FetchError, ParseError, WorkerError: it cannot be had, or is not what the source shows.
        """
        there = replace(first_place(lease, source, self.clock()).source, url=url)
        response = await self.fetcher.get(there)
        if not is_same_host(response.url, url):
            raise ParseError(source.name, shown_url(url), "it leads to another host")
        reading = await self._read(response, there)
        if reading.document.strategy != lease.status.strategy:
            problem = f"it reads as {reading.document.strategy}, not {lease.status.strategy}"
            raise ParseError(source.name, shown_url(url), problem)
        return reading

    async def _read(self, response: Response, source: Source, memory: str = NOTHING) -> Reading:
        page = Page(
            body=response.body,
            url=response.url,
            content_type=response.content_type,
            fetched_at=self.clock(),
            link=response.link,
        )
        return await self.workers.run(partial(read_page, page, source, memory))


def _validators(lease: Lease, version: str, now: datetime) -> Validators:
    # What was read in another way (other selectors, other algorithm) must be read again.
    is_read = lease.status.body_hash.startswith(version + ":")
    return lease.status.validators if is_read and asks_for_news(lease.status, now) else Validators()


def _blank(lease: Lease, asked: Validators, now: datetime, moved_to: str = "") -> Batch:
    """Return a batch that says what was known before."""
    status = lease.status
    return Batch(
        source=status.name,
        fence=lease.fence,
        now=now,
        outcome=Outcome.OK,
        validators=status.validators,
        body_hash=status.body_hash,
        strategy=status.strategy,
        problems=status.problems,
        move=status.move,
        asked=asked,
        moved_to=moved_to,
    )


def _unchanged(lease: Lease, response: Response, *, asked: Validators, now: datetime) -> Batch:
    # Made at once, for most polls are such polls.
    status = lease.status
    return Batch(
        source=status.name,
        fence=lease.fence,
        now=now,
        outcome=Outcome.UNCHANGED,
        validators=response.validators
        if response.validators != UNCONDITIONAL
        else status.validators,
        body_hash=status.body_hash,
        strategy=status.strategy,
        problems=status.problems,
        hints=Hints(fresh_s=response.fresh_s) if response.fresh_s else NO_HINTS,
        asked=asked,
        is_whole=response.status != 304,
        move=status.move,
        moved_to=response.moved_to,
    )


def _failed(blank: Batch, problem: str) -> Batch:
    return replace(blank, outcome=Outcome.FAILED, error=problem)


def _refused(blank: Batch, error: FetchError) -> Batch:
    outcome = Outcome.FAILED
    if error.is_gone:
        outcome = Outcome.GONE
    elif error.is_throttled:
        outcome = Outcome.THROTTLED
    return replace(blank, outcome=outcome, error=error.problem, retry_after_s=error.retry_after_s)


def _read_whole(blank: Batch, response: Response, reading: Reading, body_hash: str) -> Batch:
    return replace(
        blank,
        is_whole=True,
        entries=reading.entries,
        is_window=reading.document.is_window,
        validators=response.validators,
        modified_at=_modified_at(response),
        body_hash=body_hash,
        strategy=reading.document.strategy,
        problems=reading.document.problems,
        offer=reading.offer,
        hints=replace(reading.document.hints, fresh_s=response.fresh_s),
        next_page=reading.next_page if may_walk_to(reading.next_page, response.url) else "",
    )


def _modified_at(response: Response) -> datetime | None:
    seconds = http_date(response.validators.last_modified)
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def _late_s(lease: Lease, started_at: datetime) -> float:
    """Return how long after its due time a poll began; 0 for one that was asked for earlier."""
    due_at = lease.status.next_poll_at
    return max((started_at - due_at).total_seconds(), 0.0) if due_at else 0.0


def _log_breakage(before: SourceStatus, batch: Batch) -> None:
    log.warning(
        "page.broken source=%s strategy=%s entries=%d strategy_before=%s entries_before=%d",
        batch.source,
        batch.strategy,
        len(batch.entries),
        before.strategy,
        before.entries,
    )


def _log_poll(batch: Batch, ingested: Ingested, *, late_s: float, started_at: datetime) -> None:
    level = logging.INFO if batch.outcome in _GOOD else logging.WARNING
    if not log.isEnabledFor(level):
        return
    counts = ",".join(f"{verdict}:{n}" for verdict, n in ingested.verdicts.items() if n)
    log.log(
        level,
        "poll.done source=%s outcome=%s verdicts=%s alerts=%d gap=%s late_s=%.2f took_s=%.2f "
        "error=%r next=%r",
        batch.source,
        batch.outcome,
        counts or "-",
        ingested.alerts,
        ingested.is_gap,
        late_s,
        (batch.now - started_at).total_seconds(),
        batch.error,
        ingested.next_poll.why,
    )
    for key, update, verdict, reason in ingested.decisions:
        log.debug(
            "update.decided source=%s update=%s key=%r verdict=%s reason=%r",
            batch.source,
            update,
            key,
            verdict,
            reason,
        )
