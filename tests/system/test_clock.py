from __future__ import annotations

from datetime import UTC, datetime

from livefeed.system import clock


def test_now_is_aware_and_utc() -> None:
    now: clock.Clock = clock.now
    assert now().tzinfo is UTC
    assert datetime(2026, 1, 1, tzinfo=UTC) < now()
