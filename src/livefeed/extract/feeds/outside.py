"""What a document says of itself: what stands before its first entry and after its last one."""

from __future__ import annotations

import re
from typing import Final

MAX_OUTSIDE: Final = 262_144  # bytes after the last entry that are searched for its end

_OPENING: Final = re.compile(rb"<(?:[\w.-]+:)?(?:item|entry)\b", re.IGNORECASE)
_CLOSING: Final = re.compile(rb"</(?:[\w.-]+:)?(?:item|entry)\s*>", re.IGNORECASE)


def outside(body: bytes) -> tuple[bytes, bytes]:
    """Return what stands before the first entry and what stands after the last one.

    All of a document without entries stands before them.
    """
    first = _OPENING.search(body)
    if first is None:
        return body, b""
    return body[: first.start()], body[_last_end(body, first.start()) :]


def _last_end(body: bytes, first: int) -> int:
    """Return where the last entry ends, sought from behind."""
    at, least = len(body), max(first, len(body) - MAX_OUTSIDE)
    while (at := body.rfind(b"</", least, at)) >= 0:
        if closing := _CLOSING.match(body, at):
            return closing.end()
    return len(body)
