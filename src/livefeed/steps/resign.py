"""Sketches made anew after a change of the algorithm: until then nothing is compared with them."""

from __future__ import annotations

import asyncio
import logging

from livefeed.store import Store

log = logging.getLogger(__name__)


async def sign_again(store: Store, *, pause_s: float = 0.0) -> int:
    """Make every sketch of an earlier algorithm anew, newest first; return how many there were.

    Args:
        pause_s: after some of them, so that what a daemon has to write does not wait.
    """
    from livefeed.dedup import sketch  # noqa: PLC0415 - a start has no time for it

    total = 0
    while count := await store.sign_again(sketch):
        total += count
        await asyncio.sleep(pause_s)
    if total:
        log.info("sketches.signed_again updates=%d", total)
    return total
