"""How one older text resembles a newer one, and what differs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from livefeed.dedup.compared import title_words
from livefeed.dedup.comparison import Compared, is_other_flash
from livefeed.dedup.endings import begins_with, only_ends_alike
from livefeed.dedup.facing import Telling, telling_changes
from livefeed.dedup.facts import fact_differences, names_changed
from livefeed.dedup.headlines import are_told_apart, have_nothing_in_common, may_be_told_apart
from livefeed.dedup.overlap import CONTAINED_WORDS, Overlap, overlaps
from livefeed.dedup.retold import SHARED_WORDS, say_the_same
from livefeed.dedup.rewording import BRIEF
from livefeed.dedup.signs import changes
from livefeed.model import FactDifference

CONTAINED: Final = 0.6  # share of a text found in another from which it is contained there
QUOTED_SHARE: Final = 0.25  # of an expansion that must be in the text it expands
FEWEST_WORDS: Final = 3  # shorter texts say too little to match anything
EXACT_WORDS: Final = 4  # shorter ones match only when they are equal
OTHER_NAMES: Final = 2  # from which one template tells two events
UNDER_ONE_HEADLINE: Final = 0.7  # share of the similarity that is asked for there
UNDER_LIKE_HEADLINES: Final = 0.8  # the same where half of the headlines' words are the same

REWORDED_THREES: Final = 24  # word 3-grams that differ where one passage and the ends do

Facts = tuple[FactDifference, ...] | None  # None: the two texts tell something else after all


class Likeness:
    """How one older text resembles the newer one; what differs is looked at when asked for."""

    __slots__ = ("_facts", "_newer", "_older", "_similarity", "is_similar", "measured")

    def __init__(
        self, older: Compared, newer: Compared, measured: Overlap, *, similarity: float
    ) -> None:
        """Begin with two texts and what was measured of them."""
        self._older = older
        self._newer = newer
        self._similarity = similarity
        self._facts: list[Facts] = []  # one, when it was asked for
        self.measured = measured
        # the whole of one is the other
        self.is_similar = measured.is_similar(similarity) or self._is_retold

    @property
    def is_inside(self) -> bool:
        """Tell whether the newer text is told in the older one."""
        return self.measured.of_newer >= CONTAINED and self._is_long

    @property
    def is_around(self) -> bool:
        """Tell whether the newer text tells the older one."""
        return self.measured.of_older >= CONTAINED and self._is_long

    @property
    def is_any(self) -> bool:
        return self.is_similar or self.is_inside or self.is_around

    @property
    def is_near(self) -> bool:
        """Tell whether the texts are similar enough under one headline."""
        return self._is_long and (
            self.is_similar or self.measured.is_similar(UNDER_ONE_HEADLINE * self._similarity)
        )

    @property
    def _is_long(self) -> bool:
        return self.measured.fewest >= CONTAINED_WORDS

    @property
    def is_nearly(self) -> bool:
        """Tell whether two near texts are similar enough under headlines that say the same."""
        return self.is_near and self.measured.is_similar(UNDER_LIKE_HEADLINES * self._similarity)

    @property
    def similarity(self) -> float:
        """The Jaccard similarity by the shingles that decided."""
        return self.measured.deciding(self._similarity)

    def tells(self, words: str) -> bool:
        """Tell whether the older text says these words, in whatever order."""
        return self._older.distinct.issuperset(words.split())

    @property
    def has_same_digits(self) -> bool:
        """Tell whether both texts write the same numbers in digits."""
        return self._older.numerals == self._newer.numerals

    def are_told_apart(self, older_title: str, newer_title: str) -> bool:
        """Tell whether the headlines name two pieces of news.

        A flash is its own headline, and a part of a longer text is not what that one is called.
        """
        if older_title == newer_title:
            return False
        older, newer = title_words(older_title).split(), title_words(newer_title).split()
        if have_nothing_in_common(older, newer) and self._only_ends_alike():
            return True
        if not (self.is_near and may_be_told_apart(older, newer)):
            return False
        return are_told_apart(
            older,
            newer,
            older_text=self._older.distinct,
            newer_text=self._newer.distinct,
        )

    def _only_ends_alike(self) -> bool:
        """Tell whether nothing but furniture is shared."""
        return self.measured.jaccard < 1 and only_ends_alike(self._older.words, self._newer.words)

    @property
    def is_expansion(self) -> bool:
        """Tell whether a text that tells the older one is more of it, and no roundup."""
        if self.measured.of_newer >= QUOTED_SHARE:
            return True
        return begins_with(self._newer.words, self._older.words)

    @property
    def facts(self) -> Facts:
        """The facts that differ."""
        if not self._facts:
            is_short = self.measured.is_short
            self._facts.append(self._facts_of_short() if is_short else self._facts_of_long())
        return self._facts[0]

    def _facts_of_long(self) -> Facts:
        older, newer = self._older, self._newer
        telling = telling_changes(older.text, newer.text, is_alike=self._may_differ_once)
        if telling is None:
            return ()
        facts = fact_differences(older.words, newer.words, telling)
        return None if names_changed(facts) >= OTHER_NAMES else facts

    @property
    def _is_retold(self) -> bool:
        """Tell whether each word of one short text is told in the other."""
        by_words = self.measured.by_words
        if by_words is None or by_words < SHARED_WORDS:
            return False
        return say_the_same(self._older.words, self._newer.words)

    @property
    def _may_differ_once(self) -> bool:
        """Tell whether so much is shared that the texts may differ in a single passage."""
        words = self.measured.fewest
        return words < BRIEF or self.measured.jaccard >= 1 - REWORDED_THREES / words

    def _facts_of_short(self) -> Facts:
        every = changes(self._older.text, self._newer.text)
        older, newer = self._older.words, self._newer.words
        facts = fact_differences(older, newer, Telling(every, None))
        if not facts and is_other_flash(older, newer, every) and not self._is_retold:
            return None
        return None if names_changed(facts) >= OTHER_NAMES else facts


def likenesses(older: Sequence[str], newer: str, similarity: float) -> dict[str, Likeness]:
    """Return how older texts resemble the newer one, by their words; without those that do not.

    Args:
        older: folded words of each.
        newer: folded words.
        similarity: Jaccard of word 3-grams from which two texts tell the same.
    """
    compared = Compared(newer)
    found: dict[str, Likeness] = {}
    for words, measured in zip(older, overlaps(older, newer), strict=True):
        if measured.fewest < FEWEST_WORDS or (measured.fewest < EXACT_WORDS and words != newer):
            continue
        likeness = Likeness(Compared(words), compared, measured, similarity=similarity)
        if likeness.is_any or likeness.is_near:
            found[words] = likeness
    return found
