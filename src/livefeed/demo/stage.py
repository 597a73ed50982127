"""The play itself: changes the newsroom tick by tick and collects what comes of it."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from livefeed.demo.coverage import Coverage, Step
from livefeed.demo.newsroom import Newsroom
from livefeed.demo.outcome import QUIET, Ending, Found, Member, Told
from livefeed.demo.presentation import Presentation
from livefeed.demo.receiver import Receiver
from livefeed.store import Ingested
from livefeed.system.clock import now

POLLS_TO_WAIT = 6  # for a verdict; a withdrawal takes three full polls
TICK_TIMEOUT_S = 30.0
ALERT_TIMEOUT_S = 5.0
PAGES = ("/", "/boards/floods", "/feeds/all.atom")


class Stage:
    """Plays the ticks one after the other and collects what the daemon and the receiver tell."""

    def __init__(
        self,
        coverage: Coverage,
        newsroom: Newsroom,
        receiver: Receiver,
        *,
        session: aiohttp.ClientSession,
        show: Presentation,
    ) -> None:
        self.address = ""
        self.has_ended: Callable[[], bool] = lambda: False  # the daemon has
        self.told: list[Told] = []
        self._coverage = coverage
        self._newsroom = newsroom
        self._receiver = receiver
        self._session = session
        self._show = show
        self._polls: Counter[str] = Counter()  # since the sources last changed
        newsroom.play(coverage.ticks[0], now())

    def observe(self, source: str, ingested: Ingested) -> None:
        """Take what the daemon tells about one poll."""
        if self._newsroom.has_served_latest(source):
            self._polls[source] += 1
        for key, update, verdict, reason in ingested.decisions:
            if verdict not in QUIET:
                told = Told(source=source, key=key, update=update, verdict=verdict, reason=reason)
                self.told.append(told)
                self._show.verdict(told)

    async def play(self) -> None:
        """Play the whole day; each tick begins when the one before has been told."""
        self._show.opened(self.address)
        ticks = self._coverage.ticks
        await self._until(partial(self._is_told, ticks[0]), TICK_TIMEOUT_S)
        for number, steps in enumerate(ticks[1:], 1):
            self._show.progress(number, len(ticks) - 1)
            alerts = len(self._receiver.received) + sum(step.alert is not None for step in steps)
            self._polls.clear()
            self._newsroom.play(steps, now())
            await self._until(partial(self._is_told, steps), TICK_TIMEOUT_S)
            await self._until(partial(self._has_received, alerts), ALERT_TIMEOUT_S)
        self._polls.clear()
        await self._until(self._is_quiet, TICK_TIMEOUT_S)

    async def ending(self) -> Ending:
        """Return what is there after the play, as the daemon's pages and its API show it."""
        stories = await self._stories()
        return Ending(
            told=tuple(self.told),
            stories=stories,
            received=tuple(self._receiver.received),
            pages={path: await self._get(path) for path in (*PAGES, *(s.path for s in stories))},
        )

    def _is_told(self, steps: Sequence[Step]) -> bool:
        return all(self._is_step_told(step) for step in steps)

    def _is_step_told(self, step: Step) -> bool:
        if self._polls[step.source] >= POLLS_TO_WAIT:
            return True  # it will not come any more: the check at the end says so
        wanted = sum(s.key == step.key and s.tick <= step.tick for s in self._coverage.steps)
        told = sum(t.source == step.source and t.key.endswith(step.key) for t in self.told)
        return self._polls[step.source] >= 1 and told >= wanted

    def _has_received(self, number: int) -> bool:
        return len(self._receiver.received) >= number

    def _is_quiet(self) -> bool:
        return all(self._polls[source.name] >= 2 for source in self._coverage.sources)

    async def _until(self, is_met: Callable[[], bool], timeout_s: float) -> None:
        """Return when the condition is met or time is up."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(timeout_s):
                while not is_met() and not self.has_ended():  # noqa: ASYNC110 - what is awaited is told by two sides
                    await asyncio.sleep(0.02)

    async def _stories(self) -> tuple[Found, ...]:
        found: list[Found] = []
        cursor = ""
        while True:
            page = json.loads(await self._get(f"/api/v1/stories?limit=50{cursor}"))
            found += [_found(story) for story in page["stories"]]
            if not page["next"]:
                return tuple(found)
            cursor = f"&cursor={page['next']}"

    async def _get(self, path: str) -> str:
        async with self._session.get(self.address + path) as response:
            response.raise_for_status()
            return await response.text()


def _found(story: dict[str, Any]) -> Found:
    return Found(
        id=story["id"],
        path=urlsplit(story["url"]).path,
        title=story["title"],
        state=story["state"],
        follows=story["follows"] or "",
        related=tuple(story["related"]),
        members=tuple(
            Member(source=u["source"], key=u["key"], revision=u["revision"], state=u["state"])
            for u in story["updates"]
        ),
    )
