"""Pages, searches and waiting, while others write."""

from __future__ import annotations

import asyncio

import pytest

from livefeed.dedup import sketch
from livefeed.model import Story, update_id
from livefeed.store import FeedPage, Store
from tests.support.desk import (
    CHESS,
    FLOOD,
    FLOOD_COPIED,
    FLOOD_EDITED,
    LIBRARY,
    OTHERS,
    Desk,
    told,
)

SIX = [told(f"k{n}", text, minutes=n) for n, text in enumerate(OTHERS)]


async def pages(desk: Desk, feed: str, limit: int) -> list[FeedPage]:
    found = [await desk.store.feed_page(feed, after=None, limit=limit)]
    while found[-1].next is not None:
        found.append(await desk.store.feed_page(feed, after=found[-1].next, limit=limit))
    return found


def ids(stories: tuple[Story, ...]) -> list[str]:
    return [story.id for story in stories]


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 6, 7])
async def test_pages_hold_every_story_once_newest_change_first(desk: Desk, limit: int) -> None:
    await desk.poll("alpha", *SIX)
    found = await pages(desk, "all", limit)
    stories = [story for page in found for story in page.stories]
    assert [story.change for story in stories] == [6, 5, 4, 3, 2, 1]
    assert all(page.change == 6 for page in found)


async def test_paging_skips_nothing_and_doubles_nothing_while_others_write(desk: Desk) -> None:
    await desk.poll("alpha", *SIX)
    first = await desk.store.feed_page("all", after=None, limit=3)
    await desk.poll("beta", told("b1", OTHERS[0]), told("b2", CHESS))
    rest = await desk.store.feed_page("all", after=first.next, limit=10)
    assert not set(ids(first.stories)) & set(ids(rest.stories))
    moved = {update_id("alpha", "k0")}
    expected = [story for story in await desk.stories() if story.change <= 3]
    assert ids(rest.stories) == ids(tuple(expected))
    assert all(story.lead not in moved for story in rest.stories)


async def test_what_moved_while_paging_is_found_by_its_change(desk: Desk) -> None:
    await desk.poll("alpha", *SIX)
    first = await desk.store.feed_page("all", after=None, limit=3)
    await desk.poll("beta", told("b1", OTHERS[0]), told("b2", CHESS))
    changed = await desk.store.changed_since("all", first.change, limit=10)
    assert [story.change for story in changed] == [7, 8]
    assert await desk.store.changed_since("all", 8, limit=10) == ()
    assert len(await desk.store.changed_since("all", 0, limit=3)) == 3


async def test_an_empty_or_unknown_feed_is_an_empty_page(desk: Desk) -> None:
    assert await desk.store.feed_page("all", after=None, limit=5) == FeedPage(
        stories=(), next=None, change=0
    )
    await desk.poll("alpha", told("k1", FLOOD))
    assert (await desk.store.feed_page("nothing", after=None, limit=5)).stories == ()


async def test_a_story_enters_a_feed_with_the_change_that_made_it_belong(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD), told("k2", CHESS))
    assert await desk.stories("shared") == ()
    await desk.poll("beta", told("k1", FLOOD_COPIED))
    (story,) = await desk.stories("shared")
    assert story.feeds == ("all", "shared")
    assert story.change == 3


async def test_changed_feeds_are_computed_anew_and_move_no_change(desk: Desk) -> None:
    await desk.poll("alpha", *SIX)
    before = [(story.id, story.change) for story in await desk.stories()]
    desk.rules.shared_by = 1
    await desk.configure(all="1", shared="2", floods="1")
    assert len(await desk.stories("shared")) == 6
    assert [(story.id, story.change) for story in await desk.stories()] == before


async def test_unchanged_feeds_are_not_computed_anew(desk: Desk) -> None:
    await desk.poll("alpha", *SIX)
    desk.rules.shared_by = 1
    await desk.configure()
    assert await desk.stories("shared") == ()


async def test_stories_and_updates_that_are_not_there_are_none(store: Store) -> None:
    assert await store.story("nothing") is None
    assert await store.update("nothing") is None
    assert await store.sketch("nothing") is None


async def test_the_sketch_is_the_one_compared_now(desk: Desk) -> None:
    identity = update_id("alpha", "k1")
    await desk.poll("alpha", told("k1", FLOOD))
    assert await desk.store.sketch(identity) == sketch("", FLOOD)
    await desk.poll("alpha", told("k1", FLOOD_EDITED))
    assert await desk.store.sketch(identity) == sketch("", FLOOD_EDITED)


ARABIC = "ذكرت دائرة الأرصاد أن السيول قطعت الطريق بين حماة والسلمية فجر اليوم"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("weather office", ["k1"], id="a phrase"),
        pytest.param("WEATHER  Office", ["k1"], id="folded like the text"),
        pytest.param("weather off", ["k1"], id="the beginning of a word"),
        pytest.param("eather office", [], id="not the middle of a word"),
        pytest.param("office weather", [], id="not in another order"),
        pytest.param("دائره الارصاد", ["k3"], id="Arabic spelt otherwise"),
        pytest.param("valley flood", ["k1"], id="the title, too"),
        pytest.param("the", ["k1", "k2"], id="newest change first"),
        pytest.param("100%", [], id="no wildcards"),
        pytest.param("!!", [], id="no words, no stories"),
        pytest.param("", [], id="nothing asked, nothing found"),
    ],
)
async def test_search_finds_the_folded_phrase(desk: Desk, words: str, found: list[str]) -> None:
    await desk.poll(
        "alpha",
        told("k1", FLOOD, title="Valley flood", minutes=3),
        told("k2", CHESS, minutes=2),
        told("k3", ARABIC, minutes=1),
    )
    page = await desk.store.search(words, feed="all", after=None, limit=10)
    assert [story.lead_update.key for story in page.stories] == found


async def test_search_pages_and_keeps_to_its_feed(desk: Desk) -> None:
    await desk.poll("alpha", told("k2", LIBRARY, minutes=1), told("k1", FLOOD, title="Flood"))
    first = await desk.store.search("the", feed="all", after=None, limit=1)
    second = await desk.store.search("the", feed="all", after=first.next, limit=1)
    assert [s.lead_update.key for s in (*first.stories, *second.stories)] == ["k2", "k1"]
    assert second.next is None
    in_feed = await desk.store.search("the", feed="floods", after=None, limit=5)
    assert [story.lead_update.key for story in in_feed.stories] == ["k1"]


async def test_search_finds_the_newest_revision_only(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    await desk.poll("alpha", told("k1", CHESS))
    assert (await desk.store.search("floods", feed="all", after=None, limit=5)).stories == ()
    assert (await desk.store.search("chess", feed="all", after=None, limit=5)).stories


async def test_everyone_who_waits_for_a_change_is_woken_by_it(desk: Desk) -> None:
    async with asyncio.timeout(30), asyncio.TaskGroup() as group:
        waits = [group.create_task(desk.store.wait_change(0, 60)) for _ in range(5)]
        await asyncio.sleep(0)
        await desk.poll("alpha", told("k1", FLOOD))
    assert [wait.result() for wait in waits] == [1] * 5


async def test_a_change_that_has_happened_is_not_waited_for(desk: Desk) -> None:
    await desk.poll("alpha", *SIX)
    async with asyncio.timeout(10):
        assert await desk.store.wait_change(5, 60) == 6


async def test_waiting_ends_when_time_is_up(desk: Desk) -> None:
    await desk.poll("alpha", *SIX)
    async with asyncio.timeout(10):
        assert await desk.store.wait_change(6, 0.01) == 6


async def test_a_batch_without_a_visible_change_wakes_nobody(desk: Desk) -> None:
    await desk.poll("alpha", *SIX)
    wait = asyncio.create_task(desk.store.wait_change(6, 60))
    await desk.poll("alpha", *SIX)
    await desk.poll_unchanged("alpha")
    assert not wait.done()
    wait.cancel()


async def test_every_page_is_consistent_while_others_write(desk: Desk) -> None:
    await desk.poll("alpha", *SIX)
    is_done = asyncio.Event()

    async def read() -> int:
        count = 0
        while not is_done.is_set():
            page = await desk.store.feed_page("all", after=None, limit=50)
            assert page.change == page.stories[0].change
            assert all(story.lead_update in story.updates for story in page.stories)
            count += 1
        return count

    async with asyncio.TaskGroup() as group:
        readers = [group.create_task(read()) for _ in range(3)]
        for n in range(20):
            await desk.poll("beta", *(told(f"k{n}-{m}", t) for m, t in enumerate(OTHERS)))
        is_done.set()
    assert all(reader.result() > 0 for reader in readers)
