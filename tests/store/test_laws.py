"""What holds after any run of polls; the same for every engine."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings

from livefeed.model import Outcome, StoryState, UpdateState
from tests.support.desk import FLOOD, FLOOD_COPIED, Desk, told
from tests.support.polls import Poll, open_engine, polls
from tests.support.references import dangling

BACK_WITH_AN_EARLIER_TEXT: list[Poll] = [
    ("beta", Outcome.OK, [told("k0", text, is_withdrawn=is_withdrawn)], False)
    for text, is_withdrawn in (
        (FLOOD_COPIED, False),
        (FLOOD, False),
        (FLOOD, True),
        (FLOOD_COPIED, False),
    )
]
TWICE_AT_ONCE: list[Poll] = [
    ("beta", Outcome.OK, [told("k0", FLOOD_COPIED), told("k1", FLOOD_COPIED)], False),
    ("alpha", Outcome.OK, [told("k0", FLOOD)], False),
]


@settings(max_examples=40, deadline=None)
@given(polls)
@example(BACK_WITH_AN_EARLIER_TEXT)
def test_stories_stay_whole_after_any_run_of_polls(run: list[Poll]) -> None:
    with TemporaryDirectory() as folder:
        asyncio.run(_run(folder, run))


async def _run(folder: str, run: list[Poll]) -> None:
    desk = Desk(open_engine(folder))
    await desk.configure()
    change = 0
    for source, outcome, shown, is_window in run:
        items = shown if outcome is Outcome.OK else []
        done = await desk.poll(source, *items, outcome=outcome, is_window=is_window)
        assert done.change == 0 or done.change > change
        change = max(change, done.change)
        await check(desk, change)
    before = [await desk.store.feed_page(feed, after=None, limit=99) for feed in ("all", "shared")]
    await desk.store.close()
    desk.store = open_engine(folder)
    after = [await desk.store.feed_page(feed, after=None, limit=99) for feed in ("all", "shared")]
    await desk.store.close()
    assert after == before
    assert dangling(Path(folder) / "live.db") == []


async def check(desk: Desk, change: int) -> None:
    page = await desk.store.feed_page("all", after=None, limit=99)
    assert page.change == change
    assert len({story.updated_at for story in page.stories}) == len(page.stories)
    members = [update.id for story in page.stories for update in story.updates]
    assert len(members) == len(set(members))
    for story in page.stories:
        is_live = any(update.state is UpdateState.LIVE for update in story.updates)
        assert story.state is (StoryState.LIVE if is_live else StoryState.RETRACTED)
        assert story.lead_update.state is UpdateState.LIVE or not is_live
        assert story.feeds == desk.rules.feeds_of(story.outline, partial(tuple, story.updates))
        assert all(update.story == story.id for update in story.updates)
    statistics = await desk.store.statistics()
    live = [u for s in page.stories for u in s.updates if u.state is UpdateState.LIVE]
    assert (statistics.updates, statistics.indexed) == (len(members), len(live))


@settings(max_examples=20, deadline=None)
@given(polls)
@example(TWICE_AT_ONCE)
def test_a_restart_between_any_two_polls_changes_no_verdict(run: list[Poll]) -> None:
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        straight = asyncio.run(_verdicts(one, run, is_restarted=False))
        restarted = asyncio.run(_verdicts(other, run, is_restarted=True))
    assert restarted == straight


async def _verdicts(folder: str, run: list[Poll], *, is_restarted: bool) -> list[object]:
    desk = Desk(open_engine(folder))
    await desk.configure()
    verdicts: list[object] = []
    for source, outcome, shown, is_window in run:
        items = shown if outcome is Outcome.OK else []
        done = await desk.poll(source, *items, outcome=outcome, is_window=is_window)
        verdicts.append((done.decisions, done.verdicts, done.change, done.alerts))
        if is_restarted:
            await desk.store.close()
            desk.store = open_engine(folder)
    await desk.store.close()
    return verdicts
