"""Style, script and icon from the package, under names that change with their bytes."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files
from typing import Final

from aiohttp import web

from livefeed.serve.rendition import Rendition, answer, make_rendition

CONTENT_TYPES: Final = {
    "board.css": "text/css; charset=utf-8",
    "board.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
FOREVER: Final = "public, max-age=31536000, immutable"


class Assets:
    """What pages load, read once at start."""

    def __init__(self) -> None:
        folder = files("livefeed.serve") / "static"
        self._by_name = {
            name: make_rendition((folder / name).read_bytes(), content_type, cache_control=FOREVER)
            for name, content_type in CONTENT_TYPES.items()
        }

    def path(self, name: str) -> str:
        """Return the path of an asset; other bytes have another path."""
        stem, _, suffix = name.rpartition(".")
        return f"/assets/{stem}.{self._by_name[name].digest}.{suffix}"

    def routes(self) -> list[web.RouteDef]:
        """Return one route per asset, and the address where browsers look for an icon."""
        icon = replace(self._by_name["icon.svg"], cache_control="public, max-age=86400")
        return [
            *(web.get(self.path(name), _Fixed(asset).get) for name, asset in self._by_name.items()),
            web.get("/favicon.ico", _Fixed(icon).get),
        ]


class _Fixed:
    """Answers with the same document always."""

    def __init__(self, rendition: Rendition) -> None:
        self._rendition = rendition

    async def get(self, request: web.Request) -> web.StreamResponse:
        return answer(request, self._rendition)
