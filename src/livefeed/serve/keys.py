"""What handlers find in the application."""

from __future__ import annotations

from typing import Final

from aiohttp import web

from livefeed.serve.newsroom import Newsroom
from livefeed.serve.pages import Pages
from livefeed.serve.pulse import Pulse
from livefeed.settings import Feed, Settings

NEWSROOM: Final = web.AppKey("newsroom", Newsroom)
SETTINGS: Final = web.AppKey("settings", Settings)
PAGES: Final = web.AppKey("pages", Pages)
PULSE: Final = web.AppKey("pulse", Pulse)


def requested_feed(request: web.Request) -> Feed:
    """Return the feed that the address names; 404 when none is configured under that name."""
    name = request.match_info.get("feed", "all")
    for feed in request.app[SETTINGS].feeds:
        if feed.name == name:
            return feed
    raise web.HTTPNotFound
