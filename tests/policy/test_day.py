"""A whole day of 500 sources, fast-forwarded: the policy as it runs, without anything else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from bench._day_picture import Day
from bench._day_rules import Livefeed
from bench._day_world import publishers
from bench.day import SEED, is_live, is_other, middle_and_tail, peak_per_s, simulate

from livefeed.policy.spread import start_times
from livefeed.settings import Source
from tests.support.make import NOW

SOURCES = publishers(SEED)


@pytest.fixture(scope="module")
def rule() -> Livefeed:
    return Livefeed()


@pytest.fixture(scope="module")
def day(rule: Livefeed) -> Day:
    return simulate(rule, SOURCES)


def test_live_sources_are_seen_within_20_s_and_others_within_two_minutes(day: Day) -> None:
    assert middle_and_tail(day.delays(is_live))[0] <= 20
    assert middle_and_tail(day.delays(is_live))[1] <= 60
    assert middle_and_tail(day.delays(is_other))[0] <= 120


def test_that_costs_a_third_of_a_poll_of_everything_every_minute_at_most(day: Day) -> None:
    assert len(day.requests) * 3 <= len(SOURCES) * 24 * 60


def test_every_update_is_seen(day: Day) -> None:
    assert len(day.seen) == sum(0 <= at < 86_400 for source in SOURCES for at in source.times)


def test_neither_the_start_nor_a_moment_of_the_day_is_a_herd(day: Day) -> None:
    asked_per_s = len(SOURCES) / 60
    assert peak_per_s(day.requests) <= 2 * asked_per_s
    day_mean_per_s = len(day.requests) / 86_400
    settled = [at for at in day.requests if at > 3_600]
    assert peak_per_s(settled) <= 2 * day_mean_per_s


def test_a_start_with_everything_due_asks_for_twice_the_mean_at_most(
    rule: Livefeed, day: Day
) -> None:
    sources = {source.name: Source(name=source.name, url="") for source in SOURCES}
    starts = start_times(list(rule.statuses.values()), sources, NOW + timedelta(days=9))
    assert starts.keys() == sources.keys()
    times = [at.timestamp() for at in starts.values()]
    mean_per_s = sum(1 / status.rhythm.interval_s for status in rule.statuses.values())
    assert peak_per_s(times) <= 2 * mean_per_s
