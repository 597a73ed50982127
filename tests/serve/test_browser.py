"""The board in a real Chromium: live changes, direction, keys, the page without scripts."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, async_playwright, expect

from livefeed.model import Story, StoryState, UpdateState
from tests.support.make import after, story, update
from tests.support.newsroom import Client, newsroom

pytestmark = pytest.mark.browser

CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed")
    async with async_playwright() as tools:
        chromium = await tools.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS.split())
        yield chromium
        await chromium.close()


async def open_board(chromium: Browser, client: Client, path: str = "/") -> tuple[Page, list[str]]:
    """Return a board that is connected, and the list in which its complaints gather."""
    page = await chromium.new_page(viewport={"width": 900, "height": 700})
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text))
    await page.goto(str(client.make_url(path)))
    await expect(page.locator("#state")).to_have_attribute("data-state", "live")
    return page, complaints


def told(n: int) -> Story:
    return story(update("alpha", str(n), title=f"خبر {n}", text="نص " * 60, seen_at=after(n)))


def english() -> Story:
    return story(update("delta", "d1", title="Hours", language="en", direction="ltr"))


async def test_a_new_story_appears_without_reloading_and_stands_on_its_own_side(
    tmp_path: Path,
) -> None:
    async with newsroom() as (client, shelf), browser() as chromium:
        page, complaints = await open_board(chromium, client)
        await page.evaluate("window.loadedOnce = true")
        await shelf.put(english())
        await shelf.put(told(1))
        cards = page.locator("article.card h2")
        await expect(cards).to_have_text(["خبر 1", "Hours"])
        assert await page.evaluate("window.loadedOnce")
        assert [
            await card.evaluate("e => getComputedStyle(e).direction") for card in await cards.all()
        ] == ["rtl", "ltr"]
        arabic, latin = [await card.locator("a").bounding_box() for card in await cards.all()]
        assert arabic is not None
        assert latin is not None
        assert arabic["x"] > 450 > latin["x"] + latin["width"]
        picture = tmp_path / "board.png"
        await page.screenshot(path=picture)
        assert picture.stat().st_size > 5_000
        assert complaints == []


async def test_a_changed_story_replaces_its_card_and_moves_to_the_top() -> None:
    async with newsroom(told(1), told(2)) as (client, shelf), browser() as chromium:
        page, complaints = await open_board(chromium, client)
        gone = update("alpha", "1", title="خبر 1", state=UpdateState.WITHDRAWN)
        await shelf.put(story(gone, state=StoryState.RETRACTED))
        await expect(page.locator("article.card h2")).to_have_text(["خبر 1", "خبر 2"])
        await expect(page.locator("article.card").first).to_contain_text("سُحب")
        assert complaints == []


async def test_a_story_that_took_in_another_stands_in_the_place_of_both() -> None:
    stories = [told(1), told(2), told(3)]
    async with newsroom(*stories) as (client, shelf), browser() as chromium:
        page, complaints = await open_board(chromium, client)
        await shelf.merge(stories[0], stories[2])
        await expect(page.locator("article.card h2")).to_have_text(["خبر 1", "خبر 2"])
        assert complaints == []


async def test_a_reader_below_is_told_and_not_moved() -> None:
    async with newsroom(*(told(n) for n in range(30))) as (client, shelf), browser() as chromium:
        page, complaints = await open_board(chromium, client)
        pill = page.locator("#pill")
        await expect(pill).to_be_hidden()
        await page.evaluate("scrollTo(0, 1500)")
        read = page.locator("article.card", has_text="خبر 20")
        before = await read.bounding_box()
        for n in (100, 101):
            await shelf.put(told(n))
        await expect(pill).to_have_text("الجديد: 2")
        assert await page.locator("#news").get_attribute("role") == "status"
        now = await read.bounding_box()
        assert before is not None
        assert now is not None
        assert abs(now["y"] - before["y"]) < 2
        await pill.click()
        await expect(pill).to_be_hidden()
        await expect(page.locator("article.card", has_text="خبر 101")).to_be_in_viewport()
        assert complaints == []


async def test_the_keys_move_and_open() -> None:
    async with newsroom(told(1), told(2)) as (client, _), browser() as chromium:
        page, _complaints = await open_board(chromium, client)
        await page.keyboard.press("j")
        await page.keyboard.press("j")
        await expect(page.locator("article.current h2")).to_have_text("خبر 1")
        await page.keyboard.press("k")
        await expect(page.locator("article.current h2")).to_have_text("خبر 2")
        await page.keyboard.press("o")
        await expect(page.locator("h1")).to_have_text("خبر 2")


async def test_times_are_told_in_the_language_of_the_page() -> None:
    async with newsroom(told(1)) as (client, _), browser() as chromium:
        page = await chromium.new_page()
        await page.clock.set_fixed_time(after(301))
        await page.goto(str(client.make_url("/")))
        time = page.locator("article.card time").first
        await expect(time).to_have_text("قبل 5 دقائق")
        await expect(time).to_have_attribute("title", "2026-11-22 13:00")


async def test_hostile_stories_run_nothing() -> None:
    attack = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"
    async with newsroom() as (client, shelf), browser() as chromium:
        page, complaints = await open_board(chromium, client)
        await shelf.put(story(update(title=attack, text=attack, html=attack, url="javascript:x")))
        await expect(page.locator("article.card h2")).to_have_text(attack)
        assert await page.title() == "التغطية الحية"
        assert complaints == []


@pytest.mark.parametrize("path", ["/", "/boards/world"])
@pytest.mark.parametrize("width", [320, 380, 1280])
async def test_nothing_is_wider_than_the_window(path: str, width: int) -> None:
    wide = story(update(title="a" * 400, text="b" * 900), feeds=("all", "world"))
    async with newsroom(wide) as (client, _), browser() as chromium:
        page = await chromium.new_page(viewport={"width": width, "height": 700})
        await page.goto(str(client.make_url(path)))
        assert await page.evaluate("document.documentElement.scrollWidth") <= width
        await page.goto(str(client.make_url(f"/stories/{wide.id}")))
        assert await page.evaluate("document.documentElement.scrollWidth") <= width


async def test_the_board_works_without_scripts() -> None:
    async with newsroom(told(1)) as (client, _), browser() as chromium:
        context = await chromium.new_context(java_script_enabled=False)
        page = await context.new_page()
        await page.goto(str(client.make_url("/")))
        await expect(page.locator("article.card h2")).to_have_text("خبر 1")
        await expect(page.locator("#state")).to_contain_text("أعد تحميل الصفحة")
        await page.locator("article.card h2 a").click()
        await expect(page.locator("h1")).to_have_text("خبر 1")
        await context.close()
