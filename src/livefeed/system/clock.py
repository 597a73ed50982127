"""The only place that asks what time it is; everything else gets the time as an argument."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def now() -> datetime:
    """Return the present moment: aware, UTC, microseconds."""
    return datetime.now(UTC)  # noqa: TID251 - this is the clock
