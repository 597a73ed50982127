"""The file itself: lock, schema, readers beside the writer, damage, backup."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from livefeed.errors import StoreError
from livefeed.model import Rhythm
from livefeed.store import ReadableStore, Store
from livefeed.store.sqlite import SqliteStore, open_reader, open_store
from livefeed.store.sqlite.connection import connect_reader, connect_writer
from livefeed.store.sqlite.migrations import APPLICATION, FIRST
from livefeed.store.sqlite.schema import SCHEMA, migrate
from tests.support.desk import CHESS, FLOOD, OTHERS, Desk, told


def open_again(path: Path) -> SqliteStore:
    return open_store(path, window_s=259_200)


def test_both_keep_the_promise_of_the_store(store: SqliteStore, path: Path) -> None:
    promised: Store = store
    reader = open_reader(path)
    readable: list[ReadableStore] = [promised, reader]
    assert len(readable) == 2
    reader.close_now()


def test_a_database_in_use_names_the_process_that_has_it(store: SqliteStore, path: Path) -> None:
    with pytest.raises(StoreError, match=rf"live\.db: process {os.getpid()} has it open"):
        open_again(path)


def test_another_process_is_refused_as_well(store: SqliteStore, path: Path) -> None:
    code = (
        "import sys; from livefeed.store.sqlite import open_store; "
        "open_store(sys.argv[1], window_s=1)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, path], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode != 0
    assert f"process {os.getpid()} has it open" in done.stderr


async def test_a_closed_database_opens_again_with_what_it_held(desk: Desk, path: Path) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    await desk.store.close()
    again = open_again(path)
    assert (await again.statistics()).updates == 1
    await again.close()


def test_a_failed_opening_leaves_no_lock(path: Path) -> None:
    path.write_bytes(b"not a database, but long enough to look like one" * 100)
    for _ in range(2):
        with pytest.raises(StoreError, match=r"live\.db: .*not a database"):
            open_again(path)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"nowhere/live\.db"):
        open_again(tmp_path / "nowhere" / "live.db")


def test_migrating_twice_is_migrating_once(path: Path) -> None:
    db = connect_writer(path)
    assert migrate(db) == SCHEMA
    schema = Database(db.conn).schema
    assert migrate(db) == SCHEMA
    assert Database(db.conn).schema == schema
    db.close()


async def test_a_file_of_the_first_schema_keeps_what_it_holds(path: Path) -> None:
    old = connect_writer(path)
    first = Migrations("livefeed")
    first(name="m001_first_schema")(_make_first_schema)
    first.apply(Database(old.conn))
    old.execute("INSERT INTO hosts (name) VALUES ('alpha.example')")
    old.execute(
        "INSERT INTO sources (name, host, is_configured, state, polls, etag, updates)"
        " VALUES ('alpha', 'alpha.example', 1, 'ok', 7, '\"a\"', 3)"
    )
    old.execute("INSERT INTO counters (name, value) VALUES ('change', 12)")
    old.close()
    store = open_again(path)
    assert await store.migrate() == SCHEMA
    (status,) = await store.sources()
    assert (status.name, status.polls, status.updates) == ("alpha", 7, 3)
    assert status.validators.etag == '"a"'
    assert (status.subscription, status.rhythm) == (None, Rhythm())
    assert await store.wait_change(0, 1.0) == 12
    await store.close()
    fresh = connect_writer(path.with_name("fresh.db"))
    migrate(fresh)
    migrated = connect_reader(path)
    schemas = [Database(db.conn).schema.split(";") for db in (migrated, fresh)]
    assert sorted(schemas[0]) == sorted(schemas[1])
    migrated.close()
    fresh.close()


def _make_first_schema(db: Database) -> None:
    db.executescript(FIRST)
    db.execute(f"PRAGMA application_id = {APPLICATION}")
    db.execute("PRAGMA user_version = 1")


def test_every_table_is_strict(path: Path) -> None:
    db = connect_writer(path)
    migrate(db)
    ours = [
        table for table in Database(db.conn).tables if not table.name.startswith(("_", "sqlite_"))
    ]
    assert len(ours) == 19
    assert all(table.strict for table in ours)
    db.close()


async def test_a_newer_schema_is_refused(store: SqliteStore, path: Path) -> None:
    await store.close()
    db = Database(path)
    db.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    db.close()
    with pytest.raises(StoreError, match=rf"live\.db: schema {SCHEMA + 1} is newer"):
        open_again(path)
    with pytest.raises(StoreError, match=rf"live\.db: schema {SCHEMA + 1} is newer"):
        open_reader(path)


def test_the_file_of_another_program_is_left_alone(path: Path) -> None:
    db = Database(path)
    db.execute("CREATE TABLE theirs (x)")
    db.close()
    with pytest.raises(StoreError, match="another program"):
        open_again(path)


def test_the_writer_syncs_every_commit(path: Path) -> None:
    db = connect_writer(path)
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "busy_timeout": 5_000,
        "trusted_schema": 0,
        "auto_vacuum": 2,
    }
    assert {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted} == wanted
    db.close()


async def test_a_reader_sees_what_another_process_has_committed(desk: Desk, path: Path) -> None:
    reader = open_reader(path)
    await desk.poll("alpha", told("k1", FLOOD))
    assert (await reader.feed_page("all", after=None, limit=5)).change == 1
    await desk.poll("alpha", told("k2", CHESS), told("k1", FLOOD))
    assert (await reader.feed_page("all", after=None, limit=5)).change == 2
    assert [status.polls for status in await reader.sources()] == [2, 0, 0]
    assert len((await reader.search("chess", feed="all", after=None, limit=5)).stories) == 1
    await reader.close()


async def test_a_reader_notices_a_change(desk: Desk, path: Path) -> None:
    reader = open_reader(path)
    async with asyncio.timeout(30):
        wait = asyncio.create_task(reader.wait_change(0, 20))
        await desk.poll("alpha", told("k1", FLOOD))
        assert await wait == 1
    assert await reader.wait_change(1, 0.0) == 1
    await reader.close()


async def test_a_reader_reads_when_nobody_writes(desk: Desk, path: Path) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    await desk.store.close()
    reader = open_reader(path)
    assert (await reader.feed_page("all", after=None, limit=5)).change == 1
    await reader.close()


async def test_a_reader_is_not_ready_to_write(store: SqliteStore, path: Path) -> None:
    reader = open_reader(path)
    assert not (await reader.readiness()).is_writable
    await reader.close()


async def test_a_database_whose_file_was_moved_away_is_not_ready(
    store: SqliteStore, path: Path, tmp_path: Path
) -> None:
    assert (await store.readiness()).is_writable
    away = await asyncio.to_thread(path.rename, tmp_path / "away.db")
    missing = await store.readiness()
    assert missing.problem.endswith("live.db: the file was moved or deleted while in use")
    await asyncio.to_thread(path.mkdir)
    assert not (await store.readiness()).is_writable
    await asyncio.to_thread(path.rmdir)
    await asyncio.to_thread(away.rename, path)
    assert (await store.readiness()).is_writable


def test_a_folder_is_not_a_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="not a file"):
        open_reader(tmp_path)


def test_the_connection_of_a_reader_cannot_write(store: SqliteStore, path: Path) -> None:
    db = connect_reader(path)
    with pytest.raises(Exception, match="readonly"):
        db.execute("DELETE FROM stories")
    db.close()


def test_a_reader_of_nothing_says_that_there_is_no_database(path: Path) -> None:
    with pytest.raises(StoreError, match=r"live\.db: there is no database here"):
        open_reader(path)
    assert not path.exists()


def test_a_reader_of_an_older_schema_says_what_to_do(path: Path) -> None:
    connect_writer(path).close()
    with pytest.raises(StoreError, match=r"older.*livefeed migrate"):
        open_reader(path)


async def test_a_damaged_file_is_an_error_that_says_where(desk: Desk, path: Path) -> None:
    for n in range(30):
        await desk.poll("alpha", *(told(f"k{n}-{m}", f"{t} {n}") for m, t in enumerate(OTHERS)))
    await desk.store.close()
    damage(path)
    with pytest.raises(StoreError, match=r"live\.db: .*(malformed|damaged)"):
        await use(path)


def damage(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(8 * 4096)
        file.write(b"\xff" * (path.stat().st_size - 16 * 4096))


async def use(path: Path) -> None:
    store = open_again(path)
    try:
        desk = Desk(store)
        await desk.configure()
        await desk.stories()
    finally:
        await store.close()


async def test_a_backup_is_a_database_that_opens(desk: Desk, tmp_path: Path) -> None:
    await desk.poll("alpha", told("k1", FLOOD), told("k2", CHESS))
    target = tmp_path / "copies" / "copy.db"
    target.parent.mkdir()
    for _ in range(2):  # the second replaces the first
        await desk.store.backup(str(target))
    assert [path.name for path in target.parent.iterdir()] == ["copy.db"]
    copy = open_again(target)
    try:
        page = await copy.feed_page("all", after=None, limit=10)
        assert page.stories == await desk.stories()
    finally:
        await copy.close()


async def test_backups_are_made_while_others_write(desk: Desk, tmp_path: Path) -> None:
    async def write() -> None:
        for n in range(10):
            await desk.poll("beta", *(told(f"k{n}-{m}", text) for m, text in enumerate(OTHERS)))

    async with asyncio.TaskGroup() as group:
        group.create_task(write())
        for n in range(3):
            await desk.store.backup(str(tmp_path / f"copy-{n}.db"))
    for n in range(3):
        copy = open_reader(tmp_path / f"copy-{n}.db")
        held = await copy.statistics()
        assert held.updates % len(OTHERS) == 0  # whole polls, none cut in the middle
        copy.close_now()


async def test_a_backup_that_failed_leaves_nothing_behind(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "folder.db"
    (target / "inside").mkdir(parents=True)
    with pytest.raises(StoreError, match="cannot write the backup"):
        await desk.store.backup(str(target))
    assert not await asyncio.to_thread((tmp_path / "folder.db.partial").exists)


async def test_a_backup_never_replaces_its_own_database(desk: Desk, path: Path) -> None:
    with pytest.raises(StoreError, match="cannot replace the database"):
        await desk.store.backup(str(path))
    with pytest.raises(StoreError, match=r"nowhere/copy\.db"):
        await desk.store.backup(str(path.parent / "nowhere" / "copy.db"))
