"""Which changes may tell other facts: most hold no word that tells one, and are passed over."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from livefeed.dedup.alignment import Change
from livefeed.dedup.lexicon import NEGATIONS
from livefeed.dedup.names import is_name_expected, is_part_of_place
from livefeed.dedup.numbers import may_tell_number
from livefeed.dedup.outcomes import outcomes

NUMBER: Final = 1
OUTCOME: Final = 2
PLACE: Final = 4
DENIAL: Final = 8


def may_differ(older: Sequence[str], newer: Sequence[str], change: Change) -> bool:
    """Tell whether a change may tell another fact; if not, it surely tells none.

    A denial is one that stands on one side; all other facts need words of their kind on both.
    """
    here, there = signs(older[change.i1 : change.i2]), signs(newer[change.j1 : change.j2])
    if (here & there) | ((here | there) & DENIAL):
        return True
    return is_name_expected(older, change)


def signs(words: Sequence[str]) -> int:
    """Return what some of these words may tell: NUMBER, OUTCOME, PLACE and DENIAL added up."""
    found = 0
    for word in words:
        found |= _signs(word)
    return found


@lru_cache(maxsize=8192)
def _signs(word: str) -> int:
    return (
        NUMBER * may_tell_number(word)
        | OUTCOME * bool(outcomes(word))
        | PLACE * is_part_of_place(word)
        | DENIAL * (word in NEGATIONS)
    )
