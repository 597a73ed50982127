"""Wakes coroutines from the writer thread."""

from __future__ import annotations

import asyncio
import contextlib
import threading


class Signal:
    """A number that only grows; any number of coroutines, of any loop, wait until it passes one."""

    def __init__(self, value: int = 0) -> None:
        self._value = value
        self._lock = threading.Lock()
        self._waiters: set[asyncio.Future[None]] = set()

    @property
    def value(self) -> int:
        return self._value

    def raise_to(self, value: int) -> None:
        """Set the number and wake who waits; called from any thread."""
        with self._lock:
            if value <= self._value:
                return
            self._value = value
            waiters, self._waiters = self._waiters, set()
        for waiter in waiters:
            with contextlib.suppress(RuntimeError):  # its loop is closed: nobody waits any more
                waiter.get_loop().call_soon_threadsafe(_resolve, waiter)

    def add(self, count: int) -> None:
        """Let the number grow by so much."""
        self.raise_to(self._value + count)

    async def wait(self, after: int, timeout_s: float) -> int:
        """Return the number as soon as it is above `after`, or when time is up."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(timeout_s):
                while self._value <= after:
                    await self._next(after)
        return self._value

    async def _next(self, after: int) -> None:
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        with self._lock:
            if self._value > after:
                return
            self._waiters.add(waiter)
        try:
            await waiter
        finally:
            with self._lock:
                self._waiters.discard(waiter)


def _resolve(waiter: asyncio.Future[None]) -> None:
    if not waiter.done():
        waiter.set_result(None)
