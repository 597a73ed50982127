"""Retention, backup, numbers, readiness."""

from __future__ import annotations

import pytest

from livefeed.errors import StoreError
from livefeed.model import DeliveryState, Verdict, update_id
from livefeed.store import Readiness, Store
from tests.support.desk import CHESS, FLOOD, FLOOD_COPIED, LIBRARY, OTHERS, Desk, told


async def test_stories_not_seen_since_are_forgotten_with_their_updates(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD), told("k2", CHESS))
    between = desk.later(hours=1)
    await desk.poll("alpha", told("k2", CHESS))
    assert await desk.store.expire(between) == 1
    assert [story.lead_update.key for story in await desk.stories()] == ["k2"]
    assert await desk.store.update(update_id("alpha", "k1")) is None
    assert (await desk.store.sources())[0].updates == 1
    assert await desk.store.expire(between) == 0


async def test_a_story_that_is_still_shown_keeps_its_first_copy(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    between = desk.later(hours=1)
    await desk.poll("beta", told("k1", FLOOD_COPIED))
    before = await desk.stories()
    assert await desk.store.expire(between) == 0
    assert await desk.stories() == before


async def test_what_is_forgotten_matches_nothing_any_more(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    await desk.store.expire(desk.later(hours=1))
    done = await desk.poll("beta", told("k1", FLOOD_COPIED))
    assert done.verdicts == {Verdict.NEW: 1}


async def test_expiry_goes_through_more_than_one_slice(desk: Desk) -> None:
    texts = [f"{OTHERS[n % 6]} number{n} word{n * 7} thing{n * 13}" for n in range(450)]
    await desk.poll("alpha", *(told(f"k{n}", text) for n, text in enumerate(texts)))
    assert await desk.store.expire(desk.later(hours=1)) == 450
    assert await desk.stories() == ()
    assert (await desk.store.statistics()).stories == 0


async def test_finished_deliveries_are_forgotten_and_open_ones_kept(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD), told("k2", CHESS), told("k3", LIBRARY))
    first, second, third = await desk.claim()
    await desk.store.ack(first.id, status=200, now=desk.now)
    await desk.store.nack(second.id, error="404", status=404, retry_at=None)
    await desk.store.expire(desk.later(hours=1))
    assert [d.id for d in await desk.store.deliveries(state=None, limit=10)] == [third.id]


async def test_statistics_count_what_is_there(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD), told("k2", CHESS))
    await desk.poll("alpha", told("k1", FLOOD), told("k2", CHESS))
    await desk.poll("beta", told("k1", FLOOD_COPIED))
    statistics = await desk.store.statistics()
    assert (statistics.sources, statistics.updates, statistics.stories) == (3, 3, 2)
    assert statistics.indexed == 3
    assert statistics.verdicts == {Verdict.NEW: 2, Verdict.UNCHANGED: 2, Verdict.DUPLICATE: 1}
    assert statistics.deliveries == {
        DeliveryState.OPEN: 3,
        DeliveryState.DONE: 0,
        DeliveryState.DEAD: 0,
    }
    assert statistics.bytes > 0
    assert statistics.oldest_open_at == (await desk.claim(1))[0].created_at


async def test_no_delivery_waits_in_an_outbox_that_is_worked_off(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    for delivery in await desk.claim():
        await desk.store.ack(delivery.id, status=200, now=desk.now)
    assert (await desk.store.statistics()).oldest_open_at is None


async def test_a_store_that_writes_is_ready(store: Store) -> None:
    version = await store.migrate()
    assert version > 0
    assert await store.migrate() == version
    assert await store.readiness() == Readiness(is_writable=True, schema=version)


async def test_a_closed_store_says_so(store: Store, desk: Desk) -> None:
    await store.close()
    await store.close()
    with pytest.raises(StoreError, match="closed"):
        await store.sources()
    with pytest.raises(StoreError, match="closed"):
        await desk.configure()
    assert not (await store.readiness()).is_writable
