"""Rings of keys in one flat array: who has this key, in 4 bytes a key and without a loop.

A key is a hash of 30 bits. Its ring is its share of the range, so any number of rings will do;
the hashes of one ring lie so close together that their lowest bits tell them apart, which with the
owner fill a cell of 32 bits: the more rings, the fewer bits are needed and the more owners there
are. Nothing of the hash is lost, so the rings can grow without what was put in (quotienting).
"""

from __future__ import annotations

from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from livefeed.dedup.shingles import runs

Keys = NDArray[np.uint32]
Owners = NDArray[np.uint32]  # from 1 on; 0 is nobody
_Rings = TypeVar("_Rings", int, NDArray[np.intp])

WIDTH: Final = 64  # keys in a ring; the oldest gives way when it no longer counts
HASH_BITS: Final = 30
FEWEST: Final = 1_024  # rings, 256 kB
_HALF: Final = np.uint64(32)
_PART: Final = 1_024  # rings filled at once as they grow: the keys of so many stay in the cache
# Numbers that many steps need: arrays of no dimension, which numpy takes faster than its scalars.
_SPREAD: Final = np.array(HASH_BITS)
_CELLS: Final = np.array(WIDTH.bit_length() - 1)  # WIDTH is a power of two
_AFTER: Final = (np.arange(WIDTH) + 1) % WIDTH  # the cell behind each
_ONE: Final = np.array(1, dtype=np.uint32)


class Rings:
    """A hash table from keys to owners; a key may have many.

    A flood of one key fills its own ring only, and finding costs the same however many there are.
    A full ring takes no more: would the newest drive out the oldest, the oldest would lose some at
    every growth (measured: a third of all keys of the first tenth). Owners are numbered by age;
    whoever puts them in tells which count.
    """

    def __init__(self, count: int = FEWEST) -> None:
        self._cells = np.zeros((count, WIDTH), dtype=np.uint32)
        self._flat = self._cells.reshape(-1)
        self._ends = np.zeros(count, dtype=np.intp)  # where the next key goes
        self.keys = 0  # put in since they were last counted
        self.count = count
        self.most_owners = (1 << count.bit_length() + 1) - 1
        self._count = np.array(count)
        self._owner_bits = np.array(count.bit_length() + 1, dtype=np.uint32)
        self._owner_mask = np.array(self.most_owners, dtype=np.uint32)

    @property
    def nbytes(self) -> int:
        return self._cells.nbytes + self._ends.nbytes

    def put(self, keys: Keys, owners: Owners, is_live: NDArray[np.bool_]) -> None:
        """Add keys, older owners first; a key is left out where its ring is full of live ones.

        Args:
            is_live: by owner, whether its keys still count; nobody's do not.
        """
        at = self._places(keys)
        order = at.argsort(kind="stable")
        at = at[order]
        first, sizes = runs(at)
        nth = np.arange(len(at)) - np.repeat(first, sizes)
        cell = (self._ends[at] + nth) % WIDTH
        occupants = self._cells[at, cell] & self._owner_mask
        is_taken = is_live[occupants] | (nth >= WIDTH)
        free = np.where(is_taken, nth, WIDTH)  # what follows a taken cell is left out too
        free = np.minimum.reduceat(free, first) if len(first) else free
        placed = nth < np.repeat(free, sizes)
        at, cell, order = at[placed], cell[placed], order[placed]
        self._cells[at, cell] = keys[order] << self._owner_bits | owners[order]
        first, sizes = runs(at)
        self._ends[at[first]] = (self._ends[at[first]] + sizes) % WIDTH
        self.keys += len(at)

    def put_one(self, keys: Keys, owner: int, is_live: NDArray[np.bool_]) -> None:
        """Add the keys of one owner, as `put` does, with fewer steps: few of them share a ring."""
        keys = keys[::-1]  # of several that want one cell the first gets it, if written last
        at = self._places(keys)
        cells = keys << self._owner_bits | np.array(owner, dtype=np.uint32)
        ends = self._ends[at]
        to = (at << _CELLS) + ends
        occupants = self._flat[to]
        if len(occupants.nonzero()[0]):
            is_free = ~is_live[occupants & self._owner_mask]
            at, ends, to, cells = at[is_free], ends[is_free], to[is_free], cells[is_free]
        self._flat[to] = cells
        waiting = (self._flat[to] != cells).nonzero()[0].tolist()
        self._ends[at] = _AFTER[ends]
        self.keys += len(at) - len(waiting)
        for one in reversed(waiting):
            self._put_next(int(at[one]), cells[one], is_live)

    def _put_next(self, ring: int, cell: np.uint32, is_live: NDArray[np.bool_]) -> None:
        end = int(self._ends[ring])
        to = ring * WIDTH + end
        if not is_live[int(self._flat[to]) & self.most_owners]:
            self._flat[to] = cell
            self._ends[ring] = (end + 1) % WIDTH
            self.keys += 1

    def find(self, keys: Keys) -> tuple[Owners, NDArray[np.intp]]:
        """Return owners and, by position, which of the keys each of them has.

        At most WIDTH owners per key. A key that only shares its 30 bits counts.
        """
        first = (keys << self._owner_bits) + _ONE  # the cell of this key and the oldest owner
        beyond = self._cells.take(self._places(keys), axis=0).ravel()
        beyond -= first.repeat(WIDTH)  # nobody and other keys become large
        found = (beyond < self._owner_mask).nonzero()[0]
        return beyond.take(found) + _ONE, found >> _CELLS

    def grown(self, count: int) -> Rings:
        """Return the same keys in more rings, the newest where one ring has too many."""
        made = Rings(count)
        for low in range(0, count, _PART):
            made._take_over(self, low, min(low + _PART, count))
        return made

    def _take_over(self, old: Rings, low: int, high: int) -> None:
        """Fill the rings from `low` to before `high`, empty so far, with the keys of others."""
        first = _least(low, self.count) * old.count >> HASH_BITS
        last = (_least(high, self.count) - 1) * old.count >> HASH_BITS
        flat = old._cells[first : last + 1].ravel()
        occupied = flat.nonzero()[0]
        cells = flat[occupied]
        starts = _least(np.arange(first, last + 1), old.count).astype(np.uint32)
        starts = starts[occupied >> _CELLS]
        rest = (cells >> old._owner_bits) - starts & (~np.uint32(0) >> old._owner_bits)
        hashes = starts + rest
        # Ring, owner and lowest bits fit into 64: sorted, they are the keys of each ring by age.
        rest_bits = np.uint32(32) - self._owner_bits
        packed = self._places(hashes).astype(np.uint64) << _HALF
        packed |= (cells & old._owner_mask) << rest_bits | hashes & ~(~np.uint32(0) << rest_bits)
        packed.sort()
        begin, end = packed.searchsorted(np.array([low, high], dtype=np.uint64) << _HALF)
        packed = packed[begin:end]
        at = (packed >> _HALF).view(np.intp) - low
        sizes = np.bincount(at, minlength=high - low)
        surplus = np.maximum(sizes - WIDTH, 0)
        nth = np.arange(len(at)) - (sizes.cumsum() - sizes + surplus)[at]
        lower = packed.astype(np.uint32)
        if surplus.any():
            is_kept = nth >= 0
            at, nth, lower = at[is_kept], nth[is_kept], lower[is_kept]
        self._flat[(low + at << _CELLS) + nth] = lower << self._owner_bits | lower >> rest_bits
        self._ends[low:high] = np.minimum(sizes, WIDTH) % WIDTH
        self.keys += len(at)

    def renumber(self, new_owner: Owners) -> None:
        """Give owners other numbers, in the same order; 0 forgets one."""
        owners = new_owner[self._cells & self._owner_mask]
        rest = self._cells & ~self._owner_mask
        self._cells[...] = np.where(owners > 0, rest | owners, np.uint32(0))
        self.keys = int(np.count_nonzero(owners))

    def _places(self, keys: Keys) -> NDArray[np.intp]:
        """Return the ring of each key."""
        places: NDArray[np.intp] = keys.astype(np.intp) * self._count >> _SPREAD
        return places


def _least(ring: _Rings, count: int) -> _Rings:
    """Return the least hash of a ring, or of each ring, of so many."""
    return -(-(ring << HASH_BITS) // count)
