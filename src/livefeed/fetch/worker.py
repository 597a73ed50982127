"""One worker process: takes calls from a socket, one after another, until the other end closes.

Nothing is imported here that a worker need not have: it is the start of each of them.
"""

from __future__ import annotations

import fcntl
import gc
import os
import pickle
import resource
import select
import signal
import struct
import sys
from contextlib import suppress
from importlib import import_module
from typing import Final

from livefeed.errors import WorkerError

READY: Final = b"+"
LENGTH: Final = struct.Struct(">Q?")  # of a message, and whether it is the last one
MAX_CALLS: Final = 5_000  # then a worker is replaced: what a library leaks stays bounded
RESIDENT_BYTES: Final = 128 << 20  # the same, once so much is not given back
_CHECKED_EVERY: Final = 50  # calls
_CHUNK: Final = 1 << 20
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")


def main(line: int, lifeline: int, memory_bytes: int, preload: list[str]) -> None:
    """Serve the calls that come over the descriptor `line`."""
    bind(lifeline, memory_bytes)
    for module in preload:
        import_module(module)
    gc.freeze()  # what was imported stays: it need not be looked through again and again
    os.write(line, READY)
    calls = 0
    while (call := receive(line)) is not None:
        calls += 1
        is_last = calls >= MAX_CALLS or (calls % _CHECKED_EVERY == 0 and _is_bloated())
        answer = _answer(call)
        send(line, LENGTH.pack(len(answer), is_last) + answer)
        if is_last:
            return


def bind(lifeline: int, memory_bytes: int) -> None:
    """Bind this process: bounded, deaf to the terminal, not outliving the daemon.

    SIGTERM may reach the whole group or cgroup, when only the daemon is meant, which first drains
    what was begun; it ends its workers by closing their lines, or by SIGKILL.
    """
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    die_with(lifeline)
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def die_with(pipe: int) -> None:
    """Have the kernel kill this process when the other end of a pipe closes.

    A thread that watches would wait for the interpreter while a long C call holds it. The death
    signal of prctl would come when the thread ends that started this process.
    """
    fcntl.fcntl(pipe, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(pipe, fcntl.F_SETSIG, signal.SIGKILL)
    fcntl.fcntl(pipe, fcntl.F_SETFL, fcntl.fcntl(pipe, fcntl.F_GETFL) | os.O_ASYNC)
    if select.select([pipe], [], [], 0)[0]:  # it closed before anybody looked
        os._exit(1)


def receive(line: int) -> bytes | None:
    """Return the next message, None when there will be none any more."""
    head = _exactly(line, LENGTH.size)
    if head is None:
        return None
    length, is_over = LENGTH.unpack(head)
    return None if is_over else _exactly(line, length)


def send(line: int, message: bytes) -> None:
    view = memoryview(message)
    while view:
        view = view[os.write(line, view) :]


def _exactly(line: int, count: int) -> bytes | None:
    parts: list[bytes] = []
    while count:
        part = os.read(line, min(count, _CHUNK))
        if not part:
            return None
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def _answer(call: bytes) -> bytes:
    """Do a call and return its result or what it raised, pickled."""
    try:
        function, args, kwargs = pickle.loads(call)  # noqa: S301 - from the daemon
        return pickle.dumps((True, function(*args, **kwargs)), protocol=5)
    except Exception as error:  # noqa: BLE001 - whatever a parser raises
        return pickle.dumps((False, _travelling(error)), protocol=5)


def _travelling(error: Exception) -> Exception:
    """Return the exception, or a WorkerError in its place where it would not unpickle."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - its own words
    except Exception:  # noqa: BLE001 - whatever a foreign class does
        return WorkerError(f"raised {type(error).__name__}: {error}")
    return error


def _is_bloated() -> bool:
    with open("/proc/self/statm") as numbers:  # noqa: PTH123 - pathlib is not needed else
        return int(numbers.read().split()[1]) * _PAGE > RESIDENT_BYTES


if __name__ == "__main__":
    with suppress(BrokenPipeError):  # the daemon ended meanwhile
        main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:])
    os._exit(0)  # there is nothing to tidy up
