"""Delivering over a real database and real receivers."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
from standardwebhooks import Webhook

from livefeed.errors import StoreError
from livefeed.model import Alert, Delivery, DeliveryId, DeliveryState, StoryChange
from livefeed.settings import Channel
from livefeed.steps.deliver import deliver_due, deliver_forever
from livefeed.store.sqlite import SqliteStore, open_store
from tests.support.alerts import SECRET, alert_of, channel, stories
from tests.support.desk import Desk, told
from tests.support.make import NOW
from tests.support.receiver import WITHIN_S, Answer, Post, Receiver
from tests.support.rules import SmallRules


class GivenAlerts(SmallRules):
    """Rules by which the next batch causes the alerts that the test chose."""

    def __init__(self) -> None:
        super().__init__()
        self.next: tuple[Alert, ...] = ()

    def alerts_of(
        self, changes: Sequence[StoryChange], *, is_first_poll: bool, now: datetime
    ) -> tuple[Alert, ...]:
        given, self.next = self.next, ()
        return given


class Newsroom:
    """A store with alerts in its outbox, a session, and a clock that runs and can skip ahead."""

    def __init__(self, path: Path, session: aiohttp.ClientSession) -> None:
        self.path = path
        self.session = session
        self.store: SqliteStore = open_store(path, window_s=3_600)
        self.desk = Desk(self.store)
        self.rules = self.desk.rules = GivenAlerts()
        self._skipped_s = 0.0
        self._started = asyncio.get_running_loop().time()
        self._polls = 0

    def clock(self) -> datetime:
        ran = asyncio.get_running_loop().time() - self._started
        return NOW + timedelta(seconds=ran + self._skipped_s)

    def skip(self, seconds: float) -> None:
        self._skipped_s += seconds

    async def queue(self, *alerts: Alert) -> None:
        """Put alerts into the outbox the only way there is: with a batch that causes them."""
        self._polls += 1
        self.rules.next = alerts
        self.desk.now = self.clock() - timedelta(minutes=1)  # which the poll takes
        await self.desk.poll("alpha", told(f"poll-{self._polls}", f"text {self._polls}"))

    async def due(self, *channels: Channel) -> Counter[str]:
        return Counter(
            await deliver_due(
                channels, self.store, self.session, clock=self.clock, draw=lambda: 0.5
            )
        )

    @asynccontextmanager
    async def delivering(self, *channels: Channel) -> AsyncIterator[list[asyncio.Task[None]]]:
        """Deliver on these channels while the block runs, then stop as the daemon does."""
        stop = asyncio.Event()
        async with asyncio.TaskGroup() as group:
            yield [
                group.create_task(
                    deliver_forever(
                        to,
                        self.store,
                        self.session,
                        stop=stop,
                        clock=self.clock,
                        draw=lambda: 0.5,
                    )
                )
                for to in channels
            ]
            stop.set()

    async def states(self) -> Counter[DeliveryState]:
        return Counter(d.state for d in await self.store.deliveries(state=None, limit=10_000))

    async def settled(self, **counts: int) -> None:
        """Wait until the outbox holds so many deliveries in each state."""
        wanted = {DeliveryState(state): n for state, n in counts.items()}
        async with asyncio.timeout(WITHIN_S):
            # The store tells that deliveries were added, not what became of them.
            while await self.states() != wanted:  # noqa: ASYNC110
                await asyncio.sleep(0.01)

    async def reopen(self) -> None:
        """Do what a restart does."""
        await self.store.close()
        self.store = self.desk.store = open_store(self.path, window_s=3_600)


@pytest.fixture
async def newsroom(tmp_path: Path) -> AsyncIterator[Newsroom]:
    async with aiohttp.ClientSession() as session:
        opened = Newsroom(tmp_path / "live.db", session)
        await opened.desk.configure()
        yield opened
        await opened.store.close()


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with Receiver() as opened:
        yield opened


def alerts(count: int, *, to: str = "desk") -> list[Alert]:
    return [alert_of(story, to=to) for story in stories(count)]


def same_story(count: int) -> list[Alert]:
    first = alert_of()
    return [replace(first, id=DeliveryId(f"msg_{n}")) for n in range(count)]


# --- once -----------------------------------------------------------------------------------------


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


# --- forever --------------------------------------------------------------------------------------


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


async def test_slack_gets_a_short_burst_and_then_one_message_a_second(
    newsroom: Newsroom, receiver: Receiver
) -> None:
    await newsroom.queue(*alerts(5))
    async with newsroom.delivering(channel(receiver.url(), kind="slack-webhook")):
        posts = await receiver.got(5)
        await newsroom.settled(done=5)
    gaps = [post.at - posts[0].at for post in posts]
    assert gaps[2] < 0.9
    assert gaps[3] >= 0.95
    assert gaps[4] >= 1.95


async def test_a_receiver_that_hangs_delays_no_other_channel(
    newsroom: Newsroom, receiver: Receiver
) -> None:
    release = asyncio.Event()

    async def hang(_number: int, _post: Post) -> Answer:
        await release.wait()
        return Answer(status=503)

    async with Receiver() as hanging:
        hanging.behave(hang)
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
    release = asyncio.Event()

    async def answer_later(_number: int, _post: Post) -> Answer:
        await release.wait()
        return Answer()

    receiver.behave(answer_later)
    await newsroom.queue(*alerts(3))
    async with newsroom.delivering(channel(receiver.url())):
        await receiver.got(1)
        asyncio.get_running_loop().call_later(0.1, release.set)  # after it was told to stop
    assert await newsroom.states() == {DeliveryState.DONE: 1, DeliveryState.OPEN: 2}


async def test_what_is_cut_off_is_sent_again_with_the_same_id(
    newsroom: Newsroom, receiver: Receiver
) -> None:
    release = asyncio.Event()

    async def hang(_number: int, _post: Post) -> Answer:
        await release.wait()
        return Answer()

    receiver.behave(hang)
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
    release = asyncio.Event()

    async def answer_later(_number: int, _post: Post) -> Answer:
        await release.wait()
        return Answer()

    receiver.behave(answer_later)
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
