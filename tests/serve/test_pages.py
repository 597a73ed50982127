"""The board and the pages of stories as HTML."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup, Tag

from livefeed.model import (
    FactDifference,
    Gap,
    Reason,
    Revision,
    Story,
    StoryState,
    UpdateState,
    Verdict,
)
from livefeed.settings import Server
from livefeed.system.clock import now
from tests.support.make import after, story, update
from tests.support.newsroom import SETTINGS, Client, newsroom

HOSTILE = (
    "<script>alert(1)</script>",
    "a & b &amp; c",
    "<!channel>",
    "\u202eevil\u202c",
    "\"><img src=x onerror=alert(1)>' onclick='",
    "{{ 7 * 7 }} {% raw %}",
    "x" * 10_000,
)


async def page(client: Client, path: str = "/", status: int = 200) -> Tag:
    response = await client.get(path)
    assert response.status == status
    root = BeautifulSoup(await response.text(), "lxml").html
    assert root is not None
    return root


def attribute(element: Tag, name: str) -> str:
    return str(element.get(name, ""))


def text_of(element: Tag, selector: str) -> list[str]:
    return [" ".join(found.get_text().split()) for found in element.select(selector)]


def wire() -> Story:
    first = update("alpha", "a1", seen_at=after(0))
    copy = update("beta", "b1", seen_at=after(60), verdict=Verdict.DUPLICATE)
    return story(first, copy, update("gamma", "c1", seen_at=after(90)))


async def test_a_card_shows_the_story_its_sources_and_who_was_first() -> None:
    async with newsroom(wire()) as (client, _):
        board = await page(client)
        (card,) = board.select("article.card")
        assert (attribute(card, "lang"), attribute(card, "dir")) == ("ar", "rtl")
        assert text_of(card, "h2") == ["سيول تقطع الطريق"]
        assert text_of(card, ".text") == ["قطعت السيول الطريق بين حماة والسلمية فجر اليوم"]
        assert text_of(card, ".carriers li") == ["ألفا الأسبق", "Beta & Sons", "غاما"]
        assert text_of(card, ".latest") == ["+ غاما 2026-11-22 13:01"]
        times = [attribute(time, "datetime") for time in card.select("time")]
        assert times == ["2026-11-22T10:00:00.000000Z", "2026-11-22T10:01:30.000000Z"]
        assert attribute(card.select(".original")[0], "href") == "https://alpha.example/a1"


@pytest.mark.parametrize(
    ("path", "language", "direction"),
    [
        ("/", "ar", "rtl"),  # most of the sources are Arabic
        ("/boards/salamiyah", "ar", "rtl"),
        ("/boards/world", "en", "ltr"),
    ],
)
async def test_a_board_speaks_the_language_of_its_feed(
    path: str, language: str, direction: str
) -> None:
    async with newsroom() as (client, _):
        board = await page(client, path)
        assert (attribute(board, "lang"), attribute(board, "dir")) == (language, direction)
        assert text_of(board, "#empty")


async def test_each_story_has_its_own_language_and_direction() -> None:
    english = story(update("delta", "d1", title="Hours", language="en", direction="ltr"))
    async with newsroom(wire(), english) as (client, _):
        cards = (await page(client)).select("article.card")
        assert [(attribute(card, "lang"), attribute(card, "dir")) for card in cards] == [
            ("en", "ltr"),
            ("ar", "rtl"),
        ]
        assert text_of(cards[0], ".language") == ["EN"]
        assert text_of(cards[1], ".language") == []


async def test_a_development_names_what_it_follows_and_what_differs() -> None:
    facts = (FactDifference(kind="number", before="أربعة", after="تسعة"),)
    founder = update(
        "beta", "b2", verdict=Verdict.DEVELOPMENT, reason=Reason(jaccard=0.7, facts=facts)
    )
    followed = wire()
    async with newsroom(followed, story(founder, follows=followed.id)) as (client, _):
        card = (await page(client)).select("article.card")[0]
        assert text_of(card, ".chip") == ["تطوّر لخبر سيول تقطع الطريق أربعة تسعة"]
        assert attribute(card.select(".chip a")[0], "href") == f"/stories/{followed.id}"


def corrected() -> Story:
    facts = (FactDifference(kind="number", before="4", after="9"),)
    revisions = (
        Revision(number=1, title="سيول", text="فقد 4 أشخاص", html="", seen_at=after(0)),
        Revision(
            number=2, title="سيول", text="فقد 9 أشخاص", html="", seen_at=after(60), facts=facts
        ),
    )
    return story(update("alpha", title="سيول", text="فقد 9 أشخاص", revision=2, revisions=revisions))


async def test_a_correction_shows_the_old_and_the_new_fact() -> None:
    async with newsroom(corrected()) as (client, _):
        card = (await page(client)).select("article.card")[0]
        assert text_of(card, ".chip.correction") == ["تصحيح 4 9"]
        assert text_of(card, ".chip del") == ["4"]
        assert text_of(card, ".chip ins") == ["9"]
        assert text_of(card, ".latest") == ["عُدّل: ألفا 2026-11-22 13:01"]


async def test_a_retracted_story_is_marked_and_its_text_is_not_told_again() -> None:
    gone = update(state=UpdateState.WITHDRAWN, text="ما سُحب")
    async with newsroom(story(gone, state=StoryState.RETRACTED)) as (client, _):
        card = (await page(client)).select("article.card")[0]
        assert text_of(card, ".chip.withdrawn") == ["سُحب"]
        assert "ما سُحب" not in card.get_text()
        assert card.select(".original") == []


async def test_the_page_of_a_story_shows_copies_edits_and_reasons() -> None:
    one = corrected()
    copy = update(
        "beta",
        "b1",
        title="سيول",
        verdict=Verdict.DUPLICATE,
        reason=Reason(matched=one.lead, jaccard=0.824),
        seen_at=after(30),
    )
    async with newsroom(one._replace(updates=(*one.updates, copy))) as (client, _):
        found = await page(client, f"/stories/{one.id}")
        assert text_of(found, "h1") == ["سيول"]
        assert text_of(found, ".copies strong") == ["ألفا", "Beta & Sons"]
        assert text_of(found, ".copies .change del") == ["4"]
        assert text_of(found, ".copies .change ins") == ["9"]
        whys = text_of(found, ".why")
        assert whys[0] == "لم يسبق أن ورد مثله."
        assert whys[1] == "يروي الخبر نفسه، والوقائع متفقة. نسبة الصياغة المشتركة 82٪."
        by_uri = await client.get(f"/stories/tag:live.example,2026:story:{one.id}")
        assert by_uri.status == 200
        missing = await page(client, "/stories/nope", 404)
        assert text_of(missing, "h1") == ["لا توجد صفحة كهذه"]


@pytest.mark.parametrize("verdict", list(Verdict))
async def test_every_verdict_has_words_in_both_languages(verdict: Verdict) -> None:
    one = story(update(verdict=verdict))
    english = replace(SETTINGS, sources=(), feeds=SETTINGS.feeds)
    for settings in (SETTINGS, english):
        async with newsroom(one, settings=settings) as (client, _):
            assert len(text_of(await page(client, f"/stories/{one.id}"), ".why")[0]) > 5


@pytest.mark.parametrize("title", HOSTILE)
async def test_a_hostile_title_is_text_everywhere(title: str) -> None:
    one = story(
        update(title=title, text=title, url="javascript:alert(1)", language='x" onclick="y')
    )
    hostile = replace(
        SETTINGS,
        server=Server(title=title, base_url="https://live.example"),
        sources=tuple(replace(source, title=title) for source in SETTINGS.sources),
        feeds=tuple(replace(feed, title=title) for feed in SETTINGS.feeds),
    )
    async with newsroom(one, settings=hostile) as (client, _):
        for path in ("/", f"/stories/{one.id}"):
            found = await page(client, path)
            scripts = [attribute(script, "src") or "inline" for script in found.select("script")]
            assert all(src.startswith("/assets/") for src in scripts)
            assert found.select("img, iframe, [onclick], [onerror]") == []
            assert not any("javascript:" in (attribute(a, "href")) for a in found.select("a"))
            assert "49" not in text_of(found, "h2, h1")
            (card,) = found.select("article")
            assert "\u202e" not in card.get_text()


async def test_pages_announce_the_feeds_and_load_assets_that_exist() -> None:
    async with newsroom(wire()) as (client, _):
        board = await page(client)
        feeds = [attribute(link, "href") for link in board.select("link[rel=alternate]")]
        assert feeds == ["/feeds/all.atom", "/feeds/all.json"]
        assets = [
            attribute(link, "href") for link in board.select("link[rel=stylesheet], link[rel=icon]")
        ]
        assets += [attribute(script, "src") for script in board.select("script")]
        assert len(assets) == 3
        for path in assets:
            response = await client.get(path)
            assert response.status == 200
            assert "immutable" in response.headers["Cache-Control"]
        script = await client.get(assets[2], headers={"Accept-Encoding": "identity"})
        assert len(await script.read()) < 6_000


async def test_a_search_and_older_pages_work_without_scripts() -> None:
    stories = [story(update("alpha", str(n), title=f"خبر {n}")) for n in range(60)]
    async with newsroom(*stories) as (client, _):
        first = await page(client)
        assert len(first.select("article")) == 50
        older = await page(client, attribute(first.select(".more a[rel=next]")[0], "href"))
        assert len(older.select("article")) == 10
        assert older.select("script, [data-events]") == []
        found = await page(client, "/boards/all?q=خبر 59")
        assert text_of(found, "article h2") == ["خبر 59"]
        assert attribute(found.select("input[name=q]")[0], "value") == "خبر 59"
        assert text_of(await page(client, "/boards/all?q=لا شيء كهذا"), "#empty") == ["لا نتائج."]


async def test_a_board_is_read_from_the_store_once_per_change() -> None:
    async with newsroom(wire()) as (client, shelf):
        etags = set()
        for _ in range(3):
            etags.add((await client.get("/")).headers["ETag"])
        assert len(etags) == shelf.questions == 1
        known = {"If-None-Match": etags.pop()}
        assert (await client.get("/", headers=known)).status == 304
        await shelf.put(corrected())
        assert (await client.get("/", headers=known)).status == 200


async def test_a_board_says_what_may_be_missing_on_it() -> None:
    async with newsroom(wire()) as (client, shelf):
        assert text_of(await page(client), ".gap") == []
        seen = now()
        gap = Gap(
            number=1,
            source="beta",
            from_at=after(0),
            to_at=after(2_280),
            seen_at=seen,
            before=20,
            after=20,
        )
        shelf.gaps = (gap, replace(gap, source="alpha", seen_at=seen - timedelta(hours=7)))
        (told,) = text_of(await page(client), ".gap")
        assert told == "Beta & Sons: ربما فات شيء: 2026-11-22 13:00 – 2026-11-22 13:38"
        (told,) = text_of(await page(client, "/boards/world"), ".gap")
        assert "something may be missing:" in told
        shelf.gaps = ()
        assert text_of(await page(client), ".gap") == []


async def test_a_board_under_a_path_links_within_it() -> None:
    one = wire()
    under = replace(SETTINGS, server=replace(SETTINGS.server, base_url="https://x.example/live/"))
    async with newsroom(one, settings=under) as (client, _):
        board = await page(client)
        assert attribute(board.select("article h2 a")[0], "href") == f"/live/stories/{one.id}"
        assert attribute(board.select("#cards")[0], "data-events") == "/live/boards/all/events"


async def test_an_unknown_board_is_not_found() -> None:
    async with newsroom() as (client, _):
        for path in ("/boards/nope", "/boards/nope/events", "/boards/"):
            assert (await client.get(path)).status == 404
