"""Headers of one source: for its own server, never for one that it leads to."""

from __future__ import annotations

import aiohttp
from yarl import URL

from livefeed.settings import OwnHeaders


def middlewares(headers: OwnHeaders | None) -> tuple[aiohttp.ClientMiddlewareType, ...] | None:
    """Return what adds the headers to each request of an exchange that goes to their server.

    aiohttp itself drops only Authorization and cookies when a redirect leaves the origin.
    """
    if headers is None:
        return None
    origin = URL(headers.url).origin()

    async def add(
        request: aiohttp.ClientRequest, send: aiohttp.ClientHandlerType
    ) -> aiohttp.ClientResponse:
        if request.url.origin() == origin:
            for name, value in headers.lines:
                request.headers[name] = value
        return await send(request)

    return (add,)
