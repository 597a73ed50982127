"""Updates that show an earlier text of their own again: noted until it is believed, or over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from livefeed.model import Entry
from livefeed.store.sqlite.columns import micros, time_of
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.rows import as_list, row_of, rows_of, write_all

_STANDING: Final = "SELECT number, since FROM returned_texts WHERE source = :source"
_EARLIER: Final = """
    SELECT e.revision, r.seen_at FROM revisions AS e JOIN revisions AS r USING (number)
    WHERE e.number = :number AND e.revision < :revision AND r.revision = :revision
        AND e.title = :title AND e.text = :text
    ORDER BY e.revision DESC LIMIT 1
"""
_BEGIN: Final = """
    INSERT INTO returned_texts (number, source, since) VALUES (:number, :source, :since)
    ON CONFLICT (number) DO NOTHING
"""
_END: Final = """
    DELETE FROM returned_texts WHERE number IN (SELECT value FROM json_each(:numbers))
"""


@dataclass(frozen=True, slots=True)
class Earlier:
    """The revision whose text is shown again, and when the newest one was first seen."""

    revision: int
    revised_at: datetime


def standing(db: Database, source: str) -> Mapping[int, datetime]:
    """Return the updates of a source that show an earlier text: number → since when."""
    rows = rows_of(db, _STANDING, {"source": source})
    return {row["number"]: time_of(row["since"]) for row in rows}


def earlier(db: Database, number: int, entry: Entry, *, revision: int) -> Earlier | None:
    """Return the newest revision before `revision` with the text of this entry, None if none."""
    if revision == 1:
        return None
    values = {"number": number, "revision": revision, "title": entry.title, "text": entry.text}
    row = row_of(db, _EARLIER, values)
    return None if row is None else Earlier(row["revision"], time_of(row["seen_at"]))


def write(
    db: Database, source: str, *, began: Iterable[int], ended: Iterable[int], now: datetime
) -> None:
    """Note which updates began to show an earlier text, and which ended."""
    rows = [{"number": n, "source": source, "since": micros(now)} for n in began]
    write_all(db, _BEGIN, rows)
    if numbers := list(ended):
        db.execute(_END, {"numbers": as_list(numbers)})
