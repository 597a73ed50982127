"""Shingles: k words in a row, as 64-bit hashes that are the same on every machine."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import xxhash
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

# Odd multipliers, one per position in a shingle (fractional parts of square roots of primes).
_PLACES: Final = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xBB67AE8584CAA73B, 0x3C6EF372FE94F82B],
    dtype=np.uint64,
)


def word_hashes(words: str) -> Hashes:
    """Return one hash per word, in order."""
    encoded = words.encode().split()
    return np.fromiter(map(xxhash.xxh64_intdigest, encoded), dtype=np.uint64, count=len(encoded))


def distinct(values: NDArray[Any]) -> NDArray[Any]:
    """Return the distinct values in growing order; np.unique hashes them, which is slower."""
    ordered = np.sort(values)
    return ordered[is_first(ordered)]


def is_first(ordered: NDArray[Any]) -> NDArray[np.bool_]:
    """Return for each of these values, equal ones side by side, whether it is the first such."""
    firsts = np.empty(len(ordered), dtype=np.bool_)
    firsts[:1] = True
    np.not_equal(ordered[1:], ordered[:-1], out=firsts[1:])
    return firsts


def runs(ordered: NDArray[Any]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return where each run of equal values begins, and how long it is."""
    firsts = is_first(ordered).nonzero()[0]
    sizes = np.empty_like(firsts)
    sizes[-1:] = len(ordered)
    sizes[:-1] = firsts[1:]
    sizes -= firsts
    return firsts, sizes


def ordered_shingles(hashes: Hashes, most: int = 4) -> list[Hashes]:
    """Return the shingles of one word, of two and so on, in order, repeated ones included.

    The hash of each is a sum of its words' hashes times the numbers of their places.

    Args:
        hashes: of the words, in order.
        most: words in a shingle, 1 to 4; fewer where there are not so many words.
    """
    if not len(hashes):
        return []
    most = min(most, len(hashes))
    products = hashes * _PLACES[:most, None]
    found = [products[0]]
    for place in range(1, most):
        found.append(found[-1][:-1] + products[place, place:])
    return found
