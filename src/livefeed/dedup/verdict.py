"""The verdict on an update that was not known before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Final

from livefeed.dedup.compared import headline, title_words
from livefeed.dedup.comparison import Comparison, compare
from livefeed.dedup.headlines import say_the_same
from livefeed.dedup.likeness import Likeness, likenesses
from livefeed.dedup.overlap import Overlap
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

CLEARLY_NEARER: Final = 0.8  # share of another containment below which the other one weighs more
ALIGNED_WHOLE: Final = 0.8  # similarity from which words that face each other are seen to
# Similar texts that are aligned: the nearest, and so many of the others that tell the same digits.
# A thousand lines of one table, each with another number, would be aligned a hundred times a line.
MOST_ALIGNED: Final = 16


class _Match:
    """One candidate that may say the same, wholly or in part."""

    __slots__ = ("_is_match", "candidate", "is_similar", "likeness", "measured", "title")

    def __init__(self, candidate: Candidate, likeness: Likeness, title: str) -> None:
        """Begin with a candidate, how its text resembles the newer one, and that one's title."""
        self.candidate = candidate
        self.likeness = likeness
        self.title = title
        self.measured: Overlap = likeness.measured
        # the two are one text, by their words or by headline and words
        self.is_similar = likeness.is_similar or (not likeness.is_any and self._is_under_alike())
        self._is_match: bool | None = None  # not asked yet

    @property
    def is_under_one_headline(self) -> bool:
        title = headline(self.title)
        return bool(title) and headline(self.candidate.title) == title

    def _is_under_alike(self) -> bool:
        """Tell whether two texts are near under one headline, or under two that say the same."""
        if not self.likeness.is_near:
            return False
        if self.is_under_one_headline:
            return True
        older, newer = title_words(self.candidate.title), title_words(self.title)
        return self.likeness.is_nearly and say_the_same(older.split(), newer.split())

    @property
    def facts(self) -> tuple[FactDifference, ...]:
        return self.likeness.facts or ()

    @property
    def is_match(self) -> bool:
        if self._is_match is None:
            likeness = self.likeness
            self._is_match = likeness.facts is not None and not likeness.are_told_apart(
                self.candidate.title, self.title
            )
        return self._is_match

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
        story = self.candidate.story
        for other in matches:
            if other is self or other.candidate.story != story or not self._may_yield_to(other):
                continue
            if other.is_match and self._is_silent_on(other.facts):
                return True
        return False

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
    are ordered by the time they were seen, then by id, so the order given does not matter (but for
    which of a story's updates is named, of those that say the same and were seen at once). A text
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
    comparable = [c for c in candidates if c.sketch.algorithm == incoming.algorithm]
    texts = list(dict.fromkeys(c.sketch.words for c in comparable))
    if len(texts) < len(comparable):
        comparable = _first_of_each(comparable)
    known = likenesses(texts, incoming.words, similarity)
    found = []
    for candidate in comparable:
        if likeness := known.get(candidate.sketch.words):
            match = _Match(candidate, likeness, title)
            if likeness.is_any or match.is_similar:
                found.append(match)
    return found


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


def tell_the_same(older: Sketch, newer: Sketch, *, similarity: float) -> bool:
    """Tell whether two whole texts are so similar, and tell the same facts."""
    if older.algorithm != newer.algorithm:
        return False
    likeness = likenesses([older.words], newer.words, similarity).get(older.words)
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
    ordered = _worth_aligning(sorted(matches, key=lambda match: match.similarity_order))
    for at, match in enumerate(ordered):
        if not match.is_match:
            continue
        if match.facts:
            best = best or match
        elif not match.is_outweighed(known):
            return Decision(
                verdict=Verdict.DUPLICATE,
                reason=match.reason(),
                story=match.candidate.story,
                also=_told_too(ordered[at + 1 :], match.candidate.story),
            )
    if best is None:
        return None
    return Decision(verdict=Verdict.DEVELOPMENT, reason=best.reason(), follows=best.candidate.story)


def _worth_aligning(ordered: list[_Match]) -> list[_Match]:
    """Return the most similar matches, and of the others those that may tell the same."""
    if len(ordered) <= MOST_ALIGNED:
        return ordered
    others = (match for match in ordered[MOST_ALIGNED:] if match.likeness.has_same_digits)
    return [*ordered[:MOST_ALIGNED], *islice(others, MOST_ALIGNED)]


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
