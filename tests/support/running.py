"""A running daemon, in this process or in one of its own, seen through its HTTP side."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

import aiohttp

from livefeed.daemon.service import Daemon
from livefeed.settings import Settings

Value = TypeVar("Value")
WITHIN_S = 30.0


async def eventually(
    what: str, look: Callable[[], Awaitable[Value | None]], *, within_s: float = WITHIN_S
) -> Value:
    """Return the first true value that `look` gives; AssertionError if it never does."""
    last: Value | None = None
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(within_s):
            while True:
                last = await look()
                if last:
                    return last
                await asyncio.sleep(0.03)
    raise AssertionError(f"not within {within_s} s: {what}; found {last!r}")


class Site:
    """What a running daemon serves."""

    def __init__(self, address: str, session: aiohttp.ClientSession) -> None:
        self.address = address
        self._session = session

    async def get(self, path: str) -> bytes:
        async with self._session.get(self.address + path) as response:
            assert response.status == 200, (path, response.status, await response.text())
            return await response.read()

    async def json(self, path: str) -> Any:
        async with self._session.get(self.address + path) as response:
            assert response.status == 200, (path, response.status, await response.text())
            return await response.json(content_type=None)

    async def stories(self) -> list[dict[str, Any]]:
        page = await self.json("/api/v1/stories?limit=200")
        assert page["next"] is None
        return list(page["stories"])

    async def sources(self) -> dict[str, dict[str, Any]]:
        return {s["name"]: s for s in (await self.json("/api/v1/sources"))["sources"]}

    async def holding(self, key: str) -> dict[str, Any] | None:
        """Return the story that holds the update whose key ends so."""
        for story in await self.stories():
            if any(update["key"].endswith(key) for update in story["updates"]):
                return story
        return None

    async def open_deliveries(self) -> list[dict[str, Any]]:
        found = (await self.json("/api/v1/deliveries"))["deliveries"]
        return [delivery for delivery in found if delivery["state"] == "open"]

    async def polled(self, times: int = 1) -> None:
        """Wait until every source has been polled so many times more."""
        before = {name: source["polls"] for name, source in (await self.sources()).items()}

        async def is_polled() -> bool:
            now = await self.sources()
            return all(now[name]["polls"] >= polls + times for name, polls in before.items())

        await eventually(f"every source polled {times} times more", is_polled)

    async def first_polled(self) -> None:
        async def is_polled() -> bool:
            return all(source["polls"] >= 1 for source in (await self.sources()).values())

        await eventually("every source polled once", is_polled)


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[Site]:
    """Run a daemon in this process for as long as the block runs."""
    daemon, stop = Daemon(settings), asyncio.Event()
    service = asyncio.create_task(daemon.run(stop))
    ready = asyncio.create_task(daemon.ready.wait())
    try:
        await asyncio.wait({service, ready}, return_when=asyncio.FIRST_COMPLETED, timeout=WITHIN_S)
        if service.done():
            service.result()
        async with aiohttp.ClientSession() as session:
            yield Site(daemon.address, session)
    finally:
        ready.cancel()
        stop.set()
        await service


class Process:
    """`livefeed run` on a folder with a config.toml; it can be killed at any moment."""

    def __init__(self, folder: Path, port: int, session: aiohttp.ClientSession) -> None:
        self.site = Site(f"http://127.0.0.1:{port}", session)
        self._folder = folder
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Return when the daemon is ready."""
        with (self._folder / "log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "livefeed",
                "--config",
                str(self._folder / "config.toml"),
                "run",
                cwd=self._folder,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

        async def is_ready() -> bool:
            assert self._process is not None
            assert self._process.returncode is None, (self._folder / "log").read_text()
            with contextlib.suppress(aiohttp.ClientError, AssertionError):
                return bool(await self.site.get("/readyz"))
            return False

        await eventually("the daemon is ready", is_ready)

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def kill(self) -> None:
        """End it and its workers at once, with no chance to do anything more."""
        assert self._process is not None
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)

    async def ended(self) -> int:
        assert self._process is not None
        async with asyncio.timeout(WITHIN_S):
            return await self._process.wait()

    async def stop(self) -> int:
        """Ask it to end, and return its exit status."""
        assert self._process is not None
        self._process.terminate()
        return await self.ended()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
