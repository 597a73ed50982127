"""The rules that the store asks inside its transaction, made of the pure rooms and the settings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from livefeed.dedup import changed_facts, decide, worded
from livefeed.model import (
    Alert,
    Batch,
    Candidate,
    Decision,
    Entry,
    FactDifference,
    NextPoll,
    Sketch,
    SketchedEntry,
    SourceStatus,
    Story,
    StoryChange,
    Verdict,
)
from livefeed.policy.membership import feeds_of
from livefeed.policy.schedule import next_poll
from livefeed.policy.withdrawal import is_withdrawn
from livefeed.render.alert import alerts_of
from livefeed.settings import Settings
from livefeed.store import KnownUpdate


class NewsRules:
    """What livefeed decides about one batch; keeps the promise of `store.Rules`."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._sources = {source.name: source for source in settings.sources}
        self._tags = {source.name: source.tags for source in settings.sources}

    def same_or_revised(self, known: KnownUpdate, incoming: SketchedEntry) -> Verdict:
        if known.sketch.digest == incoming.sketch.digest:
            return Verdict.UNCHANGED
        return Verdict.REVISION

    def changed_facts(self, older: Sketch, newer: Sketch) -> tuple[FactDifference, ...]:
        return changed_facts(older, newer)

    def worded(
        self, facts: tuple[FactDifference, ...], *, older: Entry, newer: Entry
    ) -> tuple[FactDifference, ...]:
        return worded(facts, older=older, newer=newer)

    def decide(self, incoming: Sketch, candidates: Sequence[Candidate]) -> Decision:
        return decide(incoming, candidates, similarity=self._settings.dedup.similarity)

    def feeds_of(self, story: Story) -> tuple[str, ...]:
        return feeds_of(story, self._settings.feeds, self._tags)

    def alerts_of(
        self, changes: Sequence[StoryChange], *, is_first_poll: bool, now: datetime
    ) -> tuple[Alert, ...]:
        return alerts_of(changes, self._settings, is_first_poll=is_first_poll, now=now)

    def missing(
        self,
        *,
        shown: int,
        shown_before: int,
        oldest_shown: datetime | None,
        published: datetime | None,
        missed_polls: int,
    ) -> bool:
        return is_withdrawn(
            shown=shown,
            shown_before=shown_before,
            oldest_shown=oldest_shown,
            published=published,
            missed_polls=missed_polls,
        )

    def next_poll(
        self, status: SourceStatus, batch: Batch, verdicts: Mapping[Verdict, int]
    ) -> NextPoll:
        return next_poll(
            self._sources[status.name],
            self._settings.polling,
            status,
            outcome=batch.outcome,
            retry_after_s=batch.retry_after_s,
            now=batch.now,
        )
