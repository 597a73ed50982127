"""A live page whose markup changes: a warning, and neither withdrawals nor a flood of news."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import web

from livefeed.model import Verdict
from livefeed.render.health import problems_of
from livefeed.settings import Source
from tests.support.desk import CHESS, FLOOD, LIBRARY, OTHERS
from tests.support.make import NOW
from tests.support.origin import Origin
from tests.support.polling import Desk, desk

TEXTS = (*OTHERS, FLOOD, CHESS, LIBRARY)


def _time(number: int) -> str:
    return (NOW - timedelta(minutes=90 - 7 * number)).isoformat()


def json_ld(texts: Sequence[str], *, more: str = "") -> str:
    blog = {
        "@type": "LiveBlogPosting",
        "liveBlogUpdate": [
            {"url": f"#p{number}x", "articleBody": text, "datePublished": _time(number)}
            for number, text in enumerate(texts)
        ][::-1],
    }
    script = f'<script type="application/ld+json">{json.dumps(blog)}</script>'
    return f"<html><head>{script}</head><body><p>{more}</p></body></html>"


def blocks(texts: Sequence[str], *, more: str = "") -> str:
    told = [
        f'<div class="post"><time datetime="{_time(number)}">x</time><p>By Salma.</p>'
        f"<p>{text}</p></div>"
        for number, text in enumerate(texts)
    ][::-1]
    return f"<html><body><main>{''.join(told)}</main><i>{more}</i></body></html>"


def article(texts: Sequence[str], *, more: str = "") -> str:
    told = "".join(f"<p>{text}</p>" for text in texts)
    body = f"<article><h1>Live</h1>{told}</article><i>{more}</i>"
    return f"<html><head><title>Live</title></head><body>{body}</body></html>"


Page = Callable[..., str]


async def counts(
    desk: Desk, origin: Origin, source: Source, pages: Sequence[str]
) -> dict[Verdict, int]:
    """Return the verdicts of a poll of each of these pages, `unchanged` aside."""
    total: dict[Verdict, int] = {}
    for page in pages:
        origin.show("/live", page)
        visit = await desk.poll(source)
        assert visit.error == ""
        for verdict, count in visit.verdicts.items():
            total[verdict] = total.get(verdict, 0) + count
    total.pop(Verdict.UNCHANGED, None)
    return total


@pytest.mark.parametrize(
    ("after", "shown"), [(blocks, len(TEXTS)), (json_ld, 4), (article, len(TEXTS))]
)
async def test_a_page_that_breaks_warns_and_withdraws_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, after: Page, shown: int
) -> None:
    async with Origin() as origin:
        source = Source(name="alpha", url=origin.url("/live"), language="en")
        async with desk(tmp_path, source, clock=lambda: NOW) as d:
            whole = await counts(d, origin, source, [json_ld(TEXTS)])
            assert whole == {Verdict.NEW: len(TEXTS)}
            with caplog.at_level(logging.WARNING):
                broken = [after(TEXTS[:shown], more=str(n)) for n in range(5)]
                assert await counts(d, origin, source, broken) == {}
            assert len([r for r in caplog.records if r.message.startswith("page.broken")]) == 1
            status = await d.status()
            assert any("looks broken" in problem for problem in problems_of(status))
            assert status.gap_count == 0
            assert await counts(d, origin, source, [json_ld(TEXTS, more="x")]) == {}
            status = await d.status()
            assert not any("looks broken" in problem for problem in problems_of(status))


async def test_news_on_a_page_that_is_split_otherwise_is_news(tmp_path: Path) -> None:
    async with Origin() as origin:
        source = Source(name="alpha", url=origin.url("/live"), language="en")
        async with desk(tmp_path, source, clock=lambda: NOW) as d:
            await counts(d, origin, source, [json_ld(TEXTS[:-1])])
            told = await counts(d, origin, source, [blocks(TEXTS), blocks(TEXTS, more="x")])
            assert told == {Verdict.NEW: 1}


LOGIN = "<html><body><h1>Sign in</h1><form><input type=password></form></body></html>"
COOKIES = (
    "<html><body><h1>Before you continue</h1><p>We and our partners use cookies and similar"
    " technologies to measure.</p></body></html>"
)
NOT_FOUND = "<html><head><title>Page not found</title></head><body><h1>Page not found</h1></body>"
OTHER = "<html><head><title>Buy this name</title></head><body><h1>For sale</h1><p>{}</p></body>"
BROKEN = json_ld(TEXTS).replace('"liveBlogUpdate"', '"x": [, "liveBlogUpdate"')
DEEP = "<html><body>" + "<div>" * 50_000 + "x" + "</div>" * 50_000 + "</body></html>"


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<html><body></body></html>", "neither updates nor an article"),
        ("", "empty"),
        (LOGIN, "login page"),
        (COOKIES, "cookie wall"),
        (NOT_FOUND + "</html>", "not found"),
        (BROKEN, "not valid JSON|neither updates"),
        (DEEP, "neither updates nor an article"),
        ("elsewhere", "another site answers for the page: 127.0.0.2"),
    ],
    ids=["bare", "empty", "login", "cookies", "404", "json", "deep", "elsewhere"],
)
async def test_a_page_in_the_place_of_a_live_page_gives_a_reason_and_withdraws_nothing(
    tmp_path: Path, page: str, reason: str
) -> None:
    async def redirect(_request: web.BaseRequest) -> web.Response:
        return web.Response(status=302, headers={"Location": other.url("/sale")})

    async with Origin() as origin, Origin("127.0.0.2") as other:
        other.show("/sale", OTHER.format(" ".join(OTHERS)) + "</html>")
        source = Source(name="alpha", url=origin.url("/live"), language="en")
        async with desk(tmp_path, source, clock=lambda: NOW) as d:
            await counts(d, origin, source, [json_ld(TEXTS)])
            for n in range(5):
                if page == "elsewhere":
                    origin.handle("/live", redirect)
                else:
                    origin.show("/live", page.replace("</html>", f"<!--{n}--></html>"))
                visit = await d.poll(source)
                status = await d.status()
                assert re.search(reason, "; ".join([visit.error, *problems_of(status)]))
                assert set(visit.verdicts) <= {Verdict.UNCHANGED}
            assert await counts(d, origin, source, [json_ld(TEXTS, more="x")]) == {}
            assert status.updates == len(TEXTS)
