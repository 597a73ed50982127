"""Stories kept in memory are those of the database, whatever happens to them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from livefeed.model import Outline, Reason, Story, StoryChange, StoryId
from livefeed.store.sqlite import open_store
from livefeed.store.sqlite.outlines import LARGE, LargeOutlines
from tests.support.desk import (
    CHESS,
    FLOOD,
    FLOOD_CORRECTED,
    FLOOD_EDITED,
    MORE,
    Desk,
    told,
)
from tests.support.make import story, update

SOURCES = ("alpha", "beta", "gamma")
COPIES = [
    told(f"k{n}", f"{FLOOD} {word}", minutes=n)
    for n, word in enumerate("abcdefghijklmnopqrstuvwxy")
]


async def lead_a_long_life(
    path: Path, *, is_reopened: bool
) -> tuple[list[StoryChange], list[Story]]:
    """Let a story grow, be corrected, expanded, withdrawn in part, told by others and renamed."""
    desk = Desk(open_store(path, window_s=259_200), SOURCES)
    await desk.configure()
    changes: list[StoryChange] = []

    async def again() -> None:
        changes.extend(desk.new_changes())
        if is_reopened:
            await desk.store.close()
            desk.store = open_store(path, window_s=259_200)

    for source in SOURCES[:2]:
        await desk.poll(source, *COPIES, told("c", CHESS))
        await again()
    await desk.poll("alpha", *COPIES[2:], told("k0", FLOOD_EDITED), told("k1", FLOOD_CORRECTED))
    await again()
    await desk.poll("gamma", told("g", f"{FLOOD} a\n\n{MORE}", title="Floods"))
    await again()
    for _ in range(4):
        await desk.poll("gamma", told("c", CHESS))
        await again()
    desk.rules.is_failing = True
    with pytest.raises(ValueError, match="rules fail"):
        await desk.poll("beta", *COPIES, told("lost", FLOOD))
    desk.rules.is_failing = False
    await again()
    desk.rules.shared_by = 3
    await desk.configure(all="1", shared="2", floods="1")
    await desk.poll("gamma", told("g2", FLOOD), told("c", CHESS))
    await again()
    stories = [await desk.store.story(one.id) for one in await desk.stories()]
    await desk.store.close()
    return changes, [one for one in stories if one]


async def test_a_store_that_is_opened_again_and_again_tells_the_same(tmp_path: Path) -> None:
    changes, stories = await lead_a_long_life(tmp_path / "one.db", is_reopened=False)
    others, read = await lead_a_long_life(tmp_path / "other.db", is_reopened=True)
    assert list(map(without_reasons, stories)) == list(map(without_reasons, read))
    assert changes == others
    assert max(len(one.updates) for one in stories) > 2 * LARGE


def without_reasons(one: Story) -> Story:
    """Return a story without which copy each of its updates matched.

    A store that was just opened reads more of them, so it may name another one.
    """
    return one._replace(updates=tuple(u._replace(reason=Reason()) for u in one.updates))


def test_no_more_stories_are_kept_than_have_room() -> None:
    kept, undo = LargeOutlines(most_members=3 * LARGE), list[Callable[[], None]]()
    kept.keep([outline("one", LARGE), outline("two", 2 * LARGE), outline("few", LARGE - 1)], undo)
    assert len(kept) == 2
    kept.keep([outline("one", LARGE), outline("three", 2 * LARGE)], undo)
    assert len(kept) == 2
    kept.keep([outline("four", 4 * LARGE)], undo)  # alone too long
    assert len(kept) == 0
    kept.keep([outline("one", LARGE)], undo)
    for step in reversed(undo):
        step()
    assert len(kept) == 0


def outline(name: str, members: int) -> Outline:
    return story(*(update("alpha", f"{name}{n}") for n in range(members)), id=StoryId(name)).outline
