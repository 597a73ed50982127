"""What a threshold would make of labelled pairs: precision and recall over all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from livefeed.dedup.overlap import overlap
from livefeed.dedup.verdict import verdict_on
from livefeed.model import Sketch, Verdict

SAME: Final = frozenset({Verdict.DUPLICATE, Verdict.CONTAINED, Verdict.EXPANSION})
STEPS: Final = tuple(step / 100 for step in range(10, 91))
_NEVER: Final = 2.0  # no text is so similar to another
_LEVEL: Final = 0.0005  # of F1: what is closer is the same


class Turn(NamedTuple):
    """How one labelled pair fares: until what similarity it is the same, and what it is beyond."""

    is_same: bool  # says its label
    limit: float
    is_told_so: bool  # up to the limit
    is_told_beyond: bool


class Point(NamedTuple):
    """What one threshold gives."""

    similarity: float
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def turn_of(older: Sketch, newer: Sketch, *, text: str, is_same: bool) -> Turn:
    """Return how a pair fares under every threshold: its verdict changes at one of them only.

    Args:
        older: what was told before.
        newer: what is told now.
        text: the newer one as written.
        is_same: whether they are labelled as the same news.
    """
    limit = overlap(older.words, newer.words).limit
    below, _ = verdict_on(older, newer, similarity=limit, text=text)
    beyond, _ = verdict_on(older, newer, similarity=_NEVER, text=text)
    return Turn(is_same, limit, below in SAME, beyond in SAME)


def curve(turns: Iterable[Turn]) -> list[Point]:
    """Return precision and recall of "the same news" at every step of the threshold."""
    pairs = list(turns)
    return [_point(pairs, similarity) for similarity in STEPS]


def proposed(points: Sequence[Point], now: float) -> Point:
    """Return the point of the best F1; where several are as good, the nearest to what is set."""
    best = max(point.f1 for point in points)
    level = [point for point in points if point.f1 >= best - _LEVEL]
    return min(level, key=lambda point: abs(point.similarity - now))


def _point(turns: Sequence[Turn], similarity: float) -> Point:
    told = [turn.is_told_so if similarity <= turn.limit else turn.is_told_beyond for turn in turns]
    right = sum(said and turn.is_same for said, turn in zip(told, turns, strict=True))
    same = sum(turn.is_same for turn in turns)
    return Point(
        similarity,
        precision=right / sum(told) if any(told) else 1.0,
        recall=right / same if same else 1.0,
    )
