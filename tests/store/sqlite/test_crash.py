"""Killed at any moment, or out of room: nothing that was promised is lost."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from sqlite_utils import Database

from livefeed.store import Claim
from livefeed.store.sqlite import open_store
from tests.support.rules import CHANNEL

ROOT = Path(__file__).parents[3]

NOT_ONE_OF_TWO = """
    SELECT number FROM updates WHERE (number IN (SELECT number FROM sightings)) = (number IN (
        SELECT shown.value ->> 0 FROM memories, json_each(memories.shown) AS shown
    ))
"""


@pytest.mark.parametrize("lines", [1, 7, 40, 111])
def test_kill_9_while_ingesting_loses_nothing_that_was_promised(path: Path, lines: int) -> None:
    promised: set[tuple[str, str, str]] = set()
    for start in range(0, 3_000, 1_000):
        promised |= kill_after(path, lines, start)
    stored = Database(path)
    found = {(r["source"], r["key"], r["id"]) for r in stored.query("SELECT * FROM updates")}
    assert promised <= found
    assert stored.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert stored.execute("PRAGMA foreign_key_check").fetchall() == []
    for missing in (
        "SELECT id FROM stories WHERE lead NOT IN (SELECT id FROM updates)",
        "SELECT id FROM stories WHERE id NOT IN (SELECT story FROM updates)",
        "SELECT id FROM stories WHERE id NOT IN (SELECT story FROM story_feeds)",
        "SELECT id FROM stories WHERE id NOT IN (SELECT story FROM deliveries)",
        "SELECT number FROM updates WHERE number NOT IN (SELECT number FROM signatures)",
        NOT_ONE_OF_TWO,
    ):
        assert list(stored.query(missing)) == [], missing
    stored.close()


def kill_after(path: Path, lines: int, start: int) -> set[tuple[str, str, str]]:
    """Let a child ingest, kill it after so many promises, return all that it made."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.store.sqlite.ingesting", str(path), str(start)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert child.stdout is not None
    told = [child.stdout.readline() for _ in range(lines)]
    child.kill()
    told += child.stdout.readlines()
    child.stdout.close()
    child.wait(30)
    whole = [line.split() for line in told if line.endswith("\n")]
    assert len(whole) >= lines
    return {(source, key, update) for source, key, update, _ in whole}


FULL = """
import asyncio, resource, sys
from pathlib import Path
from livefeed.errors import StoreError
from livefeed.store.sqlite import open_store
from tests.store.sqlite.ingesting import entries
from tests.support.desk import Desk

async def main(path):
    store = open_store(path, window_s=259_200)
    desk = Desk(store)
    await desk.configure()
    await desk.poll("alpha", *entries(0))
    unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
    room = Path(path + "-wal").stat().st_size + 40_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, unlimited[1]))
    done = 1
    try:
        while True:
            await desk.poll("alpha", *entries(done))
            done += 1
    except StoreError as error:
        print("refused:", error)
    assert len(await desk.stories()) == 6 * done, "readers work"
    readiness = await store.readiness()
    print("ready:", readiness.is_writable, readiness.problem)
    resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
    desk.later(minutes=5)
    again = await desk.poll("alpha", *entries(done))
    assert sum(again.verdicts.values()) == 6, again
    assert (await store.readiness()).is_writable
    assert (await store.statistics()).indexed == 6 * (done + 1)
    await store.close()

asyncio.run(main(sys.argv[1]))
"""


def test_a_full_disk_is_an_error_until_there_is_room_again(path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path)],
        capture_output=True,
        text=True,
        timeout=120,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "live.db: cannot write" in done.stdout
    assert "ready: False" in done.stdout


async def test_leases_of_a_killed_process_do_not_hold_up_the_next(path: Path) -> None:
    await asyncio.to_thread(kill_after, path, 1, 0)
    store = open_store(path, window_s=259_200)
    try:
        due = {status.name: status.next_poll_at for status in await store.sources()}
        now = max(time for time in due.values() if time is not None)
        leases = await store.claim_due(
            Claim(worker="next", n=9, now=now, lease_s=30, per_host=1, host_gap_s=0)
        )
        assert len(leases) == 3
        assert await store.claim_outbox(CHANNEL, 1, now=now, lease_s=30)
    finally:
        await store.close()
