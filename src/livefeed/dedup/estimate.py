"""Which candidates are worth reading: two bits of each slot of a signature tell.

Two signatures agree by chance in a quarter of these pairs of bits, so they agree in
126 (1/4 + 3/4 J) of the slots; the error at Jaccard .35 is .059 (b-bit minwise hashing, Li and
König 2010), for 32 bytes an update instead of 504.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from livefeed.dedup.reference import SIGNED_WORDS
from livefeed.dedup.signature import SLOTS, Signature
from livefeed.model import SIMILARITY

Bits = NDArray[np.uint64]  # rows of 4: the low bits of both halves of the slots, then the others

MARGIN: Final = (
    0.15  # below what is asked for: of real matches fewer than one in a thousand fall out
)
SHORT_FLOOR: Final = 0.15  # flashes, which are signed over words and pairs
MIDDLE_WORDS: Final = 40  # below, words may decide: 3-grams tell nothing for certain
CONTAINED: Final = 0.6
_HALF: Final = SLOTS // 2


def bits_of(signature: Signature) -> Bits:
    """Return what is kept of a signature."""
    halves = [half & np.uint32(bit) for bit in (1, 2) for half in np.split(signature, 2)]
    packed = np.packbits(np.array(halves) > 0, axis=1, bitorder="little")
    return packed.view("<u8").ravel()


def agreeing(one: Bits, others: Bits) -> NDArray[np.intp]:
    """Return in how many slots a signature agrees with each of the others."""
    unlike = others ^ one
    unlike = unlike[:, :2] | unlike[:, 2:]
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
    expected = np.ceil(SLOTS * (0.25 + 0.75 * least)).astype(np.intp)
    return np.where(least > 0, expected, 0)
