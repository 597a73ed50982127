from __future__ import annotations

from datetime import UTC, datetime

import pytest

from livefeed.errors import ElsewhereError, ParseError
from livefeed.model import Image
from tests.support.corpus import corpus
from tests.support.documents import read
from tests.support.sitemaps import index, url, urlset


@pytest.mark.parametrize("kind", ["auto", "feed"])
def test_the_news_of_a_sitemap_are_entries(kind: str) -> None:
    document = read(urlset(url(1, title="سيول &amp;quot;الوادي&amp;quot;")), kind=kind)
    (entry,) = document.entries
    assert (document.strategy, document.language) == ("sitemap", "ar")
    assert entry.key == entry.url == "https://news.example/1?a=1&b=2"
    assert (entry.title, entry.text) == ('سيول "الوادي"', "")
    assert entry.published == datetime(2026, 11, 22, 9, tzinfo=UTC)
    assert entry.updated == datetime(2026, 11, 22, 7, 30, tzinfo=UTC)
    assert (entry.language, entry.direction) == ("ar", "rtl")
    assert entry.images == (Image(url="https://img.example/1.jpg"),)


def test_a_sitemap_in_order_is_a_window_and_pages_without_news_are_passed_over() -> None:
    other = "<url><loc>https://news.example/about</loc></url>"
    document = read(urlset(url(2), other, url(1, at="2026-11-22T08:00:00Z")))
    assert [entry.url[-9:-8] for entry in document.entries] == ["2", "1"]
    assert document.is_window
    assert not read(urlset(url(1), url(2), url(3, at="2026-11-22T09:05Z"), url(4))).is_window


@pytest.mark.parametrize("content_type", ["", "text/html; charset=utf-8"])
def test_a_sitemap_without_news_is_refused_with_its_reason(content_type: str) -> None:
    body = urlset("<url><loc>https://news.example/about</loc></url>")
    with pytest.raises(ParseError, match="without news"):
        read(body, content_type=content_type)
    with pytest.raises(ParseError, match="use kind feed"):
        read(body, kind="page")


def test_prefixes_and_damage_do_not_matter() -> None:
    prefixed = urlset(url(1)).replace("<url", "<s:url").replace("</url", "</s:url")
    prefixed = prefixed.replace('xmlns="', 'xmlns:s="')
    assert len(read(prefixed).entries) == 1
    document = read(urlset(url(1), url(2).replace("&amp;", "&"), url(3))[:-300])
    assert [entry.url[21:22] for entry in document.entries] == ["1", "2", "3"]
    assert any("malformed XML" in problem for problem in document.problems)


def test_an_index_names_the_sitemap_of_news_that_changed_last() -> None:
    sitemaps = (
        ("https://news.example/pages.xml", "2026-11-22T09:59:00Z"),
        ("https://news.example/news-1.xml", "2026-11-21"),
        ("/news-2.xml", "2026-11-22T09:00:00+02:00"),
        ("javascript:alert(1)//news", "2026-11-23"),
    )
    with pytest.raises(ElsewhereError) as caught:
        read(index(*sitemaps), url="https://news.example/sitemap.xml")
    assert caught.value.address == "https://news.example/news-2.xml"
    assert not caught.value.is_lasting
    with pytest.raises(ParseError, match="names no sitemap"):
        read(index())


@pytest.mark.corpus
def test_real_sitemaps_without_news_are_refused() -> None:
    for file in corpus("feeds/trafilatura").glob("*sitemap*.xml"):
        with pytest.raises(ParseError, match="sitemap"):
            read(file.read_bytes())
