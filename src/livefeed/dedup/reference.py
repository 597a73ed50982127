"""What the kernel does with hashes, in numpy: the reference, and what runs where it is missing.

Words are folded and joined by single spaces.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from livefeed.dedup import shingles as arrays
from livefeed.dedup.shingles import Hashes
from livefeed.dedup.signature import signature

SIGNED_WORDS: Final = 20  # shorter texts are signed over words and pairs: see `_signed`
SAMPLED: Final = 4  # one in so many word 4-grams is kept of texts of SIGNED_WORDS and more


@lru_cache(maxsize=256)
def word_hashes(words: str) -> Hashes:
    """Return the word hashes of a text; those of one text are asked for again and again."""
    return arrays.word_hashes(words.split())


def signed(words: str) -> tuple[bytes, bytes]:
    """Return the signature of a text, and its sampled word 4-grams (all when it is short)."""
    hashes = word_hashes(words)
    return (
        signature(_signed(hashes)).astype("<u4").tobytes() if len(hashes) else b"",
        _samples(words).astype("<u4").tobytes(),
    )


def _signed(hashes: Hashes) -> Hashes:
    """Return the shingles that a signature stands for; some may be there twice.

    One changed word of a flash breaks three word 3-grams, half of all there are: short texts are
    signed over their words and word pairs instead.
    """
    if len(hashes) >= SIGNED_WORDS:
        return arrays.ordered_shingles(hashes, 3)
    return np.concatenate([hashes, arrays.ordered_shingles(hashes, 2)])


@lru_cache(maxsize=16)
def fours(words: str) -> Hashes:
    """Return the word 4-grams of a text in its order; a text is signed, then looked up by them."""
    return arrays.ordered_shingles(word_hashes(words), 4)


def _samples(words: str) -> NDArray[np.uint32]:
    every = fours(words)
    if len(word_hashes(words)) >= SIGNED_WORDS:
        every = every[every % np.uint64(SAMPLED) == 0]
    return arrays.distinct(sample_keys(every))


def sample_keys(fours: Hashes) -> NDArray[np.uint32]:
    """Return 30 bits of each hash of a word 4-gram: the two lowest, all the same, are left out."""
    keys: NDArray[np.uint32] = fours.astype(np.uint32) >> np.uint32(2)
    return keys


def common(one: str, other: str, k: int) -> tuple[int, int, int]:
    """Return how many shingles of `k` words both texts have, and how many each of them has."""
    here, there = _distinct(one, k), _distinct(other, k)
    return len(here & there), len(here), len(there)


@lru_cache(maxsize=64)
def _distinct(words: str, k: int) -> frozenset[int]:
    return frozenset(arrays.ordered_shingles(word_hashes(words), k).tolist())


def word_count(words: str) -> int:
    """Return how many words are joined by single spaces."""
    return words.count(" ") + 1 if words else 0
