"""The row of a source before and after a poll."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from livefeed.errors import StaleLeaseError, StoreError
from livefeed.model import Batch, Honesty, Lease, NextPoll, Outcome, Rest, SourceState, SourceStatus
from livefeed.store.sqlite.columns import Row, json_of, micros, micros_or_none
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.rows import as_list, rhythm_text, row_of, status_of
from livefeed.store.sqlite.sightings import Extent

# Of whoever holds the lease, or none.
WRITE_LEASED: Final = """
    UPDATE sources SET state = :state, polls = polls + 1, failures = :failures,
        last_poll_at = :now, last_success_at = :last_success_at, next_poll_at = :next_poll_at,
        why = :why, error = :error, strategy = :strategy, problems = :problems,
        updates = updates + :new, entries = :entries, oldest_shown_at = :oldest_shown_at,
        rhythm = :rhythm, honesty = :honesty, etag = :etag, last_modified = :last_modified,
        body_hash = :body_hash, followed = :followed, move = :move,
        owner = NULL, leased_until = NULL
    WHERE name = :name AND fence = :fence
"""
_REST_HOSTS: Final = """
    UPDATE hosts SET resting_until = :until
    WHERE name IN (SELECT value FROM json_each(:hosts))
        AND (resting_until IS NULL OR resting_until < :until)
"""
_REST_SOURCES: Final = """
    UPDATE sources SET next_poll_at = :until, why = :why
    WHERE host IN (SELECT value FROM json_each(:hosts)) AND name <> :source
        AND next_poll_at < :until
"""

# What a push brought is not what the last poll read: after a changed text, that is read again.
_WRITE_PUSH: Final = """
    UPDATE sources SET updates = updates + :new, rhythm = :rhythm,
        etag = iif(:is_revised, '', etag), last_modified = iif(:is_revised, '', last_modified),
        body_hash = iif(:is_revised, '', body_hash)
    WHERE name = :name
"""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A lease, and the row of its source as it was claimed: nothing else changes it until it ends.

    What does change it meanwhile lets the store forget this row, or is written by the poll anyway.
    """

    lease: Lease
    row: Row


@dataclass(frozen=True, slots=True, kw_only=True)
class After:
    """What the row of a source is written from, beside the batch."""

    next_poll: NextPoll
    new: int  # updates
    extent: Extent
    honesty: Honesty
    is_revised: bool  # a text changed
    is_settled: bool  # else the document does not count as known: it is read again


def source_row(db: Database, source: str) -> Row:
    row = row_of(db, "SELECT * FROM sources WHERE name = :name", {"name": source})
    if row is None:
        raise StoreError(f"source {source!r} is not stored: configure it first")
    return row


def leased_source(db: Database, batch: Batch, claimed: Claimed | None) -> tuple[Row, SourceStatus]:
    """Return the row of the batch's source; StaleLeaseError when its fence is not this batch's.

    A push has none, and a source that is not polled any more takes none.

    Args:
        claimed: what was read when the lease began; its end is told by `write`.
    """
    if claimed is not None and claimed.lease.fence == batch.fence and not batch.is_push:
        return claimed.row, claimed.lease.status
    row = source_row(db, batch.source)
    if row["fence"] != batch.fence and not batch.is_push:
        raise StaleLeaseError(
            f"source {batch.source!r}: fence {batch.fence} is not the current {row['fence']}"
        )
    if batch.is_push and not row["is_configured"]:
        raise StaleLeaseError(f"source {batch.source!r} is not configured any more")
    return row, status_of(row)


def write(db: Database, row: Row, batch: Batch, after: After) -> NextPoll:
    """Write what a poll or a push says of its source; return when it is polled next.

    Args:
        row: of the source, from before the batch.
    """
    if batch.is_push:
        status = status_of(row)
        _write_push(db, batch, status, after)
        return replace(after.next_poll, at=status.next_poll_at, why=status.why)
    _write_poll(db, row, batch, after)
    return after.next_poll


def _write_poll(db: Database, row: Row, batch: Batch, after: After) -> None:
    """Write what a poll says about its source, and end the lease if it is still this one."""
    values = {**values_after(row, batch, after), "fence": batch.fence}
    if db.execute(WRITE_LEASED, values).rowcount != 1:
        raise StaleLeaseError(f"source {batch.source!r} was claimed again meanwhile")
    if after.next_poll.rest is not None:
        _rest(db, batch.source, after.next_poll.rest)


def values_after(row: Row, batch: Batch, after: After) -> dict[str, object]:
    """Return the columns of a source after a poll."""
    return {
        **_health(row, batch),
        **_document(row, batch, after),
        "name": batch.source,
        "followed": json_of(batch.followed),
        "move": json_of(batch.move),
        "now": micros(batch.now),
        "next_poll_at": micros_or_none(after.next_poll.at),
        "why": after.next_poll.why,
        "new": after.new,
        "entries": after.extent.entries,
        "oldest_shown_at": micros_or_none(after.extent.oldest),
        "honesty": json_of(after.honesty),
        "rhythm": rhythm_text(after.next_poll.rhythm),
    }


def _write_push(db: Database, batch: Batch, status: SourceStatus, after: After) -> None:
    """Write what a push says about its source; its next poll, interval and lease stay."""
    rhythm = replace(after.next_poll.rhythm, interval_s=status.rhythm.interval_s)
    values = {"name": batch.source, "new": after.new, "is_revised": after.is_revised}
    db.execute(_WRITE_PUSH, {**values, "rhythm": rhythm_text(rhythm)})


def _rest(db: Database, source: str, rest: Rest) -> None:
    """Leave hosts alone until then; what was due before is due then."""
    values = {
        "hosts": as_list(rest.hosts),
        "until": micros(rest.until),
        "why": rest.why,
        "source": source,
    }
    db.execute(_REST_HOSTS, values)
    db.execute(_REST_SOURCES, values)


def _health(row: Row, batch: Batch) -> dict[str, object]:
    """Return state, failures and error; being throttled changes none of them."""
    same = {name: row[name] for name in ("state", "failures", "error", "last_success_at")}
    match batch.outcome:
        case Outcome.OK | Outcome.UNCHANGED:
            now = micros(batch.now)
            state = SourceState.OK.value
            return {"state": state, "failures": 0, "error": "", "last_success_at": now}
        case Outcome.THROTTLED:
            return same
        case Outcome.FAILED:
            state = SourceState.FAILING.value
        case Outcome.GONE:
            state = SourceState.GONE.value
    return {**same, "state": state, "failures": row["failures"] + 1, "error": batch.error}


def _document(row: Row, batch: Batch, after: After) -> dict[str, object]:
    """Return what a full read says of the document; a 304 may renew the validators.

    On trial the old validators stay: the next poll asks with them once more.
    """
    names = ("etag", "last_modified", "body_hash", "strategy", "problems")
    known = {name: row[name] for name in names}
    found: dict[str, object] = {"body_hash": batch.body_hash}
    if not after.honesty.is_on_trial:
        found["etag"] = batch.validators.etag
        found["last_modified"] = batch.validators.last_modified
    if batch.outcome is Outcome.OK and after.is_settled:
        read = {"strategy": batch.strategy, "problems": as_list(batch.problems)}
        return {**known, **found, **read}
    if batch.outcome is Outcome.UNCHANGED:
        return {**known, **{name: value for name, value in found.items() if value}}
    return known
