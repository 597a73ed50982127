"""One poll as the store gets it, and when the next one is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from livefeed.model.document import Hints, HubOffer, KnownEntry
from livefeed.model.source import Followed, Move, Rhythm, Validators
from livefeed.model.verdict import SketchedEntry


class Outcome(StrEnum):
    OK = "ok"  # a document was read
    UNCHANGED = "unchanged"  # 304, or the same bytes as before
    THROTTLED = "throttled"  # 429, or 503 with Retry-After: not a failure
    FAILED = "failed"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Everything one poll found out, or one push brought.

    A push shows some entries and says nothing of the others; it needs no lease and ends none.
    """

    source: str
    fence: int
    now: datetime
    outcome: Outcome
    entries: tuple[SketchedEntry | KnownEntry, ...] = ()
    is_window: bool = False
    validators: Validators = Validators()
    body_hash: str = ""
    followed: Followed | None = None
    moved_to: str = ""  # where permanent redirects alone led
    move: Move | None = None
    strategy: str = ""
    problems: tuple[str, ...] = ()
    error: str = ""
    retry_after_s: float | None = None
    is_push: bool = False
    subscription: int = 0  # number of the one that brought it, if any
    offer: HubOffer | None = None  # None: no document was read
    hints: Hints = Hints()
    asked: Validators = Validators()  # what was asked with; none: without conditions
    is_whole: bool = False  # the answer was a whole document, not a 304
    modified_at: datetime | None = None  # Last-Modified of the answer
    next_page: str = ""  # URL of older entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """What a server asked for: none of its sources is polled until then."""

    hosts: tuple[str, ...]
    until: datetime
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NextPoll:
    """When a source is due again, and why in words."""

    at: datetime | None  # None: not again
    why: str
    rhythm: Rhythm = Rhythm()  # to be remembered until then
    rest: Rest | None = None  # of other sources than this one, too
