"""Claims due sources and visits each in a task of its own."""

from __future__ import annotations

import asyncio
import logging
import os
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from functools import partial

from livefeed.daemon.plant import PARSE_TIMEOUT_S, Plant
from livefeed.errors import LivefeedError
from livefeed.model import Gap, Lease, Outcome
from livefeed.steps.poll import Visit
from livefeed.store import Claim, Ingested
from livefeed.system.clock import now

log = logging.getLogger(__name__)

TICK_S = 0.25  # how often due sources are looked for
AHEAD_S = 2 * TICK_S  # claimed so early, nobody is late when a busy database holds up one look
WALKS = 4  # back over gaps at a time, beside the polls
TURN_S = 120.0  # so long a walk waits for its turn at a host
LOST = timedelta(minutes=1)  # so long after a poll that could not be written a source is due
CLAIM_SHARE = 0.25  # of the polls that may be under way: so many are claimed at once in a round

Observer = Callable[[str, Ingested], None]


class Polls:
    """The polls under way: claims sources and visits each in a task of its own."""

    def __init__(
        self, plant: Plant, tasks: asyncio.TaskGroup, observe: Observer | None = None
    ) -> None:
        self._plant = plant
        self._tasks = tasks
        self._observe = observe
        self._running: dict[str, asyncio.Task[Visit]] = {}
        self._walks: set[asyncio.Task[None]] = set()
        self._walking = asyncio.Semaphore(WALKS)
        self._sources = {source.name: source for source in plant.settings.sources}

    async def start_due(
        self, names: Sequence[str] | None = None
    ) -> Mapping[str, asyncio.Task[Visit]]:
        """Start polls of sources that are due, or soon will be and then begin; while there is room.

        Args:
            names: start polls of these, due or not.
        """
        room = self._plant.settings.polling.concurrency - len(self._running)
        if room <= 0:
            return {}
        leases = await self._claim(room, names)
        return {lease.source: self._start(lease) for lease in leases}

    async def _claim(self, n: int, names: Sequence[str] | None) -> Sequence[Lease]:
        polling = self._plant.settings.polling
        return await self._plant.store.claim_due(
            Claim(
                worker=f"pid-{os.getpid()}",
                n=n,
                now=now(),
                lease_s=polling.timeout_s + 3 * PARSE_TIMEOUT_S,
                per_host=polling.per_host,
                host_gap_s=polling.host_gap_s,
                ahead_s=AHEAD_S if names is None else 0.0,
                step_s=TICK_S,
                names=names,
            )
        )

    async def visit_all(
        self, names: Sequence[str], tell: Callable[[Visit], Awaitable[None]]
    ) -> tuple[Visit, ...]:
        """Visit these sources once, whatever their due time, as politely as ever."""
        waiting = deque(sorted(names))
        under_way = set[asyncio.Task[Visit]]()
        finished = asyncio.Queue[asyncio.Task[Visit]]()
        visits: list[Visit] = []
        while waiting or under_way:
            if waiting and self._has_room(len(under_way)):
                for task in await self._start_some(waiting):
                    under_way.add(task)
                    task.add_done_callback(finished.put_nowait)
            for task in await _next_of(finished, TICK_S if waiting else None):
                under_way.discard(task)
                visits.append(task.result())
                await tell(visits[-1])
        return tuple(visits)

    def _has_room(self, mine: int) -> bool:
        """Tell whether it is worth while to claim: many at once cost little more than one."""
        room = self._plant.settings.polling.concurrency - len(self._running)
        return room >= self._plant.settings.polling.concurrency * CLAIM_SHARE or not mine

    async def _start_some(self, waiting: deque[str]) -> list[asyncio.Task[Visit]]:
        """Start as many of those that wait as there is room for; the others go to the end.

        Only so many are asked for as there is room, more only if hosts want to be left alone: to
        ask for all of them each time would cost the square of their number.
        """
        started: list[asyncio.Task[Visit]] = []
        left, some = len(waiting), self._plant.settings.polling.concurrency
        while left and len(self._running) < self._plant.settings.polling.concurrency:
            names = [waiting.popleft() for _ in range(min(some, left))]
            left -= len(names)
            tasks = await self.start_due(names)
            started.extend(tasks.values())
            waiting.extend(name for name in names if name not in tasks)
            some *= 4
        return started

    async def resume_walks(self) -> None:
        """Walk back over the gaps that a stop left behind."""
        for gap in await self._plant.store.gaps_to_walk():
            self._walk(gap)

    def _walk(self, gap: Gap) -> None:
        """Walk back over a gap in a task of its own; the sources are polled meanwhile."""
        if gap.next_page and gap.source in self._sources:
            task = self._tasks.create_task(self._walk_back(gap), name=f"walk {gap.source}")
            self._walks.add(task)
            task.add_done_callback(self._walks.discard)

    async def _walk_back(self, gap: Gap) -> None:
        from livefeed.steps.walk import walk_back  # noqa: PLC0415 - most polls have no gap

        source = self._sources[gap.source]
        async with self._walking:
            try:
                await walk_back(self._plant.poller, gap, source, partial(self._turn, source.name))
            except LivefeedError as error:
                log.error("gap.lost source=%s error=%r", gap.source, str(error))
            except Exception:
                log.exception("gap.crashed source=%s", gap.source)

    @asynccontextmanager
    async def _turn(self, name: str) -> AsyncIterator[Lease]:
        """Yield a lease of a source, claimed as for a poll; it ends with the block.

        Raises:
            TimeoutError: the host wants to be left alone for long.
        """
        async with asyncio.timeout(TURN_S):
            lease = await self._claimed(name)
        try:
            yield lease
        finally:
            await self._plant.store.release(lease)

    async def _claimed(self, name: str) -> Lease:
        while True:
            if leases := await self._claim(1, [name]):
                return leases[0]
            await asyncio.sleep(TICK_S)

    async def drain(self, grace_s: float) -> None:
        """Let polls under way end; cancel those that do not in time. Their leases run out.

        Walks are ended at once: they begin anew at the next start.
        """
        for walk in self._walks:
            walk.cancel()
        if self._running:
            _, late = await asyncio.wait(self._running.values(), timeout=grace_s)
            for task in late:
                task.cancel()

    def _start(self, lease: Lease) -> asyncio.Task[Visit]:
        task = self._tasks.create_task(self._visit(lease), name=f"poll {lease.source}")
        self._running[lease.source] = task
        task.add_done_callback(lambda _: self._running.pop(lease.source, None))
        return task

    async def _visit(self, lease: Lease) -> Visit:
        wait_s = (lease.begin_at - now()).total_seconds()
        await asyncio.sleep(min(wait_s, AHEAD_S))  # no longer, were the clock put back meanwhile
        try:
            visit, ingested = await self._plant.poller.poll(lease, self._sources[lease.source])
        except LivefeedError as error:
            log.error("poll.lost source=%s error=%r", lease.source, str(error))
            return await self._lost(lease, str(error))
        except Exception:
            log.exception("poll.crashed source=%s", lease.source)
            return await self._lost(lease, "internal error")
        if self._observe:
            self._observe(lease.source, ingested)
        if ingested.gap is not None:
            self._walk(ingested.gap)
        return visit

    async def _lost(self, lease: Lease, problem: str) -> Visit:
        """Return what became of a poll that left nothing, and let the source go.

        It is not due at once, but who asks for it by name need not wait for the lease to run out.
        """
        with suppress(LivefeedError):  # then it does run out
            await self._plant.store.release(lease, lost_until=now() + LOST)
        return Visit(source=lease.source, outcome=Outcome.FAILED, error=problem)


async def _next_of(
    finished: asyncio.Queue[asyncio.Task[Visit]], timeout_s: float | None
) -> list[asyncio.Task[Visit]]:
    """Return what has finished, after waiting for the first; nothing when time is up."""
    done: list[asyncio.Task[Visit]] = []
    with suppress(TimeoutError):
        async with asyncio.timeout(timeout_s):
            done.append(await finished.get())
    while not finished.empty():
        done.append(finished.get_nowait())
    return done
