"""Headers of one source: for its own server, never for one that it leads to."""

from __future__ import annotations

import aiohttp
from yarl import URL

from livefeed.settings import OwnHeaders


def added(headers: OwnHeaders | None) -> tuple[aiohttp.ClientMiddlewareType, ...]:
    """Return what adds the headers to each request of an exchange that goes to their server.

    A middleware, if there are any. aiohttp itself drops only Authorization and cookies when a
    redirect leaves the origin.
    """
    if headers is None:
        return ()
    origin = URL(headers.url).origin()

    async def add(
        request: aiohttp.ClientRequest, send: aiohttp.ClientHandlerType
    ) -> aiohttp.ClientResponse:
        if request.url.origin() == origin:
            for name, value in headers.lines:
                request.headers[name] = value
        return await send(request)

    return (add,)
