"""What walking back over older pages found, and the end of the gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from livefeed.model import Alert, Batch, Gap, Outcome, SketchedEntry
from livefeed.store.rules import Rules
from livefeed.store.sqlite import counters, gaps, incidents, outbox, reading
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.ingest import add_entries
from livefeed.store.sqlite.window import Window

SLICE: Final = 20  # entries ingested in one transaction
_ADD_UPDATES: Final = "UPDATE sources SET updates = updates + :n WHERE name = :name"


def add(
    db: Database, gap: Gap, entries: Sequence[SketchedEntry], rules: Rules, window: Window
) -> gaps.Walked:
    """Ingest some of what was missing.

    Entries of which the key is known by now are left out: an older page may show them cut.
    """
    now = gap.ended_at or gap.seen_at
    known = reading.seen_at(db, gap.source, (item.entry.key for item in entries))
    batch = Batch(
        source=gap.source,
        fence=0,
        now=now,
        outcome=Outcome.OK,
        entries=tuple(item for item in entries if item.entry.key not in known),
        is_push=True,
    )
    added = add_entries(db, batch, rules, window)
    gaps.found(db, gap, added.new)
    db.execute(_ADD_UPDATES, {"name": gap.source, "n": added.new})
    counters.add_verdicts(db, added.verdicts)
    read = partial(reading.stories_of, db)
    alerts = rules.alerts_of(added.changes, read, is_first_poll=False, now=now)
    return gaps.Walked(gap, change=added.change, alerts=outbox.add(db, alerts, now))


def end(db: Database, gap: Gap, rules: Rules) -> gaps.Walked:
    """Write the end of a gap; one that ended already, or is forgotten, stays as it is."""
    stored = gaps.gap(db, gap.number)
    now = gap.ended_at or gap.seen_at
    if stored is None or stored.ended_at is not None:
        return gaps.Walked(stored or gap)
    gaps.walked(db, gap)
    gap = replace(gap, found=stored.found)
    alerts: tuple[Alert, ...] = ()
    if gap.is_told:
        told = [incidents.gap_change(db, gap)]
        alerts = rules.source_alerts_of(told, now=now)
    return gaps.Walked(gap, alerts=outbox.add(db, alerts, now))
