"""Delivering until told to stop, over a real database and real receivers."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import datetime

import pytest

from livefeed.errors import StoreError
from livefeed.model import Delivery, DeliveryState
from livefeed.steps.deliver import deliver_forever
from livefeed.store.sqlite import SqliteStore
from tests.support.alerts import channel
from tests.support.outbox import Newsroom, alerts
from tests.support.receiver import WITHIN_S, Answer, Post, Receiver


async def test_an_alert_is_sent_as_soon_as_it_is_queued(
    newsroom: Newsroom, receiver: Receiver
) -> None:
    loop = asyncio.get_running_loop()
    async with newsroom.delivering(channel(receiver.url())):
        for number, alert in enumerate(alerts(5)):
            await newsroom.queue(alert)
            queued_at = loop.time()
            posts = await receiver.got(number + 1)
            assert posts[-1].id == alert.id
            assert loop.time() - queued_at < 0.9  # it does not wait for the next look
        await newsroom.settled(done=5)


async def test_retries_come_when_they_are_due(newsroom: Newsroom, receiver: Receiver) -> None:
    async def third_time(number: int, _post: Post) -> Answer:
        return Answer(status=204 if number == 2 else 503)

    receiver.behave(third_time)
    await newsroom.queue(*alerts(1))
    async with newsroom.delivering(channel(receiver.url())):
        for number, wait_s in ((1, 5), (2, 30)):
            await receiver.got(number)
            await newsroom.settled(open=1)
            newsroom.skip(wait_s)
        await newsroom.settled(done=1)
    assert len({post.id for post in receiver.posts}) == 1


async def test_a_receiver_that_throttles_is_left_alone_and_then_gets_all(
    newsroom: Newsroom, receiver: Receiver
) -> None:
    async def throttle_the_first(number: int, _post: Post) -> Answer:
        return Answer(status=429, headers={"Retry-After": "1"}) if number == 0 else Answer()

    receiver.behave(throttle_the_first)
    await newsroom.queue(*alerts(30))
    async with newsroom.delivering(channel(receiver.url())):
        await receiver.got(30)
        newsroom.skip(5)  # the first one's own retry
        await newsroom.settled(done=30)
    assert receiver.posts[1].at - receiver.posts[0].at >= 1.0
    assert Counter(post.id for post in receiver.posts).most_common(2)[1][1] == 1


async def test_slack_gets_no_more_than_a_short_burst_and_then_one_message_a_second(
    newsroom: Newsroom, receiver: Receiver
) -> None:
    await newsroom.queue(*alerts(5))
    async with newsroom.delivering(channel(receiver.url(), kind="slack-webhook")):
        posts = await receiver.got(5)
        await newsroom.settled(done=5)
    assert posts[4].at - posts[0].at >= 1.5  # two seconds, unless the first arrived late


async def test_a_receiver_that_hangs_delays_no_other_channel(
    newsroom: Newsroom, receiver: Receiver
) -> None:
    async with Receiver() as hanging:
        release = hanging.hold(503)
        await newsroom.queue(*alerts(20, to="slow"), *alerts(20, to="desk"))
        slow = channel(hanging.url(), name="slow")
        async with newsroom.delivering(slow, channel(receiver.url())):
            await hanging.got(1)
            await newsroom.settled(done=20, open=20)
            assert len(hanging.posts) < 5  # few at once for a receiver that never answered
            release.set()


async def test_a_channel_that_is_gone_is_stopped_until_a_restart(
    newsroom: Newsroom, receiver: Receiver, caplog: pytest.LogCaptureFixture
) -> None:
    receiver.answer(410)
    secret_url = receiver.url("/s3cret")
    await newsroom.queue(*alerts(10))
    async with newsroom.delivering(channel(secret_url)) as tasks:
        async with asyncio.timeout(WITHIN_S):
            await asyncio.wait(tasks)
    assert len(receiver.posts) == 1
    await newsroom.settled(open=10)
    assert "channel.gone channel=desk" in caplog.text
    assert "s3cret" not in caplog.text
    receiver.answer(200)
    async with newsroom.delivering(channel(secret_url)):
        await newsroom.settled(done=10)


async def test_what_is_under_way_is_finished_before_stopping(
    newsroom: Newsroom, receiver: Receiver
) -> None:
    release = receiver.hold()
    await newsroom.queue(*alerts(3))
    async with newsroom.delivering(channel(receiver.url())):
        await receiver.got(1)
        asyncio.get_running_loop().call_later(0.1, release.set)  # after it was told to stop
    assert await newsroom.states() == {DeliveryState.DONE: 1, DeliveryState.OPEN: 2}


async def test_what_is_cut_off_is_sent_again_with_the_same_id(
    newsroom: Newsroom, receiver: Receiver
) -> None:
    release = receiver.hold()
    await newsroom.queue(*alerts(1))
    due = asyncio.create_task(newsroom.due(channel(receiver.url())))
    await receiver.got(1)
    await newsroom.reopen()  # the process died: what was leased is free again
    release.set()
    with pytest.raises(StoreError):
        await due
    assert (await newsroom.due(channel(receiver.url())))["sent"] == 1
    first, second = receiver.posts
    assert first.id == second.id


async def test_cancelling_lets_what_is_under_way_end(
    newsroom: Newsroom, receiver: Receiver
) -> None:
    release = receiver.hold()
    await newsroom.queue(*alerts(1))
    async with newsroom.delivering(channel(receiver.url())) as (task,):
        await receiver.got(1)
        task.cancel()
        asyncio.get_running_loop().call_later(0.1, release.set)
        await asyncio.wait([task])
        assert task.cancelled()
    assert await newsroom.states() == {DeliveryState.DONE: 1}


class FailingOnce:
    """An outbox whose first claim fails; all else is the real one."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store
        self._failures = 1
        self.ack = store.ack
        self.nack = store.nack
        self.wait_outbox = store.wait_outbox

    async def claim_outbox(
        self, channel: str, n: int, *, now: datetime, lease_s: float
    ) -> tuple[Delivery, ...]:
        if self._failures:
            self._failures -= 1
            raise StoreError("the disk is full")
        return await self._store.claim_outbox(channel, n, now=now, lease_s=lease_s)


async def test_a_store_that_fails_is_asked_again(
    newsroom: Newsroom, receiver: Receiver, caplog: pytest.LogCaptureFixture
) -> None:
    await newsroom.queue(*alerts(1))
    stop = asyncio.Event()
    outbox = FailingOnce(newsroom.store)
    async with asyncio.TaskGroup() as group:
        group.create_task(
            deliver_forever(
                channel(receiver.url()), outbox, newsroom.session, stop=stop, clock=newsroom.clock
            )
        )
        await newsroom.settled(done=1)
        stop.set()
    assert "the disk is full" in caplog.text


async def test_a_bad_receiver_gets_everything_in_the_end(
    newsroom: Newsroom, receiver: Receiver
) -> None:
    queued = alerts(300)
    await newsroom.queue(*queued)

    async def every_fifth_fails(number: int, _post: Post) -> Answer:
        return Answer(status=500 if number % 5 == 0 else 204)

    receiver.behave(every_fifth_fails)
    to = channel(receiver.url())
    total: Counter[str] = Counter()
    for _ in range(10):
        total += await newsroom.due(to)
        newsroom.skip(700)
    assert total["sent"] == 300
    assert total["dead"] == 0
    assert await newsroom.states() == {DeliveryState.DONE: 300}
    assert {post.id for post in receiver.posts} == {alert.id for alert in queued}
