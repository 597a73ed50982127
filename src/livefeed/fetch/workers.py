"""Worker processes for everything that handles bytes from outside: they can be killed.

Usually one is enough, for reading takes a few milliseconds. Another is started when a call has
been running for long while others wait, so that one bad document delays nobody.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import select
import signal
import socket
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Final, ParamSpec, TypeVar

from livefeed.errors import WorkerError
from livefeed.fetch.cpu import cpu_s, is_runnable
from livefeed.fetch.worker import LENGTH

P = ParamSpec("P")
T = TypeVar("T")

START_S: Final = 30.0  # until a new process is ready
PATIENCE_S: Final = 0.25  # a call that runs for longer, while others wait, gets a second worker
IDLE_S: Final = 30.0  # a second worker that was not needed for so long ends
CLOSE_S: Final = 0.5  # idle processes end by themselves within this time
_CHUNK: Final = 1 << 20
_ENVIRONMENT: Final = {
    "OPENBLAS_NUM_THREADS": "1",  # a thread per core would cost address space and time
    "MALLOC_ARENA_MAX": "1",
}


class Workers:
    """A few worker processes; each call runs in one of them, alone."""

    def __init__(
        self,
        count: int,
        timeout_s: float,
        memory_bytes: int,
        *,
        preload: Sequence[str] = (),
        idle_s: float = IDLE_S,
    ) -> None:
        """Prepare; nothing runs before `start` or the first `run`.

        Args:
            count: processes at most, and so calls at a time; further ones wait in order.
            timeout_s: of one call, from the moment a process has taken it.
            memory_bytes: address space of one process.
            preload: modules that a process imports before its first call.
            idle_s: so long all but one of the processes are kept without being needed.
        """
        self._count = count
        self._timeout_s = timeout_s
        self._memory_bytes = memory_bytes
        self._preload = tuple(preload)
        self._idle_s = idle_s
        self._processes: set[_Process] = set()
        self._idle: list[_Process] = []
        self._waiting: deque[asyncio.Future[_Process]] = deque()
        self._look: asyncio.TimerHandle | None = None
        self._fewest_idle = 0  # since the last look at who is not needed
        self._retirement: asyncio.TimerHandle | None = None
        self._is_closed = False

    async def start(self) -> None:
        """Start a process and wait until it has answered."""
        await self.run(int)

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what the function returns; its own exceptions come through as they are.

        The function is found by its module and name, arguments and result are pickled. A caller
        that is cancelled has its worker killed.

        Raises:
            WorkerError: it took too long, ran out of memory, or the process died.
        """
        call = pickle.dumps((function, args, kwargs), protocol=5)
        process = await self._taken()
        try:
            answer = await process.call(call, self._timeout_s)
        except BaseException:
            process.kill()
            raise
        finally:
            await self._give_back(process)
        is_result, value = pickle.loads(answer)  # noqa: S301 - from our own worker
        if is_result:
            result: T = value
            return result
        if isinstance(value, MemoryError):
            raise WorkerError("ran out of memory") from value
        raise value

    async def close(self) -> None:
        """End all processes, busy ones too, within a second; calls under way get a WorkerError."""
        self._is_closed = True
        for timer in (self._look, self._retirement):
            if timer:
                timer.cancel()
        for waiting in self._waiting:
            if not waiting.done():
                waiting.set_exception(WorkerError("the workers are closed"))
        processes = tuple(self._processes)
        for process in processes:
            if process in self._idle:
                process.hang_up()
            else:
                process.kill()
        self._idle.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(CLOSE_S):
                await asyncio.gather(*(process.ended() for process in processes))
        for process in processes:
            process.kill()
        await asyncio.gather(*(process.ended() for process in processes))

    # --- who gets which -----------------------------------------------------------------------

    async def _taken(self) -> _Process:
        """Return a process for one call, after waiting for it if need be."""
        if self._is_closed:
            raise WorkerError("the workers are closed")
        while self._idle:
            process = self._idle.pop()
            self._fewest_idle = min(self._fewest_idle, len(self._idle))
            if process.is_alive():
                return process
            self._processes.discard(process)
            process.bury()
        if not self._processes:
            return self._started()
        waiting: asyncio.Future[_Process] = asyncio.get_running_loop().create_future()
        self._waiting.append(waiting)
        self._watch()
        try:
            return await waiting
        except asyncio.CancelledError:
            if waiting.done() and not waiting.cancelled() and waiting.exception() is None:
                self._offer(waiting.result())
            raise

    async def _give_back(self, process: _Process) -> None:
        """Let the next call have the process, or a new one where it has ended."""
        if process.is_over:
            self._processes.discard(process)
            if not self._is_closed and not self._processes and self._wanted():
                self._offer_new()
            await process.ended()
        else:
            self._offer(process)

    def _offer_new(self) -> None:
        """Let who waits have a new process, or know that there can be none."""
        try:
            self._offer(self._started())
        except WorkerError as error:
            while self._wanted():
                self._waiting.popleft().set_exception(error)

    def _offer(self, process: _Process) -> None:
        if self._is_closed:
            process.kill()
        elif self._wanted():
            self._waiting.popleft().set_result(process)
        else:
            self._idle.append(process)
            if len(self._processes) > 1 and self._retirement is None:
                self._fewest_idle = 0
                self._retire_later()

    def _retire_later(self) -> None:
        loop = asyncio.get_running_loop()
        self._retirement = loop.call_later(self._idle_s, self._retire)

    def _retire(self) -> None:
        """End a process that was idle all the time since the last look, but for the last one."""
        self._retirement = None
        if self._fewest_idle and len(self._processes) > 1:
            process = self._idle.pop(0)  # the one that was not needed for longest
            process.hang_up()
            self._processes.discard(process)
            process.bury()
        self._fewest_idle = len(self._idle)
        if len(self._processes) > 1:
            self._retire_later()

    def _wanted(self) -> bool:
        while self._waiting and self._waiting[0].done():  # it was cancelled
            self._waiting.popleft()
        return bool(self._waiting)

    def _started(self) -> _Process:
        process = _Process(self._memory_bytes, self._preload)
        self._processes.add(process)
        return process

    def _watch(self) -> None:
        if self._look is None:
            self._look = asyncio.get_running_loop().call_later(PATIENCE_S, self._relieve)

    def _relieve(self) -> None:
        """Start another process if one sits in a long call while others wait."""
        self._look = None
        if self._is_closed or not self._wanted():
            return
        is_slow = any(process.has_been_busy_for(PATIENCE_S) for process in self._processes)
        if is_slow and len(self._processes) < self._count:
            with suppress(WorkerError):  # then they wait on
                self._offer(self._started())
        self._watch()


class _Process:
    """One worker process and the line to it."""

    def __init__(self, memory_bytes: int, preload: Sequence[str]) -> None:
        self.is_over = False
        self._is_ready = False
        self._is_used = False
        self._busy_since: float | None = None
        self._was_resting = False  # at the last look at the call under way
        self._used_s = 0.0  # of CPU, before the call under way
        ours, theirs = socket.socketpair()
        lifeline, self._lifeline = os.pipe()
        self._line = ours.detach()
        os.set_blocking(self._line, False)
        line = theirs.detach()
        try:
            self._pid = _spawn(line, lifeline, memory_bytes, preload)
        except OSError as error:
            os.close(self._line)
            os.close(self._lifeline)
            raise WorkerError(f"no worker process can be started: {error}") from error
        finally:
            os.close(line)
            os.close(lifeline)
        self._exit: asyncio.Future[int] | None = None

    async def call(self, call: bytes, timeout_s: float) -> bytes:
        """Return the answer to a call; WorkerError if there is none in time."""
        self._is_used = True
        try:
            if not self._is_ready:
                await self._wait_until_ready()
            self._busy_since, self._used_s = time.monotonic(), cpu_s(self._pid)
            self._was_resting = False
            async with asyncio.timeout(timeout_s):
                await _send(self._line, LENGTH.pack(len(call), False) + call)
                length, is_last = LENGTH.unpack(await _received(self._line, LENGTH.size))
                answer = await _received(self._line, length)
        except TimeoutError as error:
            raise WorkerError(f"took longer than {timeout_s:g} s") from error
        except (EOFError, ConnectionError) as error:
            self.is_over = True
            raise WorkerError(death_of(await self.ended())) from error
        finally:
            self._busy_since = None
            self._is_used = False
            self._tidy()
        if is_last:
            self.hang_up()
        return answer

    def has_been_busy_for(self, seconds: float) -> bool:
        """Tell whether a call takes so long: not if it waits for a CPU, or its answer for us.

        One that neither runs nor waits for a CPU must be seen so twice: a page that is read from
        disk takes a moment on a busy machine, and a second process 35 MB.
        """
        if self._busy_since is None or time.monotonic() - self._busy_since < seconds:
            return False
        if self._has_spoken():
            return False
        if cpu_s(self._pid) - self._used_s >= seconds:
            return True
        was_resting, self._was_resting = self._was_resting, not is_runnable(self._pid)
        return was_resting and self._was_resting

    def is_alive(self) -> bool:
        """Tell whether the process, which is idle, still holds its line: it says nothing else."""
        return not self._has_spoken() or not self._is_ready

    def _has_spoken(self) -> bool:
        return bool(select.select([self._line], [], [], 0)[0])

    def hang_up(self) -> None:
        """Let an idle process end by itself."""
        self.is_over = True
        if not self._is_ready:
            self.kill()
        with suppress(OSError):
            os.write(self._line, LENGTH.pack(0, True))

    def kill(self) -> None:
        self.is_over = True
        if self._exit is None or not self._exit.done():
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)

    async def ended(self) -> int:
        """Wait until the process is no more and return its exit code, as `Popen` does."""
        return await asyncio.shield(self.bury())

    def bury(self) -> asyncio.Future[int]:
        """Have the process waited for, so that nothing of it remains, and its time is counted."""
        self.is_over = True
        if self._exit is None:
            self._exit = asyncio.get_running_loop().run_in_executor(None, _reaped, self._pid)
            self._exit.add_done_callback(lambda _: self._tidy())
        return self._exit

    def _tidy(self) -> None:
        """Close the line of a process that is no more, when nobody waits at it."""
        if self._exit is not None and self._exit.done() and not self._is_used and self._line >= 0:
            os.close(self._line)
            os.close(self._lifeline)
            self._line = -1

    async def _wait_until_ready(self) -> None:
        try:
            async with asyncio.timeout(START_S):
                await _received(self._line, 1)
        except TimeoutError as error:
            raise WorkerError(f"no worker process was ready within {START_S:g} s") from error
        self._is_ready = True


def death_of(exit_code: int) -> str:
    """Return in words how a process ended."""
    if exit_code < 0:
        return f"died by {signal.Signals(-exit_code).name}"
    return f"died with exit status {exit_code}"


def _reaped(pid: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _spawn(line: int, lifeline: int, memory_bytes: int, preload: Sequence[str]) -> int:
    """Start a process in a session of its own, which signals of a terminal do not reach."""
    os.set_inheritable(line, True)
    os.set_inheritable(lifeline, True)
    numbers = map(str, (line, lifeline, memory_bytes))
    words = [sys.executable, "-P", "-m", "livefeed.fetch.worker", *numbers, *preload]
    environment = {**os.environ, **_ENVIRONMENT, "PYTHONPATH": os.pathsep.join(sys.path)}
    nothing = (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0)
    return os.posix_spawn(words[0], words, environment, file_actions=[nothing], setsid=True)


async def _send(line: int, message: bytes) -> None:
    view = memoryview(message)
    while view:
        try:
            view = view[os.write(line, view[:_CHUNK]) :]
        except BlockingIOError:
            loop = asyncio.get_running_loop()
            await _until(line, loop.add_writer, loop.remove_writer)


async def _received(line: int, count: int) -> bytes:
    """Return so many bytes; EOFError if the other end closes before."""
    parts: list[bytes] = []
    while count:
        try:
            part = os.read(line, min(count, _CHUNK))
        except BlockingIOError:
            loop = asyncio.get_running_loop()
            await _until(line, loop.add_reader, loop.remove_reader)
            continue
        if not part:
            raise EOFError
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


async def _until(line: int, add: Callable[..., None], remove: Callable[[int], bool]) -> None:
    """Wait until a line can be read or written without waiting."""
    ready = asyncio.get_running_loop().create_future()
    add(line, _set, ready)
    try:
        await ready
    finally:
        remove(line)


def _set(ready: asyncio.Future[None]) -> None:
    if not ready.done():
        ready.set_result(None)
