"""The story that a request asks for by its id."""

from __future__ import annotations

from aiohttp import web

from livefeed.model import Story
from livefeed.render.ids import bare_id
from livefeed.serve.keys import NEWSROOM


async def asked_story(request: web.Request) -> Story:
    """Return the story of this id, bare or a tag: URI; one that became part of another: 301."""
    asked = bare_id(request.match_info["story"])
    found = await request.app[NEWSROOM].story(asked)
    if found is None:
        raise web.HTTPNotFound(reason="no such story")
    if found.id != asked:
        raise web.HTTPMovedPermanently(location=found.id)  # beside it, whatever the prefix is
    return found
