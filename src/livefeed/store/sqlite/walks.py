"""What walking back over older pages found, written in one transaction with the end of the gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from livefeed.model import Batch, Gap, Outcome, SketchedEntry
from livefeed.store.protocol import Rules
from livefeed.store.sqlite import counters, gaps, incidents, outbox, reading
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.ingest import add_entries
from livefeed.store.sqlite.window import Window

_ADD_UPDATES: Final = "UPDATE sources SET updates = updates + :n WHERE name = :name"


def end(
    db: Database, gap: Gap, entries: Sequence[SketchedEntry], rules: Rules, window: Window
) -> gaps.Walked:
    """Ingest what was missing, and end the gap; one that ended already stays as it is.

    Entries of which the key is known by now are left out: an older page may show them cut.
    """
    stored = gaps.gap(db, gap.number)
    if stored is None or stored.ended_at is not None or gap.ended_at is None:
        return gaps.Walked(stored or gap)
    known = reading.seen_at(db, gap.source, (item.entry.key for item in entries))
    batch = Batch(
        source=gap.source,
        fence=0,
        now=gap.ended_at,
        outcome=Outcome.OK,
        entries=tuple(item for item in entries if item.entry.key not in known),
        is_push=True,
    )
    added = add_entries(db, batch, rules, window)
    gap = replace(gap, found=added.new)
    gaps.walked(db, gap)
    db.execute(_ADD_UPDATES, {"name": gap.source, "n": added.new})
    alerts = rules.alerts_of(added.changes, is_first_poll=False, now=batch.now)
    if gap.is_told:
        told = [incidents.gap_change(db, gap)]
        alerts = (*alerts, *rules.source_alerts_of(told, now=batch.now))
    counters.add_verdicts(db, added.verdicts)
    return gaps.Walked(gap, change=added.change, alerts=outbox.add(db, alerts, batch.now))
