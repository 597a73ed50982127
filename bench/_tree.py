"""What a command takes, with every process that it starts."""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

LOOK_S = 0.05
_PAGE = os.sysconf("SC_PAGE_SIZE")
_PR_SET_CHILD_SUBREAPER = 36


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one program took for one phase."""

    cpu_s: float  # user and system, of all its processes
    wall_s: float
    peak_mb: float  # resident memory of all its processes together; shared pages count in each


def measure(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Cost:
    """Run a program to its end and return what it took, orphans of it included.

    Raises:
        CalledProcessError: it failed; `output` has the end of what it wrote.
    """
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    before, start = _children_s(), time.perf_counter()
    child = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, **(environment or {})},
    )
    with _watching(child.pid) as peak:
        assert child.stdout is not None
        output = child.stdout.read()
        child.wait()
        wall_s = time.perf_counter() - start
    _wait_for_orphans()
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command, output[-2_000:])
    return Cost(cpu_s=_children_s() - before, wall_s=wall_s, peak_mb=peak[0])


def _children_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _wait_for_orphans() -> None:
    """Wait for what the program left behind, so that its work is counted too."""
    while True:
        try:
            pid, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            if not set(_below(os.getpid())) - _kept:
                return
            time.sleep(LOOK_S)


_kept: set[int] = set()


def keep(pid: int) -> None:
    """Name a child of this process that is to outlive the measurements."""
    _kept.add(pid)


@contextmanager
def _watching(pid: int) -> Iterator[list[float]]:
    """Yield a list whose one member is the largest memory of the tree so far, in MB."""
    peak, stop = [0.0], threading.Event()

    def look() -> None:
        while not stop.wait(LOOK_S):
            peak[0] = max(peak[0], resident_mb(pid))

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield peak
    finally:
        stop.set()
        thread.join()


def resident_mb(pid: int) -> float:
    """Return the resident memory of a process and all below it; shared pages count in each."""
    return sum(_resident(one) for one in (pid, *_below(pid))) / 1e6


def _below(pid: int) -> Iterator[int]:
    """Yield the processes below one, those below them too."""
    try:
        threads = list(Path(f"/proc/{pid}/task").iterdir())
        children = [int(n) for t in threads for n in (t / "children").read_text().split()]
    except OSError:  # it has ended
        return
    for child in children:
        yield child
        yield from _below(child)


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
    except OSError:
        return 0
