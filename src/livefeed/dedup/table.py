"""The table behind the index, in numpy: the reference, and what runs without the kernel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from livefeed.dedup.estimate import PAIRS, Bits, agreeing, bits_of_all, is_worth_reading
from livefeed.dedup.reference import distinct_fours, sample_keys, word_count
from livefeed.dedup.rings import FEWEST, WIDTH, Keys, Owners, Rings
from livefeed.dedup.signature import BANDS, SLOTS, bands_of_all

LOAD: Final = 0.85  # of the cells; with 54 of 64 filled, few rings are full
SMALL: Final = 16_384  # rings, 4 MB: fewer become four times as many
MOST_ALIKE: Final = 8  # of one text: what a thousand copies say need not be read again
MOST_CANDIDATES: Final = 100  # those sharing most; a flood of one text must not stop the writer
COMMON: Final = WIDTH // 2  # updates with one sample, from which it is no evidence
CONTAINED_WORDS: Final = 12  # texts below are too short to be looked for inside others
VOTES: Final = 2  # samples that a long text must share
FEW_WORDS: Final = 30  # shorter ones have so few samples that one must do
_SAMPLE_MARK: Final = np.uint32(0x15555555)  # samples and bands lie in the same rings
_BATCH: Final = 10_000  # updates read at once
_NOBODY: Final = np.zeros(0, dtype=np.uint32)
_NO_BITS: Final = np.zeros(PAIRS, dtype=np.uint32)

# ref, time seen, words, signature, samples
Row = tuple[int, float, int, bytes, bytes]
_UPDATE: Final = np.dtype(
    [("ref", "i8"), ("bits", "<u4", PAIRS), ("is_live", "?"), ("seen_at", "u4"), ("words", "u2")],
    align=True,
)


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
        self._keep(np.zeros(1, dtype=_UPDATE))  # owner 0 is nobody
        self._used = self._live = 0

    def __len__(self) -> int:
        return self._live

    @property
    def nbytes(self) -> int:
        return self._rings.nbytes + self._updates.nbytes

    def reserve(self, updates: int, keys: int) -> None:
        """Make room for so many updates and keys in all."""
        count = int(keys / (LOAD * WIDTH)) + 1
        if count > self._rings.count:
            self._rings = self._rings.grown(count)
        self._reserve(updates)

    def add(self, *row: *Row) -> None:
        """Remember an update."""
        ref, seen_at, words, signature, samples = row
        samples_here = np.frombuffer(samples, dtype="<u4") ^ _SAMPLE_MARK
        keys = np.concatenate([_bands_of(signature), samples_here])
        self._make_room(1, len(keys))
        self._used += 1
        self._live += 1
        self._refs[self._used] = ref
        self._bits[self._used] = _bits_of(signature)
        self._seen_at[self._used] = min(max(seen_at, 0), 0xFFFF_FFFF)
        self._words[self._used] = min(words, 0xFFFF)
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
        bands, count = _bands_of(signature), word_count(words)
        keys = _sample_keys(words) if count >= CONTAINED_WORDS else _NOBODY
        owners, which = self._rings.find(np.concatenate([bands, keys]))
        near = int(which.searchsorted(len(bands)))  # positions grow: those of the bands come first
        bands_met = Counter(owners[:near].tolist())
        votes = bands_met.copy()
        samples, common = _samples_of_each(owners[near:], which[near:])
        least = VOTES if count >= FEW_WORDS else 1
        for owner, times in samples.items():
            if times >= least:
                votes[owner] += times
        if not votes:
            return []
        may_share = {owner: samples[owner] + common for owner in votes}
        found = self._worth_reading(bands_met.keys(), may_share, count, signature)
        alike = sorted(ref for _, ref, is_alike in found if is_alike)
        best = sorted((-votes[owner], ref) for owner, ref, is_alike in found if not is_alike)
        return [*alike[:MOST_ALIKE], *(ref for _, ref in best)][:MOST_CANDIDATES]

    def _worth_reading(
        self, near: Collection[int], samples: dict[int, int], count: int, signature: bytes
    ) -> list[tuple[int, int, bool]]:
        """Return those live owners that may match a text of so many words.

        Each with its reference, and whether all its bits are those of the text.

        Args:
            near: owners that share a band with the text.
            samples: of each owner that the text has, or may have.
        """
        owners = np.array(list(samples))
        owners = owners[self._is_live[owners]]
        updates = self._updates[owners]
        found = zip(owners.tolist(), updates["ref"].tolist(), strict=True)
        if not signature:
            return [(owner, ref, False) for owner, ref in found]
        agree = agreeing(_bits_of(signature), updates["bits"]).tolist()
        lengths = updates["words"].tolist()
        return [
            (owner, ref, equal == SLOTS)
            for (owner, ref), equal, length in zip(found, agree, lengths, strict=True)
            if is_worth_reading(
                *(count, length, self._similarity),
                agreeing=equal,
                shared=samples[owner],
                is_near=owner in near,
            )
        ]

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
        signatures = _signatures(blobs)
        new = self._updates[owners[0] : owners[-1] + 1]
        new["ref"] = refs
        new["seen_at"] = np.clip(seen_at, 0, 0xFFFF_FFFF)
        new["words"] = np.minimum(words, 0xFFFF)
        new["is_live"] = True
        new["bits"] = 0
        new["bits"][is_signed] = bits_of_all(signatures)
        self._used += len(rows)
        self._live += len(rows)
        # The bands of the first, its samples, the bands of the second …
        of_each = np.column_stack([is_signed * BANDS, sampled]).ravel()
        is_sample = np.repeat(np.tile([False, True], len(rows)), of_each)
        keys = np.empty(len(is_sample), dtype=np.uint32)
        keys[~is_sample] = bands_of_all(signatures).ravel()
        keys[is_sample] = np.frombuffer(b"".join(samples), dtype="<u4") ^ _SAMPLE_MARK
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
            grown = np.zeros(updates + 1, dtype=_UPDATE)
            grown[: len(self._updates)] = self._updates
            self._keep(grown)

    def _keep(self, updates: NDArray[np.void]) -> None:
        self._updates = updates
        self._refs, self._bits = updates["ref"], updates["bits"]
        self._seen_at, self._words = updates["seen_at"], updates["words"]
        self._is_live: NDArray[np.bool_] = updates["is_live"]

    def _forget(self, which: NDArray[np.bool_]) -> None:
        which &= self._known["is_live"]
        self._known["is_live"][which] = False
        self._live -= int(np.count_nonzero(which))

    def _clear_up(self) -> None:
        """Close the gaps that forgotten updates left."""
        is_live = self._is_live[: self._used + 1]
        new_owner = np.where(is_live, np.cumsum(is_live), 0).astype(np.uint32)
        self._rings.renumber(new_owner)
        kept = self._updates[: self._used + 1][is_live]
        self._updates[1 : len(kept) + 1] = kept
        self._used = len(kept)


def _samples_of_each(owners: Owners, which: NDArray[np.intp]) -> tuple[Counter[int], int]:
    """Return how many samples each owner shares, and how many it may share beside them.

    What COMMON updates share is no evidence that they match, nor that they do not.
    """
    common = 0
    if len(owners) >= COMMON:
        times = np.bincount(which)
        common = int(np.count_nonzero(times >= COMMON))
        owners = owners[times[which] < COMMON]
    return Counter(owners.tolist()), common


def _signatures(blobs: Iterable[bytes]) -> NDArray[np.uint32]:
    """Return the signatures that there are, a row for each."""
    return np.frombuffer(b"".join(blobs), dtype="<u4").reshape(-1, BANDS)


@lru_cache(maxsize=16)
def _bands_of(signature: bytes) -> Keys:
    """Return the keys of the bands of one signature: it is looked up, then added."""
    return bands_of_all(_signatures([signature])).ravel() if signature else _NOBODY


@lru_cache(maxsize=16)
def _bits_of(signature: bytes) -> Bits:
    return bits_of_all(_signatures([signature]))[0] if signature else _NO_BITS


def _sample_keys(words: str) -> Keys:
    """Return the keys of all word 4-grams."""
    return sample_keys(distinct_fours(words)) ^ _SAMPLE_MARK
