"""Times of day without a date, on the days they belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import pairwise
from typing import Final, Literal

from livefeed.extract.times.dates import is_standard, parse_date
from livefeed.extract.times.zones import zone_of

AHEAD: Final = timedelta(minutes=15)  # how far a page's clock may run ahead of ours
# A list of times is not quite sorted; a jump beyond this is a midnight between two updates.
MIDNIGHT: Final = timedelta(hours=3)

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")  # understood, it makes a day certain

Certainty = Literal["absolute", "relative", "clock"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time as read: `clock` has an unsure day, `relative` was counted from the reading."""

    at: datetime
    certainty: Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What the page says about its own time."""

    first: datetime | None  # it was published
    last: datetime | None  # it was last changed
    read: datetime


def read_moment(text: str, *, timezone: str, base: datetime) -> Moment | None:
    """Return the time in a publisher's words and how sure its day is; None if not understood."""
    found = parse_date(text, timezone=timezone, base=base)
    if found is None:
        return None
    if is_standard(text) or _YEAR.search(text):
        return Moment(at=found, certainty="absolute")
    # Read a second time, late on another day: what moves with it was not in the words.
    local = (base + timedelta(days=40)).astimezone(zone_of(timezone))
    late = local.replace(hour=23, minute=59, second=0, microsecond=0)
    again = parse_date(text, timezone=timezone, base=late.astimezone(UTC))
    if again is None or again == found:
        return Moment(at=found, certainty="absolute")
    is_of_that_day = again.astimezone(late.tzinfo).date() == late.date()
    is_counted = again - found == late - base
    return Moment(at=found, certainty="clock" if is_of_that_day and not is_counted else "relative")


def on_days(times: Sequence[time], *, bounds: Bounds, zone: tzinfo) -> list[datetime]:
    """Return a list of times of day, newest or oldest first, as moments.

    The newest is the last such time before the page was changed; without a word on that the oldest
    is of the day on which the page was published. Each midnight in between is a jump in the list.
    """
    if not times:
        return []
    newest_first = _falls(times)
    ordered = list(times) if newest_first else list(reversed(times))
    steps = _days_back(ordered)
    read = bounds.read + AHEAD
    if bounds.last or not bounds.first:
        latest = min(bounds.last or bounds.read, bounds.read) + AHEAD
        day = _last_day(ordered[0], latest, zone)
    else:
        day = bounds.first.astimezone(zone).date() + timedelta(days=steps[-1])
        day = min(day, _last_day(ordered[0], read, zone))
    found = [
        datetime.combine(day - timedelta(days=back), one, zone)
        for one, back in zip(ordered, steps, strict=True)
    ]
    return found if newest_first else found[::-1]


def is_schedule(moments: Sequence[Moment | None], *, bounds: Bounds, zone: tzinfo) -> bool:
    """Tell whether times of day say what is to come: they rise from the top, beyond the reading.

    Not where the page is of an earlier day, nor just after midnight if it does not say of which.
    """
    times = [m.at.astimezone(zone).time() for m in moments if m and m.certainty == "clock"]
    now = bounds.read.astimezone(zone)
    if len(times) < 2 or 2 * len(times) < len(moments) or _falls(times):
        return False
    # One of them may have been taken for the time of the page.
    first = None if any(m and m.at == bounds.first for m in moments) else bounds.first
    if first is None:
        if now.hour < 3:
            return False
    elif first.astimezone(zone).date() < now.date():
        return False
    if any(_since_midnight(a) - _since_midnight(b) > MIDNIGHT for a, b in pairwise(times)):
        return first is not None  # from today into tomorrow
    return datetime.combine(now.date(), times[-1], zone) > now + AHEAD


def _falls(times: Sequence[time]) -> bool:
    pairs = list(pairwise(times))
    return sum(a > b for a, b in pairs) >= sum(a < b for a, b in pairs)


def _days_back(newest_first: Sequence[time]) -> list[int]:
    """Return for each time how many days before the first it lies."""
    steps = [0]
    for newer, older in pairwise(newest_first):
        steps.append(steps[-1] + (_since_midnight(older) - _since_midnight(newer) > MIDNIGHT))
    return steps


def _last_day(one: time, latest: datetime, zone: tzinfo) -> date:
    day = latest.astimezone(zone).date()
    return day if datetime.combine(day, one, zone) <= latest else day - timedelta(days=1)


def _since_midnight(one: time) -> timedelta:
    return timedelta(hours=one.hour, minutes=one.minute)
