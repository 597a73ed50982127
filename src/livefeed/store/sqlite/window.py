"""The index of near-duplicates, kept in step with the transaction of each job."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import Final, Protocol

from livefeed.model import Candidate, Sketch, StoryId, UpdateId
from livefeed.store.sqlite.columns import time_of
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.found import Found, Tellers
from livefeed.store.sqlite.kept import KeptCandidates
from livefeed.store.sqlite.outlines import LargeOutlines
from livefeed.store.sqlite.rows import as_list, number_of
from livefeed.store.sqlite.writer import Undo

_CANDIDATES: Final = """
    SELECT u.number, u.id, u.story, u.source, u.seen_at, u.title, s.algorithm, s.words
    FROM updates AS u JOIN sketches AS s USING (number)
    WHERE u.number IN (SELECT value FROM json_each(:numbers))
        AND u.state = 'live'
"""
_REBUILD: Final = """
    SELECT u.number, u.seen_at / 1e6, s.count, s.signature, s.samples
    FROM updates AS u JOIN signatures AS s USING (number)
    WHERE u.state = 'live' AND u.seen_at >= :start AND s.algorithm = :algorithm
    ORDER BY u.seen_at, u.number
"""
_HOW_MANY: Final = "SELECT count(*) FROM updates WHERE state = 'live' AND seen_at >= :start"


class Index(Protocol):
    """What the store needs of `livefeed.dedup.Index`; refs are the numbers of updates."""

    def add(self, ref: int, sketch: Sketch, seen_at: float) -> None: ...
    def add_rows(
        self, rows: Iterable[tuple[int, float, int, bytes, bytes]], *, expected: int
    ) -> None: ...
    def add_all(self, updates: Iterable[tuple[int, Sketch, float]]) -> None: ...
    def candidates(self, sketch: Sketch) -> list[int]: ...
    def discard(self, ref: int) -> None: ...
    def expire(self, before: float) -> None: ...
    def __len__(self) -> int: ...


def rebuild(db: Database, index: Index, *, algorithm: int, window_s: float) -> None:
    """Fill the index with the live updates of the window that ends with the newest update."""
    start = window_start(db, window_s)
    many = number_of(db, _HOW_MANY, {"start": start})
    rows = db.execute(_REBUILD, {"start": start, "algorithm": algorithm})
    index.add_rows(rows, expected=many)


def window_start(db: Database, window_s: float) -> int:
    """Return the beginning, in microseconds, of the window that ends with the newest update."""
    newest = number_of(db, "SELECT max(seen_at) FROM updates WHERE state = 'live'")
    return newest - round(window_s * 1_000_000)


class Window:
    """The updates that one job compares with: what is stored, and what the job itself adds.

    The index is changed at once, so that the entries of one batch find each other; `undo` gets
    what takes that back when the job does not commit. `index` returns it, and may have to fill it.
    """

    def __init__(
        self,
        db: Database,
        index: Callable[[], Index],
        kept: KeptCandidates,
        undo: Undo,
        *,
        large: LargeOutlines,
        tellers: Tellers,
        algorithm: int,
        start: datetime,
    ) -> None:
        self._algorithm = algorithm
        self._db = db
        self._index = index
        self._kept = kept
        self.undo = undo
        self.large = large
        self._tellers = tellers
        self._start = start
        self._merged: dict[StoryId, StoryId] = {}  # by this job
        self._added: dict[int, Candidate] = {}  # by number: not to be read before the job commits
        self._sketches: dict[UpdateId, Sketch] = {}

    def find(self, sketch: Sketch) -> Found:
        """Return the live updates that may tell the same, those that share most first.

        Of their sketches there are the words that are compared, nothing else.
        """
        numbers = self._index().candidates(sketch)
        read = partial(self._comparable, algorithm=sketch.algorithm)
        return Found(numbers, self._tellers.nearest(numbers), read)

    def _comparable(self, numbers: Sequence[int], algorithm: int) -> Iterator[Candidate]:
        for candidate in self._loaded(numbers):
            if candidate.sketch.algorithm == algorithm and self._is_inside(candidate):
                yield self._placed(candidate)

    def merge(self, story: StoryId, into: StoryId) -> None:
        """Let the updates of a story be those of another one from now on."""
        self._merged[story] = into
        self._kept.forget(story)
        self.undo.append(lambda: self._kept.forget(story))
        self.undo.append(lambda: self._kept.forget(into))

    def _placed(self, candidate: Candidate) -> Candidate:
        """Return a candidate in the story that it is part of by now."""
        story = candidate.story
        while story in self._merged:
            story = self._merged[story]
        return candidate if story == candidate.story else candidate._replace(story=story)

    def add(self, number: int, candidate: Candidate) -> None:
        """Make an update comparable, from the next entry on."""
        if not self._is_inside(candidate):
            return
        compared = Sketch.of_words(candidate.sketch.algorithm, candidate.sketch.words)
        self._sketches[candidate.update] = compared
        self._added[number] = candidate._replace(sketch=compared)
        self._kept.put(number, self._added[number])
        self._tellers.add(number, candidate.story)
        self._index().add(number, candidate.sketch, candidate.seen_at.timestamp())
        self.undo.append(lambda: self._forget(number))

    def added(self, update: UpdateId) -> Sketch | None:
        """Return the sketch of an update that the job itself brought or revised."""
        return self._sketches.get(update)

    def discard(self, number: int, candidate: Candidate) -> None:
        """Compare with an update no more; `candidate` is how it was known."""
        self._forget(number)
        if self._is_inside(candidate):
            self.undo.append(
                lambda: self._index().add(number, candidate.sketch, candidate.seen_at.timestamp())
            )

    def replace(self, number: int, candidate: Candidate, sketch: Sketch) -> None:
        """Compare an update by another sketch; `candidate` is how it was known."""
        self.discard(number, candidate)
        self.add(number, candidate._replace(sketch=sketch))

    def _is_inside(self, candidate: Candidate) -> bool:
        is_comparable = candidate.sketch.algorithm == self._algorithm
        return is_comparable and candidate.seen_at >= self._start

    def _forget(self, number: int) -> None:
        self._added.pop(number, None)
        self._kept.pop(number)
        self._index().discard(number)

    def _loaded(self, numbers: Sequence[int]) -> list[Candidate]:
        """Return these updates in their order, without those that are not live."""
        found = {n: self._added.get(n) or self._kept.get(n) for n in numbers}
        missing = [number for number, candidate in found.items() if candidate is None]
        if missing:
            for number, *row in self._db.execute(_CANDIDATES, {"numbers": as_list(missing)}):
                candidate = self._placed(_candidate(*row))
                found[number] = candidate
                self._kept.put(number, candidate)
        return [candidate for candidate in found.values() if candidate is not None]


def _candidate(
    update: UpdateId,
    story: StoryId,
    source: str,
    seen_at: int,
    title: str,
    algorithm: int,
    words: str,
) -> Candidate:
    """Return a candidate of a row of `_CANDIDATES` behind its number."""
    sketch = Sketch.of_words(algorithm, words)
    return Candidate(update, story, source, sketch, time_of(seen_at), title)
