"""How polls that are due together are spread."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

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


def test_a_small_newsroom_does_not_wait() -> None:
    assert max(slots(named([60.0] * 3), ()).values()) <= 1
    assert slots(named([60.0]), ()) == {"source-0": 0}
    assert slots({}, [60.0]) == {}


def test_a_thousand_new_sources_make_no_herd() -> None:
    starts = slots(named([60.0] * 1_000), ()).values()
    assert max(starts) <= 60
    mean_per_s = 1_000 / 60
    assert max(Counter(int(start) for start in starts).values()) <= 2 * mean_per_s


def test_the_order_depends_on_the_names_alone() -> None:
    names = named([60.0] * 200)
    order = list(slots(names, ()))
    assert order != sorted(order)
    fewer = {name: interval for name, interval in names.items() if name != order[50]}
    assert list(slots(fewer, ())) == [name for name in order if name != order[50]]


@given(due=st.lists(intervals, min_size=1, max_size=80), others=st.lists(intervals, max_size=80))
def test_starts_ask_for_twice_the_mean_rate_at_most(due: list[float], others: list[float]) -> None:
    names = named(due)
    starts = slots(names, others)
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
