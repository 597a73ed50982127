"""Which stories belong to which feed; computed anew when the configured feeds change."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from livefeed.model import Story
from livefeed.store.rules import Rules
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.reading import stories_of
from livefeed.store.sqlite.rows import as_list, rows_of, write_all

SLICE: Final = 200  # stories in one transaction
_DROP: Final = "DELETE FROM story_feeds WHERE story IN (SELECT value FROM json_each(:ids))"
_KEEP: Final = "INSERT INTO story_feeds (feed, change, story, position) VALUES (?, ?, ?, ?)"
_NEXT: Final = "SELECT id FROM stories WHERE id > :after ORDER BY id LIMIT :limit"


def keep(db: Database, stories: Sequence[Story], *, started: Collection[Story] = ()) -> None:
    """Write the memberships of stories as their `feeds` say; `started` ones have none yet."""
    new = {story.id for story in started}
    known = [story.id for story in stories if story.id not in new]
    if known:
        db.execute(_DROP, {"ids": as_list(known)})
    rows = [
        (feed, story.change, story.id, position)
        for story in stories
        for position, feed in enumerate(story.feeds)
    ]
    write_all(db, _KEEP, rows)


def are_current(db: Database, feeds: Mapping[str, str]) -> bool:
    """Tell whether the memberships were computed with these definitions."""
    rows = rows_of(db, "SELECT name, definition FROM feeds")
    return {row["name"]: row["definition"] for row in rows} == dict(feeds)


def compute_slice(db: Database, after: str, rules: Rules) -> str | None:
    """Compute the memberships of the stories that follow `after`; return the last one's id."""
    ids = [row["id"] for row in rows_of(db, _NEXT, {"after": after, "limit": SLICE})]
    if not ids:
        return None
    stories = stories_of(db, ids).values()
    moved = [(story, rules.feeds_of(story)) for story in stories]
    keep(db, [story._replace(feeds=feeds) for story, feeds in moved if story.feeds != feeds])
    return str(ids[-1])


def write_definitions(db: Database, feeds: Mapping[str, str]) -> None:
    """Record that all memberships follow these definitions."""
    db.execute("DELETE FROM feeds")
    rows = [{"name": name, "definition": text} for name, text in feeds.items()]
    write_all(db, "INSERT INTO feeds (name, definition) VALUES (:name, :definition)", rows)
