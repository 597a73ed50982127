"""How far apart the requests to one host are, where they leave."""

from __future__ import annotations

import asyncio

import aiohttp


class Turns:
    """Keeps requests to a host apart, in the order in which they asked.

    Leases of one host are claimed apart already; but a busy machine may send two closer together,
    and aiohttp repeats at once what met a connection that the server had closed.
    """

    def __init__(self, gap_s: float) -> None:
        self._gap_s = gap_s
        self._free_at: dict[str, float] = {}  # host → time of the event loop

    async def wait(self, host: str) -> None:
        """Wait until a request may be sent to a host."""
        if self._gap_s <= 0:
            return
        now = asyncio.get_running_loop().time()
        turn = max(now, self._free_at.get(host, now))
        self._free_at[host] = turn + self._gap_s
        if turn > now:
            await asyncio.sleep(turn - now)

    async def repeat(
        self, request: aiohttp.ClientRequest, send: aiohttp.ClientHandlerType
    ) -> aiohttp.ClientResponse:
        """Let what aiohttp repeats of an exchange wait for its turn, too; a middleware."""
        try:
            return await send(request)
        except aiohttp.ClientConnectorError:
            raise  # not repeated
        except (aiohttp.ServerDisconnectedError, aiohttp.ClientOSError):
            await self.wait(request.url.raw_host or "")
            raise
