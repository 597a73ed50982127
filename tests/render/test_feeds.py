"""Merged feeds as Atom and JSON Feed."""

from __future__ import annotations

import io
import json
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import feedparser
import pytest
from lxml import etree

from livefeed.model import Revision, Story, StoryId, StoryState, UpdateState, story_id, update_id
from livefeed.render.atom import atom_feed
from livefeed.render.entry import Imprint, headline, merged_entry, newest_updates, web_link
from livefeed.render.ids import story_uri
from livefeed.render.json_feed import json_feed
from livefeed.settings import Feed, Server, Source
from tests.support.make import after, story, update

SERVER = Server(base_url="https://live.example", authority="live.example,2026", title="الأخبار")
SOURCES = {
    name: Source(name=name, title=title, url=f"https://{name}.example/feed")
    for name, title in (("alpha", "ألفا"), ("beta", "Beta & Sons"), ("gamma", "غاما"))
}
FEED = Feed(name="all", title="كل الأخبار", language="ar")

ELEMENTS = """
    feed id title updated link generator author name entry published content source
"""
HOSTILE = (
    "<script>alert(1)</script>",
    "a & b &amp; c",
    "<!channel> ]]> <![CDATA[",
    "\u202eevil\u202c and \u2066tricks",
    "bell \x07 null \x00 escape \x1b",
    "quotes \" and ' <img src=x onerror=alert(1)>",
    "x" * 10_000,
)


def imprint(headlines: Mapping[StoryId, str] | None = None) -> Imprint:
    return Imprint(server=SERVER, sources=SOURCES, headlines=headlines or {})


def atom(stories: Sequence[Story], feed: Feed = FEED, known: Imprint | None = None) -> bytes:
    known = known or imprint()
    return atom_feed([merged_entry(told, known) for told in stories], feed, known)


def as_json(stories: Sequence[Story], feed: Feed = FEED, known: Imprint | None = None) -> bytes:
    known = known or imprint()
    return json_feed([merged_entry(told, known) for told in stories], feed, known)


def read_atom(stories: Sequence[Story], feed: Feed = FEED) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return feedparser.parse(io.BytesIO(atom(stories, feed)))


def read_json(stories: Sequence[Story]) -> Any:
    return json.loads(as_json(stories))


def retracted() -> Story:
    gone = update(state=UpdateState.WITHDRAWN, text="what was withdrawn")
    return story(gone, state=StoryState.RETRACTED)


def test_a_reader_finds_every_story_under_its_tag_uri() -> None:
    stories = [
        story(update("alpha", str(n), title=f"خبر {n}"), updated_at=after(n)) for n in range(20)
    ]
    feed = read_atom(stories)
    assert not feed.bozo
    assert [entry.id for entry in feed.entries] == [story_uri(s.id, SERVER) for s in stories]
    assert [entry.title for entry in feed.entries] == [f"خبر {n}" for n in range(20)]
    assert feed.feed.id == "tag:live.example,2026:feed:all"
    assert feed.feed.updated == "2026-11-22T10:00:19.000000Z"
    assert feed.feed.language == "ar"
    assert {link.rel: link.href for link in feed.feed.links} == {
        "self": "https://live.example/feeds/all.atom",
        "alternate": "https://live.example/boards/all",
    }


def test_an_entry_names_the_lead_and_every_other_source() -> None:
    told = story(update("alpha"), update("beta"), update("gamma", url=""), update("beta", "k2"))
    entry = read_atom([told]).entries[0]
    assert entry.author == entry.source.title == "ألفا"
    assert entry.source.id == "tag:live.example,2026:source:alpha"
    links = [(link.rel, link.href) for link in entry.links]
    assert ("alternate", "https://alpha.example/k1") in links
    assert [href for rel, href in links if rel == "via"] == ["https://beta.example/k1"]
    assert ("related", f"https://live.example/stories/{told.id}") in links
    assert "ورد أيضاً في" in entry.content[0].value
    assert "Beta &amp; Sons" in entry.content[0].value
    assert "غاما" in entry.content[0].value


def test_a_development_links_to_what_it_follows() -> None:
    older = story_id(update_id("alpha", "older"))
    told = story(follows=older)
    document = atom([told], FEED, imprint({older: "السيول تقطع الطريق"}))
    entry = feedparser.parse(io.BytesIO(document)).entries[0]
    assert ("related", f"https://live.example/stories/{older}", "السيول تقطع الطريق") in [
        (link.rel, link.href, link.get("title")) for link in entry.links
    ]
    assert "متابعة لخبر" in entry.content[0].value


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr"), ("he", "rtl")])
def test_the_language_stands_on_the_entry_and_the_direction_in_its_content(
    language: str, direction: str
) -> None:
    told = story(update(language=language, direction=direction))
    root = etree.fromstring(atom([told], FEED, imprint()))
    entry = root.find("{*}entry")
    assert entry is not None
    assert entry.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    assert (entry.findtext("{*}content") or "").startswith(
        f'<div dir="{direction}" lang="{language}">'
    )
    assert b" dir=" not in etree.tostring(root).replace(b"&lt;div dir=", b"")


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_stays_text(title: str) -> None:
    sources = {"alpha": replace(SOURCES["alpha"], title=title)}
    hostile = Imprint(server=SERVER, sources=sources, headlines={})
    told = story(update(title=title, text=title, html="", author=title, language="<x>"))
    feed = replace(FEED, title=title)
    root = etree.fromstring(atom([told], feed, hostile))
    assert {etree.QName(element).localname for element in root.iter()} == set(ELEMENTS.split())
    titles = [element.text or "" for element in root.iter("{*}title")]
    assert all(0 < len(text) <= 500 for text in titles)
    assert not any(ord(c) < 32 or c in "\u202e\u202c\u2066" for text in titles for c in text)
    content = root.findtext(".//{*}content") or ""
    assert "<script" not in content
    assert "<img" not in content
    item = json.loads(as_json([told], feed, hostile))["items"][0]
    assert "<script" not in item["content_html"]
    assert item["title"] == titles[1]


def test_only_web_links_are_published() -> None:
    told = story(update(url="javascript:alert(1)"), update("beta", url="data:text/html,x"))
    document = atom([told], FEED, imprint())
    assert b"javascript:" not in document
    assert b"data:text" not in document
    assert read_json([told])["items"][0]["url"] == f"https://live.example/stories/{told.id}"


def test_a_retracted_story_stays_with_a_notice_and_without_its_text() -> None:
    entry = read_atom([retracted()]).entries[0]
    assert entry.title == "سُحب: سيول تقطع الطريق"
    assert "سحبت جميع المصادر هذا الخبر" in entry.content[0].value
    assert b"what was withdrawn" not in atom([retracted()], FEED, imprint())
    assert b"what was withdrawn" not in as_json([retracted()], FEED, imprint())


def test_the_same_stories_give_the_same_bytes() -> None:
    stories = [story(update("alpha", str(n)), updated_at=after(n)) for n in range(3)]
    assert atom(stories, FEED, imprint()) == atom(tuple(stories), FEED, imprint())
    assert as_json(stories) == as_json(tuple(stories), FEED, imprint())


def test_an_empty_feed_has_a_fixed_date() -> None:
    feed = read_atom([], Feed(name="none", title=""))
    assert not feed.bozo
    assert feed.entries == []
    assert feed.feed.updated == "2000-01-01T00:00:00.000000Z"
    assert feed.feed.title == "الأخبار"


def test_a_story_without_a_headline_is_called_by_the_beginning_of_its_text() -> None:
    assert headline(update(title="", text="أول فقرة\n\nثانية")) == "أول فقرة"
    assert len(headline(update(title="", text="كلمة " * 100))) == 140
    assert headline(update("beta", title="", text="")) == "beta"


def test_json_feed_and_atom_agree() -> None:
    stories = [story(update("alpha", str(n)), update("beta", str(n))) for n in range(3)]
    document = read_json(stories)
    assert document["version"] == "https://jsonfeed.org/version/1.1"
    assert document["feed_url"] == "https://live.example/feeds/all.json"
    atom = read_atom(stories)
    for item, entry in zip(document["items"], atom.entries, strict=True):
        assert (item["id"], item["url"], item["title"]) == (entry.id, entry.link, entry.title)
        assert (item["date_modified"], item["date_published"]) == (entry.updated, entry.published)
        assert item["language"] == "ar"
        assert item["authors"] == [{"name": "ألفا"}]
        assert item["_livefeed"]["also_in"] == [
            {"title": "Beta & Sons", "url": item["url"].replace("alpha", "beta")}
        ]


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://a.example/x", "https://a.example/x"),
        (" http://a.example/ ", "http://a.example/"),
        ("https://", ""),
        ("javascript:alert(1)", ""),
        ("https://a.example/\u202ex", "https://a.example/x"),
        ("https://a.example/a b", ""),
        ("https://[broken", ""),
        ("", ""),
    ],
)
def test_a_web_link_has_a_host_and_no_space(url: str, link: str) -> None:
    assert web_link(url) == link


def test_a_feed_without_a_language_has_that_of_most_sources() -> None:
    sources = {
        str(n): Source(name=str(n), url="https://a.example", language=language)
        for n, language in enumerate(("en", "ar", "ar", ""))
    }
    known = Imprint(server=SERVER, sources=sources, headlines={})
    document = etree.fromstring(atom([], Feed(name="all", title="x"), known))
    assert document.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"


def test_the_feed_of_updates_has_one_entry_per_live_update_and_none_ever_changes() -> None:
    first = Revision(number=1, title="first", text="x", html="", seen_at=after(0))
    newer = Revision(number=2, title="second", text="y", html="", seen_at=after(9))
    edited = update("beta", title="second", revision=2, revisions=(first, newer), seen_at=after(1))
    gone = update("gamma", state=UpdateState.WITHDRAWN)
    many = [update("alpha", str(n)) for n in range(50)]  # all found by one poll
    told = story(*many, edited, gone)
    entries = newest_updates([told], imprint(), limit=100)
    document = atom_feed(entries, FEED, imprint(), "updates")
    feed = feedparser.parse(io.BytesIO(document))
    assert not feed.bozo
    assert feed.feed.id == "tag:live.example,2026:feed:all:updates"
    assert len({entry.id for entry in feed.entries}) == len(feed.entries) == 51
    assert len({entry.updated for entry in feed.entries}) == 51
    assert feed.entries[0].title == "first"
    assert feed.entries[0].id == f"tag:live.example,2026:update:{edited.id}"
    assert b'<thr:in-reply-to ref="tag:live.example,2026:story:' in document
    alone = newest_updates([story(edited)], imprint(), limit=100)
    assert alone[0] == entries[0]
