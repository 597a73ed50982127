"""Shingles: k words in a row, as 64-bit hashes that are the same on every machine."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import xxhash
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

_DIGESTS: Final = np.dtype(">u8")

# Odd multipliers, one per position in a shingle (fractional parts of square roots of primes).
_PLACES: Final = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xBB67AE8584CAA73B, 0x3C6EF372FE94F82B],
    dtype=np.uint64,
)

_TRUE: Final = np.ones(1, dtype=np.bool_)
_NOWHERE: Final = np.zeros(0, dtype=np.intp)


def word_hashes(words: str) -> Hashes:
    """Return one hash per word, in order."""
    digests = b"".join(map(xxhash.xxh64_digest, words.encode().split()))
    return np.frombuffer(digests, _DIGESTS).astype(np.uint64)


def shingles(hashes: Hashes, k: int) -> Hashes:
    """Return the shingles of `k` words, in order, repeated ones included.

    The hash of each is the sum of its words' hashes times the numbers of their places.

    Args:
        hashes: of the words, in order, at least one.
        k: 1 to 4; fewer where there are not so many words.
    """
    found: Hashes = np.correlate(hashes, _PLACES[: min(k, len(hashes))], "valid")
    return found


def distinct(values: NDArray[Any]) -> NDArray[Any]:
    """Return the distinct values in growing order; np.unique hashes them, which is slower."""
    ordered = values.copy()
    ordered.sort()
    is_again = ordered[1:] == ordered[:-1]
    return ordered[np.concatenate([_TRUE, ~is_again])] if len(is_again.nonzero()[0]) else ordered


def runs(ordered: NDArray[Any]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return where each run of equal values begins, and how long it is."""
    if not len(ordered):
        return _NOWHERE, _NOWHERE
    bounds = np.concatenate([_TRUE, ordered[1:] != ordered[:-1], _TRUE]).nonzero()[0]
    return bounds[:-1], bounds[1:] - bounds[:-1]
