"""The event loop: uvloop where there is one, else asyncio's own."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


def run(main: Coroutine[Any, Any, T]) -> T:
    """Return what the coroutine returns; SIGINT cancels it, as in `asyncio.run`."""
    # What a batch of updates is made of outlives many small collections: fewer, larger ones.
    gc.set_threshold(10_000, 20, 20)
    results: list[T] = []

    async def kept() -> None:
        results.append(await main)

    # What the task itself returns is made text of, twice, when `Runner` gives SIGINT back.
    with asyncio.Runner(loop_factory=_loop_factory()) as runner:
        runner.run(kept())
    return results[0]


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    try:
        # Only here: commands without a loop need not wait for it.
        from uvloop import new_event_loop  # noqa: PLC0415
    except ImportError:  # no uvloop for this platform
        return None
    return new_event_loop
