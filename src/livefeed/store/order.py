"""In which order a document's entries happened, and how far back it reaches.

Pure and the same for every engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import pairwise

from livefeed.model import Entry, KnownEntry, SketchedEntry

Item = SketchedEntry | KnownEntry

_NEVER = datetime.min.replace(tzinfo=UTC)


def told_by(item: Item) -> Entry | KnownEntry:
    """Return what has the key and the times of an entry."""
    return item if isinstance(item, KnownEntry) else item.entry


def shown_by(items: Iterable[Item]) -> list[Entry | KnownEntry]:
    """Return what has the keys and the times of the entries that are shown: no tombstones."""
    return [
        item if isinstance(item, KnownEntry) else item.entry
        for item in items
        if isinstance(item, KnownEntry) or not item.entry.is_withdrawn
    ]


def reading_order(entries: Sequence[Item]) -> tuple[Item, ...]:
    """Return the entries oldest first, each key once (its first place in the document).

    Documents are newest first unless most of their times say otherwise. An entry without a time
    stays beside its older neighbour; equal times keep the order of the document.
    """
    by_key: dict[str, tuple[Entry | KnownEntry, Item]] = {}
    for item in entries:
        entry = item if isinstance(item, KnownEntry) else item.entry
        by_key.setdefault(entry.key, (entry, item))
    rising = list(by_key.values())
    if not _is_rising([entry for entry, _ in rising]):
        rising.reverse()
    time = _NEVER
    timed = []
    for entry, item in rising:
        time = entry.published or time
        timed.append((time, item))
    timed.sort(key=lambda pair: pair[0])
    return tuple(item for _, item in timed)


def oldest_shown(entries: Sequence[Entry | KnownEntry]) -> datetime | None:
    """Return the time of the entry at the old end of the document, None if none has a time.

    Not the earliest time: a pinned old entry at the top, or an old one brought back by an edit,
    would make everything that scrolled away since look removed.
    """
    oldest_first = entries if _is_rising(entries) else reversed(entries)
    return next((time for entry in oldest_first if (time := _moved_at(entry)) is not None), None)


def _moved_at(entry: Entry | KnownEntry) -> datetime | None:
    times = [time for time in (entry.published, entry.updated) if time is not None]
    return max(times, default=None)


def _is_rising(entries: Sequence[Entry | KnownEntry]) -> bool:
    times = [entry.published for entry in entries if entry.published is not None]
    steps = [(later > earlier) - (later < earlier) for earlier, later in pairwise(times)]
    return sum(steps) > 0
