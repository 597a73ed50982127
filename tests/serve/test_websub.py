"""What a hub gets for what it sends, over a real server and a small desk of pushes."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import cast

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from livefeed.serve.app import make_app
from livefeed.serve.websub import READ_AT_ONCE, Answer
from livefeed.settings import Polling
from livefeed.steps.publish import Publisher
from livefeed.store import Store
from tests.support.newsroom import SETTINGS, ShelfOfStories

TOKEN = "t" * 43
PATH = f"/websub/{TOKEN}"
LIMIT = 100_000
Client = TestClient[web.Request, web.Application]


@dataclass
class SmallDesk:
    """Expects one token, confirms one topic, and keeps what it takes."""

    answer: Answer = Answer.TAKEN
    taken: list[tuple[bytes, str, str, str]] = field(default_factory=list)
    asked: list[tuple[str, str, int]] = field(default_factory=list)
    denied: list[str] = field(default_factory=list)
    most_at_once: int = 0
    is_held: bool = False
    full: asyncio.Event = field(default_factory=asyncio.Event)
    _now: int = 0

    async def verify(self, token: str, *, mode: str, topic: str, lease_s: int) -> bool:
        self.asked.append((mode, topic, lease_s))
        return (token, mode, topic) == (TOKEN, "subscribe", "https://a.example/")

    async def deny(self, token: str, *, topic: str, reason: str) -> bool:
        self.denied.append(reason)
        return token == TOKEN

    async def is_expected(self, token: str) -> bool:
        return token == TOKEN

    async def take(
        self, token: str, body: bytes, *, signature: str, content_type: str, content_encoding: str
    ) -> Answer:
        self._now += 1
        self.most_at_once = max(self.most_at_once, self._now)
        if self._now == READ_AT_ONCE:
            self.full.set()
        if self.is_held:
            await self.full.wait()
            await asyncio.sleep(0.05)  # for others to come, if they may
        self.taken.append((body, signature, content_type, content_encoding))
        self._now -= 1
        return self.answer


@asynccontextmanager
async def serving(desk: SmallDesk, timeout_s: float = 30.0) -> AsyncIterator[Client]:
    polling = Polling(max_body_bytes=LIMIT, timeout_s=timeout_s)
    settings = replace(SETTINGS, polling=polling)
    publisher = Publisher(cast("Store", ShelfOfStories()), settings)
    server = TestServer(make_app(publisher, settings, desk))
    await server.start_server(auto_decompress=False)
    async with TestClient(server) as client:
        yield client


def question(**fields: str) -> dict[str, str]:
    asked = {"mode": "subscribe", "topic": "https://a.example/", "challenge": "<b>&1"} | fields
    return {f"hub.{name}": value for name, value in asked.items()}


async def test_a_challenge_comes_back_as_plain_text() -> None:
    desk = SmallDesk()
    async with serving(desk) as client:
        answer = await client.get(PATH, params=question(lease_seconds="3600"))
        assert (answer.status, await answer.text()) == (200, "<b>&1")
        assert answer.content_type == "text/plain"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        await client.get(PATH, params=question())
        await client.get(PATH, params=question(lease_seconds="-7"))
        leases = [lease_s for _, _, lease_s in desk.asked]
        assert leases == [3_600, 86_400, 86_400]


@pytest.mark.parametrize(
    "fields",
    [
        {"mode": "unsubscribe"},
        {"mode": ""},
        {"topic": "https://b.example/"},
        {"challenge": ""},
        {"challenge": "x" * 1_001},
    ],
)
async def test_any_other_question_is_answered_by_404(fields: dict[str, str]) -> None:
    async with serving(SmallDesk()) as client:
        answer = await client.get(PATH, params=question(**fields))
        assert answer.status == 404
        assert "<b>" not in await answer.text()


async def test_a_denial_is_heard() -> None:
    desk = SmallDesk()
    async with serving(desk) as client:
        denial = question(mode="denied", reason="no\n" + "x" * 999)
        assert (await client.get(PATH, params=denial)).status == 200
        assert desk.denied == ["no" + "x" * 198]
        other = f"/websub/{'u' * 43}"
        assert (await client.get(other, params=denial)).status == 404


@pytest.mark.parametrize("path", ["/websub/", "/websub/short", "/websub/" + "t" * 44])
async def test_what_is_no_token_is_no_page(path: str) -> None:
    async with serving(SmallDesk()) as client:
        assert (await client.get(path)).status == 404
        assert (await client.post(path)).status == 404


async def test_without_pushes_there_is_no_callback() -> None:
    publisher = Publisher(cast("Store", ShelfOfStories()), SETTINGS)
    async with TestClient(TestServer(make_app(publisher, SETTINGS))) as client:
        assert (await client.post(PATH)).status == 404


@pytest.mark.parametrize(
    ("answer", "status"), [(Answer.TAKEN, 202), (Answer.BUSY, 503), (Answer.GONE, 410)]
)
async def test_a_push_is_answered_by_what_became_of_it(answer: Answer, status: int) -> None:
    async with serving(SmallDesk(answer=answer)) as client:
        got = await client.post(PATH, data=b"news")
        assert got.status == status
        assert ("Retry-After" in got.headers) == (status == 503)


async def test_a_push_arrives_as_it_was_sent() -> None:
    desk = SmallDesk()
    bomb = gzip.compress(bytes(50_000_000))
    headers = {
        "Content-Encoding": "gzip",
        "Content-Type": "application/atom+xml",
        "X-Hub-Signature": "sha256=00",
    }
    async with serving(desk) as client:
        assert (await client.post(PATH, data=bomb, headers=headers)).status == 202
        assert desk.taken == [(bomb, "sha256=00", "application/atom+xml", "gzip")]
        assert (await client.post(PATH)).status == 202
        assert desk.taken[-1][0] == b""


async def test_nobody_reads_what_nobody_expects() -> None:
    async def endless() -> AsyncIterator[bytes]:
        yield b"x" * 10
        await asyncio.Event().wait()

    desk = SmallDesk()
    async with serving(desk) as client:
        async with asyncio.timeout(10):
            got = await client.post(f"/websub/{'u' * 43}", data=endless())
        assert got.status == 410
        assert desk.taken == []


async def test_a_push_that_is_too_long_is_refused() -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(LIMIT // 10_000 + 1):
            yield b"x" * 10_000

    desk = SmallDesk()
    async with serving(desk) as client:
        assert (await client.post(PATH, data=b"x" * LIMIT)).status == 202
        assert (await client.post(PATH, data=b"x" * (LIMIT + 1))).status == 413
        assert (await client.post(PATH, data=chunks())).status == 413
        assert len(desk.taken) == 1


async def test_only_a_few_pushes_are_held_in_memory_at_a_time() -> None:
    desk = SmallDesk(is_held=True)
    async with serving(desk) as client:
        answers = await asyncio.gather(*(client.post(PATH, data=b"news") for _ in range(20)))
        assert {answer.status for answer in answers} == {202}
        assert desk.most_at_once == READ_AT_ONCE


async def test_a_push_that_drips_gives_its_place_up() -> None:
    async def dripping() -> AsyncIterator[bytes]:
        while True:
            yield b"x"
            await asyncio.sleep(0.05)

    desk = SmallDesk()
    async with serving(desk, timeout_s=0.5) as client:
        drips = [asyncio.create_task(client.post(PATH, data=dripping())) for _ in range(8)]
        for drip in drips:
            try:
                assert (await drip).status == 503
            except aiohttp.ClientError:  # the server closed while more was being sent
                continue
        assert (await client.post(PATH, data=b"news")).status == 202
