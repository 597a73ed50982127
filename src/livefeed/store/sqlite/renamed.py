"""Which stored updates the entries of a batch are, where their keys alone do not say it.

The key of an update without an id is made of its opening words, so an edit may give it another
one. The memory of the source has the key that an update was last shown under; an entry that is
in neither is paired with one that has vanished.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from livefeed.model import HASHED, Batch, KnownEntry, SketchedEntry, UpdateState
from livefeed.policy.pairing import pairs
from livefeed.store.order import Item, told_by
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.known import Stored, numbered, stored_under
from livefeed.store.sqlite.sightings import Sightings

Known = dict[str, Stored]  # by the key of the entry


def known_of(
    db: Database,
    batch: Batch,
    sightings: Sightings,
    items: Sequence[Item],
    *,
    is_reshaped: bool = False,
) -> tuple[Sequence[Item], Known]:
    """Return the entries of a batch, and the stored update that each of them is.

    An entry that has taken the key of another one gets a key of its own.

    Args:
        is_reshaped: another rule splits the page than before, so any key may be another one.
    """
    keys = [item.entry.key for item in items if isinstance(item, SketchedEntry)]
    known = dict(stored_under(db, batch.source, keys))
    beginning = "" if is_reshaped or _is_named_otherwise(sightings, items) else HASHED
    followed = {key for key in keys if key not in known or key.startswith(beginning)}
    if not followed:
        return items, known
    taken = {item.number for item in items if isinstance(item, KnownEntry)}
    taken |= {stored.number for key, stored in known.items() if key not in followed}
    shown = _shown_last(db, sightings, followed, taken)
    taken |= {stored.number for stored in shown.values()}
    again = {key for key in followed - shown.keys() if key in known and known[key].number in taken}
    known |= shown
    if again:
        known = {key: stored for key, stored in known.items() if key not in again}
        items = [_told_apart(item, again) for item in items]
        known |= stored_under(db, batch.source, [f"{key}~" for key in again])
    if not batch.is_push:
        known |= _paired(db, batch, sightings, items, known, beginning)
    return items, known


def _is_named_otherwise(sightings: Sightings, items: Sequence[Item]) -> bool:
    """Tell whether all updates carry ids now and none did at the last poll, or the other way."""
    now = {told_by(item).key.startswith(HASHED) for item in items}
    before = {key.startswith(HASHED) for key in sightings.numbers_by_key} if now else set()
    return len(now) == len(before) == 1 and now != before


def _shown_last(
    db: Database, sightings: Sightings, keys: Collection[str], taken: Collection[int]
) -> Known:
    """Return what the last full poll showed under these keys."""
    numbers = {
        key: number
        for key, number in sightings.numbers_by_key.items()
        if key in keys and number not in taken
    }
    stored = {one.number: one for one in numbered(db, numbers.values())} if numbers else {}
    return {key: stored[number] for key, number in numbers.items() if number in stored}


def _told_apart(item: Item, again: Collection[str]) -> Item:
    if isinstance(item, KnownEntry) or item.entry.key not in again:
        return item
    return item._replace(entry=item.entry._replace(key=f"{item.entry.key}~"))


def _paired(
    db: Database,
    batch: Batch,
    sightings: Sightings,
    items: Sequence[Item],
    known: Known,
    beginning: str,
) -> Known:
    """Return what the unknown entries are among those that have vanished."""
    unknown = [
        item.entry
        for item in items
        if isinstance(item, SketchedEntry)
        and item.entry.key.startswith(beginning)
        and item.entry.key not in known
    ]
    if not unknown:
        return {}
    seen = {item.number for item in items if isinstance(item, KnownEntry)}
    vanished = sightings.vanished(seen | {stored.number for stored in known.values()})
    gone = {
        one.number: one
        for one in numbered(db, vanished)
        if one.state is UpdateState.LIVE and one.known.entry.key.startswith(beginning)
    }
    entries = {number: one.known.entry for number, one in gone.items()}
    paired = pairs(unknown, entries, now=batch.now)
    return {unknown[place].key: gone[number] for place, number in paired.items()}
