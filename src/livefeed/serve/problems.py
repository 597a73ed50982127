"""Errors as clients read them: problem details (RFC 9457) for programs, a page for people."""

from __future__ import annotations

import json
from http import HTTPStatus

from aiohttp import web

from livefeed.serve.keys import PAGES, SETTINGS


def problem(request: web.Request, status: int, detail: str) -> web.Response:
    """Return the error in the form that suits the address that was asked for."""
    if request.path.startswith("/api/"):
        return _details(status, detail)
    return _page(request, status)


def _details(status: int, detail: str) -> web.Response:
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    return web.Response(
        text=json.dumps(body | {"detail": detail}, ensure_ascii=False) + "\n",
        status=status,
        content_type="application/problem+json",
        headers={"Cache-Control": "no-store"},
    )


def _page(request: web.Request, status: int) -> web.Response:
    pages = request.app[PAGES]
    words = pages.words_of(request.app[SETTINGS].feeds[0])
    title, hint = HTTPStatus(status).phrase, ""
    if status == 404:
        title, hint = words.not_found, words.not_found_hint
    elif status == 503:
        hint = words.unavailable
    return web.Response(
        body=pages.error(title=title, hint=hint),
        status=status,
        content_type="text/html",
        charset="utf-8",
        headers={"Cache-Control": "no-store"},
    )
