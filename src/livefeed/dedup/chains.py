"""Chains of keys in flat arrays: who has this key, newest first, in some 13 bytes per key."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from livefeed.dedup.shingles import Hashes

Slots = NDArray[np.int32]

MOST_STEPS: Final = 128  # along one chain: further down lie the older ones of a flood
_LOAD: Final = 2  # keys per chain
_CHUNK: Final = 1 << 18  # keys linked at once
_SMALLEST: Final = 1 << 12


class Chains:
    """A hash table from 64-bit keys to owners, with chains through flat arrays.

    Keys are only added; whoever owns them tells which owners still count (see `rebuilt`).
    """

    def __init__(self, capacity: int = _SMALLEST) -> None:
        capacity = max(capacity, _SMALLEST)
        self._hashes = np.zeros(capacity, dtype=np.uint32)
        self._owners = np.zeros(capacity, dtype=np.int32)
        self._nexts = np.zeros(capacity, dtype=np.int32)
        self._heads = _empty_heads(capacity)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def bytes(self) -> int:
        arrays = (self._hashes, self._owners, self._nexts, self._heads)
        return sum(array.nbytes for array in arrays)

    def append(self, keys: Hashes, owners: Slots) -> None:
        """Add keys, older owners first."""
        self._append(_narrow(keys), owners)

    def rebuilt(self, new_owner: Slots) -> Chains:
        """Return the chains of the owners that are kept, under their new numbers.

        Args:
            new_owner: by old number; negative where the owner is forgotten.
        """
        owners = new_owner[self._owners[: self._count]]
        kept = owners >= 0
        chains = Chains(2 * int(np.count_nonzero(kept)))
        chains._append(self._hashes[: self._count][kept], owners[kept])
        return chains

    def find(self, keys: Hashes) -> tuple[Slots, Slots]:
        """Return owners and, by position, which of the keys each of them has, newest first.

        A key that a flood of texts shares is found in some MOST_STEPS of the newest only.
        """
        wanted = _narrow(keys)
        which: Slots = np.arange(len(wanted), dtype=np.int32)
        at = self._heads[wanted & np.uint32(len(self._heads) - 1)]
        owners: list[Slots] = []
        found: list[Slots] = []
        for _ in range(MOST_STEPS):
            going = np.flatnonzero(at >= 0)
            if len(going) < len(at):
                if not len(going):
                    break
                at, which, wanted = at[going], which[going], wanted[going]
            hits = np.flatnonzero(self._hashes[at] == wanted)
            if len(hits):
                owners.append(self._owners[at[hits]])
                found.append(which[hits])
            at = self._nexts[at]
        if not owners:
            return np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.int32)
        return np.concatenate(owners), np.concatenate(found)

    def _append(self, hashes: NDArray[np.uint32], owners: Slots) -> None:
        end = self._count + len(hashes)
        if end > len(self._hashes):
            self._grow(end)
        self._hashes[self._count : end] = hashes
        self._owners[self._count : end] = owners
        start, self._count = self._count, end
        self._link(start, end)

    def _grow(self, needed: int) -> None:
        capacity = max(needed, 2 * len(self._hashes))
        for name in ("_hashes", "_owners", "_nexts"):
            old = getattr(self, name)
            grown = np.zeros(capacity, dtype=old.dtype)
            grown[: self._count] = old[: self._count]
            setattr(self, name, grown)
        self._heads = _empty_heads(capacity)
        self._link(0, self._count)

    def _link(self, start: int, end: int) -> None:
        """Put the keys [start, end) at the heads of their chains, the newest in front.

        All of a chunk go at once. Where several meet in one chain the last assignment holds, and
        the others go again; chunks are turned round so that the oldest comes to lie lowest.
        """
        mask = np.uint32(len(self._heads) - 1)
        for low in range(start, end, _CHUNK):
            entries = np.arange(min(low + _CHUNK, end) - 1, low - 1, -1, dtype=np.int32)
            chain = self._hashes[entries] & mask
            for _ in range(MOST_STEPS):
                self._nexts[entries] = self._heads[chain]
                self._heads[chain] = entries
                lost = self._heads[chain] != entries
                if not lost.any():
                    break
                entries, chain = entries[lost], chain[lost]


def _narrow(keys: Hashes) -> NDArray[np.uint32]:
    return keys.astype(np.uint32)


def _empty_heads(capacity: int) -> Slots:
    size = 1 << max(capacity // _LOAD - 1, 1).bit_length()
    return np.full(size, -1, dtype=np.int32)
