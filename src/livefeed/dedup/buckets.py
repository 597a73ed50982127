"""Buckets of keys in flat arrays: who has this key, in some 13 bytes a key and without a loop."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from livefeed.dedup.shingles import Hashes, runs

Slots = NDArray[np.int32]

WIDTH: Final = 64  # keys in a bucket; a newer one then takes the place of the oldest
_LOAD: Final = 0.75  # of the cells; with 48 of 64 filled, one bucket in a hundred runs over
_GROWTH: Final = 1.5
_FEWEST: Final = 64  # buckets
_CHUNK: Final = 1 << 20  # keys put in at once
_NONE: Final = -1


class Buckets:
    """A hash table from 64-bit keys to owners; a key may have many.

    Each key has one bucket to be in, and a bucket is a ring: a flood of one key drives out older
    keys of its own bucket only, and finding costs the same however many there are. Keys are only
    added; whoever owns them tells which owners still count (see `rebuilt`).
    """

    def __init__(self, keys: int = 0) -> None:
        """Make room for so many keys."""
        count = max(_FEWEST, int(keys / (_LOAD * WIDTH)) + 1)
        self._hashes = np.zeros((count, WIDTH), dtype=np.uint32)
        self._owners = np.full((count, WIDTH), _NONE, dtype=np.int32)
        self._ends = np.zeros(count, dtype=np.uint32)  # keys ever put into the bucket
        self._keys = 0

    @property
    def bytes(self) -> int:
        return self._hashes.nbytes + self._owners.nbytes + self._ends.nbytes

    def append(self, keys: Hashes, owners: Slots) -> None:
        """Add keys, older owners first."""
        self._append(keys.astype(np.uint32), owners)

    def reserve(self, keys: int) -> None:
        """Make room for so many keys in all."""
        if keys > _LOAD * self._hashes.size:
            made = Buckets(keys)
            made._append(*self._oldest_first())
            self._hashes, self._owners, self._ends = made._hashes, made._owners, made._ends

    def find(self, keys: Hashes) -> tuple[Slots, NDArray[np.intp]]:
        """Return owners and, by position, which of the keys each of them has.

        At most WIDTH owners per key, the newest ones.
        """
        hashes = keys.astype(np.uint32)
        at = self._bucket(hashes)
        which, cell = np.nonzero(self._hashes[at] == hashes[:, None])
        owners = self._owners[at[which], cell]
        is_used = owners != _NONE  # a hash of 0 meets the cells that were never used
        return owners[is_used], which[is_used]

    def rebuilt(self, new_owner: Slots) -> Buckets:
        """Return the keys of the owners that are kept, under their new numbers.

        Args:
            new_owner: by old number; negative where the owner is forgotten. Growing otherwise.
        """
        hashes, owners = self._oldest_first()
        owners = new_owner[owners]
        kept = owners >= 0
        made = Buckets(int(_GROWTH * np.count_nonzero(kept)))
        made._append(hashes[kept], owners[kept])
        return made

    def _bucket(self, hashes: NDArray[np.uint32]) -> NDArray[np.intp]:
        """Return the bucket of each hash: its share of the range, so that any number will do."""
        scaled = hashes.astype(np.uint64) * np.uint64(len(self._ends))
        return (scaled >> np.uint64(32)).astype(np.intp)

    def _append(self, hashes: NDArray[np.uint32], owners: Slots) -> None:
        if self._keys + len(hashes) > _LOAD * self._hashes.size:
            self.reserve(int(_GROWTH * (self._keys + len(hashes))))
        self._keys += len(hashes)
        for low in range(0, len(hashes), _CHUNK):
            self._put(hashes[low : low + _CHUNK], owners[low : low + _CHUNK])

    def _put(self, hashes: NDArray[np.uint32], owners: Slots) -> None:
        at = self._bucket(hashes)
        order = at.argsort(kind="stable")
        at = at[order]
        first, sizes = runs(at)
        cell = self._ends[at].astype(np.intp)
        if len(first) < len(at):
            cell += np.arange(len(at)) - np.repeat(first, sizes)
        cell %= WIDTH
        self._hashes[at, cell] = hashes[order]
        self._owners[at, cell] = owners[order]
        self._ends[at[first]] += sizes.astype(np.uint32)

    def _oldest_first(self) -> tuple[NDArray[np.uint32], Slots]:
        """Return all keys by their owners' age: newer owners have higher numbers."""
        used = self._owners != _NONE
        hashes, owners = self._hashes[used], self._owners[used]
        order = np.argsort(owners, kind="stable")
        return hashes[order], owners[order]
