"""When it is told that a source fails, and to whom."""

from __future__ import annotations

from datetime import timedelta

import pytest

from livefeed.model import AlertClass, Outcome, SourceAlert, SourceStatus
from livefeed.policy.alarm import is_alarming, told_to
from livefeed.settings import Channel, Feed, Match, Route, Source
from tests.support.make import NOW, after

GAP = SourceAlert.GAP
ALPHA = Source(name="alpha", url="https://a.example", tags=("syria",))
FEEDS = (
    Feed(name="all", title="all"),
    Feed(name="syria", title="Syria", match=Match(tags=("syria",))),
    Feed(name="beta", title="Beta", match=Match(sources=("beta",))),
)
CHANNELS = (
    Channel(name="desk", type="webhook", url=""),
    Channel(name="off", type="webhook", url="", is_enabled=False),
)


@pytest.mark.parametrize(
    ("outcome", "failures", "unread_s", "expected"),
    [
        (Outcome.FAILED, 0, 60, False),
        (Outcome.FAILED, 1, 180, False),
        (Outcome.FAILED, 2, 179, False),
        (Outcome.FAILED, 2, 180, True),
        (Outcome.FAILED, 50, 180, True),
        (Outcome.THROTTLED, 0, 1_799, False),
        (Outcome.THROTTLED, 0, 1_800, True),
        (Outcome.GONE, 0, 1, True),
        (Outcome.UNCHANGED, 9, 9_999, False),
        (Outcome.OK, 9, 9_999, False),
    ],
)
def test_one_hiccup_is_no_failing(
    outcome: Outcome, failures: int, unread_s: int, expected: bool
) -> None:
    status = SourceStatus(name="alpha", failures=failures, last_success_at=NOW)
    assert is_alarming(status, outcome, every_s=60, now=after(unread_s)) is expected


def test_a_source_that_was_never_read_did_not_begin_to_fail() -> None:
    status = SourceStatus(name="alpha", failures=99)
    assert not is_alarming(status, Outcome.FAILED, every_s=60, now=NOW + timedelta(days=1))


def route(name: str, feed: str, *on: AlertClass | SourceAlert, to: str = "desk") -> Route:
    return Route(name=name, feed=feed, channels=(to, "off"), on=on)


def told(*routes: Route) -> list[tuple[str, str]]:
    found = told_to(ALPHA, GAP, routes=routes, channels=CHANNELS, feeds=FEEDS)
    return [(one.name, channel) for one, channel in found]


def test_a_route_tells_of_the_sources_of_its_feed_once_per_channel() -> None:
    assert told(route("r", "all", GAP)) == [("r", "desk")]
    assert told(route("r", "syria", GAP)) == [("r", "desk")]
    assert told(route("r", "beta", GAP)) == []
    assert told(route("r", "all", SourceAlert.FAILING, AlertClass.NEW)) == []
    assert told(route("q", "beta", GAP), route("r", "syria", GAP), route("s", "all", GAP)) == [
        ("r", "desk")
    ]
