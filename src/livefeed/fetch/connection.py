"""Connections that take what a server sends in slices, and no flood of answers.

aiohttp parses all that one read of the socket brings before anything else may run: 256 kB of
`103 Early Hints`, which nobody asked for and nobody counts, block the event loop for 1.5 s.
"""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import aiohttp
from aiohttp.client_proto import ResponseHandler

from livefeed.fetch.certificates import Trust

if TYPE_CHECKING:
    from aiohttp.connector import Connection
    from aiohttp.tracing import Trace

SLICE_BYTES: Final = 16 * 1024  # 600 of the smallest answers
# Of a body that nobody has read yet, and a 16th as many chunks of it (1,000, parsed and read in 3
# ms): aiohttp's own 16,000 chunks of a byte, where each is counted, hold the event loop for 70.
READ_BYTES: Final = 16 * 1024
MAX_ANSWERS: Final = 20  # to one request, interim ones included


class AnswerFloodError(aiohttp.ClientConnectionError):
    """The server sends answers without end."""


class Connector(aiohttp.TCPConnector):
    """Opens such connections, and reads certificates for none but https."""

    def __init__(self, **options: Any) -> None:
        self._trust = Trust()
        super().__init__(ssl=self._trust.context, **options)
        self._factory = partial(_connection, loop=self._loop)

    async def connect(
        self,
        req: aiohttp.ClientRequest,
        traces: list[Trace],
        timeout: aiohttp.ClientTimeout,  # noqa: ASYNC109 - aiohttp's own parameter
    ) -> Connection:
        if req.is_ssl():
            await self._trust.fill()
        return await super().connect(req, traces, timeout)


class _Connection(ResponseHandler):
    def data_received(self, data: bytes) -> None:
        for start in range(0, len(data) or 1, SLICE_BYTES):
            super().data_received(data[start : start + SLICE_BYTES])
            if len(self) > MAX_ANSWERS:
                self._buffer.clear()
                self.abort()
                self.set_exception(AnswerFloodError("answers without end"))
            if self.exception() is not None:
                return


def _connection(loop: asyncio.AbstractEventLoop) -> ResponseHandler:
    return _Connection(loop)
