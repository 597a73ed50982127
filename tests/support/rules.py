"""Rules for tests of the store: the real dedup, everything else as small as it can be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from livefeed.dedup import are_one, changed_facts, decide, may_join
from livefeed.model import (
    Alert,
    Batch,
    Candidate,
    Decision,
    DeliveryId,
    Entry,
    FactDifference,
    Growth,
    NextPoll,
    Outcome,
    Outline,
    Rest,
    Sketch,
    SketchedEntry,
    SourceChange,
    SourceStatus,
    Story,
    StoryChange,
    Subscription,
    Verdict,
    opaque_id,
)
from livefeed.policy.alarm import is_alarming
from livefeed.policy.push import pushed
from livefeed.policy.subscription import offered
from livefeed.store import KnownUpdate
from livefeed.store.rules import ReadStories, ReadUpdates

CHANNEL = "hook"
EVERY_S = 60.0


class SmallRules:
    """Every story is in feed "all", told by two sources in "shared", titled "flood…" in "floods".

    Every change becomes one alert on one channel; what was told is kept for the test to look at.
    What is read whole must be what is known in outline.
    """

    def __init__(self) -> None:
        self.told: list[StoryChange] = []
        self.told_of_sources: list[SourceChange] = []
        self.first_polls: list[bool] = []
        self.is_failing = False
        self.rest: Rest | None = None  # of every next poll
        self.shared_by = 2
        self.found: list[tuple[datetime | None, ...]] = []
        self.compared: Sequence[Candidate] = ()  # with the last new update

    def same_or_revised(self, known: KnownUpdate, incoming: SketchedEntry) -> Verdict:
        is_same = known.sketch.digest == incoming.sketch.digest
        return Verdict.UNCHANGED if is_same else Verdict.REVISION

    def changed_facts(self, older: Sketch, newer: Sketch) -> tuple[FactDifference, ...]:
        return changed_facts(older, newer)

    def worded(
        self, facts: tuple[FactDifference, ...], *, older: Entry, newer: Entry
    ) -> tuple[FactDifference, ...]:
        return facts

    def decide(self, incoming: Sketch, candidates: Sequence[Candidate], entry: Entry) -> Decision:
        self.compared = candidates
        return decide(incoming, candidates, similarity=0.35, title=entry.title, text=entry.text)

    def may_join(self, incoming: Sketch, matched: Sketch, lead: Sketch) -> bool:
        return may_join(incoming, matched, lead, similarity=0.35)

    def are_one(self, lead: Sketch, other: Sketch) -> bool:
        return are_one(lead, other, similarity=0.35)

    def feeds_of(
        self, story: Outline, read: ReadUpdates, grown: Growth | None = None
    ) -> tuple[str, ...]:
        if grown is not None:
            joined = tuple(update.member for update in grown.joined)
            assert (*grown.before.members, *joined) == story.members
        updates = {update.id: update for update in read()}
        assert {update.member for update in updates.values()} == set(story.members)
        feeds = ["all"]
        if story.source_count >= self.shared_by:
            feeds.append("shared")
        if "flood" in updates[story.lead].title.casefold():
            feeds.append("floods")
        return tuple(feeds)

    def alerts_of(
        self,
        changes: Sequence[StoryChange],
        read: ReadStories,
        *,
        is_first_poll: bool,
        now: datetime,
    ) -> tuple[Alert, ...]:
        stories = read({change.after.id for change in changes})
        assert all(_is_outline(change.after, stories[change.after.id]) for change in changes)
        self.told.extend(changes)
        self.first_polls.append(is_first_poll)
        return tuple(_alert(change) for change in changes)

    def start_times(
        self, statuses: Sequence[SourceStatus], now: datetime
    ) -> Mapping[str, datetime]:
        return {}

    def is_alarming(self, status: SourceStatus, batch: Batch) -> bool:
        every_s = EVERY_S
        return is_alarming(status, batch.outcome, every_s=every_s, now=batch.now)

    def source_alerts_of(
        self, changes: Sequence[SourceChange], *, now: datetime
    ) -> tuple[Alert, ...]:
        self.told_of_sources.extend(changes)
        return ()

    def next_poll(
        self,
        status: SourceStatus,
        batch: Batch,
        verdicts: Mapping[Verdict, int],
        *,
        is_gap: bool,
    ) -> NextPoll:
        if self.is_failing:
            raise ValueError("these rules fail")
        if batch.outcome is Outcome.GONE:
            return NextPoll(at=None, why="gone")
        at = batch.now + timedelta(seconds=EVERY_S)
        return NextPoll(at=at, why=f"{batch.outcome} poll", rest=self.rest)

    def subscriptions(
        self,
        known: Subscription | None,
        batch: Batch,
        found: Sequence[datetime | None],
        *,
        last_poll_at: datetime | None,
    ) -> tuple[Subscription, ...]:
        self.found.append(tuple(found))
        if known is not None and batch.subscription:
            return (pushed(known, is_announcement=False, now=batch.now),)
        if batch.offer is None or known is not None:
            return (known,) if known else ()
        wanted = offered(
            None, batch.offer, source=batch.source, is_open=lambda _: True, now=batch.now
        )
        return (wanted,) if wanted else ()


def _is_outline(outline: Outline, story: Story) -> bool:
    """Tell whether that is what the store knows of a story; those merged are in either's order."""
    whole = story.outline
    in_order = sorted(whole.members), sorted(outline.members)
    return in_order[0] == in_order[1] and outline == whole._replace(members=outline.members)


def _alert(change: StoryChange) -> Alert:
    story = change.after
    return Alert(
        id=DeliveryId(opaque_id(CHANNEL, change.alert_class, story.id, str(story.change))),
        channel=CHANNEL,
        route="all",
        type=f"story.{change.alert_class}",
        story=story.id,
        payload=f'{{"type": "story.{change.alert_class}"}}',
    )
