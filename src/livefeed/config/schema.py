"""Every key of config.toml with its reader and the setting that it fills."""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Final, get_args

from livefeed.config.readers import (
    Mistake,
    Reader,
    authority,
    base_url,
    boolean,
    choice,
    condition,
    duration,
    duration_or_none_at_all,
    encoding,
    filled,
    header,
    integer,
    language,
    list_of,
    listen,
    member_of,
    name,
    network,
    secret,
    selector,
    share,
    size,
    text,
    timezone,
    url,
    wrong,
)
from livefeed.config.tables import Elsewhere, Key, table, tables
from livefeed.model import AlertClass, SourceAlert
from livefeed.settings import (
    Alerts,
    Channel,
    Dedup,
    Feed,
    Match,
    OwnHeaders,
    PageSelectors,
    Polling,
    Route,
    Server,
    Settings,
    Source,
    SourceKind,
    UpdateSelectors,
)

# Their fields come from the schema, which mypy does not see.
_MAKE_SETTINGS: Final[Callable[..., Settings]] = Settings
_MAKE_SOURCE: Final[Callable[..., Source]] = Source
_MAKE_HEADERS: Final[Callable[..., OwnHeaders]] = OwnHeaders
_MAKE_UPDATES: Final[Callable[..., UpdateSelectors]] = UpdateSelectors
_MAKE_FEED: Final[Callable[..., Feed]] = Feed
_MAKE_CHANNEL: Final[Callable[..., Channel]] = Channel

_COUNT: Final = integer(1, 10_000)
_SCOPE: Final = choice("host", "source", "domain")

PAGE: Final = {
    **{
        field: Key(read=selector)
        for field in (
            "kicker",
            "headline",
            "dateline",
            "place",
            "author",
            "body",
            "image",
            "caption",
        )
    },
    "remove": Key(read=list_of(selector)),
}
UPDATES: Final = {
    "mode": Key(read=choice("auto", "json-ld", "selectors", "article")),
    **{field: Key(read=selector) for field in ("item", "key", "time", "title", "text", "author")},
}
MATCH: Final = {
    "any": Key(read=list_of(condition, or_one=True)),
    "none": Key(read=list_of(condition, or_one=True)),
    "sources": Key(read=list_of(name, or_one=True)),
    "tags": Key(read=list_of(filled, or_one=True)),
    "languages": Key(read=list_of(language, or_one=True)),
    "min_sources": Key(read=_COUNT),
}
SERVER: Final = {
    "listen": Key(read=list_of(listen, at_least=1, or_one=True)),
    "base_url": Key(read=base_url, may_be_elsewhere=True),
    "authority": Key(read=authority),
    "title": Key(read=filled),
}
POLLING: Final = {
    "every": Key(read=duration, field="every_s"),
    "fastest": Key(read=duration, field="fastest_s"),
    "slowest": Key(read=duration, field="slowest_s"),
    "concurrency": Key(read=_COUNT),
    "per_host": Key(read=integer(1, 1_000)),
    "host_gap": Key(read=duration_or_none_at_all, field="host_gap_s"),
    "timeout": Key(read=duration, field="timeout_s"),
    "max_body": Key(read=size, field="max_body_bytes"),
    "allow_private": Key(read=list_of(network)),
    "websub": Key(read=choice("auto", "off")),
    "retry_after_scope": Key(read=_SCOPE),
    "contact": Key(read=text),
}
DEDUP: Final = {
    "window": Key(read=duration, field="window_s"),
    "similarity": Key(read=share),
}
ALERTS: Final = {
    "first_poll": Key(read=choice("silent", "summary", "send")),
    "max_age": Key(read=duration, field="max_age_s"),
}
FEED: Final = {
    "name": Key(read=name, is_required=True),
    "title": Key(read=filled),
    "language": Key(read=language),
    "match": Key(read=table(MATCH, Match)),
}
ROUTE: Final = {
    "name": Key(read=name, is_required=True),
    "feed": Key(read=name, is_required=True),
    "channels": Key(read=list_of(name, at_least=1, or_one=True), is_required=True),
    "on": Key(read=list_of(member_of(AlertClass, SourceAlert), at_least=1, or_one=True)),
    "min_sources": Key(read=_COUNT),
}
SOURCE: Final = {
    "name": Key(read=name, is_required=True),
    "title": Key(read=text),
    "url": Key(read=url, is_required=True, may_be_elsewhere=True),
    "kind": Key(read=choice(*get_args(SourceKind), planned=("mastodon",))),
    "language": Key(read=language),
    "timezone": Key(read=timezone),
    "encoding": Key(read=encoding),
    "every": Key(read=duration, field="every_s"),
    "push": Key(read=boolean),
    "headers": Key(read=list_of(header, or_one=True), may_be_elsewhere=True, is_lines=True),
    "retry_after_scope": Key(read=_SCOPE),
    "tags": Key(read=list_of(filled, or_one=True)),
    "page": Key(read=table(PAGE, PageSelectors)),
}
CHANNEL: Final = {
    "name": Key(read=name, is_required=True),
    "type": Key(
        read=choice("webhook", "slack-webhook", planned=("slack-bot", "apprise")),
        is_required=True,
    ),
    "url": Key(read=url, is_required=True, may_be_elsewhere=True),
    "secrets": Key(
        read=list_of(secret, at_least=1, or_one=True), may_be_elsewhere=True, is_words=True
    ),
    "enabled": Key(read=boolean, field="is_enabled"),
}


def settings_reader(elsewhere: Elsewhere) -> Reader[Settings]:
    """Return the reader of a whole document."""
    daemon = {
        "database": Key(read=partial(_database, elsewhere.folder)),
        "timezone": Key(read=timezone),
    }
    source = SOURCE | {"updates": Key(read=table(UPDATES, _update_selectors))}
    sections = {
        "daemon": Key(read=table(daemon, dict)),
        "server": Key(read=table(SERVER, Server, elsewhere)),
        "polling": Key(read=table(POLLING, Polling)),
        "dedup": Key(read=table(DEDUP, Dedup)),
        "alerts": Key(read=table(ALERTS, Alerts)),
        "source": Key(read=tables(table(source, dict, elsewhere)), field="sources"),
        "feed": Key(read=tables(table(FEED, _feed)), field="feeds"),
        "channel": Key(read=tables(partial(_channel, elsewhere)), field="channels"),
        "route": Key(read=tables(table(ROUTE, Route)), field="routes"),
    }
    return table(sections, partial(_settings, elsewhere.folder))


def _settings(
    folder: pathlib.Path,
    *,
    daemon: Mapping[str, str] | None = None,
    polling: Polling | None = None,
    server: Server | None = None,
    sources: tuple[dict[str, object], ...] = (),
    feeds: tuple[Feed, ...] = (),
    **sections: object,
) -> Settings:
    """Join the sections: what one leaves out another may give."""
    polling, server = polling or Polling(), server or Server()
    if not any(feed.name == "all" for feed in feeds):
        feeds = (Feed(name="all", title=server.title), *feeds)
    common: dict[str, object] = {
        "every_s": polling.every_s,
        "retry_after_scope": polling.retry_after_scope,
    }
    return _MAKE_SETTINGS(
        **({"database": str(folder / "livefeed.db")} | dict(daemon or {})),
        polling=polling,
        server=server,
        sources=tuple(_source(common | fields) for fields in sources),
        feeds=feeds,
        **sections,
    )


def _source(fields: dict[str, object]) -> Source:
    if "headers" in fields:
        fields["headers"] = _MAKE_HEADERS(url=fields["url"], lines=fields["headers"])
    return _MAKE_SOURCE(**fields)


def _database(folder: pathlib.Path, value: object) -> str:
    path = filled(value)
    if "://" in path:
        scheme = path.partition("://")[0]
        raise wrong(f"{scheme}:// is not supported yet", "the path of an SQLite file")
    return str(folder / path)


def _update_selectors(**fields: object) -> UpdateSelectors:
    if fields.get("mode") == "selectors" and "item" not in fields:
        raise wrong('has mode "selectors" and no item', "item, the selector of one update")
    return _MAKE_UPDATES(**fields)


def _feed(*, name: str, title: str = "", **fields: object) -> Feed:
    if name == "all" and "match" in fields:
        raise Mistake(
            (("match",), "cannot be given, expected nothing: the feed all has all stories")
        )
    return _MAKE_FEED(name=name, title=title or name, **fields)


def _channel(elsewhere: Elsewhere, value: object) -> Channel:
    """Return a channel; one that is switched off may lack its variables and files."""
    is_off = isinstance(value, dict) and value.get("enabled") is False
    if is_off:
        elsewhere = replace(elsewhere, is_needed=False)
    fields = table(CHANNEL, dict[str, object], elsewhere)(value)
    if fields["type"] != "webhook" and "secrets" in fields:
        raise Mistake((("secrets",), "cannot be given, expected it for webhook channels only"))
    return _MAKE_CHANNEL(**({"url": ""} | fields))
