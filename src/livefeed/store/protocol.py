"""What every storage engine promises, and what it asks the pure rules for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from livefeed.model import (
    Alert,
    Batch,
    Candidate,
    Decision,
    Delivery,
    DeliveryId,
    DeliveryState,
    Entry,
    FactDifference,
    Gap,
    Honesty,
    Lease,
    NextPoll,
    Sketch,
    SketchedEntry,
    SourceChange,
    SourceStatus,
    Story,
    StoryChange,
    StoryId,
    Subscription,
    Update,
    UpdateId,
    Verdict,
    View,
)

ChangeSubscription = Callable[[Subscription], Subscription | None]  # None: forget it


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownUpdate:
    """What is stored under the source and key of an incoming entry."""

    update: UpdateId
    story: StoryId
    entry: Entry
    sketch: Sketch
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """What one batch did; `change` is the newest change sequence it made, 0 if nothing is visible.

    `decisions` tells every verdict but `unchanged`, and that one where an entry shows an earlier
    text of its own that is not believed; `alerts` counts deliveries that are new.
    """

    verdicts: Mapping[Verdict, int]
    decisions: tuple[tuple[str, UpdateId, Verdict, str], ...]  # key, update, verdict, short reason
    change: int
    alerts: int
    next_poll: NextPoll
    gap: Gap | None = None  # no shown entry was known although the source had been read before

    @property
    def is_gap(self) -> bool:
        return self.gap is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPage:
    """Stories of one feed, newest change first; `next` continues after the last one."""

    stories: tuple[Story, ...]
    next: int | None
    change: int  # newest change sequence of the whole feed, 0 when it is empty


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """Whether the store can be written now."""

    is_writable: bool
    schema: int
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """What a database holds; `verdicts` counts every one given since it was made."""

    sources: int
    updates: int
    stories: int
    verdicts: Mapping[Verdict, int]
    deliveries: Mapping[DeliveryState, int]
    oldest_open_at: datetime | None  # when the oldest delivery that waits was queued
    bytes: int
    indexed: int


class Rules(Protocol):
    """The pure decisions that an engine calls inside its transaction."""

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

    def decide(self, incoming: Sketch, candidates: Sequence[Candidate]) -> Decision:
        """Return the verdict on an update whose key is new."""
        ...

    def feeds_of(self, story: Story) -> tuple[str, ...]:
        """Return the names of the feeds that a story belongs to, in configured order."""
        ...

    def alerts_of(
        self, changes: Sequence[StoryChange], *, is_first_poll: bool, now: datetime
    ) -> tuple[Alert, ...]:
        """Return the alerts that one batch causes, one per story, class and channel at most."""
        ...

    def missing(
        self,
        *,
        shown: int,
        shown_before: int,
        oldest_shown: datetime | None,
        published: datetime | None,
        missed_polls: int,
    ) -> bool:
        """Tell whether an update absent from `missed_polls` full polls in a row is withdrawn.

        `shown` and `oldest_shown` are of the last full poll, `shown_before` is how many entries
        the poll showed in which the update was last seen: a page that broke stays broken.
        """
        ...

    def honesty(self, status: SourceStatus, batch: Batch, view: View | None) -> Honesty:
        """Return what is known of a source's honesty after a poll; `status` is from before it.

        `view` is None unless a document was read.
        """
        ...

    def is_held(self, honesty: Honesty) -> bool:
        """Tell whether the poll showed an older state: nothing counts as missing then."""
        ...

    def is_return_held(
        self, *, since: datetime | None, revised_at: datetime, honesty: Honesty, now: datetime
    ) -> bool:
        """Tell whether an entry with an earlier text of its own is not taken for revised."""
        ...

    def start_times(
        self, statuses: Sequence[SourceStatus], now: datetime
    ) -> Mapping[str, datetime]:
        """Return when the sources that are due at a start are polled: name → time.

        `statuses` are of all configured sources; one that is left out keeps its due time.
        """
        ...

    def is_gap(
        self, *, shown: int, known: int, shown_before: int, is_first_poll: bool, is_push: bool
    ) -> bool:
        """Tell whether a poll shares no entry with what is known; `known` counts texts as well."""
        ...

    def is_gap_told(self, told_at: datetime | None, now: datetime) -> bool:
        """Tell whether a gap is alerted; `told_at` is when the last one of the source was."""
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


class Store(Protocol):
    """One database. Every method may be called from the event loop; none blocks it.

    A method that writes is one transaction and returns only when that is on disk.
    """

    async def migrate(self) -> int:
        """Bring the schema up to date and return its version; refuse a newer one (StoreError)."""
        ...

    async def configure(
        self,
        sources: Mapping[str, str],
        feeds: Mapping[str, str],
        *,
        rules: Rules,
        now: datetime,
        is_spread: bool = True,
    ) -> None:
        """Make the stored sources and feeds those of the configuration.

        Args:
            sources: name → host that it is on. New ones become due at once; sources that are no
                longer configured keep their updates and are not claimed.
            feeds: name → definition as text. When it changed, memberships are computed anew.
            is_spread: what is due is spread as `rules.start_times` says.
        """
        ...

    async def claim_due(
        self,
        worker: str,
        n: int,
        *,
        now: datetime,
        lease_s: float,
        per_host: int,
        host_gap_s: float,
        names: Sequence[str] | None = None,
    ) -> tuple[Lease, ...]:
        """Claim up to `n` due sources, oldest due first.

        A source has one live lease at most. A host has `per_host` of them at most, claimed at
        least `host_gap_s` apart, none while it rests (`NextPoll.rest`). `names` claims these
        whatever their due time and whether or not their hosts rest (never a leased one).
        """
        ...

    async def memory(self, source: str) -> str:
        """Return what a source showed at its last full poll, as `livefeed.memory` packs it."""
        ...

    async def ingest(self, batch: Batch, rules: Rules) -> Ingested:
        """Write what one poll found, its verdicts, stories, alerts and the source's next poll.

        Idempotent on (source, key). Raises, writing nothing, StaleLeaseError when the fence is
        old, and StaleMemoryError when an entry was recognised that is forgotten since.
        A push needs no lease: it leaves the next poll where it is, and nothing is missing in it.
        """
        ...

    async def hasten(self, source: str, *, now: datetime, gap_s: float, why: str) -> bool:
        """Let a source that is well be due, but `gap_s` after its last poll at the earliest.

        False if it is being polled just now: that poll may have come too early.
        """
        ...

    async def subscriptions(self) -> tuple[Subscription, ...]:
        """Return all subscriptions, the oldest first."""
        ...

    async def due_subscriptions(self, n: int, *, now: datetime) -> tuple[Subscription, ...]:
        """Return up to `n` subscriptions about which something is to be done, oldest due first."""
        ...

    async def subscription(self, token: str) -> Subscription | None: ...

    async def change_subscription(
        self, subscription: int, change: ChangeSubscription
    ) -> Subscription | None:
        """Replace a subscription, by its number, by what a pure function makes of it.

        Return it as it is now; None if it is not, or no longer, there.
        """
        ...

    async def count_refused(self, counts: Mapping[str, int]) -> None:
        """Count pushes without the right signature: token → how many more."""
        ...

    async def release(self, lease: Lease) -> None:
        """End a lease without a poll: the source is due when it was due."""
        ...

    async def seen_at(self, source: str, keys: Sequence[str]) -> Mapping[str, datetime]:
        """Return when the updates of a source with these keys were first seen: known key → time."""
        ...

    async def open_gaps(self, since: datetime) -> tuple[Gap, ...]:
        """Return the gaps seen since that are not closed, newest first."""
        ...

    async def gaps_to_walk(self) -> tuple[Gap, ...]:
        """Return the gaps whose older pages were not looked at yet, oldest first."""
        ...

    async def end_walk(self, gap: Gap, entries: Sequence[SketchedEntry], rules: Rules) -> Gap:
        """Ingest the entries that walking back found, oldest first, end the gap and return it.

        Some entries at a time, each transaction with its alerts, the end in the last one: what a
        crash cuts off is found again. A gap that has ended already stays as it is.
        """
        ...

    async def feed_page(self, feed: str, *, after: int | None, limit: int) -> FeedPage:
        """Return stories of a feed whose last change lies before `after` (None: newest first)."""
        ...

    async def changed_since(self, feed: str, change: int, *, limit: int) -> tuple[Story, ...]:
        """Return stories of a feed that changed after `change`, oldest change first."""
        ...

    async def story(self, story: str) -> Story | None:
        """Return one story with the revisions of its updates; by its id."""
        ...

    async def update(self, update: str) -> Update | None:
        """Return one update with its revisions."""
        ...

    async def sketch(self, update: str) -> Sketch | None:
        """Return the sketch of an update as it is compared now."""
        ...

    async def search(self, words: str, *, feed: str, after: int | None, limit: int) -> FeedPage:
        """Return stories whose folded title and text hold the folded phrase `words`."""
        ...

    async def sources(self) -> tuple[SourceStatus, ...]: ...

    async def wait_change(self, after: int, timeout_s: float) -> int:
        """Wait until the change sequence passes `after` or time is up; return it."""
        ...

    async def wait_outbox(self, timeout_s: float) -> None:
        """Wait until deliveries were added, or time is up. A hint: spurious returns happen.

        Only what is added after the call counts: begin to wait before looking for what is due.
        """
        ...

    async def claim_outbox(
        self, channel: str, n: int, *, now: datetime, lease_s: float
    ) -> tuple[Delivery, ...]:
        """Claim due open deliveries of one channel, oldest first; a lease that ends frees them.

        Those of one story keep their order: while one is open, the later ones wait behind it.
        `attempts` of what is returned are those made before.
        """
        ...

    async def ack(self, delivery: DeliveryId, *, status: int, now: datetime) -> None:
        """Record that the receiver has it."""
        ...

    async def nack(
        self, delivery: DeliveryId, *, error: str, status: int | None, retry_at: datetime | None
    ) -> None:
        """Record a failed attempt; without `retry_at` it becomes a dead letter."""
        ...

    async def retry(self, delivery: str, *, now: datetime) -> bool:
        """Open a dead letter again with its own id; False if there is no such dead letter."""
        ...

    async def deliveries(self, *, state: DeliveryState | None, limit: int) -> tuple[Delivery, ...]:
        """Return deliveries, newest first."""
        ...

    async def expire(self, before: datetime) -> int:
        """Forget stories of which no update was seen since, with their updates; return how many.

        A story that is still shown somewhere keeps all its updates: who had it first stays true.
        Finished deliveries created and gaps seen before that time go as well. Counts updates.
        """
        ...

    async def backup(self, path: str) -> None:
        """Write a checked copy, while reading and writing go on; complete or not at all."""
        ...

    async def statistics(self) -> Statistics: ...

    async def readiness(self) -> Readiness: ...

    async def close(self) -> None:
        """Finish what was begun and let go of the database."""
        ...
