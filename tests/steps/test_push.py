"""Pushes and subscriptions over a real database; time passes as the test says."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from ipaddress import ip_network
from pathlib import Path

import pytest

from livefeed.errors import StaleLeaseError
from livefeed.fetch.session import open_session
from livefeed.fetch.websub import Hubs
from livefeed.fetch.workers import Workers
from livefeed.model import (
    Batch,
    HubOffer,
    Outcome,
    SketchedEntry,
    SourceStatus,
    Subscription,
    SubscriptionState,
)
from livefeed.settings import Feed, Polling, Server, Settings, Source
from livefeed.steps.ingest import NewsRules
from livefeed.steps.push import Push, PushReader
from livefeed.steps.subscribe import Subscriber
from livefeed.store import Ingested
from livefeed.store.sqlite import SqliteStore, open_store
from tests.support.desk import CHESS, FLOOD, FLOOD_EDITED, LIBRARY, told
from tests.support.make import NOW, claim
from tests.support.origin import Origin

SETTINGS = Settings(
    database="",
    polling=Polling(allow_private=(ip_network("127.0.0.0/8"),), fastest_s=1.0, timeout_s=5.0),
    server=Server(base_url="https://live.example.org/"),
    sources=(Source(name="alpha", url="https://news.example/a", every_s=60.0),),
    feeds=(Feed(name="all", title="all"),),
)
TOPIC = "https://news.example/a.atom"


@dataclass
class Bench:
    """One source, its database, and a clock that the test moves."""

    store: SqliteStore
    settings: Settings
    origin: Origin
    subscriber: Subscriber
    now: datetime = NOW

    @property
    def hub(self) -> str:
        return self.origin.url("/hub")

    @property
    def rules(self) -> NewsRules:
        return NewsRules(self.settings)

    def later(self, **delta: float) -> datetime:
        self.now += timedelta(**delta)
        return self.now

    async def poll(
        self,
        *entries: SketchedEntry,
        hubs: tuple[str, ...] | None = None,
        outcome: Outcome = Outcome.OK,
    ) -> Ingested:
        (lease,) = await self.store.claim_due(claim("alpha", now=self.now))
        offer = HubOffer(hubs=(self.hub,) if hubs is None else hubs, topic=TOPIC)
        batch = Batch(
            source="alpha",
            fence=lease.fence,
            now=self.now,
            outcome=outcome,
            entries=entries,
            is_window=True,
            offer=offer if outcome is Outcome.OK else None,
        )
        return await self.store.ingest(batch, self.rules)

    async def push(self, *entries: SketchedEntry, number: int | None = None) -> Ingested:
        known = (await self.status()).subscription if number is None else None
        batch = Batch(
            source="alpha",
            fence=0,
            now=self.now,
            outcome=Outcome.OK,
            entries=entries,
            is_push=True,
            subscription=known.number if known else number or 0,
        )
        return await self.store.ingest(batch, self.rules)

    async def subscribed(self) -> Subscription:
        """Ask the hub and let it verify."""
        await self.subscriber.ask_due()
        (known,) = [one for one in await self.store.subscriptions() if not one.is_being_left]
        assert await reader(self).verify(
            known.token, mode="subscribe", topic=known.topic, lease_s=86_400
        )
        return known

    async def status(self) -> SourceStatus:
        (status,) = await self.store.sources()
        return status

    async def subscription(self) -> Subscription:
        known = (await self.status()).subscription
        assert known is not None
        return known


def reader(bench: Bench, workers: Workers | None = None) -> PushReader:
    return PushReader(
        workers=workers or Workers(1, timeout_s=10, memory_bytes=1 << 30),
        store=bench.store,
        rules=bench.rules,
        polling=bench.settings.polling,
        clock=lambda: bench.now,
    )


@asynccontextmanager
async def bench(folder: Path) -> AsyncIterator[Bench]:
    settings = replace(SETTINGS, database=str(folder / "livefeed.db"))
    store = open_store(settings.database, window_s=259_200)
    try:
        await store.configure({"alpha": "h"}, {"all": ""}, rules=NewsRules(settings), now=NOW)
        async with Origin() as origin, open_session(settings.polling) as session:
            origin.answer("/hub", 202)
            origin.answer("/other", 202)
            made = Bench(store, settings, origin, None)  # type: ignore[arg-type] # set below
            hubs = Hubs(session, timeout_s=5.0, clock=lambda: made.now)
            made.subscriber = Subscriber(
                settings=settings, store=store, hubs=hubs, clock=lambda: made.now
            )
            yield made
    finally:
        await store.close()


async def test_pushes_are_relied_on_over_polls_that_bring_nothing(tmp_path: Path) -> None:
    async with bench(tmp_path) as b:
        await b.poll(told("1", FLOOD))
        await b.subscribed()
        usual = await b.poll(outcome=Outcome.UNCHANGED)
        assert "hub" not in usual.next_poll.why
        await b.push(told("2", CHESS))
        for _ in range(3):
            b.later(minutes=10)
            rare = await b.poll(outcome=Outcome.UNCHANGED)
            assert "its hub pushes" in rare.next_poll.why
        b.later(days=2)
        over = await b.poll(outcome=Outcome.UNCHANGED)
        assert "hub" not in over.next_poll.why
        assert (await b.subscription()).relied_until is None


async def test_only_its_own_pushes_speak_for_a_hub(tmp_path: Path) -> None:
    async with bench(tmp_path) as b:
        await b.poll(told("1", FLOOD))
        await b.subscribed()
        for number in (0, 77):
            await b.push(told("2", CHESS), number=number)
            known = await b.subscription()
            assert (known.pushes, known.relied_until) == (0, None)


async def test_a_push_leaves_the_next_poll_where_it_is(tmp_path: Path) -> None:
    async with bench(tmp_path) as b:
        await b.poll(told("1", FLOOD))
        await b.subscribed()
        before = await b.status()
        b.later(seconds=20)
        pushed = await b.push(told("2", CHESS))
        after = await b.status()
        assert (after.next_poll_at, after.why, after.polls) == (
            before.next_poll_at,
            before.why,
            before.polls,
        )
        assert (pushed.next_poll.at, after.updates) == (before.next_poll_at, 2)
        assert after.rhythm.lately > before.rhythm.lately  # its rate is measured all the same
        assert after.rhythm.interval_s == before.rhythm.interval_s


async def test_what_only_pushes_showed_is_not_missing_in_polls(tmp_path: Path) -> None:
    async with bench(tmp_path) as b:
        await b.poll(told("1", FLOOD), told("0", LIBRARY, minutes=-90))
        await b.subscribed()
        await b.push(told("2", CHESS, minutes=-60))
        for _ in range(6):
            b.later(minutes=10)
            await b.poll(told("1", FLOOD), told("0", LIBRARY, minutes=-90))
        page = await b.store.feed_page("all", after=None, limit=9)
        assert {story.state for story in page.stories} == {"live"}
        assert len(page.stories) == 3


async def test_a_text_that_a_push_changed_is_read_anew_by_the_next_poll(tmp_path: Path) -> None:
    async with bench(tmp_path) as b:
        await b.poll(told("1", FLOOD))
        await b.subscribed()
        (lease,) = await b.store.claim_due(claim("alpha", now=b.now))
        await b.push(told("1", FLOOD_EDITED))
        await b.store.ingest(
            Batch(source="alpha", fence=lease.fence, now=b.now, outcome=Outcome.UNCHANGED),
            b.rules,
        )
        status = await b.status()
        assert status.body_hash == ""
        (story,) = (await b.store.feed_page("all", after=None, limit=9)).stories
        assert "dozens" in story.lead_update.text


async def test_another_hub_is_followed_in_time_and_the_old_one_left(tmp_path: Path) -> None:
    async with bench(tmp_path) as b:
        await b.poll(told("1", FLOOD))
        first = await b.subscribed()
        other = b.origin.url("/other")
        b.later(minutes=11)
        await b.poll(told("1", FLOOD), hubs=(other,))
        old, new = await b.store.subscriptions()
        assert (old.state, old.hub) == (SubscriptionState.LEAVING, b.hub)
        assert (new.state, new.hub) == (SubscriptionState.WANTED, other)
        second = await b.subscribed()
        assert second.token != first.token
        assert second.secret != first.secret
        assert b"unsubscribe" in b.origin.seen("/hub")[-1].body
        assert await reader(b).verify(first.token, mode="unsubscribe", topic=TOPIC, lease_s=0)
        assert [one.hub for one in await b.store.subscriptions()] == [other]


async def test_a_hub_that_is_never_heard_of_is_left_after_a_few_requests(tmp_path: Path) -> None:
    async with bench(tmp_path) as b:
        await b.poll(told("1", FLOOD))
        await b.subscribed()
        b.later(minutes=11)
        await b.poll(told("1", FLOOD), hubs=())
        b.origin.log.clear()
        b.origin.answer("/hub", 500)
        for _ in range(9):
            b.later(hours=1)
            await b.subscriber.ask_due()
        assert len(b.origin.log) == 3
        assert await b.store.subscriptions() == ()


async def test_what_a_hub_answers_is_shown_and_it_is_asked_again_later(tmp_path: Path) -> None:
    async with bench(tmp_path) as b:
        b.origin.answer("/hub", 503, headers={"Retry-After": "7200"}, body=b"busy")
        await b.poll(told("1", FLOOD))
        await b.subscriber.ask_due()
        known = await b.subscription()
        assert known.error == "answered 503 Service Unavailable: busy"
        assert known.due_at == b.now + timedelta(hours=2)
        b.later(hours=1)
        assert await b.subscriber.ask_due() == 0


async def test_a_source_that_is_not_followed_any_more_takes_no_push(tmp_path: Path) -> None:
    async with bench(tmp_path) as b:
        await b.poll(told("1", FLOOD))
        await b.store.configure({"beta": "h"}, {"all": ""}, rules=b.rules, now=b.now)
        with pytest.raises(StaleLeaseError):
            await b.push(told("2", CHESS))


async def test_a_source_is_hastened_only_if_it_is_well_free_and_not_just_polled(
    tmp_path: Path,
) -> None:
    async with bench(tmp_path) as b:
        await b.poll(told("1", FLOOD))
        b.later(seconds=5)
        assert await b.store.hasten("alpha", now=b.now, gap_s=15, why="news")
        status = await b.status()
        assert (status.next_poll_at, status.why) == (NOW + timedelta(seconds=15), "news")
        await b.store.claim_due(claim("alpha", now=b.now))
        assert not await b.store.hasten("alpha", now=b.now, gap_s=15, why="news")


@pytest.mark.parametrize("encoding", ["gzip, gzip", "br", "gzip"])
async def test_a_push_whose_encoding_lies_is_only_an_announcement(
    tmp_path: Path, encoding: str
) -> None:
    body = b"\x1f\x8b\x08" + b"x" * 50
    async with bench(tmp_path) as b:
        await b.poll(told("1", FLOOD))
        known = await b.subscription()
        message = Push(
            token="", body=body, signature="", content_type="", content_encoding=encoding
        )
        assert await reader(b).ingest(message, known, b.settings.sources[0]) is None
