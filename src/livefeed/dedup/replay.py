"""Deciding again, with other settings, about updates in the order in which they came."""

from __future__ import annotations

from livefeed.dedup.index import Index
from livefeed.dedup.verdict import decide
from livefeed.model import Candidate, Decision, UpdateId, story_id


class Replay:
    """Grows by one update at a time; stories are those that its own decisions make."""

    def __init__(self, *, similarity: float, window_s: float) -> None:
        self._similarity = similarity
        self._window_s = window_s
        self._index = Index(similarity=similarity)
        self._candidates: dict[int, Candidate] = {}

    def decide(self, number: int, update: Candidate, text: str) -> Decision:
        """Return what is decided about the next update, written so; numbers grow."""
        self._expire(update.seen_at.timestamp() - self._window_s)
        numbers = self._index.candidates(update.sketch)  # of whole seconds: some are just over
        found = [self._candidates[at] for at in numbers if at in self._candidates]
        decision = decide(
            update.sketch, found, similarity=self._similarity, title=update.title, text=text
        )
        story = decision.story or story_id(UpdateId(update.update))
        self._candidates[number] = update._replace(story=story)
        self._index.add(number, update.sketch, update.seen_at.timestamp())
        return decision

    def _expire(self, before: float) -> None:
        self._index.expire(before)
        for number in list(self._candidates):
            if self._candidates[number].seen_at.timestamp() >= before:
                return
            del self._candidates[number]
