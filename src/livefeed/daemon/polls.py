"""Claims due sources and visits each in a task of its own."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable, Mapping, Sequence

from livefeed.daemon.plant import PARSE_TIMEOUT_S, Plant
from livefeed.errors import LivefeedError
from livefeed.model import Lease, Outcome
from livefeed.steps.poll import Visit
from livefeed.store import Ingested
from livefeed.system.clock import now

log = logging.getLogger(__name__)

TICK_S = 0.25  # how often due sources are looked for

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
        self._sources = {source.name: source for source in plant.settings.sources}

    async def start_due(
        self, names: Sequence[str] | None = None
    ) -> Mapping[str, asyncio.Task[Visit]]:
        """Start a poll of every due source (or of these, due or not) that there is room for."""
        polling = self._plant.settings.polling
        room = polling.concurrency - len(self._running)
        if room <= 0:
            return {}
        leases = await self._plant.store.claim_due(
            f"pid-{os.getpid()}",
            room,
            now=now(),
            lease_s=polling.timeout_s + 3 * PARSE_TIMEOUT_S,
            per_host=polling.per_host,
            host_gap_s=polling.host_gap_s,
            names=names,
        )
        return {lease.source: self._start(lease) for lease in leases}

    async def visit_all(
        self, names: Sequence[str], tell: Callable[[Visit], Awaitable[None]]
    ) -> tuple[Visit, ...]:
        """Visit these sources once, whatever their due time, as politely as ever."""
        waiting, under_way, visits = set(names), set[asyncio.Task[Visit]](), list[Visit]()
        while waiting or under_way:
            started = await self.start_due(sorted(waiting)) if waiting else {}
            waiting -= started.keys()
            under_way |= set(started.values())
            if not under_way:
                await asyncio.sleep(TICK_S)  # every host that is left asks for patience
                continue
            done, under_way = await asyncio.wait(
                under_way,
                timeout=TICK_S if waiting else None,
                return_when=asyncio.FIRST_COMPLETED,
            )
            for task in done:
                visits.append(task.result())
                await tell(visits[-1])
        return tuple(visits)

    async def drain(self, grace_s: float) -> None:
        """Let polls under way end; cancel those that do not in time. Their leases run out."""
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
        try:
            visit, ingested = await self._plant.poller.poll(lease, self._sources[lease.source])
        except LivefeedError as error:
            log.error("poll.lost source=%s error=%r", lease.source, str(error))
            return Visit(source=lease.source, outcome=Outcome.FAILED, error=str(error))
        except Exception:
            log.exception("poll.crashed source=%s", lease.source)
            return Visit(source=lease.source, outcome=Outcome.FAILED, error="internal error")
        if self._observe:
            self._observe(lease.source, ingested)
        return visit
