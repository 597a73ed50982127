"""How the text of one candidate resembles a newer one, and what differs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from livefeed.dedup.compared import headline, title_words
from livefeed.dedup.comparison import Compared, is_other_flash
from livefeed.dedup.endings import begins_with, only_ends_alike
from livefeed.dedup.facing import all_changes, telling_changes
from livefeed.dedup.facts import fact_differences, names_changed
from livefeed.dedup.headlines import (
    are_told_apart,
    have_nothing_in_common,
    may_be_told_apart,
    say_the_same,
)
from livefeed.dedup.overlap import CONTAINED_WORDS, Overlap, overlaps
from livefeed.dedup.retold import SHARED_WORDS, is_retold
from livefeed.dedup.rewording import BRIEF
from livefeed.model import Candidate, FactDifference

CONTAINED: Final = 0.6  # share of a text found in another from which it is contained there
QUOTED_SHARE: Final = 0.25  # of an expansion that must be in the text it expands
FEWEST_WORDS: Final = 3  # shorter texts say too little to match anything
EXACT_WORDS: Final = 4  # shorter ones match only when they are equal
OTHER_NAMES: Final = 2  # from which one template tells two events
UNDER_ONE_HEADLINE: Final = 0.7  # share of the similarity that is asked for there
UNDER_LIKE_HEADLINES: Final = 0.8  # the same where half of the headlines' words are the same

REWORDED_THREES: Final = 24  # word 3-grams that differ where one passage and the ends do

Facts = tuple[FactDifference, ...] | None  # None: the two texts tell something else after all


class Newer(NamedTuple):
    """A newer text, as all candidates are compared with it."""

    text: Compared
    title: str
    similarity: float  # Jaccard of word 3-grams from which two texts tell the same
    # What was found of these words: who repeats them is not looked at again.
    facts: dict[str, Facts]
    retold: dict[str, bool]


class Likeness:
    """How a candidate resembles the newer text; what differs is looked at when asked for."""

    __slots__ = (
        *("_asked", "_facts", "_newer", "_older"),
        *("candidate", "is_around", "is_inside", "is_similar", "measured"),
    )

    def __init__(
        self, candidate: Candidate, older: Compared, newer: Newer, measured: Overlap
    ) -> None:
        """Begin with a candidate, its text, the newer one, and what was measured of both."""
        self.candidate = candidate
        self.measured = measured
        self._newer = newer
        self._older = older
        self._asked = False
        self._facts: Facts = None
        is_long = measured.fewest >= CONTAINED_WORDS
        # the newer text is told in the older one; it tells the older one
        self.is_inside = is_long and measured.of_newer >= CONTAINED
        self.is_around = is_long and measured.of_older >= CONTAINED
        # the two are one text, by their words or by headline and words
        self.is_similar = measured.is_similar(newer.similarity) or self._is_retold
        if not (self.is_similar or self.is_inside or self.is_around):
            self.is_similar = self._is_under_alike()

    @property
    def is_under_one_headline(self) -> bool:
        title = headline(self._newer.title)
        return bool(title) and headline(self.candidate.title) == title

    @property
    def similarity(self) -> float:
        """The Jaccard similarity by the shingles that decided."""
        return self.measured.deciding(self._newer.similarity)

    @property
    def similarity_order(self) -> tuple[float, datetime, str]:
        return (-self.measured.jaccard, self.candidate.seen_at, self.candidate.update)

    @property
    def containment_order(self) -> tuple[bool, float, datetime, str]:
        candidate = self.candidate
        return (bool(self.facts), -self.measured.of_newer, candidate.seen_at, candidate.update)

    @property
    def expansion_order(self) -> tuple[bool, float, datetime, str]:
        candidate = self.candidate
        return (bool(self.facts), -self.measured.of_older, candidate.seen_at, candidate.update)

    @property
    def is_expansion(self) -> bool:
        """Tell whether a text that tells the older one is more of it, and no roundup."""
        if self.measured.of_newer >= QUOTED_SHARE:
            return True
        return begins_with(self._newer.text.words, self._older.words)

    @property
    def has_same_digits(self) -> bool:
        """Tell whether both texts write the same numbers in digits."""
        return self._older.numerals == self._newer.text.numerals

    def tells(self, words: str) -> bool:
        """Tell whether the older text says these words, in whatever order."""
        return self._older.distinct.issuperset(words.split())

    @property
    def differences(self) -> Facts:
        """The facts that the two texts tell differently."""
        known, words = self._newer.facts, self._older.text
        if words not in known:
            is_short = self.measured.is_short
            known[words] = self._facts_of_short() if is_short else self._facts_of_long()
        return known[words]

    @property
    def facts(self) -> Facts:
        """The same; None also where the headlines name two pieces of news."""
        if not self._asked:
            facts = self.differences
            self._facts = None if facts is None or self._are_told_apart() else facts
            self._asked = True
        return self._facts

    def _facts_of_short(self) -> Facts:
        older, newer = self._older, self._newer.text
        telling = all_changes(older.text, newer.text)
        facts = fact_differences(older.words, newer.words, telling, newer.are_names)
        is_other = not facts and is_other_flash(
            older.words, newer.words, telling.every, newer.are_names
        )
        if is_other and not self._is_retold:
            return None
        return None if names_changed(facts) >= OTHER_NAMES else facts

    def _facts_of_long(self) -> Facts:
        older, newer = self._older, self._newer.text
        fewest, jaccard = self.measured.fewest, self.measured.jaccard
        # so alike that the texts may differ in a single passage
        is_alike = fewest < BRIEF or jaccard >= 1 - REWORDED_THREES / fewest
        telling = telling_changes(older.text, newer.text, is_alike=is_alike)
        if telling is None:
            return ()
        facts = fact_differences(older.words, newer.words, telling, newer.are_names)
        return None if names_changed(facts) >= OTHER_NAMES else facts

    @property
    def _is_retold(self) -> bool:
        """Tell whether each word of one short text is told in the other."""
        by_words = self.measured.by_words
        if by_words is None or by_words < SHARED_WORDS:
            return False
        known, words = self._newer.retold, self._older.text
        if words not in known:
            known[words] = is_retold(self._older.words, self._newer.text.words)
        return known[words]

    def _is_under_alike(self) -> bool:
        """Tell whether two texts are near under one headline, or under two that say the same."""
        if not self._is_near(UNDER_ONE_HEADLINE):
            return False
        if self.is_under_one_headline:
            return True
        if not self._is_near(UNDER_LIKE_HEADLINES):
            return False
        older, newer = title_words(self.candidate.title), title_words(self._newer.title)
        return say_the_same(older.split(), newer.split())

    def _is_near(self, share: float) -> bool:
        """Tell whether texts of some length have this share of the similarity that is asked for."""
        measured = self.measured
        return measured.fewest >= CONTAINED_WORDS and measured.is_similar(
            share * self._newer.similarity
        )

    def _are_told_apart(self) -> bool:
        """Tell whether the headlines name two pieces of news.

        A flash is its own headline, and a part of a longer text is not what that one is called.
        """
        older_title, newer_title = self.candidate.title, self._newer.title
        if older_title == newer_title:
            return False
        older, newer = title_words(older_title).split(), title_words(newer_title).split()
        if have_nothing_in_common(older, newer) and self._only_ends_alike():
            return True
        is_near = self.is_similar and self.measured.fewest >= CONTAINED_WORDS
        if not (is_near or self._is_near(UNDER_ONE_HEADLINE)):
            return False
        if not may_be_told_apart(older, newer):
            return False
        return are_told_apart(
            older,
            newer,
            older_text=self._older.distinct,
            newer_text=self._newer.text.distinct,
        )

    def _only_ends_alike(self) -> bool:
        """Tell whether nothing but furniture is shared."""
        older, newer = self._older.words, self._newer.text.words
        return self.measured.jaccard < 1 and only_ends_alike(older, newer)


def likenesses(
    candidates: Sequence[Candidate], words: str, *, similarity: float, title: str, text: str
) -> list[Likeness]:
    """Return how candidates resemble a newer text, without those that do not.

    Args:
        candidates: to compare it with.
        words: of the newer text, folded.
        similarity: Jaccard of word 3-grams from which two texts tell the same.
        title: of the newer text, as written.
        text: of the newer one, as written.
    """
    newer = Newer(Compared(words, title, text), title, similarity, {}, {})
    found = []
    for candidate, older, measured in _measured(candidates, words):
        if measured.fewest < EXACT_WORDS and (
            measured.fewest < FEWEST_WORDS or older.text != words
        ):
            continue
        likeness = Likeness(candidate, older, newer, measured)
        if likeness.is_similar or likeness.is_inside or likeness.is_around:
            found.append(likeness)
    return found


def _measured(
    candidates: Sequence[Candidate], words: str
) -> Iterable[tuple[Candidate, Compared, Overlap]]:
    """Return candidates with their texts and what these share; each text is measured once."""
    texts = list(dict.fromkeys([candidate.sketch.words for candidate in candidates]))
    compared, measured = map(Compared, texts), overlaps(texts, words)
    if len(texts) == len(candidates):
        return zip(candidates, compared, measured, strict=True)
    known = dict(zip(texts, zip(compared, measured, strict=True), strict=True))
    return [(one, *known[one.sketch.words]) for one in _first_of_each(candidates)]


def _first_of_each(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return candidates without those that an earlier one of the same story repeats.

    Of those that were seen at once the first one given stays: so who reads fewer of a story, the
    first ones, decides the same.
    """
    first: dict[tuple[str, str, str], Candidate] = {}
    for candidate in candidates:
        told = (candidate.story, candidate.sketch.words, candidate.title)
        known = first.setdefault(told, candidate)
        if candidate.seen_at < known.seen_at:
            first[told] = candidate
    return list(first.values())
