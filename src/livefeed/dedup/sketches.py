"""Sketches: what comparison needs of one update, computed once and stored with it."""

from __future__ import annotations

from typing import Final

import numpy as np
import xxhash

from livefeed.dedup.compared import Unwrapped, compared_words, unwrapped
from livefeed.dedup.shingles import Hashes, distinct, ordered_shingles, shingles, word_hashes
from livefeed.dedup.signature import Signature, signature
from livefeed.model import Sketch

ALGORITHM: Final = 2  # changes whenever the same text would give another sketch

SIGNED_WORDS: Final = 20  # shorter texts are signed over words and pairs: see `_signed`
SAMPLED: Final = 4  # one in so many word 4-grams is kept of texts of SIGNED_WORDS and more


def sketch(title: str, text: str) -> Sketch:
    """Return the sketch of an update with this title and text; either may be empty."""
    head, body = unwrapped(title), unwrapped(text)
    words = compared_words(head, body)
    hashes = word_hashes(words)
    return Sketch(
        algorithm=ALGORITHM,
        digest=_digest(head, body),
        words=" ".join(words),
        signature=signature(_signed(hashes)).astype("<u4").tobytes() if words else b"",
        samples=samples(hashes).astype("<u8").tobytes(),
    )


def samples(hashes: Hashes) -> Hashes:
    """Return the sampled word 4-grams of a text, all of them when it is short."""
    every = shingles(hashes, 4)
    if len(hashes) < SIGNED_WORDS:
        return every
    sampled: Hashes = every[every % np.uint64(SAMPLED) == 0]
    return sampled


def _digest(*texts: Unwrapped) -> bytes:
    parts = (part for text in texts for part in (text.opening, " ".join(text.words), text.closing))
    return xxhash.xxh64_digest("\0".join(parts).encode())


def _signed(hashes: Hashes) -> Hashes:
    """Return the shingles that a signature stands for.

    One changed word of a flash breaks three word 3-grams, half of all there are: short texts are
    signed over their words and word pairs instead.
    """
    if len(hashes) >= SIGNED_WORDS:
        return shingles(hashes, 3)
    return distinct(np.concatenate([hashes, ordered_shingles(hashes, 2)]))


def signature_of(of: Sketch) -> Signature:
    """Return the signature slots of a sketch; none when it has no words."""
    return np.frombuffer(of.signature, dtype="<u4")


def samples_of(of: Sketch) -> Hashes:
    return np.frombuffer(of.samples, dtype="<u8")
