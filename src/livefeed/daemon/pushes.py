"""The pushes under way: takes them from hubs within bounds, and keeps the subscriptions."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter, deque
from contextlib import suppress
from typing import Final

from livefeed.daemon.plant import Plant
from livefeed.errors import LivefeedError
from livefeed.fetch.websub import Hubs
from livefeed.model import Subscription
from livefeed.serve.websub import Answer
from livefeed.steps.push import Push, PushReader
from livefeed.steps.subscribe import Subscriber
from livefeed.system.clock import now

log = logging.getLogger(__name__)

LOOK_S: Final = 1.0  # between two looks for what subscriptions need
READERS: Final = 4  # pushes read at a time; those of one source one after the other
WAITING_EACH: Final = 8  # pushes of one source that wait
WAITING_BODIES: Final = 3  # of the largest size allowed: the memory that waiting pushes may take
ANNOUNCED: Final = "its hub announced news"


class Pushing:
    """What hubs sent and what they are asked; keeps the promise of `serve.websub.Pushes`."""

    def __init__(self, plant: Plant) -> None:
        polling = plant.settings.polling
        self._store = plant.store
        self._polling = polling
        self._sources = {source.name: source for source in plant.settings.sources}
        self._reader = PushReader(
            workers=plant.poller.workers,
            store=plant.store,
            rules=plant.poller.rules,
            polling=polling,
            clock=now,
        )
        self._subscriber = Subscriber(
            settings=plant.settings,
            store=plant.store,
            hubs=Hubs(plant.session, timeout_s=polling.timeout_s, clock=now),
            clock=now,
        )
        self._waiting: dict[str, deque[tuple[Push, Subscription]]] = {}
        self._waiting_bytes = 0
        self._ready: asyncio.Queue[str] = asyncio.Queue()  # sources with a push to be read next
        self._announced: set[str] = set()  # sources that are to be polled, and could not be yet
        self._refused: Counter[str] = Counter()  # by token, not written down yet
        self._is_ending = False

    async def verify(self, token: str, *, mode: str, topic: str, lease_s: int) -> bool:
        return await self._reader.verify(token, mode=mode, topic=topic, lease_s=lease_s)

    async def deny(self, token: str, *, topic: str, reason: str) -> bool:
        return await self._reader.deny(token, topic=topic, reason=reason)

    async def is_expected(self, token: str) -> bool:
        return await self._reader.recipient(token) is not None

    async def take(
        self, token: str, body: bytes, *, signature: str, content_type: str, content_encoding: str
    ) -> Answer:
        """Let a signed push wait to be read; one without the right signature is only counted."""
        known = await self._reader.recipient(token)
        if known is None or known.source not in self._sources:
            return Answer.GONE
        message = Push(
            token=token,
            body=body,
            signature=signature,
            content_type=content_type,
            content_encoding=content_encoding,
        )
        if not await self._reader.is_signed(message, known):
            self._refused[token] += 1
            return Answer.TAKEN
        return Answer.TAKEN if self._let_wait(message, known) else Answer.BUSY

    async def run(self, stop: asyncio.Event, grace_s: float) -> None:
        """Read what comes and keep the subscriptions until `stop` is set; then read the rest."""
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(self._read_forever()) for _ in range(READERS)]
            tasks.append(group.create_task(self._keep_forever()))
            await stop.wait()
            self._is_ending = True
            with suppress(TimeoutError):
                async with asyncio.timeout(grace_s):
                    await self._ready.join()
            for task in tasks:
                task.cancel()
        with suppress(LivefeedError):
            await self._write_refused()

    def _let_wait(self, message: Push, known: Subscription) -> bool:
        """Put a push behind those of its source; False if too much is waiting."""
        waiting = self._waiting.get(known.source)
        most = WAITING_BODIES * self._polling.max_body_bytes
        is_full = self._waiting_bytes + len(message.body) > most
        if self._is_ending or is_full or (waiting is not None and len(waiting) >= WAITING_EACH):
            return False
        if waiting is None:
            waiting = self._waiting[known.source] = deque()
            self._ready.put_nowait(known.source)
        waiting.append((message, known))
        self._waiting_bytes += len(message.body)
        return True

    async def _read_forever(self) -> None:
        while True:
            source = await self._ready.get()
            try:
                await self._read_next(source)
            finally:
                self._ready.task_done()

    async def _read_next(self, source: str) -> None:
        """Read the oldest push of a source; more of them keep it in the queue."""
        waiting = self._waiting[source]
        message, known = waiting.popleft()
        self._waiting_bytes -= len(message.body)
        try:
            await self._read(message, known)
        except LivefeedError as error:
            log.error("push.lost source=%s error=%r", source, str(error))
        except Exception:
            log.exception("push.crashed source=%s", source)
        finally:
            if waiting:
                self._ready.put_nowait(source)
            else:
                del self._waiting[source]

    async def _read(self, message: Push, known: Subscription) -> None:
        ingested = await self._reader.ingest(message, known, self._sources[known.source])
        if ingested is None:
            await self._reader.announce(known)
            self._announced.add(known.source)
            await self._hasten()

    async def _keep_forever(self) -> None:
        has_begun = False
        while True:
            try:
                if not has_begun:
                    await self._subscriber.begin()
                    has_begun = True
                await self._subscriber.ask_due()
                await self._write_refused()
                await self._hasten()
            except LivefeedError as error:
                log.error("subscriptions.failed error=%r", str(error))
            except Exception:
                log.exception("subscriptions.crashed")
            await asyncio.sleep(LOOK_S)

    async def _hasten(self) -> None:
        """Let announced sources be polled; one that is being polled just now stays announced."""
        gap_s = self._polling.fastest_s
        for source in tuple(self._announced):
            if await self._store.hasten(source, now=now(), gap_s=gap_s, why=ANNOUNCED):
                self._announced.discard(source)

    async def _write_refused(self) -> None:
        counts, self._refused = self._refused, Counter()
        if counts:
            log.warning("push.refused subscriptions=%d pushes=%d", len(counts), counts.total())
            await self._store.count_refused(counts)
