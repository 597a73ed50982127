"""One call in a process of its own, with limits: what the daemon's workers do, for one document.

Forked, so that the child has its parsers already: half the time of a fresh worker process.
"""

from __future__ import annotations

import multiprocessing
import resource
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Final, TypeVar

from livefeed.errors import LivefeedError, WorkerError

T = TypeVar("T")

TIMEOUT_S: Final = 20.0
MEMORY_BYTES: Final = 1 << 30  # of address space


def bounded(function: Callable[[], T], *, timeout_s: float = TIMEOUT_S) -> T:
    """Return what the function returns; no other thread may run meanwhile.

    Raises:
        LivefeedError: as the function raised it.
        WorkerError: it took too long, ran out of memory, or died.
    """
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(function, sender), daemon=True)
    child.start()
    sender.close()
    try:
        if not receiver.poll(timeout_s):
            raise WorkerError(f"reading took longer than {timeout_s:g} s")
        answer: T | LivefeedError = receiver.recv()
    except EOFError:
        raise WorkerError("the process that read the document died") from None
    finally:
        child.kill()
        child.join()
        receiver.close()
    if isinstance(answer, LivefeedError):
        raise answer
    return answer


def _work(function: Callable[[], object], sender: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        sender.send(function())
    except LivefeedError as error:
        sender.send(error)
    except MemoryError:
        sender.send(WorkerError("reading took too much memory"))
