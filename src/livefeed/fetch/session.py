"""The one HTTP session of the process and how it looks names up."""

from __future__ import annotations

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Final

from aiohttp import ClientSession, ClientTimeout, DummyCookieJar
from aiohttp.abc import AbstractResolver, ResolveResult

from livefeed import __version__
from livefeed.fetch.connection import READ_BYTES, Connector
from livefeed.fetch.guard import socket_factory
from livefeed.settings import Polling

# A name server that does not answer holds a thread for 5 to 20 s. In the event loop's own pool of
# six it would take a handful of such sources to stop every look-up, and all other work there.
LOOKUP_THREADS: Final = 32


def open_session(polling: Polling) -> ClientSession:
    """Return the one HTTP session of the process, for sources, hubs and channels.

    It follows no proxy of the environment (the guard would see only the proxy), keeps no cookies,
    and hands bodies over as they came: reading them within limits is the caller's business, and so
    is a deadline. To be called in the running event loop, closed by `await session.close()`.
    """
    return ClientSession(
        connector=Connector(
            socket_factory=socket_factory(polling.allow_private),
            resolver=Resolver(),
            limit=0,  # polls and channels bound themselves, so that neither can starve the other
            keepalive_timeout=30.0,
        ),
        cookie_jar=DummyCookieJar(),
        trust_env=False,
        auto_decompress=False,
        read_bufsize=READ_BYTES,
        timeout=ClientTimeout(
            total=None,
            sock_connect=polling.timeout_s / 3,
            sock_read=polling.timeout_s / 2,
        ),
        headers={"User-Agent": user_agent(polling.contact), "Accept-Encoding": "identity"},
    )


class Resolver(AbstractResolver):
    """Asks the system for addresses, in threads of its own."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(LOOKUP_THREADS, thread_name_prefix="look-up")

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return the addresses of a host in the order of preference; OSError if it has none."""
        look_up = partial(
            socket.getaddrinfo,
            host,
            port,
            family=family,
            type=socket.SOCK_STREAM,
            flags=socket.AI_ADDRCONFIG,
        )
        found = await asyncio.get_running_loop().run_in_executor(self._threads, look_up)
        return [
            ResolveResult(
                hostname=host,
                host=str(address[0]),
                port=port,
                family=kind,
                proto=protocol,
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
            for kind, _, protocol, _, address in found
        ]

    async def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)


def user_agent(contact: str) -> str:
    """Return how livefeed introduces itself; the contact is a URL or address of the operator."""
    words = "".join(c for c in contact if c.isascii() and c.isprintable() and c not in "()\\")
    return f"livefeed/{__version__}" + (f" (+{words.strip()})" if words.strip() else "")
