"""The stories that one batch touches: changed in steps, finished and numbered at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Final, NamedTuple

from livefeed.errors import StoreError
from livefeed.model import (
    Decision,
    Growth,
    Outline,
    StoryChange,
    StoryId,
    Update,
    UpdateId,
)
from livefeed.store.drafts import Draft
from livefeed.store.rules import Rules
from livefeed.store.sqlite import counters, reading
from livefeed.store.sqlite.columns import micros, time_of
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.ledger import Ledger
from livefeed.store.sqlite.outlines import LargeOutlines
from livefeed.store.sqlite.rows import row_of
from livefeed.store.sqlite.writer import Undo

_HEAD: Final = "SELECT lead, follows, first_seen_at FROM stories WHERE id = :id"


class Head(NamedTuple):
    """What a story is known by."""

    story: StoryId
    lead: UpdateId
    follows: StoryId | None
    since: datetime
    is_stored: bool  # before the batch

    @property
    def age(self) -> tuple[datetime, bool, StoryId]:
        """Orders stories, the oldest first; what was told already is the older one."""
        return self.since, not self.is_stored, self.story


class TouchedStories:
    """Stories that a batch starts or changes, in the order in which it does so first."""

    def __init__(
        self, db: Database, rules: Rules, now: datetime, *, large: LargeOutlines, undo: Undo
    ) -> None:
        """Begin with none; `large` has what need not be read, `undo` gets what forgets it."""
        self._db = db
        self._large = large
        self._undo = undo
        self._rules = rules
        self._now = now
        self._drafts: dict[StoryId, Draft | None] = {}  # None: stored, and not looked at yet
        self._steps: list[tuple[StoryId, Callable[[Draft], None] | StoryId]] = []
        self._leads: dict[StoryId, UpdateId] = {}  # that the batch made
        self._merged: dict[StoryId, StoryId] = {}
        self._stored: dict[StoryId, Outline] = {}  # those that are changed, as they were before
        self._brought: dict[UpdateId, Update] = {}  # that started or joined stories

    def start(self, update: Update, decision: Decision) -> None:
        """Let an update start its own story."""
        self._drafts[update.story] = Draft.started_by(update.story, update.member, decision)
        self._brought[update.id] = update
        self._leads[update.story] = update.id

    def join(self, update: Update, decision: Decision) -> None:
        """Let an update join a story."""
        if decision.is_lead:
            self._leads[update.story] = update.id
        self._brought[update.id] = update
        self.change(update.story, partial(Draft.join, update=update.member, decision=decision))

    def merge(self, story: StoryId, into: StoryId) -> None:
        """Let a story be part of another one from now on."""
        for one in (story, into):
            self._drafts.setdefault(one, None)
        self._steps.append((into, story))
        self._merged[story] = into

    def relate(self, one: StoryId, other: StoryId) -> None:
        """Let two stories link each other."""
        here, there = self._standing(one), self._standing(other)
        if here != there:
            self.change(here, partial(Draft.relate, story=there))
            self.change(there, partial(Draft.relate, story=here))

    def head(self, story: StoryId) -> Head | None:
        """Return what the story is known by as the batch leaves it; None if it is not stored."""
        draft = self._drafts.get(story)
        if draft is not None:
            return Head(
                story=story,
                lead=self._leads[story],
                follows=draft.follows,
                since=self._now,
                is_stored=False,
            )
        row = row_of(self._db, _HEAD, {"id": story})
        if row is None:
            return None
        return Head(
            story=story,
            lead=self._leads.get(story) or UpdateId(row["lead"]),
            follows=row["follows"],
            since=time_of(row["first_seen_at"]),
            is_stored=True,
        )

    def change(self, story: StoryId, step: Callable[[Draft], None]) -> None:
        """Do this to a story when all that happens to it is known."""
        story = self._standing(story)
        self._drafts.setdefault(story, None)
        self._steps.append((story, step))

    def _standing(self, story: StoryId) -> StoryId:
        """Return the story that a story is part of by now."""
        while story in self._merged:
            story = self._merged[story]
        return story

    def write(self, ledger: Ledger) -> tuple[list[StoryChange], int]:
        """Write what the batch did with its stories; return what to tell and the newest change.

        The change is 0 if no story was touched.
        """
        ledger.merged = self._merged
        drafts = self._changed()
        ledger.write_updates(self._db)
        if not drafts:
            return [], 0
        outlines = self._finished(drafts)
        ledger.links = [link for draft in drafts for link in draft.new_links]
        ledger.write_stories(self._db, outlines, self._stored)
        self._large.keep(outlines, self._undo)
        told = [draft.change_to(one) for one, draft in zip(outlines, drafts, strict=True)]
        return [change for change in told if change is not None], outlines[-1].change

    def _changed(self) -> Sequence[Draft]:
        """Return the stories that the batch touches, with everything done to them."""
        missing = [story for story, draft in self._drafts.items() if draft is None]
        self._stored = self._large.stored(self._db, missing)
        drafts: dict[StoryId, Draft] = {}
        for identity, draft in self._drafts.items():
            if draft is None and identity not in self._stored:
                raise StoreError(f"story {identity} is not stored: no update can join it")
            drafts[identity] = draft or Draft.of(self._stored[identity])
        for identity, step in self._steps:
            if isinstance(step, str):
                drafts[identity].absorb(drafts.pop(step))
            else:
                step(drafts[identity])
        return list(drafts.values())

    def _finished(self, drafts: Sequence[Draft]) -> list[Outline]:
        """Return the stories with their new places in the change sequence and their feeds.

        What the batch did with updates must be written: some feeds ask what they say.
        """
        change = counters.read(self._db, counters.CHANGE)
        updated = counters.read(self._db, counters.UPDATED)
        outlines = []
        for draft in drafts:
            change += 1
            if draft.is_substantive:
                updated = max(micros(self._now), updated + 1)
            story = draft.finished(change=change, updated_at=time_of(updated), feeds=())
            read, grown = partial(self._updates, story), self._growth(draft)
            feeds = self._rules.feeds_of(story, read, grown)
            outlines.append(story._replace(feeds=feeds))
        newest = {counters.CHANGE: change, counters.UPDATED: updated}
        counters.write_several(self._db, newest)
        return outlines

    def _growth(self, draft: Draft) -> Growth | None:
        before = draft.grown_from
        if before is None:
            return None
        joined = (self._brought.get(update) for update in draft.members)
        return Growth(before, tuple(update for update in joined if update is not None))

    def _updates(self, story: Outline) -> Sequence[Update]:
        """Return the updates of a story as the batch leaves them."""
        brought = [self._brought.get(member.id) for member in story.members]
        at_hand = [update for update in brought if update is not None]
        return at_hand if len(at_hand) == len(brought) else reading.updates_of(self._db, story.id)
