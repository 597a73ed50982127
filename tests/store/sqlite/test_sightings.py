"""What a poll writes of updates that it shows, and what becomes of a first database's sightings."""

from __future__ import annotations

from pathlib import Path

import sqlite_utils

from livefeed.model import UpdateState, Verdict, update_id
from livefeed.store.sqlite import SqliteStore, open_store
from livefeed.store.sqlite.columns import micros
from livefeed.store.sqlite.connection import connect_writer
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.migrations import m001_first_schema
from tests.support.desk import CHESS, FLOOD, LIBRARY, OTHERS, Desk, told
from tests.support.make import NOW, after

PAGE = tuple(told(f"k{n}", text, minutes=-n) for n, text in enumerate(OTHERS))


def absent(path: Path) -> list[tuple[int, int, int]]:
    """Return number, shown and missed of each sighting."""
    db = sqlite_utils.Database(path)
    rows = list(db.query("SELECT number, shown, missed FROM sightings ORDER BY number"))
    db.close()
    return [(row["number"], row["shown"], row["missed"]) for row in rows]


async def test_only_what_comes_and_goes_is_written(desk: Desk, path: Path) -> None:
    await desk.poll("alpha", *PAGE)
    await desk.poll("alpha", *PAGE)
    assert absent(path) == []
    for _ in range(2):
        await desk.poll("alpha", PAGE[0], *PAGE[2:])
    assert absent(path) == [(5, 6, 2)]
    await desk.poll("alpha", *PAGE)
    assert absent(path) == []


async def test_the_sightings_of_a_first_database_are_kept(path: Path) -> None:
    """Two updates are shown, one is missing since two polls, one was withdrawn."""
    make_first_database(path)
    store = open_store(path, window_s=259_200)
    desk = Desk(store, ["alpha"])
    desk.now = after(600)
    await desk.configure()
    assert absent(path) == [(3, 4, 2), (4, 4, 0)]
    shown = (told("k1", FLOOD, minutes=1), told("k2", CHESS, minutes=-9))
    done = await desk.poll("alpha", *shown)
    assert done.verdicts == {Verdict.UNCHANGED: 2, Verdict.WITHDRAWN: 1}
    states = [await state_of(store, f"k{n}") for n in (1, 2, 3, 4)]
    live, gone = UpdateState.LIVE, UpdateState.WITHDRAWN
    assert states == [live, live, gone, gone]
    done = await desk.poll("alpha", *shown, told("k4", OTHERS[0], minutes=-10))
    assert await state_of(store, "k4") is live
    await store.close()
    assert [number for number, _, _ in absent(path)] == [3]


async def state_of(store: SqliteStore, key: str) -> UpdateState:
    update = await store.update(update_id("alpha", key))
    assert update is not None
    return update.state


def make_first_database(path: Path) -> None:
    old = connect_writer(path)
    migrations = sqlite_utils.Migrations("livefeed")
    migrations(name="m001_first_schema")(m001_first_schema)
    migrations.apply(sqlite_utils.Database(old.conn))
    now = micros(NOW)
    old.execute("INSERT INTO hosts (name) VALUES ('alpha.example')")
    old.execute(
        "INSERT INTO sources (name, host, is_configured, state, polls, updates, entries,"
        " last_success_at, oldest_shown_at) VALUES ('alpha', 'alpha.example', 1, 'ok', 7, 4, 2,"
        " :now, :old)",
        {"now": now, "old": now - 540_000_000},
    )
    old.execute("INSERT INTO counters VALUES ('change', 4), ('updated_at', :at)", {"at": now + 4})
    texts = (FLOOD, CHESS, LIBRARY, OTHERS[0])
    sightings = ((now, 2, 0, 1), (now, 2, 0, 1), (now - 99, 4, 2, 1), (now, 4, 0, 0))
    for number, (text, sighting) in enumerate(zip(texts, sightings, strict=True), start=1):
        keep(old, number, text, sighting, now)
    old.conn.commit()
    old.close()


def keep(old: Database, number: int, text: str, sighting: tuple[int, ...], now: int) -> None:
    """Write one update as the first schema keeps it."""
    sketch = told(f"k{number}", text).sketch
    values = {
        "number": number,
        "id": update_id("alpha", f"k{number}"),
        "key": f"k{number}",
        "text": text,
        "now": now,
        "state": "live" if sighting[3] else "withdrawn",
        "digest": sketch.digest,
        "signature": sketch.signature,
        "samples": sketch.samples,
        "words": sketch.words,
        "algorithm": sketch.algorithm,
    }
    old.execute(
        "INSERT INTO stories VALUES (:id, :id, NULL, 'live', :now, :now + :number, :number)", values
    )
    old.execute(
        "INSERT INTO updates VALUES (:number, :id, :id, 'alpha', :key, :state, :now, :now, NULL, 1,"
        " 'new', NULL, NULL, NULL, '[]', '', '', 'en', 'ltr', '', '', '', '[]', :text, '')",
        values,
    )
    old.execute(
        "INSERT INTO signatures"
        " VALUES (:number, :algorithm, :digest, :signature, :samples, :words)",
        values,
    )
    seen = dict(zip(("at", "shown", "missed", "is_tracked"), sighting, strict=True))
    old.execute(
        "INSERT INTO sightings VALUES (:number, 'alpha', :at, :shown, :missed, :is_tracked)",
        {"number": number, **seen},
    )
