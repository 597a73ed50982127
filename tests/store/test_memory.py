"""What a source showed at its last poll is recognised, and the store ends up the same."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from livefeed.errors import StaleMemoryError
from livefeed.memory import recalled
from livefeed.model import (
    KnownEntry,
    Outcome,
    SketchedEntry,
    UpdateState,
    Verdict,
    opaque_id,
    update_id,
)
from tests.support.desk import CHESS, FLOOD, FLOOD_EDITED, LIBRARY, Desk, told
from tests.support.polls import Poll, open_engine, polls


def marked(*items: SketchedEntry) -> list[SketchedEntry]:
    """Return entries with digests, as a worker sends them."""
    return [
        item if item.entry.is_withdrawn else item._replace(digest=opaque_id(repr(item.entry)))
        for item in items
    ]


async def recognised(
    desk: Desk, source: str, items: Sequence[SketchedEntry]
) -> list[SketchedEntry | KnownEntry]:
    """Return the same entries, those that the source's memory holds only mentioned."""
    known = recalled(await desk.store.memory(source))
    return [known.get(item.digest, item) for item in items]


@settings(max_examples=20, deadline=None)
@given(polls)
def test_recognising_what_is_known_changes_nothing(run: list[Poll]) -> None:
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        in_full = asyncio.run(_outcome(one, run, is_recognising=False))
        by_memory = asyncio.run(_outcome(other, run, is_recognising=True))
    assert by_memory == in_full


async def _outcome(folder: str, run: list[Poll], *, is_recognising: bool) -> list[object]:
    desk = Desk(open_engine(folder))
    await desk.configure()
    told: list[object] = []
    for source, outcome, shown, is_window in run:
        items: Sequence[SketchedEntry | KnownEntry] = []
        if outcome is Outcome.OK:
            items = marked(*shown)
            if is_recognising:
                items = await recognised(desk, source, marked(*shown))
        done = await desk.poll(source, *items, outcome=outcome, is_window=is_window)
        told.append(done)
    told += [await desk.store.feed_page("all", after=None, limit=99), await desk.store.sources()]
    await desk.store.close()
    return told


async def test_what_is_shown_again_is_known_and_an_edit_is_not(desk: Desk) -> None:
    await desk.poll("alpha", *marked(told("k1", FLOOD), told("k2", CHESS)))
    again = await recognised(desk, "alpha", marked(told("k1", FLOOD_EDITED), told("k2", CHESS)))
    assert [isinstance(item, KnownEntry) for item in again] == [False, True]
    done = await desk.poll("alpha", *again)
    assert done.verdicts == {Verdict.REVISION: 1, Verdict.UNCHANGED: 1}


async def test_only_the_last_full_poll_is_remembered(desk: Desk) -> None:
    await desk.poll("alpha", *marked(told("k1", FLOOD), told("k2", CHESS)))
    await desk.poll("alpha", *marked(told("k2", CHESS)))
    again = await recognised(desk, "alpha", marked(told("k1", FLOOD), told("k2", CHESS)))
    assert [isinstance(item, KnownEntry) for item in again] == [False, True]


async def test_a_withdrawn_update_is_not_known_when_it_comes_back(desk: Desk) -> None:
    await desk.poll("alpha", *marked(told("k1", FLOOD)))
    await desk.poll("alpha", told("k1", "", is_withdrawn=True))
    (again,) = await recognised(desk, "alpha", marked(told("k1", FLOOD)))
    await desk.poll("alpha", again)
    update = await desk.store.update(update_id("alpha", "k1"))
    assert update is not None
    assert update.state is UpdateState.LIVE


async def test_an_entry_without_a_digest_is_never_known(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    assert recalled(await desk.store.memory("alpha")) == {}


async def test_a_text_that_came_back_and_is_not_believed_is_not_known(desk: Desk) -> None:
    for text in (FLOOD, FLOOD_EDITED):
        await desk.poll("alpha", *marked(told("k1", text), told("k2", CHESS)))
    held = await desk.poll("alpha", *marked(told("k1", FLOOD), told("k2", CHESS)))
    assert held.verdicts == {Verdict.UNCHANGED: 2}
    again = await recognised(desk, "alpha", marked(told("k1", FLOOD), told("k2", CHESS)))
    assert [isinstance(item, KnownEntry) for item in again] == [False, True]


async def test_what_was_forgotten_meanwhile_must_be_read_in_full(desk: Desk) -> None:
    await desk.poll("alpha", *marked(told("k1", FLOOD), told("k2", LIBRARY)))
    again = await recognised(desk, "alpha", marked(told("k1", FLOOD), told("k2", LIBRARY)))
    await desk.store.expire(desk.later(hours=1))
    with pytest.raises(StaleMemoryError, match="forgotten"):
        await desk.poll("alpha", *again)
    done = await desk.poll("alpha", *marked(told("k1", FLOOD), told("k2", LIBRARY)))
    assert done.verdicts == {Verdict.NEW: 2}


async def test_a_push_makes_a_reading_under_way_stale(desk: Desk) -> None:
    await desk.poll("alpha", *marked(told("k1", FLOOD)))
    again = await recognised(desk, "alpha", marked(told("k1", FLOOD)))
    await desk.poll("alpha", *marked(told("k1", FLOOD_EDITED)), is_push=True)
    with pytest.raises(StaleMemoryError, match="k1"):
        await desk.poll("alpha", *again)


async def test_a_push_leaves_what_it_does_not_show_as_it_was(desk: Desk) -> None:
    shown = marked(told("k1", FLOOD), told("k2", CHESS))
    await desk.poll("alpha", *shown)
    await desk.poll("alpha", *marked(told("k3", LIBRARY)), is_push=True, is_window=False)
    again = await recognised(desk, "alpha", shown)
    assert all(isinstance(item, KnownEntry) for item in again)


async def test_a_source_that_only_answers_304_keeps_what_it_shows(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    between = desk.later(hours=1)
    await desk.poll_unchanged("alpha")
    assert await desk.store.expire(between) == 0
