"""Sketches of an earlier algorithm, made anew from the stored texts, a few at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from livefeed.model import Sketch
from livefeed.store.sqlite import counters
from livefeed.store.sqlite.columns import Row
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.ledger import sketch_row, write_sketches
from livefeed.store.sqlite.rows import rows_of
from livefeed.store.sqlite.window import Index, window_start
from livefeed.store.sqlite.writer import Undo

SLICE: Final = 100  # updates in one transaction
_DONE: Final = "algorithm"  # counter: all sketches are of this one, or of a later one
_NEWEST: Final = 2**63 - 1
# The newest first: they are the ones that the next update is compared with.
_OUTDATED: Final = """
    SELECT s.number, u.title, u.text, u.state, u.seen_at
    FROM signatures AS s JOIN updates AS u USING (number)
    WHERE s.number < :below AND s.algorithm < :algorithm
    ORDER BY s.number DESC LIMIT :limit
"""

MakeSketch = Callable[[str, str], Sketch]  # of title and text


class Slice(NamedTuple):
    """What was done in one transaction, and what follows."""

    done: int  # updates; 0: every sketch is of the present algorithm
    below: int  # the next slice has numbers below


class Resigning:
    """How far the sketches of a database have been made anew; kept in memory, the end on disk."""

    def __init__(self, algorithm: int, window_s: float) -> None:
        self._algorithm = algorithm
        self._window_s = window_s
        self._below = _NEWEST

    def next_slice(self, db: Database, undo: Undo, index: Index | None, make: MakeSketch) -> Slice:
        """Write the next sketches, put those of the window into the index, if there is one."""
        if counters.read(db, _DONE) >= self._algorithm:
            return Slice(0, self._below)
        limits = {"below": self._below, "algorithm": self._algorithm, "limit": SLICE}
        rows = rows_of(db, _OUTDATED, limits)
        if not rows:
            counters.write(db, _DONE, self._algorithm)
            return Slice(0, self._below)
        made = [make(row["title"], row["text"]) for row in rows]
        write_sketches(
            db,
            [
                sketch_row(row["number"], row["title"], row["text"], sketch)
                for row, sketch in zip(rows, made, strict=True)
            ],
        )
        if index is not None:
            start = window_start(db, self._window_s)
            for row, sketch in zip(rows, made, strict=True):
                if row["state"] == "live" and row["seen_at"] >= start:
                    _add(index, undo, row, sketch)
        return Slice(len(rows), rows[-1]["number"])

    def committed(self, done: Slice) -> None:
        """Go on below what is on disk now."""
        self._below = done.below


def _add(index: Index, undo: Undo, row: Row, sketch: Sketch) -> None:
    number = row["number"]
    index.add_all([(number, sketch, row["seen_at"] / 1e6)])
    undo.append(lambda: index.discard(number))
