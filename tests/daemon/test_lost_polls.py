"""Polls of which nothing could be written."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from livefeed.daemon.plant import open_plant
from livefeed.daemon.polls import Polls
from livefeed.daemon.tasks import open_tasks
from livefeed.model import Outcome
from livefeed.steps.poll import Visit
from tests.support.origin import Origin
from tests.support.press import Press, settings_of


def no_clock() -> datetime:
    raise RuntimeError("no time")


async def told_nobody(_: Visit) -> None:
    pass


async def test_who_asks_for_a_source_need_not_wait_for_the_lease_of_a_lost_poll(
    tmp_path: Path,
) -> None:
    async with Origin() as origin:
        settings = settings_of(tmp_path, Press(origin, {"alpha": "rss"}).sources())
        async with open_plant(settings) as plant, open_tasks() as tasks:
            broken = replace(plant, poller=replace(plant.poller, clock=no_clock))
            (lost,) = await Polls(broken, tasks).visit_all(["alpha"], told_nobody)
            assert (lost.outcome, lost.error) == (Outcome.FAILED, "internal error")
            async with asyncio.timeout(settings.polling.timeout_s):  # a lease lasts longer
                (visit,) = await Polls(plant, tasks).visit_all(["alpha"], told_nobody)
    assert visit.outcome is Outcome.OK
