"""Repeated blocks to drafts: headline, text, identity and time of each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain, islice
from typing import Final

from lxml.html import HtmlElement

from livefeed.extract.addresses import web_url
from livefeed.extract.entries import Draft, Reading, Rules
from livefeed.extract.pages.blocks import Timed, find_blocks
from livefeed.extract.pages.elements import (
    HEADINGS,
    bare_markup,
    drop,
    inner_elements,
    shown_name,
    words_of,
    words_told,
)
from livefeed.extract.pages.identity import IDENTIFYING, count_places, identities, identity
from livefeed.extract.pages.listings import is_listing
from livefeed.extract.pages.metadata import Metadata
from livefeed.extract.pages.shown_time import leading_clock, modified_time, shown_times
from livefeed.extract.pages.split import Split, Stamp, bounds_of, days_above, stamps
from livefeed.extract.times.clock_times import Bounds, on_days
from livefeed.extract.times.zones import zone_of

MAX_INNER: Final = 300  # elements of a block that are looked at
MAX_LABEL: Final = 80  # characters of a line that holds time, author or place only
MAX_MORE: Final = 30  # characters of a link that only leads on
MAX_BEFORE: Final = 3  # characters of marks between a time and a headline
MIN_LEFT: Final = 40  # characters of text that must stay when such a line goes

BLOCK: Final = re.compile(r"^block-(?=.)")  # not in JSON-LD, which names the same updates
_PINNED: Final = re.compile(r"(?:^|[\s_-])(?:pinned|sticky)(?:$|[\s_-])", re.IGNORECASE)
_ORIGIN: Final = re.compile(r"^https?://[^/]*")
_TITLE: Final = re.compile(r"(?:^|[\s_-])(?:\w*title|headline|heading)(?:$|[\s_-])", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The elements of a block that are told apart from its text."""

    block: HtmlElement
    time: HtmlElement | None
    title: HtmlElement | None
    link: HtmlElement | None  # to this update alone, as far as one block can tell


def split_blocks(tree: HtmlElement, metadata: Metadata, reading: Reading) -> Split | None:
    """Return the updates of a page that shows them as repeated blocks; None if it does not."""
    found = find_blocks(tree, reading)
    if found is None:
        return None
    name, timed = found
    bounds = bounds_of(metadata, reading)
    if is_listing(timed, bounds, reading):
        return None
    several = [parts_of(one) for one in timed]
    keys = _keys(several)
    moments = [one.moment for one in timed]
    days: list[date | None] = [None for _ in timed]
    if any(moment and moment.certainty == "clock" for moment in moments):
        days = days_above(tree, [one.block for one in timed], reading)
        days = [
            day or _day_of_pinned(one, bounds, reading)
            for day, one in zip(days, timed, strict=True)
        ]
    dated = stamps(moments, days, bounds, reading)
    drafts = [  # changes the tree
        _draft(parts, key, stamp, _rules(one, parts, key), reading)
        for one, parts, key, stamp in zip(timed, several, keys, dated, strict=True)
    ]
    rule = next((one.rule for one in timed if one.moment), "")
    return Split(
        strategy="blocks", drafts=tuple(drafts), found_by=(("updates", name), ("times", rule))
    )


def _day_of_pinned(timed: Timed, bounds: Bounds, reading: Reading) -> date | None:
    """Return the day of an update that is kept on top: its time says nothing of those below it."""
    moment = timed.moment
    if moment is None or moment.certainty != "clock":
        return None
    if not _PINNED.search(timed.block.get("class") or ""):
        return None
    zone = zone_of(reading.source.timezone)
    alone = on_days([moment.at.astimezone(zone).time()], bounds=bounds, zone=zone)
    return alone[0].astimezone(zone).date()


def parts_of(timed: Timed) -> Parts:
    """Return the elements of a block that hold its time, its headline and its link."""
    inner = inner_elements(timed.block, at_most=MAX_INNER)[1:]
    shown = timed.shown.element if timed.shown else None
    if shown is None:
        several = (one.element for one in shown_times(timed.block))
        shown = next((one for one in several if one is not None), None)
    title = next((one for one in inner if one.tag in HEADINGS and words_of(one)), None)
    if title is None:
        title = next((one for one in inner if _is_title(one) and words_of(one)), None)
    link = _link(inner, shown, title)
    if title is None and link is not None and _is_headline(link, shown, timed.block):
        title = link
    return Parts(block=timed.block, time=shown, title=title, link=link)


def _is_headline(link: HtmlElement, shown: HtmlElement | None, block: HtmlElement) -> bool:
    """Tell whether a link opens the text of a block, and more words follow it than it has."""
    words, told = words_of(link), words_of(block)
    if shown is not None and (shown is link or shown in link.iter() or link in shown.iter()):
        return False
    start = told.find(words)
    before = len(words_of(shown)) if shown is not None else 0
    follows = len(told) - start - len(words)
    return (
        bool(words) and 0 <= start <= before + MAX_BEFORE and follows >= max(MIN_LEFT, len(words))
    )


def _is_title(element: HtmlElement) -> bool:
    return any(name and _says_title(name) for name in (element.get("class"), element.get("id")))


@lru_cache(maxsize=256)  # updates of a page are named alike
def _says_title(name: str) -> bool:
    return _TITLE.search(name) is not None


def _link(
    inner: list[HtmlElement], shown: HtmlElement | None, title: HtmlElement | None
) -> HtmlElement | None:
    """Return the link at the time or the headline, else the only one beside the text."""
    for part in (shown, title):
        if part is None:
            continue
        around = chain(part.iter("a"), part.iterancestors("a"))
        link = next((one for one in around if one.get("href")), None)
        if link is not None:
            return link
    links = (one for one in inner if one.tag == "a" and one.get("href"))
    free = list(islice((one for one in links if not _is_in_paragraph(one)), 2))
    return free[0] if len(free) == 1 else None


def _is_in_paragraph(element: HtmlElement) -> bool:
    return next(element.iterancestors("p", "blockquote"), None) is not None


def _keys(several: list[Parts]) -> list[str]:
    """Return the publisher's id of each block, else what its link leads to, else ""."""
    blocks = [parts.block for parts in several]
    hrefs = [parts.link.get("href", "") if parts.link is not None else "" for parts in several]
    for name in (
        lambda block, _: BLOCK.sub("", block.get("id") or ""),
        lambda block, _: data_identity(block),
        lambda _, href: identity(href),
        lambda _, href: _ORIGIN.sub("", href).strip(),
    ):
        names = [name(block, href) for block, href in zip(blocks, hrefs, strict=True)]
        if not count_places(names) and (keys := identities(names)):
            return keys
    return ["" for _ in several]


def data_identity(block: HtmlElement) -> str:
    """Return the attribute of a block that identifies it, "" if it has none."""
    names = sorted(name for name in block.keys() if IDENTIFYING.fullmatch(name))  # noqa: SIM118
    return next((value for name in names if (value := (block.get(name) or "").strip())), "")


def _rules(timed: Timed, parts: Parts, key: str) -> Rules:
    block, link = parts.block, parts.link
    own = BLOCK.sub("", block.get("id") or "")
    named = "id" if key == own else "data attribute" if key == data_identity(block) else ""
    return (
        ("key", named or (shown_name(link) if link is not None else "")),
        ("published", timed.rule),
        ("title", shown_name(parts.title) if parts.title is not None else ""),
        ("text", f"the rest of {shown_name(block)}"),
    )


def _draft(parts: Parts, key: str, stamp: Stamp, rules: Rules, reading: Reading) -> Draft:
    block = parts.block
    href = parts.link.get("href", "") if parts.link is not None else ""
    own_id = block.get("id") or ""
    title = _title_told(parts)
    clock = leading_clock(title)
    updated = modified_time(block)
    apart = [one for one in (parts.time, parts.title) if one is not None]
    if parts.link is not None and _only_leads_on(parts.link):
        apart.append(parts.link)
    if parts.time is not None and (line := line_around(parts)) is not None:
        apart.append(line)
    return Draft(
        key=key,
        url=web_url(href or (f"#{own_id}" if own_id else ""), reading.url) or reading.url,
        has_own_url=False,
        title=clock[1] if clock else title,
        html=bare_markup(block, without=apart),
        is_marked=True,
        published=stamp.published,
        minute=stamp.minute,
        updated=updated,
        found_by=rules,
    )


def _title_told(parts: Parts) -> str:
    """Return the words of the headline without a time that stands in it; the tree is changed."""
    if parts.title is None:
        return ""
    if (
        parts.time is not None
        and parts.time is not parts.title
        and parts.time in parts.title.iter()
    ):
        drop(parts.time)
    return words_told(parts.title)


def _only_leads_on(link: HtmlElement) -> bool:
    return len(words_of(link)) <= MAX_MORE and not _is_in_paragraph(link)


def line_around(parts: Parts) -> HtmlElement | None:
    """Return the short line that holds the time with an author or a label, if text stays."""
    line: HtmlElement | None = None
    title = [] if parts.title is None else [parts.title]
    beyond = {parts.block, *title, *(up for one in title for up in one.iterancestors())}
    for up in parts.time.iterancestors() if parts.time is not None else ():
        if up in beyond or len(words_of(up)) > MAX_LABEL:
            break
        if next(up.iter("p", "img", "iframe"), None) is not None:
            break
        line = up
    if line is None:
        return None
    apart = sum(len(words_of(one)) for one in (*title, line))
    return line if len(words_of(parts.block)) - apart >= MIN_LEFT else None
