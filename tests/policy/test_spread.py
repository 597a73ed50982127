"""How polls that are due together are spread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livefeed.model import Rhythm, SourceState, SourceStatus
from livefeed.policy.spread import FEW_PER_S, slots, start_times
from livefeed.settings import Source
from tests.support.make import NOW, after

intervals = st.floats(1, 86_400)


def named(values: list[float], start: int = 0) -> dict[str, float]:
    return {f"source-{start + n}": value for n, value in enumerate(values)}


def starts_of(
    due: Mapping[str, float], others: Collection[float] = (), *, a_host: int = 1
) -> Mapping[str, float]:
    """Return the starts of sources of which so many in a row share a host."""
    hosts = {name: f"host-{n // a_host}" for n, name in enumerate(due)}
    return slots(due, others, hosts)


def test_a_small_newsroom_does_not_wait() -> None:
    assert max(starts_of(named([60.0] * 3)).values()) <= 1
    assert starts_of(named([60.0])) == {"source-0": 0}
    assert starts_of({}, [60.0]) == {}


def test_a_thousand_new_sources_make_no_herd() -> None:
    starts = starts_of(named([60.0] * 1_000), a_host=4).values()
    assert max(starts) <= 60
    mean_per_s = 1_000 / 60
    assert max(Counter(int(start) for start in starts).values()) <= 2 * mean_per_s


def test_the_order_depends_on_the_names_alone() -> None:
    names = named([60.0] * 200)
    hosts = {name: f"host-{n // 2}" for n, name in enumerate(names)}
    order = list(slots(names, (), hosts))
    assert order != sorted(order)
    host = hosts[order[50]]
    others = {name: hosts[name] for name in names if hosts[name] != host}
    assert list(slots(dict.fromkeys(others, 60.0), (), others)) == [n for n in order if n in others]


@given(a_host=st.integers(2, 20), hosts=st.integers(50, 100))
def test_sources_of_one_host_start_well_apart(a_host: int, hosts: int) -> None:
    starts = starts_of(named([60.0] * hosts * a_host), a_host=a_host)
    even_s = 60 / a_host
    for first in range(0, len(starts), a_host):
        times = sorted(starts[f"source-{first + n}"] for n in range(a_host))
        assert all(b - a > even_s / 4 for a, b in pairwise(times))


@given(
    due=st.lists(intervals, min_size=1, max_size=80),
    others=st.lists(intervals, max_size=80),
    a_host=st.integers(1, 9),
)
def test_starts_ask_for_twice_the_mean_rate_at_most(
    due: list[float], others: list[float], a_host: int
) -> None:
    names = named(due)
    starts = starts_of(names, others, a_host=a_host)
    assert starts.keys() == names.keys()
    assert all(0 <= starts[name] < names[name] for name in names)
    mean_per_s = sum(1 / interval for interval in (*due, *others))
    most_per_s = max(2 * mean_per_s, FEW_PER_S + mean_per_s)
    times = sorted(starts.values())
    for n, start in enumerate(times):
        for width in (1, 10, 100):
            within = sum(start <= time < start + width for time in times[n:])
            assert within <= most_per_s * width + 2 + len(set(due))


def test_only_what_is_due_gets_a_new_time() -> None:
    sources = {name: Source(name=name, url="") for name in ("due", "later", "gone", "left")}
    statuses = [
        SourceStatus(name="due", next_poll_at=after(-5), rhythm=Rhythm(interval_s=20)),
        SourceStatus(name="later", next_poll_at=after(5)),
        SourceStatus(name="gone", next_poll_at=after(-5), state=SourceState.GONE),
        SourceStatus(name="unknown", next_poll_at=after(-5)),
    ]
    assert start_times(statuses, sources, NOW) == {"due": NOW}


@pytest.mark.parametrize("stopped_s", [1, 10, 60, 3_600])
def test_after_a_stop_all_polls_together_come_no_faster_than_twice_the_mean(
    stopped_s: int,
) -> None:
    sources = {f"s{n}": Source(name=f"s{n}", url="", every_s=60) for n in range(600)}
    statuses = [
        SourceStatus(
            name=name,
            next_poll_at=after(60 * n / 600 - stopped_s),
            rhythm=Rhythm(interval_s=60),
        )
        for n, name in enumerate(sources)
    ]
    moved = start_times(statuses, sources, NOW)
    times = [moved.get(s.name, s.next_poll_at) for s in statuses]
    starts = Counter((at - NOW) // timedelta(seconds=5) for at in times if at)
    assert max(starts.values()) <= 2 * 600 / 60 * 5
