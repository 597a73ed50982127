"""Rings of keys in one flat array: who has this key, in 4 bytes a key and without a loop.

A key is a hash of 30 bits. Its ring is its share of the range, so any number of rings will do;
what is left of the hash, its distance from the least hash of the ring, is small, and with the
owner fills a cell of 32 bits: the more rings, the fewer bits are left and the more owners there
are. Nothing of the hash is lost, so the rings can grow without what was put in (quotienting).
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from livefeed.dedup.shingles import runs

Keys = NDArray[np.uint32]
Owners = NDArray[np.uint32]  # from 1 on; 0 is nobody

WIDTH: Final = 64  # keys in a ring; the oldest gives way when it no longer counts
HASH_BITS: Final = 30
FEWEST: Final = 64  # rings
_HALF: Final = np.uint64(32)
_SPREAD: Final = np.uint64(HASH_BITS)


class Rings:
    """A hash table from keys to owners; a key may have many.

    A flood of one key fills its own ring only, and finding costs the same however many there are.
    A full ring takes no more: would the newest drive out the oldest, the oldest would lose some at
    every growth (measured: a third of all keys of the first tenth). Owners are numbered by age;
    whoever puts them in tells which count.
    """

    def __init__(self, count: int = FEWEST) -> None:
        self._cells = np.zeros((count, WIDTH), dtype=np.uint32)
        self._ends = np.zeros(count, dtype=np.uint8)  # where the next key goes
        self.keys = 0  # put in since they were last counted
        self._owner_bits = np.uint32(count.bit_length() + 1)

    @property
    def count(self) -> int:
        return len(self._ends)

    @property
    def nbytes(self) -> int:
        return self._cells.nbytes + self._ends.nbytes

    @property
    def most_owners(self) -> int:
        return (1 << int(self._owner_bits)) - 1

    def put(self, keys: Keys, owners: Owners, is_live: NDArray[np.bool_]) -> None:
        """Add keys, older owners first; a key is left out where its ring is full of live ones.

        Args:
            is_live: by owner, whether its keys still count; nobody's do not.
        """
        at, rest = self._places(keys)
        order = at.argsort(kind="stable")
        at = at[order]
        first, sizes = runs(at)
        nth = _counting(sizes)
        cell = (self._ends[at] + nth) % WIDTH
        occupants = self._cells[at, cell] & np.uint32(self.most_owners)
        is_taken = is_live[occupants] | (nth >= WIDTH)
        free = np.where(is_taken, nth, WIDTH)  # what follows a taken cell is left out too
        free = np.minimum.reduceat(free, first) if len(first) else free
        placed = nth < np.repeat(free, sizes)
        at, cell, order = at[placed], cell[placed], order[placed]
        self._cells[at, cell] = rest[order] << self._owner_bits | owners[order]
        first, sizes = runs(at)
        self._ends[at[first]] = (self._ends[at[first]] + sizes) % WIDTH
        self.keys += len(at)

    def put_one(self, keys: Keys, owner: int, is_live: NDArray[np.bool_]) -> None:
        """Add the keys of one owner, as `put` does, with fewer steps: few of them share a ring."""
        at, rest = self._places(keys)
        cells = rest << self._owner_bits | np.uint32(owner)
        first = dict(zip(at.tolist()[::-1], range(len(keys) - 1, -1, -1), strict=True))
        if len(first) < len(keys):
            is_first = np.zeros(len(keys), dtype=np.bool_)
            is_first[list(first.values())] = True
            more = zip(at[~is_first].tolist(), cells[~is_first].tolist(), strict=True)
            at, cells = at[is_first], cells[is_first]
        else:
            more = zip((), (), strict=True)
        ends = self._ends[at]
        is_free = ~is_live[self._cells[at, ends] & np.uint32(self.most_owners)]
        at, ends = at[is_free], ends[is_free]
        self._cells[at, ends] = cells[is_free]
        self._ends[at] = (ends + 1) % WIDTH
        self.keys += len(at)
        for ring, cell in more:
            end = int(self._ends[ring])
            if not is_live[int(self._cells[ring, end]) & self.most_owners]:
                self._cells[ring, end] = cell
                self._ends[ring] = (end + 1) % WIDTH
                self.keys += 1

    def find(self, keys: Keys) -> tuple[Owners, NDArray[np.intp]]:
        """Return owners and, by position, which of the keys each of them has.

        At most WIDTH owners per key. A key that only shares its 30 bits counts.
        """
        at, rest = self._places(keys)
        unlike = self._cells[at] ^ (rest << self._owner_bits)[:, None]
        flat = unlike.ravel()
        found = np.flatnonzero((flat <= np.uint32(self.most_owners)) & (flat != 0))
        return flat[found], found // WIDTH

    def grown(self, count: int) -> Rings:
        """Return the same keys in more rings."""
        made = Rings(count)
        ring, cell = np.nonzero(self._cells & np.uint32(self.most_owners))
        cells = self._cells[ring, cell]
        hashes = (_starts(ring, self.count) + (cells >> self._owner_bits)).astype(np.uint32)
        owners = cells & np.uint32(self.most_owners)
        at, _ = made._places(hashes)
        order = np.lexsort((hashes, owners, at))  # oldest first in each ring
        _, sizes = runs(at[order])
        left = np.repeat(sizes, sizes) - _counting(sizes)
        order = order[left <= WIDTH]
        made.put(hashes[order], owners[order], np.zeros(self.most_owners + 1, dtype=np.bool_))
        return made

    def renumber(self, new_owner: Owners) -> None:
        """Give owners other numbers, in the same order; 0 forgets one."""
        owners = new_owner[self._cells & np.uint32(self.most_owners)]
        rest = self._cells & ~np.uint32(self.most_owners)
        self._cells = np.where(owners > 0, rest | owners, np.uint32(0))
        self.keys = int(np.count_nonzero(owners))

    def _places(self, keys: Keys) -> tuple[NDArray[np.intp], Keys]:
        """Return the ring of each key and what is left of it."""
        at = (keys.astype(np.uint64) * np.uint64(self.count) >> _SPREAD).astype(np.intp)
        return at, (keys - _starts(at, self.count)).astype(np.uint32)


def _starts(rings: NDArray[np.intp], count: int) -> NDArray[np.int64]:
    """Return the least hash of each ring."""
    return -(-(rings.astype(np.int64) << HASH_BITS) // count)


def _counting(sizes: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return 0, 1, 2 … for each run of these sizes."""
    ends = np.cumsum(sizes)
    return np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - sizes, sizes)
