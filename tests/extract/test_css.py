from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from livefeed.extract.pages.css import Selectable
from livefeed.extract.pages.metadata import parse_tree

PAGE = """<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>مباشر</title></head>
<body class="live  page"><main id="main"><ol class="posts" data-kind="a b c">
<li class="post first" id="p-1" data-id="11"><h3>أول</h3><p lang="en-GB">one <b>bold</b></p></li>
<!-- beside --><li class="post" id="p-2" data-id="12"><h3>ثان</h3><p>two</p>
<ul><li class="post inner">inner</li></ul></li>text between
<li class="postscript" data-id=""><a href="/live#p-3" title="it's">three</a><p></p></li></ol>
<input type="TEXT"><section><p class="خبر">four</p></section></main></body></html>"""

SELECTORS = [
    "li",
    "*",
    ".post",
    "li.post.first",
    "#p-2",
    "ol > li",
    "ol li p",
    "main .posts>.post",
    "h3 + p",
    "h3 ~ ul",
    "li.post + li",
    "body.page #main li > p",
    "[data-id]",
    "[data-id='11']",
    'li[data-id="12"]',
    '[data-id=""]',
    "[data-id^='1']",
    "[class^=post]",
    "[class*=script]",
    "[href$='p-3']",
    "[id|=p]",
    "[data-kind~=b]",
    "[data-kind~='a b']",
    '[title="it\'s"]',
    "LI.post",
    ".خبر",
    "h3, p",
    "li > p, ol , .inner",
    "li:first-child",
    "li:nth-of-type(2) p",
    ".post:not(.first)",
    "li:has(b)",
    "p:-soup-contains('two')",
    "p:empty",
    "[type=text]",
    ":root > body",
    "html",
    "p[lang]",
    ".p\\6fst",
    ".nothing",
]


@pytest.mark.parametrize("selector", SELECTORS)
def test_a_selector_chooses_what_soupsieve_chooses(selector: str) -> None:
    tree = parse_tree(PAGE)
    assert tree is not None
    expected = BeautifulSoup(PAGE, "lxml").select(selector)
    chosen = Selectable(tree).select(selector)
    assert [(e.tag, e.get("id")) for e in chosen] == [(e.name, e.get("id")) for e in expected]
    assert [str(e.text_content()) for e in chosen] == [e.get_text() for e in expected]


@pytest.mark.parametrize("selector", SELECTORS)
def test_a_selector_within_an_element_is_judged_by_the_whole_page(selector: str) -> None:
    tree = parse_tree(PAGE)
    soup = BeautifulSoup(PAGE, "lxml").select_one("ol")
    assert tree is not None
    assert soup is not None
    page = Selectable(tree)
    (within,) = page.select("ol")
    expected = [element.get_text() for element in soup.select(selector)]
    assert [str(e.text_content()) for e in page.select(selector, within=within)] == expected


@pytest.mark.parametrize("selector", ["li[", "li >", ".1st", "> li", "", "li,,p", "li::after"])
def test_what_is_no_selector_is_refused(selector: str) -> None:
    tree = parse_tree(PAGE)
    assert tree is not None
    with pytest.raises(ValueError, match=r".+"):
        Selectable(tree).select(selector)


def test_what_is_removed_is_chosen_no_more_and_what_follows_it_stays() -> None:
    tree = parse_tree(PAGE)
    assert tree is not None
    page = Selectable(tree)
    assert page.select("li:not(.first)")
    page.remove("#p-2")
    page.remove("li:has(b)")
    assert [e.get("class") for e in page.select("li:not(.x)")] == ["postscript"]
    assert "text between" in str(tree.text_content())
