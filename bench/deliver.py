"""Alerts to a bad receiver: 24 % of attempts answer 500, 1 % never answer.

    python -m bench.deliver [ALERTS]

Then commit-to-received latency at a steady rate to a good one. Everything is real but the news:
database, HTTP, and a receiver in the same process. The clock of the retries skips ahead when
nothing is due, so that what is measured is work, not back-off.
"""

from __future__ import annotations

import asyncio
import logging
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import aiohttp
from tests.support.alerts import SECRET, alert_of, channel, stories
from tests.support.desk import Desk, told
from tests.support.receiver import Answer, Post, Receiver
from tests.support.rules import SmallRules

from livefeed.model import Alert, DeliveryState, StoryChange
from livefeed.steps.deliver import deliver_due, deliver_forever
from livefeed.store.rules import ReadStories
from livefeed.store.sqlite import open_store
from livefeed.system.clock import now

RATE_PER_S = 50
RATED = 500


class Given(SmallRules):
    """Rules by which each batch causes the alerts that were prepared for it."""

    def __init__(self, prepared: list[list[Alert]]) -> None:
        super().__init__()
        self._prepared = prepared

    def alerts_of(
        self,
        changes: Sequence[StoryChange],
        read: ReadStories,
        *,
        is_first_poll: bool,
        now: datetime,
    ) -> tuple[Alert, ...]:
        return tuple(self._prepared.pop(0))


class SkippingClock:
    """The time of day, and what was skipped."""

    def __init__(self) -> None:
        self.skipped = timedelta()

    def now(self) -> datetime:
        return now() + self.skipped


async def bad_receiver(folder: Path, count: int) -> None:
    queued = [alert_of(story) for story in stories(count)]
    store = open_store(folder / "bad.db", window_s=3_600)
    desk = Desk(store)
    desk.rules, desk.now = Given([queued]), now() - timedelta(minutes=2)
    await desk.configure()
    await desk.poll("alpha", told("k", "text"))
    clock, total, started = SkippingClock(), Counter[str](), time.perf_counter()
    passes: list[float] = []

    async def answer(number: int, _post: Post) -> Answer | None:
        match number % 100:
            case 0:
                return None
            case n if n < 25:
                return Answer(status=500)
        return Answer()

    async with Receiver() as receiver, aiohttp.ClientSession() as session:
        receiver.behave(answer)
        to = channel(receiver.url(), secrets=(SECRET,))
        while total["sent"] + total["dead"] < count:
            total += Counter(
                await deliver_due([to], store, session, max_age_s=10**6, clock=clock.now)
            )
            clock.skipped += timedelta(hours=1)
            passes.append(time.perf_counter() - started)
        received = Counter(post.id for post in receiver.posts)
        lost = {alert.id for alert in queued} - set(received)
    states = Counter(d.state for d in await store.deliveries(state=None, limit=count))
    print(
        f"bad receiver: {count} alerts, {len(receiver.posts)} attempts, {len(lost)} lost, "
        f"{states[DeliveryState.DONE]} done; "
        f"first pass {passes[0]:.1f} s, all {len(passes)} passes {passes[-1]:.1f} s"
    )
    await store.close()


async def latency(folder: Path) -> None:
    prepared = [[alert_of(story)] for story in stories(RATED)]
    store = open_store(folder / "good.db", window_s=3_600)
    desk = Desk(store)
    desk.rules = Given(prepared.copy())
    await desk.configure()
    committed: dict[str, float] = {}
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    async with Receiver() as receiver, aiohttp.ClientSession() as session:
        to = channel(receiver.url(), secrets=(SECRET,))
        delivering = asyncio.create_task(deliver_forever(to, store, session, stop=stop))
        begun = loop.time()
        for number, (alert,) in enumerate(prepared):
            await asyncio.sleep(max(0.0, begun + number / RATE_PER_S - loop.time()))
            desk.now = now() - timedelta(minutes=1)
            await desk.poll("alpha", told(f"k{number}", f"text {number}"))
            committed[alert.id] = loop.time()
        posts = await receiver.got(RATED)
        stop.set()
        await delivering
        waits = sorted((post.at - committed[post.id]) * 1_000 for post in posts)
    print(
        f"good receiver: {RATED} alerts at {RATE_PER_S}/s, commit to received "
        f"p50 {statistics.median(waits):.1f} ms, p99 {waits[len(waits) * 99 // 100]:.1f} ms"
    )
    await store.close()


async def main() -> None:
    logging.disable(logging.CRITICAL)
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    with tempfile.TemporaryDirectory() as folder:
        await latency(Path(folder))
        await bad_receiver(Path(folder), count)


if __name__ == "__main__":
    asyncio.run(main())
