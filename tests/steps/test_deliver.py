"""Delivering once what is due, over a real database and real receivers."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from standardwebhooks import Webhook

from livefeed.errors import StoreError
from livefeed.model import DeliveryState
from tests.support.alerts import SECRET, channel
from tests.support.outbox import Newsroom, alerts, same_story
from tests.support.receiver import Answer, Post, Receiver


async def test_what_is_due_is_sent_once_and_signed(newsroom: Newsroom, receiver: Receiver) -> None:
    queued = alerts(40)
    await newsroom.queue(*queued)
    to = channel(receiver.url(), secrets=(SECRET,))
    assert await newsroom.due(to) == {"sent": 40, "retried": 0, "dead": 0}
    assert {post.id for post in receiver.posts} == {alert.id for alert in queued}
    assert len(receiver.posts) == 40
    assert await newsroom.states() == {DeliveryState.DONE: 40}
    assert await newsroom.due(to) == {"sent": 0, "retried": 0, "dead": 0}
    for post in receiver.posts:
        signed_at = datetime.fromtimestamp(int(post.headers["webhook-timestamp"]), UTC)
        signature = Webhook(SECRET).sign(post.id, signed_at, post.body.decode())
        assert post.headers["webhook-signature"] == signature


async def test_a_channel_that_is_switched_off_keeps_its_deliveries(
    newsroom: Newsroom, receiver: Receiver
) -> None:
    await newsroom.queue(*alerts(2))
    assert (await newsroom.due(channel(receiver.url(), is_enabled=False)))["sent"] == 0
    assert await newsroom.states() == {DeliveryState.OPEN: 2}


async def test_a_failure_is_retried_later_with_the_same_id(
    newsroom: Newsroom, receiver: Receiver
) -> None:
    await newsroom.queue(*alerts(1))
    receiver.answer(500)
    assert await newsroom.due(channel(receiver.url())) == {"sent": 0, "retried": 1, "dead": 0}
    (waiting,) = await newsroom.store.deliveries(state=DeliveryState.OPEN, limit=9)
    assert (waiting.attempts, waiting.last_status) == (1, 500)
    assert waiting.last_error == "answered 500"
    newsroom.skip(6)
    receiver.answer(204)
    assert (await newsroom.due(channel(receiver.url())))["sent"] == 1
    assert receiver.posts[0].id == receiver.posts[1].id
    assert receiver.posts[0].body == receiver.posts[1].body


async def test_a_refusal_is_a_dead_letter_that_can_be_retried(
    newsroom: Newsroom, receiver: Receiver
) -> None:
    await newsroom.queue(*alerts(1))
    receiver.answer(422)
    assert await newsroom.due(channel(receiver.url())) == {"sent": 0, "retried": 0, "dead": 1}
    (dead,) = await newsroom.store.deliveries(state=DeliveryState.DEAD, limit=9)
    assert await newsroom.store.retry(dead.id, now=newsroom.clock())
    receiver.answer(200)
    assert (await newsroom.due(channel(receiver.url())))["sent"] == 1
    assert {post.id for post in receiver.posts} == {dead.id}


async def test_old_news_is_given_up(newsroom: Newsroom, receiver: Receiver) -> None:
    await newsroom.queue(*alerts(1))
    newsroom.skip(7_300)
    receiver.answer(503)
    assert (await newsroom.due(channel(receiver.url())))["dead"] == 1


async def test_alerts_of_one_story_arrive_in_their_order(
    newsroom: Newsroom, receiver: Receiver
) -> None:
    await newsroom.queue(*same_story(5))
    failed: set[str] = set()

    async def fail_each_once(_number: int, post: Post) -> Answer:
        if post.id in failed:
            return Answer()
        failed.add(post.id)
        return Answer(status=500)

    receiver.behave(fail_each_once)
    for _ in range(5):
        assert (await newsroom.due(channel(receiver.url())))["retried"] == 1
        newsroom.skip(6)
    assert (await newsroom.due(channel(receiver.url())))["sent"] == 1
    assert [post.id for post in receiver.posts] == [f"msg_{n // 2}" for n in range(10)]


async def test_a_closed_store_ends_it_with_the_reason(
    newsroom: Newsroom, receiver: Receiver
) -> None:
    await newsroom.queue(*alerts(1))
    await newsroom.store.close()
    with pytest.raises(StoreError):
        await newsroom.due(channel(receiver.url()))
    await newsroom.reopen()
