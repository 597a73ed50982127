"""Worker processes for everything that handles bytes from outside: they can be killed."""

from __future__ import annotations

import asyncio
import ctypes
import multiprocessing
import resource
import signal
from collections.abc import Callable
from concurrent.futures import TimeoutError as TaskTimeoutError
from concurrent.futures.process import BrokenProcessPool
from typing import Final, ParamSpec, TypeVar

import pebble
from pebble import ProcessExpired, ProcessPool

from livefeed.errors import WorkerError

P = ParamSpec("P")
T = TypeVar("T")

PR_SET_PDEATHSIG: Final = 1
MAX_TASKS: Final = 200  # then a worker is replaced: what a library leaks stays bounded
START_S: Final = 30.0  # until a worker takes a task, the first one's imports included
PRELOAD: Final = ["livefeed.fetch.preload"]


class Workers:
    """A fixed number of worker processes; each call runs in one of them, alone."""

    def __init__(self, count: int, timeout_s: float, memory_bytes: int) -> None:
        self._count = count
        self._timeout_s = timeout_s
        self._memory_bytes = memory_bytes
        self._free = asyncio.Semaphore(count)
        self._pool: ProcessPool | None = None

    async def start(self) -> None:
        """Start the processes and wait until one of them works."""
        await self.run(int)

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what the function returns; its own exceptions come through as they are.

        Cancelling kills the worker.

        Raises:
            WorkerError: it took too long, ran out of memory, or the process died.
        """
        async with self._free:
            pool = self._open()
            try:
                async with asyncio.timeout(START_S + self._timeout_s):
                    future = pool.schedule(function, args, kwargs, self._timeout_s)
                    return await asyncio.wrap_future(future)
            except TaskTimeoutError as error:
                raise WorkerError(f"took longer than {self._timeout_s:g} s") from error
            except MemoryError as error:
                raise WorkerError("ran out of memory") from error
            except ProcessExpired as error:
                raise WorkerError(f"died with status {error.exitcode}") from error
            except BrokenProcessPool as error:
                await self._discard(pool)
                raise WorkerError("died") from error

    async def close(self) -> None:
        """End all processes, busy ones too."""
        if self._pool is not None:
            await self._discard(self._pool)

    def _open(self) -> ProcessPool:
        if self._pool is None:
            context = multiprocessing.get_context("forkserver")
            context.set_forkserver_preload(PRELOAD)
            pebble.CONSTS.term_timeout = 0.05
            self._pool = ProcessPool(
                max_workers=self._count,
                max_tasks=MAX_TASKS,
                initializer=prepare,
                initargs=(self._memory_bytes,),
                context=context,
            )
        return self._pool

    async def _discard(self, pool: ProcessPool) -> None:
        if self._pool is pool:
            self._pool = None
        await asyncio.to_thread(_stop, pool)


def _stop(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]  # pebble has no annotation here
    pool.join()


def prepare(memory_bytes: int) -> None:
    """Make this process a worker: bounded, deaf to the terminal, not outliving its parent."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
