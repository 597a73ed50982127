"""Entries as a JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from livefeed.render.atom import feed_title
from livefeed.render.entry import Imprint, MergedEntry
from livefeed.render.ids import FeedView, board_url, feed_url
from livefeed.render.times import rfc3339
from livefeed.settings import Feed

VERSION: Final = "https://jsonfeed.org/version/1.1"


def json_feed(
    entries: Sequence[MergedEntry], feed: Feed, imprint: Imprint, view: FeedView = "stories"
) -> bytes:
    """Return the JSON Feed document of a feed, its items in the order given.

    The same arguments give the same bytes. What JSON Feed has no word for is under `_livefeed`.
    """
    document: dict[str, object] = {
        "version": VERSION,
        "title": feed_title(feed, imprint),
        "home_page_url": board_url(feed.name, imprint.server),
        "feed_url": feed_url(feed.name, "json", imprint.server, view),
    }
    if language := imprint.language_of(feed):
        document["language"] = language
    document["items"] = [_item(entry) for entry in entries]
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8") + b"\n"


def _item(entry: MergedEntry) -> dict[str, object]:
    item: dict[str, object] = {
        "id": entry.uri,
        "url": entry.url,
        "title": entry.title,
        "content_html": entry.html,
        "content_text": entry.text,
        "date_published": rfc3339(entry.published),
        "date_modified": rfc3339(entry.updated),
        "authors": [{"name": entry.author}],
    }
    if entry.language:
        item["language"] = entry.language
    item["_livefeed"] = {
        "page": entry.page_url,
        "state": "retracted" if entry.is_retracted else "live",
        "sources": list(entry.source_names),
        "also_in": [{"title": link.title, "url": link.url} for link in entry.via],
        "follows": entry.follows.url if entry.follows else None,
        "story": entry.replies_to or entry.uri,
    }
    return item
