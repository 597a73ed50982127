"""The index: finds stored updates that may tell the same, without reading them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Final

from livefeed.dedup.hashes import word_count
from livefeed.kernel import Table, compiled
from livefeed.model import SIMILARITY, Sketch

Row = tuple[int, float, int, bytes, bytes]  # reference, time seen, words, signature, samples

_BATCH: Final = 2_000  # rows read at once by `add_rows`: 2 MB
_KEYS: Final = 60  # of an update of 76 words: its bands and samples
_GROWTH: Final = 1.15  # in place, so a small step costs no more memory than it adds
_REFERENCE_GROWTH: Final = 1.5  # numpy copies and sorts


class Index:
    """Bands and samples of the updates of the window, by the store's reference to them.

    Not safe for threads: the writer owns it.
    """

    def __init__(self, *, similarity: float = SIMILARITY) -> None:
        """Make an empty one.

        Args:
            similarity: that will be asked of candidates: what surely has less is not found.
        """
        self._table = _table(similarity)
        self._highest = -1  # reference

    def __len__(self) -> int:
        return len(self._table)

    @property
    def bytes(self) -> int:
        """Memory that the index takes."""
        return self._table.nbytes

    def add(self, ref: int, sketch: Sketch, seen_at: float) -> None:
        """Remember an update; one that is known already is replaced."""
        if ref <= self._highest:
            self._table.discard(ref)
        else:
            self._highest = ref
        words = word_count(sketch.words)
        self._table.add(ref, seen_at, words, sketch.signature, sketch.samples)

    def add_all(self, updates: Iterable[tuple[int, Sketch, float]]) -> None:
        """Remember many updates that are not known yet, oldest first."""
        self.add_rows(_row(*update) for update in updates)

    def add_rows(self, rows: Iterable[Row], *, expected: int = 0) -> None:
        """Remember many updates that are not known yet, oldest first: faster than one by one.

        Args:
            rows: of each the reference, the time seen, how many words are compared, and the
                signature and samples of the sketch.
            expected: about how many there are.
        """
        if expected:
            self._table.reserve(len(self) + expected, (len(self) + expected) * _KEYS)
        pending = iter(rows)
        while batch := list(islice(pending, _BATCH)):
            self._highest = max(self._highest, *(row[0] for row in batch))
            self._table.add_all(batch)

    def candidates(self, sketch: Sketch) -> list[int]:
        """Return the updates that may match, those that share most first, then by reference.

        Those sharing a band are near; those sharing samples may contain the text or be part of
        it. At most 100.
        """
        return self._table.find(sketch.words, sketch.signature)

    def discard(self, ref: int) -> None:
        """Forget an update; nothing happens if it is not known."""
        if ref <= self._highest:
            self._table.discard(ref)

    def expire(self, before: float) -> None:
        """Forget the updates that were seen before the second of this time."""
        self._table.expire(before)


def _row(ref: int, sketch: Sketch, seen_at: float) -> Row:
    return ref, seen_at, word_count(sketch.words), sketch.signature, sketch.samples


def _table(similarity: float) -> Table:
    if compiled is not None:
        return compiled.Table(_GROWTH, similarity)
    from livefeed.dedup import table  # noqa: PLC0415 - numpy, not needed beside the kernel

    return table.Table(_REFERENCE_GROWTH, similarity)
