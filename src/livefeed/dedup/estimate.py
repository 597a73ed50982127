"""Which candidates are worth reading: four bits of each slot of a signature tell.

Two signatures agree by chance in a sixteenth of these groups of bits, so they agree in
126 (1/16 + 15/16 J) of the slots; the error at Jaccard .35 is .046 (b-bit minwise hashing, Li and
König 2010), for 64 bytes an update instead of 168.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from livefeed.dedup.reference import SIGNED_WORDS
from livefeed.dedup.signature import SLOTS, slots_of_all
from livefeed.model import SIMILARITY

Bits = NDArray[np.uint64]  # rows of 8: the lowest bits of both halves of the slots, the next …

MARGIN: Final = 0.12  # of 14,745 real articles none was decided otherwise; with .05, 1 in 200 was
_BITS: Final = 4
_CHANCE: Final = 1 / 16
SHORT_FLOOR: Final = 0.15  # flashes, which are signed over words and pairs
MIDDLE_WORDS: Final = 40  # below, words may decide: 3-grams tell nothing for certain
CONTAINED: Final = 0.6
_HALF: Final = SLOTS // 2
_MASKS: Final = np.array([1, 2, 4, 8], dtype=np.uint32)[None, :, None]


def bits_of_all(signatures: NDArray[np.uint32]) -> Bits:
    """Return four bits of each slot of signatures, a row for each."""
    is_set = (slots_of_all(signatures)[:, None, :] & _MASKS) > 0
    packed = np.packbits(is_set.reshape(-1, _BITS, 2, _HALF), axis=3, bitorder="little")
    bits: Bits = packed.view("<u8").reshape(-1, 2 * _BITS)
    return bits


def agreeing(one: Bits, others: Bits) -> NDArray[np.intp]:
    """Return in how many slots a signature agrees with each of the others."""
    unlike = np.bitwise_or.reduce((others ^ one).reshape(-1, _BITS, 2), axis=1)
    counts: NDArray[np.intp] = SLOTS - np.bitwise_count(unlike).sum(axis=1, dtype=np.intp)
    return counts


def needed(one: int, others: NDArray[np.int64], similarity: float) -> NDArray[np.intp]:
    """Return in how many slots texts of so many words must agree to be worth reading.

    As many as the Jaccard similarity of word 3-grams asks for, or the one that a text of which
    CONTAINED is found in a longer one must have with it; less a margin.
    """
    small = np.minimum(one, others).astype(np.float64)
    large = np.maximum(one, others).astype(np.float64)
    contained = CONTAINED * (small - 2) / np.maximum(large - 2 + (1 - CONTAINED) * (small - 2), 1)
    least = np.minimum(contained, similarity) - MARGIN
    least[large < SIGNED_WORDS] = SHORT_FLOOR - max(SIMILARITY - similarity, 0)
    is_middle = (small < MIDDLE_WORDS) & (large < 2 * MIDDLE_WORDS) & (large >= SIGNED_WORDS)
    least[is_middle | ((small < SIGNED_WORDS) & (large >= SIGNED_WORDS))] = 0
    expected = np.ceil(SLOTS * (_CHANCE + (1 - _CHANCE) * least)).astype(np.intp)
    return np.where(least > 0, expected, 0)
