"""The table behind the index, in numpy: the reference, and what runs without the kernel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from livefeed.dedup.compared import MOST_WORDS
from livefeed.dedup.estimate import (
    BITS_SIZE,
    Asked,
    agreeing,
    asked_of,
    bits_of,
    is_worth_reading,
    told_of,
)
from livefeed.dedup.reference import sample_keys, shingles, word_count
from livefeed.dedup.rings import FEWEST, WIDTH, Keys, Owners, Rings
from livefeed.dedup.shingles import distinct, runs
from livefeed.dedup.signature import BAND_OFFSETS, BANDS, SLOTS, band_keys

LOAD: Final = 0.85  # of the cells; with 54 of 64 filled, few rings are full
SMALL: Final = 16_384  # rings, 4 MB: fewer become four times as many
MOST_ALIKE: Final = 8  # of one text: what a thousand copies say need not be read again
MOST_CANDIDATES: Final = 100  # those sharing most; a flood of one text must not stop the writer
COMMON: Final = WIDTH // 2  # updates with one sample, from which it is no evidence
CONTAINED_WORDS: Final = 12  # texts below are too short to be looked for inside others
VOTES: Final = 2  # samples that a long text must share
FEW_WORDS: Final = 30  # shorter ones have so few samples that one must do
_SAMPLE_MARK: Final = np.array(
    0x15555555, dtype=np.uint32
)  # samples and bands lie in the same rings
# Of all keys of a text: those of its bands, then as many as there may be 4-grams.
_MARKS: Final = np.append(BAND_OFFSETS, np.repeat(_SAMPLE_MARK, MOST_WORDS))
_NUMBERS: Final = np.dtype("<u4")  # of signatures and samples, as they are stored
_BATCH: Final = 2_000  # updates read at once
_MANY: Final = 200  # numbers, from which numpy counts them faster than Python
_FIRST: Final = -0xFFFF  # in rank: what is alike in all slots
_NONE: Final = np.zeros(0, dtype=np.uint64)

Shared = Mapping[int, int]  # by owner
# ref, time seen, words, signature, samples
Row = tuple[int, float, int, bytes, bytes]
_UPDATE: Final = np.dtype(
    [("ref", "i8"), ("bits", f"V{BITS_SIZE}"), ("seen_at", "u4"), ("words", "u2")],
    align=True,
)


class _Wanted(NamedTuple):
    """What is looked for."""

    words: int
    bits: bytes  # of its signature
    common: int  # samples that it may share with any update
    having: Owners  # those of them who are known: each as often as it has one


class Table:
    """Bands and samples of updates, by their owner's number: the order in which they came."""

    def __init__(self, growth: float, similarity: float) -> None:
        """Make an empty one.

        Args:
            growth: of the rings when they are full.
            similarity: Jaccard of word 3-grams from which two texts tell the same.
        """
        self._growth = max(growth, 1.01)
        self._similarity = similarity
        self._rings = Rings(FEWEST)
        self._updates = np.zeros(1, dtype=_UPDATE)  # owner 0 is nobody
        self._is_live = np.zeros(1, dtype=np.bool_)
        self._used = self._live = 0

    def __len__(self) -> int:
        return self._live

    @property
    def nbytes(self) -> int:
        return self._rings.nbytes + self._updates.nbytes + self._is_live.nbytes

    def reserve(self, updates: int, keys: int) -> None:
        """Make room for so many updates and keys in all."""
        count = int(keys / (LOAD * WIDTH)) + 1
        if count > self._rings.count:
            self._rings = self._rings.grown(count)
        self._reserve(updates)

    def add(self, *row: *Row) -> None:
        """Remember an update."""
        ref, seen_at, words, signature, samples = row
        keys = _keys(signature, samples)
        self._make_room(1, len(keys))
        self._used += 1
        self._live += 1
        seen_at, words = min(max(seen_at, 0), 0xFFFF_FFFF), min(words, 0xFFFF)
        self._updates[self._used] = (ref, bits_of(signature), seen_at, words)
        self._is_live[self._used] = True
        self._rings.put_one(keys, self._used, self._is_live)

    def add_all(self, rows: Sequence[Row]) -> None:
        """Remember many updates, oldest first."""
        for low in range(0, len(rows), _BATCH):
            self._add(rows[low : low + _BATCH])

    def discard(self, ref: int) -> None:
        """Forget an update; nothing happens if it is not known."""
        self._forget(self._known["ref"] == ref)

    def expire(self, before: float) -> None:
        """Forget the updates that were seen in a second before this time."""
        self._forget(self._known["seen_at"] + 1.0 <= before)

    def find(self, words: str, signature: bytes) -> list[int]:
        """Return the updates that may match, those that share most first, then by reference.

        Those sharing a band are near; those sharing samples may contain the text or be part of
        it. At most MOST_CANDIDATES, without those whose bits tell that they cannot match; the
        first MOST_ALIKE of those whose bits are the same come first.
        """
        if not signature:  # no words
            return []
        count = word_count(words)
        fours = distinct(shingles(words, 4)) if count >= CONTAINED_WORDS else _NONE
        owners, which = self._rings.find(_keys(signature, sample_keys(fours).tobytes()))
        if not len(owners):
            return []
        near = int(which.searchsorted(BANDS))  # positions grow: those of the bands come first
        owners, common, having = _telling(owners, which, near)
        wanted = _Wanted(count, bits_of(signature), common, having)
        return self._best(_counts(owners[:near]), _counts(owners[near:]), wanted)

    def _best(self, met: Shared, samples: Shared, wanted: _Wanted) -> list[int]:
        """Return the references of those owners that may match, the best first.

        Args:
            met: how many bands each shares with the text, if any.
            samples: likewise.
        """
        least = VOTES if wanted.words >= FEW_WORDS else 1
        found = [*met, *(o for o, shared in samples.items() if shared >= least and o not in met)]
        if not found:
            return []
        updates = self._updates.take(found)
        agree = agreeing(wanted.bits, updates["bits"])
        told = updates["ref"].tolist(), updates["words"].tolist(), agree
        is_live = self._is_live.take(found).tolist()
        ranked, alike = [], 0
        for owner, live, ref, words, equal in zip(found, is_live, *told, strict=True):
            asked = asked_of(wanted.words, words, self._similarity)
            if not live or equal < asked.least:
                continue
            near, shared = met.get(owner, 0), samples.get(owner, 0)
            # What is near and agrees in full is one: so are most, where there are many.
            if (near and equal >= asked.full) or _may_match(
                asked, equal, near, shared, wanted, owner
            ):
                votes = near + (shared if shared >= least else 0)
                ranked.append((-votes if equal < SLOTS else _FIRST, ref))
                alike += equal == SLOTS
        ranked.sort()
        del ranked[MOST_ALIKE:alike]
        return [ref for _, ref in ranked[:MOST_CANDIDATES]]

    @property
    def _known(self) -> NDArray[np.void]:
        return self._updates[1 : self._used + 1]

    def _add(self, rows: Sequence[Row]) -> None:
        refs, seen_at, words, blobs, samples = zip(*rows, strict=True)
        sampled = np.array([len(one) // 4 for one in samples])
        is_signed = np.array([bool(one) for one in blobs])
        sizes = sampled + is_signed * BANDS
        self._make_room(len(rows), int(sizes.sum()))
        owners = np.arange(self._used + 1, self._used + len(rows) + 1, dtype=np.uint32)
        signatures = np.frombuffer(b"".join(blobs), _NUMBERS).reshape(-1, BANDS)
        new = self._updates[owners[0] : owners[-1] + 1]
        new["ref"] = refs
        new["seen_at"] = np.clip(seen_at, 0, 0xFFFF_FFFF)
        new["words"] = np.minimum(words, 0xFFFF)
        self._is_live[owners] = True
        new["bits"] = np.frombuffer(b"".join(map(bits_of, blobs)), _UPDATE["bits"])
        self._used += len(rows)
        self._live += len(rows)
        # The bands of the first, its samples, the bands of the second …
        of_each = np.column_stack([is_signed * BANDS, sampled]).ravel()
        is_sample = np.repeat(np.tile([False, True], len(rows)), of_each)
        keys = np.empty(len(is_sample), dtype=np.uint32)
        keys[~is_sample] = band_keys(signatures).ravel()
        keys[is_sample] = np.frombuffer(b"".join(samples), _NUMBERS) ^ _SAMPLE_MARK
        self._rings.put(keys, np.repeat(owners, sizes), self._is_live)

    def _make_room(self, updates: int, keys: int) -> None:
        while (
            self._rings.keys + keys > LOAD * WIDTH * self._rings.count
            or self._used + updates > self._rings.most_owners
        ):
            dead = self._used - self._live
            if dead and dead * 8 >= self._used:
                self._clear_up()
            else:
                growth = 4.0 if self._rings.count < SMALL else self._growth
                self._rings = self._rings.grown(int(self._rings.count * growth) + 1)
        if self._used + updates >= len(self._updates):
            self._reserve(self._used + updates + len(self._updates) // 8 + 1024)

    def _reserve(self, updates: int) -> None:
        if updates >= len(self._updates):
            self._updates = _longer(self._updates, updates + 1)
            self._is_live = _longer(self._is_live, updates + 1)

    def _forget(self, which: NDArray[np.bool_]) -> None:
        is_live = self._is_live[1 : self._used + 1]
        self._live -= int(np.count_nonzero(is_live & which))
        is_live &= ~which

    def _clear_up(self) -> None:
        """Close the gaps that forgotten updates left."""
        is_live = self._is_live[: self._used + 1]
        new_owner = np.where(is_live, np.cumsum(is_live), 0).astype(np.uint32)
        self._rings.renumber(new_owner)
        kept = self._updates[: self._used + 1][is_live]
        self._updates[1 : len(kept) + 1] = kept
        self._is_live[1 : len(kept) + 1] = True
        self._used = len(kept)


def _keys(signature: bytes, samples: bytes) -> Keys:
    """Return the keys of the bands of a signature, then those of samples or of all 4-grams."""
    keys = np.frombuffer(signature + samples, _NUMBERS)
    marked: Keys = keys ^ _MARKS[: len(keys)]
    return marked


def _longer(array: NDArray[Any], length: int) -> NDArray[Any]:
    """Return the same with zeros behind."""
    grown = np.zeros(length, dtype=array.dtype)
    grown[: len(array)] = array
    return grown


def _may_match(
    asked: Asked, equal: int, near: int, shared: int, wanted: _Wanted, owner: int
) -> bool:
    """Tell whether an owner is worth reading, and still is if only its own common samples count."""
    if not is_worth_reading(asked, equal, shared + wanted.common, is_near=near > 0):
        return False
    if not wanted.common or is_worth_reading(asked, equal, shared, is_near=True):
        return True
    told = int(np.count_nonzero(wanted.having == owner))
    shared_at_most = shared + told_of(asked, wanted.common, told)
    return is_worth_reading(asked, equal, shared_at_most, is_near=True)


def _telling(owners: Owners, which: NDArray[np.intp], near: int) -> tuple[Owners, int, Owners]:
    """Return the owners without those of samples that are no evidence.

    How many such samples there are comes second, and who has them third.

    What COMMON updates share is no evidence that they match, nor that they do not.

    Args:
        near: how many of the owners share bands; they come first.
    """
    if len(owners) - near < COMMON:
        return owners, 0, owners[:0]
    is_common = np.bincount(which) >= COMMON
    is_common[: which[near]] = False
    is_set_apart = is_common[which]
    return owners[~is_set_apart], int(np.count_nonzero(is_common)), owners[is_set_apart]


def _counts(owners: Owners) -> Shared:
    """Return how often each owner stands there: mostly few do."""
    if len(owners) < _MANY:
        found: dict[int, int] = {}
        for owner in owners.tolist():
            found[owner] = found.get(owner, 0) + 1
        return found
    ordered = np.sort(owners)
    firsts, sizes = runs(ordered)
    return dict(zip(ordered[firsts].tolist(), sizes.tolist(), strict=True))
