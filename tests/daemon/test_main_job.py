"""The whole daemon against local servers: what editor and desk get for what sources publish."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from tests.support.origin import Origin
from tests.support.press import ARTICLE, MORE_DEAD, POLISHED, SPELT, WIRE, Press, settings_of
from tests.support.receiver import Receiver
from tests.support.running import Site, eventually, running

Story = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """A daemon that has read its three sources once, and everything around it."""

    press: Press
    receiver: Receiver
    site: Site

    async def story_of(self, key: str) -> Story:
        async def look() -> Story | None:
            return await self.site.holding(key)

        return await eventually(f"a story with {key}", look)

    async def story_with(self, key: str, sources: int) -> Story:
        async def look() -> Story | None:
            story = await self.site.holding(key)
            return story if story and story["source_count"] == sources else None

        return await eventually(f"{sources} sources in the story with {key}", look)

    async def settled(self) -> None:
        """Wait until the sources were read again and every alert has arrived."""
        await self.site.polled(2)

        async def is_sent() -> bool:
            return not await self.site.open_deliveries()

        await eventually("an empty outbox", is_sent)

    def alerts_of(self, story: Story, path: str = "/all") -> list[str]:
        """Return the types of the alerts about a story, in order of arrival."""
        about = [p.json for p in self.receiver.posts if p.path == path]
        return [one["type"] for one in about if one["data"]["story"]["id"] == story["id"]]


@asynccontextmanager
async def newsroom(folder: Path) -> AsyncIterator[Newsroom]:
    async with Origin() as origin, Receiver() as receiver:
        press = Press(origin)
        settings = settings_of(folder, press.sources(), hook=receiver.url(""))
        async with running(settings) as site:
            await site.first_polled()
            assert receiver.posts == []  # the backlog is silent
            yield Newsroom(press=press, receiver=receiver, site=site)


def members(story: Story) -> list[tuple[str, str]]:
    return sorted((update["source"], update["verdict"]) for update in story["updates"])


async def test_one_wire_text_of_three_sources_is_one_story_with_three_sources(
    tmp_path: Path,
) -> None:
    async with newsroom(tmp_path) as room:
        room.press.publish("alpha", "alpha-1", "وادي الرمان (وكالات) - " + WIRE)
        await room.story_of("alpha-1")
        room.press.publish("beta", "beta-1", "كتبت محررة الشؤون المحلية:\n\n" + SPELT)
        await room.story_with("alpha-1", 2)
        room.press.publish("gamma", "gamma-1", WIRE + " (انتهى)", title="عاجل: سيول")
        story = await room.story_with("alpha-1", 3)
        await room.settled()
        assert members(story) == [("alpha", "new"), ("beta", "duplicate"), ("gamma", "duplicate")]
        assert story["title"].startswith("وادي الرمان")
        assert room.alerts_of(story) == [
            "story.new",
            "story.corroboration",
            "story.corroboration",
        ]
        assert room.alerts_of(story, "/desk") == ["story.new"]
        assert len(await room.site.stories()) == 3 + 1


async def test_three_sources_at_the_same_moment_make_one_story_too(tmp_path: Path) -> None:
    async with newsroom(tmp_path) as room:
        for name, text in (("alpha", WIRE), ("beta", SPELT), ("gamma", WIRE + " (انتهى)")):
            room.press.publish(name, f"{name}-1", text)
        story = await room.story_with("alpha-1", 3)
        await room.settled()
        assert Counter(room.alerts_of(story)) == {"story.new": 1, "story.corroboration": 2}
        assert Counter(verdict for _, verdict in members(story)) == {"new": 1, "duplicate": 2}


async def test_another_number_of_casualties_is_a_development_that_follows(tmp_path: Path) -> None:
    async with newsroom(tmp_path) as room:
        room.press.publish("alpha", "alpha-1", WIRE)
        first = await room.story_of("alpha-1")
        room.press.publish("beta", "beta-1", MORE_DEAD)
        second = await room.story_of("beta-1")
        await room.settled()
        assert second["follows"] == first["id"]
        (update,) = second["updates"]
        assert update["verdict"] == "development"
        assert update["reason"]["matched"] == first["lead"]
        assert [fact["kind"] for fact in update["reason"]["facts"]] == ["number"]
        assert room.alerts_of(second) == ["story.development"]
        assert room.alerts_of(first) == ["story.new"]


async def test_a_copy_of_a_development_joins_it_and_not_the_older_story(tmp_path: Path) -> None:
    async with newsroom(tmp_path) as room:
        room.press.publish("alpha", "alpha-1", WIRE)
        await room.story_of("alpha-1")
        room.press.publish("beta", "beta-1", MORE_DEAD)
        await room.story_of("beta-1")
        room.press.publish("gamma", "gamma-1", "مراسلنا: " + MORE_DEAD)
        story = await room.story_with("beta-1", 2)
        assert members(story) == [("beta", "development"), ("gamma", "duplicate")]


async def test_a_long_article_that_quotes_a_story_is_a_roundup_with_a_link(tmp_path: Path) -> None:
    async with newsroom(tmp_path) as room:
        room.press.publish("alpha", "alpha-1", WIRE)
        quoted = await room.story_of("alpha-1")
        room.press.publish("beta", "beta-1", ARTICLE, title="ليلة على السطوح")
        roundup = await room.story_of("beta-1")
        assert members(roundup) == [("beta", "roundup")]
        assert roundup["related"] == [quoted["id"]]
        assert roundup["follows"] is None
        assert (await room.story_of("alpha-1"))["source_count"] == 1


@pytest.mark.parametrize("name", ["alpha", "beta", "gamma"])
async def test_an_edit_is_a_revision_and_not_a_story(tmp_path: Path, name: str) -> None:
    async with newsroom(tmp_path) as room:
        room.press.publish(name, f"{name}-1", WIRE, title="سيول في وادي الرمان")
        before = await room.story_of(f"{name}-1")

        async def edited(text: str, revision: int) -> Story:
            room.press.publish(name, f"{name}-1", text, title="سيول في وادي الرمان")

            async def look() -> Story | None:
                story = await room.site.holding(f"{name}-1")
                return story if story and story["updates"][0]["revision"] == revision else None

            return await eventually(f"revision {revision}", look)

        polished = await edited(POLISHED, 2)
        assert polished["id"] == before["id"]
        assert polished["updated"] == before["updated"]
        await room.settled()
        assert room.alerts_of(before) == ["story.new"]

        corrected = await edited(MORE_DEAD, 3)
        assert corrected["id"] == before["id"]
        assert corrected["updated"] > before["updated"]
        await room.settled()
        assert room.alerts_of(before) == ["story.new", "story.correction"]
        assert len(await room.site.stories()) == 3 + 1


async def test_a_second_run_over_the_same_sources_changes_nothing(tmp_path: Path) -> None:
    paths = ("/feeds/all.atom", "/feeds/all.json", "/feeds/floods.atom")
    async with Origin() as origin, Receiver() as receiver:
        press = Press(origin)
        settings = settings_of(tmp_path, press.sources(), hook=receiver.url(""))
        async with running(settings) as site:
            await site.first_polled()
            press.publish("alpha", "alpha-1", WIRE)
            press.publish("beta", "beta-1", MORE_DEAD)
            room = Newsroom(press=press, receiver=receiver, site=site)
            await room.story_of("alpha-1")
            await room.story_of("beta-1")
            await room.settled()
            before = [await site.get(path) for path in paths]
            posts = len(receiver.posts)
        async with running(settings) as site:
            await site.polled(2)
            assert [await site.get(path) for path in paths] == before
            assert await site.open_deliveries() == []
        assert len(receiver.posts) == posts


async def test_reading_every_document_anew_changes_nothing(tmp_path: Path) -> None:
    """As after a change of the configuration: no validator helps, everything is read again."""
    async with Origin() as origin, Receiver() as receiver:
        press = Press(origin)
        press.publish("alpha", "alpha-1", WIRE)
        settings = settings_of(tmp_path, press.sources(), hook=receiver.url(""))
        async with running(settings) as site:
            await site.first_polled()
            before = await site.get("/feeds/all.atom")
        origin.log.clear()
        tagged = tuple(replace(source, tags=("floods",)) for source in settings.sources)
        async with running(replace(settings, sources=tagged)) as site:
            await site.polled(2)
            assert await site.get("/feeds/all.atom") == before
        for source in tagged:
            first = origin.seen(press.path(source.name))[0]
            assert first.status == 200
            assert "If-None-Match" not in first.headers
        assert receiver.posts == []
