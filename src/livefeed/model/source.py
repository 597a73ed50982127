"""What is remembered of a source between its polls."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from livefeed.model.document import Hints


class SourceState(StrEnum):
    NEW = "new"  # never read with success
    OK = "ok"
    FAILING = "failing"
    GONE = "gone"  # answered 410: not polled again until the operator asks


class GapState(StrEnum):
    OPEN = "open"  # something may be missing
    CLOSED = "closed"  # known entries were met again


class SubscriptionState(StrEnum):
    WANTED = "wanted"  # not asked for yet, or in vain
    ASKED = "asked"  # the hub took the request and has not verified it yet
    ACTIVE = "active"
    DENIED = "denied"  # by the hub; asked again much later
    LEAVING = "leaving"  # to be ended, then forgotten


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """ETag and Last-Modified of a document, as its server wrote them."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """One subscription of a source at a hub, from the wish to have it until it is left.

    A source has at most one that is not being left. Token and secret are "" until it is first
    asked for, then they stay.
    """

    number: int = 0  # 0: not stored yet
    source: str
    hub: str
    topic: str
    state: SubscriptionState = SubscriptionState.WANTED
    token: str = field(default="", repr=False)  # of the callback; who knows it may knock
    secret: str = field(default="", repr=False)
    callback: str = field(default="", repr=False)  # "" until it was asked for
    created_at: datetime
    due_at: datetime | None  # when something is to be done about it
    failures: int = 0  # requests since the hub last verified
    error: str = ""
    lease_until: datetime | None = None
    pushes: int = 0
    refused: int = 0  # pushes without the right signature
    pushed_at: datetime | None = None
    announced_at: datetime | None = None  # by a push that made a poll necessary
    relied_until: datetime | None = None  # polls are rare until then
    distrusted_until: datetime | None = None  # pushes prove nothing until then
    distrusts: int = 0  # in a row

    @property
    def is_being_left(self) -> bool:
        return self.state is SubscriptionState.LEAVING


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """What the schedule remembers of a source; the rules make it anew at each poll."""

    lately: float = 0.0  # arrivals, each fading within hours: about those of the last hour
    ever: float = 0.0  # arrivals, each fading within days
    watched_h: float = 0.0  # hours in which those came, fading like them
    begun_at: datetime | None = None  # first successful poll
    measured_at: datetime | None = None  # last one
    arrived_at: datetime | None = None  # when the last update came, as far as is known
    interval_s: float = 0.0  # chosen at the last successful poll, 0 before it
    hints: Hints = Hints()


@dataclass(frozen=True, slots=True, kw_only=True)
class Honesty:
    """What the answers of a source have shown of their truth; the rules make it anew at each poll.

    An older state is what a cache serves that was not told of the newest: entries vanish that the
    source showed before, and nothing new comes.
    """

    unchanged: int = 0  # 304s in a row since the last whole answer
    whole_at: datetime | None = None  # last whole answer
    is_on_trial: bool = False  # asked with old validators, to see whether it answers 304
    distrusted_until: datetime | None = None  # it did: asked without validators until then
    newest_at: datetime | None = None  # publication time of the newest entry shown
    modified_at: datetime | None = None  # Last-Modified of the newest state
    old_polls: int = 0  # polls in a row that showed an older state
    old_since: datetime | None = None
    flapped_at: datetime | None = None  # when the newer state came back after an older one
    broken_at: datetime | None = None  # when a live page was not any more what it was …
    was_strategy: str = ""  # … by the poll before
    was_entries: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a full poll showed beside what is stored of its source."""

    news: int  # entries that were not known
    newest_at: datetime | None  # publication time of the newest entry, never after now
    is_short: bool  # an entry is missing that the full poll before showed
    is_back: bool  # what a newer state showed is shown again after an older state


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """Another address that a source is read at: a feed that its page declares, or a sitemap."""

    origin: str  # the source's own address at that time
    address: str
    is_lasting: bool  # a poll goes there at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Where a source's address led by permanent redirects, and how often it did."""

    origin: str  # the source's own address at that time
    address: str
    since: datetime
    seen_at: datetime  # last
    times: int  # polls in a row
    retry_at: datetime  # when the source's own address is asked again


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A poll that shared no entry with the one before, and what was found by walking back."""

    number: int
    source: str
    from_at: datetime  # what was published after this …
    to_at: datetime  # … and before this may be missing
    seen_at: datetime
    before: int  # entries shown by the poll before
    after: int
    state: GapState = GapState.OPEN
    next_page: str = ""  # URL where older entries are looked for next, "" if nowhere
    pages: int = 0  # looked at
    found: int = 0  # updates
    ended_at: datetime | None = None  # when walking back ended
    why: str = ""  # it ended so
    is_told: bool = False  # alerted


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceStatus:
    """Health of one source as stored."""

    name: str
    state: SourceState = SourceState.NEW
    polls: int = 0
    failures: int = 0  # in a row
    last_poll_at: datetime | None = None
    last_success_at: datetime | None = None
    next_poll_at: datetime | None = None
    why: str = ""  # of the next poll's time
    error: str = ""  # reason of the last failure, "" after a success
    strategy: str = ""
    problems: tuple[str, ...] = ()
    updates: int = 0
    entries: int = 0  # shown at the last full poll
    validators: Validators = Validators()
    body_hash: str = ""
    followed: Followed | None = None
    move: Move | None = None
    rhythm: Rhythm = Rhythm()
    honesty: Honesty = Honesty()
    alarmed_at: datetime | None = None  # when it was told that it fails; None: it does not
    gaps: tuple[Gap, ...] = ()  # the last ones, newest first
    gap_count: int = 0
    subscription: Subscription | None = None  # at a hub that pushes its changes

    @property
    def pushed_until(self) -> datetime | None:
        """Until when pushes are relied on to bring what is new; None: they are not."""
        return self.subscription.relied_until if self.subscription else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """The right to poll one source once; `fence` grows with each claim of it."""

    status: SourceStatus
    fence: int
    begin_at: datetime  # not earlier: its source is due then, and its host has rested

    @property
    def source(self) -> str:
        return self.status.name
