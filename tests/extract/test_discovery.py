from __future__ import annotations

import pytest

from livefeed.errors import ElsewhereError, ParseError
from livefeed.extract.discovery import MAX_FEEDS, declared_feeds
from tests.support.documents import read

URL = "https://news.example/section/live"


def link(href: str, kind: str = "application/rss+xml", rest: str = "") -> str:
    return f'<link rel="alternate" type="{kind}" href="{href}" {rest}>'


@pytest.mark.parametrize(
    ("head", "feeds"),
    [
        ("", ()),
        (link("/feed.xml"), ("https://news.example/feed.xml",)),
        (link("feed", "application/atom+xml"), ("https://news.example/section/feed",)),
        (link("//other.example/f", "application/feed+json"), ("https://other.example/f",)),
        (link("f?a=1&amp;b=2"), ("https://news.example/section/f?a=1&b=2",)),
        ("<LINK TYPE=application/rss+xml REL='alternate nofollow' HREF=/f>", ("https://news.example/f",)),
        (link("/a") + link("/a") + link("/b"), ("https://news.example/a", "https://news.example/b")),
        (link("/comments/feed") + link("/feed"), ("https://news.example/feed", "https://news.example/comments/feed")),
        (link("/c", rest='title="خلاصة التعليقات"') + link("/f"), ("https://news.example/f", "https://news.example/c")),
        ("<base href='https://base.example/x/'>" + link("f"), ("https://base.example/x/f",)),
        (link("/wp-json/", "application/json"), ()),
        (link("/en", "text/html", 'hreflang="en"'), ()),
        (link("javascript:alert(1)") + link("") + link("ftp://x.example/"), ()),
        (link("/feed").replace("alternate", "stylesheet"), ()),
        ("<!-- " + link("/old") + " --><script>" + link("/js") + "</script>", ()),
        (f'<link title="a > b" {link("/feed")[6:]}', ("https://news.example/feed",)),
    ],
)  # fmt: skip
def test_declared_feeds_are_absolute_and_those_of_comments_come_last(
    head: str, feeds: tuple[str, ...]
) -> None:
    page = f"<!doctype html><html><head>{head}</head><body><p>x</p></body></html>"
    assert declared_feeds(page, URL) == feeds


def test_what_wants_to_hang_the_search_does_not() -> None:
    assert len(declared_feeds("".join(map(link, map(str, range(5_000)))), URL)) == MAX_FEEDS
    for piece in (
        "<link ",
        "<link a='",
        "<!--",
        "<script>",
        "<link rel=alternate ",
        '<base href="',
    ):
        assert declared_feeds(piece * 60_000, URL) == ()


def test_a_page_where_a_feed_was_configured_says_where_the_feed_is() -> None:
    page = f"<!doctype html><title>x</title>{link('/feed.xml')}<p>text"
    with pytest.raises(ElsewhereError) as caught:
        read(page, url=URL, kind="feed")
    assert caught.value.address == "https://news.example/feed.xml"
    assert caught.value.is_lasting
    assert "declares the feed https://news.example/feed.xml" in caught.value.problem


def test_a_page_that_declares_none_or_only_itself_is_refused() -> None:
    for head in ("", link(URL)):
        with pytest.raises(ParseError, match="expected <feed> or <rss>") as caught:
            read(f"<html><head>{head}</head></html>", url=URL, kind="feed")
        assert not isinstance(caught.value, ElsewhereError)


def test_a_page_that_is_followed_as_a_page_stays_one() -> None:
    text = "<p>" + "سيول تقطع الطريق بين المدينتين فجر اليوم وتعطل السير. " * 20 + "</p>"
    page = f"<html><head>{link('/f')}</head><body><h1>عنوان</h1><main>{text}</main></body></html>"
    assert read(page, kind="auto").strategy == "article"
