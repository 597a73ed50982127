"""The verdict on an update that was not known before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import islice
from operator import attrgetter
from typing import Final

from livefeed.dedup.comparison import Comparison, compare
from livefeed.dedup.likeness import Likeness, likenesses
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


_NEW: Final = Decision(verdict=Verdict.NEW)


def decide(
    incoming: Sketch,
    candidates: Sequence[Candidate],
    *,
    similarity: float,
    title: str = "",
    text: str = "",
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
        text: of the update, as written: what has a capital letter inside of a sentence is a name.
    """
    if not candidates:
        return _NEW
    algorithm = incoming.algorithm
    comparable = [c for c in candidates if c.sketch.algorithm == algorithm]
    words = incoming.words
    matches = likenesses(comparable, words, similarity=similarity, title=title, text=text)
    return _similar(matches) or _contained(matches) or _enclosing(matches) or _NEW


def tell_the_same(older: Sketch, newer: Sketch, *, similarity: float) -> bool:
    """Tell whether two whole texts are so similar, and tell the same facts."""
    if older.algorithm != newer.algorithm:
        return False
    found = likenesses([_alone(older)], newer.words, similarity=similarity, title="", text="")
    return any(one.is_similar and one.facts == () for one in found)


def verdict_on(
    older: Sketch, newer: Sketch, *, similarity: float, text: str = ""
) -> tuple[Verdict, Comparison]:
    """Return the verdict on the newer text if the older one were all that is known.

    Args:
        older: what was told before, without headline.
        newer: what is told now, without headline.
        similarity: Jaccard of word 3-grams from which two texts tell the same.
        text: the newer one as written.
    """
    decision = decide(newer, [_alone(older)], similarity=similarity, text=text)
    return decision.verdict, compare(older, newer, similarity=similarity, written=text)


def _alone(older: Sketch) -> Candidate:
    """Return a text without headline as a candidate that nothing else is known of."""
    name, seen_at = "older", datetime(1970, 1, 1, tzinfo=UTC)
    return Candidate(UpdateId(name), StoryId(name), source="", sketch=older, seen_at=seen_at)


def _similar(matches: list[Likeness]) -> Decision | None:
    """Return duplicate or development: the most similar one without differing facts, or at all."""
    best: Likeness | None = None
    ordered = [match for match in matches if match.is_similar]
    if len(ordered) > 1:
        ordered = _worth_aligning(ordered)
    for at, match in enumerate(ordered):
        facts = match.facts
        if facts is None:
            continue
        if facts:
            best = best or match
        elif not _is_outweighed(match, matches):
            story = match.candidate.story
            also = _told_too(ordered[at + 1 :], story)
            return Decision(Verdict.DUPLICATE, _reason(match), story=story, also=also)
    if best is None:
        return None
    return Decision(Verdict.DEVELOPMENT, _reason(best), follows=best.candidate.story)


def _worth_aligning(matches: list[Likeness]) -> list[Likeness]:
    """Return the most similar matches, and of the others those that may tell the same, in order."""
    matches.sort(key=attrgetter("similarity_order"))
    if len(matches) <= MOST_ALIGNED:
        return matches
    others = (match for match in matches[MOST_ALIGNED:] if match.has_same_digits)
    return [*matches[:MOST_ALIGNED], *islice(others, MOST_ALIGNED)]


def _told_too(matches: list[Likeness], story: StoryId) -> tuple[StoryId, ...]:
    """Return the other stories of which a member says the same without differing facts."""
    found: dict[StoryId, None] = {}
    for match in matches:
        other = match.candidate.story
        if other != story and other not in found and match.facts == ():
            found[other] = None
    return tuple(found)


def _contained(matches: list[Likeness]) -> Decision | None:
    """Join the story that tells all of this already; told with other facts, follow it."""
    inside = [match for match in matches if match.is_inside and match.facts is not None]
    if not inside:
        return None
    best = min(inside, key=attrgetter("containment_order"))
    if best.facts:
        return Decision(Verdict.DEVELOPMENT, _reason(best), follows=best.candidate.story)
    return Decision(Verdict.CONTAINED, _reason(best), story=best.candidate.story)


def _enclosing(matches: list[Likeness]) -> Decision | None:
    """Return expansion, roundup or development for a text that tells older ones and more."""
    around = [match for match in matches if match.is_around and match.facts is not None]
    if not around:
        return None
    quoted = sorted(around, key=attrgetter("expansion_order"))
    agreeing = [match for match in quoted if not match.facts] or quoted
    best = agreeing[0]
    stories = tuple(dict.fromkeys(match.candidate.story for match in agreeing))
    if titled := [match for match in agreeing if match.is_under_one_headline]:
        best = titled[0]
    elif len(stories) > 1 or not any(m.is_expansion for m in agreeing):
        return Decision(Verdict.ROUNDUP, _reason(best, is_expansion=True), related=stories)
    reason, story = _reason(best, is_expansion=True), best.candidate.story
    if best.facts:
        return Decision(Verdict.DEVELOPMENT, reason, follows=story)
    return Decision(Verdict.EXPANSION, reason, story=story, is_lead=True)


def _reason(match: Likeness, *, is_expansion: bool = False) -> Reason:
    contained = match.measured.of_older if is_expansion else match.measured.of_newer
    return Reason(
        match.candidate.update,
        round(match.similarity, 4),
        round(contained, 4),
        match.facts or (),
    )


def _is_outweighed(match: Likeness, others: Sequence[Likeness]) -> bool:
    """Tell whether one of the same story tells other facts, where this match is silent.

    A teaser of "4 killed" that ends before the number does not make "9 killed" the same story:
    more of the newer text is in what said 4.
    """
    story = match.candidate.story
    for other in others:
        if other is match or other.candidate.story != story or not _may_yield(match, other):
            continue
        if _is_silent_on(match, other.facts or ()):
            return True
    return False


def _may_yield(match: Likeness, other: Likeness) -> bool:
    """Tell whether another match is clearly nearer, or this loose one tells what it tells."""
    here, there = match.measured.of_newer, other.measured.of_newer
    if there * CLEARLY_NEARER > here:
        return True
    is_loose = match.measured.jaccard < ALIGNED_WHOLE and there >= here
    return is_loose and _is_with(match, other.differences or ())


def _is_with(match: Likeness, facts: Sequence[FactDifference]) -> bool:
    """Tell whether all that a newer text tells otherwise is said here as it was before."""
    before = [fact.before for fact in facts if fact.kind != "negation"]
    return bool(before) and all(map(match.tells, before))


def _is_silent_on(match: Likeness, facts: Sequence[FactDifference]) -> bool:
    """Tell whether none of what a newer text tells otherwise is said here; denials aside."""
    after = [fact.after for fact in facts if fact.kind != "negation"]
    return bool(after) and not any(map(match.tells, after))
