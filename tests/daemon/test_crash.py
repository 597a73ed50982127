"""Killed at any moment, the daemon loses nothing and tells nothing under a second id."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from tests.support.origin import Handler, Origin
from tests.support.press import MORE_DEAD, SPELT, WIRE, Press, config_of
from tests.support.receiver import Answer, Post, Receiver
from tests.support.running import Process, eventually, free_port

# What the three sources publish while the daemon is killed, and what must come of it.
STORIES = {frozenset({"alpha-1", "beta-1"}), frozenset({"gamma-1"})}
ALERTS = {"story.new": 1, "story.corroboration": 1, "story.development": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    press: Press
    origin: Origin
    receiver: Receiver
    daemon: Process


Arrange = Callable[[Scene], None]


@asynccontextmanager
async def scene(folder: Path) -> AsyncIterator[Scene]:
    """A daemon in a process of its own that has read its sources once."""
    async with Origin() as origin, Receiver() as receiver, aiohttp.ClientSession() as session:
        press, port = Press(origin), free_port()
        config = config_of(press, hook=receiver.url(""), port=port)
        (folder / "config.toml").write_text(config, encoding="utf-8")
        daemon = Process(folder, port, session)
        try:
            await daemon.start()
            await daemon.site.first_polled()
            yield Scene(press=press, origin=origin, receiver=receiver, daemon=daemon)
            assert await daemon.stop() == 0
        finally:
            daemon.kill()
            await daemon.ended()


def publish(press: Press) -> None:
    press.publish("alpha", "alpha-1", WIRE, title="سيول")
    press.publish("beta", "beta-1", SPELT, title="سيول تقطع الطريق")
    press.publish("gamma", "gamma-1", MORE_DEAD, title="تسعة قتلى")


# --- moments at the receiver ---------------------------------------------------------------------


def before_the_receiver_answers(number: int) -> Arrange:
    """The alert has arrived, and nobody has said so."""

    def arrange(scene: Scene) -> None:
        async def behave(arrived: int, _post: Post) -> Answer | None:
            if arrived == number:
                scene.daemon.kill()
                await scene.daemon.ended()
            return Answer()

        scene.receiver.behave(behave)

    return arrange


def right_after_the_receiver_answers(number: int, delay_s: float) -> Arrange:
    """The answer is on its way; the daemon may or may not have written it down."""

    def arrange(scene: Scene) -> None:
        async def behave(arrived: int, _post: Post) -> Answer:
            if arrived == number:
                asyncio.get_running_loop().call_later(delay_s, scene.daemon.kill)
            return Answer()

        scene.receiver.behave(behave)

    return arrange


def while_a_failure_is_answered(scene: Scene) -> None:
    """The first attempt was refused for now; its retry time is being written."""

    async def behave(arrived: int, _post: Post) -> Answer:
        if arrived == 0:
            asyncio.get_running_loop().call_later(0.002, scene.daemon.kill)
            return Answer(status=503, headers={"Retry-After": "1"})
        return Answer()

    scene.receiver.behave(behave)


# --- moments at a source -------------------------------------------------------------------------


def at_a_poll(
    name: str,
    *,
    bytes_first: int | None = None,
    delay_s: float | None = None,
) -> Arrange:
    """Kill when the source is asked: before answering, after some bytes, or after the whole."""

    def arrange(scene: Scene) -> None:
        path = scene.press.path(name)
        scene.origin.handle(path, _killing(scene, name, bytes_first, delay_s))

    return arrange


def _killing(scene: Scene, name: str, bytes_first: int | None, delay_s: float | None) -> Handler:
    async def handler(request: web.BaseRequest) -> web.StreamResponse:
        media_type, body = scene.press.document(name)
        scene.press.restore(name)  # the next visitor gets it as ever
        headers = {"Content-Type": media_type}
        if delay_s is not None:
            asyncio.get_running_loop().call_later(delay_s, scene.daemon.kill)
            return web.Response(body=body, headers=headers)
        response = web.StreamResponse(headers=headers)
        if bytes_first is not None:
            await response.prepare(request)
            await response.write(body[:bytes_first])
        scene.daemon.kill()
        await scene.daemon.ended()
        return response

    return handler


MOMENTS: dict[str, Arrange] = {
    "before a source answers": at_a_poll("alpha"),
    "while a source answers": at_a_poll("beta", bytes_first=200),
    "5 ms after a source answered": at_a_poll("alpha", delay_s=0.005),
    "15 ms after a source answered": at_a_poll("beta", delay_s=0.015),
    "40 ms after a source answered": at_a_poll("gamma", delay_s=0.04),
    "120 ms after a source answered": at_a_poll("gamma", delay_s=0.12),
    "before the receiver answers the first alert": before_the_receiver_answers(0),
    "before the receiver answers the second alert": before_the_receiver_answers(1),
    "right after the receiver answered": right_after_the_receiver_answers(0, 0.0),
    "2 ms after the receiver answered": right_after_the_receiver_answers(0, 0.002),
    "10 ms after the receiver answered": right_after_the_receiver_answers(1, 0.01),
    "while a failure is answered": while_a_failure_is_answered,
}


@pytest.mark.parametrize("moment", MOMENTS)
async def test_killed_nothing_is_lost_doubled_or_told_under_another_id(
    tmp_path: Path, moment: str
) -> None:
    async with scene(tmp_path) as on:
        publish(on.press)
        MOMENTS[moment](on)
        await on.daemon.ended()
        await on.daemon.start()
        await _until_told(on)
        await _assert_stories(on)
        _assert_alerts(on.receiver)


async def _until_told(on: Scene) -> None:
    """Wait until every update is stored and no alert waits any more."""
    for key in ("alpha-1", "beta-1", "gamma-1"):
        await eventually(key, partial(on.daemon.site.holding, key))
    await on.daemon.site.polled(2)

    async def is_sent() -> bool:
        return not await on.daemon.site.open_deliveries()

    await eventually("an empty outbox", is_sent)


async def _assert_stories(on: Scene) -> None:
    stories = [
        frozenset(
            update["key"].rpartition("#")[2].rpartition(":")[2] for update in story["updates"]
        )
        for story in await on.daemon.site.stories()
    ]
    backlog = {frozenset({f"{name}-0"}) for name in on.press.names}
    assert Counter(stories) == Counter(STORIES | backlog)


def _assert_alerts(receiver: Receiver) -> None:
    """Each alert arrived; whatever arrived twice has the same id both times."""
    ids: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for post in receiver.posts:
        story = post.json["data"]["story"]["id"]
        ids[post.json["type"], story, post.json["data"]["change"]["update"]].add(post.id)
    assert all(len(same) == 1 for same in ids.values()), ids
    assert Counter(kind for kind, _, _ in ids) == ALERTS
