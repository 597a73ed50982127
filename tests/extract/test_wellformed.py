"""The fast reader of well-formed feeds says what feedparser says, or nothing."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest
from feedparser.api import StrictFeedParser
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from livefeed.errors import ParseError
from livefeed.extract.encoding import decode
from livefeed.extract.entries import Reading
from livefeed.extract.feeds import names
from livefeed.extract.feeds.feed import parse_feed, read_leniently
from livefeed.extract.feeds.wellformed import read_wellformed
from livefeed.kernel import compiled
from livefeed.model import Document
from livefeed.settings import Source
from tests.support.corpus import corpus
from tests.support.documents import atom, item, rss
from tests.support.make import NOW
from tests.support.newspapers import days, feeds

URL = "https://news.example/feeds/all.xml"


def reading() -> Reading:
    return Reading(source=Source(name="alpha", url=URL), url=URL, fetched_at=NOW)


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


def words(text: str) -> st.SearchStrategy[str]:
    return st.sampled_from(text.split())


TEXTS = st.one_of(
    st.sampled_from(
        [
            "",
            " ",
            "سيول تقطع الطريق",
            "<p>قطعت السيول <b>الطريق</b>.</p>",
            "A & B",
            "AT&amp;T",
            "Fish &lt; chips",
            "a </b> c",
            "Ø³Ù\x8aÙ\x88Ù\x84",
            "cafÃ©",
            "naïve",
            "https://news.example/1?a=1&b=2",
            "http:////news.example/1",
            "/relative",
            "urn:x:1",
            "salma@news.example (سلمى)",
            "Salma <salma@news.example>",
            "()",
            "2026-11-22T08:00:00Z",
            "Sun, 22 Nov 2026 09:30:00 GMT",
            "Tue, 3 Feb 2026 7:05 EST",
            "yesterday or so",
            "ar",
            "en-us",
        ]
    ),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20),
)
LEAVES = words(
    """
    title link guid id description summary content author pubDate published updated modified
    created issued language category comments enclosure dc:creator dc:date dc:title dc:language
    dc:description dc:subject dc:identifier dcterms:created dcterms:modified content:encoded
    media:title media:description media:content media:thumbnail media:credit media:keywords
    itunes:summary itunes:author itunes:subtitle itunes:image itunes:keywords itunes:explicit
    slash:comments thr:total x:date x:title atom:link atom:updated source rights generator image
    name email uri unknown pubdate Title webMaster managingEditor contributor itunes:category
    """
)
PARENTS = words(
    "author contributor media:group media:content source itunes:owner image unknown atom:author"
)
ATTRIBUTES = st.dictionaries(
    words("type href rel url isPermaLink xml:lang lang medium src domain term x:type length"),
    words(
        """
        text html text/html text/plain xhtml image/jpeg image true false alternate self enclosure
        https://news.example/2 http:///news.example/3 /4 ar en_US de HTML Alternate video
        """
    )
    | st.just(""),
    max_size=2,
)
DECLARATIONS = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:slash="http://purl.org/rss/1.0/modules/slash/" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:x="https://x.example/" '
    'xmlns:thr="http://purl.org/syndication/thread/1.0" '
)
ATOM = "http://www.w3.org/2005/Atom"
LANGUAGE_OF_A_GROUP = (
    '<media:group xml:lang="en_US"><media:title>A &amp; B</media:title></media:group>'
)


@st.composite
def elements(draw: st.DrawFn, *, depth: int = 0) -> str:
    attributes = "".join(f" {k}={quoteattr(v)}" for k, v in draw(ATTRIBUTES).items())
    if depth < 2 and draw(st.integers(0, 5)) == 0:
        name = draw(PARENTS)
        inside = "".join(draw(st.lists(elements(depth=depth + 1), max_size=4)))
        inside = draw(st.sampled_from(["", " ", "\n", "نص"])) + inside
    else:
        name = draw(LEAVES)
        text = draw(TEXTS)
        is_cdata = draw(st.booleans()) and "]]>" not in text
        inside = f"<![CDATA[{text}]]>" if is_cdata else escape(text)
        inside = draw(st.sampled_from(["", "", "<!-- c -->", "<?php x?>"])) + inside
    return f"<{name}{attributes}>{inside}</{name}>"


@st.composite
def documents(draw: st.DrawFn) -> str:
    meta = draw(st.lists(elements(), max_size=4))
    after = draw(st.lists(elements(), max_size=2))
    form = draw(st.sampled_from(["rss", "atom", "rdf"]))
    name = "entry" if form == "atom" else "item"
    some = draw(st.lists(st.lists(elements(), max_size=8), min_size=1, max_size=3))
    entries = [f"<{name}>{''.join(inside)}</{name}>" for inside in some]
    own = draw(st.sampled_from(["", ' xml:lang="ar"', ' lang="en_US"', ' xml:lang=""']))
    own += draw(st.sampled_from([""] * 5 + [' xml:base="https://other.example/a/"']))
    if form == "rss":
        body = "".join([*meta, *entries, *after])
        return (
            f'<?xml version="1.0"?>\n<rss version="2.0" {DECLARATIONS} xmlns:atom="{ATOM}"{own}>'
            f"<channel>{body}</channel></rss>"
        )
    if form == "atom":
        body = "".join([*meta, *entries, *after])
        return f'<feed xmlns="{ATOM}" xmlns:atom="{ATOM}" {DECLARATIONS}{own}>{body}</feed>'
    return (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        f' xmlns="http://purl.org/rss/1.0/" xmlns:atom="https://y.example/" {DECLARATIONS}{own}>'
        f"<channel>{''.join(meta)}</channel>{''.join(entries)}</rdf:RDF>"
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
        "livefeed.extract.pages.page",
    }
    if compiled is not None:
        large.add("numpy")
    assert not large & set(run.stdout.split())
    assert "livefeed.extract.times.worded" not in run.stdout.split()
