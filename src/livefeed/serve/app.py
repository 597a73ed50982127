"""The routes of the server, and what holds for all of them: safe headers and plain errors."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final

from aiohttp import web

from livefeed.errors import StoreError
from livefeed.serve import api, board, events, feeds, health, websub
from livefeed.serve.assets import Assets
from livefeed.serve.keys import NEWSROOM, PAGES, PULSE, SETTINGS
from livefeed.serve.newsroom import Newsroom
from livefeed.serve.pages import Pages
from livefeed.serve.problems import problem
from livefeed.serve.pulse import Pulse, follow
from livefeed.serve.query import QueryError
from livefeed.serve.websub import Pushes
from livefeed.settings import Settings

log = logging.getLogger(__name__)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
        "img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
MAX_REQUEST: Final = 64 * 1024  # bytes; only pushes may be longer


def make_app(
    newsroom: Newsroom, settings: Settings, pushes: Pushes | None = None
) -> web.Application:
    """Return the application that answers for one newsroom, and for hubs where `pushes` is given.

    Shutting it down ends the event streams at once; nothing else needs to be waited for.
    """
    assets = Assets()
    pulse = Pulse(newsroom)
    app = web.Application(middlewares=[_explain_errors], client_max_size=MAX_REQUEST)
    app[NEWSROOM] = newsroom
    app[SETTINGS] = settings
    app[PAGES] = Pages(settings, assets)
    app[PULSE] = pulse
    app.add_routes(
        [
            *assets.routes(),
            *health.ROUTES,
            *api.ROUTES,
            *feeds.ROUTES,
            *events.routes(),
            *board.routes(),
        ]
    )
    if pushes is not None:
        websub.add_routes(app, pushes)
    app.cleanup_ctx.append(lambda _: follow(pulse))
    app.on_shutdown.append(partial(_stop, pulse))
    app.on_response_prepare.append(_add_headers)
    return app


async def _stop(pulse: Pulse, _app: web.Application) -> None:
    pulse.stop()


async def _add_headers(_request: web.Request, response: web.StreamResponse) -> None:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)


@web.middleware
async def _explain_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer errors as JSON problems under /api, as pages elsewhere; never with foreign text."""
    try:
        return await handler(request)
    except QueryError as error:
        return problem(request, 400, str(error))
    except StoreError as error:
        log.warning("serve.unavailable path=%s error=%r", request.path, str(error))
        answered = problem(request, 503, "the database cannot be read just now")
        answered.headers["Retry-After"] = "5"
        return answered
    except web.HTTPException as error:
        if error.status < 400:
            raise
        answered = problem(request, error.status, error.reason)
        if "Allow" in error.headers:
            answered.headers["Allow"] = error.headers["Allow"]
        return answered
