"""What commands do to the store: through the running daemon if there is one, else alone."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from datetime import datetime

from livefeed.daemon.plant import Plant, control_path, open_plant
from livefeed.daemon.polls import Polls
from livefeed.daemon.tasks import open_tasks
from livefeed.errors import NoDaemonError, StoreError
from livefeed.model import Outcome, Verdict
from livefeed.serve.knock import Line, Tell, ask
from livefeed.settings import Settings
from livefeed.steps.poll import Visit
from livefeed.store.sqlite import open_store
from livefeed.system.clock import now

OnVisit = Callable[[Visit], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PollReport:
    """What one round over the sources came to."""

    visits: tuple[Visit, ...]
    deliveries: Mapping[str, int]  # sent, retried, dead; empty when none were to be sent

    @property
    def verdicts(self) -> Mapping[Verdict, int]:
        """Count per verdict over all sources; only those that were given."""
        counts = Counter[Verdict]()
        for visit in self.visits:
            counts.update(visit.verdicts)
        return {verdict: counts[verdict] for verdict in Verdict if counts[verdict]}


class Door:
    """The commands, done on one plant; keeps the promise of `serve.control.Control`."""

    def __init__(self, plant: Plant, polls: Polls) -> None:
        self._plant = plant
        self._polls = polls

    async def poll(self, names: Sequence[str], *, deliver: bool, tell: Tell) -> Line:
        """Visit these sources (all of them without names) and tell of each visit."""

        async def tell_visit(visit: Visit) -> None:
            await tell({"visit": asdict(visit)})

        return {"deliveries": await self.visit(names, deliver=deliver, seen=tell_visit)}

    async def visit(
        self, names: Sequence[str], *, deliver: bool, seen: Callable[[Visit], Awaitable[None]]
    ) -> Mapping[str, int]:
        """Do the same for who need not have it as lines; return the count per end of delivery."""
        everything = [source.name for source in self._plant.settings.sources]
        await self._polls.visit_all(names or everything, seen)
        return await self._deliver() if deliver else {}

    async def retry(self, delivery: str) -> bool:
        """Open a dead letter again; False if there is none of that id."""
        return await self._plant.store.retry(delivery, now=now())

    async def prune(self, before: datetime) -> int:
        """Forget what was not seen since and return how many updates that were."""
        return await self._plant.store.expire(before)

    async def _deliver(self) -> Mapping[str, int]:
        from livefeed.steps.deliver import deliver_due  # noqa: PLC0415 - most polls send nothing

        plant = self._plant
        return await deliver_due(
            plant.settings.channels,
            plant.store,
            plant.session,
            max_age_s=plant.settings.alerts.max_age_s,
        )


async def poll_once(
    settings: Settings, names: Sequence[str], *, deliver: bool, on_visit: OnVisit
) -> PollReport:
    """Visit the named sources, or all, once; queue their alerts and send them if asked to.

    Raises:
        StoreError: the database cannot be used.
    """
    visits: list[Visit] = []

    async def seen(visit: Visit) -> None:
        visits.append(visit)
        on_visit(visit)

    try:
        deliveries = await _poll_through(settings, names, deliver=deliver, seen=seen)
    except NoDaemonError:
        async with _own_door(settings) as door:
            deliveries = await door.visit(names, deliver=deliver, seen=seen)
    return PollReport(visits=tuple(visits), deliveries=deliveries)


async def retry_delivery(settings: Settings, delivery: str) -> bool:
    """Open a dead letter again; False if there is none of that id."""
    try:
        answer = await anext(ask(control_path(settings), f"/deliveries/{delivery}/retry", {}))
    except NoDaemonError:
        async with _own_door(settings) as door:
            return await door.retry(delivery)
    return bool(answer["opened"])


async def prune(settings: Settings, before: datetime) -> int:
    """Forget what was not seen since and return how many updates that were."""
    try:
        wish = {"before": before.isoformat()}
        answer = await anext(ask(control_path(settings), "/prune", wish))
    except NoDaemonError:
        store = await asyncio.to_thread(
            open_store, settings.database, window_s=settings.dedup.window_s
        )
        try:
            return await store.expire(before)
        finally:
            await store.close()
    return int(answer["forgotten"])


async def _poll_through(
    settings: Settings,
    names: Sequence[str],
    *,
    deliver: bool,
    seen: Callable[[Visit], Awaitable[None]],
) -> Mapping[str, int]:
    line: Line = {}
    wish = {"names": list(names), "deliver": deliver}
    async for line in ask(control_path(settings), "/poll", wish):
        if "visit" in line:
            await seen(_visit(line["visit"]))
    if "deliveries" not in line:
        raise StoreError("the daemon ended before the round over the sources did")
    deliveries: Mapping[str, int] = line["deliveries"]
    return deliveries


@asynccontextmanager
async def _own_door(settings: Settings) -> AsyncIterator[Door]:
    async with open_plant(settings, is_daemon=False) as plant, open_tasks() as tasks:
        yield Door(plant, Polls(plant, tasks))


def _visit(line: Line) -> Visit:
    return Visit(
        source=line["source"],
        outcome=Outcome(line["outcome"]),
        verdicts={Verdict(verdict): n for verdict, n in line["verdicts"].items()},
        alerts=line["alerts"],
        error=line["error"],
    )
