"""What extract makes of a document: entries, cleaned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What a source says about its own pace; the schedule listens, and knows better when live."""

    period_s: float = 0.0  # ttl, or sy:updatePeriod and updateFrequency; 0: unsaid
    fresh_s: float = 0.0  # what Cache-Control or Expires leave of the response's life; 0: unsaid
    skip_hours: tuple[int, ...] = ()  # 0..23, UTC
    skip_days: tuple[int, ...] = ()  # 0 is Monday
    coverage_end: datetime | None = None  # of a live page


class Image(NamedTuple):
    url: str  # http or https
    alt: str = ""


class Entry(NamedTuple):
    """One member of a feed or one post of a live page, cleaned; nothing in it can run."""

    key: str  # stable within its source, at most 500 characters
    url: str  # http or https, or ""
    title: str  # plain text, one line
    text: str  # plain text; paragraphs separated by a blank line
    html: str  # sanitised
    published: datetime | None
    updated: datetime | None = None
    author: str = ""
    language: str = ""  # BCP 47, "" if unknown
    direction: Direction = "ltr"
    images: tuple[Image, ...] = ()
    kicker: str = ""
    place: str = ""
    is_withdrawn: bool = False  # an explicit tombstone
    translations: tuple[str, ...] = ()  # addresses of the same in other languages, by its word


class KnownEntry(NamedTuple):
    """An entry that reads as it did at the source's last poll: what it says is stored.

    A tuple: of one document forty come back from a worker, and these travel fastest.
    """

    number: int  # the store's own, of the update
    digest: str  # of what it was read from
    key: str
    published: datetime | None
    updated: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What one response holds.

    `entries` are in document order. `is_window` tells that they are all that the source shows
    just now, in an order that makes an absence meaningful: only then can an update be missing.
    `known` are those that were recognised instead of read, each with its place among all.
    """

    # rss, atom, json-feed, json-ld, microdata, headings, blocks, lines, telegram, selectors …
    strategy: str
    title: str
    language: str
    entries: tuple[Entry, ...]
    is_window: bool
    problems: tuple[str, ...] = ()
    found_by: tuple[tuple[str, str], ...] = ()  # field → selector or rule that gave it
    # The same of each entry, where that differs or more is known; only where nothing is remembered.
    found_by_of_entries: tuple[tuple[tuple[str, str], ...], ...] = ()
    hints: Hints = Hints()
    digests: tuple[str, ...] = ()  # of the entries, "" for one that must be read again; or none
    known: tuple[tuple[int, KnownEntry], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HubOffer:
    """Who pushes the changes of a document, by its own word (WebSub); empty where it is silent."""

    hubs: tuple[str, ...] = ()  # http or https, as the publisher ordered them
    topic: str = ""  # the address that it is known by at its hubs
