"""Which alerts a change of a story causes."""

from __future__ import annotations

from typing import Any

import pytest

from livefeed.model import AlertClass, StoryChange, StoryId, StoryState, UpdateState
from livefeed.policy.routing import Firing, class_of, firings
from livefeed.settings import Channel, Route
from tests.support.make import NOW, after, changed, story, update

EVERY_CLASS = tuple(AlertClass)
A1, B1, C1 = update("alpha", "a1"), update("beta", "b1"), update("gamma", "c1")
ONE, TWO, THREE = story(A1), story(A1, B1), story(A1, B1, C1)


def route(name: str = "r", **fields: Any) -> Route:
    defaults: dict[str, Any] = {"feed": "all", "channels": ("desk",), "on": EVERY_CLASS}
    return Route(name=name, **(defaults | fields))


def fired(*changes: StoryChange, routes: list[Route], channels: str = "desk hook") -> list[Firing]:
    known = [Channel(name=name, type="webhook", url="") for name in channels.split()]
    found = firings(changes, routes=routes, channels=known, max_age_s=7_200, now=NOW)
    return list(found)


WITHDRAWN = A1._replace(state=UpdateState.WITHDRAWN)
RETRACTED = story(WITHDRAWN, state=StoryState.RETRACTED)
ELSEWHERE = ONE._replace(feeds=("all", "sport"))
FOLLOWING = ONE._replace(follows=StoryId("earlier"))


@pytest.mark.parametrize(
    ("what", "made", "rule", "expected"),
    [
        ("a new story", changed(AlertClass.NEW, None, ONE), route(), AlertClass.NEW),
        (
            "a development",
            changed(AlertClass.DEVELOPMENT, None, FOLLOWING),
            route(),
            AlertClass.DEVELOPMENT,
        ),
        (
            "a second source",
            changed(AlertClass.CORROBORATION, ONE, TWO),
            route(),
            AlertClass.CORROBORATION,
        ),
        (
            "the second source that the route waited for opens the story",
            changed(AlertClass.CORROBORATION, ONE, TWO),
            route(min_sources=2),
            AlertClass.NEW,
        ),
        (
            "a third source is no opening",
            changed(AlertClass.CORROBORATION, TWO, THREE),
            route(min_sources=2),
            AlertClass.CORROBORATION,
        ),
        (
            "of a development too",
            changed(AlertClass.CORROBORATION, FOLLOWING, TWO._replace(follows=StoryId("x"))),
            route(min_sources=2),
            AlertClass.DEVELOPMENT,
        ),
        ("too few sources", changed(AlertClass.NEW, None, ONE), route(min_sources=2), None),
        ("another feed", changed(AlertClass.NEW, None, ONE), route(feed="sport"), None),
        (
            "newly in the feed",
            changed(AlertClass.CORRECTION, ONE, ELSEWHERE),
            route(feed="sport"),
            AlertClass.NEW,
        ),
        (
            "no longer in the feed",
            changed(AlertClass.CORRECTION, ELSEWHERE, ONE),
            route(feed="sport"),
            None,
        ),
        (
            "a retraction",
            changed(AlertClass.RETRACTION, ONE, RETRACTED),
            route(),
            AlertClass.RETRACTION,
        ),
        (
            "a retraction of what the route never told",
            changed(AlertClass.RETRACTION, ONE, RETRACTED),
            route(min_sources=2),
            None,
        ),
        (
            "a retraction of what two sources had told, one after the other withdrawn",
            changed(
                AlertClass.RETRACTION,
                story(A1, B1._replace(state=UpdateState.WITHDRAWN)),
                RETRACTED,
            ),
            route(min_sources=2),
            AlertClass.RETRACTION,
        ),
        (
            "a story that comes back is opened again",
            changed(AlertClass.CORROBORATION, RETRACTED, ONE),
            route(),
            AlertClass.NEW,
        ),
    ],
)
def test_the_class_is_what_the_change_is_to_the_readers_of_the_route(
    what: str, made: StoryChange, rule: Route, expected: AlertClass | None
) -> None:
    assert class_of(made, rule) is expected, what


def test_only_classes_of_the_route_fire() -> None:
    rule = route(on=(AlertClass.NEW,))
    assert not fired(changed(AlertClass.CORROBORATION, ONE, TWO), routes=[rule])
    assert fired(changed(AlertClass.NEW, None, ONE), routes=[rule])


def test_the_first_route_that_fires_wins_a_channel() -> None:
    rules = [
        route("sport", feed="sport"),
        route("urgent", channels=("desk",)),
        route("everything", channels=("hook", "desk")),
    ]
    found = fired(changed(AlertClass.NEW, None, ONE), routes=rules)
    assert [(f.channel, f.route.name) for f in found] == [
        ("desk", "urgent"),
        ("hook", "everything"),
    ]


def test_a_channel_that_is_switched_off_or_unknown_gets_nothing() -> None:
    off = Channel(name="desk", type="webhook", url="", is_enabled=False)
    made = changed(AlertClass.NEW, None, ONE)
    rules = [route(channels=("desk", "nowhere"))]
    assert not firings([made], routes=rules, channels=[off], max_age_s=7_200, now=NOW)


@pytest.mark.parametrize(
    ("alert_class", "published", "seen", "fires"),
    [
        (AlertClass.NEW, -7_100, 0, True),
        (AlertClass.NEW, -7_300, 0, False),
        (AlertClass.NEW, None, 0, True),
        (AlertClass.NEW, None, -7_300, False),
        (AlertClass.NEW, 600, 0, True),
        (AlertClass.CORROBORATION, -7_300, 0, False),
        (AlertClass.CORRECTION, -90_000, -90_000, True),
        (AlertClass.RETRACTION, -90_000, -90_000, True),
    ],
)
def test_old_news_never_alerts_but_its_correction_does(
    alert_class: AlertClass,
    published: float | None,
    seen: float,
    fires: bool,
) -> None:
    told = None if published is None else after(published)
    now = story(update("alpha", "a1", published=told, seen_at=after(seen)))
    before = None if alert_class is AlertClass.NEW else now
    assert bool(fired(changed(alert_class, before, now), routes=[route()])) is fires


def test_a_batch_alerts_once_per_story_class_and_channel_with_the_last_state() -> None:
    first = changed(AlertClass.CORRECTION, TWO, TWO, cause=A1)
    second = changed(AlertClass.CORRECTION, TWO, TWO, cause=B1)
    other = changed(AlertClass.EXPANSION, TWO, TWO, cause=B1)
    found = fired(first, second, other, routes=[route(channels=("desk", "hook"))])
    assert [(f.channel, f.alert_class.value, f.change.cause.source) for f in found] == [
        ("desk", "correction", "beta"),
        ("hook", "correction", "beta"),
        ("desk", "expansion", "beta"),
        ("hook", "expansion", "beta"),
    ]
