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
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from livefeed.dedup.reference import MOST_SAMPLES, SAMPLED, SIGNED_WORDS
from livefeed.dedup.signature import BANDS, SHIFTS, SLOTS
from livefeed.model import SIMILARITY

MARGIN: Final = 0.12  # of 14,745 real articles none was decided otherwise; with .05, 1 in 200 was
# Of the samples that the least similarity would bring, MOST_SHARED are asked for where the slots
# leave the least doubt that they can, FEWEST_SHARED where they agree as that similarity says, none
# beyond. Of 17,199 matches among real articles, whole or cut to 76 words, five are not read, which
# are hardly similar enough (three by the slots alone); of invented feeds whose sentences come from
# one pool, five in six of those that do not match and that the slots would let pass.
FEWEST_SHARED: Final = 0.4
MOST_SHARED: Final = 0.85
# Who has a common sample is known of those only that found room; of the rest this share of what
# just matches is taken on trust. Of 200,000 invented updates .54 candidates of an entry instead of
# 3.11 do not match; of 3,626 that do four are not read (Jaccard .36 at most), of real ones none.
# A text that has more common samples than would just match shares a few with most: half as much is
# trusted there, which leaves .58 of 1.18 candidates that do not match and loses none that does.
MOST_UNSEEN: Final = 0.2
LEAST_UNSEEN: Final = 0.1
PAIRS: Final = BANDS // 2
_BITS: Final = 4
_CHANCE: Final = 1 / 16
SHORT_FLOOR: Final = 0.15  # flashes, which are signed over words and pairs
MIDDLE_WORDS: Final = 40  # below, words may decide: 3-grams tell nothing for certain
CONTAINED: Final = 0.6
_OF_A_BAND: Final = sum(((1 << _BITS) - 1) << shift for shift in SHIFTS.tolist())
_LOWEST: Final = sum(_OF_A_BAND << 32 * band for band in range(BANDS))
_FIRST_HALF: Final = (1 << 32 * PAIRS) - 1
BITS_SIZE: Final = 4 * PAIRS  # bytes
_OF_A_PAIR: Final = sum(0x11 << shift for shift in SHIFTS.tolist())  # one bit of each slot
_EACH_SLOT: Final = sum(_OF_A_PAIR << 32 * pair for pair in range(PAIRS))
_MANY: Final = 16  # signatures that numpy compares faster than Python
_NUMBERS: Final = np.dtype("<u4")
_ONES: Final = np.ones(PAIRS, dtype=np.uint8)


@lru_cache(maxsize=16)
def bits_of(signature: bytes) -> bytes:
    """Return four bits of each slot of a signature, two bands in 32 bits; zeros without one."""
    kept = int.from_bytes(signature, "little") & _LOWEST
    bits = kept & _FIRST_HALF | kept >> 32 * PAIRS << _BITS
    return bits.to_bytes(BITS_SIZE, "little")


def agreeing(one: bytes, others: NDArray[np.void]) -> list[int]:
    """Return in how many slots a signature agrees with each of the others, by their bits."""
    if len(others) >= _MANY:
        return _agreeing_with_many(one, others)
    mine = int.from_bytes(one, "little")  # compared in fewer steps than an array
    return [_agreeing(mine, int.from_bytes(other, "little")) for other in others.tolist()]


def _agreeing(one: int, other: int) -> int:
    unlike = one ^ other
    unlike |= unlike >> 1
    unlike |= unlike >> 2  # the lowest of four bits tells now whether any differs
    return SLOTS - (unlike & _EACH_SLOT).bit_count()


def _agreeing_with_many(one: bytes, others: NDArray[np.void]) -> list[int]:
    unlike = np.frombuffer(others.tobytes(), _NUMBERS).reshape(-1, PAIRS)
    unlike = unlike ^ np.frombuffer(one, _NUMBERS)
    unlike |= unlike >> 1
    unlike |= unlike >> 2
    agree: list[int] = (SLOTS - np.bitwise_count(unlike & _OF_A_PAIR) @ _ONES).tolist()
    return agree


class Asked(NamedTuple):
    """What is asked of a stored text before it is read."""

    least: int  # slots of the signatures that agree; 0 for texts whose slots tell nothing
    full: int  # so many say that it is similar
    samples: float  # sampled 4-grams that the incoming text has if it just matches


@lru_cache(maxsize=4096)
def asked_of(incoming: int, stored: int, similarity: float) -> Asked:
    """Return what is asked of a stored text of so many words, for an incoming one of so many."""
    return Asked(
        needed(incoming, stored, similarity),
        needed(incoming, stored, similarity, 0.0),
        expected_samples(incoming, stored, similarity),
    )


def is_worth_reading(asked: Asked, agreeing: int, shared: float, *, is_near: bool) -> bool:
    """Tell whether a stored text may match an incoming one.

    Args:
        asked: for their numbers of words.
        agreeing: slots of their signatures that agree.
        shared: sampled 4-grams of the stored one that the incoming one has, or may have.
        is_near: they share a band, or several.
    """
    least, full, samples = asked
    if not least:
        return True
    if agreeing < least or (not is_near and shared < FEWEST_SHARED * samples):
        return False
    if agreeing >= full:
        return True
    lack = (full - agreeing) / (full - least)
    return shared >= (FEWEST_SHARED + (MOST_SHARED - FEWEST_SHARED) * lack) * samples


def told_of(asked: Asked, common: int, told: int) -> float:
    """Return how many of the common samples a stored text counts as having.

    Args:
        common: how many there are.
        told: those that it is known to have.
    """
    trusted = MOST_UNSEEN if common <= asked.samples else LEAST_UNSEEN
    return told + min(common - told, trusted * asked.samples)


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


def expected_samples(incoming: int, stored: int, similarity: float) -> float:
    """Return how many samples of a stored text an incoming one has that just matches it."""
    small, fours = min(incoming, stored), stored - 3
    if small < SIGNED_WORDS:
        return 0.0
    alike = similarity / (1 + similarity) * (incoming + stored - 4)
    least = min(alike, CONTAINED * (small - 2))  # word 3-grams in common
    kept = min((fours + SAMPLED - 1) // SAMPLED, MOST_SAMPLES)
    return least * kept / fours
