"""Moments as text."""

from __future__ import annotations

from datetime import UTC, datetime


def rfc3339(at: datetime) -> str:
    """Return a moment as RFC 3339 in UTC, always with microseconds: `2026-11-22T10:00:00.000000Z`.

    A fixed width keeps the texts in the order of the moments, and two `updated` of one feed apart.
    """
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def clock(at: datetime) -> str:
    """Return a moment as people say it: `2026-11-22 10:00 UTC`."""
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")


def between(start: datetime, end: datetime) -> str:
    """Return a stretch of time in words, its date once if it is the same."""
    first, last = clock(start), clock(end)
    if first[:10] == last[:10]:
        first, last = first.removesuffix(" UTC"), last[11:]
    return f"between {first} and {last}"
