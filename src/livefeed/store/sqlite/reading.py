"""Queries: stories, updates, pages of a feed, sources. Each call sees one state of the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from livefeed.model import (
    Member,
    Outline,
    Revision,
    Sketch,
    SourceStatus,
    Story,
    StoryId,
    StoryState,
    Update,
    UpdateId,
    UpdateState,
)
from livefeed.store.results import FeedPage
from livefeed.store.sqlite import gaps, subscriptions
from livefeed.store.sqlite.columns import Row, time_of, time_or_none
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.rows import (
    as_list,
    list_of,
    number_of,
    revision_of,
    row_of,
    rows_of,
    sketch_of,
    status_of,
    update_of,
)

NEWEST: Final = 2**63 - 1

_STORIES: Final = "SELECT * FROM stories WHERE id IN (SELECT value FROM json_each(:ids))"
_UPDATES: Final = """
    SELECT * FROM updates WHERE story IN (SELECT value FROM json_each(:ids))
    ORDER BY seen_at, number
"""
# From the index alone: the rows are long, and each is in a page of its own.
_MEMBERS: Final = """
    SELECT story, id, source, state, seen_at, published_at FROM updates
    WHERE story IN (SELECT value FROM json_each(:ids)) ORDER BY story, seen_at, number
"""
_LINKS: Final = """
    SELECT story, related FROM story_links WHERE story IN (SELECT value FROM json_each(:ids))
    ORDER BY story, position
"""
_MERGED: Final = """
    SELECT story, id FROM merged_stories WHERE story IN (SELECT value FROM json_each(:stories))
    ORDER BY id
"""
_REVISIONS: Final = """
    SELECT * FROM revisions WHERE number IN (SELECT value FROM json_each(:numbers))
    ORDER BY number, revision
"""
_PAGE: Final = """
    SELECT story, change FROM story_feeds WHERE feed = :feed AND change < :after
    ORDER BY change DESC LIMIT :limit
"""
# Ends as soon as the page is full. A phrase that nobody wrote costs 4 us per update (measured).
_SEARCH: Final = """
    SELECT f.story, f.change FROM story_feeds AS f
    WHERE f.feed = :feed AND f.change < :after AND EXISTS (
        SELECT 1 FROM updates AS u JOIN folded_texts AS t USING (number)
        WHERE u.story = f.story AND instr(t.text, :words) > 0
    )
    ORDER BY f.change DESC LIMIT :limit
"""
_CHANGED: Final = """
    SELECT story, change FROM story_feeds WHERE feed = :feed AND change > :change
    ORDER BY change LIMIT :limit
"""


def stories_of(
    db: Database, ids: Iterable[str], *, has_revisions: bool = False
) -> dict[StoryId, Story]:
    """Return the stories of these ids that exist, by id."""
    wanted = {"ids": as_list(dict.fromkeys(ids))}
    found = rows_of(db, _STORIES, wanted)
    if not found:
        return {}
    members = rows_of(db, _UPDATES, wanted)
    revisions = _revisions(db, members) if has_revisions else {}
    updates: dict[str, list[Update]] = defaultdict(list)
    for row in members:
        updates[row["story"]].append(update_of(row, revisions.get(row["number"], ())))
    links = _grouped(rows_of(db, _LINKS, wanted), "related")
    heads = (_outline(row, links[row["id"]], ()) for row in found)
    return {head.id: Story(*head[:-1], updates=tuple(updates[head.id])) for head in heads}


def outlines_of(db: Database, ids: Iterable[str]) -> dict[StoryId, Outline]:
    """Return the stories of these ids that exist, by id, without what their updates say."""
    wanted = {"ids": as_list(dict.fromkeys(ids))}
    found = rows_of(db, _STORIES, wanted)
    if not found:
        return {}
    members: dict[str, list[Member]] = defaultdict(list)
    for story, update, source, state, seen, published in db.execute(_MEMBERS, wanted):
        members[story].append(
            Member(update, source, UpdateState(state), time_of(seen), time_or_none(published))
        )
    links = _grouped(rows_of(db, _LINKS, wanted), "related")
    outlines = (_outline(row, links[row["id"]], members[row["id"]]) for row in found)
    return {outline.id: outline for outline in outlines}


def _outline(row: Row, links: Iterable[str], members: Iterable[Member]) -> Outline:
    return Outline(
        id=StoryId(row["id"]),
        lead=UpdateId(row["lead"]),
        follows=None if row["follows"] is None else StoryId(row["follows"]),
        related=tuple(StoryId(link) for link in links),
        state=StoryState(row["state"]),
        feeds=tuple(list_of(row["feeds"])),
        first_seen_at=time_of(row["first_seen_at"]),
        updated_at=time_of(row["updated_at"]),
        change=row["change"],
        members=tuple(members),
    )


def updates_of(db: Database, story: StoryId) -> list[Update]:
    """Return the updates of a story, oldest first, without their revisions."""
    return [update_of(row) for row in rows_of(db, _UPDATES, {"ids": as_list([story])})]


def _grouped(rows: Iterable[Row], column: str) -> defaultdict[str, list[str]]:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        groups[row["story"]].append(row[column])
    return groups


def _revisions(db: Database, members: Iterable[Row]) -> dict[int, tuple[Revision, ...]]:
    """Return the revisions of updates by number; one that was never revised has its first."""
    revisions: dict[int, list[Revision]] = {row["number"]: [] for row in members}
    for row in rows_of(db, _REVISIONS, {"numbers": as_list(revisions)}):
        revisions[row["number"]].append(revision_of(row))
    for row in members:
        if not revisions[row["number"]]:
            revisions[row["number"]].append(revision_of({**row, "facts": "[]"}))
    return {number: tuple(kept) for number, kept in revisions.items()}


def story(db: Database, story_id: str) -> Story | None:
    row = row_of(db, "SELECT story FROM merged_stories WHERE id = :id", {"id": story_id})
    wanted = story_id if row is None else row["story"]
    return stories_of(db, [wanted], has_revisions=True).get(StoryId(wanted))


def merged_into(db: Database, stories: Sequence[str]) -> Mapping[StoryId, tuple[StoryId, ...]]:
    found = _grouped(rows_of(db, _MERGED, {"stories": as_list(stories)}), "id")
    return {StoryId(into): tuple(map(StoryId, ids)) for into, ids in found.items()}


def update(db: Database, update_id: str) -> Update | None:
    row = row_of(db, "SELECT * FROM updates WHERE id = :id", {"id": update_id})
    return None if row is None else update_of(row, _revisions(db, [row])[row["number"]])


def sketch(db: Database, update_id: str) -> Sketch | None:
    row = row_of(
        db,
        "SELECT s.* FROM sketches AS s JOIN updates AS u USING (number) WHERE u.id = :id",
        {"id": update_id},
    )
    return None if row is None else sketch_of(row)


def feed_page(db: Database, feed: str, after: int | None, limit: int) -> FeedPage:
    return _page(db, feed, rows_of(db, _PAGE, _bounds(feed, after, limit)), limit)


def search(db: Database, words: str, feed: str, after: int | None, limit: int) -> FeedPage:
    """Return a page of the stories that hold these folded words; none for no words."""
    rows: list[Row] = []
    if words:
        rows = rows_of(db, _SEARCH, {**_bounds(feed, after, limit), "words": f" {words}"})
    return _page(db, feed, rows, limit)


def _bounds(feed: str, after: int | None, limit: int) -> dict[str, object]:
    """Return the parameters of a page: one row more than shown tells whether there is a next."""
    return {"feed": feed, "after": NEWEST if after is None else after, "limit": limit + 1}


def _page(db: Database, feed: str, rows: list[Row], limit: int) -> FeedPage:
    shown = rows[:limit]
    stories = stories_of(db, [row["story"] for row in shown])
    return FeedPage(
        stories=tuple(stories[row["story"]] for row in shown),
        next=shown[-1]["change"] if shown and len(rows) > limit else None,
        change=newest_change(db, feed),
    )


def newest_change(db: Database, feed: str) -> int:
    """Return the newest change sequence in a feed, 0 when it is empty."""
    return number_of(db, "SELECT max(change) FROM story_feeds WHERE feed = :feed", {"feed": feed})


def changed_since(db: Database, feed: str, change: int, limit: int) -> tuple[Story, ...]:
    rows = rows_of(db, _CHANGED, {"feed": feed, "change": change, "limit": limit})
    stories = stories_of(db, [row["story"] for row in rows])
    return tuple(stories[row["story"]] for row in rows)


def sources(db: Database) -> tuple[SourceStatus, ...]:
    """Return the configured sources in order of name."""
    rows = rows_of(db, "SELECT * FROM sources WHERE is_configured = 1 ORDER BY name")
    found = gaps.last_gaps(db)
    kept = {one.source: one for one in subscriptions.every(db) if not one.is_being_left}
    return tuple(
        replace(
            status_of(row),
            gaps=tuple(found.get(row["name"], ())),
            subscription=kept.get(row["name"]),
        )
        for row in rows
    )


def source(db: Database, name: str) -> SourceStatus:
    """Return one stored source as it is now."""
    (row,) = rows_of(db, "SELECT * FROM sources WHERE name = :name", {"name": name})
    return replace(status_of(row), gaps=gaps.gaps_of(db, name))


def seen_at(db: Database, source: str, keys: Iterable[str]) -> dict[str, datetime]:
    """Return when the updates of a source with these keys were first seen: known key → time."""
    rows = rows_of(
        db,
        "SELECT key, seen_at FROM updates WHERE source = :source"
        " AND key IN (SELECT value FROM json_each(:keys))",
        {"source": source, "keys": as_list(keys)},
    )
    return {row["key"]: time_of(row["seen_at"]) for row in rows}


def last_change(db: Database) -> int:
    """Return the newest change sequence of the whole database."""
    return number_of(db, "SELECT value FROM counters WHERE name = 'change'")
