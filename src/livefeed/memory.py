"""What a source showed at its last full poll, as it is stored and as the next poll reads it.

A digest stands for everything that decides how one entry reads: an entry whose digest is
remembered says what it said before, and is not read again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

from livefeed.model import KnownEntry

# number, digest, published, updated (microseconds since 1970), key; the number alone where the
# entry must be read again
Shown = list[int | str | None]

NOTHING: Final = "[]"
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_written: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def shown_row(
    number: int, digest: str, key: str, published: datetime | None, updated: datetime | None
) -> Shown:
    """Return what is remembered of one update that a poll showed; `digest` "" to read it again."""
    if not digest:
        return [number]
    return [number, digest, _micros(published), _micros(updated), key]


def packed(rows: Iterable[Shown]) -> str:
    return _written(list(rows))


def unpacked(text: str) -> dict[int, Shown]:
    """Return what was packed by the numbers of the updates, in the same order."""
    return {row[0]: row for row in json.loads(text)}


def recalled(text: str) -> Mapping[str, KnownEntry]:
    """Return the entries that need not be read again, by their digests."""
    known = {}
    for row in json.loads(text):
        if len(row) > 1:
            published = _time(row[2])
            # One object where they are equal: it travels once.
            updated = published if row[3] == row[2] else _time(row[3])
            known[row[1]] = KnownEntry(row[0], row[1], row[4], published, updated)
    return known


def _micros(time: datetime | None) -> int | None:
    return None if time is None else (time - _EPOCH) // _MICROSECOND


def _time(value: int | None) -> datetime | None:
    return None if value is None else _EPOCH + value * _MICROSECOND
