"""Which candidates are worth reading: four bits of each slot of a signature tell.

Two signatures agree by chance in a sixteenth of these groups of bits, so they agree in
126 (1/16 + 15/16 J) of the slots; the error at Jaccard .35 is .046 (b-bit minwise hashing, Li and
König 2010), for 84 bytes an update instead of 168 (64 in the kernel).

The sampled 4-grams tell too: they stand at even distances, so of a passage that two texts share as
many are found as its length says. The fewer slots agree, the more samples are asked for.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from typing import Final

import numpy as np
from numpy.typing import NDArray

from livefeed.dedup.reference import MOST_SAMPLES, SAMPLED, SIGNED_WORDS
from livefeed.dedup.signature import BANDS, SHIFTS, SLOTS
from livefeed.model import SIMILARITY

Bits = NDArray[np.uint32]  # rows of PAIRS

MARGIN: Final = 0.12  # of 14,745 real articles none was decided otherwise; with .05, 1 in 200 was
# Of the samples that the least similarity would bring, MOST_SHARED are asked for where the slots
# leave the least doubt that they can, FEWEST_SHARED where they agree as that similarity says, none
# beyond. Of 17,199 matches among real articles, whole or cut to 76 words, five are not read, which
# are hardly similar enough (three by the slots alone); of invented feeds whose sentences come from
# one pool, five in six of those that do not match and that the slots would let pass.
FEWEST_SHARED: Final = 0.4
MOST_SHARED: Final = 0.85
PAIRS: Final = BANDS // 2
_BITS: Final = 4
_CHANCE: Final = 1 / 16
SHORT_FLOOR: Final = 0.15  # flashes, which are signed over words and pairs
MIDDLE_WORDS: Final = 40  # below, words may decide: 3-grams tell nothing for certain
CONTAINED: Final = 0.6
_LOWEST: Final = np.uint32(((1 << _BITS) - 1) * (1 << SHIFTS).sum())  # of the slots of a band
_OF_TWO: Final = np.uint32((1 << 2 * _BITS) - 1)
# How many of two slots are equal, by the bits that differ.
_EQUAL: Final = np.array([(not byte & 15) + (not byte >> 4) for byte in range(256)], dtype=np.uint8)


def bits_of_all(signatures: NDArray[np.uint32]) -> Bits:
    """Return four bits of each slot of signatures, a row for each: two bands fill one number."""
    kept = signatures & _LOWEST
    bits: Bits = kept[:, :PAIRS] | kept[:, PAIRS:] << np.uint32(_BITS)
    return bits


def agreeing(one: Bits, others: Bits) -> NDArray[np.intp]:
    """Return in how many slots a signature agrees with each of the others."""
    of_slots = ((others ^ one)[:, :, None] >> SHIFTS) & _OF_TWO
    counts: NDArray[np.intp] = _EQUAL[of_slots].sum(axis=(1, 2), dtype=np.intp)
    return counts


def is_worth_reading(
    incoming: int, stored: int, similarity: float, *, agreeing: int, shared: int, is_near: bool
) -> bool:
    """Tell whether a stored text of so many words may match an incoming one.

    Args:
        agreeing: slots of their signatures that agree.
        shared: sampled 4-grams of the stored one that the incoming one has, or may have.
        is_near: they share a band.
    """
    least = needed(incoming, stored, similarity)
    if not least:
        return True
    expected = expected_samples(incoming, stored, similarity)
    if agreeing < least or (not is_near and shared < FEWEST_SHARED * expected):
        return False
    full = needed(incoming, stored, similarity, 0.0)
    if agreeing >= full:
        return True
    lack = (full - agreeing) / (full - least)
    return shared >= (FEWEST_SHARED + (MOST_SHARED - FEWEST_SHARED) * lack) * expected


@lru_cache(maxsize=4096)
def needed(one: int, other: int, similarity: float, margin: float = MARGIN) -> int:
    """Return in how many slots texts of so many words must agree to be worth reading.

    As many as the Jaccard similarity of word 3-grams asks for, or the one that a text of which
    CONTAINED is found in a longer one must have with it; less a margin.
    """
    small, large = sorted((one, other))
    if large < SIGNED_WORDS:
        least = SHORT_FLOOR - max(SIMILARITY - similarity, 0)
    elif small < SIGNED_WORDS or (small < MIDDLE_WORDS and large < 2 * MIDDLE_WORDS):
        return 0
    else:
        contained = CONTAINED * (small - 2) / (large - 2 + (1 - CONTAINED) * (small - 2))
        least = min(contained, similarity) - margin
    return ceil(SLOTS * (_CHANCE + (1 - _CHANCE) * least)) if least > 0 else 0


@lru_cache(maxsize=4096)
def expected_samples(incoming: int, stored: int, similarity: float) -> float:
    """Return how many samples of a stored text an incoming one has that just matches it."""
    small, fours = min(incoming, stored), stored - 3
    if small < SIGNED_WORDS:
        return 0.0
    alike = similarity / (1 + similarity) * (incoming + stored - 4)
    least = min(alike, CONTAINED * (small - 2))  # word 3-grams in common
    kept = min((fours + SAMPLED - 1) // SAMPLED, MOST_SAMPLES)
    return least * kept / fours
