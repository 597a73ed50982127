"""Stored updates as a batch meets them: by the keys of its entries, by number, by id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from livefeed.model import (
    Candidate,
    Entry,
    Sketch,
    SketchedEntry,
    StoryId,
    Update,
    UpdateId,
    UpdateState,
    Verdict,
)
from livefeed.store.results import Decided, KnownUpdate
from livefeed.store.sqlite.columns import Row, micros, time_of
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.rows import as_list, entry_of, row_of, rows_of, sketch_of

_KNOWN: Final = """
    SELECT u.*, s.algorithm, s.digest, s.signature, s.samples, s.words
    FROM updates AS u JOIN sketches AS s USING (number)
    WHERE u.source = :source AND u.key IN (SELECT value FROM json_each(:keys))
"""
_NUMBERED: Final = """
    SELECT u.*, s.algorithm, s.digest, s.signature, s.samples, s.words
    FROM updates AS u JOIN sketches AS s USING (number)
    WHERE u.number IN (SELECT value FROM json_each(:numbers))
"""
_MATCHED: Final = "SELECT * FROM updates WHERE id = :id"


_DECIDED: Final = """
    SELECT u.number, u.id, u.story, u.source, u.seen_at, u.title, u.text, u.revision, u.verdict,
        u.matched, s.algorithm, s.digest, s.signature, s.samples, s.words
    FROM updates AS u JOIN sketches AS s USING (number)
    WHERE u.number > :after AND u.seen_at >= :since
    ORDER BY u.number LIMIT :limit
"""


@dataclass(frozen=True, slots=True)
class Stored:
    """A stored update."""

    number: int
    known: KnownUpdate
    state: UpdateState
    candidate: Candidate


def stored_under(db: Database, source: str, keys: Iterable[str]) -> Mapping[str, Stored]:
    """Return the updates of a source that are known by these keys, by key."""
    rows = rows_of(db, _KNOWN, {"source": source, "keys": as_list(keys)})
    return {row["key"]: _stored(row) for row in rows}


def numbered(db: Database, numbers: Iterable[int]) -> list[Stored]:
    """Return the updates with these numbers."""
    return [_stored(row) for row in rows_of(db, _NUMBERED, {"numbers": as_list(numbers)})]


def decided(db: Database, since: datetime, after: int, limit: int) -> tuple[Decided, ...]:
    """Return updates seen since with what was decided about them, by number above `after`."""
    rows = rows_of(db, _DECIDED, {"since": micros(since), "after": after, "limit": limit})
    return tuple(
        Decided(
            number=row["number"],
            candidate=_candidate(row, sketch_of(row)),
            title=row["title"],
            text=row["text"],
            revision=row["revision"],
            verdict=Verdict(row["verdict"]),
            matched=None if row["matched"] is None else UpdateId(row["matched"]),
        )
        for row in rows
    )


def entry_under(db: Database, update: UpdateId) -> Entry | None:
    """Return what an update says now; None if it is forgotten."""
    row = row_of(db, _MATCHED, {"id": update})
    return None if row is None else entry_of(row)


def candidate_of(update: Update, item: SketchedEntry) -> Candidate:
    """Return what later updates are compared to of one that came just now."""
    return Candidate(
        update=update.id,
        story=update.story,
        source=update.source,
        sketch=item.sketch,
        seen_at=update.seen_at,
        title=update.title,
    )


def _stored(row: Row) -> Stored:
    sketch = sketch_of(row)
    update = UpdateId(row["id"])
    story = StoryId(row["story"])
    return Stored(
        number=row["number"],
        state=UpdateState(row["state"]),
        known=KnownUpdate(
            update=update,
            story=story,
            entry=entry_of(row),
            sketch=sketch,
            revision=row["revision"],
        ),
        candidate=_candidate(row, sketch),
    )


def _candidate(row: Row, sketch: Sketch) -> Candidate:
    return Candidate(
        update=UpdateId(row["id"]),
        story=StoryId(row["story"]),
        source=row["source"],
        sketch=sketch,
        seen_at=time_of(row["seen_at"]),
        title=row["title"],
    )
