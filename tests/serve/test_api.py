"""The JSON API over HTTP."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from livefeed.errors import StoreError
from livefeed.model import Delivery, DeliveryId, DeliveryState, Revision, Story
from livefeed.serve.app import make_app
from livefeed.steps.publish import Publisher
from livefeed.store import Readiness
from tests.support.make import NOW, after, story, update
from tests.support.newsroom import SETTINGS, Client, ShelfOfStories, newsroom


def told(n: int, **fields: Any) -> Story:
    return story(update("alpha", str(n), title=f"خبر {n}"), updated_at=after(n), **fields)


async def get(client: Client, path: str, status: int = 200) -> Any:
    response = await client.get(path)
    assert response.status == status, await response.text()
    return await response.json(content_type=None)


def titles(answer: Any) -> list[str]:
    return [one["title"] for one in answer["stories"]]


async def test_stories_come_newest_change_first_and_page_by_cursor() -> None:
    async with newsroom(*(told(n) for n in range(7))) as (client, _):
        first = await get(client, "/api/v1/stories?limit=3")
        assert titles(first) == ["خبر 6", "خبر 5", "خبر 4"]
        second = await get(client, f"/api/v1/stories?limit=3&cursor={first['next']}")
        third = await get(client, f"/api/v1/stories?limit=3&cursor={second['next']}")
        assert titles(second) + titles(third) == ["خبر 3", "خبر 2", "خبر 1", "خبر 0"]
        assert third["next"] is None


async def test_stories_are_chosen_by_feed_words_and_time() -> None:
    stories = [told(n) for n in range(250)]
    stories.append(told(300, feeds=("all", "salamiyah")))
    async with newsroom(*stories) as (client, _):
        assert titles(await get(client, "/api/v1/stories?feed=salamiyah")) == ["خبر 300"]
        assert titles(await get(client, "/api/v1/stories?q=خبر+17&limit=1")) == ["خبر 179"]
        recent = await get(client, "/api/v1/stories?since=2026-11-22T10:04:08Z")
        assert titles(recent) == ["خبر 300", "خبر 249", "خبر 248"]
        zoned = await get(client, "/api/v1/stories?since=2026-11-22T13:04:08%2B03:00")
        assert zoned == recent
        page = await get(client, "/api/v1/stories?since=2026-11-22T10:00:10Z&limit=2")
        rest = await get(
            client, f"/api/v1/stories?since=2026-11-22T10:00:10Z&limit=500&cursor={page['next']}"
        )
        assert len(rest["stories"]) == 300 - 10 + 1 - 50 - 2
        assert rest["next"] is None


async def test_one_story_tells_what_each_revision_changed() -> None:
    first = Revision(number=1, title="خبر", text="قتل ثلاثة في السيول", html="", seen_at=NOW)
    second = replace(first, number=2, text="قتل خمسة في السيول", seen_at=after(60))
    edited = story(update("alpha", text=second.text, revision=2, revisions=(first, second)))
    async with newsroom(edited) as (client, _):
        told = await get(client, f"/api/v1/stories/{edited.id}")
        one, two = told["updates"][0]["revisions"]
        assert (one["number"], one["text"], one["text_changes"]) == (1, first.text, [])
        assert two["seen"].startswith("2026-11-22T10:01:00")
        assert two["number"] == 2
        assert two["title_changes"] == [{"kind": "same", "text": "خبر"}]
        assert [(part["kind"], part["text"]) for part in two["text_changes"]] == [
            ("same", "قتل "),
            ("removed", "ثلاثة"),
            ("added", "خمسة"),
            ("same", " في السيول"),
        ]


async def test_a_search_for_signs_alone_finds_nothing() -> None:
    async with newsroom(told(1)) as (client, _):
        assert titles(await get(client, "/api/v1/stories?q=%D8%8C")) == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("limit=0", "limit: expected a whole number from 1 to 500"),
        ("limit=501", "limit: expected a whole number from 1 to 500"),
        ("limit=-1", "limit"),
        ("limit=ten", "limit"),
        ("limit=١٠", "limit"),
        ("cursor=abc", "cursor: expected the `next` of an earlier answer"),
        ("cursor=99999999999999999999", "cursor"),
        ("since=yesterday", "since: expected a moment like 2026-11-22T10:00:00Z"),
        ("since=2026-11-22T10:00:00", "since"),
        ("since=0001-01-01T00:00:00%2B14:00", "since"),
        ("feed=nope", "feed: expected one of all, salamiyah, world"),
        ("q=" + "a" * 201, "q: expected at most 200 characters"),
    ],
)
async def test_a_parameter_that_cannot_be_used_is_explained(query: str, expected: str) -> None:
    async with newsroom(told(1)) as (client, _):
        response = await client.get(f"/api/v1/stories?{query}")
        assert response.status == 400
        assert response.content_type == "application/problem+json"
        answer = await response.json(content_type=None)
        assert answer["status"] == 400
        assert expected in answer["detail"]


async def test_one_story_is_found_by_its_bare_id_and_by_its_tag_uri() -> None:
    one = told(1)
    async with newsroom(one) as (client, _):
        bare = await get(client, f"/api/v1/stories/{one.id}")
        assert await get(client, f"/api/v1/stories/{bare['id']}") == bare
        assert (await get(client, f"/api/v1/updates/{bare['lead']}"))["title"] == "خبر 1"
        problem = await get(client, "/api/v1/stories/nope", 404)
        assert problem["detail"] == "no such story"
        await get(client, "/api/v1/updates/nope", 404)
        await get(client, "/api/v1/nothing", 404)


@pytest.mark.parametrize("root", ["/api/v1/stories", "/stories"])
async def test_a_story_that_became_part_of_another_has_moved_there(root: str) -> None:
    one = told(1)
    async with newsroom(one) as (client, shelf):
        shelf.merged["other"] = one.id
        response = await client.get(f"{root}/other", allow_redirects=False)
        assert response.status == 301
        followed = await client.get(f"{root}/other")
        assert followed.status == 200
        assert followed.url.path == f"{root}/{one.id}"


async def test_every_configured_source_is_listed_also_before_its_first_poll() -> None:
    async with newsroom() as (client, _):
        sources = (await get(client, "/api/v1/sources"))["sources"]
        assert [(s["name"], s["state"], s["polls"]) for s in sources] == [
            ("alpha", "ok", 3),
            ("beta", "new", 0),
            ("gamma", "new", 0),
            ("delta", "new", 0),
        ]


async def test_deliveries_are_listed_without_payload() -> None:
    async with newsroom() as (client, shelf):
        shelf.kept_deliveries = (
            Delivery(
                id=DeliveryId("d"),
                channel="desk",
                route="all",
                type="story.new",
                story=None,
                payload='{"secret": 1}',
                state=DeliveryState.OPEN,
                created_at=NOW,
                due_at=NOW,
                attempts=0,
                last_status=None,
                last_error="",
            ),
        )
        response = await client.get("/api/v1/deliveries")
        assert "secret" not in await response.text()
        assert (await response.json())["deliveries"][0]["due"] == "2026-11-22T10:00:00.000000Z"


async def test_unchanged_answers_are_304() -> None:
    async with newsroom(told(1)) as (client, _):
        first = await client.get("/api/v1/stories")
        known = {"If-None-Match": first.headers["ETag"]}
        assert (await client.get("/api/v1/stories", headers=known)).status == 304


async def test_health_and_readiness_tell_why() -> None:
    async with newsroom() as (client, shelf):
        assert await get(client, "/healthz") == {"alive": True}
        assert await get(client, "/readyz") == {"ready": True, "reason": None}
        shelf.is_readiness = Readiness(is_writable=False, schema=1, problem="the disk is full")
        assert await get(client, "/readyz", 503) == {"ready": False, "reason": "the disk is full"}


async def test_readiness_asks_the_rest_of_the_daemon_too() -> None:
    publisher = Publisher(ShelfOfStories(), SETTINGS, other_problem=lambda: "not ticking")  # type: ignore[arg-type]  # it only reads
    assert await publisher.problem() == "not ticking"


async def test_a_store_that_cannot_be_read_is_a_503_and_not_a_crash() -> None:
    class Broken(ShelfOfStories):
        async def story(self, story: str) -> Story | None:
            raise StoreError("malformed <b>")

    async with newsroom(shelf=Broken()) as (client, _):
        response = await client.get("/api/v1/stories/x")
        assert response.status == 503
        assert response.headers["Retry-After"] == "5"
        page = await client.get("/stories/x")
        assert page.status == 503
        assert "malformed" not in await page.text()


@pytest.mark.parametrize("path", ["/api/v1/stories", "/feeds/all.atom", "/", "/healthz"])
async def test_nothing_is_changed_from_outside(path: str) -> None:
    async with newsroom() as (client, _):
        for method in ("POST", "PUT", "DELETE", "PATCH"):
            response = await client.request(method, path)
            assert response.status == 405
            assert "GET" in response.headers["Allow"]


@pytest.mark.parametrize(
    "path", ["/", "/api/v1/stories", "/feeds/all.atom", "/nothing", "/metrics", "/favicon.ico"]
)
async def test_every_answer_carries_the_safe_headers(path: str) -> None:
    async with newsroom() as (client, _):
        response = await client.get(path)
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Referrer-Policy"] == "no-referrer"
        policy = response.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy


async def test_nothing_of_the_request_is_reflected_as_markup() -> None:
    async with newsroom(told(1)) as (client, _):
        for path in (
            "/stories/<script>x</script>",
            "/boards/<script>x</script>",
            "/feeds/<script>x</script>.atom",
            "/boards/all?q=<script>x</script>",
            "/boards/all?before=<script>x</script>",
            "/<script>x</script>",
        ):
            response = await client.get(path)
            assert "<script>x" not in await response.text(), path


def test_an_application_can_be_made_without_a_loop() -> None:
    app = make_app(Publisher(ShelfOfStories(), SETTINGS), SETTINGS)  # type: ignore[arg-type]  # it only reads
    assert app.router.routes()


async def test_metrics_tell_what_is_stored_and_how_the_sources_do() -> None:
    async with newsroom(story(update("alpha"), update("beta"))) as (client, _):
        response = await client.get("/metrics")
        assert response.status == 200
        assert response.headers["Content-Type"].startswith("text/plain; version=0.0.4")
        lines = (await response.text()).splitlines()
    assert 'livefeed_sources{state="ok"} 1' in lines
    assert 'livefeed_sources{state="new"} 3' in lines
    assert 'livefeed_polls_total{source="alpha"} 3' in lines
    assert f'livefeed_last_poll_timestamp_seconds{{source="alpha"}} {int(NOW.timestamp())}' in lines
    assert not any(line.startswith("livefeed_last_success") for line in lines)
    assert 'livefeed_verdicts_total{verdict="new"} 1' in lines
    assert "livefeed_updates 2" in lines
    assert 'livefeed_outbox_depth{state="dead"} 0' in lines
    names = [line.split()[2] for line in lines if line.startswith("# TYPE ")]
    assert len(names) == len(set(names))
