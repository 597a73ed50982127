"""Candidates that were added or read before, in a file without a name: one short read each."""

from __future__ import annotations

import marshal
import os
from mmap import mmap
from pathlib import Path
from typing import IO, Final

from livefeed.model import Candidate, Sketch, StoryId
from livefeed.store.sqlite.columns import micros, time_of

_MOST_BYTES: Final = 256 * 1024 * 1024  # some 250,000 posts; then it begins anew
_PLACES: Final = 1 << 20  # of numbers that lie so far apart one is kept; 8 bytes each, once used
_LENGTH_BITS: Final = 24


class KeptCandidates:
    """What is compared of live updates, by number: the database has it in three tables.

    Only as it was committed or as the job under way leaves it; whoever changes an update takes it
    out. The file lies beside the database and is gone with the process.
    """

    def __init__(self, folder: Path, most_bytes: int = _MOST_BYTES) -> None:
        """Begin with nothing; the file is made when there is something to keep."""
        self._folder = folder
        self._most_bytes = most_bytes
        self._file: IO[bytes] | None = None
        self._begin()

    def _begin(self) -> None:
        # Where each candidate lies, and in the lowest bits how many bytes it is; 0: nowhere.
        self._places = memoryview(mmap(-1, 8 * _PLACES)).cast("Q")
        self._end = 0
        self._changed = set[StoryId]()

    def get(self, number: int) -> Candidate | None:
        """Return the candidate of this number, if it is kept."""
        place = self._places[number % _PLACES]
        if not place or self._file is None:
            return None
        at, size = divmod(place, 1 << _LENGTH_BITS)
        kept, update, story, source, seen_at, title, algorithm, words = marshal.loads(  # noqa: S302 - our own
            os.pread(self._file.fileno(), size, at)
        )
        if kept != number or story in self._changed:
            return None
        sketch = Sketch.of_words(algorithm, words)
        return Candidate(update, story, source, sketch, time_of(seen_at), title)

    def put(self, number: int, candidate: Candidate) -> None:
        """Keep a candidate, of its sketch what is compared; none on a disk without room."""
        update, story, source, sketch, seen_at, title = candidate
        row = marshal.dumps(
            (number, update, story, source, micros(seen_at), title, sketch.algorithm, sketch.words)
        )
        try:
            written = self._append(row)
        except OSError:
            self.close()
            return
        is_whole = written == len(row) < 1 << _LENGTH_BITS
        self._places[number % _PLACES] = self._end << _LENGTH_BITS | written if is_whole else 0
        self._end += written

    def _append(self, row: bytes) -> int:
        """Write behind all others, and return how much of it was written."""
        if self._file is None:
            from tempfile import TemporaryFile  # noqa: PLC0415 - nothing is new in most rounds

            self._file = TemporaryFile(dir=self._folder, buffering=0)  # noqa: SIM115 - see close
        if self._end > self._most_bytes:
            self._file.truncate(0)
            self._begin()
        return os.pwrite(self._file.fileno(), row, self._end)

    def pop(self, number: int) -> None:
        """Let go of a candidate."""
        self._places[number % _PLACES] = 0

    def forget(self, story: StoryId) -> None:
        """Let go of the updates of a story, now and later: which they are is not known."""
        self._changed.add(story)

    def close(self) -> None:
        """Let go of all."""
        if self._file is not None:
            self._file.close()
            self._file = None
            self._begin()
