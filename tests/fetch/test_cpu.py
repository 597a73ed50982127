"""Who waits for a CPU is told from who is slow."""

from __future__ import annotations

import os
import subprocess
import sys
import time

from livefeed.fetch.cpu import cpu_s, is_runnable

LONGEST_S = 60.0


def until_it_uses(pid: int, seconds: float) -> float:
    end = time.monotonic() + LONGEST_S
    while (used := cpu_s(pid)) < seconds and time.monotonic() < end:
        os.sched_yield()
    return used


def test_a_process_at_work_is_runnable_and_its_seconds_grow() -> None:
    assert is_runnable(os.getpid())
    with subprocess.Popen([sys.executable, "-c", "while True: pass"]) as busy:
        used = until_it_uses(busy.pid, 0.1)
        assert used >= 0.1
        assert is_runnable(busy.pid)
        assert until_it_uses(busy.pid, used + 0.05) > used
        busy.kill()


def test_a_process_that_waits_for_something_else_is_not_runnable() -> None:
    waiting = "import sys; print(flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", waiting], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as idle:
        assert idle.stdout is not None
        idle.stdout.readline()
        end = time.monotonic() + LONGEST_S
        while is_runnable(idle.pid) and time.monotonic() < end:
            os.sched_yield()
        assert not is_runnable(idle.pid)


def test_a_process_that_is_no_more_has_no_seconds_and_waits_for_nothing() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    assert cpu_s(gone.pid) == 0
    assert not is_runnable(gone.pid)
