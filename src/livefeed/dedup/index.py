"""The index: finds stored updates that may tell the same, without reading them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from operator import length_hint
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from livefeed.dedup.buckets import WIDTH, Buckets, Slots
from livefeed.dedup.comparison import CONTAINED_WORDS
from livefeed.dedup.shingles import Hashes, runs, shingles, word_hashes
from livefeed.dedup.signature import BANDS, SLOTS, bands_of_all
from livefeed.model import Sketch

_T = TypeVar("_T", bound=np.generic)

MOST_CANDIDATES: Final = 200  # those sharing most; a flood of one text must not stop the writer
COMMON: Final = WIDTH // 2  # updates with one sample, from which it is no evidence
VOTES: Final = 2  # samples that a long text must share
FEW_WORDS: Final = 30  # shorter ones have so few samples that one must do
_SAMPLES: Final = 20  # of an update of 80 words, for making room
_BATCH: Final = 10_000  # sketches read at once by `add_all`
_FEWEST_DEAD: Final = 1_000  # before it is worth clearing up


class Index:
    """Bands and samples of the updates of the window, by the store's reference to them.

    Not safe for threads: the writer owns it.
    """

    def __init__(self) -> None:
        self._refs: NDArray[np.int64] = np.zeros(0, dtype=np.int64)
        self._seen_at: NDArray[np.float64] = np.zeros(0, dtype=np.float64)
        self._is_live: NDArray[np.bool_] = np.zeros(0, dtype=np.bool_)
        self._count = 0  # slots in use, dead ones included
        self._live = 0
        self._highest = -1  # reference
        self._oldest = float("inf")
        self._bands = Buckets()
        self._samples = Buckets()

    def __len__(self) -> int:
        return self._live

    @property
    def bytes(self) -> int:
        """Memory that the arrays take."""
        own = self._refs.nbytes + self._seen_at.nbytes + self._is_live.nbytes
        return own + self._bands.bytes + self._samples.bytes

    def add(self, ref: int, sketch: Sketch, seen_at: float) -> None:
        """Remember an update; one that is known already is replaced."""
        self.add_all([(ref, sketch, seen_at)])

    def add_all(self, updates: Iterable[tuple[int, Sketch, float]]) -> None:
        """Remember many updates, oldest first; faster than one by one, fastest for a list."""
        expected = length_hint(updates)
        if expected > self._count:
            self._bands.reserve(expected * BANDS)
            self._samples.reserve(expected * _SAMPLES)
        pending = iter(updates)
        while batch := list(islice(pending, _BATCH)):
            for ref, _, _ in batch:
                if ref <= self._highest:
                    self.discard(ref)
            self._add(batch)

    def candidates(self, sketch: Sketch) -> list[int]:
        """Return the updates that may match, in growing order of their references.

        Those sharing a band are near; those sharing samples may contain the text or be part of
        it. At most MOST_CANDIDATES, those that share most.
        """
        slots, votes = _counted(np.concatenate([self._near(sketch), self._partial(sketch)]))
        is_live = self._is_live[slots]
        slots, votes = slots[is_live], votes[is_live]
        if len(slots) > MOST_CANDIDATES:
            slots = slots[np.lexsort((-slots, -votes))[:MOST_CANDIDATES]]
        refs: list[int] = np.sort(self._refs[slots]).tolist()
        return refs

    def discard(self, ref: int) -> None:
        """Forget an update; nothing happens if it is not known."""
        known = self._refs[: self._count] == ref
        known &= self._is_live[: self._count]
        self._bury(known)

    def expire(self, before: float) -> None:
        """Forget the updates that were seen before this time."""
        if self._oldest < before:
            self._bury(self._is_live[: self._count] & (self._seen_at[: self._count] < before))
            left = self._seen_at[: self._count][self._is_live[: self._count]]
            self._oldest = float(left.min()) if len(left) else float("inf")

    def _near(self, sketch: Sketch) -> Slots:
        owners, _ = self._bands.find(_band_keys([sketch]).ravel())
        return owners

    def _partial(self, sketch: Sketch) -> Slots:
        """Return the slots that share enough samples, once per shared one."""
        words = sketch.words.split()
        if len(words) < CONTAINED_WORDS:
            return np.zeros(0, dtype=np.int32)
        keys = shingles(word_hashes(words), 4)
        owners, which = self._samples.find(keys)
        times = np.bincount(which, minlength=len(keys))
        slots, votes = _counted(owners[times[which] < COMMON])
        enough = votes >= (VOTES if len(words) >= FEW_WORDS else 1)
        return np.repeat(slots[enough], votes[enough])

    def _add(self, batch: list[tuple[int, Sketch, float]]) -> None:
        end = self._count + len(batch)
        self._reserve(end)
        slots = np.arange(self._count, end, dtype=np.int32)
        self._refs[self._count : end] = [ref for ref, _, _ in batch]
        self._seen_at[self._count : end] = [seen_at for _, _, seen_at in batch]
        self._is_live[self._count : end] = True
        self._count, self._live = end, self._live + len(batch)
        self._highest = max(self._highest, *(ref for ref, _, _ in batch))
        self._oldest = min(self._oldest, *(seen_at for _, _, seen_at in batch))
        signed = np.array([bool(sketch.signature) for _, sketch, _ in batch])
        keys = _band_keys([sketch for _, sketch, _ in batch])
        self._bands.append(keys.ravel(), np.repeat(slots[signed], BANDS))
        sampled = [samples_of(sketch) for _, sketch, _ in batch]
        sizes = [len(samples) for samples in sampled]
        self._samples.append(np.concatenate(sampled), np.repeat(slots, sizes))

    def _reserve(self, needed: int) -> None:
        if needed <= len(self._refs):
            return
        capacity = max(1_024, needed, 2 * len(self._refs))
        self._refs = _grown(self._refs, capacity)
        self._seen_at = _grown(self._seen_at, capacity)
        self._is_live = _grown(self._is_live, capacity)

    def _bury(self, which: NDArray[np.bool_]) -> None:
        buried = int(np.count_nonzero(which))
        self._is_live[: self._count][which] = False
        self._live -= buried
        dead = self._count - self._live
        if buried and dead > max(_FEWEST_DEAD, self._live):
            self._clear_up()

    def _clear_up(self) -> None:
        """Close the gaps that forgotten updates left."""
        live = self._is_live[: self._count]
        new_owner = np.where(live, np.cumsum(live) - 1, -1).astype(np.int32)
        self._bands = self._bands.rebuilt(new_owner)
        self._samples = self._samples.rebuilt(new_owner)
        self._refs = self._refs[: self._count][live]
        self._seen_at = self._seen_at[: self._count][live]
        self._count = self._live
        self._is_live = np.ones(self._count, dtype=np.bool_)


def _counted(slots: Slots) -> tuple[Slots, NDArray[np.intp]]:
    """Return the distinct slots in growing order and how often each occurs."""
    ordered = np.sort(slots)
    first, sizes = runs(ordered)
    return ordered[first], sizes


def _band_keys(sketches: list[Sketch]) -> Hashes:
    """Return the band keys of the sketches that have a signature, one row each."""
    signed = [signature_of(sketch) for sketch in sketches if sketch.signature]
    return bands_of_all(np.array(signed, dtype=np.uint32).reshape(len(signed), SLOTS))


def _grown(old: NDArray[_T], capacity: int) -> NDArray[_T]:
    grown: NDArray[_T] = np.zeros(capacity, dtype=old.dtype)
    grown[: len(old)] = old
    return grown


def signature_of(of: Sketch) -> NDArray[np.uint32]:
    return np.frombuffer(of.signature, dtype="<u4")


def samples_of(of: Sketch) -> Hashes:
    return np.frombuffer(of.samples, dtype="<u8")
