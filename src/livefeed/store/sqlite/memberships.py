"""Which stories belong to which feed; computed anew when the configured feeds change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Final

from livefeed.model import Outline, StoryId
from livefeed.store.rules import Rules
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.reading import outlines_of, updates_of
from livefeed.store.sqlite.rows import as_list, rows_of, write_all

SLICE: Final = 200  # stories in one transaction
_LEAVE: Final = "DELETE FROM story_feeds WHERE feed = ? AND change = ?"
_ENTER: Final = "INSERT INTO story_feeds (feed, change, story) VALUES (?, ?, ?)"
_NAME: Final = "UPDATE stories SET feeds = ? WHERE id = ?"
_NEXT: Final = "SELECT id FROM stories WHERE id > :after ORDER BY id LIMIT :limit"


def move(db: Database, stories: Iterable[Outline], stored: Mapping[StoryId, Outline]) -> None:
    """Put stories where their feeds and changes say, out of where those that were stored stood."""
    kept = [(one, stored.get(one.id)) for one in stories]
    left = [(feed, before.change) for _, before in kept if before for feed in before.feeds]
    write_all(db, _LEAVE, left)
    write_all(db, _ENTER, [(feed, one.change, one.id) for one, _ in kept for feed in one.feeds])


def are_current(db: Database, feeds: Mapping[str, str]) -> bool:
    """Tell whether the memberships were computed with these definitions."""
    rows = rows_of(db, "SELECT name, definition FROM feeds")
    return {row["name"]: row["definition"] for row in rows} == dict(feeds)


def compute_slice(db: Database, after: str, rules: Rules) -> str | None:
    """Compute the memberships of the stories that follow `after`; return the last one's id."""
    ids = [row["id"] for row in rows_of(db, _NEXT, {"after": after, "limit": SLICE})]
    if not ids:
        return None
    stored = outlines_of(db, ids)
    judged = [
        story._replace(feeds=rules.feeds_of(story, partial(updates_of, db, story.id)))
        for story in stored.values()
    ]
    moved = [story for story in judged if story.feeds != stored[story.id].feeds]
    move(db, moved, stored)
    write_all(db, _NAME, [(as_list(story.feeds), story.id) for story in moved])
    return str(ids[-1])


def write_definitions(db: Database, feeds: Mapping[str, str]) -> None:
    """Record that all memberships follow these definitions."""
    db.execute("DELETE FROM feeds")
    rows = [{"name": name, "definition": text} for name, text in feeds.items()]
    write_all(db, "INSERT INTO feeds (name, definition) VALUES (:name, :definition)", rows)
