"""From the bytes of one response to entries that are ready to be compared; runs in a worker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import datetime
from functools import lru_cache
from operator import attrgetter
from typing import Any, Final

from xxhash import xxh3_64_hexdigest

from livefeed.memory import NOTHING, recalled
from livefeed.model import (
    ALGORITHM,
    Document,
    Entry,
    HubOffer,
    KnownEntry,
    Sketch,
    SketchedEntry,
)
from livefeed.settings import Source

Row = tuple[Any, ...]  # what a named tuple holds, while it travels


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The bytes of one response and what came with them."""

    body: bytes
    url: str  # after redirects
    content_type: str
    fetched_at: datetime
    link: str = ""  # the Link headers, joined


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document with its entries sketched; `document` itself holds none."""

    document: Document
    entries: tuple[SketchedEntry | KnownEntry, ...]
    offer: HubOffer
    next_page: str = ""  # URL of older entries

    def __reduce__(self) -> tuple[Callable[..., Reading], tuple[object, ...]]:
        """Travel with plain tuples for entries: forty named ones take twice as long to pickle."""
        rows = tuple(map(_row_of, self.entries))
        return _arrived, (self.document, rows, self.offer, self.next_page)


def _row_of(item: SketchedEntry | KnownEntry) -> Row:
    if isinstance(item, KnownEntry):
        return tuple(item)
    return tuple(item.entry), tuple(item.sketch), item.digest


def _item_of(row: Row) -> SketchedEntry | KnownEntry:
    if not isinstance(row[0], tuple):
        return KnownEntry._make(row)
    entry, sketch, digest = row
    return SketchedEntry(Entry._make(entry), Sketch._make(sketch), digest)


def _arrived(document: Document, rows: tuple[Row, ...], offer: HubOffer, next_page: str) -> Reading:
    entries = tuple(map(_item_of, rows))
    return Reading(document=document, entries=entries, offer=offer, next_page=next_page)


def read_page(page: Page, source: Source, memory: str = NOTHING) -> Reading:
    """Return the sketched entries of one response, those that `memory` knows only mentioned.

    Pure and self-contained: it is sent to a worker process that may be killed.

    Raises:
        ParseError: the bytes are not what this source should give.
    """
    # Only here: whoever sends it to a worker needs none of this.
    from livefeed.dedup import sketch  # noqa: PLC0415
    from livefeed.extract import extract  # noqa: PLC0415
    from livefeed.extract.feeds.hubs import offer_of  # noqa: PLC0415
    from livefeed.extract.feeds.older import older_page  # noqa: PLC0415

    document = extract(
        page.body,
        source=source,
        url=page.url,
        content_type=page.content_type,
        fetched_at=page.fetched_at,
        version=reading_version(source),
        known=recalled(memory),
    )
    entries: list[SketchedEntry | KnownEntry] = [
        SketchedEntry(entry=entry, sketch=sketch(entry.title, entry.text), digest=digest)
        for entry, digest in zip(document.entries, document.digests, strict=True)
    ]
    for place, known in document.known:
        entries.insert(place, known)
    return Reading(
        document=replace(document, entries=(), digests=(), known=()),
        entries=tuple(entries),
        offer=offer_of(page.link, page.body, page.url),
        # Who knows an entry has no gap, and need not walk back.
        next_page="" if document.known else older_page(page.body, page.url, page.link),
    )


def reading_version(source: Source) -> str:
    """Return a mark that changes when the same bytes would be read in another way."""
    decisive = (str(ALGORITHM), source.name, source.url, _others(_told(source)))
    return xxh3_64_hexdigest("\0".join(decisive).encode())


_told: Final = attrgetter(
    *(field.name for field in fields(Source) if field.repr and field.name not in {"name", "url"})
)
# The same for most sources, selectors above all: making text of them takes long.
_others: Final = lru_cache(repr)
