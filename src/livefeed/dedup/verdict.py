"""The verdict on an update that was not known before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from livefeed.dedup.alignment import changes
from livefeed.dedup.comparison import (
    CONTAINED_WORDS,
    Compared,
    Comparison,
    Overlap,
    compare,
    is_other_flash,
    overlap,
)
from livefeed.dedup.facts import fact_differences, names_changed
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
EXACT_WORDS: Final = 4  # shorter ones match only when they are equal


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    """One candidate that says the same, wholly or in part."""

    candidate: Candidate
    measured: Overlap
    similarity: float  # Jaccard similarity by the shingles that decided
    is_similar: bool  # the whole of one is the whole of the other
    is_inside: bool  # the newer one is told in the older
    is_around: bool  # the older one is told in the newer
    facts: tuple[FactDifference, ...]

    @property
    def similarity_order(self) -> tuple[float, datetime, str]:
        return (-self.measured.jaccard, self.candidate.seen_at, self.candidate.update)

    @property
    def containment_order(self) -> tuple[float, datetime, str]:
        return (-self.measured.of_newer, self.candidate.seen_at, self.candidate.update)

    @property
    def expansion_order(self) -> tuple[float, datetime, str]:
        return (-self.measured.of_older, self.candidate.seen_at, self.candidate.update)

    def reason(self, *, is_expansion: bool = False) -> Reason:
        contained = self.measured.of_older if is_expansion else self.measured.of_newer
        return Reason(
            matched=self.candidate.update,
            jaccard=round(self.similarity, 4),
            containment=round(contained, 4),
            facts=self.facts,
        )


def decide(incoming: Sketch, candidates: Sequence[Candidate], *, similarity: float) -> Decision:
    """Return the verdict on an update that was not known before, with its reason.

    The rules are tried over all candidates in the order of the design's table; equal candidates
    are ordered by the time they were seen, then by id, so the order given does not matter.

    Args:
        incoming: of the update.
        candidates: live updates of the window; of another algorithm are left out.
        similarity: Jaccard of word 3-grams from which two texts tell the same.
    """
    newer = Compared(incoming)
    matches = [
        match
        for candidate in candidates
        if candidate.sketch.algorithm == incoming.algorithm
        and (match := _match(candidate, newer, similarity=similarity)) is not None
    ]
    return (
        _duplicate(matches)
        or _development(matches)
        or _contained(matches)
        or _enclosing(matches)
        or Decision(verdict=Verdict.NEW)
    )


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


def _match(candidate: Candidate, newer: Compared, *, similarity: float) -> _Match | None:
    """Return how a candidate matches, None if it tells something else."""
    older = Compared(candidate.sketch)
    fewest = min(len(older.words), len(newer.words))
    if fewest < FEWEST_WORDS or (fewest < EXACT_WORDS and older.words != newer.words):
        return None
    measured = overlap(older, newer)
    is_similar = measured.is_similar(similarity)
    is_inside = fewest >= CONTAINED_WORDS and measured.of_newer >= CONTAINED
    is_around = fewest >= CONTAINED_WORDS and measured.of_older >= CONTAINED
    if not (is_similar or is_inside or is_around):
        return None
    aligned = changes(older.words, newer.words)
    facts = fact_differences(older.words, newer.words, aligned)
    if measured.is_short and not facts and is_other_flash(older.words, newer.words, aligned):
        return None
    if names_changed(facts) >= OTHER_NAMES:
        return None
    return _Match(
        candidate=candidate,
        measured=measured,
        similarity=measured.deciding(similarity),
        is_similar=is_similar,
        is_inside=is_inside,
        is_around=is_around,
        facts=facts,
    )


def _duplicate(matches: list[_Match]) -> Decision | None:
    same = [match for match in matches if match.is_similar and not match.facts]
    if not same:
        return None
    best = min(same, key=lambda match: match.similarity_order)
    return Decision(verdict=Verdict.DUPLICATE, reason=best.reason(), story=best.candidate.story)


def _development(matches: list[_Match]) -> Decision | None:
    differing = [match for match in matches if match.is_similar and match.facts]
    if not differing:
        return None
    best = min(differing, key=lambda match: match.similarity_order)
    return Decision(verdict=Verdict.DEVELOPMENT, reason=best.reason(), follows=best.candidate.story)


def _contained(matches: list[_Match]) -> Decision | None:
    """Join the story that tells all of this already; told with other facts, follow it."""
    inside = [match for match in matches if match.is_inside]
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
        (match for match in matches if match.is_around),
        key=lambda match: (bool(match.facts), *match.expansion_order),
    )
    if not quoted:
        return None
    agreeing = [match for match in quoted if not match.facts] or quoted
    best = agreeing[0]
    stories = tuple(dict.fromkeys(match.candidate.story for match in agreeing))
    if len(stories) > 1 or max(m.measured.of_newer for m in agreeing) < QUOTED_SHARE:
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
