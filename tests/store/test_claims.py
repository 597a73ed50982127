"""Which sources may be polled when."""

from __future__ import annotations

from datetime import timedelta

from livefeed.model import Batch, Lease, Outcome, Rest, SourceState
from livefeed.store import Claim, Store
from tests.support.desk import FLOOD, Desk, OpenStore, told
from tests.support.make import claim as claim_of

LEASE_S = 30.0
STEP_S = 0.25  # between the beginnings of polls that are claimed ahead


async def claim(
    desk: Desk,
    n: int = 10,
    *,
    per_host: int = 2,
    host_gap_s: float = 0.0,
    names: list[str] | None = None,
) -> list[str]:
    return [lease.source for lease in await leases(desk, n, per_host, host_gap_s, names)]


async def leases(
    desk: Desk,
    n: int = 10,
    per_host: int = 2,
    host_gap_s: float = 0.0,
    names: list[str] | None = None,
) -> tuple[Lease, ...]:
    return await desk.store.claim_due(
        Claim(
            worker="test",
            n=n,
            now=desk.now,
            lease_s=LEASE_S,
            per_host=per_host,
            host_gap_s=host_gap_s,
            names=names,
        )
    )


async def one_host(store: Store, count: int) -> Desk:
    desk = Desk(store)
    desk.hosts = {f"s{n}": "same.example" for n in range(count)}
    await desk.configure()
    return desk


async def test_new_sources_are_due_at_once_in_order_of_name(desk: Desk) -> None:
    assert await claim(desk) == ["alpha", "beta", "gamma"]


async def test_a_source_whose_poll_was_lost_is_due_later_but_can_be_asked_for(desk: Desk) -> None:
    (lease,) = await leases(desk, names=["alpha"])
    await desk.store.release(lease, lost_until=desk.now + timedelta(minutes=1))
    assert "alpha" not in await claim(desk)
    (again,) = await leases(desk, names=["alpha"])
    assert (again.source, again.fence) == ("alpha", lease.fence + 1)
    assert again.status.why == "its last poll could not be written"
    await desk.store.release(lease, lost_until=desk.now)  # somebody else has it by now
    assert await claim(desk, names=["alpha"]) == []


async def test_the_one_due_longest_comes_first(desk: Desk) -> None:
    await desk.poll("beta", told("k1", FLOOD))
    await desk.poll("gamma")
    await desk.poll("alpha")
    desk.later(minutes=10)
    assert await claim(desk, 2) == ["beta", "gamma"]


async def test_a_polled_source_is_not_due_before_its_time(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    assert await claim(desk) == ["beta", "gamma"]
    desk.later(seconds=59)
    assert await claim(desk) == ["beta", "gamma"], "their leases have ended"
    desk.later(seconds=1)
    assert await claim(desk) == ["alpha"]


async def test_a_clock_that_was_put_back_does_not_silence_the_sources(desk: Desk) -> None:
    await desk.configure()
    right = desk.now
    desk.later(minutes=600)
    for name in ("alpha", "beta", "gamma"):
        await desk.poll(name)
    desk.now = right
    assert await claim(desk) == ["alpha", "beta", "gamma"]
    await desk.poll("gamma")
    desk.later(seconds=LEASE_S + 1)
    assert await claim(desk) == ["alpha", "beta"], "gamma, polled by the right clock, waits"


async def test_a_leased_source_is_claimed_again_only_after_its_lease(desk: Desk) -> None:
    first = await leases(desk)
    assert await claim(desk) == []
    assert await claim(desk, names=["alpha"]) == []
    desk.later(seconds=LEASE_S)
    second = await leases(desk)
    assert [lease.source for lease in second] == [lease.source for lease in first]
    assert [b.fence - a.fence for a, b in zip(first, second, strict=True)] == [1, 1, 1]


async def test_names_are_claimed_whatever_their_due_time(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    assert await claim(desk, names=["alpha", "nobody"]) == ["alpha"]


async def test_a_host_has_so_many_leases_at_most(store: Store) -> None:
    desk = await one_host(store, 5)
    assert await claim(desk, per_host=2) == ["s0", "s1"]
    assert await claim(desk, per_host=2) == []
    batch = Batch(source="s0", fence=1, now=desk.now, outcome=Outcome.OK)
    await desk.store.ingest(batch, desk.rules)
    assert await claim(desk, per_host=2) == ["s2"]


async def test_a_host_is_left_in_peace_between_two_claims(store: Store) -> None:
    desk = await one_host(store, 3)
    desk.hosts["other"] = "other.example"
    await desk.configure()
    assert await claim(desk, per_host=9, host_gap_s=5) == ["other", "s0"]
    desk.later(seconds=4.9)
    assert await claim(desk, per_host=9, host_gap_s=5) == []
    desk.later(seconds=0.1)
    assert await claim(desk, per_host=9, host_gap_s=5, names=["s1", "s2"]) == ["s1"]


async def test_a_host_is_left_in_peace_across_a_restart(
    store: Store, open_again: OpenStore
) -> None:
    desk = await one_host(store, 2)
    assert await claim(desk, host_gap_s=5) == ["s0"]
    await store.close()
    desk.store = open_again()
    try:
        desk.later(seconds=1)
        assert await claim(desk, host_gap_s=5) == []
        desk.later(seconds=4)
        assert len(await claim(desk, host_gap_s=5)) == 1
    finally:
        await desk.store.close()


async def due_in(desk: Desk, **seconds: float) -> None:
    """Let an hour pass, and sources be due so long after it."""
    then = desk.now
    desk.later(hours=1)
    for name, wait_s in seconds.items():
        (lease,) = await desk.store.claim_due(claim_of(name, now=then))
        await desk.store.release(lease, lost_until=desk.now + timedelta(seconds=wait_s))


async def begins(desk: Desk, *, ahead_s: float, host_gap_s: float = 0.0) -> dict[str, float]:
    """Claim what is due so soon; return after how many seconds each poll begins."""
    wanted = claim_of(
        now=desk.now, n=10, lease_s=LEASE_S, host_gap_s=host_gap_s, ahead_s=ahead_s, step_s=STEP_S
    )
    found = await desk.store.claim_due(wanted)
    return {lease.source: (lease.begin_at - desk.now).total_seconds() for lease in found}


async def test_what_is_due_soon_begins_with_others_and_never_early(desk: Desk) -> None:
    await desk.configure()
    await due_in(desk, alpha=0.1, beta=0.25, gamma=0.51)
    assert await begins(desk, ahead_s=0) == {}
    assert await begins(desk, ahead_s=0.5) == {"alpha": 0.25, "beta": 0.25}
    desk.later(seconds=0.3)
    assert await begins(desk, ahead_s=0.5) == {"gamma": 0.45}


async def test_what_is_due_begins_at_once(desk: Desk) -> None:
    await desk.configure()
    await due_in(desk, alpha=0.2, beta=0.4, gamma=0.2)
    desk.later(seconds=0.3)
    assert await begins(desk, ahead_s=0.5) == {"alpha": 0, "gamma": 0, "beta": 0.2}


async def test_polls_of_a_host_that_are_claimed_ahead_begin_a_gap_apart(store: Store) -> None:
    desk = await one_host(store, 4)
    await due_in(desk, s0=0.1, s1=0.1, s2=0.1, s3=9)
    assert await begins(desk, ahead_s=1, host_gap_s=0.3) == {"s0": 0.25, "s1": 0.75}
    assert await claim(desk, per_host=9, host_gap_s=0.3, names=["s3"]) == []
    desk.later(seconds=0.5)
    assert await begins(desk, ahead_s=1, host_gap_s=0.3) == {"s2": 0.75}


async def test_a_lease_that_was_claimed_ahead_lasts_as_long_from_its_poll_on(desk: Desk) -> None:
    await desk.configure()
    await due_in(desk, alpha=0.5, beta=9_000, gamma=9_000)
    assert await begins(desk, ahead_s=0.5) == {"alpha": 0.5}
    desk.later(seconds=LEASE_S + 0.4)
    assert await claim(desk) == []
    desk.later(seconds=0.1)
    assert await claim(desk) == ["alpha"]


async def test_a_rest_that_ends_before_a_source_is_due_does_not_move_it(store: Store) -> None:
    desk = await one_host(store, 3)
    await due_in(desk, s0=0, s1=0.4, s2=0.5)
    until = desk.now + timedelta(seconds=0.45)
    desk.rules.rest = Rest(hosts=("same.example",), until=until, why="")
    (lease,) = await desk.store.claim_due(claim_of("s0", now=desk.now))
    batch = Batch(source="s0", fence=lease.fence, now=desk.now, outcome=Outcome.THROTTLED)
    await desk.store.ingest(batch, desk.rules)
    assert await begins(desk, ahead_s=0.5) == {"s1": 0.5, "s2": 0.5}


async def test_a_source_that_is_gone_is_claimed_by_name_only(desk: Desk) -> None:
    await desk.poll("alpha", outcome=Outcome.GONE, error="410")
    status = (await desk.store.sources())[0]
    assert (status.state, status.next_poll_at) == (SourceState.GONE, None)
    desk.later(days=30)
    assert "alpha" not in await claim(desk)
    assert await claim(desk, names=["alpha"]) == ["alpha"]


async def test_a_source_no_longer_configured_keeps_its_updates_and_is_not_claimed(
    desk: Desk,
) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    del desk.hosts["alpha"]
    await desk.configure()
    desk.later(hours=1)
    assert await claim(desk) == ["beta", "gamma"]
    assert [status.name for status in await desk.store.sources()] == ["beta", "gamma"]
    assert len(await desk.stories()) == 1


async def test_a_source_configured_again_is_known_as_before(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD), body_hash="abc")
    hosts = dict(desk.hosts)
    del desk.hosts["alpha"]
    await desk.configure()
    desk.hosts = hosts
    await desk.configure()
    assert (await desk.store.sources())[0].body_hash == "abc"


async def test_a_lease_tells_the_source_as_it_is(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD), body_hash="abc")
    (lease,) = await leases(desk, names=["alpha"])
    assert (lease.status.polls, lease.status.body_hash) == (1, "abc")


async def test_a_host_that_asked_for_rest_is_left_alone_by_all_its_sources(
    store: Store, open_again: OpenStore
) -> None:
    desk = await one_host(store, 3)
    desk.hosts["other"] = "other.example"
    await desk.configure()
    desk.rules.rest = Rest(
        hosts=("same.example",), until=desk.now + timedelta(seconds=360), why="s0 was told so"
    )
    await desk.poll("s0", outcome=Outcome.THROTTLED, retry_after_s=300)
    assert await claim(desk) == ["other"]
    resting = {status.name: status for status in await store.sources()}
    assert resting["s1"].why == "s0 was told so"
    assert resting["s1"].next_poll_at == desk.rules.rest.until
    assert await claim(desk, names=["s1"]) == ["s1"], "the operator may ask all the same"
    await store.close()
    desk.store = open_again()
    try:
        desk.hosts["s3"] = "same.example"
        await desk.configure()
        desk.later(seconds=280)
        assert await claim(desk) == ["other"], "a new source of that host waits, too"
        desk.later(seconds=20)
        assert await claim(desk, per_host=9) == ["s0", "s1", "s2", "s3"]
    finally:
        await desk.store.close()


async def test_a_rest_that_a_wrong_clock_put_years_ahead_is_none(store: Store) -> None:
    desk = await one_host(store, 2)
    desk.rules.rest = Rest(hosts=("same.example",), until=desk.now + timedelta(days=900), why="")
    await desk.poll("s0", outcome=Outcome.THROTTLED, retry_after_s=300)
    desk.hosts["new"] = "same.example"
    await desk.configure()
    assert await claim(desk) == ["new"]


async def test_days_of_refusals_never_disable_a_source(desk: Desk) -> None:
    for outcome in (Outcome.FAILED, Outcome.THROTTLED) * 500:
        await desk.poll("alpha", outcome=outcome, error="answered 403 Forbidden")
    status = (await desk.store.sources())[0]
    assert status.state is SourceState.FAILING
    desk.later(hours=1)
    assert "alpha" in await claim(desk)
