"""How far back to walk over older pages after a gap, and what it came to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import SplitResult, urlsplit

from livefeed.model import Gap, GapState

MOST_PAGES: Final = 50
MOST_FOUND: Final = 2_000  # entries
LONGEST: Final = timedelta(minutes=10)
PAST: Final = timedelta(hours=1)  # so long before the gap entries are certainly older than it

_PORTS: Final = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What one older page showed."""

    shown: int
    missing: int  # entries that were neither known nor on a page before
    is_met: bool  # an entry is there that was known before the gap
    newest_at: datetime | None  # publication time of its newest entry
    next_page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """How far a walk is: `gap` says it in the end, `page` is where it goes on, "" if nowhere."""

    gap: Gap
    page: str
    began_at: datetime
    missing: int = 0
    empty_handed: int = 0  # pages in a row with nothing that was missing


def begun(gap: Gap, now: datetime) -> Walk:
    """Return the walk back from the page where the gap was seen."""
    return Walk(gap=gap, page=gap.next_page, began_at=now)


def after_look(walk: Walk, look: Look, *, page_url: str, now: datetime) -> Walk:
    """Return the walk after one more page: onwards, or ended with the reason."""
    walk = replace(
        walk,
        gap=replace(walk.gap, pages=walk.gap.pages + 1),
        missing=walk.missing + look.missing,
        empty_handed=0 if look.missing else walk.empty_handed + 1,
    )
    if look.is_met:
        return ended(walk, "known updates were met again", now, state=GapState.CLOSED)
    if why := _why_no_further(walk, look, page_url, now):
        return ended(walk, why, now)
    return replace(walk, page=look.next_page)


def ended(walk: Walk, why: str, now: datetime, *, state: GapState = GapState.OPEN) -> Walk:
    """Return the walk as it ends; a gap that stays open may be missing something."""
    gap = replace(walk.gap, state=state, next_page="", ended_at=now, why=why)
    return replace(walk, gap=gap, page="")


def may_walk_to(page: str, page_url: str) -> bool:
    """Tell whether an older page is at the host of the page that names it, and another page."""
    if not page or page == page_url:
        return False
    return is_same_host(page, page_url)


def is_same_host(one: str, other: str) -> bool:
    """Tell whether two URLs lead to one host; http and https are the same, other ports are not."""
    return _place(urlsplit(one)) == _place(urlsplit(other))


def _place(url: SplitResult) -> tuple[str | None, int | None]:
    port = url.port or _PORTS.get(url.scheme)
    return url.hostname, None if port in _PORTS.values() else port


def _why_no_further(walk: Walk, look: Look, page_url: str, now: datetime) -> str:
    """Return the first reason that holds, "" if there is none."""
    gap = walk.gap
    is_past = look.newest_at is not None and look.newest_at < gap.from_at - PAST
    is_enough = gap.pages >= MOST_PAGES or walk.missing >= MOST_FOUND
    is_late = now - walk.began_at >= LONGEST
    reasons = (
        (look.shown == 0, "the next page shows nothing"),
        (walk.empty_handed > 1, "further pages show nothing that was missing"),
        (is_past, "older pages reach back before it, and no known update was met"),
        (not look.next_page, "no further page is named"),
        (look.next_page == page_url, "the next page is the same page"),
        (not is_same_host(look.next_page, page_url), "the next page is at another host"),
        (is_enough or is_late, f"after {gap.pages} pages that is enough"),
    )
    return next((why for holds, why in reasons if holds), "")
