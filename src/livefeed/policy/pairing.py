"""Which update that has vanished an unknown one is, where a publisher gives no ids.

A key is made of an update's opening words, so an edit of these gives it another one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from livefeed.model import Entry
from livefeed.text.fold import fold

APART: Final = timedelta(minutes=2)  # two times of one update, as pages print them
OVERLAP: Final = 0.6  # share of the shorter text's words that the other must have
# "Two hours ago" is true for an hour: the older, the less exact such a time is.
OVERLAP_FAR: Final = 0.8
SHORT: Final = 4  # words; the share is of the longer text's where one is shorter


def pairs(
    unknown: Sequence[Entry], vanished: Mapping[int, Entry], *, now: datetime
) -> dict[int, int]:
    """Return which of the unknown updates (places) are which of the vanished ones (numbers).

    Each is paired once, those most alike first.
    """
    words = {number: _words(entry) for number, entry in vanished.items()}
    scored = []
    for place, entry in enumerate(unknown):
        own = _words(entry)
        for number, other in vanished.items():
            apart = _apart(entry, other)
            if apart > max(APART, _age(entry, now)):
                continue
            if _overlap(own, words[number]) >= (OVERLAP if apart <= APART else OVERLAP_FAR):
                alike = len(own & words[number]) / len(own | words[number])
                scored.append((-alike, apart, place, number))
    found: dict[int, int] = {}
    for _, _, place, number in sorted(scored):
        if place not in found and number not in found.values():
            found[place] = number
    return found


def _words(entry: Entry) -> frozenset[str]:
    return frozenset(fold(f"{entry.title} {entry.text}").split())


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    shorter, longer = sorted((len(one), len(other)))
    if not shorter:
        return 0.0
    return len(one & other) / (shorter if shorter >= SHORT else longer)


def _apart(one: Entry, other: Entry) -> timedelta:
    """Return the time between two updates; none where neither has one."""
    if one.published is None or other.published is None:
        return timedelta() if one.published is other.published else timedelta.max
    return abs(one.published - other.published)


def _age(entry: Entry, now: datetime) -> timedelta:
    return now - entry.published if entry.published else timedelta()
