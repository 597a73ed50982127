"""The values that the rooms exchange: entries as extracted, updates and stories as stored.

All are frozen. What is made or sent by the thousand is a tuple: a dataclass takes four times as
long. Times are aware and UTC. What the operator configured is in `settings`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final, Literal, NamedTuple, NewType

UpdateId = NewType("UpdateId", str)
StoryId = NewType("StoryId", str)
DeliveryId = NewType("DeliveryId", str)
Direction = Literal["ltr", "rtl"]


def update_id(source: str, key: str) -> UpdateId:
    """Return the id of the update under this source and key.

    Ids are made from what they name, never drawn: polling again after a crash, or into an empty
    database, gives the same ids. 16 base-32 characters (80 bits).
    """
    return UpdateId(opaque_id("update", source, key))


def story_id(founder: UpdateId) -> StoryId:
    """Return the id of the story that this update started."""
    return StoryId(opaque_id("story", founder))


_DIGITS: Final = "abcdefghijklmnopqrstuvwxyz234567"
_BASE_32: Final = tuple(a + b for a in _DIGITS for b in _DIGITS)


def opaque_id(*parts: str) -> str:
    """Return 16 lower-case base-32 characters that stand for these parts in this order."""
    digest = hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=10)
    bits = int.from_bytes(digest.digest())
    # Two characters at a time: base64.b32encode takes ten times as long.
    return "".join([_BASE_32[bits >> place & 1023] for place in range(70, -1, -10)])


class Verdict(StrEnum):
    """What was decided about an update, in the order in which the rules are tried."""

    UNCHANGED = "unchanged"
    REVISION = "revision"
    WITHDRAWN = "withdrawn"
    DUPLICATE = "duplicate"
    DEVELOPMENT = "development"
    CONTAINED = "contained"
    EXPANSION = "expansion"
    ROUNDUP = "roundup"
    NEW = "new"


class AlertClass(StrEnum):
    """Why a story is announced; routes choose among these."""

    NEW = "new"
    DEVELOPMENT = "development"
    EXPANSION = "expansion"
    CORROBORATION = "corroboration"
    CORRECTION = "correction"
    RETRACTION = "retraction"


class SourceAlert(StrEnum):
    """What happens to sources; routes choose among these too."""

    FAILING = "source.failing"
    GAP = "source.gap"


class SourceState(StrEnum):
    NEW = "new"  # never read with success
    OK = "ok"
    FAILING = "failing"
    GONE = "gone"  # answered 410: not polled again until the operator asks


class UpdateState(StrEnum):
    LIVE = "live"
    WITHDRAWN = "withdrawn"


class SubscriptionState(StrEnum):
    WANTED = "wanted"  # not asked for yet, or in vain
    ASKED = "asked"  # the hub took the request and has not verified it yet
    ACTIVE = "active"
    DENIED = "denied"  # by the hub; asked again much later
    LEAVING = "leaving"  # to be ended, then forgotten


class GapState(StrEnum):
    OPEN = "open"  # something may be missing
    CLOSED = "closed"  # known entries were met again


class StoryState(StrEnum):
    LIVE = "live"
    RETRACTED = "retracted"


class DeliveryState(StrEnum):
    OPEN = "open"
    DONE = "done"
    DEAD = "dead"


# --- what extract makes of a document ----------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What a source says about its own pace; the schedule listens, and knows better when live."""

    period_s: float = 0.0  # ttl, or sy:updatePeriod and updateFrequency; 0: unsaid
    fresh_s: float = 0.0  # what Cache-Control or Expires leave of the response's life; 0: unsaid
    skip_hours: tuple[int, ...] = ()  # 0..23, UTC
    skip_days: tuple[int, ...] = ()  # 0 is Monday
    coverage_end: datetime | None = None  # of a live page


class Image(NamedTuple):
    url: str  # http or https
    alt: str = ""


class Entry(NamedTuple):
    """One member of a feed or one post of a live page, cleaned; nothing in it can run."""

    key: str  # stable within its source, at most 500 characters
    url: str  # http or https, or ""
    title: str  # plain text, one line
    text: str  # plain text; paragraphs separated by a blank line
    html: str  # sanitised
    published: datetime | None
    updated: datetime | None = None
    author: str = ""
    language: str = ""  # BCP 47, "" if unknown
    direction: Direction = "ltr"
    images: tuple[Image, ...] = ()
    kicker: str = ""
    place: str = ""
    is_withdrawn: bool = False  # an explicit tombstone


class KnownEntry(NamedTuple):
    """An entry that reads as it did at the source's last poll: what it says is stored.

    A tuple: of one document forty come back from a worker, and these travel fastest.
    """

    number: int  # the store's own, of the update
    digest: str  # of what it was read from
    key: str
    published: datetime | None
    updated: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What one response holds.

    `entries` are in document order. `is_window` tells that they are all that the source shows
    just now, in an order that makes an absence meaningful: only then can an update be missing.
    `known` are those that were recognised instead of read, each with its place among all.
    """

    # rss, atom, json-feed, json-ld, microdata, headings, blocks, telegram, selectors, article …
    strategy: str
    title: str
    language: str
    entries: tuple[Entry, ...]
    is_window: bool
    problems: tuple[str, ...] = ()
    found_by: tuple[tuple[str, str], ...] = ()  # field → selector or rule that gave it
    hints: Hints = Hints()
    digests: tuple[str, ...] = ()  # of the entries, "" for one that must be read again; or none
    known: tuple[tuple[int, KnownEntry], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HubOffer:
    """Who pushes the changes of a document, by its own word (WebSub); empty where it is silent."""

    hubs: tuple[str, ...] = ()  # http or https, as the publisher ordered them
    topic: str = ""  # the address that it is known by at its hubs


# --- what dedup needs of an update --------------------------------------------------------------


ALGORITHM: Final = 2  # of sketches: changes whenever the same text would give another one
SIMILARITY: Final = 0.35  # Jaccard of word 3-grams from which two texts tell the same


class Sketch(NamedTuple):
    """What comparison needs of one update; computed in a worker, stored with the update."""

    algorithm: int  # version; sketches of different versions are never compared
    digest: bytes  # 8 bytes over the folded title and text: equal means unchanged
    words: str  # the folded words that are compared, joined by single spaces
    signature: bytes  # MinHash slots, one little-endian uint32 each; b"" without shingles
    samples: bytes  # sampled word-4-gram hashes for containment, one little-endian uint64 each


class SketchedEntry(NamedTuple):
    entry: Entry
    sketch: Sketch
    digest: str = ""  # of what it was read from, to recognise it by; "" to read it again


@dataclass(frozen=True, slots=True, kw_only=True)
class FactDifference:
    """One fact that two texts tell differently, as their words say it."""

    kind: Literal["number", "outcome", "negation", "name"]
    before: str  # in the older text
    after: str  # in the newer text


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a verdict was given; similarities are 0..1, None where nothing was compared."""

    matched: UpdateId | None = None
    jaccard: float | None = None
    containment: float | None = None  # of the new text in the old, for expansions the reverse
    facts: tuple[FactDifference, ...] = ()


class Candidate(NamedTuple):
    """A stored live update that may tell the same as the new one."""

    update: UpdateId
    story: StoryId
    source: str
    sketch: Sketch
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The verdict on an update that was not known before, and what it does to stories.

    With `story` the update joins that one, else it starts its own.
    """

    verdict: Verdict
    reason: Reason = Reason()
    story: StoryId | None = None
    follows: StoryId | None = None
    related: tuple[StoryId, ...] = ()
    is_lead: bool = False  # becomes the lead of the story that it joins


# --- what the store holds -----------------------------------------------------------------------


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

    @property
    def source(self) -> str:
        return self.status.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One state of an update's text."""

    number: int  # 1 = first
    title: str
    text: str
    html: str
    seen_at: datetime
    facts: tuple[FactDifference, ...] = ()  # against the revision before


class Update(NamedTuple):
    """One update as it is stored."""

    id: UpdateId
    story: StoryId
    source: str
    key: str
    url: str
    title: str
    text: str
    html: str
    language: str
    direction: Direction
    author: str
    kicker: str
    place: str
    images: tuple[Image, ...]
    published: datetime | None  # by the publisher's word; None if unknown or impossible
    seen_at: datetime
    revision: int
    verdict: Verdict
    reason: Reason
    state: UpdateState
    revisions: tuple[Revision, ...] = ()  # oldest first; only where one story is asked for


class Story(NamedTuple):
    """All updates that tell the same development; its text is its lead's."""

    id: StoryId
    lead: UpdateId
    follows: StoryId | None
    related: tuple[StoryId, ...]
    state: StoryState
    feeds: tuple[str, ...]
    first_seen_at: datetime
    updated_at: datetime  # moves on substantive changes only; unique and growing
    change: int  # sequence of its last visible change; follows commit order
    updates: tuple[Update, ...]  # oldest first, withdrawn ones included

    @property
    def lead_update(self) -> Update:
        return next(update for update in self.updates if update.id == self.lead)

    @property
    def live_updates(self) -> tuple[Update, ...]:
        return tuple(u for u in self.updates if u.state is UpdateState.LIVE)

    @property
    def sources(self) -> tuple[str, ...]:
        """Names of the sources that carry it now, who had it first first."""
        return tuple(dict.fromkeys(u.source for u in self.live_updates))

    @property
    def source_count(self) -> int:
        return len(self.sources)


# --- alerts ---------------------------------------------------------------------------------------


class StoryChange(NamedTuple):
    """What one update did to one story, for alerts: the story before and after."""

    alert_class: AlertClass
    cause: Update
    before: Story | None  # None: the story is new
    after: Story
    facts: tuple[FactDifference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceChange:
    """What happened to a source, for alerts: it fails or is back, has a gap or closed one."""

    kind: Literal["failing", "recovered", "gap", "closed"]
    status: SourceStatus  # after it
    since: datetime  # of the failing: last success; of the gap: when it was seen
    gap: Gap | None = None

    @property
    def alert(self) -> SourceAlert:
        return SourceAlert.FAILING if self.gap is None else SourceAlert.GAP


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """A change of a story or of a source met a route; becomes one delivery."""

    id: DeliveryId  # the webhook-id: made from what is told, so a repeat has the same
    channel: str
    route: str
    type: str  # story.new …, source.gap
    story: StoryId | None
    payload: str  # JSON of DESIGN's webhook, under 20 kB


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One alert for one channel."""

    id: DeliveryId
    channel: str
    route: str
    type: str
    story: StoryId | None
    payload: str
    state: DeliveryState
    created_at: datetime
    due_at: datetime | None
    attempts: int
    last_status: int | None
    last_error: str


# --- one poll as the store gets it ----------------------------------------------------------------


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
