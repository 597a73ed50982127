"""What the daemon does when a source shows nothing of what it showed before, or fails."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from livefeed.settings import Source, UpdateSelectors
from tests.support.origin import Origin
from tests.support.press import Press, settings_of
from tests.support.receiver import Receiver
from tests.support.running import Site, eventually, running

# Publishers have a clock too. Pages older than an hour before the gap end the way back.
START = datetime.now(UTC) - timedelta(minutes=10)  # noqa: TID251


def rss(numbers: range, head: str = "") -> str:
    """Return a feed of these updates, newest first; each has words of its own."""
    items = "".join(
        f"<item><guid>k{n}</guid><title>{words(n, 4)}</title><description>{words(n, 18)}"
        f"</description><pubDate>{START + timedelta(seconds=n):%a, %d %b %Y %H:%M:%S} GMT</pubDate>"
        "</item>"
        for n in reversed(numbers)
    )
    return f'<rss version="2.0"><channel><title>alpha</title>{head}{items}</channel></rss>'


def words(n: int, count: int) -> str:
    """Return words that no other update has."""
    return " ".join(
        "".join(chr(97 + (n * 7 + 13 * k + d) % 26) for d in range(5)) + f"{n}x{k}"
        for k in range(count)
    )


def alpha(origin: Origin, path: str = "/feed") -> tuple[Source, ...]:
    return (Source(name="alpha", url=origin.url(path), kind="feed", language="en", every_s=0.3),)


def show(origin: Origin, path: str, body: str) -> None:
    origin.show(path, body, content_type="application/rss+xml")


def told(receiver: Receiver) -> list[dict[str, Any]]:
    return [post.json for post in receiver.posts if post.path == "/operator"]


async def told_of(receiver: Receiver, type_: str, kind: str) -> dict[str, Any]:
    async def look() -> dict[str, Any] | None:
        found = (p for p in told(receiver) if p["data"]["change"]["kind"] == kind)
        return next((p for p in found if p["type"] == type_), None)

    return await eventually(f"{type_} {kind}", look)


async def gap_of(site: Site, state: str) -> dict[str, Any]:
    async def look() -> dict[str, Any] | None:
        gaps = (await site.sources())["alpha"]["gaps"]
        return gaps[0] if gaps and gaps[0]["state"] == state else None

    return await eventually(f"a gap that is {state}", look, within_s=120)


async def test_a_gap_without_older_pages_is_shown_counted_and_told(tmp_path: Path) -> None:
    async with Origin() as origin, Receiver() as receiver:
        show(origin, "/feed", rss(range(20)))
        settings = settings_of(tmp_path, alpha(origin), hook=receiver.url(""))
        async with running(settings) as site:
            await site.first_polled()
            show(origin, "/feed", rss(range(100, 120)))
            gap = await gap_of(site, "open")
            assert (gap["before"], gap["after"], gap["is_walking"]) == (20, 20, False)
            alert = await told_of(receiver, "source.gap", "gap")
            assert alert["data"]["source"]["name"] == "alpha"
            assert alert["data"]["route"] == "sources"
            assert alert["data"]["change"]["gap"]["from"] == gap["from"]
            problems = (await site.sources())["alpha"]["problems"]
            assert any("something may be missing between" in problem for problem in problems)
            metrics = (await site.get("/metrics")).decode()
            assert 'livefeed_source_gaps_total{source="alpha"} 1' in metrics
            assert 'livefeed_source_open_gap_timestamp_seconds{source="alpha"}' in metrics
            show(origin, "/feed", rss(range(105, 125)))
            await eventually("the next news", lambda: site.holding("k124"))
            assert [p["type"] for p in told(receiver)] == ["source.gap"]


def paged(
    origin: Origin, numbers: range, style: str, size: int = 20, failing_once: int = 0
) -> None:
    """Show these updates on pages of `size`, newest first, as a publisher of this style does."""
    failed = set[int]()

    async def page(request: web.BaseRequest) -> web.Response:
        number = int(request.query.get("paged", request.query.get("page", "1")))
        if number == failing_once and number not in failed:
            failed.add(number)
            return web.Response(status=502)
        last = numbers.stop - (number - 1) * size
        shown = range(max(last - size, numbers.start), last)
        if not shown:
            return web.Response(status=404)
        has_next = shown.start > numbers.start
        next_url = f"/feed?page={number + 1}" if has_next else ""
        return STYLES[style](shown, next_url)

    origin.handle("/feed", page)


def paged_feed(shown: range, next_url: str) -> web.Response:
    link = f'<atom:link rel="next" href="{next_url}" xmlns:atom="http://www.w3.org/2005/Atom"/>'
    return web.Response(
        text=rss(shown, link if next_url else ""), content_type="application/rss+xml"
    )


def wordpress(shown: range, _: str) -> web.Response:
    head = "<generator>https://wordpress.org/?v=6.7</generator>"
    return web.Response(text=rss(shown, head), content_type="application/rss+xml")


def json_feed(shown: range, next_url: str) -> web.Response:
    items = [
        {
            "id": f"k{n}",
            "content_text": words(n, 18),
            "date_published": (START + timedelta(seconds=n)).isoformat(),
        }
        for n in reversed(shown)
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "alpha", "items": items}
    return web.json_response(feed | ({"next_url": next_url} if next_url else {}))


def live_page(shown: range, next_url: str) -> web.Response:
    posts = "".join(
        f'<article class="live-post" id="k{n}"><time datetime="'
        f'{(START + timedelta(seconds=n)).isoformat()}"></time><p>{words(n, 18)}</p></article>'
        for n in reversed(shown)
    )
    older = f'<nav><a rel="next" href="{next_url}">Older</a></nav>' if next_url else ""
    body = f"<main>{posts}</main>{older}"
    page = f"<html lang=en><head><title>alpha</title></head><body>{body}</body></html>"
    return web.Response(text=page, content_type="text/html")


STYLES: dict[str, Callable[[range, str], web.Response]] = {
    "rel=next": paged_feed,
    "WordPress": wordpress,
    "JSON Feed": json_feed,
    "a live page": live_page,
}


@pytest.mark.parametrize("style", STYLES)
async def test_two_hundred_entries_behind_pages_are_found_again(tmp_path: Path, style: str) -> None:
    async with Origin() as origin, Receiver() as receiver:
        paged(origin, range(40), style)
        source = replace(
            alpha(origin)[0],
            kind="page" if style == "a live page" else "feed",
            updates=UpdateSelectors(mode="selectors", item="article", time="time")
            if style == "a live page"
            else UpdateSelectors(),
        )
        settings = settings_of(tmp_path, (source,), hook=receiver.url(""))
        async with running(settings) as site:
            await site.first_polled()
            assert (await site.sources())["alpha"]["updates"] == 20
            paged(origin, range(260), style)  # the first page shows 240 to 259, known are 20 to 39
            gap = await gap_of(site, "closed")
            assert (gap["pages"], gap["found"]) == (11, 200)
            assert (await site.sources())["alpha"]["updates"] == 240
            keys = await every_key(site)
            assert sorted(keys) == sorted(f"k{n}" for n in range(20, 260))
            assert keys[:200] == [f"k{n}" for n in reversed(range(40, 240))]  # last the newest
            closed = await told_of(receiver, "source.gap", "closed")
            assert closed["data"]["change"]["summary"] == (
                "alpha: the 200 updates that were missing were found"
            )
            assert [p["data"]["change"]["kind"] for p in told(receiver)] == ["gap", "closed"]
            await site.polled(4)
            assert await every_key(site) == keys  # none is withdrawn
            assert (await site.sources())["alpha"]["problems"] == []
            assert len((await site.sources())["alpha"]["gaps"]) == 1


async def every_key(site: Site) -> list[str]:
    """Return the keys of all live updates, those that came last first."""
    found, cursor = list[str](), ""
    while True:
        page = await site.json(f"/api/v1/stories?limit=100{cursor}")
        for story in page["stories"]:
            live = (u for u in story["updates"] if u["state"] == "live")
            found.extend(update["key"].rpartition("#")[2] for update in live)
        if page["next"] is None:
            return found
        cursor = f"&cursor={page['next']}"


async def test_older_pages_of_other_hosts_are_not_visited(tmp_path: Path) -> None:
    async with Origin() as origin, Origin() as elsewhere:
        link = '<atom:link rel="next" href="{}" xmlns:atom="http://www.w3.org/2005/Atom"/>'
        show(origin, "/feed", rss(range(20)))
        show(elsewhere, "/page", rss(range(20, 100)))
        async with running(settings_of(tmp_path, alpha(origin))) as site:
            await site.first_polled()
            named = origin.url("/page2")
            show(origin, "/feed", rss(range(100, 120), link.format(named)))
            origin.answer("/page2", 302, headers={"Location": elsewhere.url("/page")})
            gap = await gap_of(site, "open")
            gap = await eventually("the end of the walk", lambda: ended_gap(site), within_s=120)
            assert (gap["state"], gap["found"]) == ("open", 0)
            assert "another host" in gap["why"]
            show(origin, "/feed", rss(range(200, 220), link.format(elsewhere.url("/page"))))
            await eventually("another gap", lambda: ended_gap(site, 2), within_s=120)
            assert len(elsewhere.log) == 1  # by the redirect, whose answer was left alone
            assert (await site.sources())["alpha"]["updates"] == 60


async def ended_gap(site: Site, count: int = 1) -> dict[str, Any] | None:
    gaps = (await site.sources())["alpha"]["gaps"]
    is_ended = len(gaps) == count and not gaps[0]["is_walking"]
    return gaps[0] if is_ended else None


async def test_a_walk_that_a_stop_cut_off_begins_anew_and_asks_twice_for_a_page(
    tmp_path: Path,
) -> None:
    hold = asyncio.Event()
    async with Origin() as origin:
        paged(origin, range(40), "rel=next")
        settings = settings_of(tmp_path, alpha(origin))
        settings = replace(settings, polling=replace(settings.polling, timeout_s=90.0))
        async with running(settings) as site:
            await site.first_polled()

            async def stuck(request: web.BaseRequest) -> web.Response:
                if "page" in request.query:
                    hold.set()
                    await asyncio.sleep(600)
                link = '<atom:link rel="next" href="/feed?page=2"/>'
                return web.Response(
                    text=rss(range(240, 260), link), content_type="application/rss+xml"
                )

            origin.handle("/feed", stuck)
            await asyncio.wait_for(hold.wait(), 60)
        paged(origin, range(260), "rel=next", failing_once=7)
        async with running(settings) as site:
            gap = await gap_of(site, "closed")
            assert (gap["pages"], gap["found"]) == (11, 200)


async def test_a_source_that_fails_for_long_is_told_once_and_its_return_too(
    tmp_path: Path,
) -> None:
    async with Origin() as origin, Receiver() as receiver:
        press = Press(origin)
        settings = settings_of(tmp_path, press.sources(), hook=receiver.url(""))
        async with running(settings) as site:
            await site.first_polled()
            origin.answer(press.path("alpha"), 502)
            failing = await told_of(receiver, "source.failing", "failing")
            assert failing["data"]["source"]["state"] == "failing"
            assert "502" in failing["data"]["change"]["summary"]
            await site.polled(3)
            press.restore("alpha")
            await told_of(receiver, "source.failing", "recovered")
            await site.polled(2)
            kinds = [p["data"]["change"]["kind"] for p in told(receiver)]
            assert kinds == ["failing", "recovered"]
            names = {p["data"]["source"]["name"] for p in told(receiver)}
            assert names == {"alpha"}
