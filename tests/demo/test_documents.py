"""What the replay newsroom serves is what such publishers serve, read back by other parsers."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from bs4 import BeautifulSoup

from livefeed.demo.coverage import Form, Publisher, Step
from livefeed.demo.documents import Showing, applied, article, document_of
from livefeed.demo.following import SELECTORS
from livefeed.model import Verdict

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
BASE = "http://127.0.0.1:8080"
HOSTILE = '<script>alert("x")</script> & more'


def step(do: Any = "add", key: str = "k-1", title: str = "عنوان", text: str = "أول\n\nثان") -> Step:
    return Step(
        tick=1, source="s", do=do, key=key, story="a", verdict=Verdict.NEW, title=title, text=text
    )


def showing(form: Form, *steps: Step) -> Showing:
    shown = Showing(publisher=Publisher(name="s", title="مصدر", form=form, language="ar"))
    for number, one in enumerate(steps):
        shown = applied(shown, one, NOW + timedelta(minutes=number))
    return shown


def served(form: Form, *steps: Step) -> str:
    return document_of(showing(form, *steps), BASE, readers=7)[1]


def test_the_newest_update_stands_first_and_an_edit_keeps_its_place_and_its_time() -> None:
    after = showing(
        "rss", step(), step(key="k-2"), step("edit", title="آخر"), step("remove", key="k-3")
    )
    assert [(u.key, u.title) for u in after.updates] == [("k-2", "عنوان"), ("k-1", "آخر")]
    edited = after.updates[1]
    assert (edited.published, edited.updated) == (NOW, NOW + timedelta(minutes=2))
    assert after.version == 4


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_feeds_are_read_by_feedparser(form: Form) -> None:
    parsed = feedparser.parse(served(form, step(), step(key="k-2", title=HOSTILE)).encode())
    assert not parsed.bozo
    assert parsed.feed.language == "ar"
    newest, oldest = parsed.entries
    assert newest.id.endswith("k-2")
    assert oldest.title == "عنوان"
    assert "<p>أول</p><p>ثان</p>" in str(oldest)


def test_a_buried_update_leaves_a_tombstone_in_the_atom_feed() -> None:
    root = ET.fromstring(served("atom", step(), step("bury")))  # noqa: S314 - our own document
    assert root.findall("{http://www.w3.org/2005/Atom}entry") == []
    (tombstone,) = root.findall("{http://purl.org/atompub/tombstones/1.0}deleted-entry")
    assert tombstone.attrib == {"ref": "tag:s.example,2026:k-1", "when": "2026-11-22T10:01:00Z"}


def test_the_json_feed_tells_text_and_time() -> None:
    (item,) = json.loads(served("json-feed", step(title=HOSTILE)))["items"]
    assert item == {
        "id": "k-1",
        "url": f"{BASE}/s/read/k-1",
        "title": HOSTILE,
        "content_text": "أول\n\nثان",
        "date_published": "2026-11-22T10:00:00Z",
    }


def test_the_live_blog_describes_its_updates_and_no_title_ends_the_description() -> None:
    page = BeautifulSoup(served("live-blog", step(title=HOSTILE)), "lxml")
    (described,) = page.select("script")
    (post,) = json.loads(described.get_text())["liveBlogUpdate"]
    assert post["headline"] == HOSTILE
    assert post["@id"] == f"{BASE}/s/live.html#k-1"


def test_the_page_without_data_can_be_split_by_selectors() -> None:
    page = BeautifulSoup(served("page", step(), step(key="k-2", title=HOSTILE)), "lxml")
    assert [item["id"] for item in page.select(str(SELECTORS.item))] == ["k-2", "k-1"]
    assert page.select(str(SELECTORS.title))[0].get_text() == HOSTILE
    assert page.select(str(SELECTORS.key))[0]["href"] == f"{BASE}/s/live.html#k-2"
    assert page.select(str(SELECTORS.time))[0]["datetime"] == "2026-11-22T10:01:00Z"
    assert [p.get_text() for p in page.select(f"{SELECTORS.text} p")] == ["أول", "ثان"] * 2
    assert page.select("script") == []


def test_live_pages_are_never_the_same_twice_and_feeds_are() -> None:
    forms: dict[Form, bool] = {"page": False, "live-blog": False, "rss": True, "atom": True}
    for form, is_same in forms.items():
        shown = showing(form, step())
        one, two = (document_of(shown, BASE, readers=n) for n in (1, 2))
        assert (one == two) is is_same, form


def test_an_article_shows_a_hostile_title_as_text() -> None:
    shown = showing("rss", step(title=HOSTILE))
    assert "<script>" not in article(shown.publisher, shown.updates[0])
