from __future__ import annotations

import json
from typing import Any

import pytest

from livefeed.extract.attachments import MAX_ATTACHMENTS
from livefeed.extract.feeds.feed import parse_feed, read_leniently
from livefeed.extract.feeds.wellformed import read_wellformed
from livefeed.model import Entry, Image
from tests.support.documents import atom, item, read, rss
from tests.support.invented_feeds import reading

MP3 = '<enclosure url="https://news.example/e.mp3" type="audio/mpeg" length="1"/>'
LINK = '<a href="https://news.example/e.mp3" rel="noopener noreferrer"><bdi>e.mp3</bdi></a>'


def entry_of(more: str, **source: Any) -> Entry:
    (entry,) = read(rss(item(text="نص", more=more)), **source).entries
    return entry


def test_an_enclosure_is_a_link_below_the_text_and_no_part_of_it() -> None:
    entry = entry_of(MP3)
    assert entry.html == f"<p>نص</p><p>{LINK}</p>"
    assert entry.text == "نص"
    assert entry.key == "k1"
    assert entry_of("").text == entry.text


def test_it_is_the_link_of_an_entry_that_has_none_but_not_its_key() -> None:
    bare = rss(f"<title>الحلقة</title>{MP3}")
    (entry,) = read(bare).entries
    assert entry.url == "https://news.example/e.mp3"
    assert entry.key.startswith("h:"), "its address often carries a token that changes"
    assert entry_of(MP3 + "<link>https://news.example/1</link>").url == "https://news.example/1"


@pytest.mark.parametrize(
    ("more", "names"),
    [
        (MP3 + MP3, ["e.mp3"]),
        ('<enclosure url="/pod/%D8%A3.mp3?t=1&amp;u=2" type="audio/mpeg"/>', ["أ.mp3"]),
        ('<enclosure url="https://cdn.example/" type="video/mp4"/>', ["cdn.example"]),
        ('<enclosure url="/report.pdf" type="application/pdf"/>', ["report.pdf"]),
        ('<enclosure url="/a.jpg" type="image/jpeg"/><enclosure url="/b.png"/>', []),
        ('<enclosure url="javascript:alert(1)" type="audio/mpeg"/>', []),
        ('<media:content url="/v.mp4" medium="video"/>', ["v.mp4"]),
        ('<media:group><media:content url="/v.m3u8" type="video/x"/></media:group>', ["v.m3u8"]),
        ('<media:content url="/v.swf" type="application/x-shockwave-flash"/>', []),
        ('<enclosure url="/%3Cscript%3E.mp3" type="audio/mpeg"/>', ["&lt;script&gt;.mp3"]),
    ],
)
def test_sound_film_and_files_are_linked_and_images_are_images(more: str, names: list[str]) -> None:
    html = entry_of(more).html
    assert [part.partition("</bdi>")[0] for part in html.split("<bdi>")[1:]] == names


def test_images_without_a_type_go_by_their_name() -> None:
    assert entry_of('<enclosure url="/b.png"/>').images == (
        Image(url="https://news.example/b.png"),
    )


def test_what_the_text_links_to_is_not_linked_twice_and_many_are_few() -> None:
    told = "<p>استمع <a href='https://news.example/e.mp3'>هنا</a></p>"
    (entry,) = read(rss(item(text=told, more=MP3))).entries
    assert entry.html.count("e.mp3") == 1
    many = "".join(MP3.replace("e.mp3", f"{n}.mp3") for n in range(50))
    assert entry_of(many).html.count("<a ") == MAX_ATTACHMENTS


def test_both_readers_of_feeds_attach_the_same() -> None:
    link = '<link rel="enclosure" type="audio/mpeg" href="https://news.example/e.mp3"/>'
    for text in (rss(item(more=MP3)), atom(f"<id>1</id><title>x</title>{link}")):
        assert read_wellformed(text) is not None
        fast, reference = parse_feed(text, reading()), read_leniently(text, reading())
        assert fast == reference
        assert LINK in fast.entries[0].html


def test_attachments_of_json_feeds_have_their_titles() -> None:
    items = [
        {
            "id": 1,
            "url": "https://news.example/1",
            "external_url": "https://other.example/story?a=1&b=2",
            "content_text": "نص",
            "attachments": [
                {"url": "/a.mp3", "mime_type": "audio/mpeg", "title": "الحلقة <1>"},
                {"url": "/i.png", "mime_type": "image/png"},
                {"url": "ftp://x.example/a", "mime_type": "audio/mpeg"},
                {"mime_type": "audio/mpeg"},
                "x",
            ],
        },
        {"id": 2, "external_url": "https://other.example/2", "content_text": "x"},
        {"id": 3, "content_text": "x", "attachments": [{"url": "/b.mp3"}]},
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": items, "hubs": [{"url": "x"}]}
    first, second, third = read(json.dumps(feed)).entries
    assert first.url == "https://news.example/1"
    assert "<bdi>الحلقة &lt;1&gt;</bdi>" in first.html
    assert 'href="https://other.example/story?a=1&amp;b=2"' in first.html
    assert first.html.count("<a ") == 2
    assert first.images == (Image(url="https://news.example/i.png"),)
    assert (second.url, second.html) == ("https://other.example/2", "<p>x</p>")
    assert third.url == "https://news.example/b.mp3"


@pytest.mark.parametrize("name", ["point", "line", "polygon", "box"])
def test_a_place_on_the_map_keeps_no_feed_from_the_fast_reader(name: str) -> None:
    more = f'<g:{name} xmlns:g="http://www.georss.org/georss">36.2 37.1 36.3 37.2</g:{name}>'
    text = rss(item(more=more), channel=more)
    assert read_wellformed(text) is not None
    assert parse_feed(text, reading()) == read_leniently(text, reading())
