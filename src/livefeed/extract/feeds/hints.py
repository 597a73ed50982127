"""What a feed says about its own pace: ttl, the syndication module, hours and days to skip."""

from __future__ import annotations

import re
from typing import Final

from livefeed.model import Hints

HEAD: Final = 20_000  # characters: the elements stand before the entries
LONGEST_S: Final = 366 * 86_400.0
NO_HINTS: Final = Hints()

_ENTRIES: Final = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]")
_SAID: Final = re.compile(r"ttl>|updatePeriod>|updateFrequency>|skipHours>|skipDays>")
_VALUE: Final = re.compile(
    r"<(?:\w+:)?(ttl|updatePeriod|updateFrequency|hour|day)>\s*(?:<!\[CDATA\[)?\s*([^<\]]{0,40}?)\s*[<\]]"
)
# Beginnings of words, so that "dayly", "hourly." and "weeky" are understood; "always" asks nothing.
_PERIODS_S: Final = (
    ("minut", 60.0),
    ("hour", 3_600.0),
    ("dai", 86_400.0),
    ("day", 86_400.0),
    ("dia", 86_400.0),
    ("week", 7 * 86_400.0),
    ("month", 30 * 86_400.0),
    ("year", 365 * 86_400.0),
    ("annual", 365 * 86_400.0),
)
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def feed_hints(text: str) -> Hints:
    """Return the hints of an XML feed; what is not understood says nothing."""
    start = _ENTRIES.search(text, 0, HEAD)
    head = text[: start.start() if start else HEAD]
    if not _SAID.search(head):
        return NO_HINTS
    said: dict[str, list[str]] = {}
    for name, value in _VALUE.findall(head):
        said.setdefault(name, []).append(value.lower())
    period_s = _period_s(said.get("updatePeriod", [""])[0], said.get("updateFrequency", [""])[0])
    return Hints(
        period_s=min(max(period_s, _number(said.get("ttl", [""])[0]) * 60), LONGEST_S),
        skip_hours=_hours(said.get("hour", [])),
        skip_days=tuple(
            sorted({_DAYS.index(day[:3]) for day in said.get("day", []) if day[:3] in _DAYS})
        ),
    )


def _period_s(period: str, frequency: str) -> float:
    """Return the seconds between two updates (RDF Site Summary 1.0, syndication module)."""
    known_s = (seconds for word, seconds in _PERIODS_S if period.startswith(word))
    return next(known_s, 0.0) / (_number(frequency) or 1.0)


def _hours(values: list[str]) -> tuple[int, ...]:
    """Return hours in UTC; RSS 0.91 counts them from 1 to 24, its successors from 0."""
    hours = {int(value) % 24 for value in values if value.isdecimal() and int(value) <= 24}
    return tuple(sorted(hours))


def _number(value: str) -> float:
    """Return a number above zero, 0 for everything else."""
    try:
        number = float(value)
    except ValueError:
        return 0.0
    return number if 0 < number < LONGEST_S else 0.0
