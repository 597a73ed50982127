"""The index of near-duplicates, kept in step with the transaction of each job."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final, Protocol

from sqlite_utils import Database

from livefeed.model import Candidate, Sketch, StoryId, UpdateId
from livefeed.store.sqlite.rows import (
    Row,
    as_list,
    micros,
    number_of,
    rows_of,
    sketch_of,
    time_of,
)
from livefeed.store.sqlite.writer import Undo

_CANDIDATES: Final = """
    SELECT u.number, u.id, u.story, u.source, u.seen_at, s.*
    FROM updates AS u JOIN signatures AS s USING (number)
    WHERE u.number IN (SELECT value FROM json_each(:numbers))
        AND u.state = 'live' AND u.seen_at >= :start
"""
_REBUILD: Final = """
    SELECT u.seen_at, s.* FROM updates AS u JOIN signatures AS s USING (number)
    WHERE u.state = 'live' AND u.seen_at >= :start AND s.algorithm = :algorithm
    ORDER BY u.seen_at, u.number
"""


class Index(Protocol):
    """What the store needs of `livefeed.dedup.Index`; refs are the numbers of updates."""

    def add(self, ref: int, sketch: Sketch, seen_at: float) -> None: ...
    def add_all(self, updates: Iterable[tuple[int, Sketch, float]]) -> None: ...
    def candidates(self, sketch: Sketch) -> list[int]: ...
    def discard(self, ref: int) -> None: ...
    def expire(self, before: float) -> None: ...
    def __len__(self) -> int: ...


def rebuild(db: Database, index: Index, *, algorithm: int, window_s: float) -> None:
    """Fill the index with the live updates of the window that ends with the newest update."""
    newest = number_of(db, "SELECT max(seen_at) FROM updates WHERE state = 'live'")
    start = newest - round(window_s * 1_000_000)
    rows = db.query(_REBUILD, {"start": start, "algorithm": algorithm})
    index.add_all((row["number"], sketch_of(row), row["seen_at"] / 1e6) for row in rows)


class Window:
    """The updates that one job compares with: what is stored, and what the job itself adds.

    The index is changed at once, so that the entries of one batch find each other; `undo` gets
    what takes that back when the job does not commit.
    """

    def __init__(
        self,
        db: Database,
        index: Index,
        undo: Undo,
        *,
        algorithm: int,
        start: datetime,
    ) -> None:
        self._algorithm = algorithm
        self._db = db
        self._index = index
        self._undo = undo
        self._start = start
        self._known: dict[int, Candidate | None] = {}

    def candidates(self, sketch: Sketch) -> list[Candidate]:
        """Return the live updates of the window that may tell the same, oldest first."""
        numbers = sorted(self._index.candidates(sketch))
        self._load([number for number in numbers if number not in self._known])
        found = [self._known[number] for number in numbers]
        return [
            candidate
            for candidate in found
            if candidate is not None and candidate.sketch.algorithm == sketch.algorithm
        ]

    def add(self, number: int, candidate: Candidate) -> None:
        """Make an update comparable, from the next entry on."""
        if not self._is_inside(candidate):
            return
        self._known[number] = candidate
        self._index.add(number, candidate.sketch, candidate.seen_at.timestamp())
        self._undo.append(lambda: self._index.discard(number))

    def discard(self, number: int, candidate: Candidate) -> None:
        """Compare with an update no more; `candidate` is how it was known."""
        self._known[number] = None
        self._index.discard(number)
        if self._is_inside(candidate):
            self._undo.append(
                lambda: self._index.add(number, candidate.sketch, candidate.seen_at.timestamp())
            )

    def replace(self, number: int, candidate: Candidate, sketch: Sketch) -> None:
        """Compare an update by another sketch; `candidate` is how it was known."""
        self.discard(number, candidate)
        self.add(number, replace(candidate, sketch=sketch))

    def _is_inside(self, candidate: Candidate) -> bool:
        is_comparable = candidate.sketch.algorithm == self._algorithm
        return is_comparable and candidate.seen_at >= self._start

    def _load(self, numbers: Iterable[int]) -> None:
        wanted = list(numbers)
        if not wanted:
            return
        self._known.update(dict.fromkeys(wanted))
        values: Mapping[str, object] = {"numbers": as_list(wanted), "start": micros(self._start)}
        for row in rows_of(self._db, _CANDIDATES, values):
            self._known[row["number"]] = _candidate(row)


def _candidate(row: Row) -> Candidate:
    return Candidate(
        update=UpdateId(row["id"]),
        story=StoryId(row["story"]),
        source=row["source"],
        sketch=sketch_of(row),
        seen_at=time_of(row["seen_at"]),
    )
