"""Gaps of sources: opened by a poll, closed or given up by walking back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from livefeed.model import Batch, Gap
from livefeed.store.sqlite.columns import (
    Row,
    made_of,
    micros,
    micros_or_none,
    time_of,
)
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.rows import row_of, rows_of

SHOWN: Final = 5  # last gaps of one source
KEPT: Final = 100  # of one source

_ADD: Final = """
    INSERT INTO gaps (source, from_at, to_at, seen_at, before, after, state, next_page, is_told)
    VALUES (:source, :from_at, :to_at, :seen_at, :before, :after, 'open', :next_page, :is_told)
    RETURNING *
"""
_LAST_TOLD: Final = """
    SELECT seen_at FROM gaps WHERE source = :source AND is_told = 1 ORDER BY seen_at DESC LIMIT 1
"""
_LAST: Final = """
    SELECT * FROM (
        SELECT *, row_number() OVER (PARTITION BY source ORDER BY number DESC) AS place FROM gaps
    ) WHERE place <= :shown ORDER BY number DESC
"""
_LAST_OF_ONE: Final = """
    SELECT * FROM gaps WHERE source = :source ORDER BY seen_at DESC LIMIT :shown
"""
_COUNT: Final = "UPDATE sources SET gaps = gaps + 1 WHERE name = :source"
_FORGET: Final = """
    DELETE FROM gaps WHERE source = :source AND number <= (
        SELECT number FROM gaps WHERE source = :source ORDER BY number DESC LIMIT 1 OFFSET :kept
    )
"""
_FOUND: Final = "UPDATE gaps SET found = found + :n WHERE number = :number"
_NOT_CLOSED: Final = """
    SELECT * FROM gaps WHERE state = 'open' AND seen_at >= :since ORDER BY number DESC
"""
_WALKED: Final = """
    UPDATE gaps SET state = :state, next_page = '', pages = :pages, ended_at = :ended_at, why = :why
    WHERE number = :number
"""


@dataclass(frozen=True, slots=True)
class Walked:
    """A gap after a walk, and what was ingested; `change` is 0 if nothing of it is visible."""

    gap: Gap
    change: int = 0
    alerts: int = 0


def add(db: Database, row: Row, batch: Batch, *, to_at: datetime, after: int, is_told: bool) -> Gap:
    """Write down a gap between the last success in a source's row and this poll."""
    values = {
        "source": batch.source,
        "from_at": row["last_success_at"],
        "to_at": micros(to_at),
        "seen_at": micros(batch.now),
        "before": row["entries"],
        "after": after,
        "next_page": batch.next_page,
        "is_told": int(is_told),
    }
    (added,) = rows_of(db, _ADD, values)
    db.execute(_COUNT, {"source": batch.source})
    db.execute(_FORGET, {"source": batch.source, "kept": KEPT})
    return made_of(Gap, added)


def last_told_at(db: Database, source: str) -> datetime | None:
    row = row_of(db, _LAST_TOLD, {"source": source})
    return None if row is None else time_of(row["seen_at"])


def gaps_of(db: Database, source: str) -> tuple[Gap, ...]:
    """Return the last gaps of one source, newest first."""
    values = {"source": source, "shown": SHOWN}
    return tuple(made_of(Gap, row) for row in rows_of(db, _LAST_OF_ONE, values))


def last_gaps(db: Database) -> Mapping[str, Sequence[Gap]]:
    """Return the last gaps of each source that has any, newest first."""
    found: defaultdict[str, list[Gap]] = defaultdict(list)
    for row in rows_of(db, _LAST, {"shown": SHOWN}):
        found[row["source"]].append(made_of(Gap, row))
    return found


def found(db: Database, gap: Gap, count: int) -> None:
    """Write that so many more updates were found."""
    db.execute(_FOUND, {"number": gap.number, "n": count})


def walked(db: Database, gap: Gap) -> None:
    """Write what walking back came to."""
    values = {
        "number": gap.number,
        "state": gap.state.value,
        "pages": gap.pages,
        "ended_at": micros_or_none(gap.ended_at),
        "why": gap.why,
    }
    db.execute(_WALKED, values)


def not_closed(db: Database, since: datetime) -> tuple[Gap, ...]:
    """Return the open gaps seen since, newest first."""
    rows = rows_of(db, _NOT_CLOSED, {"since": micros(since)})
    return tuple(made_of(Gap, row) for row in rows)


def waiting(db: Database) -> tuple[Gap, ...]:
    """Return the gaps that are to be walked back, oldest first."""
    rows = rows_of(db, "SELECT * FROM gaps WHERE next_page <> '' ORDER BY number")
    return tuple(made_of(Gap, row) for row in rows)


def gap(db: Database, number: int) -> Gap | None:
    row = row_of(db, "SELECT * FROM gaps WHERE number = :number", {"number": number})
    return None if row is None else made_of(Gap, row)


def forget(db: Database, before: datetime) -> int:
    """Forget gaps seen before; return how many."""
    values = {"before": micros(before)}
    return db.execute("DELETE FROM gaps WHERE seen_at < :before", values).rowcount
