"""What a poll says happened to its source: it fails or is back, or entries may be missing."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from livefeed.model import Batch, Gap, Honesty, Outcome, SourceChange, SourceStatus
from livefeed.policy.gap import is_gap_told
from livefeed.store.rules import Rules
from livefeed.store.sqlite import gaps, reading
from livefeed.store.sqlite.columns import Row, micros_or_none, time_of
from livefeed.store.sqlite.database import Database

_ALARM: Final = "UPDATE sources SET alarmed_at = :at WHERE name = :name"


def told_of(
    db: Database,
    status: SourceStatus,
    batch: Batch,
    rules: Rules,
    gap: Gap | None,
    *,
    honesty: Honesty,
) -> list[SourceChange]:
    """Write and return what is told of a source after a poll; a push says nothing of its health.

    Args:
        status: of the source before the poll; `honesty` is after it.
    """
    changes: list[SourceChange | None] = []
    if not batch.is_push:
        changes = [turn_of(db, status, batch, rules), shape_of(db, status, batch, honesty)]
    if gap is not None and gap.is_told:
        changes.append(gap_change(db, gap))
    return [change for change in changes if change is not None]


def turn_of(db: Database, status: SourceStatus, batch: Batch, rules: Rules) -> SourceChange | None:
    """Write and return that a source fails now, or is back; `status` is from before the poll."""
    since = status.last_success_at
    is_success = batch.outcome in {Outcome.OK, Outcome.UNCHANGED}
    if since is None:
        return None
    if status.alarmed_at is not None and is_success:
        _alarm(db, batch.source, None)
        return SourceChange(kind="recovered", status=_status(db, batch), since=since)
    if status.alarmed_at is None and not is_success and rules.is_alarming(status, batch):
        _alarm(db, batch.source, batch.now)
        return SourceChange(kind="failing", status=_status(db, batch), since=since)
    return None


def shape_of(
    db: Database, status: SourceStatus, batch: Batch, honesty: Honesty
) -> SourceChange | None:
    """Return that a live page is not any more what it was, or is again."""
    before, after = status.honesty.broken_at, honesty.broken_at
    if before is None and after is not None:
        return SourceChange(kind="broken", status=_status(db, batch), since=after)
    if before is not None and after is None:
        return SourceChange(kind="mended", status=_status(db, batch), since=before)
    return None


def gap_of(
    db: Database, row: Row, batch: Batch, rules: Rules, *, shown: int, oldest: datetime | None
) -> Gap:
    """Write and return the gap before this poll; `row` is from before it."""
    since = time_of(row["last_success_at"])
    is_told = is_gap_told(gaps.last_told_at(db, batch.source), batch.now)
    return gaps.add(
        db,
        row,
        batch,
        to_at=oldest if oldest is not None and since < oldest < batch.now else batch.now,
        after=shown,
        is_told=is_told,
    )


def gap_change(db: Database, gap: Gap) -> SourceChange:
    """Return what is told of a gap as it is now."""
    status = reading.source(db, gap.source)
    return SourceChange(
        kind="closed" if gap.ended_at else "gap", status=status, since=gap.seen_at, gap=gap
    )


def _status(db: Database, batch: Batch) -> SourceStatus:
    return reading.source(db, batch.source)


def _alarm(db: Database, source: str, at: datetime | None) -> None:
    db.execute(_ALARM, {"name": source, "at": micros_or_none(at)})
