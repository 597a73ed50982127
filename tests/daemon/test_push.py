"""A daemon with a source whose hub pushes; the hub is Flask-WebSub's."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from livefeed.model import AlertClass
from livefeed.settings import Channel, Feed, Polling, Route, Server, Settings, Source
from tests.support.command import livefeed
from tests.support.hub import Hub, Subscriber
from tests.support.origin import Origin
from tests.support.receiver import Receiver
from tests.support.running import Site, eventually, free_port, running

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


@pytest.mark.parametrize("algorithm", ["sha1", "sha256", "sha384", "sha512"])
async def test_what_a_hub_pushes_is_on_the_board_and_alerted_without_a_poll(
    tmp_path: Path, algorithm: str
) -> None:
    async with desk(tmp_path, Hub(tmp_path, algorithm=algorithm)) as d, running(d.settings) as site:
        subscriber = await d.subscribed()
        assert subscriber.topic == d.topic.url
        assert subscriber.callback.startswith(site.address + "/websub/")
        assert len(subscriber.secret or "") >= 32
        await until_push(site, state="active", hub=d.hub.url, topic=d.topic.url)
        d.topic.publish("2", SECOND)
        d.hub.publish(d.topic.url)
        story = await until_story(site, "urn:a:2")
        assert [update["verdict"] for update in story["updates"]] == ["new"]
        assert await d.alerted(1) == ["story.new"]
        source = (await site.sources())["alpha"]
        assert (source["polls"], source["updates"]) == (1, 2)
        push = await until_push(site, pushes=1)
        assert push["relied_until"] == push["lease_until"]
        metrics = (await site.get("/metrics")).decode()
        assert 'livefeed_subscriptions{state="active"} 1' in metrics
        assert 'livefeed_pushes_total{source="alpha"} 1' in metrics
        assert subscriber.callback not in str(source)


async def test_sources_tell_how_things_stand_with_the_hub(tmp_path: Path) -> None:
    async with desk(tmp_path) as d, running(d.settings) as site:
        await until_push(site, state="active")
        config = f'[[source]]\nname = "alpha"\nurl = "{d.topic.url}"\n'
        (tmp_path / "config.toml").write_text(config, encoding="utf-8")

        async def listed() -> str:
            return (await asyncio.to_thread(livefeed, "sources", folder=tmp_path)).out

        before = await listed()
        assert "push" in before.splitlines()[0]
        assert "active" in before
        d.hub.announce(d.topic.url)
        await until_push(site, pushes=1)
        assert "1 push, the last" in await listed()


async def test_a_push_says_nothing_of_what_it_leaves_out(tmp_path: Path) -> None:
    async with desk(tmp_path) as d, running(d.settings) as site:
        subscriber = await d.subscribed()
        only = d.topic.document().replace("urn:a:1", "urn:a:9").replace(FIRST, THIRD)
        for number in range(1, 5):
            assert await posted(subscriber, only) == 202
            await until_push(site, pushes=number)
        kept = await until_story(site, "urn:a:1")
        assert kept["state"] == "live"
        assert (await until_story(site, "urn:a:9"))["source_count"] == 1


async def test_a_push_without_the_right_signature_is_taken_and_ignored(tmp_path: Path) -> None:
    async with desk(tmp_path) as d, running(d.settings) as site:
        subscriber = await d.subscribed()
        forged = d.topic.document().replace("urn:a:1", "urn:a:66").replace(FIRST, THIRD)
        right = signature(subscriber, forged)
        for wrong in ("", "sha256=", "sha256=" + "0" * 64, "md5=" + right[7:], right[:-1] + "x"):
            assert await posted(subscriber, forged, signed=wrong) == 202
        assert await posted(subscriber, forged + " ", signed=right) == 202
        push = await until_push(site, refused=6)
        assert push["pushes"] == 0
        assert await site.holding("urn:a:66") is None
        metrics = (await site.get("/metrics")).decode()
        assert 'livefeed_pushes_refused_total{source="alpha"} 6' in metrics
        assert d.receiver.posts == []


async def test_a_callback_that_nobody_was_told_of_is_gone(tmp_path: Path) -> None:
    async with desk(tmp_path) as d, running(d.settings) as site:
        subscriber = await d.subscribed()
        other = subscriber._replace(callback=f"{site.address}/websub/{'x' * 43}")
        assert await posted(other, "") == 410
        assert await asked(other, mode="subscribe") == (404, "")
        assert await asked(subscriber, mode="unsubscribe") == (404, "")
        assert await asked(subscriber, mode="subscribe", topic=d.origin.url("/b")) == (404, "")
        assert await asked(subscriber, mode="") == (404, "")
        assert await asked(subscriber, mode="subscribe") == (200, "tell it back")


async def test_an_empty_push_makes_the_source_be_polled_at_once(tmp_path: Path) -> None:
    async with desk(tmp_path) as d, running(d.settings) as site:
        await d.subscribed()
        d.topic.publish("2", SECOND)
        d.hub.announce(d.topic.url)
        await until_story(site, "urn:a:2")
        assert (await site.sources())["alpha"]["polls"] == 2
        assert await d.alerted(1) == ["story.new"]
        push = await until_push(site, pushes=1)
        assert push["relied_until"]


async def test_what_cannot_be_read_makes_the_source_be_polled_at_once(tmp_path: Path) -> None:
    async with desk(tmp_path) as d, running(d.settings) as site:
        subscriber = await d.subscribed()
        d.topic.publish("2", SECOND)
        assert await posted(subscriber, "\x1f\x8b no gzip", encoding="gzip") == 202
        await until_story(site, "urn:a:2")
        assert (await site.sources())["alpha"]["polls"] == 2


async def test_a_lease_is_renewed_before_it_ends(tmp_path: Path) -> None:
    async with (
        desk(tmp_path, Hub(tmp_path, longest_lease_s=5)) as d,
        running(d.settings) as site,
    ):
        first = await d.subscribed()

        async def renewed() -> bool:
            (now,) = d.hub.subscribers()
            return now.expires > first.expires

        await eventually("a longer lease", renewed)
        (now,) = d.hub.subscribers()
        assert now._replace(expires=0) == first._replace(expires=0)
        assert [form["hub.mode"] for form in d.hub.requests] == ["subscribe", "subscribe"]
        assert (await push_of(site))["state"] == "active"


async def test_polls_take_over_when_the_hub_dies(tmp_path: Path) -> None:
    async with (
        desk(tmp_path, every_s=1.0, slowest_s=2.0) as d,
        running(d.settings) as site,
    ):
        await d.subscribed()
        d.topic.publish("2", SECOND)
        d.hub.publish(d.topic.url)
        await until_push(site, pushes=1)

        async def is_rare() -> bool:
            return "hub pushes" in (await site.sources())["alpha"]["why"]

        await eventually("rare polls", is_rare)
        d.hub.stop()
        d.topic.publish("3", THIRD)
        await until_story(site, "urn:a:3")
        push = await until_push(site, relied_until=None)
        assert push["state"] == "active"
        assert "hub pushes" not in (await site.sources())["alpha"]["why"]


async def test_a_restart_keeps_the_subscription(tmp_path: Path) -> None:
    async with desk(tmp_path) as d:
        async with running(d.settings) as site:
            before = await d.subscribed()
            await until_push(site, state="active")
        async with running(d.settings) as site:
            assert d.hub.subscribers() == [before]
            d.topic.publish("2", SECOND)
            d.hub.publish(d.topic.url)
            await until_story(site, "urn:a:2")
            assert len(d.hub.requests) == 1
        moved = replace(d.settings.server, base_url=d.settings.server.base_url + "/")
        async with running(replace(d.settings, server=moved)) as site:
            await until_push(site, state="active")
            assert d.hub.subscribers() == [before]


async def test_what_was_pushed_while_livefeed_was_away_is_polled_after_the_start(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path) as d:
        async with running(d.settings) as site:
            await d.subscribed()
            d.topic.publish("2", SECOND)
            d.hub.publish(d.topic.url)
            await until_push(site, pushes=1)
        d.topic.publish("3", THIRD)
        async with running(d.settings) as site:
            await until_story(site, "urn:a:3")
            push = await push_of(site)
            assert (push["pushes"], push["relied_until"]) == (1, None)


@pytest.mark.parametrize("change", ["removed", "switched off", "off everywhere"])
async def test_a_source_that_is_no_longer_pushed_is_unsubscribed(
    tmp_path: Path, change: str
) -> None:
    async with desk(tmp_path) as d:
        async with running(d.settings) as site:
            subscriber = await d.subscribed()
            await until_push(site, state="active")
        (source,) = d.settings.sources
        other = {
            "removed": replace(d.settings, sources=(replace(source, name="beta", push=False),)),
            "switched off": replace(d.settings, sources=(replace(source, push=False),)),
            "off everywhere": replace(
                d.settings, polling=replace(d.settings.polling, websub="off")
            ),
        }[change]
        async with running(other):

            async def is_left() -> bool:
                return d.hub.subscribers() == []

            await eventually("no subscription at the hub", is_left)
            assert d.hub.requests[-1]["hub.mode"] == "unsubscribe"

            async def is_gone() -> bool:
                return await posted(subscriber, "") == 410

            await eventually("a callback that is gone", is_gone)


async def test_a_document_that_names_another_hub_within_minutes_is_not_followed_yet(
    tmp_path: Path,
) -> None:
    (tmp_path / "b").mkdir()
    async with desk(tmp_path) as d, running(d.settings) as site:
        first = await d.subscribed()
        await until_push(site, state="active")
        with Hub(tmp_path / "b") as other:
            d.topic = Topic(d.origin, other)
            d.topic.publish("2", SECOND)
            d.hub.announce(d.topic.url)
            await until_story(site, "urn:a:2")
            assert (await push_of(site))["hub"] == d.hub.url
            assert other.subscribers() == []
            assert d.hub.subscribers() == [first]


async def test_a_denial_is_shown_and_the_source_is_polled_as_ever(tmp_path: Path) -> None:
    hub = Hub(tmp_path)
    hub.denial = "not for you"
    async with desk(tmp_path, hub) as d, running(d.settings) as site:
        push = await until_push(site, state="denied")
        assert push["error"] == "the hub denied it: not for you"
        assert d.hub.subscribers() == []
        assert (await site.sources())["alpha"]["state"] == "ok"


async def test_a_hub_that_cannot_reach_us_is_not_asked(tmp_path: Path) -> None:
    async with desk(tmp_path) as d:
        polling = replace(d.settings.polling, allow_private=(ip_network("127.0.0.1/32"),))
        outside = replace(d.settings, polling=polling)
        d.hub.stop()
        d.topic.publish("1", FIRST)
        d.origin.show(
            "/a.atom",
            d.topic.document(),
            headers={"Link": f'<http://hub.example/>; rel="hub", <{d.topic.url}>; rel="self"'},
        )
        async with running(outside) as site:
            await site.first_polled()
            assert (await site.sources())["alpha"]["push"] is None


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
