"""Which story a new update joins: by its lead, and with others that turn out to be the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from livefeed.model import (
    Candidate,
    Decision,
    Entry,
    Sketch,
    StoryId,
    UpdateId,
    Verdict,
    story_id,
)
from livefeed.store.rules import Rules
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.found import Found
from livefeed.store.sqlite.rows import row_of
from livefeed.store.sqlite.touched import Head, TouchedStories
from livefeed.store.sqlite.window import Window

_WORDS: Final = """
    SELECT s.algorithm, s.words FROM updates AS u JOIN sketches AS s USING (number)
    WHERE u.id = :id
"""


class Joining:
    """Decides for one batch, with the leads of the stories as the batch leaves them."""

    def __init__(self, db: Database, rules: Rules, window: Window, stories: TouchedStories) -> None:
        self._db = db
        self._rules = rules
        self._window = window
        self._stories = stories

    def decide(self, incoming: Sketch, found: Found, entry: Entry) -> Decision:
        """Return the rules' decision; stories that it shows to be one are merged."""
        candidates = found.nearest()
        decision = self._rules.decide(incoming, candidates, entry)
        if not self._is_settled(incoming, decision, found):
            if found.has_more:
                candidates = found.every()
                decision = self._rules.decide(incoming, candidates, entry)
            decision, candidates = self._near_a_lead(incoming, decision, candidates, entry)
        return self._merged(decision, candidates) if decision.also else decision

    def _is_settled(self, incoming: Sketch, decision: Decision, found: Found) -> bool:
        """Tell whether the other tellers of the same stories need not be asked.

        A copy that is near the founder of its story is one, whatever else the story is told by.
        What says just the same may be the source's own text, so all that say it are looked at.
        """
        if decision.verdict is not Verdict.DUPLICATE:
            return False
        if found.has_more and (decision.reason.jaccard or 0) >= 1:
            return False
        return self._is_by_founder(incoming, decision, found.candidates)

    def _near_a_lead(
        self, incoming: Sketch, decision: Decision, candidates: list[Candidate], entry: Entry
    ) -> tuple[Decision, list[Candidate]]:
        """Return what is decided when nobody joins a story whose lead it has left behind.

        Beside it are the candidates that remain.
        """
        judged: set[StoryId] = set()
        while decision.story and decision.story not in judged:
            judged.add(decision.story)
            if self._is_by_founder(incoming, decision, candidates):
                break
            near = self._near_lead(incoming, decision.story, candidates)
            if decision.reason.matched in near:
                break
            candidates = [c for c in candidates if c.story != decision.story or c.update in near]
            decision = self._rules.decide(incoming, candidates, entry)
        return decision, candidates

    def _is_by_founder(
        self, incoming: Sketch, decision: Decision, candidates: Sequence[Candidate]
    ) -> bool:
        """Tell whether the story's founder, or what is near it, was matched: nothing to ask."""
        members = {c.update: c.sketch for c in candidates if c.story == decision.story}
        matched = decision.reason.matched
        if matched is None or matched not in members or story_id(matched) == decision.story:
            return True
        founder = next((one for one in members if story_id(one) == decision.story), None)
        return founder is not None and self._rules.may_join(
            incoming, members[matched], members[founder]
        )

    def _near_lead(
        self, incoming: Sketch, story: StoryId, candidates: Sequence[Candidate]
    ) -> set[UpdateId]:
        """Return the members by which an update may join; all of them if it is near itself."""
        lead = self._lead(story, candidates)
        return {
            c.update
            for c in candidates
            if c.story == story and (not lead or self._rules.may_join(incoming, c.sketch, lead[1]))
        }

    def _merged(self, decision: Decision, candidates: Sequence[Candidate]) -> Decision:
        joined = self._lead(StoryId(decision.story or ""), candidates)
        for story in sorted(decision.also):
            other = self._lead(story, candidates)
            if joined is None or other is None:
                continue
            heads = sorted((joined, other), key=lambda one: one[0].age)
            (older, _), (newer, _) = heads
            is_followed = older.follows == newer.story or newer.follows == older.story
            if not is_followed and self._rules.are_one(heads[0][1], heads[1][1]):
                self._stories.merge(newer.story, older.story)
                self._window.merge(newer.story, older.story)
                joined = heads[0]
                decision = decision._replace(story=older.story)
        return decision

    def _lead(self, story: StoryId, candidates: Sequence[Candidate]) -> tuple[Head, Sketch] | None:
        """Return what a story is known by, and the words of its lead."""
        head = self._stories.head(story)
        if head is None:
            return None
        sketch = next((c.sketch for c in candidates if c.update == head.lead), None)
        sketch = sketch or self._words(head.lead)
        return None if sketch is None else (head, sketch)

    def _words(self, update: UpdateId) -> Sketch | None:
        if (sketch := self._window.added(update)) is not None:
            return sketch
        row = row_of(self._db, _WORDS, {"id": update})
        if row is None:
            return None
        return Sketch.of_words(row["algorithm"], row["words"])
