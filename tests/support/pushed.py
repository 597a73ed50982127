"""A source whose hub pushes, what follows them, and pushes by hand."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import aiohttp

from livefeed.model import AlertClass
from livefeed.settings import Channel, Feed, Polling, Route, Server, Settings, Source
from tests.support.hub import Hub, Subscriber
from tests.support.origin import Origin
from tests.support.receiver import Receiver
from tests.support.running import Site, eventually, free_port

FIRST = "افتتح في مدينة المرفأ معرض للكتاب بمشاركة دور نشر محلية ويستمر عشرة أيام"
SECOND = "أعلنت مؤسسة الخطوط الحديدية تعديل مواعيد القطارات بين الساحل والداخل خلال الشتاء"
THIRD = "توجت لاعبة من المدينة الشرقية بلقب بطولة الشطرنج للناشئين بعد جولة أخيرة"
LONG_AGO = timedelta(hours=1)


class Topic:
    """An Atom feed on an origin that names its hub in the Link header, and can hide it."""

    def __init__(self, origin: Origin, hub: Hub) -> None:
        self._origin = origin
        self._hub = hub
        self._entries: list[str] = []
        self.url = origin.url("/a.atom")

    def publish(self, key: str, text: str, *, ago: timedelta = LONG_AGO) -> None:
        at = datetime.now(UTC) - ago  # noqa: TID251 - publishers have a clock too
        self._entries.insert(
            0,
            f"<entry><id>urn:a:{key}</id><title>{text[:30]}</title><updated>{at.isoformat()}"
            f"</updated><published>{at.isoformat()}</published><content>{text}</content></entry>",
        )
        self._origin.show(
            "/a.atom",
            self.document(),
            content_type="application/atom+xml",
            headers={"Link": f'<{self._hub.url}>; rel="hub", <{self.url}>; rel="self"'},
        )

    def document(self) -> str:
        return (
            '<feed xmlns="http://www.w3.org/2005/Atom"><title>alpha</title><id>urn:a</id>'
            f"<updated>2026-11-01T00:00:00Z</updated>{''.join(self._entries)}</feed>"
        )


@dataclass
class Desk:
    """One topic, its hub, a receiver of alerts, and the settings to follow them."""

    topic: Topic
    origin: Origin
    hub: Hub
    receiver: Receiver
    settings: Settings

    async def subscribed(self) -> Subscriber:
        """Return the only subscription that the hub has, as soon as it has one."""

        async def look() -> list[Subscriber]:
            return self.hub.subscribers()

        (one,) = await eventually("a subscription at the hub", look)
        return one

    async def alerted(self, count: int) -> list[str]:
        posts = await self.receiver.got(count)
        return [post.json["type"] for post in posts]


def settings_of(folder: Path, topic: Topic, receiver: Receiver, **polling: Any) -> Settings:
    port = free_port()
    every_s = polling.get("every_s", 3_600.0)
    defaults: dict[str, Any] = {"every_s": 3_600.0, "slowest_s": 3_600.0, "fastest_s": 1.0}
    return Settings(
        database=str(folder / "livefeed.db"),
        polling=Polling(
            allow_private=(ip_network("127.0.0.0/8"),),
            host_gap_s=0.0,
            timeout_s=5.0,
            **(defaults | polling),
        ),
        server=Server(listen=(f"127.0.0.1:{port}",), base_url=f"http://127.0.0.1:{port}"),
        sources=(Source(name="alpha", url=topic.url, language="ar", every_s=every_s),),
        feeds=(Feed(name="all", title="all"),),
        channels=(Channel(name="desk", type="webhook", url=receiver.url()),),
        routes=(Route(name="all", feed="all", channels=("desk",), on=tuple(AlertClass)),),
    )


@asynccontextmanager
async def desk(folder: Path, given: Hub | None = None, **polling: Any) -> AsyncIterator[Desk]:
    async with Origin() as origin, Receiver() as receiver:
        with given or Hub(folder) as hub:
            topic = Topic(origin, hub)
            topic.publish("1", FIRST)
            settings = settings_of(folder, topic, receiver, **polling)
            yield Desk(topic, origin, hub, receiver, settings)


async def push_of(site: Site) -> dict[str, Any]:
    """Return what the API tells of the subscription of the only source."""
    return dict((await site.sources())["alpha"]["push"] or {})


async def until_story(site: Site, key: str) -> dict[str, Any]:
    async def look() -> dict[str, Any] | None:
        return await site.holding(key)

    return await eventually(f"a story with {key}", look)


async def until_push(site: Site, **expected: object) -> dict[str, Any]:
    async def look() -> dict[str, Any] | None:
        found = await push_of(site)
        return found if all(found.get(k) == v for k, v in expected.items()) else None

    return await eventually(f"a subscription with {expected}", look)


def signature(subscriber: Subscriber, body: str) -> str:
    key = (subscriber.secret or "").encode()
    return "sha256=" + hmac.new(key, body.encode(), hashlib.sha256).hexdigest()


async def posted(
    subscriber: Subscriber, body: str, *, signed: str | None = None, encoding: str = "identity"
) -> int:
    """Push as a hub would, and return the status."""
    headers = {
        "Content-Type": "application/atom+xml",
        "Content-Encoding": encoding,
        "X-Hub-Signature": signature(subscriber, body) if signed is None else signed,
    }
    async with (
        aiohttp.ClientSession() as session,
        session.post(subscriber.callback, data=body.encode(), headers=headers) as answer,
    ):
        return answer.status


async def asked(subscriber: Subscriber, *, mode: str, topic: str = "") -> tuple[int, str]:
    """Ask as a hub would whether this was wanted."""
    query = {
        "hub.mode": mode,
        "hub.topic": topic or subscriber.topic,
        "hub.challenge": "tell it back",
        "hub.lease_seconds": "3600",
    }
    async with (
        aiohttp.ClientSession() as session,
        session.get(subscriber.callback, params=query) as answer,
    ):
        return answer.status, (await answer.text() if answer.ok else "")
