"""The one task group of a process."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from livefeed.errors import LivefeedError


@asynccontextmanager
async def open_tasks() -> AsyncIterator[asyncio.TaskGroup]:
    """Yield a task group; an error of ours leaves it as itself, not inside a group of one."""
    try:
        async with asyncio.TaskGroup() as tasks:
            yield tasks
    except* LivefeedError as group:
        raise group.exceptions[0] from group
