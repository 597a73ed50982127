"""Alerts as Slack messages; Slack's own models judge the blocks."""

from __future__ import annotations

import json
import random
import re
from typing import Any

import pytest
from slack_sdk.models.blocks import Block

from livefeed.model import (
    AlertClass,
    FactDifference,
    Reason,
    Story,
    StoryId,
    StoryState,
    UpdateState,
    Verdict,
)
from livefeed.render.slack import slack_message
from livefeed.settings import Alerts, Channel, FirstPoll, Route, Settings
from tests.support.alerts import Happening, alerts_for, happening
from tests.support.make import story, update

HEADER_LIMIT, SECTION_LIMIT, FIELD_LIMIT = 150, 3_000, 2_000

A1 = update("alpha", "a1", title="سيول تقطع الطريق", text="قطعت السيول الطريق")
B1 = update("beta", "b1", title="Floods cut road", text="Floods cut the road", language="en")
ENGLISH = update(
    "wire", "w1", title="Floods cut road", text="The road is cut", language="en", direction="ltr"
)
FOUR_TO_NINE = FactDifference(kind="number", before="4", after="9")
LINK = re.compile(r"<(https?://[^|<>]+)\|([^<>]*)>")


def messages(
    *changes: Happening, first_poll: FirstPoll = "silent", is_first_poll: bool = False
) -> list[dict[str, Any]]:
    settings = Settings(
        database="/nowhere",
        channels=(Channel(name="desk", type="slack-webhook", url=""),),
        routes=(Route(name="urgent", feed="all", channels=("desk",), on=tuple(AlertClass)),),
        alerts=Alerts(first_poll=first_poll),
    )
    alerts = alerts_for(changes, settings, is_first_poll=is_first_poll)
    return [slack_message(json.loads(alert.payload)) for alert in alerts]


def message(
    now: Story, kind: AlertClass = AlertClass.NEW, before: Story | None = None, **fields: Any
) -> dict[str, Any]:
    (made,) = messages(happening(kind, before, now, **fields))
    return made


def texts(part: Any) -> list[str]:
    """Return every text that a reader sees."""
    if isinstance(part, dict):
        own = [part["text"]] if isinstance(part.get("text"), str) else []
        return own + [t for value in part.values() for t in texts(value)]
    return [t for value in part for t in texts(value)] if isinstance(part, list) else []


def judge(made: dict[str, Any]) -> None:
    """Fail unless Slack would take the message and nothing in it is alive but our links."""
    blocks = Block.parse_all(made["blocks"])
    for block in blocks:
        block.validate_json()
    assert len(blocks) == len(made["blocks"]) <= 50
    assert len(json.dumps(made["blocks"], ensure_ascii=False).encode()) < 13_000
    assert made["text"]
    assert len(made["text"]) < 4_000
    assert made["unfurl_links"] is False
    assert made["unfurl_media"] is False
    for block in made["blocks"]:
        limits = {"header": HEADER_LIMIT, "section": SECTION_LIMIT}
        if "text" in block:
            assert 0 < len(block["text"]["text"]) <= limits[block["type"]]
        assert all(0 < len(f["text"]) <= FIELD_LIMIT for f in block.get("fields", []))
    for text in texts(made):
        rest = LINK.sub(r"\2", text)
        assert not set(rest) & set("<>"), text
        assert not re.search(r"&(?!amp;|lt;|gt;)", rest), text
        assert rest.count("\u2068") + rest.count("\u2066") == rest.count("\u2069"), text
        assert not re.search("[\x00-\x09\x0b-\x1f\u202a-\u202e]", rest), text
        text.encode()


def test_a_story_has_its_headline_text_sources_and_a_way_to_open_it() -> None:
    made = message(story(A1, B1))
    judge(made)
    header, body, fields, context = made["blocks"]
    assert header["text"] == {
        "type": "plain_text",
        "emoji": False,
        "text": "\u200fسيول تقطع الطريق",
    }
    assert "قطعت السيول الطريق" in body["text"]["text"]
    assert body["text"]["verbatim"] is True
    assert body["accessory"]["url"].startswith("http://127.0.0.1:8420/stories/")
    assert [f["text"].split("\n")[0] for f in fields["fields"]] == [
        "\u200f\u2068alpha\u2069 · 10:00 UTC",
        "\u200f\u2068beta\u2069 · 10:00 UTC",
    ]
    assert "<https://beta.example/b1|الأصل>" in fields["fields"][1]["text"]
    assert "مصدران" in context["elements"][0]["text"]
    assert "urgent" in context["elements"][0]["text"]
    assert made["text"].startswith("\u200fجديد: سيول تقطع الطريق - مصدران: ")


RETRACTED = story(A1._replace(state=UpdateState.WITHDRAWN), state=StoryState.RETRACTED)
REVISED = Reason(facts=(FOUR_TO_NINE,))


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (message(story(A1)), "جديد"),
        (
            message(story(A1, B1), AlertClass.CORROBORATION, story(A1)),
            "مصدر إضافي · + \u2068beta\u2069",
        ),
        (
            message(story(A1, B1), AlertClass.EXPANSION, story(A1)),
            "تفاصيل إضافية · \u2068beta\u2069",
        ),
        (
            message(story(A1), AlertClass.CORRECTION, story(A1), facts=(FOUR_TO_NINE,)),
            "تصحيح · \u20664 → 9\u2069",
        ),
        (
            message(
                story(A1),
                AlertClass.CORRECTION,
                story(A1),
                facts=(FactDifference(kind="outcome", before="إصابة", after="مقتل"),),
            ),
            "تصحيح · \u2068إصابة\u2069 ← \u2068مقتل\u2069",
        ),
        (message(RETRACTED, AlertClass.RETRACTION, story(A1)), "سُحب الخبر · \u2068alpha\u2069"),
        (message(story(ENGLISH)), "New"),
        (
            message(story(ENGLISH), AlertClass.CORRECTION, story(ENGLISH), facts=(FOUR_TO_NINE,)),
            "Correction · \u20684\u2069 → \u20689\u2069",
        ),
    ],
)
def test_the_class_of_the_change_is_said_in_words(made: dict[str, Any], words: str) -> None:
    judge(made)
    assert words in made["blocks"][1]["text"]["text"]
    assert words in made["text"]


def test_a_development_links_to_the_story_before() -> None:
    later = update("beta", "b2", verdict=Verdict.DEVELOPMENT, reason=REVISED)
    made = message(story(later, follows=StoryId("earlier")), AlertClass.DEVELOPMENT)
    judge(made)
    first, _, _ = made["blocks"][1]["text"]["text"].partition("\n")
    assert first == (
        "\u200fتطوّر · \u20664 → 9\u2069 · <http://127.0.0.1:8420/stories/earlier|القصة السابقة>"
    )


def test_a_flash_without_a_headline_is_headed_by_its_text() -> None:
    made = message(story(update(title="", text="انفجار يهز المدينة")))
    judge(made)
    assert made["blocks"][0]["text"]["text"] == "\u200fانفجار يهز المدينة"


def test_a_story_without_any_text_still_is_a_message() -> None:
    judge(message(story(update(title="", text=""))))


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://x.example/a b",
        "https://x.example/<!channel>",
        'https://x.example/"',
        "https://x.example/\n<!here>",
        "//x.example/",
        "https://x.example/" + "y" * 700,
    ],
)
def test_only_clean_http_addresses_become_links(url: str) -> None:
    made = message(story(update("wire", "k", url=url, direction="ltr", language="en")))
    judge(made)
    assert made["blocks"][2]["fields"][0]["text"] == "\u2068wire\u2069 · 10:00 UTC"


def test_a_bar_or_an_ampersand_in_an_address_does_not_end_the_link() -> None:
    made = message(story(update("wire", "k", url="https://x.example/?a=1&b=|c", language="en")))
    judge(made)
    assert "<https://x.example/?a=1&amp;b=%7Cc|Original>" in made["blocks"][2]["fields"][0]["text"]


def test_mentions_from_outside_are_text() -> None:
    title = "<!channel> <@U123> <https://evil.example|click> & 'quotes' \"stay\""
    made = message(story(update(title=title, text=title)))
    judge(made)
    shown = made["blocks"][0]["text"]["text"]
    assert "&lt;!channel&gt; &lt;@U123&gt;" in shown
    assert "'quotes' \"stay\"" in shown


PIECES = (
    *(
        "<!channel>",
        "<!here>",
        "<@U1>",
        "<#C1>",
        "&amp;",
        "&",
        "<",
        ">",
        "|",
        "*",
        "_",
        "~",
        "`",
        "```",
    ),
    *(
        "\u202e",
        "\u2066",
        "\u2068",
        "\u2069",
        "\u200f",
        "\u200d",
        "\x00",
        "\x1b",
        "\r\n",
        "\n",
        "\t",
    ),
    *(
        "قتيل",
        "السيول ",
        "الحَسَكَة",
        "Homs ",
        "😀",
        "👨‍👩‍👧",
        "🇸🇾",
        "é",
        "x" * 60,
        "&" * 200,
        "<" * 400,
    ),
    *(":smile:", "@channel", "https://evil.example/", "\ud800", "\u2028", " ", "١٢", "9"),
)


def test_a_thousand_hostile_stories_are_inert_and_within_the_limits() -> None:
    chance = random.Random(7)  # noqa: S311 - the same thousand each time

    def hostile() -> str:
        return "".join(chance.choices(PIECES, k=chance.randint(0, 60))) * chance.choice((1, 1, 9))

    for n in range(1_000):
        count = chance.randint(1, 12)
        fact = FactDifference(kind="number", before=hostile(), after=hostile())
        members = [
            update(
                f"s{i}",
                f"{n}",
                title=hostile(),
                text=hostile(),
                url="https://x.example/" + hostile(),
                language=chance.choice(("ar", "en", "")),
                direction=chance.choice(("rtl", "ltr")),
            )
            for i in range(count)
        ]
        now = story(*members, follows=chance.choice((None, StoryId("earlier"))))
        kind = chance.choice(tuple(AlertClass))
        judge(message(now, kind, chance.choice((None, now)), facts=(fact,) * 7))


def test_a_digest_lists_titles_that_open_their_stories() -> None:
    stories = [
        story(update("alpha", f"k{n}", title=f"<!channel> خبر {n} & {'ش' * 200}"))
        for n in range(50)
    ]
    changes = [happening(AlertClass.NEW, None, one) for one in stories]
    (made,) = messages(*changes, first_poll="summary", is_first_poll=True)
    judge(made)
    assert "أول قراءة من \u2068alpha\u2069: 50" in made["text"]
    shown = "\n".join(texts(made["blocks"]))
    assert len(LINK.findall(shown)) == 20
    assert "+ 30 أخرى" in shown
