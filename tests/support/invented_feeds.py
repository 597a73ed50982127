"""Feeds of every form with elements that Hypothesis draws, and the reading of them."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from hypothesis import strategies as st

from livefeed.extract.entries import Reading
from livefeed.settings import Source
from tests.support.make import NOW

URL = "https://news.example/feeds/all.xml"


def reading() -> Reading:
    return Reading(source=Source(name="alpha", url=URL), url=URL, fetched_at=NOW)


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
