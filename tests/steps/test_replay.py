"""A real page of 428 updates served as it may have grown: every event of it, and no other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from livefeed.model import Verdict
from livefeed.settings import Source
from tests.support.corpus import corpus
from tests.support.coverage import Poll, Render, Replay, as_blocks, replay, updates_of, with_json_ld
from tests.support.origin import Origin
from tests.support.polling import Desk, desk

pytestmark = pytest.mark.corpus

_EVENTS = {Verdict.REVISION: "revised", Verdict.WITHDRAWN: "withdrawn"}


class Watch:
    """Counts what polls find by the numbers of the plan."""

    def __init__(self, told: Replay, desk: Desk) -> None:
        self._named = told.named
        self._desk = desk
        self._numbers: dict[str, int] = {}

    async def events(self) -> dict[str, frozenset[int]]:
        """Return what the last poll found; each update is known by its id from then on."""
        found: dict[str, list[int]] = {"new": [], "revised": [], "withdrawn": []}
        for _, identity, verdict, _ in self._desk.ingested[-1].decisions:
            if verdict is Verdict.UNCHANGED:
                continue
            event = _EVENTS.get(verdict, "new")
            if event == "new":
                update = await self._desk.store.update(identity)
                assert update is not None
                assert update.published is not None
                self._numbers[identity] = self._named[update.title, update.published]
            found[event].append(self._numbers[identity])
        assert all(len(set(numbers)) == len(numbers) for numbers in found.values())
        return {event: frozenset(numbers) for event, numbers in found.items()}


def keyed(page: str) -> Render:
    return with_json_ld(page, has_ids=True)


def keyless(page: str) -> Render:
    return with_json_ld(page, has_ids=False)


def blocks(_page: str) -> Render:
    return as_blocks


@pytest.mark.timeout(300)
@pytest.mark.parametrize("way", [keyed, keyless, blocks])
async def test_a_growing_page_gives_each_event_once_and_no_other(
    tmp_path: Path, way: Callable[[str], Render]
) -> None:
    page = corpus("live-pages/lb_mirror_uk_riots.html").read_text("utf-8")
    told = replay(updates_of(page), way(page))
    assert len(told.tellings) == 428
    counts = [sum(len(getattr(poll, event)) for poll in told.polls) for event in _EVENTS.values()]
    assert counts == [54, 5]
    assert sum(bool(one.moved) for one in told.tellings) == 20
    served: Poll = told.polls[0]
    async with Origin() as origin:
        source = Source(name="alpha", url=origin.url("/live"), language="en")
        async with desk(tmp_path, source, clock=lambda: served.at) as d:
            watch = Watch(told, d)
            for number, poll in enumerate(told.polls):
                served = poll
                origin.show("/live", poll.page)
                visit = await d.poll(source)
                assert visit.error == ""
                expected = {e: getattr(poll, e) for e in ("new", "revised", "withdrawn")}
                assert await watch.events() == expected, number
            assert (await d.status()).updates == 428
