"""One visit to one source over real HTTP, a real worker process and a real database."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from aiohttp import web

from livefeed.model import Outcome, SourceState, Verdict
from livefeed.settings import Source, UpdateSelectors
from livefeed.store import Store
from livefeed.store.sqlite import SqliteStore
from livefeed.system.clock import now
from tests.support.origin import Origin
from tests.support.polling import RSS, desk, source_at

PAGE = """<html lang="ar"><body><main>
<p class="a" id="u7x1">أعادت فرق البلدية فتح الطريق الدولي بعد إزالة الثلوج عن المرتفعات</p>
<p class="b" id="u7y3">انقطعت الكهرباء عن عدة أحياء في المدينة بسبب عطل في محطة التحويل</p>
</main></body></html>"""


async def test_a_second_poll_asks_only_for_news(tmp_path: Path) -> None:
    async with Origin() as origin:
        origin.show("/a.xml", RSS.encode(), content_type="application/rss+xml")
        source = source_at(origin)
        async with desk(tmp_path, source) as d:
            first, second = await d.poll(source), await d.poll(source)
            assert first.verdicts == {Verdict.NEW: 1}
            assert (second.outcome, dict(second.verdicts)) == (Outcome.UNCHANGED, {})
            assert origin.log[-1].status == 304
            assert (await d.status()).polls == 2


MORE = RSS.replace(
    "<item>",
    "<item><guid>2</guid><title>عودة الكهرباء</title><description>عادت الكهرباء إلى أحياء المدينة"
    " بعد عطل دام ست ساعات في محطة التحويل</description></item><item>",
)


class Forgetful:
    """A store out of which everything goes between a look at its memory and what follows."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    async def memory(self, source: str) -> str:
        memory = await self._store.memory(source)
        await self._store.expire(now() + timedelta(hours=1))
        return memory


@pytest.mark.parametrize("is_forgotten", [False, True])
async def test_an_entry_that_is_known_is_unchanged_unless_it_was_forgotten_meanwhile(
    tmp_path: Path, is_forgotten: bool
) -> None:
    async with Origin() as origin:
        origin.show("/a.xml", RSS.encode(), content_type="application/rss+xml")
        source = source_at(origin)
        async with desk(tmp_path, source) as d:
            await d.poll(source)
            origin.show("/a.xml", MORE.encode(), content_type="application/rss+xml")
            if is_forgotten:
                d.poller = replace(d.poller, store=cast("Store", Forgetful(d.store)))
            visit = await d.poll(source)
            told = {Verdict.NEW: 2} if is_forgotten else {Verdict.UNCHANGED: 1, Verdict.NEW: 1}
            assert visit.verdicts == told


async def test_the_same_bytes_without_validators_are_not_read_again(tmp_path: Path) -> None:
    async def bare(_request: web.BaseRequest) -> web.Response:
        return web.Response(body=RSS.encode(), content_type="application/rss+xml")

    async with Origin() as origin:
        origin.handle("/a.xml", bare)
        source = source_at(origin)
        async with desk(tmp_path, source) as d:
            await d.poll(source)
            assert (await d.poll(source)).outcome is Outcome.UNCHANGED


@pytest.mark.parametrize(
    ("status", "headers", "outcome", "state"),
    [
        (404, {}, Outcome.FAILED, SourceState.FAILING),
        (500, {}, Outcome.FAILED, SourceState.FAILING),
        (410, {}, Outcome.GONE, SourceState.GONE),
        (429, {"Retry-After": "120"}, Outcome.THROTTLED, SourceState.OK),
        (503, {"Retry-After": "120"}, Outcome.THROTTLED, SourceState.OK),
    ],
)
async def test_a_refusal_is_recorded_with_its_reason_and_loses_nothing(
    tmp_path: Path, status: int, headers: dict[str, str], outcome: Outcome, state: SourceState
) -> None:
    async def refuse(_request: web.BaseRequest) -> web.Response:
        return web.Response(status=status, headers=headers)

    async with Origin() as origin:
        origin.show("/a.xml", RSS.encode(), content_type="application/rss+xml")
        source = source_at(origin)
        async with desk(tmp_path, source) as d:
            await d.poll(source)
            known = (await d.status()).validators
            origin.handle("/a.xml", refuse)
            visit = await d.poll(source)
            after = await d.status()
            assert visit.outcome is outcome
            told = after.why if outcome is Outcome.THROTTLED else after.error
            assert headers.get("Retry-After", str(status)) in told
            assert (after.state, after.updates, after.validators) == (state, 1, known)
            origin.show("/a.xml", RSS.encode(), content_type="application/rss+xml")
            assert (await d.poll(source)).outcome is Outcome.UNCHANGED
            assert (await d.status()).error == ""


async def test_a_document_that_cannot_be_read_is_a_failure_with_its_reason(tmp_path: Path) -> None:
    async with Origin() as origin:
        origin.show("/a.xml", b"<html><p>welcome</p></html>", content_type="text/html")
        source = source_at(origin, kind="feed")
        async with desk(tmp_path, source) as d:
            visit = await d.poll(source)
            assert visit.outcome is Outcome.FAILED
            assert "<html>" in visit.error
            assert (await d.status()).state is SourceState.FAILING


async def test_other_selectors_read_the_same_bytes_again(tmp_path: Path) -> None:
    async with Origin() as origin:
        origin.show("/p", PAGE.encode(), content_type="text/html; charset=utf-8")

        def by(item: str) -> Source:
            return source_at(
                origin, "/p", kind="page", updates=UpdateSelectors(mode="selectors", item=item)
            )

        async with desk(tmp_path, by("p.a")) as d:
            assert (await d.poll(by("p.a"))).verdicts == {Verdict.NEW: 1}
            assert (await d.poll(by("p"))).verdicts == {Verdict.UNCHANGED: 1, Verdict.NEW: 1}


async def test_another_title_of_a_source_reads_nothing_again(tmp_path: Path) -> None:
    async with Origin() as origin:
        origin.show("/p", RSS)
        source = source_at(origin, "/p")
        async with desk(tmp_path, source) as d:
            assert (await d.poll(source)).outcome is Outcome.OK
            renamed = replace(source, title="عين")
            assert (await d.poll(renamed)).outcome is Outcome.UNCHANGED


async def test_what_a_page_only_counts_is_no_edit(tmp_path: Path) -> None:
    texts = [
        "أعادت فرق البلدية فتح الطريق الدولي بعد إزالة الثلوج عن المرتفعات",
        "انقطعت الكهرباء عن عدة أحياء في المدينة بسبب عطل في محطة التحويل",
        "اختتمت في العاصمة بطولة الشطرنج للناشئين بمشاركة ستين لاعبا ولاعبة",
        "مددت المكتبة ساعات عملها حتى منتصف الليل خلال أسابيع الامتحانات",
    ]

    def page(count: int) -> str:
        blocks = "".join(
            f'<div class="post"><time datetime="2026-11-22T08:0{9 - n}:00Z">x</time>'
            f"<p>سلمى حداد | منذ {count + n} دقائق | {count}00 مشاهدة</p><p>{text}</p>"
            f'<i class="view-count">{count}</i><p>{count} تعليقات</p></div>'
            for n, text in enumerate(texts)
        )
        return f"<html><body><main>{blocks}</main></body></html>"

    async with Origin() as origin:
        source = source_at(origin, "/p", kind="page")
        async with desk(tmp_path, source) as d:
            origin.show("/p", page(3))
            assert (await d.poll(source)).verdicts == {Verdict.NEW: 4}
            for count in (4, 9, 17):
                origin.show("/p", page(count))
                assert (await d.poll(source)).verdicts == {Verdict.UNCHANGED: 4}
