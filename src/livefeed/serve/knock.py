"""The command's end of the daemon's side door; `serve.control` is the other end."""

from __future__ import annotations

import json
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import aiohttp

from livefeed.errors import NoDaemonError, StoreError

Line = Mapping[str, Any]  # one JSON object
Tell = Callable[[Line], Awaitable[None]]


async def ask(path: Path, route: str, wish: Line) -> AsyncIterator[Line]:
    """Give the daemon at `path` a command and yield the lines that it answers.

    Raises:
        NoDaemonError: nothing listens there.
        StoreError: it could not do that, in its own words, or it ended before it had.
    """
    if not path.exists():  # noqa: ASYNC240 - spares a short command the session
        raise NoDaemonError(f"no daemon listens at {path}")
    with short_name(path) as short:
        connector = aiohttp.UnixConnector(path=short)
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=5)
        async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:
            try:
                response = await session.post(f"http://daemon{route}", json=wish)
            except aiohttp.ClientConnectorError as error:
                raise NoDaemonError(f"no daemon listens at {path}") from error
            async with response:
                async for line in _lines(response):
                    if "error" in line:
                        raise StoreError(line["error"])
                    yield line


async def _lines(response: aiohttp.ClientResponse) -> AsyncIterator[Line]:
    try:
        response.raise_for_status()
        async for line in response.content:
            yield json.loads(line)
    except aiohttp.ClientError as error:
        raise StoreError("the daemon ended before it had done that") from error


@contextmanager
def short_name(path: Path) -> Iterator[str]:
    """Yield a name of `path` that fits into the 108 bytes of a unix socket's address."""
    folder = os.open(path.parent, os.O_PATH | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{folder}/{path.name}"
    finally:
        os.close(folder)
