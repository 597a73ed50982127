"""Time zones by their names."""

from __future__ import annotations

from datetime import UTC, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo


@lru_cache(maxsize=64)
def zone_of(name: str) -> tzinfo:
    """Return the zone of that name; UTC for a name that this machine does not know."""
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, LookupError):
        return UTC
