"""Worker processes for everything that handles bytes from outside: they can be killed.

pebble's pool does the work; this module is the only one that knows it. A pool that broke (a
worker was killed from outside while idle, say) is replaced, so one accident stays one.
"""

from __future__ import annotations

import asyncio
import fcntl
import multiprocessing
import os
import pickle
import resource
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import Future, InvalidStateError
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing.connection import wait
from multiprocessing.context import ForkServerContext, ForkServerProcess
from typing import Any, Final, ParamSpec, TypeVar

import pebble
from pebble import ProcessExpired, ProcessPool

from livefeed.errors import WorkerError

P = ParamSpec("P")
T = TypeVar("T")

PRELOAD: Final = "livefeed.fetch.preload"
MAX_TASKS: Final = 200  # then a worker is replaced: what a library leaks stays bounded
START_S: Final = 30.0  # until the first process of a pool answers
LOOK_S: Final = 0.1
GRACE_S: Final = 30.0  # beyond the limit of a task, until the pool itself is given up

# Workers are deaf to SIGTERM (see `prepare`), so asking first only delays the kill.
pebble.CONSTS.term_timeout = 0.02


class Workers:
    """A fixed number of worker processes; each call runs in one of them, alone."""

    def __init__(
        self, count: int, timeout_s: float, memory_bytes: int, *, preload: Sequence[str] = ()
    ) -> None:
        """Prepare the pool; nothing runs before `start` or the first `run`.

        Args:
            count: processes, and so calls at a time; further ones wait in order.
            timeout_s: of one call, from the moment a process has taken it.
            memory_bytes: address space of one process; 135 MB of it are taken by the imports.
            preload: modules that are imported once, before the processes are forked.
        """
        self._count = count
        self._timeout_s = timeout_s
        self._memory_bytes = memory_bytes
        self._preload = [PRELOAD, *preload]
        self._free = asyncio.Semaphore(count)
        self._opening = asyncio.Lock()
        self._pool: _Pool | None = None
        self._starting: asyncio.Future[_Pool] | None = None
        self._is_closed = False

    async def start(self) -> None:
        """Start the processes and wait until one of them has answered."""
        await self.run(int)

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what the function returns; its own exceptions come through as they are.

        The function is found by its module and name, arguments and result are pickled. A caller
        that is cancelled has its worker killed.

        Raises:
            WorkerError: it took too long, ran out of memory, or the process died.
        """
        async with self._free:
            pool = await self._open()
            patience = asyncio.timeout(self._timeout_s + GRACE_S)
            try:
                async with patience:
                    return await pool.call(function, args, kwargs, self._timeout_s)
            except TimeoutError as error:
                if patience.expired():
                    await self._discard(pool)
                raise WorkerError(f"took longer than {self._timeout_s:g} s") from error
            except MemoryError as error:
                raise WorkerError("ran out of memory") from error
            except ProcessExpired as error:
                raise WorkerError(death_of(error.exitcode)) from error
            except BrokenProcessPool as error:
                await self._discard(pool)
                raise WorkerError("died") from error

    async def close(self) -> None:
        """End all processes, busy ones too, within a second; calls under way get a WorkerError."""
        self._is_closed = True
        if (starting := self._starting) is not None:
            with suppress(BrokenProcessPool, OSError):  # who waits for it is told
                self._pool = await asyncio.shield(starting)
        if self._pool is not None:
            await self._discard(self._pool)

    async def _open(self) -> _Pool:
        """Return a pool that works, a new one if need be."""
        async with self._opening:
            if self._is_closed:
                raise WorkerError("the workers are closed")
            if self._pool is not None and not self._pool.is_alive():
                await self._discard(self._pool)
            if self._pool is None:
                self._pool = await self._started()
            return self._pool

    async def _started(self) -> _Pool:
        """Return a new pool; it is kept in mind from the beginning, so that `close` finds it."""
        if self._starting is None:
            # In a thread: the first process comes only after the imports, about a second.
            self._starting = asyncio.get_running_loop().run_in_executor(
                None, _Pool, self._count, self._memory_bytes, self._preload
            )
        starting = self._starting
        try:
            pool = await asyncio.shield(starting)  # a cancelled caller leaves it to the next
        except (BrokenProcessPool, OSError) as error:
            raise WorkerError(f"no worker process can be started: {error}") from error
        finally:
            if starting.done():
                self._starting = None
        if self._is_closed:  # meanwhile: `close` stops the pool
            raise WorkerError("the workers are closed")
        return pool

    async def _discard(self, pool: _Pool) -> None:
        """Stop a pool, once, however many calls found it broken."""
        if self._pool is pool:
            self._pool = None
            await asyncio.to_thread(pool.stop)


class _Pool:
    """One life of pebble's pool."""

    def __init__(self, count: int, memory_bytes: int, preload: list[str]) -> None:
        self._context = _Context()
        self._context.set_forkserver_preload(preload)
        self._pool = ProcessPool(
            max_workers=count,
            max_tasks=MAX_TASKS,
            initializer=prepare,
            initargs=(memory_bytes,),
            context=self._context,
        )
        self._pending: set[Future[Any]] = set()
        try:
            self._wait_for(self._pool.schedule(int))  # pebble starts its processes at the first
        except BaseException:
            self.stop()
            raise

    def _wait_for(self, first: Future[int]) -> None:
        """Wait until a process has answered; a pool that breaks before forgets the question."""
        for _ in range(round(START_S / LOOK_S)):
            with suppress(TimeoutError):
                first.result(LOOK_S)
                return
            if not self._pool.active:
                raise BrokenProcessPool("the pool broke before a process answered")
        raise BrokenProcessPool(f"no process answered within {START_S:g} s")

    def is_alive(self) -> bool:
        return self._pool.active

    async def call(self, function: Callable[..., T], args: Any, kwargs: Any, timeout_s: float) -> T:
        try:
            future = self._pool.schedule(_call, (function, args, kwargs), timeout=timeout_s)
        except RuntimeError as error:  # it broke since `is_alive`
            raise BrokenProcessPool(str(error)) from error
        self._pending.add(future)
        future.add_done_callback(self._pending.discard)
        result: T = await asyncio.wrap_future(future)
        return result

    def stop(self) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]  # no annotation in pebble 5.2
        self._context.end()
        self._pool.join()
        for future in tuple(self._pending):  # pebble forgets them, their callers would wait
            with suppress(InvalidStateError):
                future.set_exception(BrokenProcessPool("the pool was stopped"))


class _Context(ForkServerContext):
    """Makes processes and remembers them.

    pebble removes its semaphores before it stops its processes; one that was just starting then
    would die with a traceback on standard error. So they are killed first.
    """

    def __init__(self) -> None:
        super().__init__()
        self._started: list[ForkServerProcess] = []
        self._is_over = False

    def Process(self, *args: Any, **kwargs: Any) -> ForkServerProcess:  # type: ignore[override]  # noqa: N802
        if self._is_over:
            raise OSError("the pool is being stopped")
        process = ForkServerProcess(*args, **kwargs)
        self._started = [p for p in self._started if p.pid is None or p.is_alive()]
        self._started.append(process)
        return process

    def end(self) -> None:
        self._is_over = True
        for process in self._started:
            if process.pid is not None:
                process.kill()


def _call(function: Callable[..., T], args: Any, kwargs: Any) -> T:
    """Call the function in the worker; exceptions that cannot travel become a WorkerError.

    One that fails to unpickle would break the pool, and with it the calls of other sources.
    """
    try:
        return function(*args, **kwargs)
    except Exception as error:
        try:
            pickle.loads(pickle.dumps(error))  # noqa: S301 - its own words
        except Exception:  # noqa: BLE001 - whatever a foreign class does
            raise WorkerError(f"raised {type(error).__name__}: {error}") from None
        raise


def prepare(memory_bytes: int) -> None:
    """Make this process a worker: bounded, deaf to the terminal, not outliving the daemon.

    pebble has it ignore SIGINT. SIGTERM may reach the whole group or cgroup too, when only the
    daemon is meant, which first drains what was begun; pebble kills by SIGKILL soon after.
    """
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    daemon = multiprocessing.parent_process()
    if daemon is not None:
        die_with(daemon.sentinel)
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def die_with(pipe: int) -> None:
    """Have the kernel kill this process when the other end of a pipe closes.

    A thread that watches would wait for the interpreter while a long C call holds it. The death
    signal of prctl does not help: the parent is the fork server, which lives while its workers do.
    """
    fcntl.fcntl(pipe, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(pipe, fcntl.F_SETSIG, signal.SIGKILL)
    fcntl.fcntl(pipe, fcntl.F_SETFL, fcntl.fcntl(pipe, fcntl.F_GETFL) | os.O_ASYNC)
    if wait([pipe], 0):  # it closed before anybody looked
        os._exit(1)


def death_of(exit_code: int) -> str:
    """Return in words how a process ended."""
    if exit_code < 0:
        return f"died by {signal.Signals(-exit_code).name}"
    return f"died with exit status {exit_code}"
