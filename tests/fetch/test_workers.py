from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path

import pytest
import pytest_asyncio

from livefeed.errors import ParseError, WorkerError
from livefeed.fetch.workers import PATIENCE_S, Workers, death_of
from tests.support import jobs

ROOT = Path(__file__).parents[2]
MEMORY = 512 * 2**20
LIMIT_S = 2.0


@pytest_asyncio.fixture
async def workers() -> AsyncIterator[Workers]:
    pool = Workers(2, LIMIT_S, MEMORY)
    await pool.start()
    yield pool
    await pool.close()


async def test_a_call_runs_in_another_process_and_returns_its_result(workers: Workers) -> None:
    assert await workers.run(jobs.own_pid) != os.getpid()
    assert await workers.run(sorted, [3, 1, 2], reverse=True) == [3, 2, 1]


async def test_two_calls_run_side_by_side_and_further_ones_wait(workers: Workers) -> None:
    assert len(await both(workers)) == 2
    pids = await asyncio.gather(*(workers.run(jobs.pid_after, 0.05) for _ in range(6)))
    assert len(pids) == 6
    assert len(set(pids)) <= 2


async def test_a_second_worker_that_is_not_needed_any_more_ends() -> None:
    pool = Workers(2, 60.0, MEMORY, idle_s=0.2)
    pids = await both(pool)
    await until(lambda: sum(map(is_alive, pids)) == 1)
    assert await pool.run(jobs.own_pid) in pids
    await pool.close()
    assert not any(map(is_alive, pids))


async def test_answers_that_nobody_was_there_to_read_start_no_second_worker() -> None:
    pool = Workers(2, 60.0, MEMORY)
    await pool.start()
    calls = [asyncio.ensure_future(pool.run(jobs.own_pid)) for _ in range(4)]
    for _ in range(3):  # turns of the loop: the first call is handed over
        await asyncio.sleep(0)
    end = time.monotonic() + 3 * PATIENCE_S
    while time.monotonic() < end:  # a busy daemon
        pass
    assert len(set(await asyncio.gather(*calls))) == 1
    await pool.close()


async def test_a_short_rest_in_a_call_starts_no_second_worker(workers: Workers) -> None:
    # Too short a rest to be met twice, and too little work, however slow the machine is.
    call = partial(workers.run, jobs.pid_after_work_and_rest, PATIENCE_S / 2, PATIENCE_S * 0.75)
    assert len(set(await asyncio.gather(*(call() for _ in range(4))))) == 1


async def test_a_parse_error_comes_through_as_it_was(workers: Workers) -> None:
    with pytest.raises(ParseError) as caught:
        await workers.run(jobs.fail_to_parse, "wire")
    assert (caught.value.source, caught.value.problem) == ("wire", "root element is <html>")


async def test_an_exception_that_cannot_travel_does_not_break_the_pool(workers: Workers) -> None:
    pid = await workers.run(jobs.own_pid)
    with pytest.raises(WorkerError, match="raised UntravellableError: bad line 7"):
        await workers.run(jobs.fail_untravellably)
    assert pid in await both(workers)


async def test_a_call_that_takes_too_long_is_killed_even_inside_one_c_call(
    workers: Workers,
) -> None:
    began = time.monotonic()
    with pytest.raises(WorkerError, match=r"took longer than 2 s"):
        await workers.run(jobs.spin)
    assert time.monotonic() - began < LIMIT_S + 20
    assert await workers.run(len, "next") == 4


async def test_a_stuck_call_does_not_delay_another(workers: Workers) -> None:
    stuck = asyncio.ensure_future(workers.run(jobs.spin))
    for _ in range(20):
        await workers.run(len, "x")
    assert not stuck.done()
    with pytest.raises(WorkerError):
        await stuck


async def test_a_call_that_wants_too_much_memory_is_refused_it(workers: Workers) -> None:
    with pytest.raises(WorkerError, match="ran out of memory"):
        await workers.run(jobs.swallow_memory, MEMORY)
    assert await workers.run(jobs.swallow_memory, 20_000_000) == 20_000_000


async def test_a_process_that_dies_is_told_and_replaced(workers: Workers) -> None:
    with pytest.raises(WorkerError, match="died by SIGSEGV"):
        await workers.run(jobs.die, signal.SIGSEGV)
    assert await workers.run(len, "next") == 4


async def test_processes_killed_while_idle_are_replaced(workers: Workers) -> None:
    pids = await both(workers)
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    async with asyncio.timeout(20):
        while True:
            try:
                assert await workers.run(jobs.own_pid) not in pids
            except WorkerError:
                continue  # it was just being replaced
            break


async def test_workers_that_cannot_start_are_told_every_time() -> None:
    pool = Workers(2, LIMIT_S, 1 << 70)  # as where `ulimit` forbids what is asked for
    for _ in range(2):
        async with asyncio.timeout(20):
            with pytest.raises(WorkerError):
                await pool.run(len, "text")
    await pool.close()


async def test_cancelling_a_call_kills_its_worker(workers: Workers, tmp_path: Path) -> None:
    note = tmp_path / "pid"
    call = asyncio.ensure_future(workers.run(jobs.note_and_spin, str(note)))
    await until(lambda: note.exists() and note.read_text() != "")
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    await until(lambda: not is_alive(int(note.read_text())))
    assert await workers.run(len, "next") == 4


async def test_workers_are_limited_and_deaf(workers: Workers) -> None:
    assert await workers.run(jobs.limits) == (MEMORY, 0, 2)


async def test_a_worker_has_imported_what_it_was_told_to_and_little_else() -> None:
    pool = Workers(1, 60.0, MEMORY, preload=("livefeed.extract",))
    try:
        assert await pool.run(jobs.loaded, "livefeed.extract.document")
        for module in ("aiohttp", "trafilatura", "bs4", "feedparser", "livefeed.store"):
            assert not await pool.run(jobs.loaded, module)
    finally:
        await pool.close()


async def test_closing_ends_a_busy_worker_soon_and_tells_its_caller() -> None:
    pool = Workers(1, 60.0, MEMORY)
    await pool.start()
    call = asyncio.ensure_future(pool.run(jobs.spin))
    await asyncio.sleep(0)
    began = time.monotonic()
    await pool.close()
    with pytest.raises(WorkerError):
        await call
    assert time.monotonic() - began < 30
    with pytest.raises(WorkerError, match="closed"):
        await pool.run(len, "x")


@pytest.mark.parametrize("mode", ["end", "close-busy", "close-starting", "leave"])
def test_nothing_is_left_behind_and_nothing_complains_at_the_end(mode: str) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.support.jobs", mode],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert_all_end(json.loads(done.stdout))


def test_busy_workers_die_when_the_daemon_is_killed() -> None:
    with start_host("busy") as process:
        pids = first_line(process) + [first_line(process)[0] for _ in range(2)]
        assert len(set(pids)) >= 3, "the daemon and two workers, both inside a call"
        process.kill()
        process.wait()
        assert_all_end(pids)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_to_the_whole_group_lets_workers_finish(number: signal.Signals) -> None:
    with start_host("drain") as process:
        pids = first_line(process)
        os.killpg(process.pid, number)
        assert first_line(process)[0] in pids
        assert process.wait(20) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""
        assert_all_end(pids)


def test_a_death_is_told_in_words() -> None:
    assert death_of(-9) == "died by SIGKILL"
    assert death_of(3) == "died with exit status 3"


async def both(workers: Workers) -> set[int]:
    """Return the ids of the two workers, once both take calls."""
    async with asyncio.timeout(20):
        while True:
            pids = await asyncio.gather(*(workers.run(jobs.pid_after, 1.0) for _ in range(2)))
            if len(set(pids)) == 2:
                return set(pids)


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110 - another process makes it true
            await asyncio.sleep(0.01)


def start_host(mode: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.support.jobs", mode],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def first_line(process: subprocess.Popen[str]) -> list[int]:
    assert process.stdout is not None
    found: list[int] = json.loads(process.stdout.readline())
    return found


def assert_all_end(pids: list[int]) -> None:
    deadline = time.monotonic() + 10
    while alive := [pid for pid in pids if is_alive(pid)]:
        assert time.monotonic() < deadline, f"still alive: {alive}"
        time.sleep(0.02)


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


async def test_closing_while_the_processes_start_leaves_none_behind() -> None:
    pool = Workers(2, 60.0, MEMORY)
    call = asyncio.ensure_future(pool.run(jobs.own_pid))
    for _ in range(5):  # turns of the loop; starting takes a second
        await asyncio.sleep(0)
    await pool.close()
    with pytest.raises(WorkerError):
        await call


async def test_a_caller_that_is_cancelled_leaves_the_start_to_the_next() -> None:
    pool = Workers(1, 60.0, MEMORY)
    call = asyncio.ensure_future(pool.run(len, "x"))
    for _ in range(5):  # turns of the loop; starting takes a second
        await asyncio.sleep(0)
    call.cancel()
    try:
        assert await pool.run(len, "next") == 4
    finally:
        await pool.close()
