"""Changes of stories as alerts."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from livefeed.model import (
    Alert,
    AlertClass,
    FactDifference,
    Reason,
    StoryId,
    StoryState,
    UpdateState,
    Verdict,
)
from livefeed.render.alert import MAX_PAYLOAD_BYTES
from livefeed.settings import Alerts, Channel, FirstPoll, Route, Settings
from tests.support.alerts import Happening, alerts_for, happening
from tests.support.make import after, story, update

FOUR_TO_NINE = FactDifference(kind="number", before="4", after="9")
A1, B1 = update("alpha", "a1"), update("beta", "b1", verdict=Verdict.DUPLICATE)
ONE, TWO = story(A1, change=1), story(A1, B1, change=2)
GONE = story(A1._replace(state=UpdateState.WITHDRAWN), state=StoryState.RETRACTED, change=3)


def newsroom(*, first_poll: FirstPoll = "silent", channels: str = "desk hook") -> Settings:
    names = tuple(channels.split())
    return Settings(
        database="/nowhere",
        channels=tuple(Channel(name=name, type="webhook", url="") for name in names),
        routes=(Route(name="every", feed="all", channels=names, on=tuple(AlertClass)),),
        alerts=Alerts(first_poll=first_poll),
    )


def told(*changes: Happening, is_first_poll: bool = False, **fields: Any) -> tuple[Alert, ...]:
    return alerts_for(changes, newsroom(**fields), is_first_poll=is_first_poll)


def only(*changes: Happening, **fields: Any) -> Any:
    (alert,) = told(*changes, channels="desk", **fields)
    return json.loads(alert.payload)


def test_the_payload_has_the_form_of_the_contract() -> None:
    (alert,) = told(happening(AlertClass.CORROBORATION, ONE, TWO), channels="desk")
    payload = json.loads(alert.payload)
    assert (alert.type, alert.channel, alert.route) == ("story.corroboration", "desk", "every")
    assert alert.story == TWO.id
    assert list(payload) == ["type", "timestamp", "data"]
    assert payload["type"] == "story.corroboration"
    assert payload["timestamp"] == "2026-11-22T10:00:00.000000Z"
    assert payload["data"]["route"] == "every"
    assert payload["data"]["story"]["id"].endswith(f":story:{TWO.id}")
    assert payload["data"]["story"]["source_count"] == 2
    assert payload["data"]["story"]["sources_truncated"] is False
    assert payload["data"]["change"] == {
        "kind": "corroboration",
        "verdict": "duplicate",
        "source": "beta",
        "update": B1.id,
        "matched": None,
        "jaccard": None,
        "containment": None,
        "facts": [],
        "sources_added": ["beta"],
        "summary": "also told by beta",
    }


def test_a_development_says_what_differs_from_the_story_that_it_follows() -> None:
    reason = Reason(matched=A1.id, jaccard=0.7, facts=(FOUR_TO_NINE,))
    later = update("beta", "b2", verdict=Verdict.DEVELOPMENT, reason=reason)
    started = story(later, follows=StoryId("earlier"))
    payload = only(happening(AlertClass.DEVELOPMENT, None, started))
    assert payload["data"]["change"]["facts"] == [{"kind": "number", "before": "4", "after": "9"}]
    assert payload["data"]["change"]["summary"] == "development by beta: 4 → 9"
    assert payload["data"]["change"]["matched"] == A1.id


@pytest.mark.parametrize(
    ("made", "summary"),
    [
        (happening(AlertClass.NEW, None, ONE), "new: alpha"),
        (happening(AlertClass.EXPANSION, ONE, TWO), "more told by beta"),
        (happening(AlertClass.RETRACTION, ONE, GONE), "withdrawn by alpha"),
        (
            happening(AlertClass.CORRECTION, ONE, ONE, facts=(FOUR_TO_NINE,)),
            "corrected by alpha: 4 → 9",
        ),
        (
            happening(
                AlertClass.CORRECTION,
                ONE,
                ONE,
                facts=(FactDifference(kind="negation", before="", after="لم"),),
            ),
            "corrected by alpha: - → لم",
        ),
    ],
)
def test_each_change_is_told_in_words(made: Happening, summary: str) -> None:
    assert only(made)["data"]["change"]["summary"] == summary


def test_a_repeat_has_the_same_id_and_every_other_alert_another() -> None:
    revised = A1._replace(revision=2)
    back = story(A1, change=4)
    again = GONE._replace(change=5)
    changes = [
        happening(AlertClass.NEW, None, ONE),
        happening(AlertClass.CORROBORATION, ONE, TWO),
        happening(AlertClass.CORRECTION, ONE, story(revised)),
        happening(AlertClass.CORRECTION, ONE, story(A1._replace(revision=3))),
        happening(AlertClass.RETRACTION, ONE, GONE),
        happening(AlertClass.CORROBORATION, GONE, back),  # comes back: opened again
        happening(AlertClass.RETRACTION, back, again),
        happening(AlertClass.NEW, None, story(update("beta", "b9"))),
    ]
    alerts = [alert for made in changes for alert in told(made)]
    assert len(alerts) == 2 * len(changes)
    assert len({alert.id for alert in alerts}) == len(alerts)
    assert [a.id for made in changes for a in told(made)] == [a.id for a in alerts]
    later = alerts_for(changes[:1], newsroom(), now=after(60))
    assert [a.id for a in later] == [a.id for a in alerts[:2]]


def test_a_route_renamed_tells_nothing_again() -> None:
    renamed = newsroom()
    renamed = replace(renamed, routes=(replace(renamed.routes[0], name="other"),))
    made = happening(AlertClass.NEW, None, ONE)
    before = told(made)
    now = alerts_for([made], renamed)
    assert [a.id for a in now] == [a.id for a in before]


# --- the first poll -------------------------------------------------------------------------------

BACKLOG = [
    happening(AlertClass.NEW, None, story(update("alpha", f"k{n}", title=f"خبر {n}")))
    for n in range(50)
]


def test_the_first_poll_is_silent_unless_configured_otherwise() -> None:
    assert told(*BACKLOG, is_first_poll=True) == ()
    assert len(told(*BACKLOG, is_first_poll=True, first_poll="send")) == 100


def test_a_summary_is_one_digest_per_channel() -> None:
    alerts = told(*BACKLOG, is_first_poll=True, first_poll="summary")
    assert [(a.channel, a.type, a.story) for a in alerts] == [
        ("desk", "digest", None),
        ("hook", "digest", None),
    ]
    assert len({a.id for a in alerts}) == 2
    data = json.loads(alerts[0].payload)["data"]
    assert data["change"]["count"] == 50
    assert data["change"]["source"] == "alpha"
    assert [s["title"] for s in data["stories"]] == [f"خبر {n}" for n in range(20)]
    assert "story" not in data


def test_an_empty_first_poll_has_no_digest() -> None:
    assert told(is_first_poll=True, first_poll="summary") == ()


def test_old_news_is_not_in_the_digest() -> None:
    old = happening(AlertClass.NEW, None, story(update("alpha", "old", published=after(-9_000))))
    assert told(old, is_first_poll=True, first_poll="summary") == ()


def test_a_story_that_was_silent_at_first_is_corrected_and_corroborated_aloud() -> None:
    assert told(happening(AlertClass.NEW, None, ONE), is_first_poll=True) == ()
    assert only(happening(AlertClass.CORROBORATION, ONE, TWO))["type"] == "story.corroboration"
    fixed = happening(AlertClass.CORRECTION, ONE, ONE, facts=(FOUR_TO_NINE,))
    assert only(fixed)["type"] == "story.correction"


# --- size -----------------------------------------------------------------------------------------


def test_of_many_copies_twenty_are_told_with_the_lead_and_the_cause_among_them() -> None:
    copies = [update(f"s{n:03}", "k", text="نص قصير") for n in range(60)]
    big = story(*copies, lead=copies[30].id)
    data = only(happening(AlertClass.CORROBORATION, story(*copies[:59], lead=copies[30].id), big))[
        "data"
    ]
    sources = [u["source"] for u in data["story"]["updates"]]
    assert len(sources) == 20
    assert sources == sorted(sources)
    assert {"s030", "s059", "s000"} <= set(sources)
    assert data["story"]["sources_truncated"] is True
    assert data["story"]["source_count"] == 60


@pytest.mark.parametrize("char", ["x", "خ", "😀", "\x01", '"', "&", "👨‍👩‍👧", "ـَّ", "\ud800"])
@pytest.mark.parametrize("copies", [1, 19, 300])
def test_whatever_the_texts_hold_the_payload_stays_under_20_kb(char: str, copies: int) -> None:
    huge = char * 10_000
    facts = tuple(FactDifference(kind="number", before=huge, after=huge) for _ in range(50))
    members = [
        update(
            f"s{n}",
            f"{n}" + char * 490,
            title=huge,
            text=huge * 3,
            url="https://news.example/" + "y" * 9_000,
            reason=Reason(facts=facts),
        )
        for n in range(copies)
    ]
    big = story(*members, related=tuple(StoryId(f"story{n}") for n in range(400)))
    (alert,) = told(happening(AlertClass.CORRECTION, big, big, facts=facts), channels="desk")
    assert len(alert.payload.encode()) < MAX_PAYLOAD_BYTES
    shown = json.loads(alert.payload)["data"]["story"]
    assert shown["title"]
    assert big.lead in [u["id"] for u in shown["updates"]]


@settings(max_examples=40, deadline=None)
@given(
    texts=st.lists(
        st.tuples(st.text(max_size=300), st.integers(1, 100), st.text(max_size=300)),
        min_size=1,
        max_size=30,
    )
)
def test_any_story_gives_a_small_payload(texts: list[tuple[str, int, str]]) -> None:
    members = [
        update(f"s{n}", "k", title=title * times, text=text * times)
        for n, (title, times, text) in enumerate(texts)
    ]
    (alert,) = told(happening(AlertClass.NEW, None, story(*members)), channels="desk")
    assert len(alert.payload.encode()) < MAX_PAYLOAD_BYTES
    assert json.loads(alert.payload)["type"] == "story.new"


def test_a_usual_story_is_told_whole() -> None:
    text = "قطعت السيول الطريق بين حماة والسلمية فجر اليوم. " * 20
    whole = story(*(update(f"s{n}", "k", text=text) for n in range(3)))
    data = only(happening(AlertClass.NEW, None, whole))["data"]
    assert data["story"]["text"] == text
    assert all(u["text"] == text for u in data["story"]["updates"])
