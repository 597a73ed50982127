"""When a live page looks broken: split by another rule than before, or far shorter at once.

Such a page says nothing of what it does not show any more.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from livefeed.model import Batch, Honesty, Outcome, SourceStatus

LIVE_PAGES: Final = frozenset(
    {"json-ld", "microdata", "headings", "blocks", "lines", "telegram", "selectors"}
)
WHOLE: Final = "article"  # the page as one update
FEWEST: Final = 4  # updates of a page that can break: as many as make a live page
BELIEVED_AFTER: Final = timedelta(hours=24)  # then the page is taken as it is


def is_reshaped(status: SourceStatus, batch: Batch) -> bool:
    """Tell whether a live page is split by another rule than before, which nobody asked for.

    Args:
        status: of the source before the poll.
    """
    if batch.outcome is not Outcome.OK or batch.is_push or status.strategy not in LIVE_PAGES:
        return False
    return batch.strategy != status.strategy and not is_read_anew(status.body_hash, batch)


def is_read_anew(body_hash: str, batch: Batch) -> bool:
    """Tell whether the last poll read the source in another way, or at another address."""
    before, mark, _ = body_hash.partition(":")
    return bool(mark) and before != batch.body_hash.partition(":")[0]


def is_fallen(status: SourceStatus, batch: Batch) -> bool:
    """Tell whether a live page reads as one update: that is not taken for news at once."""
    is_whole = batch.outcome is Outcome.OK and batch.strategy == WHOLE
    was_live = is_reshaped(status, batch) and status.entries >= FEWEST
    return is_whole and (was_live or is_broken(status.honesty, batch.now))


def is_broken(honesty: Honesty, now: datetime) -> bool:
    """Tell whether a live page is not what it was."""
    return honesty.broken_at is not None and now - honesty.broken_at < BELIEVED_AFTER


def breakage_after(known: Honesty, status: SourceStatus, batch: Batch, *, shown: int) -> Honesty:
    """Return what is known of a source with what this poll says of its shape.

    Args:
        known: what the poll said otherwise.
        shown: entries of the poll.
    """
    if batch.outcome is not Outcome.OK or batch.is_push:
        return known
    if known.broken_at is None:
        is_short = status.strategy in LIVE_PAGES and shown * 2 < status.entries
        is_new = is_short or is_reshaped(status, batch)
        if not is_new or status.entries < FEWEST or is_read_anew(status.body_hash, batch):
            return known
        return replace(
            known,
            broken_at=batch.now,
            was_strategy=status.strategy,
            was_entries=status.entries,
        )
    is_mended = batch.strategy == known.was_strategy and shown * 2 >= known.was_entries
    is_settled = not is_broken(known, batch.now) or is_read_anew(status.body_hash, batch)
    if is_mended or is_settled:
        return replace(known, broken_at=None, was_strategy="", was_entries=0)
    return known
