"""Where documents say that older entries are."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livefeed.extract.feeds.older import older_page

URL = "https://news.example/live/feed"
ITEM = '<item><title>x</title><link rel="next" href="/wrong"/></item>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom">{}<entry><link rel="next" href="/no"/></entry>{}'
RSS = '<rss version="2.0"><channel>{}' + ITEM + "</channel></rss>"
WORDPRESS = "<generator>https://wordpress.org/?v=6.7</generator>"


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (ATOM.format('<link rel="next" href="?page=2&amp;n=5"/>', ""), f"{URL}?page=2&n=5"),
        (ATOM.format("", "<link href='older' rel='next'/>"), "https://news.example/live/older"),
        (ATOM.format('<link rel="prev-archive" href="/2026/10"/>', ""), "https://news.example/2026/10"),
        (
            ATOM.format('<link rel="prev-archive" href="/a"/><link rel="next" href="/n"/>', ""),
            "https://news.example/n",
        ),
        (ATOM.format("", ""), ""),
        (RSS.format(""), ""),
        (RSS.format('<atom:link rel="next" href="/p2"/>'), "https://news.example/p2"),
        (RSS.format(WORDPRESS), f"{URL}?paged=2"),
        (RSS.format(WORDPRESS + '<atom:link rel="next" href="/p2"/>'), "https://news.example/p2"),
        ('<html><head><link rel="next" href="/live/page/2"></head>', "https://news.example/live/page/2"),
        ("<html><body><a class=x rel=next href=/live?p=2>Older</a>", "https://news.example/live?p=2"),
        ('<a rel="nofollow next" href="/b">', "https://news.example/b"),
        ('<a rel="next" href="javascript:alert(1)">', ""),
        ('<a rel="next" href="ftp://a.example/">', ""),
        ('<a rel="next" href="http://[">', ""),
        ('<a rel="next" href="https://user:secret@news.example/2">', ""),
        ('<div rel="next" href="/b">', ""),
        ('{"version": "x", "next_url": "https:\\/\\/news.example\\/2"}', "https://news.example/2"),
        ('{"version": "x", "items": []}', ""),
        ("", ""),
    ],
)  # fmt: skip
def test_a_document_names_its_older_page_or_none(document: str, expected: str) -> None:
    assert older_page(document.encode(), URL) == expected


def test_a_header_may_name_the_page() -> None:
    header = '<https://news.example/w>; rel="self", </p2>; rel="next"'
    assert older_page(RSS.format("").encode(), URL, header) == "https://news.example/p2"


def test_pages_of_wordpress_are_counted_on() -> None:
    feed = RSS.format(WORDPRESS).encode()
    assert older_page(feed, URL + "?cat=4&paged=7") == URL + "?cat=4&paged=8"
    assert older_page(feed, URL + "?paged=many") == URL + "?paged=2"


@given(
    st.binary(max_size=300),
    st.sampled_from([b"<a rel=next href=", b'"next_url": "', b"<link rel='next"]),
)
def test_whatever_the_bytes_an_address_or_nothing(body: bytes, begin: bytes) -> None:
    found = older_page(begin + body, URL)
    assert found == "" or found.startswith(("http://", "https://"))


def test_bytes_made_to_be_slow_are_not() -> None:
    began = time.process_time()
    for piece in (
        b"<a rel=next ",
        b"rel=",
        b"rel=next",
        b"<link rel='next' href='",
        b"<item rel=next ",
    ):
        older_page(piece * (2_000_000 // len(piece)), URL)
    older_page(b'{"next_url": "' + b"\\" * 2_000_000, URL)
    assert time.process_time() - began < 5.0
