"""Names and addresses of what livefeed publishes, made from the `[server]` settings.

Names are tag: URIs (RFC 4151). They hold neither host nor title nor scheme, so that a move to
another address leaves every entry known to the readers.
"""

from __future__ import annotations

from typing import Literal

from livefeed.settings import Server

FeedFormat = Literal["atom", "json"]
FeedView = Literal["stories", "updates"]


def story_uri(story: str, server: Server) -> str:
    """Return the tag: URI of a story."""
    return f"tag:{server.authority}:story:{story}"


def update_uri(update: str, server: Server) -> str:
    """Return the tag: URI of an update, as the feeds of updates use it."""
    return f"tag:{server.authority}:update:{update}"


def feed_uri(feed: str, server: Server, view: FeedView = "stories") -> str:
    """Return the tag: URI of one view of a feed of ours."""
    suffix = "" if view == "stories" else ":updates"
    return f"tag:{server.authority}:feed:{feed}{suffix}"


def source_uri(source: str, server: Server) -> str:
    """Return the tag: URI of a source."""
    return f"tag:{server.authority}:source:{source}"


def story_url(story: str, server: Server) -> str:
    """Return the address of the page of a story."""
    return f"{server.base_url.rstrip('/')}/stories/{story}"


def board_url(feed: str, server: Server) -> str:
    """Return the address of the board of a feed."""
    return f"{server.base_url.rstrip('/')}/boards/{feed}"


def feed_url(feed: str, feed_format: FeedFormat, server: Server, view: FeedView = "stories") -> str:
    """Return the address of one view of a feed in one format."""
    path = feed if view == "stories" else f"{feed}/updates"
    return f"{server.base_url.rstrip('/')}/feeds/{path}.{feed_format}"


def bare_id(text: str) -> str:
    """Return the id that stands alone or at the end of a tag: URI."""
    return text.rsplit(":", 1)[-1] if text.startswith("tag:") else text
