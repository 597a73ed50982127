"""Deliveries: in order, leased, never lost, dead in the end."""

from __future__ import annotations

import asyncio

from livefeed.model import DeliveryId, DeliveryState
from livefeed.store import Store
from tests.support.desk import (
    CHESS,
    FLOOD,
    FLOOD_COPIED,
    FLOOD_CORRECTED,
    LIBRARY,
    OTHERS,
    Desk,
    OpenStore,
    told,
)
from tests.support.make import after
from tests.support.rules import CHANNEL


async def three_stories(desk: Desk) -> None:
    await desk.poll("alpha", told("k3", LIBRARY, minutes=2), told("k2", CHESS), told("k1", FLOOD))


async def test_a_change_and_its_alert_are_one_transaction(desk: Desk) -> None:
    done = await desk.poll("alpha", told("k1", FLOOD))
    (delivery,) = await desk.claim()
    assert done.alerts == 1
    assert (delivery.channel, delivery.type, delivery.route) == (CHANNEL, "story.new", "all")
    assert delivery.story == (await desk.story()).id
    assert delivery.payload == '{"type": "story.new"}'
    assert (delivery.state, delivery.attempts) == (DeliveryState.OPEN, 0)
    assert delivery.created_at == delivery.due_at == desk.now


async def test_deliveries_come_in_the_order_of_the_changes(desk: Desk) -> None:
    await three_stories(desk)
    claimed = await desk.claim()
    stories = [story.id for story in reversed(await desk.stories())]
    assert [delivery.story for delivery in claimed] == stories


async def test_a_claimed_delivery_is_free_again_after_its_lease(desk: Desk) -> None:
    await three_stories(desk)
    first = await desk.claim(2)
    assert len(await desk.claim()) == 1
    assert await desk.claim() == ()
    desk.later(seconds=30)
    assert [d.id for d in (await desk.claim())[:2]] == [d.id for d in first]


async def test_alerts_of_one_story_wait_for_each_other(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    await desk.poll("beta", told("k1", FLOOD_COPIED))
    await desk.poll("alpha", told("k1", FLOOD_CORRECTED))
    types = []
    while claimed := await desk.claim():
        (delivery,) = claimed
        types.append(delivery.type)
        await desk.store.ack(delivery.id, status=200, now=desk.now)
    assert types == ["story.new", "story.corroboration", "story.correction"]


async def test_a_failed_alert_holds_back_its_story_and_no_other(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    (delivery,) = await desk.claim()
    retry_at = desk.later(minutes=10)
    await desk.store.nack(delivery.id, error="500", status=500, retry_at=retry_at)
    desk.later(minutes=-9)
    await desk.poll("beta", told("k1", FLOOD_COPIED), told("k2", CHESS))
    assert [d.type for d in await desk.claim()] == ["story.new"]
    desk.later(minutes=10)
    assert delivery.id in [d.id for d in await desk.claim()]


async def test_what_is_acknowledged_never_comes_again(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    (delivery,) = await desk.claim()
    await desk.store.ack(delivery.id, status=204, now=desk.now)
    await desk.store.nack(delivery.id, error="late", status=500, retry_at=desk.now)
    desk.later(days=1)
    assert await desk.claim() == ()
    (done,) = await desk.store.deliveries(state=DeliveryState.DONE, limit=10)
    assert (done.id, done.attempts, done.last_status, done.due_at) == (delivery.id, 1, 204, None)


async def test_a_failed_attempt_comes_again_when_it_is_due(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    (delivery,) = await desk.claim()
    retry_at = after(3_600)
    await desk.store.nack(delivery.id, error="timed out", status=None, retry_at=retry_at)
    assert await desk.claim() == ()
    desk.now = retry_at
    (again,) = await desk.claim()
    assert (again.id, again.attempts, again.last_error) == (delivery.id, 1, "timed out")


async def test_a_dead_letter_can_be_opened_again_with_its_own_id(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    (delivery,) = await desk.claim()
    await desk.store.nack(delivery.id, error="404", status=404, retry_at=None)
    desk.later(days=1)
    assert await desk.claim() == ()
    (dead,) = await desk.store.deliveries(state=DeliveryState.DEAD, limit=10)
    assert (dead.last_status, dead.last_error) == (404, "404")
    assert await desk.store.retry(delivery.id, now=desk.now)
    assert [d.id for d in await desk.claim()] == [delivery.id]
    assert not await desk.store.retry(delivery.id, now=desk.now)
    assert not await desk.store.retry("unknown", now=desk.now)


async def test_a_delivery_that_is_not_there_is_acknowledged_in_vain(desk: Desk) -> None:
    await desk.store.ack(DeliveryId("unknown"), status=200, now=desk.now)
    assert await desk.store.deliveries(state=None, limit=10) == ()


async def test_what_is_open_for_a_channel_that_was_removed_becomes_dead_letters(
    desk: Desk,
) -> None:
    await three_stories(desk)
    (sent, *_) = await desk.claim(1)
    await desk.store.ack(sent.id, status=200, now=desk.now)
    await desk.configure(channels=[CHANNEL, "other"])
    assert len(await desk.claim(1)) == 1
    await desk.configure(channels=["other"])
    desk.later(days=1)
    assert await desk.claim() == ()
    dead = await desk.store.deliveries(state=DeliveryState.DEAD, limit=10)
    assert [d.last_error for d in dead] == ["its channel is not configured any more"] * 2
    await desk.configure(channels=[CHANNEL])
    assert await desk.store.retry(dead[0].id, now=desk.now)
    assert [d.id for d in await desk.claim()] == [dead[0].id]


async def test_each_channel_has_its_own_queue(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    assert await desk.store.claim_outbox("other", 10, now=desk.now, lease_s=30) == ()
    assert len(await desk.claim()) == 1


async def test_deliveries_are_listed_newest_first(desk: Desk) -> None:
    await three_stories(desk)
    listed = await desk.store.deliveries(state=None, limit=2)
    claimed = await desk.claim()
    assert [d.id for d in listed] == [d.id for d in reversed(claimed)][:2]


async def test_an_unsent_alert_is_there_after_a_restart_with_its_id(
    desk: Desk, open_again: OpenStore
) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    (delivery,) = await desk.claim()
    await desk.store.close()
    desk.store = open_again()
    try:
        desk.later(seconds=30)
        assert [d.id for d in await desk.claim()] == [delivery.id]
    finally:
        await desk.store.close()


async def test_everyone_who_waits_for_the_outbox_is_woken(desk: Desk) -> None:
    async with asyncio.timeout(30), asyncio.TaskGroup() as group:
        for _ in range(3):
            group.create_task(desk.store.wait_outbox(60))
        await asyncio.sleep(0)
        await desk.poll("alpha", told("k1", FLOOD))


async def test_waiting_for_the_outbox_ends_when_time_is_up(store: Store) -> None:
    async with asyncio.timeout(10):
        await store.wait_outbox(0.01)


async def test_many_alerts_are_all_claimed_once(desk: Desk) -> None:
    await desk.poll("alpha", *(told(f"k{n}", text, minutes=n) for n, text in enumerate(OTHERS)))
    claims = await asyncio.gather(*(desk.claim(2) for _ in range(5)))
    ids = [delivery.id for claimed in claims for delivery in claimed]
    assert len(ids) == len(set(ids)) == len(OTHERS)
