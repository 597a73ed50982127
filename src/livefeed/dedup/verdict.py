"""The verdict on an update that was not known before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Final

from livefeed.dedup.compared import headline, title_words
from livefeed.dedup.comparison import (
    CONTAINED_WORDS,
    Compared,
    Comparison,
    Overlap,
    compare,
    is_other_flash,
    overlap,
)
from livefeed.dedup.endings import begins_with, only_ends_alike
from livefeed.dedup.facts import fact_differences, names_changed
from livefeed.dedup.headlines import are_told_apart, have_nothing_in_common
from livefeed.dedup.signs import changes
from livefeed.model import (
    Candidate,
    Decision,
    FactDifference,
    Reason,
    Sketch,
    StoryId,
    UpdateId,
    Verdict,
)

CONTAINED: Final = 0.6  # share of a text found in another from which it is contained there
QUOTED_SHARE: Final = 0.25  # of an expansion that must be in the text it expands
FEWEST_WORDS: Final = 3  # shorter texts say too little to match anything
OTHER_NAMES: Final = 2  # from which one template tells two events
UNDER_ONE_HEADLINE: Final = 0.7  # share of the similarity that is asked for there
CLEARLY_NEARER: Final = 0.8  # share of another containment below which the other one weighs more
ALIGNED_WHOLE: Final = 0.8  # similarity from which words that face each other are seen to
EXACT_WORDS: Final = 4  # shorter ones match only when they are equal


class _Likeness:
    """How one older text resembles the newer one; what differs is looked at when asked for."""

    def __init__(self, older: Compared, newer: Compared, *, similarity: float) -> None:
        self._older = older
        self._newer = newer
        self.measured = overlap(older, newer)
        self.similarity = self.measured.deciding(similarity)  # by the shingles that decided
        is_long = min(older.count, newer.count) >= CONTAINED_WORDS
        self.is_similar = self.measured.is_similar(similarity)  # the whole of one is the other
        self.is_inside = is_long and self.measured.of_newer >= CONTAINED  # told in the older one
        self.is_around = is_long and self.measured.of_older >= CONTAINED  # tells the older one
        self.is_any = self.is_similar or self.is_inside or self.is_around
        # similar enough under one headline
        self.is_near = is_long and self.measured.is_similar(UNDER_ONE_HEADLINE * similarity)

    def tells(self, words: str) -> bool:
        """Tell whether the older text says these words, in whatever order."""
        return self._older.distinct.issuperset(words.split())

    def are_told_apart(self, older_title: str, newer_title: str) -> bool:
        """Tell whether the headlines name two pieces of news.

        A flash is its own headline, and a part of a longer text is not what that one is called.
        """
        if older_title == newer_title:
            return False
        older, newer = title_words(older_title).split(), title_words(newer_title).split()
        if self.only_ends_alike and have_nothing_in_common(older, newer):
            return True
        return self.is_near and are_told_apart(
            older,
            newer,
            older_text=self._older.distinct,
            newer_text=self._newer.distinct,
        )

    @cached_property
    def only_ends_alike(self) -> bool:
        """Tell whether nothing but furniture is shared."""
        return self.measured.jaccard < 1 and only_ends_alike(self._older.words, self._newer.words)

    @property
    def is_expansion(self) -> bool:
        """Tell whether a text that tells the older one is more of it, and no roundup."""
        if self.measured.of_newer >= QUOTED_SHARE:
            return True
        return begins_with(self._newer.words, self._older.words)

    @cached_property
    def facts(self) -> tuple[FactDifference, ...] | None:
        """The facts that differ; None where the two texts tell something else after all."""
        aligned = changes(self._older.sketch.words, self._newer.sketch.words)
        if not (self.measured.is_short or any(change.tells for change in aligned)):
            return ()
        older, newer = self._older.words, self._newer.words
        facts = fact_differences(older, newer, aligned)
        if self.measured.is_short and not facts and is_other_flash(older, newer, aligned):
            return None
        return None if names_changed(facts) >= OTHER_NAMES else facts


@dataclass(frozen=True)
class _Match:
    """One candidate that may say the same, wholly or in part."""

    candidate: Candidate
    likeness: _Likeness
    title: str  # of the newer text

    @property
    def is_under_one_headline(self) -> bool:
        title = headline(self.title)
        return bool(title) and headline(self.candidate.title) == title

    @property
    def is_any(self) -> bool:
        return self.likeness.is_any or self.is_similar

    @property
    def is_similar(self) -> bool:
        """Tell whether the two are one text, by their words or by headline and words."""
        likeness = self.likeness
        if likeness.is_any:
            return likeness.is_similar
        return likeness.is_near and self.is_under_one_headline

    @property
    def facts(self) -> tuple[FactDifference, ...]:
        return self.likeness.facts or ()

    @cached_property
    def is_match(self) -> bool:
        likeness = self.likeness
        return likeness.facts is not None and not likeness.are_told_apart(
            self.candidate.title, self.title
        )

    @property
    def measured(self) -> Overlap:
        return self.likeness.measured

    @property
    def similarity_order(self) -> tuple[float, datetime, str]:
        return (-self.measured.jaccard, self.candidate.seen_at, self.candidate.update)

    @property
    def containment_order(self) -> tuple[float, datetime, str]:
        return (-self.measured.of_newer, self.candidate.seen_at, self.candidate.update)

    @property
    def expansion_order(self) -> tuple[float, datetime, str]:
        return (-self.measured.of_older, self.candidate.seen_at, self.candidate.update)

    def is_outweighed(self, matches: Sequence[_Match]) -> bool:
        """Tell whether one of the same story tells other facts, where this match is silent.

        A teaser of "4 killed" that ends before the number does not make "9 killed" the same story:
        more of the newer text is in what said 4.
        """
        return any(
            other.is_match and self._is_silent_on(other.facts)
            for other in matches
            if other.candidate.story == self.candidate.story and self._may_yield_to(other)
        )

    def _may_yield_to(self, other: _Match) -> bool:
        """Tell whether another match is clearly nearer, or this loose one tells what it tells."""
        here, there = self.measured.of_newer, other.measured.of_newer
        if there * CLEARLY_NEARER > here:
            return True
        is_loose = self.measured.jaccard < ALIGNED_WHOLE and there >= here
        return is_loose and self._is_with(other.facts)

    def _is_with(self, facts: Sequence[FactDifference]) -> bool:
        """Tell whether all that a newer text tells otherwise is said here as it was before."""
        before = [fact.before for fact in facts if fact.kind != "negation"]
        return bool(before) and all(map(self.likeness.tells, before))

    def _is_silent_on(self, facts: Sequence[FactDifference]) -> bool:
        """Tell whether none of what a newer text tells otherwise is said here; denials aside."""
        after = [fact.after for fact in facts if fact.kind != "negation"]
        return bool(after) and not any(map(self.likeness.tells, after))

    def reason(self, *, is_expansion: bool = False) -> Reason:
        contained = self.measured.of_older if is_expansion else self.measured.of_newer
        return Reason(
            matched=self.candidate.update,
            jaccard=round(self.likeness.similarity, 4),
            containment=round(contained, 4),
            facts=self.facts,
        )


_NEW: Final = Decision(verdict=Verdict.NEW)


def decide(
    incoming: Sketch, candidates: Sequence[Candidate], *, similarity: float, title: str = ""
) -> Decision:
    """Return the verdict on an update that was not known before, with its reason.

    The rules are tried over all candidates in the order of the design's table; equal candidates
    are ordered by the time they were seen, then by id, so the order given does not matter. A text
    is aligned only while no better match without differing facts is found, and once however many
    candidates say it: a flood of copies costs little more than one.

    Args:
        incoming: of the update.
        candidates: live updates of the window; of another algorithm are left out.
        similarity: Jaccard of word 3-grams from which two texts tell the same.
        title: of the update; under the same headline of some length less of it is asked for.
    """
    if not candidates:
        return _NEW
    matches = _matches(incoming, candidates, similarity=similarity, title=title)
    if not matches:
        return _NEW
    return (
        _similar([match for match in matches if match.is_similar], matches)
        or _contained([match for match in matches if match.likeness.is_inside])
        or _enclosing([match for match in matches if match.likeness.is_around])
        or _NEW
    )


def _matches(
    incoming: Sketch, candidates: Sequence[Candidate], *, similarity: float, title: str
) -> list[_Match]:
    newer = Compared(incoming)
    known: dict[str, _Likeness | None] = {}
    for candidate in candidates:
        sketch = candidate.sketch
        if sketch.algorithm == incoming.algorithm and sketch.words not in known:
            known[sketch.words] = _likeness(Compared(sketch), newer, similarity=similarity)
    matches = (
        _Match(candidate, likeness, title)
        for candidate in candidates
        if candidate.sketch.algorithm == incoming.algorithm
        and (likeness := known[candidate.sketch.words]) is not None
    )
    return [match for match in matches if match.is_any]


def _likeness(older: Compared, newer: Compared, *, similarity: float) -> _Likeness | None:
    """Return how a text resembles the newer one, None if it does not."""
    fewest = min(older.count, newer.count)
    if fewest < FEWEST_WORDS or (fewest < EXACT_WORDS and older.words != newer.words):
        return None
    likeness = _Likeness(older, newer, similarity=similarity)
    return likeness if likeness.is_any or likeness.is_near else None


def tell_the_same(older: Sketch, newer: Sketch, *, similarity: float) -> bool:
    """Tell whether two whole texts are so similar, and tell the same facts."""
    if older.algorithm != newer.algorithm:
        return False
    likeness = _likeness(Compared(older), Compared(newer), similarity=similarity)
    return likeness is not None and likeness.is_similar and likeness.facts == ()


def verdict_on(older: Sketch, newer: Sketch, *, similarity: float) -> tuple[Verdict, Comparison]:
    """Return the verdict on the newer text if the older one were all that is known."""
    candidate = Candidate(
        update=UpdateId("older"),
        story=StoryId("older"),
        source="",
        sketch=older,
        seen_at=datetime(1970, 1, 1, tzinfo=UTC),
    )
    decision = decide(newer, [candidate], similarity=similarity)
    return decision.verdict, compare(older, newer, similarity=similarity)


def _similar(matches: list[_Match], known: list[_Match]) -> Decision | None:
    """Return duplicate or development: the most similar one without differing facts, or at all."""
    best: _Match | None = None
    ordered = sorted(matches, key=lambda match: match.similarity_order)
    for at, match in enumerate(ordered):
        if match.is_match and not match.facts and not match.is_outweighed(known):
            return Decision(
                verdict=Verdict.DUPLICATE,
                reason=match.reason(),
                story=match.candidate.story,
                also=_told_too(ordered[at + 1 :], match.candidate.story),
            )
        if match.is_match and match.facts and best is None:
            best = match
    if best is None:
        return None
    return Decision(verdict=Verdict.DEVELOPMENT, reason=best.reason(), follows=best.candidate.story)


def _told_too(matches: list[_Match], story: StoryId) -> tuple[StoryId, ...]:
    """Return the other stories of which a member says the same without differing facts."""
    found: dict[StoryId, None] = {}
    for match in matches:
        other = match.candidate.story
        if other != story and other not in found and match.is_match and not match.facts:
            found[other] = None
    return tuple(found)


def _contained(matches: list[_Match]) -> Decision | None:
    """Join the story that tells all of this already; told with other facts, follow it."""
    inside = [match for match in matches if match.is_match]
    if not inside:
        return None
    best = min(inside, key=lambda match: (bool(match.facts), *match.containment_order))
    if best.facts:
        return Decision(
            verdict=Verdict.DEVELOPMENT, reason=best.reason(), follows=best.candidate.story
        )
    return Decision(verdict=Verdict.CONTAINED, reason=best.reason(), story=best.candidate.story)


def _enclosing(matches: list[_Match]) -> Decision | None:
    """Return expansion, roundup or development for a text that tells older ones and more."""
    quoted = sorted(
        (match for match in matches if match.is_match),
        key=lambda match: (bool(match.facts), *match.expansion_order),
    )
    if not quoted:
        return None
    agreeing = [match for match in quoted if not match.facts] or quoted
    best = agreeing[0]
    stories = tuple(dict.fromkeys(match.candidate.story for match in agreeing))
    if titled := [match for match in agreeing if match.is_under_one_headline]:
        best = titled[0]
    elif len(stories) > 1 or not any(m.likeness.is_expansion for m in agreeing):
        return Decision(
            verdict=Verdict.ROUNDUP, reason=best.reason(is_expansion=True), related=stories
        )
    if best.facts:
        return Decision(
            verdict=Verdict.DEVELOPMENT,
            reason=best.reason(is_expansion=True),
            follows=best.candidate.story,
        )
    return Decision(
        verdict=Verdict.EXPANSION,
        reason=best.reason(is_expansion=True),
        story=best.candidate.story,
        is_lead=True,
    )
