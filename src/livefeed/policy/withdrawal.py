"""Whether an update that a source no longer shows was withdrawn by it."""

from __future__ import annotations

from datetime import datetime
from typing import Final

MISSED_POLLS: Final = 3


def is_withdrawn(
    *,
    shown: int,
    shown_before: int,
    oldest_shown: datetime | None,
    published: datetime | None,
    missed_polls: int,
) -> bool:
    """Tell whether an update absent from `missed_polls` full polls in a row is withdrawn.

    Args:
        shown, shown_before: entries of this full poll and of the one before.
        oldest_shown: publication time of the oldest entry shown now, None if no entry has one.
        published: of the absent update.

    An update without a time, or as old as the oldest one shown, may just have left at the end of
    the page. A page that suddenly shows under half of what it showed is broken or was begun anew.
    """
    if missed_polls < MISSED_POLLS or shown == 0 or shown * 2 < shown_before:
        return False
    return oldest_shown is not None and published is not None and published > oldest_shown
