"""Gaps and failing sources as the store keeps and tells them."""

from __future__ import annotations

from datetime import timedelta

from livefeed.model import Outcome, SourceStatus
from livefeed.store.sqlite.gaps import KEPT
from tests.support.desk import CHESS, FLOOD, OTHERS, Desk, told
from tests.support.make import NOW

BEFORE = tuple(told(f"k{n}", text, minutes=-9 - n) for n, text in enumerate(OTHERS[:3]))
AFTER = (told("k8", FLOOD, minutes=3), told("k7", CHESS, minutes=2))


async def status(desk: Desk) -> SourceStatus:
    return next(s for s in await desk.store.sources() if s.name == "alpha")


async def test_a_gap_is_written_down_and_told_once_in_half_an_hour(desk: Desk) -> None:
    assert (await desk.poll("alpha", *BEFORE)).gap is None
    read_at = desk.now
    desk.later(minutes=9)
    gap = (await desk.poll("alpha", *AFTER)).gap
    assert gap is not None
    assert (gap.before, gap.after, gap.is_told) == (3, 2, True)
    assert (gap.from_at, gap.to_at) == (read_at, AFTER[1].entry.published)
    assert (await status(desk)).gaps == (gap,)
    (change,) = desk.rules.told_of_sources
    assert (change.kind, change.gap, change.status.gaps) == ("gap", gap, (gap,))
    pair = (told("y", OTHERS[4], minutes=20), told("x", OTHERS[5], minutes=19))
    another = (await desk.poll("alpha", *pair)).gap
    assert another is not None
    assert not another.is_told
    assert len(desk.rules.told_of_sources) == 1
    assert (await status(desk)).gap_count == 2
    assert (await desk.poll("alpha", *pair)).gap is None


async def test_changed_keys_with_the_same_texts_are_no_gap(desk: Desk) -> None:
    await desk.poll("alpha", *BEFORE)
    renamed = [told(f"n{n}", text, minutes=-9 - n) for n, text in enumerate(OTHERS[:3])]
    assert (await desk.poll("alpha", *renamed)).gap is None


async def test_changed_keys_are_no_gap_though_others_told_the_same_texts_before_and_after(
    desk: Desk,
) -> None:
    for source in ("beta", "alpha", "gamma"):
        await desk.poll(source, *BEFORE)
    renamed = [told(f"n{n}", text, minutes=-9 - n) for n, text in enumerate(OTHERS[:3])]
    assert (await desk.poll("alpha", *renamed)).gap is None


async def test_texts_that_are_only_alike_do_not_hide_a_gap(desk: Desk) -> None:
    await desk.poll("alpha", *BEFORE)
    alike = [told(f"n{n}", f"{text} Again.", minutes=-1 - n) for n, text in enumerate(OTHERS[:3])]
    assert (await desk.poll("alpha", *alike)).gap is not None


async def test_a_text_that_another_source_told_first_does_not_hide_a_gap(desk: Desk) -> None:
    await desk.poll("alpha", *BEFORE)
    await desk.poll("beta", told("b1", FLOOD), told("b2", CHESS))
    assert (await desk.poll("alpha", *AFTER)).gap is not None


async def test_an_empty_document_and_what_comes_after_it_are_no_gaps(desk: Desk) -> None:
    await desk.poll("alpha", *BEFORE)
    assert (await desk.poll("alpha")).gap is None
    assert (await desk.poll("alpha", *AFTER)).gap is None


async def test_a_source_that_is_read_in_another_way_has_no_gap(desk: Desk) -> None:
    await desk.poll("alpha", *BEFORE, body_hash="feed:1")
    assert (await desk.poll("alpha", *AFTER, body_hash="page:2")).gap is None
    assert (await desk.poll("alpha", *BEFORE, body_hash="page:3")).gap is None
    other = (told("y", OTHERS[4], minutes=9), told("x", OTHERS[5], minutes=8))
    assert (await desk.poll("alpha", *other, body_hash="page:4")).gap is not None


async def test_the_gaps_of_a_source_are_counted_for_ever_and_kept_for_a_while(desk: Desk) -> None:
    await desk.poll("alpha", *BEFORE)
    for n in range(KEPT + 5):
        pair = (told(f"a{n}", f"{FLOOD} {n}"), told(f"b{n}", f"{CHESS} {n}"))
        assert (await desk.poll("alpha", *pair)).gap is not None
    assert (await status(desk)).gap_count == KEPT + 5
    assert len(await desk.store.open_gaps(NOW)) == KEPT


async def test_after_hours_of_failing_the_gap_reaches_back_to_the_last_success(
    desk: Desk,
) -> None:
    await desk.poll("alpha", *BEFORE)
    read_at = desk.now
    for _ in range(3):
        desk.later(hours=1)
        await desk.poll("alpha", outcome=Outcome.FAILED, error="no route to host")
    gap = (await desk.poll("alpha", *AFTER)).gap
    assert gap is not None
    assert gap.from_at == read_at


async def test_failing_is_told_once_and_its_end_as_well(desk: Desk) -> None:
    await desk.poll("alpha", *BEFORE)
    read_at = desk.now

    async def poll(outcome: Outcome) -> list[tuple[str, str]]:
        before = len(desk.rules.told_of_sources)
        await desk.poll("alpha", outcome=outcome, is_window=False, error="no route to host")
        return [(c.kind, c.status.error) for c in desk.rules.told_of_sources[before:]]

    failures = [await poll(Outcome.FAILED) for _ in range(6)]
    assert failures == [[], [], [("failing", "no route to host")], [], [], []]
    assert desk.rules.told_of_sources[0].since == read_at
    assert await poll(Outcome.UNCHANGED) == [("recovered", "")]
    assert await poll(Outcome.UNCHANGED) == []
    assert [await poll(Outcome.FAILED) for _ in range(3)][2] == [("failing", "no route to host")]


async def test_old_gaps_are_forgotten_with_the_stories(desk: Desk) -> None:
    await desk.poll("alpha", *BEFORE)
    await desk.poll("alpha", *AFTER)
    await desk.store.expire(desk.now - timedelta(minutes=1))
    assert len((await status(desk)).gaps) == 1
    await desk.store.expire(desk.now + timedelta(minutes=1))
    assert (await status(desk)).gaps == ()
