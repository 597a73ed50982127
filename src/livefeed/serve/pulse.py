"""One wait for the next change on behalf of every open stream."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from typing import Final

from livefeed.errors import StoreError
from livefeed.serve.newsroom import Newsroom

log = logging.getLogger(__name__)

WAIT_S: Final = 30.0
PAUSE_S: Final = 1.0  # after the database could not be asked


class Pulse:
    """Knows the newest change sequence and wakes those who wait for a newer one."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom
        self._moved = asyncio.Event()
        self.change = -1
        self.is_stopping = False

    async def wait(self, after: int, timeout_s: float) -> None:
        """Return when the change sequence passed `after`, time is up, or the server stops."""
        try:
            async with asyncio.timeout(timeout_s):
                while self.change <= after and not self.is_stopping:
                    await self._moved.wait()
        except TimeoutError:
            return

    def stop(self) -> None:
        """Make every waiting stream end."""
        self.is_stopping = True
        self._moved.set()

    async def run(self) -> None:
        """Follow the change sequence until cancelled."""
        while True:
            try:
                change = await self._newsroom.wait_change(self.change, WAIT_S)
            except StoreError as error:
                log.warning("pulse.failed error=%r", str(error))
                await asyncio.sleep(PAUSE_S)
                continue
            if change != self.change:
                self.change = change
                self._wake()

    def _wake(self) -> None:
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()


async def follow(pulse: Pulse) -> AsyncIterator[None]:
    """Keep the pulse going while the server runs."""
    task = asyncio.create_task(pulse.run(), name="pulse")
    yield
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
