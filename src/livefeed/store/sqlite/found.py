"""The updates that may tell what a new one tells, read as far as the decision needs them."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from livefeed.model import Candidate, StoryId

FEW: Final = 8  # of a story; of 14,745 real articles none was decided otherwise than with all
_MOST_KNOWN: Final = 1_000_000  # 4 MB


class Tellers:
    """Which updates tell one story, as far as this process added them: 4 bytes an update.

    What is not known of, or was merged since, counts as a story of its own, which is read.
    """

    def __init__(self, most: int = _MOST_KNOWN) -> None:
        self._most = most
        self._first = 0  # number of the update that the first hash belongs to
        self._hashes = array("I")  # of stories; 0 is none

    def add(self, number: int, story: StoryId) -> None:
        """Note which story an update tells."""
        if not self._hashes:
            self._first = number
        at = number - self._first
        if at < 0:
            return
        self._hashes.extend([0] * (at + 1 - len(self._hashes)))
        self._hashes[at] = hash(story) & 0xFFFF_FFFF
        if len(self._hashes) > 2 * self._most:
            self._first += len(self._hashes) - self._most
            del self._hashes[: -self._most]

    def nearest(self, numbers: Sequence[int]) -> Sequence[int]:
        """Return two of each story, in the order given: the first one and the oldest."""
        told: dict[int, list[int]] = {}
        for number in numbers:
            told.setdefault(self._story(number), []).append(number)
        if len(told) == len(numbers):
            return numbers
        kept = {one for members in told.values() for one in (members[0], min(members))}
        return [number for number in numbers if number in kept]

    def _story(self, number: int) -> int:
        """Return a number of the story of an update; a negative one where it is not known."""
        at = number - self._first
        known = self._hashes[at] if 0 <= at < len(self._hashes) else 0
        return known or -number


class Found:
    """What the index found for one update: the nearest of each story first, all of it if asked."""

    def __init__(
        self,
        numbers: Sequence[int],
        nearest: Sequence[int],
        read: Callable[[Sequence[int]], Iterable[Candidate]],
    ) -> None:
        """Begin with nothing read; `numbers` in order, those that share most first."""
        self._numbers = numbers
        self._nearest = nearest
        self._read = read
        self.candidates: list[Candidate] = []  # that were read: comparable, a few of each story

    @property
    def has_more(self) -> bool:
        """Tell whether there are more than the nearest."""
        return len(self._nearest) < len(self._numbers)

    def nearest(self) -> list[Candidate]:
        """Return two of each story."""
        return self._few(self._nearest)

    def every(self) -> list[Candidate]:
        """Return a few of each story: those that share most."""
        return self._few(self._numbers)

    def _few(self, numbers: Sequence[int]) -> list[Candidate]:
        self.candidates = few_of_each_story(self._read(numbers)) if numbers else []
        return self.candidates


def few_of_each_story(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the first FEW of each story: what a thousand copies say need not be compared again."""
    times: dict[StoryId, int] = {}
    few = []
    for candidate in candidates:
        story = candidate.story
        before = times.get(story, 0)
        if before < FEW:
            times[story] = before + 1
            few.append(candidate)
    return few
