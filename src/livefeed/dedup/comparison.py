"""How much two updates say the same, and which facts they tell differently."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from livefeed.dedup.alignment import Change, changes
from livefeed.dedup.facts import fact_differences
from livefeed.dedup.lexicon import are_synonyms, is_function_word
from livefeed.dedup.shingles import Hashes, shared, shingles, word_hashes
from livefeed.model import FactDifference, Sketch

SHORT_WORDS: Final = 15  # texts below are compared by their words, not by word 3-grams
CONTAINED_WORDS: Final = 12  # texts below are too short to be looked for inside others
_MOST_SHOWN: Final = 200


class Compared:
    """The words of one sketch and their shingles, made when they are asked for."""

    def __init__(self, sketch: Sketch) -> None:
        self.sketch = sketch
        self.words: list[str] = sketch.words.split()

    @cached_property
    def hashes(self) -> Hashes:
        return word_hashes(self.words)

    @cached_property
    def distinct_words(self) -> Hashes:
        return shingles(self.hashes, 1)

    @cached_property
    def threes(self) -> Hashes:
        return shingles(self.hashes, 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """How much two texts say the same, by the shingles that suit their length."""

    is_short: bool
    jaccard: float
    of_newer: float  # containment: share of the newer one's shingles found in the older
    of_older: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What `livefeed compare` and `livefeed explain` show of two updates."""

    jaccard: float
    containment_of_newer: float
    containment_of_older: float
    facts: tuple[FactDifference, ...]
    shared: tuple[str, ...]  # word 3-grams, in the order of the newer text
    only_older: tuple[str, ...]
    only_newer: tuple[str, ...]


def overlap(older: Compared, newer: Compared) -> Overlap:
    """Return the exact similarities of two texts.

    One changed word breaks three word 3-grams: a text under SHORT_WORDS is compared word by word
    (measured on 2,430 pairs of headlines: best F1 .978 by words, .89 by word 3-grams).
    """
    short, long = sorted((len(older.words), len(newer.words)))
    is_short = short < SHORT_WORDS and long < 2 * SHORT_WORDS
    whole = _overlap(older.distinct_words, newer.distinct_words) if is_short else None
    parts = (
        _overlap(older.threes, newer.threes) if not is_short or short >= CONTAINED_WORDS else None
    )
    jaccard, of_newer, of_older = whole or parts or (0.0, 0.0, 0.0)
    return Overlap(
        is_short=is_short,
        jaccard=jaccard,
        of_newer=parts[1] if parts else of_newer,
        of_older=parts[2] if parts else of_older,
    )


def _overlap(older: Hashes, newer: Hashes) -> tuple[float, float, float]:
    """Return Jaccard, share of the newer in the older, share of the older in the newer."""
    if not len(older) or not len(newer):
        return 0.0, 0.0, 0.0
    common = shared(older, newer)
    return common / (len(older) + len(newer) - common), common / len(newer), common / len(older)


def is_substituted(older: Sequence[str], newer: Sequence[str], found: Sequence[Change]) -> bool:
    """Tell whether a word that carries meaning stands where another one stood.

    Among flashes that is another news under the same template (measured: hard negatives such as
    "تعليم المدينة …" / "تعليم عسير …"); spelling variants and synonyms do not count.
    """
    return any(
        _other_words(older[change.i1 : change.i2], newer[change.j1 : change.j2]) for change in found
    )


def _other_words(left: Sequence[str], right: Sequence[str]) -> bool:
    here = [word for word in left if not is_function_word(word)]
    there = [word for word in right if not is_function_word(word)]
    here_alone = [a for a in here if not any(_are_alike(a, b) for b in there)]
    there_alone = [b for b in there if not any(_are_alike(a, b) for a in here)]
    return bool(here_alone and there_alone)


def _are_alike(one: str, other: str) -> bool:
    """Tell whether two words are spellings or forms of one, or synonyms."""
    if one == other or are_synonyms(one, other):
        return True
    if any(char.isdigit() for char in one + other):
        return False
    short, long = sorted((one, other), key=len)
    if len(short) >= 3 and len(long) - len(short) <= 3 and short in long:
        return True  # a prefix or suffix more: ال, و, ب, ات, s
    return len(short) >= 5 and abs(len(long) - len(short)) <= 1 and _distance_is_one(short, long)


def _distance_is_one(short: str, long: str) -> bool:
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) == len(long):
        return short[at + 1 :] == long[at + 1 :]
    return short[at:] == long[at + 1 :]


def compare(older: Sketch, newer: Sketch) -> Comparison:
    """Return the similarities, the facts that differ, and the shared and differing word 3-grams."""
    one, other = Compared(older), Compared(newer)
    measured = overlap(one, other)
    here, there = _grams(one.words), _grams(other.words)
    return Comparison(
        jaccard=measured.jaccard,
        containment_of_newer=measured.of_newer,
        containment_of_older=measured.of_older,
        facts=fact_differences(one.words, other.words, changes(one.words, other.words)),
        shared=tuple(gram for gram in there if gram in here)[:_MOST_SHOWN],
        only_older=tuple(gram for gram in here if gram not in there)[:_MOST_SHOWN],
        only_newer=tuple(gram for gram in there if gram not in here)[:_MOST_SHOWN],
    )


def changed_facts(older: Sketch, newer: Sketch) -> tuple[FactDifference, ...]:
    """Return the facts that the newer text tells differently, in its order."""
    return fact_differences(older.words.split(), newer.words.split())


def _grams(words: list[str]) -> dict[str, None]:
    """Return the distinct word 3-grams as texts, in order; the whole text if it is shorter."""
    if len(words) < 3:
        return {" ".join(words): None} if words else {}
    return dict.fromkeys(map(" ".join, zip(words, words[1:], words[2:], strict=False)))
