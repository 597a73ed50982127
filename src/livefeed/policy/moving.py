"""When a permanent redirect is believed, and which address is asked then.

RFC 9110 (15.4.2, 15.4.9) lets a client go straight to where 301 and 308 lead. Taken at its word at
once, one wrong deployment, a captive portal or a domain that changed hands for a night would move
a source for good; so it has to be said again, for a day, and the old address is asked now and then.
The configuration is never changed: another `url` there begins anew.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from livefeed.model import Move, Outcome

REPEATS: Final = 3  # polls that were redirected to the same address …
LASTING: Final = timedelta(days=1)  # … for so long
AGAIN: Final = timedelta(days=7)  # the old address is asked so often


def believed_address(move: Move | None, configured: str) -> str:
    """Return where a source has moved for good, "" if it has not."""
    if move is None or move.origin != configured:
        return ""
    is_lasting = move.times >= REPEATS and move.seen_at - move.since >= LASTING
    return move.address if is_lasting else ""


def address_to_ask(move: Move | None, configured: str, now: datetime) -> str:
    """Return where the next poll goes: the configured address, or where it led so often."""
    address = believed_address(move, configured)
    return configured if move is None or not address or now >= move.retry_at else address


def move_after(
    move: Move | None,
    configured: str,
    *,
    asked: str,
    moved_to: str,
    outcome: Outcome,
    now: datetime,
) -> Move | None:
    """Return what is remembered of a move after a poll.

    Args:
        asked: the address that was asked.
        moved_to: where permanent redirects alone led from there, "" where there was none.
    """
    known = move if move is not None and move.origin == configured else None
    has_failed = outcome in {Outcome.FAILED, Outcome.GONE}
    if known is not None and asked != configured:
        # The new address fails: the old one is asked next, which may say where the source is now.
        return replace(known, retry_at=now) if has_failed else known
    if outcome not in {Outcome.OK, Outcome.UNCHANGED}:
        # The old address fails: where it led before remains the best guess.
        return replace(known, retry_at=now + AGAIN) if known is not None and has_failed else known
    if not _may_be_remembered(configured, moved_to):
        return None
    if known is not None and known.address == moved_to:
        return replace(known, seen_at=now, times=known.times + 1, retry_at=now + AGAIN)
    return Move(
        origin=configured,
        address=moved_to,
        since=now,
        seen_at=now,
        times=1,
        retry_at=now + AGAIN,
    )


def _may_be_remembered(configured: str, moved_to: str) -> bool:
    """Tell whether polls may go straight there: never from https to http, never elsewhere."""
    if configured.lower().startswith("https:"):
        return moved_to.startswith("https://")
    return moved_to.startswith(("https://", "http://"))
