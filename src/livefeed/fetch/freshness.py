"""How long a response says that it stays fresh (RFC 9111, section 4.2)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Final

_MAX_AGE: Final = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
_UNCACHED: Final = re.compile(r"(?:^|[\s,])no-(?:cache|store)\b", re.IGNORECASE)


def fresh_s(headers: Mapping[str, str]) -> float:
    """Return for how many more seconds the response is fresh, 0 where it does not say."""
    control = headers.get("Cache-Control", "")
    if _UNCACHED.search(control):
        return 0.0
    if given := _MAX_AGE.search(control):
        age = headers.get("Age", "").strip()
        spent = int(age[:9]) if age.isascii() and age.isdecimal() else 0
        return float(max(int(given[1]) - spent, 0))
    until = _seconds(headers.get("Expires", ""))
    since = None if until is None else _seconds(headers.get("Date", ""))
    return 0.0 if until is None or since is None else max(until - since, 0.0)


def _seconds(text: str) -> float | None:
    if not text:
        return None
    try:
        return parsedate_to_datetime(text).timestamp()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
