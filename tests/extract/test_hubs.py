from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from livefeed.extract.feeds.hubs import offer_of
from livefeed.model import HubOffer

URL = "https://news.example/feeds/a.atom"
NOTHING = HubOffer()


def atom(links: str, entries: str = "", tail: str = "") -> bytes:
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>a</title>{links}{entries}{tail}</feed>'
    ).encode()


def test_an_atom_feed_names_its_hubs_and_its_topic() -> None:
    links = (
        '<link rel="hub" href="https://hub.example/"/><link href="/other-hub" rel="hub" />'
        f"<link rel='self' type='application/atom+xml' href='{URL}?a=1&amp;b=2'/>"
    )
    assert offer_of("", atom(links), URL) == HubOffer(
        hubs=("https://hub.example/", "https://news.example/other-hub"), topic=URL + "?a=1&b=2"
    )


def test_an_rss_feed_names_them_in_atoms_namespace_whatever_its_prefix() -> None:
    for prefix in ("atom:", "atom10:", ""):
        rss = (
            '<?xml version="1.0"?><rss version="2.0"><channel><title>a</title>'
            f"<{prefix}link rel='self' href='{URL}' xmlns:atom10='http://www.w3.org/2005/Atom'/>"
            f'<{prefix}link rel="HUB" href="http://hub.example/"></{prefix}link>'
            "<link>https://news.example/</link><item><title>x</title></item></channel></rss>"
        )
        found = offer_of("", rss.encode(), URL)
        assert found == HubOffer(hubs=("http://hub.example/",), topic=URL)


def test_links_after_the_entries_count_and_those_of_entries_do_not() -> None:
    inside = '<entry><link rel="hub" href="https://evil.example/"/><link rel="self" href="/x"/>'
    after = f'<link rel="hub" href="https://hub.example/"/><link rel="self" href="{URL}"/>'
    assert offer_of("", atom("", inside + "</entry>"), URL) == NOTHING
    found = offer_of("", atom("", inside + "</entry>", after), URL)
    assert found == HubOffer(hubs=("https://hub.example/",), topic=URL)


def test_what_stands_in_comments_and_text_counts_for_nothing() -> None:
    link = '<link rel="hub" href="https://hub.example/"/>'
    assert offer_of("", atom(f"<!-- {link} -->"), URL) == NOTHING
    assert offer_of("", atom(f"<subtitle><![CDATA[{link}]]></subtitle>"), URL) == NOTHING
    assert offer_of(
        "", atom("<subtitle>&lt;link rel='hub' href='https://h/'&gt;</subtitle>"), URL
    ) == (NOTHING)


def test_a_page_names_them_in_its_head() -> None:
    page = (
        f'<html><head><link rel="hub" href="https://hub.example/"><link rel=self href={URL}>'
        '</head><body><link rel="hub" href="https://evil.example/"></body></html>'
    )
    assert offer_of("", page.encode(), URL) == HubOffer(hubs=("https://hub.example/",), topic=URL)


def test_a_json_feed_names_them_as_hubs_and_feed_url() -> None:
    feed = (
        b'{"version": "https://jsonfeed.org/version/1.1", "feed_url": "https://news.example/j",'
        b'"hubs": [{"type": "rssCloud", "url": "https://cloud.example/"},'
        b'{"type": "WebSub", "url": "https://hub.example/"}, 7], "items": []}'
    )
    assert offer_of("", feed, URL) == HubOffer(
        hubs=("https://hub.example/",), topic="https://news.example/j"
    )
    assert offer_of("", b'{"hubs": {"url": 1}}', URL) == NOTHING
    assert offer_of("", b'{"hubs": [', URL) == NOTHING


def test_headers_come_first_and_the_document_fills_what_they_leave_out() -> None:
    in_document = HubOffer(hubs=("https://hub.example/",), topic="https://news.example/t")
    body = atom(
        '<link rel="hub" href="https://hub.example/"/>'
        '<link rel="self" href="https://news.example/t"/>'
    )
    header = (
        '<https://first.example/>; rel="hub", </a,b>; rel="alternate", '
        '<//second.example/>; title="a, b"; rel="preload hub"'
    )
    assert offer_of(header, body, URL) == HubOffer(
        hubs=("https://first.example/", "https://second.example/"), topic="https://news.example/t"
    )
    assert offer_of("", body, URL) == in_document
    both = '<https://first.example/>;rel=hub,<https://news.example/h>;rel="self"'
    assert offer_of(both, body, URL).topic == "https://news.example/h"
    silent = atom('<link rel="self" href="https://news.example/t"/>')
    assert offer_of("", silent, URL) == NOTHING
    assert offer_of(header, silent, URL).topic == "https://news.example/t"


def test_only_addresses_of_the_web_without_credentials_are_hubs() -> None:
    for hub in ("javascript:alert(1)", "file:///etc/passwd", "https://u:p@hub.example/", ""):
        assert offer_of(f'<{hub}>; rel="hub"', b"", URL).hubs == ()
    many = ",".join(f'<https://h{n}.example/>; rel="hub"' for n in range(9))
    assert len(offer_of(many, b"", URL).hubs) == 5


@given(st.binary(max_size=400), st.text(max_size=200))
def test_any_bytes_and_headers_are_read_without_a_word(body: bytes, header: str) -> None:
    offer_of(header, b"hub" + body, URL)
    offer_of(header, b"{" + body + b"hub", URL)
