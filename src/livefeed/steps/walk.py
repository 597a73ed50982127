"""Back over older pages after a gap, until known updates are met: fetch, read, ingest at once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Iterable
from contextlib import AbstractAsyncContextManager
from typing import Final

from livefeed.errors import FetchError, ParseError, WorkerError
from livefeed.model import Gap, KnownEntry, Lease, SketchedEntry
from livefeed.policy.walk import Look, after_look, begun, ended
from livefeed.settings import Source
from livefeed.steps.poll import Poller
from livefeed.steps.read import Reading
from livefeed.store.order import reading_order

PAUSES_S: Final = (3.0, 15.0)  # before a page that failed is asked for again
MISSING: Final = frozenset({401, 403, 404, 410})

log = logging.getLogger(__name__)

# A turn to ask the source's host for one page, as politely as a poll.
Turn = Callable[[], AbstractAsyncContextManager[Lease]]


async def walk_back(poller: Poller, gap: Gap, source: Source, turn: Turn) -> Gap:
    """Follow the older pages of a source and ingest what was missing; return the gap as it is now.

    Everything is ingested at the end, the oldest first, so that a story begins before it goes on.
    What was found until a page fails is kept as well.
    """
    walk, found = begun(gap, poller.clock()), dict[str, SketchedEntry]()  # newest first
    while walk.page:
        try:
            reading = await _read(poller, walk.page, source, turn)
        except (FetchError, ParseError) as error:
            walk = ended(walk, f"the next page: {error.problem}", poller.clock())
            break
        except (TimeoutError, WorkerError) as error:
            why = str(error) or "the host wants to be left alone"
            walk = ended(walk, why, poller.clock())
            break
        look, missing = await _looked(poller, gap, reading, found)
        found.update({item.entry.key: item for item in reversed(missing)})
        walk = after_look(walk, look, page_url=walk.page, now=poller.clock())
    done = await poller.store.end_walk(walk.gap, _oldest_first(found.values()), poller.rules)
    log.info(
        "gap.walked source=%s state=%s pages=%d found=%d why=%r",
        source.name,
        done.state,
        done.pages,
        done.found,
        done.why,
    )
    return done


async def _read(poller: Poller, page: str, source: Source, turn: Turn) -> Reading:
    """Return what stands at a page; one that fails is asked for again, unless it is not there."""
    for pause_s in PAUSES_S:
        try:
            return await _read_once(poller, page, source, turn)
        except FetchError as error:
            if error.is_throttled or error.status in MISSING:
                raise
        await asyncio.sleep(pause_s)
    return await _read_once(poller, page, source, turn)


async def _read_once(poller: Poller, page: str, source: Source, turn: Turn) -> Reading:
    async with turn() as lease:
        return await poller.read_at(page, lease, source)


async def _looked(
    poller: Poller, gap: Gap, reading: Reading, found: Collection[str]
) -> tuple[Look, list[SketchedEntry]]:
    """Return what a page showed, and which of its entries were missing, oldest first."""
    shown = [item for item in _oldest_first(reading.entries) if not item.entry.is_withdrawn]
    keys = [item.entry.key for item in shown]
    seen_at = await poller.store.seen_at(gap.source, keys)
    before = {key for key in keys if key in seen_at and seen_at[key] <= gap.from_at}
    # What is older than the newest known update was there before livefeed came, or has gone since.
    first = max((place + 1 for place, key in enumerate(keys) if key in before), default=0)
    missing = [
        item
        for item in shown[first:]
        if item.entry.key not in seen_at and item.entry.key not in found
    ]
    times = [item.entry.published for item in shown if item.entry.published]
    look = Look(
        shown=len(shown),
        missing=len(missing),
        is_met=bool(before),
        newest_at=max(times, default=None),
        next_page=reading.next_page,
    )
    return look, missing


def _oldest_first(items: Iterable[SketchedEntry | KnownEntry]) -> tuple[SketchedEntry, ...]:
    """Return the entries that were read, in the order in which they happened."""
    ordered = reading_order(tuple(items))
    return tuple(item for item in ordered if isinstance(item, SketchedEntry))
