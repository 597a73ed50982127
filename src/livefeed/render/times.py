"""Moments as text."""

from __future__ import annotations

from datetime import UTC, datetime


def rfc3339(at: datetime) -> str:
    """Return a moment as RFC 3339 in UTC, always with microseconds: `2026-11-22T10:00:00.000000Z`.

    A fixed width keeps the texts in the order of the moments, and two `updated` of one feed apart.
    """
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
