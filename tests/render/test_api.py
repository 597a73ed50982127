"""The JSON views of the API, the events and the webhooks."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone

import pytest

from livefeed.model import (
    Delivery,
    DeliveryId,
    DeliveryState,
    FactDifference,
    Reason,
    SourceState,
    SourceStatus,
    StoryId,
    UpdateId,
    UpdateState,
    Verdict,
)
from livefeed.render.api import delivery_view, source_view, story_view
from livefeed.render.ids import bare_id, story_uri
from livefeed.render.times import rfc3339
from livefeed.settings import Server, Source
from tests.support.make import NOW, after, story, update

SERVER = Server(base_url="https://live.example/", authority="live.example,2026")


STORY_FIELDS = """
    id url title text language direction first_seen updated source_count lead follows related state
    feeds updates
"""
UPDATE_FIELDS = """
    id source key url title text language published seen revision verdict reason state
    embeds
"""


def test_a_story_has_exactly_the_fields_of_the_contract() -> None:
    view = story_view(story(), SERVER)
    assert list(view) == STORY_FIELDS.split()
    assert list(view["updates"][0]) == UPDATE_FIELDS.split()
    assert list(view["updates"][0]["reason"]) == ["matched", "jaccard", "containment", "facts"]


def test_stories_are_named_by_tag_uris_and_updates_by_bare_ids() -> None:
    told = story(follows=StoryId("older"), related=(StoryId("x"), StoryId("y")))
    view = story_view(told, SERVER)
    assert view["id"] == f"tag:live.example,2026:story:{told.id}"
    assert view["url"] == f"https://live.example/stories/{told.id}"
    assert view["follows"] == "tag:live.example,2026:story:older"
    assert view["related"] == [f"tag:live.example,2026:story:{name}" for name in "xy"]
    assert view["lead"] == view["updates"][0]["id"] == told.lead


def test_withdrawn_updates_are_listed_and_not_counted() -> None:
    gone = update("beta", state=UpdateState.WITHDRAWN)
    view = story_view(story(update("alpha"), gone), SERVER)
    assert view["source_count"] == 1
    assert [u["state"] for u in view["updates"]] == ["live", "withdrawn"]


def test_a_reason_tells_the_match_the_similarities_and_the_facts() -> None:
    reason = Reason(
        matched=UpdateId("m"),
        jaccard=0.5,
        containment=None,
        facts=(FactDifference(kind="number", before="4", after="9"),),
    )
    view = story_view(story(update(verdict=Verdict.DEVELOPMENT, reason=reason)), SERVER)
    assert view["updates"][0]["verdict"] == "development"
    assert view["updates"][0]["reason"] == {
        "matched": "m",
        "jaccard": 0.5,
        "containment": None,
        "facts": [{"kind": "number", "before": "4", "after": "9"}],
    }


def test_a_view_is_plain_json() -> None:
    assert json.loads(json.dumps(story_view(story(), SERVER))) == story_view(story(), SERVER)


@pytest.mark.parametrize(
    ("at", "text"),
    [
        (NOW, "2026-11-22T10:00:00.000000Z"),
        (after(0.25), "2026-11-22T10:00:00.250000Z"),
        (NOW.astimezone(timezone(timedelta(hours=3))), "2026-11-22T10:00:00.000000Z"),
    ],
)
def test_moments_are_utc_with_microseconds(at: datetime, text: str) -> None:
    assert rfc3339(at) == text


@pytest.mark.parametrize("text", ["abc", "tag:live.example,2026:story:abc"])
def test_an_id_is_accepted_bare_and_as_a_tag_uri(text: str) -> None:
    assert bare_id(text) == "abc"
    assert bare_id(story_uri("abc", SERVER)) == "abc"


def test_a_source_shows_its_health_and_hides_its_password() -> None:
    source = Source(name="wire", url="https://me:secret@wire.example/feed?x=1", kind="feed")
    status = SourceStatus(
        name="wire", state=SourceState.FAILING, polls=3, error="timed out", last_poll_at=NOW
    )
    view = source_view(source, status)
    assert view["title"] == "wire"
    assert view["url"] == "https://wire.example/feed?x=1"
    assert (view["state"], view["polls"], view["error"]) == ("failing", 3, "timed out")
    assert (view["last_poll"], view["last_success"]) == ("2026-11-22T10:00:00.000000Z", None)


def test_a_delivery_is_shown_without_its_payload() -> None:
    delivery = Delivery(
        id=DeliveryId("d"),
        channel="desk",
        route="all",
        type="story.new",
        story=StoryId("s"),
        payload="{}",
        state=DeliveryState.DEAD,
        created_at=NOW,
        due_at=None,
        attempts=5,
        last_status=500,
        last_error="answered 500",
    )
    view = delivery_view(delivery, SERVER)
    assert view["story"] == story_uri("s", SERVER)
    assert view["error"] == "answered 500"
    assert "payload" not in view
