"""Parameters of the API, read strictly: what cannot be used is named with what was expected."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Final

from multidict import MultiMapping

MAX_LIMIT: Final = 500
MAX_WORDS: Final = 200  # characters of a search
MAX_CHANGE: Final = 2**63 - 1


class QueryError(ValueError):
    """A parameter cannot be used; the text names it and what was expected."""


def read_limit(query: MultiMapping[str], *, default: int) -> int:
    """Return `limit`, 1 to 500."""
    text = query.get("limit", "")
    if not text:
        return default
    number = _whole(text)
    if number is None or not 1 <= number <= MAX_LIMIT:
        raise QueryError(f"limit: expected a whole number from 1 to {MAX_LIMIT}, got {text[:40]!r}")
    return number


def read_cursor(query: MultiMapping[str], name: str = "cursor") -> int | None:
    """Return the change sequence that a cursor stands for, None without one."""
    text = query.get(name, "")
    if not text:
        return None
    number = _whole(text)
    if number is None or number > MAX_CHANGE:
        raise QueryError(f"{name}: expected the `next` of an earlier answer, got {text[:40]!r}")
    return number


def read_since(query: MultiMapping[str]) -> datetime | None:
    """Return the moment `since` names, UTC."""
    text = query.get("since", "").strip()
    if not text:
        return None
    try:
        # A "+" that was not percent-encoded arrives as a space.
        at = datetime.fromisoformat(text.replace(" ", "+") if "T" in text.upper() else text)
        return _aware(at).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise QueryError(
            f"since: expected a moment like 2026-11-22T10:00:00Z (RFC 3339), got {text[:40]!r}"
        ) from error


def read_feed(query: MultiMapping[str], known: Collection[str]) -> str:
    """Return the name of a known feed, "all" without one."""
    name = query.get("feed", "") or "all"
    if name not in known:
        raise QueryError(f"feed: expected one of {', '.join(known)}, got {name[:40]!r}")
    return name


def read_words(query: MultiMapping[str]) -> str:
    """Return the phrase to search for, "" without one."""
    words = query.get("q", "").strip()
    if len(words) > MAX_WORDS:
        raise QueryError(f"q: expected at most {MAX_WORDS} characters, got {len(words)}")
    return words


def _aware(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("no zone")
    return at


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 19 else None
