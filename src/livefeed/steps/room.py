"""Room for a few at a time, so that what they hold in memory stays bounded."""

from __future__ import annotations

import asyncio
from collections.abc import Hashable


class Room:
    """Lets in so many at a time; further ones wait in order. Who is inside may enter again."""

    def __init__(self, most: int) -> None:
        self._free = asyncio.Semaphore(most)
        self._inside = set[Hashable]()

    async def enter(self, who: Hashable) -> None:
        """Return when there is room."""
        if who not in self._inside:
            await self._free.acquire()
            self._inside.add(who)

    def leave(self, who: Hashable) -> None:
        """Make room for the next; nothing happens for who is not inside."""
        if who in self._inside:
            self._inside.discard(who)
            self._free.release()
