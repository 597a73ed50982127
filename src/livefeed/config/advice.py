"""What is allowed, yet hardly meant: `livefeed check` tells it and still ends with 0."""

from __future__ import annotations

from collections.abc import Iterator

from livefeed.settings import Settings


def advice(settings: Settings) -> tuple[str, ...]:
    """Return one sentence for each thing that an operator may have overlooked."""
    return (*_sources(settings), *_tags(settings), *_channels(settings))


def _sources(settings: Settings) -> Iterator[str]:
    if not settings.sources:
        yield "no [[source]] is configured: nothing will be polled"


def _tags(settings: Settings) -> Iterator[str]:
    carried = {tag for source in settings.sources for tag in source.tags}
    for feed in settings.feeds:
        for tag in feed.match.tags:
            if tag not in carried:
                yield f"feed {feed.name}: no source has the tag {tag!r}: it matches nothing"


def _channels(settings: Settings) -> Iterator[str]:
    routed = {channel for route in settings.routes for channel in route.channels}
    for channel in settings.channels:
        if channel.is_enabled and channel.name not in routed:
            yield f"channel {channel.name}: no [[route]] leads to it: it gets no alerts"
        if channel.is_enabled and channel.type == "webhook" and not channel.secrets:
            yield f"channel {channel.name}: it has no secrets: receivers cannot verify its posts"
