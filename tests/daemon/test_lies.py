"""Servers whose answers are not true: nothing is lost, and nothing is told twice."""

from __future__ import annotations

import itertools
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from aiohttp import web

from livefeed.settings import Source
from tests.support.origin import Origin
from tests.support.press import MORE_DEAD, OTHERS, POLISHED, WIRE, Press, settings_of
from tests.support.receiver import Receiver
from tests.support.running import Site, eventually, running

ETAG = {"ETag": '"for-ever"'}


async def polled(site: Site, times: int) -> None:
    async def look() -> bool:
        return bool((await site.sources())["alpha"]["polls"] >= before + times)

    before = (await site.sources())["alpha"]["polls"]
    await eventually(f"{times} polls", look)


def alpha(press: Press) -> tuple[Source, ...]:
    return press.sources()[:1]


async def test_a_server_that_answers_304_for_ever_is_seen_through(tmp_path: Path) -> None:
    """The news that its first 304s hid comes late, all other news in time: 304s are not asked for
    any more."""
    async with Origin() as origin:
        press = Press(origin)
        origin.handle(press.path("alpha"), _always_304(press))
        async with running(settings_of(tmp_path, alpha(press))) as site:
            await site.first_polled()
            press.publish("alpha", "alpha-1", WIRE)
            origin.handle(press.path("alpha"), _always_304(press))
            await eventually("the hidden news", lambda: site.holding("alpha-1"))

            async def told() -> str | None:
                problems = (await site.sources())["alpha"]["problems"]
                return next((p for p in problems if "304" in p), None)

            assert "although" in str(await eventually("the problem is told", told))
            asked = len(origin.log)
            press.publish("alpha", "alpha-2", MORE_DEAD)
            origin.handle(press.path("alpha"), _always_304(press))
            await eventually("the next news", lambda: site.holding("alpha-2"))
            await polled(site, 3)
            assert not any("If-None-Match" in seen.headers for seen in origin.log[asked:])
            assert len(await site.stories()) == 3


def _always_304(press: Press) -> Callable[[web.BaseRequest], Awaitable[web.Response]]:
    media_type, body = press.document("alpha")

    async def page(request: web.BaseRequest) -> web.Response:
        if "If-None-Match" in request.headers:
            return web.Response(status=304, headers=ETAG)
        return web.Response(body=body, headers={"Content-Type": media_type, **ETAG})

    return page


async def test_a_server_that_is_honest_is_asked_with_validators_again(tmp_path: Path) -> None:
    async with Origin() as origin:
        press = Press(origin)
        async with running(settings_of(tmp_path, alpha(press))) as site:
            await site.first_polled()
            for n in (1, 2):
                await polled(site, 14)
                press.publish("alpha", f"alpha-{n}", f"{WIRE} {n}")
                await eventually("the news", lambda n=n: site.holding(f"alpha-{n}"))  # type: ignore[misc] # mypy wants no default
            await polled(site, 3)
            assert (await site.sources())["alpha"]["problems"] == []
            asked = [
                "If-None-Match" in seen.headers for seen in origin.seen(press.path("alpha"))[1:]
            ]
            assert 0 < asked.count(False) <= len(asked) / 6


async def test_two_edges_of_different_age_are_one_source(tmp_path: Path) -> None:
    """Each request may meet the new state or the old one, each with validators of its own."""
    async with Origin() as origin, Receiver() as receiver:
        press = Press(origin)
        press.publish("alpha", "alpha-1", WIRE)
        old = press.document("alpha")
        settings = settings_of(tmp_path, alpha(press), hook=receiver.url(""))
        async with running(settings) as site:
            await site.first_polled()
            press.publish("alpha", "alpha-1", POLISHED)
            press.publish("alpha", "alpha-2", MORE_DEAD)
            await eventually("the new state", lambda: site.holding("alpha-2"))
            before = await _settled(site)
            _flap(origin, press.path("alpha"), (old, press.document("alpha")))
            await polled(site, 25)
            assert await _settled(site) == before
            posts = len(receiver.posts)
            press.publish("alpha", "alpha-3", OTHERS["beta"])
            _flap(origin, press.path("alpha"), (old, press.document("alpha")))
            await eventually("what the new edge alone has", lambda: site.holding("alpha-3"))
            await polled(site, 12)
            stories = await _settled(site)
            assert {key for key, *_ in stories} - {key for key, *_ in before} == {"alpha-3"}
            assert [p.json["type"] for p in receiver.posts[posts:]] == ["story.new"]


async def _settled(site: Site) -> set[tuple[Any, ...]]:
    """Return the updates with their revisions once every alert was delivered."""

    async def is_sent() -> bool:
        return not await site.open_deliveries()

    await eventually("an empty outbox", is_sent)
    return {
        (u["key"].rpartition("/")[2], u["revision"], u["state"], u["text"])
        for story in await site.stories()
        for u in story["updates"]
    }


def _flap(origin: Origin, path: str, states: tuple[tuple[str, bytes], ...]) -> None:
    turns = itertools.cycle((0, 1, 0, 0, 1, 1, 0, 0, 0, 1))

    async def page(request: web.BaseRequest) -> web.Response:
        turn = next(turns)
        media_type, body = states[turn]
        etag = f'"{len(body)}"'
        if request.headers.get("If-None-Match") == etag:
            return web.Response(status=304, headers={"ETag": etag})
        return web.Response(body=body, headers={"Content-Type": media_type, "ETag": etag})

    origin.handle(path, page)
