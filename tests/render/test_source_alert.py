"""What webhooks and Slack are told of sources."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from slack_sdk.models.blocks import Block

from livefeed.model import Gap, GapState, SourceAlert, SourceChange, SourceState, SourceStatus
from livefeed.render.slack import slack_message
from livefeed.render.source_alert import source_alerts_of
from livefeed.settings import Channel, Feed, Route, Settings, Source
from tests.support.make import NOW, after

GAP = Gap(
    number=1, source="alpha", from_at=NOW, to_at=after(2_280), seen_at=after(2_400), before=20,
    after=20, is_told=True,
)  # fmt: skip
STATUS = SourceStatus(name="alpha", state=SourceState.OK, last_success_at=NOW, gaps=(GAP,))
MISSING = "something may be missing between 2026-11-22 10:00 and 10:38 UTC"


def settings(**fields: Any) -> Settings:
    return Settings(
        database="/nowhere",
        sources=(Source(**({"name": "alpha", "url": "https://a.example/live"} | fields)),),
        feeds=(Feed(name="all", title="all"),),
        channels=(Channel(name="ops", type="webhook", url=""),),
        routes=(Route(name="sources", feed="all", channels=("ops",), on=tuple(SourceAlert)),),
    )


def change(kind: Any = "gap", status: SourceStatus = STATUS, gap: Gap | None = GAP) -> SourceChange:
    return SourceChange(kind=kind, status=status, since=after(2_400), gap=gap)


def payload(told: SourceChange, **fields: Any) -> Any:
    (alert,) = source_alerts_of([told], settings(**fields), now=after(2_400))
    assert len(alert.payload.encode()) < 20_000
    assert json.loads(alert.payload)["type"] == alert.type
    return json.loads(alert.payload)


def test_a_gap_says_between_when_something_may_be_missing() -> None:
    told = payload(change())
    assert told["type"] == "source.gap"
    assert told["timestamp"] == "2026-11-22T10:40:00.000000Z"
    assert told["data"]["route"] == "sources"
    assert told["data"]["source"]["name"] == "alpha"
    assert told["data"]["change"]["kind"] == "gap"
    assert told["data"]["change"]["gap"]["from"] == "2026-11-22T10:00:00.000000Z"
    assert told["data"]["change"]["summary"] == f"alpha: {MISSING}"


def test_what_became_of_looking_back_is_told_in_words() -> None:
    walked = replace(GAP, found=180, pages=9, ended_at=NOW, why="it shows no older page")
    assert payload(change("closed", gap=walked))["data"]["change"]["summary"] == (
        f"alpha: {MISSING}: 180 updates were found, then it shows no older page"
    )
    closed = replace(walked, state=GapState.CLOSED)
    told = payload(change("closed", gap=closed))
    assert told["data"]["change"]["summary"] == (
        "alpha: the 180 updates that were missing were found"
    )


def test_a_failing_source_says_since_when_and_why_and_that_it_is_back() -> None:
    failing = replace(STATUS, state=SourceState.FAILING, error="answered 502", failures=3)
    told = payload(change("failing", failing, None))
    assert told["type"] == "source.failing"
    assert told["data"]["change"]["error"] == "answered 502"
    assert told["data"]["change"]["failures"] == 3
    assert "answered 502" in told["data"]["change"]["summary"]
    back = payload(change("recovered", STATUS, None))
    assert back["type"] == "source.failing"
    assert back["data"]["change"]["kind"] == "recovered"


def test_whatever_a_source_holds_an_alert_stays_small_and_inert() -> None:
    evil = "<!channel> <https://evil.example|here> & \u202e" * 2_000
    status = replace(STATUS, state=SourceState.FAILING, error=evil, why=evil, problems=(evil,) * 50)
    told = payload(change("failing", status, None), title=evil, url="https://a.example/" + "x" * 9)
    message = slack_message(told)
    for block in Block.parse_all(message["blocks"]):  # type: ignore[arg-type] # they are dicts
        block.validate_json()
    text = json.dumps(message, ensure_ascii=False)
    assert "<!channel>" not in text
    assert "evil.example|" not in text.replace("&lt;https://evil.example|here&gt;", "")
    assert "\u202e" not in text


def test_slack_shows_what_happened_first() -> None:
    message = slack_message(payload(change()))
    assert str(message["text"]) == f"alpha: {MISSING}"


def test_a_repeat_has_the_same_id_and_another_episode_another() -> None:
    def ids(*told: SourceChange) -> list[str]:
        return [alert.id for alert in source_alerts_of(told, settings(), now=NOW)]

    first, again, closed, later = ids(
        change(), change(), change("closed"), replace(change(), since=after(9_000))
    )
    assert first == again
    assert len({first, closed, later}) == 3
