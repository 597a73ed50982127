"""What splitting a page into updates gives, whatever told them apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import islice
from typing import Final, Literal, NamedTuple

from lxml.html import HtmlElement

from livefeed.extract.entries import Draft, Reading
from livefeed.extract.pages.elements import HEADINGS, words_of
from livefeed.extract.pages.metadata import Metadata
from livefeed.extract.times.clock_times import Bounds, Moment, on_days, read_moment
from livefeed.extract.times.dates import parse_date
from livefeed.extract.times.zones import zone_of
from livefeed.settings import Source

_OFFSET: Final = re.compile(r"T\d\d:\d\d[\d:.]*([+-]\d\d:?\d\d)$")
_ZONES: Final = (
    {  # "Etc/GMT-2" is two hours east
        f"{sign}{hours:02}{colon}00": f"Etc/GMT{'-' if sign == '+' else '+'}{hours}"
        for sign in "+-"
        for hours in range(1, 13)
        for colon in (":", "")
    }
    | {
        f"+{offset[:2]}{colon}{offset[2:]}": name
        for offset, name in (
            ("0330", "Asia/Tehran"),
            ("0430", "Asia/Kabul"),
            ("0530", "Asia/Kolkata"),
            ("0545", "Asia/Kathmandu"),
        )
        for colon in (":", "")
    }
)
_UNSAID: Final = Source(name="", url="").timezone
MAX_DAY: Final = 60  # characters of a heading that is a day


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """The updates of a page in its order."""

    strategy: str
    drafts: tuple[Draft, ...]
    found_by: tuple[tuple[str, str], ...]


def bounds_of(metadata: Metadata, reading: Reading) -> Bounds:
    """Return between which times the updates of a page lie."""
    modified = parse_date(
        metadata.modified, timezone=reading.source.timezone, base=reading.fetched_at
    )
    return Bounds(first=metadata.published, last=modified, read=reading.fetched_at)


def with_zone_of_page(tree: HtmlElement, reading: Reading) -> Reading:
    """Return a reading in the zone of the page's own times where the operator named none."""
    if reading.source.timezone != _UNSAID:
        return reading
    for stated in islice(tree.iter("time"), 20):
        offset = _OFFSET.search(stated.get("datetime") or "")
        if offset and (name := _ZONES.get(offset[1])):
            return replace(reading, source=replace(reading.source, timezone=name))
    return reading


def moments_of(texts: Sequence[str], reading: Reading) -> list[Moment | None]:
    """Return the moment in each text, None for those not understood."""
    return [
        read_moment(text, timezone=reading.source.timezone, base=reading.fetched_at)
        if text
        else None
        for text in texts
    ]


class Stamp(NamedTuple):
    """The time of an update, and what its key may say of it: None for all of it."""

    published: datetime | Literal[""] = ""
    minute: str | None = None


def stamps(
    moments: Sequence[Moment | None],
    days: Sequence[date | None],
    bounds: Bounds,
    reading: Reading,
) -> list[Stamp]:
    """Return when each update was published.

    A time without a date is of the day that stands above it, else of the page's. The next poll may
    judge that otherwise, and a counted time moves: what is unsure of a time is not in the key.

    Args:
        days: for each update the day that the page prints above it.
    """
    zone = zone_of(reading.source.timezone)
    clocks = [
        m.at.astimezone(zone).time() if m and m.certainty == "clock" else None for m in moments
    ]
    placed = iter(
        on_days(
            [clock for clock, day in zip(clocks, days, strict=True) if clock and not day],
            bounds=bounds,
            zone=zone,
        )
    )
    found: list[Stamp] = []
    for moment, clock, day in zip(moments, clocks, days, strict=True):
        if clock is not None:
            at = datetime.combine(day, clock, zone) if day else next(placed)
            found.append(Stamp(at, clock.strftime("%H:%M")))
        elif moment is not None:
            found.append(Stamp(moment.at, "" if moment.certainty == "relative" else None))
        else:
            found.append(Stamp())
    return found


def days_above(
    tree: HtmlElement, elements: Sequence[HtmlElement], reading: Reading
) -> list[date | None]:
    """Return for each element, in document order, the day that the last heading above it names."""
    wanted = set(elements)
    found: dict[HtmlElement, date | None] = {}
    day: date | None = None
    for element in tree.iter(*{one.tag for one in elements}, *HEADINGS):
        if element in wanted:
            found[element] = day
        if element.tag in HEADINGS:
            day = day_of(words_of(element), reading) or day
    return [found.get(element) for element in elements]


def day_of(line: str, reading: Reading) -> date | None:
    """Return the day that a heading names, None if it says anything else."""
    if len(line) > MAX_DAY or not any(character.isdigit() for character in line):
        return None
    moment = read_moment(line, timezone=reading.source.timezone, base=reading.fetched_at)
    if moment is None or moment.certainty != "absolute":
        return None
    local = moment.at.astimezone(zone_of(reading.source.timezone))
    return local.date() if local.time() == time() else None
