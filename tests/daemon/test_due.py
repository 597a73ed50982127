"""When polls begin, by the clock of the server."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from aiohttp import web

from livefeed.daemon.plant import open_plant
from livefeed.daemon.polls import Polls
from livefeed.daemon.tasks import open_tasks
from livefeed.store import Ingested
from livefeed.system.clock import now
from tests.support.origin import Origin
from tests.support.press import Press, settings_of
from tests.support.running import eventually


async def test_a_source_that_is_claimed_ahead_is_asked_when_it_is_due(tmp_path: Path) -> None:
    asked: list[datetime] = []
    planned: list[datetime] = []

    def observe(_: str, ingested: Ingested) -> None:
        assert ingested.next_poll.at is not None
        planned.append(ingested.next_poll.at)

    async with Origin() as origin:
        press = Press(origin, {"alpha": "rss"})
        media_type, body = press.document("alpha")

        async def document(_: web.BaseRequest) -> web.Response:
            asked.append(now())
            return web.Response(body=body, headers={"Content-Type": media_type})

        origin.handle(press.path("alpha"), document)
        settings = settings_of(tmp_path, press.sources(), every_s=0.6)
        async with open_plant(settings) as plant, open_tasks() as tasks:
            polls = Polls(plant, tasks, observe)

            async def is_polled() -> bool:
                await polls.start_due()
                return len(planned) >= 4

            await eventually("four polls", is_polled)
            await polls.drain(5)
    assert all(due_at <= at for due_at, at in zip(planned, asked[1:], strict=False))
