"""What a server asks for holds for all its sources, and for nobody else's, over a restart too."""

from __future__ import annotations

from pathlib import Path

from aiohttp import web

from tests.support.origin import Origin
from tests.support.press import Press, settings_of
from tests.support.running import Site, eventually, running


async def throttled(_request: web.BaseRequest) -> web.Response:
    return web.Response(status=429, headers={"Retry-After": "600"})


async def polled_meanwhile(site: Site, name: str, times: int) -> None:
    """Wait until one source was polled so many times more."""
    before = (await site.sources())[name]["polls"]

    async def is_polled() -> bool:
        return bool((await site.sources())[name]["polls"] >= before + times)

    await eventually(f"{name} polled {times} times more", is_polled)


async def test_a_server_that_asks_for_patience_gets_it_from_all_its_sources(
    tmp_path: Path,
) -> None:
    async with Origin() as one, Origin() as other:
        press = Press(one, {"alpha": "rss", "beta": "atom"})
        elsewhere = Press(other, {"gamma": "rss"})
        settings = settings_of(tmp_path, (*press.sources(), *elsewhere.sources()))
        async with running(settings) as site:
            await site.first_polled()
            one.handle(press.path("alpha"), throttled)

            async def is_told() -> bool:
                return "asked" in (await site.sources())["beta"]["why"]

            await eventually("beta told to wait", is_told)
            await polled_meanwhile(site, "gamma", 2)  # what was under way has ended
            asked = len(one.log)
            await polled_meanwhile(site, "gamma", 5)
            assert len(one.log) == asked
            states = {name: source["state"] for name, source in (await site.sources()).items()}
            assert states == {"alpha": "ok", "beta": "ok", "gamma": "ok"}
        async with running(settings) as site:
            await polled_meanwhile(site, "gamma", 5)
            assert len(one.log) == asked
            assert "asked" in (await site.sources())["beta"]["why"]
