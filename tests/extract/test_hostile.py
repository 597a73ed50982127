"""Bytes that want to crash, hang or bloat the extraction, or to be republished alive."""

from __future__ import annotations

import json
import re
from html import escape
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from livefeed.errors import ParseError
from livefeed.model import Document
from livefeed.settings import PageSelectors, UpdateSelectors
from tests.support.documents import atom, item, read, rss
from tests.text.test_clean import ACTIVE, PAYLOADS


def read_or_refused(body: str | bytes, **source: Any) -> Document | None:
    try:
        return read(body, **source)
    except ParseError:
        return None


def assert_inert(document: Document) -> None:
    for entry in document.entries:
        assert not ACTIVE.search(entry.html), entry.html
        for url in (entry.url, *(image.url for image in entry.images)):
            assert url == "" or url.startswith(("http://", "https://"))
        for line in (entry.title, entry.author, entry.kicker, entry.place, entry.key):
            assert "\n" not in line
            assert not re.search(r"<\s*(?:script|img|svg|iframe)\b", line, re.IGNORECASE) or (
                line == entry.key
            )
        for text in (entry.title, entry.text, entry.html, entry.author, entry.key):
            text.encode()
            assert not re.search("[\x00-\x08\u202a-\u202e\u2066-\u2069]", text)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_payloads_in_feeds_come_out_inert(payload: str) -> None:
    more = f"<author><![CDATA[{payload}]]></author><link><![CDATA[{payload}]]></link>"
    assert_inert(read(rss(item(payload, title=payload, text=payload, more=more))))
    escaped = payload.replace("&", "&amp;").replace("<", "&lt;")
    assert_inert(
        read(
            atom(
                f"<id>1</id><title type='html'>{escaped}</title>"
                f"<summary type='html'>{escaped}</summary><content type='html'>{escaped}</content>"
                f"<author><name>{escaped}</name></author>"
            )
        )
    )
    items = [
        {"id": "1", "title": payload, "content_html": payload, "url": payload, "image": payload}
    ]
    assert_inert(read(json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items})))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_payloads_in_pages_come_out_inert(payload: str) -> None:
    updates = [
        {
            "@id": f"u{n}",
            "headline": payload,
            "articleBody": payload,
            "author": payload,
            "image": payload,
        }
        for n in range(2)
    ]
    script = json.dumps({"@type": "LiveBlogPosting", "liveBlogUpdate": updates}).replace(
        "</", "<\\/"
    )
    ld_page = f"<html><script type='application/ld+json'>{script}</script></html>"
    assert_inert(read(ld_page, kind="page"))
    post = f"<div class=post id=a><h2>{payload}</h2>{payload}<p>text</p></div>"
    split = read_or_refused(
        f"<html><body>{post}</body></html>", kind="page", updates=UpdateSelectors(item=".post")
    )
    body = read_or_refused(
        f"<html><body><h1>{payload}</h1><main>{payload}<p>text</p></main></body></html>",
        kind="page",
        page=PageSelectors(body="main", headline="h1", author="h1"),
    )
    for document in (split, body):
        if document:
            assert_inert(document)


@pytest.mark.parametrize(
    "title",
    ["كلمة " * 2_000, "x" * 10_000, "\u202e" * 5_000 + "live", "<b>" * 3_000, "&amp;" * 2_000],
)
def test_long_titles_and_direction_overrides_are_tamed(title: str) -> None:
    (entry,) = read(rss(item(title=title))).entries
    assert len(entry.title) <= 500
    assert "\u202e" not in entry.title


LAUGHS = (
    '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">'
    '<!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">]>'
    "<rss><channel><item><guid>1</guid><title>&f;</title></item></channel></rss>"
)
OUTSIDE = (
    '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    "<rss><channel><item><guid>1</guid><title>&x;</title></item></channel></rss>"
)


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "body",
    [
        rss("<author>x@" + "a." * 40_000 + "!</author><title>x</title>"),
        rss("<title " + " ".join(f"a{n}='1'" for n in range(50_000)) + ">x</title>"),
        rss(item(text="<div>" * 40_000)),
        "<rss>" + "<a>" * 30_000,
        "<rss><channel><item><title>" + "<" * 100_000,
        "<rss><channel><item><title>" + "&" * 100_000,
        "<!" * 100_000,
        "<!DOCTYPE " + "[" * 100_000,
        "<?xml " + "?" * 100_000,
        "<!--" * 50_000,
        LAUGHS,
        OUTSIDE,
        atom("<id>1</id>" + "<at:deleted-entry" * 20_000),
        '{"items": [' + '{"id": "x"},' * 50_000,
    ],
    ids=range(14),
)
def test_feeds_that_want_to_hang_the_parser_do_not(body: str) -> None:
    document = read_or_refused(body, kind="feed")
    if document:
        assert_inert(document)
        assert not any("root:" in entry.title for entry in document.entries)


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "body",
    [
        "<html><body>" + "<div>" * 50_000 + "x",
        "<html><body>" + "<div class=post><p>x</p>" * 5_000,
        "<html><body>" + "<p id=a1>" * 50_000,
        "<html>" + "<script type=application/ld+json>" * 5_000,
        "<html><script type='application/ld+json'>" + '{"@graph":[' * 50_000,
        "<html><script type='application/ld+json'>" + " " * 500_000 + "]]></script></html>",
        "<html><body>" + "<time datetime=" * 10_000,
        "<html " + "lang=" * 50_000,
        "<html><title>" + "x | " * 50_000,
        "<html><head>" + "<meta name=a content=b>" * 10_000,
    ],
    ids=range(10),
)
def test_pages_that_want_to_hang_the_parser_do_not(body: str) -> None:
    for selectors in (UpdateSelectors(), UpdateSelectors(item=".post")):
        document = read_or_refused(body, kind="page", updates=selectors)
        if document:
            assert_inert(document)
            assert len(document.entries) <= 1_000


def times(pattern: str, n: int) -> str:
    return "<html><body>" + "".join(pattern.format(i=i, m=i % 60) for i in range(n))


LONG = "word " * 20
STAMP = '<time datetime="2026-11-22T09:{m:02}:00Z">x</time>'


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "body",
    [
        times(f"<div class=u>{STAMP}<h3>t{{i}}</h3><p>{LONG}{{i}}</p></div>", 20_000),
        times("<h2>12:{m:02} title {i}</h2><p>" + LONG + "</p>", 20_000),
        times("<h2>12:{m:02} title {i}</h2>", 5_000),
        times(
            "<div itemprop=liveBlogUpdate itemscope><p itemprop=articleBody>{i}</p></div>", 20_000
        ),
        times("<div itemprop=liveBlogUpdate itemscope><p itemprop=articleBody>x", 20_000),
        times("<p class=tgme_page></p><div class=tgme_widget_message data-post=a/{i}>", 20_000),
        times("<div class=tgme_widget_message data-post=a><i class=js-message_text>", 20_000),
        times(f"<div class=u>{STAMP}<p>{LONG}</p>", 20_000),
        times(f"<div class=u><i class=time>1 {'x ' * 20}{{i}}</i><p>{LONG}</p></div>", 3_000),
        times("<p class=c{i}>x</p>", 50_000),
        "<html><body><div " + " ".join(f"a{n}=b" for n in range(50_000)) + f">{LONG}</div>",
    ],
    ids=range(11),
)
def test_live_pages_that_want_to_hang_the_parser_do_not(body: str) -> None:
    document = read_or_refused(body, kind="page")
    if document:
        assert_inert(document)
        assert len(document.entries) <= 1_000
        assert not document.is_window  # they are all cut off


LIVE_PIECES = (
    "<div class=u>",
    "<div class=u id=a1>",
    "</div>",
    "<li>",
    "</li>",
    "<ul>",
    "</ul>",
    "<p>وصل القطار إلى محطة الساحل وعلى متنه مئات المسافرين كما قالت المؤسسة صباح اليوم</p>",
    "<h2>12.31 Uhr: A</h2>",
    "<h2>22. November 2026</h2>",
    "<h3>B</h3>",
    "<time datetime='2026-11-22T09:00:00Z'>x</time>",
    "<span class=time>12:31</span>",
    "<b data-time=99999999999999>",
    "<a href='#x'>",
    "</a>",
    "<iframe src='javascript:x'></iframe>",
    "<iframe src='https://v.example/1'></iframe>",
    "<div itemprop=liveBlogUpdate itemscope>",
    "<meta itemprop=datePublished content=2026>",
    "<p itemprop='articleBody headline'>",
    "<div class='tgme_widget_message' data-post='a/1'>",
    "<div class='js-message_text'>",
    "<div class='tgme_channel_history'>",
    "<time datetime='+'>",
    "&#0;",
    "<!-- ",
    "<svg><p>",
    "<table><tr><td>",
)


@given(st.lists(st.sampled_from(LIVE_PIECES), max_size=60).map("".join))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=200)
def test_any_live_page_is_a_document_or_a_parse_error(text: str) -> None:
    document = read_or_refused(f"<html><body>{text}", kind="page")
    if document:
        assert_inert(document)
        assert len({entry.key for entry in document.entries}) == len(document.entries)


@given(st.binary(max_size=400), st.sampled_from(["feed", "page", "auto"]), st.text(max_size=20))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_bytes_are_a_document_or_a_parse_error(
    body: bytes, kind: str, content_type: str
) -> None:
    read_or_refused(body, kind=kind, content_type=content_type)


PIECES = (
    "<rss>",
    "<channel>",
    "<item>",
    "</item>",
    "<title>",
    "</title>",
    "<link>",
    "<guid>x</guid>",
    "<feed>",
    "<entry>",
    "</entry>",
    "<content type='html'>",
    "<![CDATA[",
    "]]>",
    "&amp;",
    "&#0;",
    "&x;",
    "<html>",
    "<body>",
    "<h1>",
    "<p>",
    "<time datetime='",
    "'>",
    "<script type='application/ld+json'>",
    "</script>",
    '{"@type":"LiveBlogPosting","liveBlogUpdate":[',
    '{"@id":"a"}',
    ",",
    "]}",
    "{",
    '"items":[',
    "<!--",
    "-->",
    "<!DOCTYPE ",
    "[",
    "]",
    "<?xml ",
    "?>",
    "\x00",
    "\ufeff",
    "سيول",
    "2026-11-22",
    "<pubDate>",
    "<rdf:RDF>",
    "<at:deleted-entry ref='",
    "<a href='//",
    "<media:content url='x' medium='image'/>",
)


@given(
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
    st.sampled_from(["utf-8", "utf-16", "cp1256"]),
    st.sampled_from(["feed", "page", "auto"]),
)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=200)
def test_any_mixture_of_markup_is_a_document_or_a_parse_error(
    text: str, encoding: str, kind: str
) -> None:
    document = read_or_refused(text.encode(encoding, "replace"), kind=kind)
    if document:
        assert_inert(document)


# Found by damaging real documents at random (bench/mutations.py)


@pytest.mark.parametrize(
    "host", ["news.exa\ufffdple", "xn--", "a\u06af.example", "-.example", "a..b"]
)
def test_a_base_whose_host_is_no_name_costs_its_relative_links_alone(host: str) -> None:
    text = '<p>نص <a href="/1">x</a> <a href="https://news.example/2">y</a></p>'
    for document in (
        read(rss(item(text=text)).replace("https://news.example/", f"https://{host}/", 1)),
        read(
            atom(
                f"<id>1</id><content type='html' xml:base='https://{host}/'>{escape(text)}</content>"
            )
        ),
    ):
        (entry,) = document.entries
        assert entry.text == "نص x y"
        assert "https://news.example/2" in entry.html


@pytest.mark.parametrize("character", ["\x0b", "\x1b", "\ufffe", "&#27;"])
def test_a_live_page_may_hold_characters_that_xml_does_not_know(character: str) -> None:
    posts = "".join(
        f'<article class="post" id="u{n}">a{character}<time datetime="2026-11-22T09:{n:02}:00Z">x'
        f"</time>b{character}<div class=share>s</div>c{character}<iframe src='https://v.example/"
        f"{character}'></iframe>{character}<p>سيول تقطع الطريق بين المدينتين فجر اليوم {n} وتعطل"
        "السير عليه ساعات طويلة</p></article>"
        for n in range(10)
    )
    document = read(f"<html><body><main>{posts}</main></body></html>", kind="page")
    assert len(document.entries) == 10
    assert_inert(document)


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "beginning",
    [
        '<?xml version="1.0" encoding="UTF-8"?>' * 3_000,
        "<?xml encoding='x' " * 5_000,
        "<?xml" + " encoding='x'" * 20_000 + "?>",
        '<?xml version="1.0">' + "<?encoding='x'?>" * 3_000,
    ],
    ids=range(4),
)
def test_many_declarations_do_not_hang_the_parser(beginning: str) -> None:
    read_or_refused(beginning + rss(item()), kind="feed")
    read_or_refused("\ufeff" + beginning, kind="auto")
