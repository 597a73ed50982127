"""Whatever a source answers: a clear reason, nothing stored is lost, and the others go on."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from livefeed.settings import Source
from tests.support.origin import Origin
from tests.support.press import OTHERS, WIRE, Press, config_of, settings_of
from tests.support.running import Process, Site, eventually, free_port, running

PAGE = "<!doctype html><html><head><title>Maintenance</title></head><body><p>Back soon</p></body>"


async def cut_short(request: web.BaseRequest) -> web.StreamResponse:
    """Promise more bytes than are sent, then go."""
    response = web.StreamResponse(
        headers={"Content-Type": "application/rss+xml", "Content-Length": "5000"}
    )
    await response.prepare(request)
    await response.write(b'<?xml version="1.0"?><rss version="2.0"><channel>')
    assert request.transport is not None
    request.transport.close()
    return response


async def hung_up(request: web.BaseRequest) -> web.StreamResponse:
    assert request.transport is not None
    request.transport.close()
    return web.Response()


async def cut_gzip(request: web.BaseRequest) -> web.StreamResponse:
    import gzip

    whole = gzip.compress(b"<rss>" + bytes(range(256)) * 50)
    headers = {"Content-Type": "application/rss+xml", "Content-Encoding": "gzip"}
    return web.Response(body=whole[: len(whole) // 2], headers=headers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    spoil: Callable[[Origin, str], None]
    reason: tuple[str, ...]  # one of these must stand in what the operator is told


def html(origin: Origin, path: str) -> None:
    origin.show(path, PAGE)


def empty(origin: Origin, path: str) -> None:
    origin.show(path, b"", content_type="application/rss+xml")


def refused(origin: Origin, path: str) -> None:
    origin.answer(path, 403)


def broken(origin: Origin, path: str) -> None:
    origin.answer(path, 500)


def handled(
    handler: Callable[[web.BaseRequest], Awaitable[web.StreamResponse]],
) -> Callable[[Origin, str], None]:
    return lambda origin, path: origin.handle(path, handler)


TROUBLES = {
    "HTML instead of a feed": Trouble(spoil=html, reason=("html", "HTML")),
    "an empty body": Trouble(spoil=empty, reason=("empty", "no bytes", "nothing")),
    "403": Trouble(spoil=refused, reason=("403",)),
    "500": Trouble(spoil=broken, reason=("500",)),
    "a truncated answer": Trouble(
        spoil=handled(cut_short), reason=("truncated", "cut", "incomplete", "ended", "before")
    ),
    "a truncated gzip stream": Trouble(
        spoil=handled(cut_gzip), reason=("truncated", "cut", "incomplete", "ended", "gzip")
    ),
    "a connection that ends at once": Trouble(
        spoil=handled(hung_up), reason=("disconnect", "closed", "connection", "ended")
    ),
}


async def in_state(site: Site, name: str, state: str) -> dict[str, Any]:
    async def look() -> dict[str, Any] | None:
        source = (await site.sources())[name]
        return source if source["state"] == state else None

    return await eventually(f"{name} {state}", look)


@pytest.mark.parametrize("what", TROUBLES)
async def test_trouble_is_told_loses_nothing_and_passes(tmp_path: Path, what: str) -> None:
    trouble = TROUBLES[what]
    async with Origin() as origin:
        press = Press(origin)
        press.publish("alpha", "alpha-1", WIRE)
        async with running(settings_of(tmp_path, press.sources())) as site:
            await site.first_polled()
            before = await site.get("/feeds/all.atom")
            trouble.spoil(origin, press.path("alpha"))
            failing = await in_state(site, "alpha", "failing")
            assert any(word in failing["error"] for word in trouble.reason), failing["error"]
            assert failing["updates"] == 2
            assert await site.get("/feeds/all.atom") == before
            press.publish("beta", "beta-1", "أعيد فتح الطريق مساء أمام السيارات الصغيرة والحافلات.")
            await eventually("the others go on", lambda: site.holding("beta-1"))
            press.restore("alpha")
            assert (await in_state(site, "alpha", "ok"))["error"] is None
            assert len(await site.stories()) == 3 + 2


async def test_a_host_that_cannot_be_reached_is_told(tmp_path: Path) -> None:
    async with Origin() as origin:
        nobody = Source(name="nobody", url=f"http://127.0.0.1:{free_port()}/feed", kind="feed")
        sources = (*Press(origin).sources(), nobody)
        async with running(settings_of(tmp_path, sources)) as site:
            failing = await in_state(site, "nobody", "failing")
            assert "refused" in failing["error"] or "connect" in failing["error"].lower()
            assert failing["why"].startswith("failed")
            await site.first_polled()
            assert len(await site.stories()) == 3


async def test_a_wrong_charset_is_read_right_or_named(tmp_path: Path) -> None:
    """The header says UTF-8, the bytes are windows-1256."""
    body = (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>x</title><item>'
        f"<guid>k</guid><title>عنوان</title><description>{OTHERS['alpha']}</description></item>"
        "</channel></rss>"
    ).encode("cp1256")
    async with Origin() as origin:
        origin.show("/feed", body, content_type="application/rss+xml; charset=utf-8")
        source = Source(name="old", url=origin.url("/feed"), kind="feed", language="ar")
        async with running(settings_of(tmp_path, (source,))) as site:
            await site.first_polled()
            found = (await site.sources())["old"]
            texts = [story["text"] for story in await site.stories()]
            assert texts == [OTHERS["alpha"]] or (texts == [] and found["error"]), (found, texts)


@pytest.mark.parametrize(
    "at", [datetime(1970, 1, 1, tzinfo=UTC), datetime(2099, 5, 1, 12, tzinfo=UTC)]
)
async def test_an_impossible_date_is_unknown_and_the_update_is_kept(
    tmp_path: Path, at: datetime
) -> None:
    async with Origin() as origin:
        press = Press(origin)
        async with running(settings_of(tmp_path, press.sources())) as site:
            await site.first_polled()
            press.publish("alpha", "alpha-1", WIRE, at=at)
            story = await eventually("the update", lambda: site.holding("alpha-1"))
            (update,) = story["updates"]
            assert update["published"] is None
            assert update["seen"].startswith("20")
            assert (await site.stories())[0]["id"] == story["id"]


async def test_the_command_sources_tells_the_reason(tmp_path: Path) -> None:
    async with Origin() as origin, aiohttp.ClientSession() as session:
        press = Press(origin)
        html(origin, press.path("alpha"))
        port = free_port()
        config = config_of(press, hook="http://127.0.0.1:9", port=port)
        (tmp_path / "config.toml").write_text(config, encoding="utf-8")
        daemon = Process(tmp_path, port, session)
        await daemon.start()
        try:
            error = (await in_state(daemon.site, "alpha", "failing"))["error"]
            listed = json.loads(await _command(tmp_path, "sources", "--json"))
            assert [s["error"] for s in listed["sources"] if s["name"] == "alpha"] == [error]
            told = " ".join((await _command(tmp_path, "sources")).split())
            assert "failing" in told
        finally:
            assert await daemon.stop() == 0


async def _command(folder: Path, *words: str) -> str:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "livefeed", "--config", str(folder / "config.toml")),
        *words,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, problems = await process.communicate()
    assert process.returncode == 0, problems.decode()
    return out.decode()
