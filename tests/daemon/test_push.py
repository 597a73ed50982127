"""A daemon with a source whose hub pushes; the hub is Flask-WebSub's."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from ipaddress import ip_network
from pathlib import Path

import pytest

from tests.support.command import livefeed
from tests.support.hub import Hub
from tests.support.pushed import (
    FIRST,
    SECOND,
    THIRD,
    Topic,
    asked,
    desk,
    posted,
    push_of,
    signature,
    until_push,
    until_story,
)
from tests.support.running import eventually, running


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
