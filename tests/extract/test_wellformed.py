"""The fast reader of well-formed feeds says what feedparser says, or nothing."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from feedparser.api import StrictFeedParser
from hypothesis import HealthCheck, example, given, settings

from livefeed.errors import ParseError
from livefeed.extract.encoding import decode
from livefeed.extract.feeds import names
from livefeed.extract.feeds.feed import parse_feed, read_leniently
from livefeed.extract.feeds.wellformed import read_wellformed
from livefeed.kernel import compiled
from livefeed.model import Document
from tests.support.corpus import corpus
from tests.support.documents import atom, item, rss
from tests.support.invented_feeds import documents, reading
from tests.support.newspapers import days, feeds


def both(text: str) -> tuple[Document, Document]:
    return parse_feed(text, reading()), read_leniently(text, reading())


# Real documents


def feed_texts(folder: Path) -> list[tuple[str, str]]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    texts = ((path.name, decode(path.read_bytes(), content_type="").text) for path in files)
    return [(name, text.lstrip("\ufeff \t\r\n\0")) for name, text in texts]


@pytest.mark.corpus
@pytest.mark.timeout(300)
@pytest.mark.parametrize(("folder", "least"), [("feeds", 500), ("bad-input/feedparser", 700)])
def test_a_real_document_that_is_taken_gives_what_feedparser_gives(folder: str, least: int) -> None:
    taken: Counter[bool] = Counter()
    for name, text in feed_texts(corpus(folder)):
        is_taken = read_wellformed(text) is not None
        taken[is_taken] += 1
        if is_taken:
            fast, reference = both(text)
            assert fast == reference, name
    print(dict(taken))  # noqa: T201 - shown with -s
    assert taken[True] >= least


@pytest.mark.corpus
@pytest.mark.timeout(300)
def test_the_feeds_of_real_newspapers_are_taken() -> None:
    path = corpus("near-duplicates/articles.jsonl.xz")
    printed = next(iter(days(path).values()))
    for name, body in feeds(printed).items():
        fast, reference = both(body.decode())
        assert fast == reference, name
        assert fast.entries


# Invented documents


LANGUAGE_OF_A_GROUP = (
    '<media:group xml:lang="en_US"><media:title>A &amp; B</media:title></media:group>'
)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
@example(rss(item(more="<author>a@b.example (A)</author><dc:creator>B</dc:creator>")))
@example(
    atom("<id>1</id><author><name>A</name></author><author><email>b@c.example</email></author>")
)
@example(rss(item(more='<source url="https://w.example/">W</source><media:title>M</media:title>')))
@example(rss("<media:description>M</media:description><description>D</description>"))
@example(rss(f"<item>{LANGUAGE_OF_A_GROUP}</item>"))
@example(rss(f"<item>{LANGUAGE_OF_A_GROUP.replace('group', 'content')}</item>"))
def test_an_invented_document_that_is_taken_gives_what_feedparser_gives(text: str) -> None:
    if read_wellformed(text) is None:
        return
    fast, reference = both(text)
    assert fast == reference


# What is left to feedparser

LEFT = {
    "a DOCTYPE": f"<!DOCTYPE rss>{rss(item())[38:]}",
    "entities": '<!DOCTYPE rss [<!ENTITY a "b">]>' + rss(item())[38:].replace("نص", "&a;"),
    "an entity of HTML": rss(item()).replace("نص", "&nbsp;"),
    "malformed XML": rss(item()).replace("نص", "a & b"),
    "a document cut off": rss(item(), item("k2"))[:-30],
    "an unbound prefix": rss(item(more="<y:z>1</y:z>")),
    "a prefix that means something else": rss(item()).replace(
        "http://purl.org/dc/elements/1.1/", "https://other.example/"
    ),
    "a control character of windows-1252": rss(item(title="a\x93b")),
    "a reference to one": rss(item()).replace("نص", "&#147;"),
    "tombstones": atom("<id>1</id>", extra='<deleted-entry ref="2" when="2026-11-22T08:00:00Z"/>'),
    "markup in a text": rss(item(more="<content:encoded><p>a</p></content:encoded>")),
    "XHTML": atom('<id>1</id><content type="xhtml"><div>a</div></content>'),
    "base64": atom('<id>1</id><content type="application/pdf">YQ==</content>'),
    "a base of one entry": rss(item()).replace("<item>", '<item xml:base="https://b.example/">'),
    "no entries": rss(),
    "another root": "<opml><body/></opml>",
    "a long author": rss(item(more=f"<author>{'a' * 300}</author>")),
}


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT.keys())
def test_what_is_not_plain_is_left_to_feedparser(text: str) -> None:
    assert read_wellformed(text) is None
    try:
        reference = read_leniently(text, reading())
    except ParseError:
        return
    assert parse_feed(text, reading()) == reference


def test_control_characters_that_xml_forbids_are_no_reason_to_leave_a_document() -> None:
    text = rss(item(title="سيول\x0b تقطع"), item("k2"))
    fast, reference = both(text)
    assert fast == reference
    assert [entry.title for entry in fast.entries] == ["سيول تقطع", "عنوان"]


def test_a_date_that_only_feedparser_reads_is_read_by_it() -> None:
    text = rss(item(more="<pubDate>Τρι, 03 Φεβ 2026 07:05:00 EST</pubDate>"))
    assert read_wellformed(text) is not None
    fast, reference = both(text)
    assert fast == reference
    assert fast.entries[0].published is not None


def test_every_element_that_feedparser_handles_is_read_passed_over_or_refused() -> None:
    handled = {
        name.removeprefix("_start_").lower()
        for name in dir(StrictFeedParser)
        if name.startswith("_start_")
    }
    assert handled <= names.ACTIVE | names.IDLE | names.REFUSED
    known = StrictFeedParser.namespaces
    assert {uri.lower(): prefix.lower() for uri, prefix in known.items() if uri} == names.NAMESPACES


# What it takes

_READING = """
import sys
from datetime import UTC, datetime
from livefeed.settings import Source
from livefeed.steps.read import Page, read_page

now = datetime(2026, 11, 22, tzinfo=UTC)
body = (
    b"<rss><channel><item><guid>1</guid><title>One &amp; all</title>"
    b"<pubDate>Sun, 22 Nov 2026 10:00:00 GMT</pubDate></item></channel></rss>"
)
page = Page(body=body, url="https://a.example/f", content_type="text/xml", fetched_at=now)
assert len(read_page(page, Source(name="a", url=page.url)).entries) == 1
print(*sys.modules)
"""


def test_a_well_formed_feed_brings_no_reader_of_other_forms_into_memory() -> None:
    run = subprocess.run(
        [sys.executable, "-c", _READING], capture_output=True, text=True, timeout=60, check=True
    )
    large = {
        "feedparser",
        "lxml.html",
        "bs4",
        "trafilatura",
        "email",
        "_hashlib",  # OpenSSL
        "livefeed.extract.pages.page",
    }
    if compiled is not None:
        large.add("numpy")
    assert not large & set(run.stdout.split())
    assert "livefeed.extract.times.worded" not in run.stdout.split()
