"""What the operator configured, checked and frozen; `config` makes these from config.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network
from typing import Literal

from livefeed.model import AlertClass, SourceAlert

SourceKind = Literal[
    "auto",
    "feed",
    "page",
    "telegram",
    "superdesk",
    "wordpress",
    "guardian",
    "24liveblog",
    "tickaroo",
    "arena",
]
UpdatesMode = Literal["auto", "json-ld", "selectors", "article"]
ChannelType = Literal["webhook", "slack-webhook"]
FirstPoll = Literal["silent", "summary", "send"]
Websub = Literal["auto", "off"]
RetryScope = Literal["host", "source", "domain"]
Network = IPv4Network | IPv6Network


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSelectors:
    """CSS selectors of a whole page; None leaves the field to the automatic chain."""

    kicker: str | None = None
    headline: str | None = None
    dateline: str | None = None
    place: str | None = None
    author: str | None = None
    body: str | None = None
    image: str | None = None
    caption: str | None = None
    remove: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateSelectors:
    """How a page is split; the selectors are relative to one `item`."""

    mode: UpdatesMode = "auto"
    item: str | None = None
    key: str | None = None  # element whose id, data-… or href identifies the update
    time: str | None = None
    title: str | None = None
    text: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnHeaders:
    """Header lines that go to one server only, whatever addresses a source leads to."""

    url: str  # of the source: its scheme, host and port are those of the server
    lines: tuple[tuple[str, str], ...] = field(default=(), repr=False)  # name, value


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A place that is polled.

    What was read is not read again when what is not in the repr changes.
    """

    name: str
    url: str
    title: str = field(default="", repr=False)
    kind: SourceKind = "auto"
    language: str = ""
    timezone: str = "UTC"  # for times that carry none
    encoding: str = ""  # overrides what the document declares
    every_s: float = 60.0
    push: bool = True  # by the hub that it names, where polling.websub allows it
    retry_after_scope: RetryScope = field(default="host", repr=False)
    headers: OwnHeaders | None = field(default=None, repr=False)  # may carry a secret
    tags: tuple[str, ...] = ()
    page: PageSelectors = PageSelectors()
    updates: UpdateSelectors = UpdateSelectors()


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What belongs to a feed; an empty condition is met by everything."""

    any: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    min_sources: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A merged feed and board of ours."""

    name: str
    title: str
    language: str = ""
    match: Match = Match()

    def definition(self, tags: Mapping[str, tuple[str, ...]]) -> str:
        """Return what decides which stories it holds, to be compared with what it was.

        Args:
            tags: source → its tags.
        """
        wanted = set(self.match.tags)
        tagged = sorted(name for name, own in tags.items() if not wanted.isdisjoint(own))
        return f"{self!r} {tagged}" if tagged else repr(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """Where alerts go."""

    name: str
    type: ChannelType
    url: str = field(repr=False)  # may carry a secret
    secrets: tuple[str, ...] = field(default=(), repr=False)  # whsec_…, all of them sign
    is_enabled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Which changes of a feed are told to which channels."""

    name: str
    feed: str
    channels: tuple[str, ...]
    on: tuple[AlertClass | SourceAlert, ...] = (
        AlertClass.NEW,
        AlertClass.DEVELOPMENT,
        AlertClass.CORRECTION,
        AlertClass.RETRACTION,
    )
    min_sources: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Alerts:
    """What holds for all alerts."""

    first_poll: FirstPoll = "silent"
    max_age_s: float = 7_200.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Dedup:
    """When two updates tell the same."""

    window_s: float = 72 * 3_600.0
    similarity: float = 0.35  # Jaccard of word 3-shingles from which two texts tell the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Polling:
    """How sources are polled, unless they say otherwise."""

    every_s: float = 60.0
    fastest_s: float = 15.0
    slowest_s: float = 3_600.0
    concurrency: int = 64
    per_host: int = 2
    host_gap_s: float = 1.0
    timeout_s: float = 30.0
    max_body_bytes: int = 10_000_000  # after decompression
    allow_private: tuple[Network, ...] = ()
    websub: Websub = "auto"  # auto: at hubs that can reach base_url
    retry_after_scope: RetryScope = "host"  # who rests when a server says Retry-After
    contact: str = ""  # a URL or address that the User-Agent names


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """What is published, where, and under which name."""

    listen: tuple[str, ...] = ("127.0.0.1:8420",)
    base_url: str = "http://127.0.0.1:8420"
    authority: str = "livefeed.example.org,2026"  # of tag: URIs
    title: str = "Live coverage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All of config.toml."""

    database: str  # absolute path
    timezone: str = "UTC"
    server: Server = Server()
    polling: Polling = Polling()
    dedup: Dedup = Dedup()
    alerts: Alerts = Alerts()
    sources: tuple[Source, ...] = ()
    feeds: tuple[Feed, ...] = ()  # "all" always among them
    channels: tuple[Channel, ...] = ()
    routes: tuple[Route, ...] = ()

    def source(self, name: str) -> Source:
        """Return the source of this name; KeyError if none is configured."""
        return next((s for s in self.sources if s.name == name), None) or _missing(name)


def _missing(name: str) -> Source:
    raise KeyError(name)
