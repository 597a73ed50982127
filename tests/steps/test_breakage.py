"""A live page whose markup changes: a warning, and neither withdrawals nor a flood of news."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

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
