"""Documents written for the tests, and one way to have them extracted."""

from __future__ import annotations

from datetime import datetime
from html import escape
from typing import Any

from livefeed.extract import extract
from livefeed.model import Document
from livefeed.settings import Source
from tests.support.make import NOW

PAGE_URL = "https://news.example/live"


def read(
    body: str | bytes,
    *,
    url: str = PAGE_URL,
    content_type: str = "",
    fetched_at: datetime = NOW,
    **source: Any,
) -> Document:
    """Return what a response of these bytes holds; further arguments configure the source."""
    raw = body if isinstance(body, bytes) else body.encode()
    configured = Source(**({"name": "alpha", "url": url} | source))
    return extract(
        raw, source=configured, url=url, content_type=content_type, fetched_at=fetched_at
    )


def rss(*items: str, language: str = "ar", version: str = "2.0", channel: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="{version}"'
        ' xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>أخبار</title>'
        f"<link>https://news.example/</link><language>{language}</language>{channel}"
        + "".join(f"<item>{item}</item>" for item in items)
        + "</channel></rss>"
    )


def item(key: str = "k1", *, title: str = "عنوان", text: str = "نص", more: str = "") -> str:
    """Return the inside of one RSS item; title and text are escaped once."""
    return (
        f'<guid isPermaLink="false">{escape(key)}</guid><title>{escape(title)}</title>'
        f"<description>{escape(text)}</description>{more}"
    )


def dated(day: int, hour: int = 9) -> str:
    return f"<pubDate>{day} Nov 2026 {hour:02}:00:00 GMT</pubDate>"


def atom(*entries: str, extra: str = "", language: str = "ar", attributes: str = "") -> str:
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}" {attributes}>'
        "<title>أخبار</title><id>urn:feed</id><updated>2026-11-22T09:00:00Z</updated>"
        '<link href="https://news.example/"/>'
        + "".join(f"<entry>{entry}</entry>" for entry in entries)
        + extra
        + "</feed>"
    )
