"""Polls that bring nothing new are written together, each as if it had been written alone."""

from __future__ import annotations

import asyncio

import pytest

from livefeed.errors import StaleLeaseError
from livefeed.model import Batch, Outcome, SourceState, Validators, Verdict
from livefeed.store import Ingested
from tests.support.desk import CHESS, FLOOD, LIBRARY, Desk, told


def unchanged(desk: Desk, source: str, fence: int, etag: str = "") -> Batch:
    return Batch(
        source=source,
        fence=fence,
        now=desk.now,
        outcome=Outcome.UNCHANGED,
        validators=Validators(etag=etag),
    )


async def polled(desk: Desk) -> None:
    for source, text in (("alpha", FLOOD), ("beta", CHESS), ("gamma", LIBRARY)):
        item = told(f"{source}1", text)
        await desk.poll(source, item, validators=Validators(etag=source), is_whole=True)


async def test_each_source_is_as_after_a_poll_of_its_own(desk: Desk) -> None:
    await polled(desk)
    desk.later(minutes=5)
    batches = [unchanged(desk, name, await desk.fence(name), f"{name}2") for name in desk.hosts]
    done = await asyncio.gather(*(desk.store.ingest(batch, desk.rules) for batch in batches))
    assert [(one.change, one.verdicts, one.alerts, one.gap) for one in done] == [
        (0, {}, 0, None)
    ] * 3
    for status, told_next in zip(await desk.store.sources(), done, strict=True):
        assert (status.state, status.polls, status.updates) == (SourceState.OK, 2, 1)
        assert status.last_poll_at == status.last_success_at == desk.now
        assert status.next_poll_at == told_next.next_poll.at
        assert status.validators.etag == f"{status.name}2"
        assert status.honesty.unchanged == 1
    assert len(await desk.stories()) == 3


async def test_one_that_lost_its_lease_is_refused_alone(desk: Desk) -> None:
    await polled(desk)
    fences = {name: await desk.fence(name) for name in desk.hosts}
    desk.later(minutes=5)  # the leases have run out, and alpha is claimed by another
    await desk.fence("alpha")
    batches = [unchanged(desk, name, fence) for name, fence in fences.items()]
    done = await asyncio.gather(
        *(desk.store.ingest(batch, desk.rules) for batch in batches), return_exceptions=True
    )
    assert [type(one) for one in done] == [StaleLeaseError, Ingested, Ingested]
    assert [status.polls for status in await desk.store.sources()] == [1, 2, 2]


async def test_a_lease_is_good_for_one_poll_after_another_of_the_same_fence(desk: Desk) -> None:
    await polled(desk)
    fence = await desk.fence("alpha")
    for _ in range(2):
        await desk.store.ingest(unchanged(desk, "alpha", fence), desk.rules)
    assert [status.polls for status in await desk.store.sources()] == [3, 1, 1]


@pytest.mark.parametrize("others", [(), ("beta", "gamma")])
async def test_what_is_missing_goes_on_missing_and_is_withdrawn(
    desk: Desk, others: tuple[str, ...]
) -> None:
    await polled(desk)
    await desk.poll("alpha", told("a3", CHESS, minutes=3), told("a0", LIBRARY, minutes=-9))
    verdicts = []
    for _ in range(4):
        desk.later(minutes=5)
        batches = [unchanged(desk, name, await desk.fence(name)) for name in ("alpha", *others)]
        done = await asyncio.gather(*(desk.store.ingest(batch, desk.rules) for batch in batches))
        verdicts.append(done[0].verdicts.get(Verdict.WITHDRAWN, 0))
    assert sum(verdicts) == 1, "alpha1 stood between the two that are shown"


async def test_a_source_that_failed_is_well_again(desk: Desk) -> None:
    await polled(desk)
    await desk.poll("alpha", outcome=Outcome.FAILED, error="answered 500", is_window=False)
    batches = [unchanged(desk, name, await desk.fence(name)) for name in desk.hosts]
    await asyncio.gather(*(desk.store.ingest(batch, desk.rules) for batch in batches))
    states = [(one.state, one.failures, one.error) for one in await desk.store.sources()]
    assert states == [(SourceState.OK, 0, "")] * 3
