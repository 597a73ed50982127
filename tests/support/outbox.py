"""A database with alerts in its outbox, delivered to real receivers by a clock that can skip."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import aiohttp

from livefeed.model import Alert, DeliveryId, DeliveryState, StoryChange
from livefeed.settings import Channel
from livefeed.steps.deliver import deliver_due, deliver_forever
from livefeed.store.rules import ReadStories
from livefeed.store.sqlite import SqliteStore, open_store
from tests.support.alerts import alert_of, stories
from tests.support.desk import Desk, told
from tests.support.make import NOW
from tests.support.receiver import WITHIN_S
from tests.support.rules import SmallRules


class GivenAlerts(SmallRules):
    """Rules by which the next batch causes the alerts that the test chose."""

    def __init__(self) -> None:
        super().__init__()
        self.next: tuple[Alert, ...] = ()

    def alerts_of(
        self,
        changes: Sequence[StoryChange],
        read: ReadStories,
        *,
        is_first_poll: bool,
        now: datetime,
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


def alerts(count: int, *, to: str = "desk") -> list[Alert]:
    return [alert_of(story, to=to) for story in stories(count)]


def same_story(count: int) -> list[Alert]:
    first = alert_of()
    return [replace(first, id=DeliveryId(f"msg_{n}")) for n in range(count)]
