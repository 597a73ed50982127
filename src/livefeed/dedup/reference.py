"""What the kernel does with hashes, in numpy: the reference, and what runs where it is missing.

Words are folded and joined by single spaces.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from livefeed.dedup import shingles as arrays
from livefeed.dedup.shingles import Hashes, distinct
from livefeed.dedup.signature import signature

SIGNED_WORDS: Final = 20  # shorter texts are signed over words and pairs: see `signed`
SAMPLED: Final = 4  # one in so many word 4-grams is kept of texts of SIGNED_WORDS and more
MOST_SAMPLES: Final = 31  # so a sketch takes 300 bytes at most, whatever the length of the text
_UNUSED: Final = np.array(2, dtype=np.uint32)
_KEYS: Final = np.dtype("<u4")
_NONE: Final = np.zeros(0, dtype=np.uint64)


@lru_cache(maxsize=16)
def word_hashes(words: str) -> Hashes:
    """Return one hash per word, in order; a text is signed, looked up, then compared."""
    return arrays.word_hashes(words)


@lru_cache(maxsize=32)
def shingles(words: str, k: int) -> Hashes:
    """Return the shingles of `k` words, in order, repeated ones included."""
    return arrays.shingles(word_hashes(words), k) if words else _NONE


def signed(words: str) -> tuple[bytes, bytes]:
    """Return the signature of a text, and its sampled word 4-grams (all when it is short)."""
    if not words:
        return b"", b""
    fours = shingles(words, 4)
    if len(word_hashes(words)) >= SIGNED_WORDS:
        of = shingles(words, 3)
        fours = fours[_evenly(len(fours))]
    else:
        # One changed word of a flash breaks three word 3-grams, half of all there are: short texts
        # are signed over their words and word pairs instead; of some there may be two.
        of = np.concatenate([word_hashes(words), shingles(words, 2)])
    return signature(of).tobytes(), distinct(sample_keys(fours)).tobytes()


@lru_cache(maxsize=128)
def _evenly(fours: int) -> NDArray[np.intp]:
    """Return every fourth place or so: of any passage there are as many as of any other."""
    count = min(-(-fours // SAMPLED), MOST_SAMPLES)
    return np.arange(count) * fours // count


def sample_keys(fours: Hashes) -> NDArray[np.uint32]:
    """Return 30 bits of each hash of a word 4-gram: the two lowest, all the same, are left out."""
    keys: NDArray[np.uint32] = fours.astype(_KEYS) >> _UNUSED
    return keys


def common(one: str, other: str, k: int) -> tuple[int, int, int]:
    """Return how many shingles of `k` words both texts have, and how many each of them has."""
    here, there = _distinct(one, k), _distinct(other, k)
    both = np.concatenate([here, there])
    both.sort()
    return len((both[1:] == both[:-1]).nonzero()[0]), len(here), len(there)


@lru_cache(maxsize=64)
def _distinct(words: str, k: int) -> Hashes:
    return distinct(shingles(words, k))


def word_count(words: str) -> int:
    """Return how many words are joined by single spaces."""
    return len(word_hashes(words))  # which are asked for next, and remembered
