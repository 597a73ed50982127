"""The stories that one batch touches: changed in steps, finished and numbered at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from livefeed.errors import StoreError
from livefeed.model import (
    Decision,
    Story,
    StoryChange,
    StoryId,
    Update,
)
from livefeed.store.drafts import Draft
from livefeed.store.rules import Rules
from livefeed.store.sqlite import counters
from livefeed.store.sqlite.columns import micros, time_of
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.ledger import Ledger
from livefeed.store.sqlite.reading import stories_of


class TouchedStories:
    """Stories that a batch starts or changes, in the order in which it does so first."""

    def __init__(self, db: Database, rules: Rules, now: datetime) -> None:
        self._db = db
        self._rules = rules
        self._now = now
        self._drafts: dict[StoryId, Draft | None] = {}  # None: stored, and not looked at yet
        self._steps: list[tuple[StoryId, Callable[[Draft], None]]] = []

    def start(self, update: Update, decision: Decision) -> None:
        """Let an update start its own story."""
        self._drafts[update.story] = Draft.started_by(update, decision)

    def change(self, story: StoryId, step: Callable[[Draft], None]) -> None:
        """Do this to a story when all that happens to it is known."""
        self._drafts.setdefault(story, None)
        self._steps.append((story, step))

    def write(self, ledger: Ledger) -> tuple[list[StoryChange], int]:
        """Write what the batch did with its stories; return what to tell and the newest change.

        The change is 0 if no story was touched.
        """
        if not self._drafts:
            ledger.write(self._db, (), ())
            return [], 0
        drafts = self._changed()
        stories = self._finished(drafts)
        started = [s for s, draft in zip(stories, drafts, strict=True) if draft.before is None]
        ledger.write(self._db, stories, started)
        told = [draft.change_to(s) for s, draft in zip(stories, drafts, strict=True)]
        return [change for change in told if change is not None], stories[-1].change

    def _changed(self) -> Sequence[Draft]:
        """Return the stories that the batch touches, with everything done to them."""
        stored = stories_of(self._db, [s for s, draft in self._drafts.items() if draft is None])
        drafts: dict[StoryId, Draft] = {}
        for identity, draft in self._drafts.items():
            if draft is None and identity not in stored:
                raise StoreError(f"story {identity} is not stored: no update can join it")
            drafts[identity] = draft or Draft.of(stored[identity])
        for identity, step in self._steps:
            step(drafts[identity])
        return list(drafts.values())

    def _finished(self, drafts: Sequence[Draft]) -> list[Story]:
        """Return the stories with their new places in the change sequence and their feeds."""
        change = counters.read(self._db, counters.CHANGE)
        updated = counters.read(self._db, counters.UPDATED)
        stories = []
        for draft in drafts:
            change += 1
            if draft.is_substantive:
                updated = max(micros(self._now), updated + 1)
            story = draft.finished(change=change, updated_at=time_of(updated), feeds=())
            stories.append(story._replace(feeds=self._rules.feeds_of(story)))
        counters.write(self._db, counters.CHANGE, change)
        counters.write(self._db, counters.UPDATED, updated)
        return stories
