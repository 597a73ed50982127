"""One story while a batch works on it: what it was, what it becomes, and why it is announced.

Pure and the same for every engine.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final, NamedTuple

from livefeed.model import (
    AlertClass,
    Decision,
    FactDifference,
    Member,
    Outline,
    StoryChange,
    StoryId,
    StoryState,
    UpdateId,
    UpdateState,
    Verdict,
)

IMPORTANCE: Final = (
    AlertClass.NEW,
    AlertClass.DEVELOPMENT,
    AlertClass.RETRACTION,
    AlertClass.CORRECTION,
    AlertClass.EXPANSION,
    AlertClass.CORROBORATION,
)  # several changes of one story within one batch are told as the first of these


class _Note(NamedTuple):
    alert_class: AlertClass
    cause: UpdateId
    facts: tuple[FactDifference, ...] = ()


class Draft:
    """One story in the hands of one batch; every method that changes it is a visible change."""

    __slots__ = (
        "_is_any_set",
        "_is_only_joined",
        "_is_substantive",
        "_notes",
        "before",
        "follows",
        "id",
        "lead",
        "members",
        "related",
    )

    def __init__(self, story: StoryId, *, lead: UpdateId, before: Outline | None = None) -> None:
        self.id = story
        self.before = before
        self.lead = lead
        self.follows = before.follows if before else None
        self.related = before.related if before else ()
        self.members = {one.id: one for one in before.members} if before else {}
        self._is_substantive = before is None
        self._is_any_set = False  # state of an update
        self._is_only_joined = before is not None and before.state is StoryState.LIVE
        self._notes: list[_Note] = []

    @classmethod
    def of(cls, story: Outline) -> Draft:
        """Return the draft of a stored story."""
        return cls(story.id, lead=story.lead, before=story)

    @classmethod
    def started_by(cls, story: StoryId, update: Member, decision: Decision) -> Draft:
        """Return the draft of the story that an update starts."""
        draft = cls(story, lead=update.id)
        draft.members[update.id] = update
        draft.follows = decision.follows
        draft.related = decision.related
        is_development = decision.verdict is Verdict.DEVELOPMENT
        draft._note(AlertClass.DEVELOPMENT if is_development else AlertClass.NEW, update.id)
        return draft

    def join(self, update: Member, decision: Decision) -> None:
        """Add a copy; an expansion is substantive, a source new to the story corroborates it."""
        is_new_source = all(known.source != update.source for known in self.members.values())
        self.members[update.id] = update
        if decision.is_lead:
            self.lead = update.id
        if decision.verdict is Verdict.EXPANSION:
            self._is_substantive = True
            self._note(AlertClass.EXPANSION, update.id)
        elif is_new_source:
            self._note(AlertClass.CORROBORATION, update.id)

    def absorb(self, other: Draft) -> None:
        """Take in the updates of a story that turned out to be this one.

        Its sources corroborate this one. What was told of either is not told again: the story
        before is taken to be the one of more sources, in the feeds of both.
        """
        if {m.source for m in other.members.values()} - {m.source for m in self.members.values()}:
            self._note(AlertClass.CORROBORATION, other.lead)
        self._is_only_joined = False
        if self.before and other.before:
            self.before = _known_as(self.before, other.before)
        both = (*self.members.values(), *other.members.values())
        self.members = {one.id: one for one in sorted(both, key=lambda one: one.seen_at)}
        for link in other.related:
            self.relate(link)

    def relate(self, story: StoryId) -> None:
        """Link another story."""
        if story not in (self.id, *self.related):
            self.related = (*self.related, story)

    def revise(
        self, update: UpdateId, published: datetime | None, facts: tuple[FactDifference, ...]
    ) -> None:
        """Note that the text of a copy is another one; changed facts are substantive."""
        self._is_only_joined = False
        known = self.members[update]
        self.members[update] = known._replace(published=known.published or published)
        if facts:
            self._is_substantive = True
            self._note(AlertClass.CORRECTION, update, facts)

    def set_state(self, update: UpdateId, state: UpdateState) -> None:
        """Withdraw a copy or bring it back; what that means for the story is told at the end."""
        self._is_any_set = True
        self._is_only_joined = False
        self.members[update] = self.members[update]._replace(state=state)

    def finished(self, *, change: int, updated_at: datetime, feeds: tuple[str, ...]) -> Outline:
        """Return the story as it is now; `updated_at` is used where the change is substantive."""
        members = tuple(self.members.values())
        live = [one for one in members if one.state is UpdateState.LIVE]
        lead = self.lead
        if live and self.members[lead].state is not UpdateState.LIVE:
            lead = live[0].id
        return Outline(
            id=self.id,
            lead=lead,
            follows=self.follows,
            related=self.related,
            state=StoryState.LIVE if live else StoryState.RETRACTED,
            feeds=feeds,
            first_seen_at=self.before.first_seen_at if self.before else members[0].seen_at,
            updated_at=self._updated_at(updated_at),
            change=change,
            members=members,
        )

    @property
    def new_links(self) -> list[tuple[StoryId, int, StoryId]]:
        """The links that are not stored yet: of this story, at this place, to that one."""
        known = len(self.before.related) if self.before else 0
        return [(self.id, at, link) for at, link in enumerate(self.related) if at >= known]

    @property
    def grown_from(self) -> Outline | None:
        """The story before, if it was live and all that happened to it is that updates joined."""
        return self.before if self._is_only_joined else None

    @property
    def is_substantive(self) -> bool:
        """Tell whether `updated_at` moves."""
        return self._is_substantive or self._turned is not None

    def change_to(self, after: Outline) -> StoryChange | None:
        """Return the most important thing that happened to the story, None if none is told."""
        notes = list(self._notes)
        turned = self._turned
        if turned is not None:
            cause = self._turned_by
            is_back = turned is StoryState.LIVE
            notes.append(_Note(AlertClass.CORRECTION if is_back else AlertClass.RETRACTION, cause))
        if not notes:
            return None
        note = min(notes, key=lambda note: IMPORTANCE.index(note.alert_class))
        return StoryChange(
            alert_class=note.alert_class,
            cause=self.members[note.cause],
            before=self.before,
            after=after,
            facts=note.facts,
        )

    def _note(
        self, alert_class: AlertClass, cause: UpdateId, facts: tuple[FactDifference, ...] = ()
    ) -> None:
        self._notes.append(_Note(alert_class, cause, facts))

    def _updated_at(self, now: datetime) -> datetime:
        return now if self.before is None or self.is_substantive else self.before.updated_at

    @property
    def _turned(self) -> StoryState | None:
        """The state that the story turned to in this batch, None if it did not turn."""
        if self.before is None and not self._is_any_set:
            return None  # all of it is live
        states = (one.state for one in self.members.values())
        state = StoryState.LIVE if UpdateState.LIVE in states else StoryState.RETRACTED
        before = self.before.state if self.before else StoryState.LIVE
        return state if state is not before else None

    @property
    def _turned_by(self) -> UpdateId:
        """The copy whose state changed last."""
        stored = {one.id: one.state for one in self.before.members} if self.before else {}
        turned = [m.id for m in self.members.values() if stored.get(m.id) is not m.state]
        return turned[-1] if turned else self.lead


def _known_as(story: Outline, other: Outline) -> Outline:
    """Return a story as it was told before another one became part of it."""
    more = max(story, other, key=lambda one: len({member.source for member in one.members}))
    feeds = tuple(dict.fromkeys((*story.feeds, *other.feeds)))
    return story._replace(lead=more.lead, members=more.members, state=more.state, feeds=feeds)
