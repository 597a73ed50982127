"""What every storage engine promises."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from livefeed.model import (
    Batch,
    Delivery,
    DeliveryId,
    DeliveryState,
    Gap,
    Lease,
    Sketch,
    SketchedEntry,
    SourceStatus,
    Story,
    StoryId,
    Subscription,
    Update,
)
from livefeed.store.results import Decided, FeedPage, Ingested, Readiness, Statistics
from livefeed.store.rules import Rules

ChangeSubscription = Callable[[Subscription], Subscription | None]  # None: forget it


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Who wants how many due sources for how long, and how politely."""

    worker: str
    n: int  # at most
    now: datetime
    lease_s: float
    per_host: int  # leases of a host at most, none while it rests (`NextPoll.rest`)
    host_gap_s: float  # between the beginnings of two polls of a host at least
    ahead_s: float = 0.0  # so long before their polls begin sources are claimed
    step_s: float = 0.0  # between the moments at which those begin that are claimed ahead
    # These, whatever their due time and whether or not their hosts rest (never a leased one).
    names: Sequence[str] | None = None


class ReadableStore(Protocol):
    """What may be asked of a database, also by who cannot write it.

    Every method may be called from the event loop; none blocks it.
    """

    async def memory(self, source: str) -> str:
        """Return what a source showed at its last full poll, as `livefeed.memory` packs it."""
        ...

    async def subscriptions(self) -> tuple[Subscription, ...]:
        """Return all subscriptions, the oldest first."""
        ...

    async def due_subscriptions(self, n: int, *, now: datetime) -> tuple[Subscription, ...]:
        """Return up to `n` subscriptions about which something is to be done, oldest due first."""
        ...

    async def subscription(self, token: str) -> Subscription | None: ...

    async def seen_at(self, source: str, keys: Sequence[str]) -> Mapping[str, datetime]:
        """Return when the updates of a source with these keys were first seen: known key → time."""
        ...

    async def open_gaps(self, since: datetime) -> tuple[Gap, ...]:
        """Return the gaps seen since that are not closed, newest first."""
        ...

    async def gaps_to_walk(self) -> tuple[Gap, ...]:
        """Return the gaps whose older pages were not looked at yet, oldest first."""
        ...

    async def feed_page(self, feed: str, *, after: int | None, limit: int) -> FeedPage:
        """Return stories of a feed whose last change lies before `after` (None: newest first)."""
        ...

    async def changed_since(self, feed: str, change: int, *, limit: int) -> tuple[Story, ...]:
        """Return stories of a feed that changed after `change`, oldest change first."""
        ...

    async def story(self, story: str) -> Story | None:
        """Return one story with the revisions of its updates; by its id.

        Of one that turned out to be another one, that other one.
        """
        ...

    async def merged_into(self, stories: Sequence[str]) -> Mapping[StoryId, tuple[StoryId, ...]]:
        """Return the ids of stories that turned out to be these: story → what became part of it."""
        ...

    async def update(self, update: str) -> Update | None:
        """Return one update with its revisions."""
        ...

    async def sketch(self, update: str) -> Sketch | None:
        """Return the sketch of an update as it is compared now."""
        ...

    async def decided(self, since: datetime, *, after: int, limit: int) -> tuple[Decided, ...]:
        """Return updates seen since, by growing number above `after`; withdrawn ones too."""
        ...

    async def search(self, words: str, *, feed: str, after: int | None, limit: int) -> FeedPage:
        """Return stories whose folded title and text hold the folded phrase `words`."""
        ...

    async def sources(self) -> tuple[SourceStatus, ...]: ...

    async def wait_change(self, after: int, timeout_s: float) -> int:
        """Wait until the change sequence passes `after` or time is up; return it."""
        ...

    async def deliveries(self, *, state: DeliveryState | None, limit: int) -> tuple[Delivery, ...]:
        """Return deliveries, newest first."""
        ...

    async def backup(self, path: str) -> None:
        """Write a checked copy, while reading and writing go on; complete or not at all."""
        ...

    async def statistics(self) -> Statistics: ...

    async def readiness(self) -> Readiness: ...

    async def close(self) -> None:
        """Finish what was begun and let go of the database."""
        ...


class Store(ReadableStore, Protocol):
    """One database, to be written too.

    A method that writes is one transaction and returns only when that is on disk.
    """

    async def migrate(self) -> int:
        """Bring the schema up to date and return its version; refuse a newer one (StoreError)."""
        ...

    async def sign_again(self, make: Callable[[str, str], Sketch]) -> int:
        """Make the sketches of some updates anew that are of an earlier algorithm, newest first.

        Return how many; 0 when there are none left. `make` has title and text.
        """
        ...

    async def configure(
        self,
        sources: Mapping[str, str],
        feeds: Mapping[str, str],
        *,
        rules: Rules,
        now: datetime,
        channels: Collection[str] | None = None,
        is_spread: bool = True,
    ) -> None:
        """Make the stored sources, feeds and channels those of the configuration.

        Args:
            sources: name → host that it is on. New ones become due at once; sources that are no
                longer configured keep their updates and are not claimed.
            feeds: name → definition as text. When it changed, memberships are computed anew.
            channels: their names. What is open for others becomes dead letters; None leaves it.
            is_spread: what is due is spread as `rules.start_times` says.
        """
        ...

    async def claim_due(self, claim: Claim) -> tuple[Lease, ...]:
        """Claim due sources, oldest due first; a source has one live lease at most.

        `Lease.begin_at` says when each may be polled: `claim.ahead_s` after `claim.now` at most.
        """
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

    async def release(self, lease: Lease, *, lost_until: datetime | None = None) -> None:
        """End a lease without a poll: the source is due when it was due.

        Args:
            lost_until: a poll was made and could not be written; the source is due then.
        """
        ...

    async def end_walk(self, gap: Gap, entries: Sequence[SketchedEntry], rules: Rules) -> Gap:
        """Ingest the entries that walking back found, oldest first, end the gap and return it.

        Some entries at a time, each transaction with its alerts, the end in the last one: what a
        crash cuts off is found again. A gap that has ended already stays as it is.
        """
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

    async def expire(self, before: datetime) -> int:
        """Forget stories of which no update was seen since, with their updates; return how many.

        A story that is still shown somewhere keeps all its updates: who had it first stays true.
        Finished deliveries created and gaps seen before that time go as well. Counts updates.
        """
        ...
