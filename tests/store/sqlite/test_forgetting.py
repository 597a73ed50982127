"""What is deleted takes everything with it that refers to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from livefeed.store.sqlite import SqliteStore
from livefeed.store.sqlite.connection import connect_reader, connect_writer
from livefeed.store.sqlite.forgetting import OF_STORIES, OF_UPDATES, PLACES
from tests.support.desk import FLOOD, FLOOD_COPIED, FLOOD_WORSE, LIBRARY, Desk, told
from tests.support.references import dangling


@pytest.mark.usefixtures("store")
def test_every_table_that_refers_to_a_story_or_an_update_is_known(path: Path) -> None:
    db = connect_reader(path)
    names = [str(name) for (name,) in db.execute("SELECT name FROM sqlite_schema")]
    referring: dict[str, set[str]] = {"stories": set(), "updates": set()}
    for name in names:
        for key in db.query(f"PRAGMA foreign_key_list({name})"):
            if key["table"] in referring:
                referring[key["table"]].add(name)
    db.close()
    assert referring == {"stories": {*OF_STORIES, PLACES}, "updates": set(OF_UPDATES)}


async def test_nothing_is_left_of_stories_that_are_forgotten(
    desk: Desk, store: SqliteStore, path: Path
) -> None:
    await desk.poll("alpha", told("k1", FLOOD), told("k2", LIBRARY))
    await desk.poll("beta", told("k1", FLOOD_COPIED))
    await desk.poll("alpha", told("k1", FLOOD_WORSE))
    assert await store.expire(desk.later(hours=1)) == 3
    await store.close()
    assert dangling(path) == []
    db = connect_writer(path)
    for table in ("stories", PLACES, *OF_STORIES, *OF_UPDATES):
        assert list(db.query(f"SELECT * FROM {table}")) == [], table  # noqa: S608 - our own
    db.close()
