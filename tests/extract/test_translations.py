"""Entries that name themselves in other languages."""

from __future__ import annotations

import pytest

from tests.support.documents import atom, item, read, rss
from tests.support.sitemaps import url, urlset

ARABIC, ENGLISH, TURKISH = (f"https://news.example/{code}/1" for code in ("ar", "en", "tr"))
LINKS = (
    f'<link rel="alternate" hreflang="ar" href="{ARABIC}"/>'
    f'<link rel="alternate" hreflang="en-GB" href="{ENGLISH}"/>'
    f'<link rel="alternate" hreflang="tr" href="{TURKISH}"/>'
)
ENTRY = "<id>tag:news.example,2026:1</id><title>سيول تقطع الطريق</title>{}"


@pytest.mark.parametrize("damage", ["", "<title>&nosuch;</title>"])
def test_an_entry_keeps_its_own_address_and_tells_those_of_its_translations(damage: str) -> None:
    (entry,) = read(atom(ENTRY.format(LINKS) + damage), kind="feed", language="ar").entries
    assert entry.url == ARABIC
    assert entry.translations == (ENGLISH, TURKISH)


def test_an_address_without_a_language_is_the_entrys_own() -> None:
    links = f'<link href="{ARABIC}"/><link rel="alternate" hreflang="en" href="{ENGLISH}"/>'
    (entry,) = read(atom(ENTRY.format(links)), kind="feed").entries
    assert (entry.url, entry.translations) == (ARABIC, (ENGLISH,))


def test_an_item_of_rss_may_name_its_translations() -> None:
    more = (
        f"<link>{ARABIC}</link>"
        f'<a:link xmlns:a="http://www.w3.org/2005/Atom" rel="alternate" hreflang="en" '
        f'href="{ENGLISH}"/>'
    )
    (entry,) = read(rss(item("k1", title="سيول", more=more)), kind="feed").entries
    assert (entry.url, entry.translations) == (ARABIC, (ENGLISH,))


def test_links_that_name_no_language_declare_no_translation() -> None:
    links = f'<link href="{ARABIC}"/><link rel="alternate" href="{ENGLISH}"/>'
    (entry,) = read(atom(ENTRY.format(links)), kind="feed").entries
    assert entry.translations == ()


def test_an_address_of_a_sitemap_names_its_translations() -> None:
    link = (
        '<x:link xmlns:x="http://www.w3.org/1999/xhtml" rel="alternate" hreflang="en" '
        f'href="{ENGLISH}"/>'
    )
    (entry,) = read(urlset(url(1).replace("<lastmod>", f"{link}<lastmod>"))).entries
    assert entry.url == "https://news.example/1?a=1&b=2"
    assert entry.translations == (ENGLISH,)
