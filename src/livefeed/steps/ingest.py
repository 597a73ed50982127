"""The rules that the store asks inside its transaction, made of the pure rooms and the settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Final

from livefeed.fetch.domains import registered_domain
from livefeed.model import (
    Alert,
    Batch,
    Candidate,
    Decision,
    Entry,
    FactDifference,
    Growth,
    NextPoll,
    Outcome,
    Outline,
    Sketch,
    SketchedEntry,
    SourceChange,
    SourceStatus,
    StoryChange,
    Subscription,
    Verdict,
)
from livefeed.policy import push
from livefeed.policy.alarm import is_alarming
from livefeed.policy.breakage import LIVE_PAGES
from livefeed.policy.resting import rest_of, resting_hosts
from livefeed.policy.rhythm import Polled
from livefeed.policy.schedule import next_poll
from livefeed.policy.spread import start_times
from livefeed.policy.subscription import left, offered
from livefeed.settings import Settings, Source
from livefeed.store import KnownUpdate
from livefeed.store.order import told_by
from livefeed.store.rules import ReadStories, ReadUpdates


class NewsRules:
    """What livefeed decides about one batch; keeps the promise of `store.Rules`.

    The rooms that compare, sort and tell are loaded by the first batch that needs them: a round in
    which nothing is new must not wait for them.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._sources = {source.name: source for source in settings.sources}
        self._tags = {source.name: source.tags for source in settings.sources}

    def same_or_revised(self, known: KnownUpdate, incoming: SketchedEntry) -> Verdict:
        older = known.sketch
        if older.algorithm != incoming.sketch.algorithm:  # its digest may be made otherwise
            from livefeed.dedup import sketch  # noqa: PLC0415

            older = sketch(known.entry.title, known.entry.text)
        if older.digest == incoming.sketch.digest:
            return Verdict.UNCHANGED
        from livefeed.text.counters import without_counters  # noqa: PLC0415
        from livefeed.text.cut import takes_nothing_back  # noqa: PLC0415

        is_shorter = known.entry.title == incoming.entry.title and takes_nothing_back(
            known.entry.text, incoming.entry.text
        )
        if is_shorter:
            return Verdict.UNCHANGED

        before, after = (
            without_counters(f"{entry.title}\n{entry.text}")
            for entry in (known.entry, incoming.entry)
        )
        return Verdict.UNCHANGED if before == after else Verdict.REVISION

    def changed_facts(self, older: Sketch, newer: Sketch) -> tuple[FactDifference, ...]:
        from livefeed.dedup import changed_facts  # noqa: PLC0415

        return changed_facts(older, newer)

    def worded(
        self, facts: tuple[FactDifference, ...], *, older: Entry, newer: Entry
    ) -> tuple[FactDifference, ...]:
        from livefeed.dedup import worded  # noqa: PLC0415

        return worded(facts, older=older, newer=newer)

    def decide(self, incoming: Sketch, candidates: Sequence[Candidate], entry: Entry) -> Decision:
        from livefeed.dedup import decide  # noqa: PLC0415

        similarity = self._settings.dedup.similarity
        return decide(
            incoming, candidates, similarity=similarity, title=entry.title, text=entry.text
        )

    def may_join(self, incoming: Sketch, matched: Sketch, lead: Sketch) -> bool:
        from livefeed.dedup import may_join  # noqa: PLC0415

        return may_join(incoming, matched, lead, similarity=self._settings.dedup.similarity)

    def are_one(self, lead: Sketch, other: Sketch) -> bool:
        from livefeed.dedup import are_one  # noqa: PLC0415

        return are_one(lead, other, similarity=self._settings.dedup.similarity)

    def feeds_of(
        self, story: Outline, read: ReadUpdates, grown: Growth | None = None
    ) -> tuple[str, ...]:
        from livefeed.policy.membership import feeds_of  # noqa: PLC0415

        return feeds_of(story, self._settings.feeds, self._tags, read, grown)

    def alerts_of(
        self,
        changes: Sequence[StoryChange],
        read: ReadStories,
        *,
        is_first_poll: bool,
        now: datetime,
    ) -> tuple[Alert, ...]:
        if not self._settings.routes:
            return ()
        from livefeed.render.alert import alerts_of  # noqa: PLC0415

        return alerts_of(changes, self._settings, read, is_first_poll=is_first_poll, now=now)

    def start_times(
        self, statuses: Sequence[SourceStatus], now: datetime
    ) -> Mapping[str, datetime]:
        return start_times(statuses, self._sources, now)

    def is_alarming(self, status: SourceStatus, batch: Batch) -> bool:
        every_s = self._sources[status.name].every_s
        return is_alarming(status, batch.outcome, every_s=every_s, now=batch.now)

    def source_alerts_of(
        self, changes: Sequence[SourceChange], *, now: datetime
    ) -> tuple[Alert, ...]:
        from livefeed.render.source_alert import source_alerts_of  # noqa: PLC0415

        return source_alerts_of(changes, self._settings, now=now)

    def next_poll(
        self,
        status: SourceStatus,
        batch: Batch,
        verdicts: Mapping[Verdict, int],
        *,
        is_gap: bool,
    ) -> NextPoll:
        polled = polled_of(batch, verdicts, is_first=status.last_success_at is None, is_gap=is_gap)
        source = self._sources[status.name]
        chosen = next_poll(source, self._settings.polling, status, polled, now=batch.now)
        if polled.outcome is not Outcome.THROTTLED or polled.retry_after_s is None:
            return chosen
        hosts = resting_hosts(source, self._settings.sources, registered_domain)
        rest = rest_of(source, hosts, asked_s=polled.retry_after_s, now=batch.now)
        return replace(chosen, rest=rest)

    def subscriptions(
        self,
        known: Subscription | None,
        batch: Batch,
        found: Sequence[datetime | None],
        *,
        last_poll_at: datetime | None,
    ) -> tuple[Subscription, ...]:
        now = batch.now
        if known is not None and batch.subscription:
            is_its_own = batch.subscription == known.number
            return (push.pushed(known, is_announcement=False, now=now) if is_its_own else known,)
        if known is not None and not batch.is_push:
            known = push.polled(known, found, last_poll_at=last_poll_at, now=now)
        if batch.offer is None:
            return (known,) if known else ()
        wanted = offered(
            known, batch.offer, source=batch.source, is_open=self._hubs_of(batch.source), now=now
        )
        kept = known if wanted is known else left(known, now=now) if known else None
        return tuple(one for one in (kept, None if wanted is known else wanted) if one)

    def _hubs_of(self, source: str) -> Callable[[str], bool]:
        """Return whether a hub may push what is new of a source, by the hub's address."""
        return partial(is_pushed, self._settings, self._sources[source])


_KNOWN: Final = frozenset({Verdict.UNCHANGED, Verdict.REVISION, Verdict.WITHDRAWN})


def polled_of(
    batch: Batch, verdicts: Mapping[Verdict, int], *, is_first: bool, is_gap: bool
) -> Polled:
    """Return what a batch tells the schedule."""
    arrivals = sum(n for verdict, n in verdicts.items() if verdict not in _KNOWN)
    if batch.strategy == "article":  # one page whose text grows
        arrivals += verdicts.get(Verdict.REVISION, 0)
    shown = [told_by(item) for item in batch.entries] if is_first else []
    return Polled(
        # What a push leaves out is as it was: hints, for one.
        outcome=Outcome.UNCHANGED if batch.is_push else batch.outcome,
        arrivals=arrivals,
        backlog=tuple(entry.published for entry in shown if entry.published is not None),
        is_gap=is_gap,
        is_live_page=batch.strategy in LIVE_PAGES,
        retry_after_s=batch.retry_after_s,
        hints=batch.hints,
    )


def is_pushed(settings: Settings, source: Source, hub: str) -> bool:
    """Tell whether a hub may push what is new of a source."""
    if settings.polling.websub == "off" or not source.push:
        return False
    return push.can_be_reached(settings.server.base_url, hub, settings.polling.allow_private)
