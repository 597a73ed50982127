"""Which updates of a source its polls show, and which are absent for how long.

An update is either in the memory of its source, when the last full poll showed it, or has a
sighting that tells when it was shown last: what is simply shown again costs no row.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final

from livefeed.errors import StaleMemoryError
from livefeed.memory import NOTHING, Shown, packed, shown_row, unpacked
from livefeed.model import Batch, KnownEntry, Outcome, SketchedEntry
from livefeed.store.order import oldest_shown, shown_by
from livefeed.store.sqlite.columns import Row, micros, time_or_none
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.rows import as_list, row_of, rows_of, write_all

_TRACKED_POLLS: Final = 12  # absent from so many full polls: it scrolled away, stop counting

_MEMORY: Final = "SELECT shown FROM memories WHERE source = :source"
_REMEMBER: Final = """
    INSERT INTO memories (source, shown) VALUES (:source, :shown)
    ON CONFLICT (source) DO UPDATE SET shown = excluded.shown
"""
_TRACKED: Final = """
    SELECT g.number, g.shown, g.missed, u.published_at
    FROM sightings AS g JOIN updates AS u USING (number)
    WHERE g.source = :source AND g.is_tracked = 1 AND g.missed >= :missed AND u.state = 'live'
"""
_LIVE: Final = """
    SELECT number, published_at FROM updates
    WHERE number IN (SELECT value FROM json_each(:numbers)) AND state = 'live'
"""
_LOSE: Final = """
    INSERT INTO sightings (number, source, last_seen_at, shown, missed, is_tracked)
    VALUES (:number, :source, :last_seen_at, :shown, :missed, :is_tracked)
"""
_SEE: Final = """
    UPDATE sightings SET last_seen_at = :now WHERE number IN (SELECT value FROM json_each(:numbers))
"""
_FIND: Final = "DELETE FROM sightings WHERE number IN (SELECT value FROM json_each(:numbers))"
_MISS: Final = """
    UPDATE sightings SET missed = missed + 1, is_tracked = missed + 1 < :polls
    WHERE number IN (SELECT value FROM json_each(:numbers))
"""
_UNTRACK: Final = """
    UPDATE sightings SET is_tracked = 0 WHERE number IN (SELECT value FROM json_each(:numbers))
"""


@dataclass(frozen=True, slots=True)
class Extent:
    """How much a full poll showed, and how far back that reached."""

    entries: int
    oldest: datetime | None


@dataclass(frozen=True, slots=True)
class Absent:
    """A live update that a full poll did not show; `shown` belongs to the poll it was last in."""

    number: int
    shown: int
    missed: int
    published: datetime | None


def extent_before(source: Row) -> Extent:
    """Return what the row of a source says of its last full poll."""
    return Extent(source["entries"], time_or_none(source["oldest_shown_at"]))


def memory_of(db: Database, source: str) -> str:
    """Return what the last full poll of a source showed, as `livefeed.memory` packs it."""
    row = row_of(db, _MEMORY, {"source": source})
    return NOTHING if row is None else str(row["shown"])


class Sightings:
    """What one batch shows, beside what the last full poll of its source showed."""

    def __init__(self, db: Database, source: Row, batch: Batch) -> None:
        """Begin with nothing seen; `source` is its row as the last poll left it."""
        self._db = db
        self._batch = batch
        self._is_read = batch.outcome is Outcome.OK
        self.before = extent_before(source)
        self._last_seen_at = source["last_success_at"] or micros(batch.now)
        self._packed = memory_of(db, batch.source) if self._is_read else NOTHING
        self._known = unpacked(self._packed)
        self._shown: dict[int, Shown] = {}
        self._new: list[int] = []
        self._found: list[int] = []
        self._missed: list[int] = []

    def recognise(self, item: KnownEntry) -> None:
        """See an update that says what it said; StaleMemoryError if that is not known any more."""
        row = self._known.get(item.number, ())
        if item.digest not in row:
            raise StaleMemoryError(f"source {self._batch.source!r}: {item.key!r} is forgotten")
        self._shown[item.number] = list(row)

    def see(self, number: int, item: SketchedEntry, *, is_new: bool = False) -> None:
        """See an update that was read, and remember by what to recognise it."""
        entry = item.entry
        self._shown[number] = shown_row(
            number, item.digest, entry.key, entry.published, entry.updated
        )
        if is_new:
            self._new.append(number)
        elif number not in self._known:
            self._found.append(number)

    @cached_property
    def extent(self) -> Extent:
        """How much this poll shows, or the last full one where this is none."""
        if not self._is_read or self._batch.is_push:
            return self.before
        shown = shown_by(self._batch.entries)
        return Extent(len({entry.key for entry in shown}), oldest_shown(shown))

    @cached_property
    def numbers_by_key(self) -> Mapping[str, int]:
        """The updates that the last full poll showed, by the keys that they had there."""
        return {str(row[4]): number for number, row in self._known.items() if len(row) > 4}

    def vanished(self, seen: Collection[int]) -> list[int]:
        """Return the updates that the last full poll showed, or some before it, and not `seen`."""
        numbers = [*self._known, *(update.number for update in self._tracked(0))]
        return [number for number in numbers if number not in seen]

    def absent(self, settled: Collection[int]) -> list[Absent]:
        """Return the tracked updates that this poll misses, `settled` ones aside.

        An unchanged document is one more full poll that does not show what was missing already.
        """
        if self._batch.is_push:
            return []
        if self._is_read and self._batch.is_window:
            found = [*self._tracked(0), *self._lost()]
        elif self._batch.outcome is Outcome.UNCHANGED:
            found = self._tracked(1)
        else:
            return []
        return [u for u in found if u.number not in self._shown and u.number not in settled]

    def miss(self, absent: Sequence[Absent]) -> None:
        """Count one poll more without these updates."""
        self._missed.extend(update.number for update in absent)

    def write(self, withdrawn: Collection[int]) -> None:
        """Write who came, who went and who is missed; nothing for what is as it was."""
        if self._is_read and self._batch.is_push:
            self._write_push()
        elif self._is_read:
            self._write_poll()
        if self._missed:
            self._db.execute(_MISS, {"numbers": as_list(self._missed), "polls": _TRACKED_POLLS})
        if withdrawn:
            self._db.execute(_UNTRACK, {"numbers": as_list(withdrawn)})

    def _write_push(self) -> None:
        """Write what a push showed: nothing of where an update stands, so no poll can miss it.

        What the last poll showed too may have another text now, and is read again by the next.
        """
        self._remember(
            {
                number: row[:1] if number in self._shown else row
                for number, row in self._known.items()
            }
        )
        now = micros(self._batch.now)
        if self._found:
            self._db.execute(_SEE, {"numbers": as_list(self._found), "now": now})
        row = {"source": self._batch.source, "last_seen_at": now, "shown": len(self._shown)}
        new = [{"number": n, **row, "missed": 0, "is_tracked": 0} for n in self._new]
        write_all(self._db, _LOSE, new)

    def _remember(self, shown: Mapping[int, Shown]) -> None:
        text = packed(shown.values())
        if text != self._packed:
            self._db.execute(_REMEMBER, {"source": self._batch.source, "shown": text})

    def _write_poll(self) -> None:
        self._remember(self._shown)
        if self._found:
            self._db.execute(_FIND, {"numbers": as_list(self._found)})
        row = {
            "source": self._batch.source,
            "last_seen_at": self._last_seen_at,
            "shown": len(self._known),
            "is_tracked": 1,
        }
        gone = [n for n in self._known if n not in self._shown]
        missed = set(self._missed)
        write_all(self._db, _LOSE, [{"number": n, **row, "missed": n in missed} for n in gone])
        self._missed = [n for n in self._missed if n not in self._known]

    def _tracked(self, missed: int) -> list[Absent]:
        """Return the live updates whose absence is counted, after so many polls without them."""
        rows = rows_of(self._db, _TRACKED, {"source": self._batch.source, "missed": missed})
        return [
            Absent(row["number"], row["shown"], row["missed"], time_or_none(row["published_at"]))
            for row in rows
        ]

    def _lost(self) -> list[Absent]:
        """Return the live updates that the last full poll was the last to show."""
        numbers = [number for number in self._known if number not in self._shown]
        rows = rows_of(self._db, _LIVE, {"numbers": as_list(numbers)}) if numbers else []
        return [
            Absent(row["number"], len(self._known), 0, time_or_none(row["published_at"]))
            for row in rows
        ]
