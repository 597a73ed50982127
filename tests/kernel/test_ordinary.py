"""What the kernel makes of ordinary markup is what the long way makes of it."""

from __future__ import annotations

import html as entities
import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from livefeed.extract.pages.embeds import with_embeds
from livefeed.kernel import Kernel
from livefeed.text import ordinary
from livefeed.text.clean import clean_html, text_of
from livefeed.text.embeds import may_embed
from livefeed.text.ordinary import read_ordinary
from tests.support.corpus import DATA

BASE = "https://news.example/a/b?c"
NAMES = (
    *("p", "a", "br", "strong", "b", "span", "img", "div", "li", "ul", "ol", "blockquote", "h2"),
    *("h3", "hr", "section", "code", "sup", "time", "em", "i"),
)
VALUES = (
    *("https://x.example/a", "http://x.example", "/a/b.jpg?c=1&amp;d=2", "//x.example/a", "a.jpg"),
    *("https://x.example/نص?a&amp;b#c", "javascript:x", "https://1.2.3.4/", "https://xn--a/", "#a"),
    *("https://x.example:80/", "https://a@x.example/", "HTTPS://x.example/", "/a/../b", "/./b", ""),
    *(
        "https://x.example/%zz",
        "https://x.exa mple/",
        "https://x..example/",
        "x&y",
        "&quot;",
        "rtl",
    ),
    *("640", "نص", "\u00a0", "https://x.example\\a", "/a%2e%2e/b", "https://t.me/a/1", "tweet"),
    *("wp-post-image", "https://\u0661.example/", "https://x.example/\u3000", "/\u200f", "/'"),
)
TEXTS = (
    *(
        "نص ",
        "text",
        " ",
        "\n",
        "  a  b ",
        "&amp;",
        "&",
        "& ",
        "&lt;",
        "&#39;",
        "&#8217;",
        "&nbsp;",
    ),
    *(
        "\u00a0",
        "&#65;",
        "&#150;",
        "&copy",
        "<",
        ">",
        '"',
        "\t",
        "\u2028",
        "\u202e",
        "\x0c",
        "\r\n",
    ),
    *("شارك", "read more", "300 views", "منذ ساعة", "اقرأ أيضا: نص", "https://t.me/a/1", "\ufeff"),
    *(
        "&#x2028;",
        "&#8232;",
        "&#8234;",
        "&amp;lt;",
        "🔴",
        "\x00",
        "\ud800",
        "<!-- a -->",
        "<!---->",
        "<!-- a",
        "<!-->",
        "<!-- <b> -->",
        "<!--a-b--->",
        "a" * 210,
    ),
    *("http: //", "\u3000", "\x85", "\x1c", "&amp;amp;", "&#55296;", "&#1114112;", "&#0;"),
)
ATTRIBUTES = st.tuples(
    st.sampled_from(("href", "src", "alt", "class", "dir", "lang", "width", "style", "rel", "id")),
    st.sampled_from(("=", "=", "=", " = ", "")),
    st.sampled_from('""\'"'),
    st.sampled_from(VALUES),
).map(lambda told: f" {told[0]}{told[1]}{told[2]}{told[3]}{told[2]}")


def element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    attributes = st.lists(ATTRIBUTES, max_size=2).map("".join)
    parts = st.lists(inner, max_size=4).map("".join)
    return st.tuples(st.sampled_from(NAMES), attributes, parts).map(
        lambda told: (
            f"<{told[0]}{told[1]}/>{told[2]}"
            if told[0] in {"br", "img", "hr"}
            else f"<{told[0]}{told[1]}>{told[2]}</{told[0]}>"
        )
    )


MARKUP = st.lists(
    st.recursive(st.sampled_from(TEXTS), element, max_leaves=12), min_size=1, max_size=4
).map("".join)
relaxed = settings(suppress_health_check=list(HealthCheck), max_examples=400)


@pytest.fixture(autouse=True)
def with_kernel(kernel: Kernel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ordinary, "compiled", kernel)


def long_way(markup: str, base_url: str) -> tuple[str, str]:
    clean = clean_html(with_embeds(markup) if may_embed(markup) else markup, base_url=base_url)
    return clean, text_of(clean)


@example('<b href="tweet"><p></p></b>', BASE)
@given(MARKUP, st.sampled_from((BASE, "", "https://news.example:8080/a", "http://1.2.3.4/")))
@relaxed
def test_any_markup_reads_alike_or_goes_the_long_way(markup: str, base_url: str) -> None:
    assert read_ordinary(markup, base_url=base_url) in (None, long_way(markup, base_url))


@given(MARKUP, st.data())
@relaxed
def test_damaged_markup_reads_alike_or_goes_the_long_way(markup: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(markup)))
    put = data.draw(
        st.sampled_from(("", "<", "</", ">", '"', "/", "</p>", "<p>", "<b>", "=", "\0"))
    )
    damaged = markup[:cut] + put + markup[cut + data.draw(st.integers(0, 3)) :]
    assert read_ordinary(damaged, base_url=BASE) in (None, long_way(damaged, BASE))


@given(MARKUP, st.sampled_from((BASE, "")))
@relaxed
def test_marked_markup_reads_alike_whatever_looks_like_an_embed(markup: str, base_url: str) -> None:
    clean = clean_html(markup, base_url=base_url)
    found = read_ordinary(markup, base_url=base_url, is_marked=True)
    assert found in (None, (clean, text_of(clean)))


def test_what_only_looks_like_an_embed_is_ordinary_where_embeds_are_marked() -> None:
    markup = '<div class="post"><p>https://x.com/a/status/1</p></div>'
    assert read_ordinary(markup, base_url=BASE) is None
    clean = "<div><p>https://x.com/a/status/1</p></div>"
    found = read_ordinary(markup, base_url=BASE, is_marked=True)
    assert found == (clean, "https://x.com/a/status/1")


def fragments() -> list[str]:
    found: set[str] = set()
    for path in sorted((DATA / "feeds").rglob("*")):
        if path.is_file():
            text = path.read_bytes().decode("utf-8", "replace")
            found.update(re.findall(r"CDATA\[(.*?)\]\]", text, re.DOTALL)[:10])
            told = re.findall(r"<(?:description|summary|content)[^>]*>(.*?)</", text, re.DOTALL)
            found.update(map(entities.unescape, told[:10]))
    return sorted(found)


def test_what_publishers_write_reads_alike_and_often_is_ordinary() -> None:
    tried = [markup for markup in fragments() if "</" in markup or "/>" in markup]
    if not tried:
        pytest.skip("the corpus is not at hand")
    read = {markup: found for markup in tried if (found := read_ordinary(markup, base_url=BASE))}
    assert {markup for markup, found in read.items() if found != long_way(markup, BASE)} == set()
    assert len(read) > len(tried) / 10


@pytest.mark.parametrize(
    "markup",
    ["<p>", "<p>a", "</p>", "<p><p>a</p></p>", "<p><div>a</div></p>", "<a><a>b</a></a>",
     "<b><i>a</b></i>", "<li>a</li>",
     "<table><tr><td>a</td></tr></table>", "<script>a</script>", "<P>a</P>",
     "<p onclick=x>a</p>", "<img alt='a'>", "<p/>a", "<h2><h3>a</h3></h2>", "a", "a & b", "",
     "<p>" * 99 + "</p>" * 99, "<i>" * 99 + "</i>" * 99, "<p style='" + "a" * 5_000 + "'>a</p>",
     "<a href='java&#115;cript:a'>b</a>", "<a href=' https://x.example/'>b</a>",
     "<blockquote class='twitter-tweet'><a href='https://x.com/a/status/1'>b</a></blockquote>",
     "<p>https://x.com/a/status/1</p>", "<a href='//x.example/a'>b</a>", "<ul><p>a</p><li>b", "<"],
)  # fmt: skip
def test_what_needs_a_parser_goes_the_long_way(markup: str) -> None:
    assert read_ordinary(markup, base_url=BASE) is None


def test_furniture_is_taken_out_of_ordinary_markup() -> None:
    markup = "<div><p>a</p><ul><li>share</li></ul><p>read also: b</p><p>300 views</p></div>"
    assert (
        read_ordinary(markup, base_url=BASE)
        == long_way(markup, BASE)
        == ("<div><p>a</p><ul></ul></div>", "a")
    )


def test_without_the_kernel_all_goes_the_long_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ordinary, "compiled", None)
    assert read_ordinary("<p>a</p>", base_url=BASE) is None


def test_an_entry_of_a_feed_is_read_at_once() -> None:
    markup = (
        '<p class="lead"><img src="/i/1.jpg" alt="" width="640"/><b>في بيروت</b></p>\n'
        '<p>a &amp; b <a href="https://x.example/?a=1&amp;b=2" target="_blank">…</a><br>c</p>'
    )
    clean = (
        '<p><img src="https://news.example/i/1.jpg" alt="" width="640"><b>في بيروت</b></p>\n'
        '<p>a &amp; b <a href="https://x.example/?a=1&amp;b=2" rel="noopener noreferrer">…</a>'
        "<br>c</p>"
    )
    assert read_ordinary(markup, base_url=BASE) == (clean, "في بيروت\n\na & b …\nc")
    assert long_way(markup, BASE) == (clean, "في بيروت\n\na & b …\nc")
