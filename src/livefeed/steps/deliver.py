"""Deliver what waits in the outbox: each channel by itself, so that a dead one delays no other."""

from __future__ import annotations

import asyncio
import logging
import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, Protocol

import aiohttp

from livefeed.errors import (
    DeliveryError,
    PermanentDeliveryError,
    StoreError,
    TemporaryDeliveryError,
)
from livefeed.model import Delivery, DeliveryId
from livefeed.policy.pace import SLACK, WEBHOOK, Gate
from livefeed.policy.retry import next_attempt_at
from livefeed.send import Sender
from livefeed.settings import Alerts, Channel
from livefeed.system import clock as system_clock
from livefeed.system.clock import Clock

log = logging.getLogger(__name__)

LEASE_S: Final = 60.0  # an attempt takes 15 s at most; then the commit
IDLE_S: Final = 1.0  # between two looks for retries that are due
SLOW_S: Final = 2.0  # an attempt that takes longer is no reason to wait with the next
GRACE_S: Final = 5.0  # for attempts under way when told to stop
STORE_PAUSE_S: Final = 2.0  # after the store failed
THROTTLED_S: Final = 30.0  # after a 429 that names no time, when there is no next attempt

Draw = Callable[[], float]  # 0..1


class Outbox(Protocol):
    """What delivering needs of the store; see `livefeed.store.Store`."""

    async def claim_outbox(
        self, channel: str, n: int, *, now: datetime, lease_s: float
    ) -> tuple[Delivery, ...]: ...

    async def ack(self, delivery: DeliveryId, *, status: int, now: datetime) -> None: ...

    async def nack(
        self, delivery: DeliveryId, *, error: str, status: int | None, retry_at: datetime | None
    ) -> None: ...

    async def wait_outbox(self, timeout_s: float) -> None: ...


class Fate(StrEnum):
    """What became of one attempt."""

    SENT = "sent"
    RETRIED = "retried"  # will be attempted again
    DEAD = "dead"


async def deliver_forever(
    channel: Channel,
    outbox: Outbox,
    session: aiohttp.ClientSession,
    *,
    stop: asyncio.Event,
    max_age_s: float = Alerts().max_age_s,
    clock: Clock = system_clock.now,
    draw: Draw = random.random,
) -> None:
    """Deliver what is due on one channel until `stop` is set or the channel is gone.

    When told to stop, or cancelled, attempts under way get a few seconds to end. What is cut off
    then is attempted again after a restart, with the same id.

    Args:
        session: whose connector guards the addresses.
        draw: gives 0..1 for the jitter of retries.
    """
    courier = Courier(channel, outbox, Sender(session), max_age_s=max_age_s, clock=clock, draw=draw)
    stopped = asyncio.create_task(stop.wait())
    try:
        while not stop.is_set() and not courier.is_gone:
            try:
                await courier.work(stopped)
            except StoreError as error:
                log.error("outbox.failed channel=%s error=%r", channel.name, str(error))
                await asyncio.wait({stopped}, timeout=STORE_PAUSE_S)
    finally:
        stopped.cancel()
        await courier.drain()


async def deliver_due(
    channels: Sequence[Channel],
    outbox: Outbox,
    session: aiohttp.ClientSession,
    *,
    max_age_s: float = Alerts().max_age_s,
    clock: Clock = system_clock.now,
    draw: Draw = random.random,
) -> Mapping[str, int]:
    """Attempt what is due now once, on all enabled channels; return counts: sent, retried, dead.

    Raises StoreError. Channels that ask for a pause keep the rest for later.
    """
    couriers = [
        Courier(channel, outbox, Sender(session), max_age_s=max_age_s, clock=clock, draw=draw)
        for channel in channels
        if channel.is_enabled
    ]
    try:
        async with asyncio.TaskGroup() as group:
            for courier in couriers:
                group.create_task(courier.work_off())
    except* StoreError as errors:
        raise errors.exceptions[0] from errors
    counts: Counter[Fate] = sum((courier.fates for courier in couriers), Counter())
    return {fate.value: counts[fate] for fate in Fate}


class Courier:
    """Serves one channel; knows how fast it may and what is under way."""

    def __init__(
        self,
        channel: Channel,
        outbox: Outbox,
        sender: Sender,
        *,
        max_age_s: float,
        clock: Clock,
        draw: Draw,
    ) -> None:
        self._channel = channel
        self._outbox = outbox
        self._sender = sender
        self._max_age_s = max_age_s
        self._clock = clock
        self._draw = draw
        self._gate = Gate(pace=SLACK if channel.type == "slack-webhook" else WEBHOOK)
        # Not a TaskGroup: cancelling one would cut off the attempts that are to end.
        self._under_way: dict[asyncio.Task[None], datetime] = {}  # and when it began
        self.is_gone = False
        self.fates: Counter[Fate] = Counter()

    async def work(self, stopped: asyncio.Task[bool]) -> None:
        """Begin what may begin now, else wait until something happens; raise StoreError."""
        wait_s = self._gate.wait_s(self._clock())
        if wait_s > 0:
            await self._wait_for(stopped, timeout_s=wait_s)
            return
        if not self._room:
            await self._wait_for(stopped, *self._under_way, timeout_s=SLOW_S)
            return
        # Listening begins before looking: what is added in between is not overlooked.
        hint = asyncio.ensure_future(self._outbox.wait_outbox(IDLE_S))
        try:
            if not await self._begin_due(self._clock()) and not stopped.done():
                await self._wait_for(stopped, hint, *self._under_way)
        finally:
            await _end(hint)

    async def work_off(self) -> None:
        """Attempt what is due by now once, unless the channel is gone or asks for a pause."""
        start = self._clock()
        try:
            while not self.is_gone and not self._gate.pause_s(self._clock()):
                await asyncio.sleep(self._gate.wait_s(self._clock()))
                if self._room and await self._begin_due(start):
                    continue
                if not self._under_way:
                    break
                await self._wait_for(*self._under_way, timeout_s=SLOW_S)
            await self._wait_for_all()
        finally:
            await self.drain()

    async def drain(self) -> None:
        """Give attempts under way a few seconds to end, then cut them off."""
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=GRACE_S)
        for outcome in await _end(*self._under_way):
            if isinstance(outcome, StoreError):
                log.error("outbox.failed channel=%s error=%r", self._channel.name, str(outcome))
        self._under_way.clear()

    @property
    def _room(self) -> int:
        """Attempts that may begin; one that hangs holds no place in the window for long."""
        late = self._clock() - timedelta(seconds=SLOW_S)
        fresh = sum(1 for begun in self._under_way.values() if begun > late)
        widest = self._gate.pace.widest - len(self._under_way)
        return max(min(self._gate.window - fresh, widest), 0)

    async def _begin_due(self, due_by: datetime) -> int:
        # With a rate each claim is for one attempt: what is claimed begins at once.
        n = self._room if self._gate.pace.per_s is None else 1
        lease_s = LEASE_S + (self._clock() - due_by).total_seconds()
        claimed = await self._outbox.claim_outbox(
            self._channel.name, n, now=due_by, lease_s=lease_s
        )
        for delivery in claimed:
            now = self._clock()
            self._gate = self._gate.begun(now)
            self._under_way[asyncio.create_task(self._attempt(delivery))] = now
        return len(claimed)

    async def _wait_for(
        self, *events: asyncio.Future[None] | asyncio.Task[bool], timeout_s: float | None = None
    ) -> None:
        await asyncio.wait(events, timeout=timeout_s, return_when=asyncio.FIRST_COMPLETED)
        self._settle()

    async def _wait_for_all(self) -> None:
        if self._under_way:
            await asyncio.wait(self._under_way)
        self._settle()

    def _settle(self) -> None:
        """Forget finished attempts; raise what the store raised in one."""
        done = [task for task in self._under_way if task.done()]
        for task in done:
            del self._under_way[task]
        for error in [task.exception() for task in done]:  # asks each, lest one goes unheard
            if error is not None:
                raise error

    # --- one attempt ------------------------------------------------------------------------------

    async def _attempt(self, delivery: Delivery) -> None:
        try:
            status = await self._sender.attempt(self._channel, delivery, now=self._clock())
        except DeliveryError as error:
            await self._failed(delivery, error)
            return
        self._gate = self._gate.succeeded()
        # Each answer is committed by itself: a crash repeats as little as can be.
        await self._outbox.ack(delivery.id, status=status, now=self._clock())
        self.fates[Fate.SENT] += 1
        log.info(
            "delivery.sent channel=%s id=%s type=%s status=%d attempt=%d",
            self._channel.name,
            delivery.id,
            delivery.type,
            status,
            delivery.attempts + 1,
        )

    async def _failed(self, delivery: Delivery, error: DeliveryError) -> None:
        now = self._clock()
        retry_at = self._retry_at(delivery, error, now)
        self._gate = self._narrowed(error, retry_at, now)
        if isinstance(error, PermanentDeliveryError) and error.is_channel_gone:
            self.is_gone = True
            retry_at = now  # it waits with all others until somebody has mended the channel
            log.error("channel.gone channel=%s error=%r", self._channel.name, error.problem)
        await self._outbox.nack(
            delivery.id, error=error.problem, status=error.status, retry_at=retry_at
        )
        self.fates[Fate.RETRIED if retry_at else Fate.DEAD] += 1
        write, event = (log.warning, "retried") if retry_at else (log.error, "dead")
        write(
            "delivery.%s channel=%s id=%s type=%s attempt=%d error=%r next=%s",
            event,
            self._channel.name,
            delivery.id,
            delivery.type,
            delivery.attempts + 1,
            error.problem,
            retry_at.isoformat(timespec="seconds") if retry_at else "-",
        )

    def _retry_at(self, delivery: Delivery, error: DeliveryError, now: datetime) -> datetime | None:
        if not isinstance(error, TemporaryDeliveryError):
            return None
        return next_attempt_at(
            delivery.attempts + 1,
            created_at=delivery.created_at,
            now=now,
            jitter=self._draw(),
            max_age_s=self._max_age_s,
            retry_after_s=error.retry_after_s,
        )

    def _narrowed(self, error: DeliveryError, retry_at: datetime | None, now: datetime) -> Gate:
        """Return the gate after a failure; one delivery refused says nothing of the channel."""
        if not isinstance(error, TemporaryDeliveryError):
            return self._gate
        if error.retry_after_s is not None:
            return self._gate.throttled(now + timedelta(seconds=error.retry_after_s))
        if error.status == 429:
            return self._gate.throttled(retry_at or now + timedelta(seconds=THROTTLED_S))
        return self._gate.failed()


async def _end(*tasks: asyncio.Future[None]) -> list[BaseException | None]:
    for task in tasks:
        task.cancel()
    return await asyncio.gather(*tasks, return_exceptions=True)
