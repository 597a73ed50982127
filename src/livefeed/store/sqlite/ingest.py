"""What one poll found becomes verdicts, stories and alerts, in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from livefeed.model import (
    Alert,
    Batch,
    Outcome,
    SourceChange,
    SourceStatus,
    StoryChange,
    Verdict,
)
from livefeed.policy.honesty import is_held
from livefeed.store.results import Ingested
from livefeed.store.rules import Rules
from livefeed.store.sqlite import counters, incidents, outbox, polled, reading, subscriptions
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.ingestion import Ingestion
from livefeed.store.sqlite.sightings import Sightings
from livefeed.store.sqlite.window import Window


def ingest(
    db: Database, batch: Batch, rules: Rules, window: Window, *, claimed: polled.Claimed | None
) -> Ingested:
    """Write one batch; the caller's transaction makes it all or nothing.

    Args:
        claimed: what was read when the batch's lease began, if that is kept.
    """
    row, status = polled.leased_source(db, batch, claimed)
    sightings = Sightings(db, row, batch)
    ingestion = Ingestion(db, batch, rules, window, sightings, status=status)
    if batch.outcome is Outcome.OK:
        ingestion.read_entries()
    honesty = ingestion.judge()
    extent = sightings.before
    if not is_held(honesty):
        extent = ingestion.look_for_missing()
    changes, change = ingestion.write_stories()
    sightings.write([*ingestion.ledger.withdrawn, *ingestion.untracked])
    gap = ingestion.write_gap(row) if ingestion.is_gap(row) else None
    found = ingestion.found()
    subscription = subscriptions.after(db, batch, rules, found, last_poll_at=status.last_poll_at)
    status = replace(status, subscription=subscription)
    verdicts = dict(ingestion.verdicts)
    after = polled.After(
        next_poll=rules.next_poll(status, batch, verdicts, is_gap=gap is not None),
        new=len(ingestion.ledger.new),
        extent=extent,
        honesty=honesty,
        is_revised=Verdict.REVISION in verdicts,
        is_settled=not is_held(honesty) and not ingestion.is_unsettled,
    )
    next_poll = polled.write(db, row, batch, after)
    counters.add_verdicts(db, verdicts)
    told = incidents.told_of(db, status, batch, rules, gap, honesty=honesty)
    is_first_poll = status.last_success_at is None
    alerts = _alerts_of(db, changes, told, batch, rules, is_first_poll=is_first_poll)
    return Ingested(
        verdicts=verdicts,
        decisions=tuple(ingestion.decisions),
        change=change,
        alerts=outbox.add(db, alerts, batch.now),
        next_poll=next_poll,
        is_broken=status.honesty.broken_at is None and honesty.broken_at is not None,
        gap=gap,
    )


def _alerts_of(
    db: Database,
    changes: Sequence[StoryChange],
    told: Sequence[SourceChange],
    batch: Batch,
    rules: Rules,
    *,
    is_first_poll: bool,
) -> tuple[Alert, ...]:
    """Return the alerts that changes of stories and of their source cause."""
    alerts: tuple[Alert, ...] = ()
    if changes:
        read = partial(reading.stories_of, db)
        alerts = rules.alerts_of(changes, read, is_first_poll=is_first_poll, now=batch.now)
    if told:
        alerts = (*alerts, *rules.source_alerts_of(told, now=batch.now))
    return alerts


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What entries became that no full poll showed; `change` is 0 if nothing is visible."""

    verdicts: Mapping[Verdict, int]
    changes: Sequence[StoryChange]
    change: int
    new: int


def add_entries(db: Database, batch: Batch, rules: Rules, window: Window) -> Added:
    """Decide about entries that are not known and write them; the source's row stays as it is."""
    sightings = Sightings(db, polled.source_row(db, batch.source), batch)
    status = SourceStatus(name=batch.source)
    ingestion = Ingestion(db, batch, rules, window, sightings, status=status)
    ingestion.read_entries()
    changes, change = ingestion.write_stories()
    sightings.write(())
    return Added(
        verdicts=dict(ingestion.verdicts),
        changes=changes,
        change=change,
        new=len(ingestion.ledger.new),
    )
