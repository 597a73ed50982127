"""What every storage engine asks the pure rules for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from livefeed.model import (
    Alert,
    Batch,
    Candidate,
    Decision,
    Entry,
    FactDifference,
    Growth,
    NextPoll,
    Outline,
    Sketch,
    SketchedEntry,
    SourceChange,
    SourceStatus,
    Story,
    StoryChange,
    StoryId,
    Subscription,
    Update,
    Verdict,
)
from livefeed.store.results import KnownUpdate

ReadUpdates = Callable[[], Sequence[Update]]  # of one story, as they are now, the oldest first
ReadStories = Callable[[Iterable[StoryId]], Mapping[StoryId, Story]]  # as they are now, by id


class Rules(Protocol):
    """The pure decisions, made with the settings, that an engine asks for in its transaction."""

    def same_or_revised(self, known: KnownUpdate, incoming: SketchedEntry) -> Verdict:
        """Return UNCHANGED or REVISION for an entry whose key is known."""
        ...

    def changed_facts(self, older: Sketch, newer: Sketch) -> tuple[FactDifference, ...]:
        """Return the facts that a revision changed."""
        ...

    def worded(
        self, facts: tuple[FactDifference, ...], *, older: Entry, newer: Entry
    ) -> tuple[FactDifference, ...]:
        """Return facts that were found on folded text in the words of the two entries."""
        ...

    def decide(self, incoming: Sketch, candidates: Sequence[Candidate], entry: Entry) -> Decision:
        """Return the verdict on an entry whose key is new."""
        ...

    def may_join(self, incoming: Sketch, matched: Sketch, lead: Sketch) -> bool:
        """Tell whether an update that matches a member is still what the story is about."""
        ...

    def are_one(self, lead: Sketch, other: Sketch) -> bool:
        """Tell whether two stories that one update tells are one, by their leads."""
        ...

    def feeds_of(
        self, story: Outline, read: ReadUpdates, grown: Growth | None = None
    ) -> tuple[str, ...]:
        """Return the names of the feeds that a story belongs to, in configured order.

        Its updates are read only where a feed asks for what they say, and how it has grown, where
        that is all, does not settle it.
        """
        ...

    def alerts_of(
        self,
        changes: Sequence[StoryChange],
        read: ReadStories,
        *,
        is_first_poll: bool,
        now: datetime,
    ) -> tuple[Alert, ...]:
        """Return the alerts that one batch causes, one per story, class and channel at most.

        Only the stories that are told are read.
        """
        ...

    def start_times(
        self, statuses: Sequence[SourceStatus], now: datetime
    ) -> Mapping[str, datetime]:
        """Return when the sources that are due at a start are polled: name → time.

        `statuses` are of all configured sources; one that is left out keeps its due time.
        """
        ...

    def is_alarming(self, status: SourceStatus, batch: Batch) -> bool:
        """Tell whether a source has failed for longer than a hiccup; `status` as before it."""
        ...

    def source_alerts_of(
        self, changes: Sequence[SourceChange], *, now: datetime
    ) -> tuple[Alert, ...]:
        """Return the alerts that changes of sources cause, one per change and channel at most."""
        ...

    def next_poll(
        self,
        status: SourceStatus,
        batch: Batch,
        verdicts: Mapping[Verdict, int],
        *,
        is_gap: bool,
    ) -> NextPoll:
        """Return when the source is due again; `status` is as it was before the batch."""
        ...

    def subscriptions(
        self,
        known: Subscription | None,
        batch: Batch,
        found: Sequence[datetime | None],
        *,
        last_poll_at: datetime | None,
    ) -> tuple[Subscription, ...]:
        """Return what is to be stored for `known`: itself changed, another one, both or nothing.

        One of them at most is not being left: that is the source's subscription from now on.
        `found` tells when each update was published that the batch brought first.
        """
        ...
