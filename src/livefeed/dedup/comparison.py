"""How much two updates say the same, and which facts they tell differently."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from livefeed.dedup.alignment import Change
from livefeed.dedup.evidence import AreNames, may_tell_fact
from livefeed.dedup.facing import all_changes
from livefeed.dedup.facts import fact_differences, known_differences, shared_facts
from livefeed.dedup.overlap import overlap
from livefeed.dedup.rewording import is_unspaced, other_words
from livefeed.kernel import compiled
from livefeed.model import SIMILARITY, FactDifference, Sketch
from livefeed.text.capitals import written_as_names

_MOST_SHOWN: Final = 200
_FEWEST_SAYING: Final = 9  # words of a flash; a shorter one says who did what, and hardly more


_taken_apart: Final[Callable[[str], Sequence[str]]] = (
    str.split if compiled is None else compiled.words
)


class Compared:
    """The words of one text, taken apart when they are asked for."""

    __slots__ = ("_distinct", "_names", "_numerals", "_words", "_written", "text")

    def __init__(self, text: str, *written: str) -> None:
        """Begin with folded words, joined by single spaces, and the texts as they were written."""
        self.text = text
        self._written = written
        self._names: frozenset[str] | None = None
        self._words: Sequence[str] | None = None
        self._distinct: frozenset[str] | None = None
        self._numerals: frozenset[str] | None = None

    @property
    def words(self) -> Sequence[str]:
        if self._words is None:
            self._words = _taken_apart(self.text)
        return self._words

    @property
    def distinct(self) -> frozenset[str]:
        if self._distinct is None:
            self._distinct = frozenset(self.words)
        return self._distinct

    @property
    def numerals(self) -> frozenset[str]:
        if self._numerals is None:
            self._numerals = frozenset(word for word in self.distinct if word.isdecimal())
        return self._numerals

    def are_names(self, words: Sequence[str]) -> bool:
        """Tell whether all of these words, if any, are written as names are."""
        if self._names is None:
            self._names = written_as_names("\n".join(self._written))
        return bool(words) and self._names.issuperset(words)


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
    shared_facts: tuple[str, ...]  # numbers and places that both tell, as the newer one says them
    bands: tuple[int, ...]  # of the signatures that meet: one is enough to be a candidate


def is_other_flash(
    older: Sequence[str], newer: Sequence[str], found: Sequence[Change], are_names: AreNames
) -> bool:
    """Tell whether two flashes of much the same words tell two things.

    They do where a word that carries meaning stands in the place of another one (measured: hard
    negatives such as "تعليم المدينة …" / "تعليم عسير …"), and where one ends in a number that the
    other lacks, as parts of a series do. Spelling variants, synonyms and numbers do not count:
    numbers are facts.
    """
    is_bare = min(len(older), len(newer)) < _FEWEST_SAYING or is_unspaced(older[0])
    return any(
        (
            other_words(older[change.i1 : change.i2], newer[change.j1 : change.j2])
            and (is_bare or not change.before or may_tell_fact(older, newer, change, are_names))
        )
        or (not change.after and _is_count(older[change.i1 :], newer[change.j1 :]))
        for change in found
    )


def _is_count(left: Sequence[str], right: Sequence[str]) -> bool:
    longer = left or right
    return not (left and right) and all(word.isdecimal() for word in longer)


def compare(
    older: Sketch, newer: Sketch, *, similarity: float = SIMILARITY, written: str = ""
) -> Comparison:
    """Return the similarities, the facts that differ, and the shared and differing word 3-grams.

    Args:
        older: what was told before.
        newer: what is told now.
        similarity: Jaccard of word 3-grams from which two texts tell the same.
        written: title and text of the newer one, as people wrote them.
    """
    one, other = Compared(older.words), Compared(newer.words, written)
    measured = overlap(older.words, newer.words)
    here, there = _grams(one.words), _grams(other.words)
    return Comparison(
        jaccard=measured.deciding(similarity),
        containment_of_newer=measured.of_newer,
        containment_of_older=measured.of_older,
        facts=fact_differences(one.words, other.words, are_names=other.are_names),
        shared=tuple(gram for gram in there if gram in here)[:_MOST_SHOWN],
        only_older=tuple(gram for gram in here if gram not in there)[:_MOST_SHOWN],
        only_newer=tuple(gram for gram in there if gram not in here)[:_MOST_SHOWN],
        shared_facts=shared_facts(one.words, other.words)[:_MOST_SHOWN],
        bands=_bands(older.signature, newer.signature),
    )


def _bands(one: bytes, other: bytes) -> tuple[int, ...]:
    """Return which values of two signatures are equal, counted from 1."""
    values = (struct.unpack(f"<{len(s) // 4}I", s) for s in (one, other))
    return tuple(at for at, (a, b) in enumerate(zip(*values, strict=False), start=1) if a == b)


def changed_facts(older: Sketch, newer: Sketch) -> tuple[FactDifference, ...]:
    """Return the facts that a text tells differently since it was edited, in its order.

    Who edits a text may polish one word of it; a word counts only where it is known to tell a fact.
    """
    telling = all_changes(older.words, newer.words)
    return known_differences(older.words.split(), newer.words.split(), telling)


def _grams(words: Sequence[str]) -> dict[str, None]:
    """Return the distinct word 3-grams as texts, in order; the whole text if it is shorter."""
    if len(words) < 3:
        return {" ".join(words): None} if words else {}
    return dict.fromkeys(map(" ".join, zip(words, words[1:], words[2:], strict=False)))
