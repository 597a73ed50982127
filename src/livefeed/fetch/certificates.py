"""Whom https trusts: the system's certificates, read when the first https address is asked.

Reading them takes 15 ms, and aiohttp does it twice as it is imported: a seventh of all that a round
over a thousand sources takes when nothing is new. So aiohttp is to be imported here first.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def none_yet() -> Iterator[None]:
    """Let contexts that are made in the block begin without certificates: they trust nobody."""
    context: type = ssl.SSLContext
    context.set_default_verify_paths = lambda _: None  # type: ignore[attr-defined]  # inherited
    try:
        yield
    finally:
        del context.set_default_verify_paths  # type: ignore[attr-defined]  # as above


with none_yet():
    import aiohttp  # noqa: F401


class Trust:
    """A context that checks servers, and is filled once it is needed."""

    def __init__(self) -> None:
        with none_yet():
            self.context = ssl.create_default_context()
        self.context.set_alpn_protocols(["http/1.1"])
        self._filling: asyncio.Future[None] | None = None

    async def fill(self) -> None:
        """Wait until the context trusts whom the system trusts."""
        if self._filling is None:
            filled = asyncio.to_thread(self.context.load_default_certs)
            self._filling = asyncio.ensure_future(filled)
        await asyncio.shield(self._filling)
