"""When a poll has missed something, and how far to look back for it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

TOLD_APART: Final = timedelta(minutes=30)  # between alerts about gaps of one source


def is_gap(
    *, shown: int, known: int, shown_before: int, is_first_poll: bool, is_push: bool
) -> bool:
    """Tell whether a poll shares no entry with what is known, so that some may be missing.

    Args:
        shown: entries that it shows.
        known: those among them whose key or whose text is known of this source; when a publisher
            changes all its keys, the texts stay.
        shown_before: entries of the full poll before.

    A first poll, a document that was empty before and a push share nothing by their nature.
    """
    if is_first_poll or is_push:
        return False
    return shown > 0 and known == 0 and shown_before > 0


def is_gap_told(told_at: datetime | None, now: datetime) -> bool:
    """Tell whether a gap is alerted; `told_at` is when the last one of the source was."""
    return told_at is None or now - told_at >= TOLD_APART
