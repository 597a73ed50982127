"""A file of schema 3, in which no story said which feeds hold it, goes on as it was."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest_asyncio

from livefeed.model import Verdict
from livefeed.store.sqlite import open_store
from livefeed.store.sqlite.connection import connect_reader
from livefeed.store.sqlite.reading import outlines_of, stories_of
from livefeed.store.sqlite.schema import SCHEMA
from tests.support.desk import FLOOD, Desk, told
from tests.support.old_database import write_old_database
from tests.support.references import dangling

FEEDS = ("all", "shared", "floods")
Rows = list[tuple[object, ...]]
_FEEDS = "SELECT story, feed FROM story_feeds ORDER BY story, position"
_PAGES = "SELECT feed, story, change FROM story_feeds ORDER BY feed, change DESC"
_MEMBERS = "SELECT story, id, text FROM updates ORDER BY story, seen_at, number"
_STORIES = "SELECT id, lead, follows, first_seen_at, updated_at, change FROM stories ORDER BY id"
_ALERTS = "SELECT id, story, payload FROM deliveries ORDER BY number"


def rows(path: Path, sql: str) -> Rows:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(sql).fetchall()


@pytest_asyncio.fixture
async def old(path: Path) -> AsyncIterator[Desk]:
    """A newsroom over the old file, an hour later; beside it is the file as it was."""
    write_old_database(path, schema=3)
    write_old_database(path.with_name("before.db"), schema=3)
    desk = Desk(open_store(path, window_s=259_200))
    desk.later(hours=1)
    await desk.configure()
    yield desk
    await desk.store.close()


async def test_it_holds_the_same_stories_in_the_same_feeds(old: Desk, path: Path) -> None:
    assert await old.store.migrate() == SCHEMA
    before = path.with_name("before.db")
    assert rows(path, _STORIES) == rows(before, _STORIES)
    feeds, members = defaultdict(list), defaultdict(list)
    for story, feed in rows(before, _FEEDS):
        feeds[story].append(feed)
    for story, update, text in rows(before, _MEMBERS):
        members[story].append((update, text))
    stories = {story.id: story for story in await old.stories()}
    assert {story: list(one.feeds) for story, one in stories.items()} == feeds
    assert {s: [(u.id, u.text) for u in one.updates] for s, one in stories.items()} == members
    pages = [
        (feed, one.id, one.change) for feed in sorted(FEEDS) for one in await old.stories(feed)
    ]
    assert pages == rows(before, _PAGES)
    assert len(pages) == 15


async def test_it_holds_the_same_alerts(old: Desk, path: Path) -> None:
    before = rows(path.with_name("before.db"), _ALERTS)
    assert rows(path, _ALERTS) == before
    assert len(before) == 15
    assert len(await old.claim()) == 11  # four are of stories that have an older one open


async def test_it_goes_on(old: Desk, path: Path) -> None:
    done = await old.poll("beta", told("b9", f"{FLOOD} Again."), is_window=False)
    assert done.verdicts == {Verdict.DUPLICATE: 1}
    newest = (await old.stories())[0]
    assert newest.change == done.change
    for feed in newest.feeds:
        assert [one.id for one in await old.stories(feed)].count(newest.id) == 1
    assert await old.store.expire(old.later(days=9)) == 17
    await old.store.close()
    assert rows(path, "SELECT * FROM story_feeds") == []
    assert dangling(path) == []


async def test_what_is_known_in_outline_is_what_is_read_whole(old: Desk, path: Path) -> None:
    ids = [story.id for story in await old.stories()]
    db = connect_reader(path)
    whole, outlines = stories_of(db, ids), outlines_of(db, ids)
    db.close()
    assert len(ids) == 10
    assert {story: one.outline for story, one in whole.items()} == outlines
