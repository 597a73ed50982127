"""A real webhook receiver on loopback: keeps what it gets, answers as the test says."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from aiohttp import web

WITHIN_S = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One request as it arrived."""

    at: float  # seconds of the loop's clock
    path: str
    headers: Mapping[str, str]  # names in lower case
    body: bytes

    @property
    def id(self) -> str:
        return self.headers["webhook-id"]

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    status: int = 204
    headers: Mapping[str, str] = field(default_factory=dict)
    text: str = ""


Behaviour = Callable[[int, Post], Awaitable[Answer | None]]


class Receiver:
    """Takes posts on 127.0.0.1 at any path.

    `answer` says what all requests get from now on; `behave` is asked for each, with the number of
    posts before it, and None hangs until the receiver closes; `hold` lets all wait for an event.

        async with Receiver() as receiver:
            receiver.answer(503, {"Retry-After": "2"})
            ... receiver.url("/hook") ...
            posts = await receiver.got(3)
    """

    def __init__(self) -> None:
        self.posts: list[Post] = []
        self.port = 0
        self._behaviour: Behaviour = _accept
        self._news = asyncio.Condition()
        self._closing = asyncio.Event()
        self._runner = web.ServerRunner(
            web.Server(self._take, access_log=None), shutdown_timeout=0.1
        )

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port).start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._closing.set()
        await self._runner.cleanup()

    def url(self, path: str = "/hook") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def answer(self, status: int, headers: Mapping[str, str] | None = None, text: str = "") -> None:
        fixed = Answer(status=status, headers=headers or {}, text=text)

        async def same(_number: int, _post: Post) -> Answer:
            return fixed

        self._behaviour = same

    def hold(self, status: int = 204) -> asyncio.Event:
        """Return the event until which no request is answered from now on."""
        release = asyncio.Event()

        async def later(_number: int, _post: Post) -> Answer:
            await release.wait()
            return Answer(status=status)

        self._behaviour = later
        return release

    def behave(self, behaviour: Behaviour) -> None:
        self._behaviour = behaviour

    async def got(self, count: int) -> list[Post]:
        """Return the posts as soon as there are so many of them; TimeoutError if they never are."""
        async with asyncio.timeout(WITHIN_S), self._news:
            await self._news.wait_for(lambda: len(self.posts) >= count)
        return self.posts

    async def _take(self, request: web.BaseRequest) -> web.Response:
        post = Post(
            at=asyncio.get_running_loop().time(),
            path=request.path,
            headers={name.lower(): value for name, value in request.headers.items()},
            body=await request.read(),
        )
        number = len(self.posts)
        self.posts.append(post)
        async with self._news:
            self._news.notify_all()
        answer = await self._behaviour(number, post)
        if answer is None:
            await self._closing.wait()
            answer = Answer(status=503)
        return web.Response(status=answer.status, headers=answer.headers, text=answer.text)


async def _accept(_number: int, _post: Post) -> Answer:
    return Answer()
