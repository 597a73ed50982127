"""What the daemon does when a source shows nothing of what it showed before, or fails."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from livefeed.settings import Source
from tests.support.origin import Origin
from tests.support.press import Press, settings_of
from tests.support.receiver import Receiver
from tests.support.running import Site, eventually, running

START = datetime.now(UTC) - timedelta(hours=1)  # noqa: TID251 - publishers have a clock too


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

    return await eventually(f"a gap that is {state}", look)


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
