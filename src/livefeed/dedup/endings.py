"""Texts that only begin or end alike: what a source puts around each of its items."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

from livefeed.dedup.alignment import alike_at_start

FEWEST_SHARED: Final = 8  # words of a beginning and an ending that may be furniture
FEWEST_OWN: Final = 4  # words that each text must say besides
SHARED_THREES: Final = 0.1  # share of the word 3-grams from which the rest tells the same
SHARED_WORDS: Final = 0.5  # of the words, where the rest of one is short
SHORT: Final = 15
MOST_BEFORE: Final = 12  # words that may stand before the beginning
_One = TypeVar("_One")


def only_ends_alike(older: Sequence[str], newer: Sequence[str]) -> bool:
    """Tell whether all that two texts share is their beginning and their ending.

    Such are an author's note under each entry and thanks for reading: the longer they are and the
    shorter the news, the more alike two entries look that have nothing in common.
    """
    start = alike_at_start(older, newer)
    end = alike_at_start(older[start:][::-1], newer[start:][::-1])
    here, there = older[start : len(older) - end], newer[start : len(newer) - end]
    fewest = min(len(here), len(there))
    if start + end < FEWEST_SHARED or fewest < FEWEST_OWN:
        return False
    if _shared(set(here), set(there)) >= SHARED_WORDS and fewest < SHORT:
        return False
    return _shared(_threes(here), _threes(there)) < SHARED_THREES


def begins_with(newer: Sequence[str], older: Sequence[str]) -> bool:
    """Tell whether a text begins as an older one does, as a report does that was a teaser before.

    A few words may stand before it: who wrote it, and where.
    """
    beginning = list(older[:FEWEST_SHARED])
    return any(
        list(newer[at : at + FEWEST_SHARED]) == beginning
        for at in range(min(MOST_BEFORE, len(newer)))
    )


def _threes(words: Sequence[str]) -> set[tuple[str, ...]]:
    return set(zip(words, words[1:], words[2:], strict=False))


def _shared(one: set[_One], other: set[_One]) -> float:
    """Return the share of the smaller set that is in the larger one."""
    return len(one & other) / max(min(len(one), len(other)), 1)
