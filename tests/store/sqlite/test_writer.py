"""Group commit: what waits together is one transaction, what fails fails alone."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

from livefeed.errors import StoreError
from livefeed.store.sqlite.connection import connect_reader, connect_writer
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.writer import Undo, Writer
from tests.support.desk import CHESS, FLOOD, OTHERS, Desk, told

WAIT_S = 30


class Bench:
    """A writer over one table, whose thread can be held up."""

    def __init__(self, path: Path) -> None:
        db = connect_writer(path)
        db.execute("CREATE TABLE words (word TEXT NOT NULL UNIQUE) STRICT")
        self.statements: list[str] = []
        db.conn.set_trace_callback(self.statements.append)
        self.path = path
        self.writer = Writer(path, db, group_s=2 * WAIT_S, patience_s=2 * WAIT_S)
        self.gate = threading.Event()

    def hold(self) -> Future[bool]:
        """Keep the writer busy until the gate opens, so that what follows waits together."""
        started = threading.Event()

        def wait(_: Database, __: Undo) -> bool:
            started.set()
            return self.gate.wait(WAIT_S)

        future = self.writer.submit(wait)
        assert started.wait(WAIT_S)
        return future

    def add(self, word: str) -> Future[None]:
        return self.writer.submit(lambda db, _: _insert(db, word))

    def words(self) -> list[str]:
        db = connect_reader(self.path)
        try:
            return sorted(row["word"] for row in db.query("SELECT word FROM words"))
        finally:
            db.close()


def _insert(db: Database, word: str) -> None:
    db.execute("INSERT INTO words (word) VALUES (:word)", {"word": word})


@pytest.fixture
def bench(path: Path) -> Iterator[Bench]:
    bench = Bench(path)
    yield bench
    bench.gate.set()
    bench.writer.close()


def test_jobs_that_wait_together_are_one_transaction(bench: Bench) -> None:
    bench.hold()
    futures = [bench.add(f"w{n}") for n in range(20)]
    bench.statements.clear()
    bench.gate.set()
    for future in futures:
        future.result(WAIT_S)
    assert len(bench.words()) == 20
    assert bench.statements.count("COMMIT") == 1


def test_after_a_crowd_a_transaction_waits_for_more(bench: Bench) -> None:
    held = bench.hold()
    bench.add("crowd")
    bench.gate.set()
    assert held.result(WAIT_S)
    bench.add("first")
    bench.add("second")
    bench.statements.clear()
    bench.writer.close()
    assert bench.words() == ["crowd", "first", "second"]
    assert bench.statements.count("COMMIT") == 1


def test_who_waits_for_each_answer_waits_for_no_other(bench: Bench) -> None:
    for word in ("a", "b", "c"):
        bench.add(word).result(WAIT_S)
    assert bench.words() == ["a", "b", "c"]


def test_a_failing_job_is_rolled_back_alone(bench: Bench) -> None:
    undone: list[str] = []

    def fail(db: Database, undo: Undo) -> None:
        _insert(db, "lost")
        undo.append(lambda: undone.append("first"))
        undo.append(lambda: undone.append("second"))
        raise ValueError("no")

    bench.hold()
    before, failing, after = bench.add("a"), bench.writer.submit(fail), bench.add("b")
    bench.gate.set()
    with pytest.raises(ValueError, match="no"):
        failing.result(WAIT_S)
    before.result(WAIT_S)
    after.result(WAIT_S)
    assert bench.words() == ["a", "b"]
    assert undone == ["second", "first"] * 2, "it was tried with the others, then alone"


def test_a_refused_statement_is_an_error_that_says_where(bench: Bench) -> None:
    bench.add("a").result(WAIT_S)
    with pytest.raises(StoreError, match=r"live\.db: cannot write: UNIQUE"):
        bench.add("a").result(WAIT_S)


def test_a_job_that_loses_the_whole_transaction_takes_no_other_with_it(bench: Bench) -> None:
    runs: list[str] = []
    undone: list[str] = []

    def count(db: Database, undo: Undo) -> None:
        runs.append("run")
        undo.append(lambda: undone.append("undone"))
        _insert(db, "kept")

    def lose(db: Database, _: Undo) -> None:
        db.execute("INSERT OR ROLLBACK INTO words (word) VALUES ('kept')")

    bench.hold()
    kept, losing, other = bench.writer.submit(count), bench.writer.submit(lose), bench.add("b")
    bench.gate.set()
    kept.result(WAIT_S)
    other.result(WAIT_S)
    with pytest.raises(StoreError, match="UNIQUE"):
        losing.result(WAIT_S)
    assert bench.words() == ["b", "kept"]
    assert (len(runs), len(undone)) == (2, 1), "it ran again, after the first run was taken back"


def test_a_result_is_told_only_when_it_is_on_disk(bench: Bench) -> None:
    seen: list[list[str]] = []
    future = bench.writer.submit(
        lambda db, _: _insert(db, "a"), lambda _: seen.append(bench.words())
    )
    future.result(WAIT_S)
    assert seen == [["a"]]


def test_closing_finishes_what_waits(bench: Bench) -> None:
    bench.hold()
    futures = [bench.add(f"w{n}") for n in range(5)]
    bench.gate.set()
    bench.writer.close()
    assert all(future.done() for future in futures)
    assert len(bench.words()) == 5
    with pytest.raises(StoreError, match="closed"):
        bench.add("late")


def test_a_job_nobody_waits_for_any_more_is_left_out(bench: Bench) -> None:
    bench.hold()
    unwanted, wanted = bench.add("unwanted"), bench.add("wanted")
    assert unwanted.cancel()
    bench.gate.set()
    wanted.result(WAIT_S)
    assert bench.words() == ["wanted"]


async def test_cancelled_callers_do_not_disturb_the_others(desk: Desk) -> None:
    fence = await desk.fence("beta")
    polls = [
        asyncio.create_task(desk.poll("beta", told(f"k{n}", text), fence=fence))
        for n, text in enumerate(OTHERS)
    ]
    await asyncio.sleep(0)
    for poll in polls[::2]:
        poll.cancel()
    results = await asyncio.gather(*polls, return_exceptions=True)
    assert all(isinstance(result, asyncio.CancelledError) for result in results[::2])
    keys = {story.lead_update.key for story in await desk.stories()}
    assert keys >= {"k1", "k3", "k5"}
    done = await desk.poll("alpha", told("k1", FLOOD), told("k2", CHESS))
    assert sum(done.verdicts.values()) == 2


async def test_batches_ingested_at_once_find_each_other(desk: Desk) -> None:
    fences = {name: await desk.fence(name) for name in desk.hosts}
    await asyncio.gather(
        *(desk.poll(name, told("k1", FLOOD), fence=fence) for name, fence in fences.items())
    )
    story = await desk.story()
    assert sorted(story.sources) == ["alpha", "beta", "gamma"]
