"""Lists that look like updates and are none: teasers of other pages, days, what is to come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from livefeed.extract.entries import AHEAD, Reading
from livefeed.extract.pages.blocks import TIMED, Timed
from livefeed.extract.pages.elements import HEADINGS, words_of
from livefeed.extract.times.clock_times import Bounds, is_schedule
from livefeed.extract.times.zones import zone_of

TEASERS: Final = 0.8  # share of the blocks whose headline leads to a page of its own

_CLOCK: Final = re.compile(
    r"\d\s?[:h時点时시]\s?\d|(?<![\d.])\d{1,2}\.\d\d(?![.\d])|\d\s?(?:uhr|[ap]\.?m|[صم])|T\d\d|\d{10}",
    re.IGNORECASE,
)


def is_listing(timed: Sequence[Timed], bounds: Bounds, reading: Reading) -> bool:
    """Tell whether blocks with times are something else than the updates of their page."""
    moments = [one.moment for one in timed]
    zone = zone_of(reading.source.timezone)
    return (
        is_schedule(moments, bounds=bounds, zone=zone)
        or _are_to_come(timed, reading)
        or _are_days(timed)
        or _are_teasers(timed, reading)
    )


def _are_to_come(timed: Sequence[Timed], reading: Reading) -> bool:
    """Tell whether many of the times cannot be of anything that has happened."""
    latest = reading.fetched_at + AHEAD
    to_come = sum(one.moment is not None and one.moment.at > latest for one in timed)
    return to_come > (1 - TIMED) * len(timed)


def _are_days(timed: Sequence[Timed]) -> bool:
    """Tell whether most blocks show a day and no time of day: an archive, search results."""
    days = sum(
        one.shown is not None
        and one.moment is not None
        and one.moment.certainty == "absolute"
        and not _CLOCK.search(one.shown.text)
        for one in timed
    )
    return days >= TIMED * len(timed)


def _are_teasers(timed: Sequence[Timed], reading: Reading) -> bool:
    """Tell whether the headlines lead to pages that are not below this one, each with few words.

    A list of short news that shows bare times of day is of today and read as coverage.
    """
    clocks = sum(one.moment is not None and one.moment.certainty == "clock" for one in timed)
    if clocks >= TIMED * len(timed):
        return False
    others = (one for one in timed if not _is_teaser(one.block, reading.url))
    most = int((1 - TEASERS) * len(timed))
    return next(islice(others, most, None), None) is None  # one more than may be


def _is_teaser(block: HtmlElement, url: str) -> bool:
    """Tell whether the headline of a block leads beside a page, and one paragraph stands there."""
    target = _target(block)
    if not target or sum(1 for _ in block.iter("p")) > 1:
        return False
    own, there = urlsplit(url).path.rstrip("/"), urlsplit(urljoin(url, target)).path.rstrip("/")
    return not there.startswith(own or there)


def _target(block: HtmlElement) -> str:
    """Return where the whole headline of a block leads, "" if it leads nowhere."""
    heading = next((one for one in block.iter(*HEADINGS) if words_of(one)), None)
    if heading is None:
        return ""
    around = (one for one in heading.iterancestors("a") if block in one.iterancestors())
    inner = (one for one in heading.iter("a") if words_of(one) == words_of(heading))
    link = next(around, None)
    link = next(inner, None) if link is None else link
    return "" if link is None else link.get("href") or ""
