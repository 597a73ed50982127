from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livefeed.errors import ParseError
from livefeed.model import Image
from tests.support.documents import read

VERSION = "https://jsonfeed.org/version/1.1"


def feed(*items: object, **members: object) -> str:
    return json.dumps({"version": VERSION, "title": "أخبار", "items": items} | members)


def test_an_item_becomes_an_entry() -> None:
    document = read(
        feed(
            {
                "id": "d1",
                "url": "/1",
                "title": "Library extends hours",
                "content_html": "<p>Open until <b>midnight</b>.</p>",
                "content_text": "ignored",
                "date_published": "2026-11-22T08:00:00Z",
                "date_modified": "2026-11-22T08:30:00Z",
                "authors": [{"name": "Ada"}, {"name": "Nour"}],
                "image": "/i.png",
                "attachments": [{"url": "/a.mp3", "mime_type": "audio/mpeg"}],
            },
            language="en",
            home_page_url="https://news.example/",
        )
    )
    (entry,) = document.entries
    assert document.strategy == "json-feed"
    assert (entry.key, entry.url) == ("d1", "https://news.example/1")
    assert entry.text == "Open until midnight."
    assert entry.published == datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
    assert entry.updated == datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
    assert entry.author == "Ada, Nour"
    assert entry.images == (Image(url="https://news.example/i.png"),)
    assert entry.language == "en"


def test_version_1_0_names_one_author_and_numbers_may_be_ids() -> None:
    text = feed(
        {"id": 7, "content_text": "أول\n\nثان", "author": {"name": "سلمى"}},
        version="https://jsonfeed.org/version/1",
    )
    (entry,) = read(text).entries
    assert (entry.key, entry.author, entry.text) == ("7", "سلمى", "أول\n\nثان")
    assert entry.html == "<p>أول</p><p>ثان</p>"


@pytest.mark.parametrize(
    "item",
    [
        {"id": None, "title": "x"},
        {"id": ["x"], "title": {"a": 1}, "content_text": "y"},
        {"id": True, "content_html": 5},
        {"id": float("nan"), "title": "x"},
        {"id": "x", "authors": "Ada", "attachments": 3, "image": [], "language": 4},
        {"id": "x", "authors": [None, 3, {"name": []}], "attachments": [None, {}]},
        {"id": "\ud800", "title": "\ud800x", "url": "https://news.example/\ud800"},
        {"id": "x", "date_published": 10**30, "url": ["https://news.example"]},
        {"id": "x", "date_published": "9" * 5_000},
    ],
)
def test_members_of_the_wrong_type_do_no_harm(item: object) -> None:
    for entry in read(feed(item, None, 3, [], "x")).entries:
        for text in (entry.key, entry.title, entry.text, entry.url):
            text.encode()


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"a":' * 100_000,
        '{"items": ' + "[" * 100_000 + "]" * 100_000 + "}",
        "{",
        "[]",
        '{"items": {}}',
        '{"items": 1' + "0" * 5_000 + "}",
        '{"version": 3}',
    ],
    ids=lambda text: text[:12],
)
def test_json_that_is_no_feed_is_a_parse_error(text: str) -> None:
    with pytest.raises(ParseError):
        read(text, kind="feed")


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "id",
                    "url",
                    "title",
                    "content_html",
                    "content_text",
                    "authors",
                    "items",
                    "name",
                    "x",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.lists(json_values, max_size=4))
def test_any_items_are_entries_or_nothing(items: list[object]) -> None:
    for entry in read(feed(*items)).entries:
        assert entry.key
        assert len(entry.key) <= 500
