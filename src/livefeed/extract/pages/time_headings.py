"""Updates told apart by their headings alone: "12.31 Uhr: …" and what stands under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import lxml.etree
from lxml.html import HtmlElement

from livefeed.extract.entries import MAX_ENTRIES, Draft, Reading
from livefeed.extract.pages.elements import HEADINGS, bare_markup, is_beside, words_of
from livefeed.extract.pages.metadata import Metadata
from livefeed.extract.pages.shown_time import clock_at_start, leading_clock
from livefeed.extract.pages.split import Split, Stamp, bounds_of, days_above, moments_of, stamps
from livefeed.extract.times.clock_times import is_schedule
from livefeed.extract.times.zones import zone_of

MIN_HEADINGS: Final = 3
TOLD: Final = 0.6  # share of the headings that must have a text under them
MIN_TEXT: Final = 40  # characters of such a text
MAX_HEADING: Final = 300
MAX_UNDER: Final = 100  # elements under one heading

_BEHIND: Final = re.compile(r"(?P<title>.*\S)\s*(?:[(\[](?P<clock>[^()\[\]]{3,30})[)\]])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Headed:
    """A heading with a time of day and what stands under it, up to the next heading."""

    heading: HtmlElement
    clock: str
    title: str
    under: tuple[HtmlElement, ...]


def split_headings(tree: HtmlElement, metadata: Metadata, reading: Reading) -> Split | None:
    """Return the updates under headings that begin with a time of day; None if these are few."""
    for tag in ("h2", "h3", "h4", "h1"):
        found = _headed(tree, tag)
        if len(found) < MIN_HEADINGS or not _are_told(found):
            continue
        moments = moments_of([one.clock for one in found], reading)
        days = days_above(tree, [one.heading for one in found], reading)
        bounds = bounds_of(metadata, reading)
        if any(days) or not is_schedule(
            moments, bounds=bounds, zone=zone_of(reading.source.timezone)
        ):
            drafts = _drafts(found, stamps(moments, days, bounds, reading), reading)
            return Split(
                strategy="headings",
                drafts=tuple(drafts),
                found_by=(("updates", f"{tag} beginning with a time"), ("times", tag)),
            )
    return None


def _headed(tree: HtmlElement, tag: str) -> list[Headed]:
    found: list[Headed] = []
    for heading in tree.iter(tag):
        if len(found) > MAX_ENTRIES:
            break
        clock = _clock_of(heading)
        if clock and clock[1] and not is_beside(heading):
            under = tuple(_under(heading))
            found.append(Headed(heading=heading, clock=clock[0], title=clock[1], under=under))
    return found


def _clock_of(heading: HtmlElement) -> tuple[str, str] | None:
    """Return the time of a heading and its other words: before them, or behind in brackets."""
    line = words_of(heading)
    if len(line) > MAX_HEADING:
        return None
    if found := clock_at_start(heading):
        return found
    behind = _BEHIND.fullmatch(line)
    clock = leading_clock(behind["clock"]) if behind else None
    return (clock[0], behind["title"]) if behind and clock and not clock[1] else None


def _under(heading: HtmlElement) -> list[HtmlElement]:
    """Return what follows a heading among its siblings, up to one of its rank or above."""
    under: list[HtmlElement] = []
    for element in heading.itersiblings(lxml.etree.Element):
        if (element.tag in HEADINGS and element.tag <= heading.tag) or len(under) == MAX_UNDER:
            break
        under.append(element)
    return under


def _are_told(found: Sequence[Headed]) -> bool:
    told = sum(sum(len(words_of(part)) for part in one.under[:20]) >= MIN_TEXT for one in found)
    return told >= TOLD * len(found)


def _drafts(found: Sequence[Headed], dated: Sequence[Stamp], reading: Reading) -> list[Draft]:
    return [
        Draft(
            url=reading.url,
            has_own_url=False,
            title=one.title,
            html="\n".join(bare_markup(part) for part in one.under),
            is_marked=True,
            published=stamp.published,
            minute=stamp.minute,
            found_by=(
                ("published", f"beginning of {one.heading.tag}"),
                ("title", f"the rest of {one.heading.tag}"),
                ("text", f"what follows {one.heading.tag}"),
            ),
        )
        for one, stamp in zip(found, dated, strict=True)
    ]
