"""Entries that are cut out and read each by itself say what they say within their document."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings

from livefeed.extract.encoding import decode
from livefeed.extract.feeds import cut_entries
from livefeed.extract.feeds.cut_entries import read_alone, read_entries
from livefeed.extract.feeds.slices import Cut, cut_up
from livefeed.extract.feeds.wellformed import Place, read_frame, read_wellformed
from livefeed.kernel import Kernel
from tests.support.corpus import feed_files
from tests.support.documents import atom, item, rss
from tests.support.invented_feeds import documents


@pytest.fixture(autouse=True)
def with_kernel(kernel: Kernel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cut_entries, "compiled", kernel)


def cut_of(text: str) -> Cut | None:
    return cut_up(text.encode("utf-8", "surrogatepass"))


def alone(cut: Cut) -> list[dict[str, Any]] | None:
    return read_alone(list(cut.entries), place_in(cut))


def place_in(cut: Cut) -> Place | None:
    frame = read_frame(cut)
    return frame.place if frame else None


def both(text: str) -> tuple[object, object]:
    """Return the entries read each by itself, and those of the document."""
    cut, whole = cut_of(text), read_wellformed(text)
    return (alone(cut) if cut else None), whole and whole.entries


def some(inside: str) -> str:
    return rss(f"<guid>a</guid>{inside}", item("b"))


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
@example(some("<author>a@b.example (A)</author><dc:creator>B</dc:creator>"))
@example(some("<description><![CDATA[<p>1</p>]]> &amp; <![CDATA[]]]]><![CDATA[>]]></description>"))
@example(some('<enclosure url="/a.mp3&#10;" type="Audio/MPEG"\n length = "1"/>'))
@example(
    some('<title a="1&lt;2">&#1575;&#x627;&apos;</title>\r\n<link>\r\nhttps://x.example</link>')
)
@example(atom('<link href="https://x.example/?a=1&amp;b=2" rel="Alternate"/><id>1</id>'))
def test_an_invented_entry_says_by_itself_what_it_says_among_all(text: str) -> None:
    by_itself, among_all = both(text)
    if by_itself is not None and among_all is not None:
        assert by_itself == among_all


@pytest.mark.corpus
@pytest.mark.timeout(300)
def test_entries_of_real_feeds_say_by_themselves_what_they_say_among_all() -> None:
    taken = 0
    for file in feed_files():
        text = decode(file.read_bytes(), content_type="").text.lstrip("\ufeff \t\r\n\0")
        by_itself, among_all = both(text)
        if by_itself is not None and among_all is not None:
            taken += 1
            assert by_itself == among_all, file.name
    assert taken > 300


@pytest.mark.parametrize(
    "inside",
    ["<title>a<br/>b</title>", "<title>a<b>b</title></b>", "<title>&nbsp;</title>", "<a:b>1</a:b>",
     "<title a='1' a='2'/>", "<title a=1/>", "<title a='<'/>", "<title>]]></title>", "<title",
     "<title>a</title ", "<!-- a --><title/>", "<?a?><title/>", "<title>\x85</title>", "<1/>",
     "<title>&#133;</title>", "<title>&#0;</title>", "<title>\ufffe</title>", "<a:b:c/>",
     "<title>\ud800</title>", "<title>&#55296;</title>", "<title a='1'b='2'/>", "<titl\u00e9/>",
     "<a>" * 99 + "</a>" * 99, f"<title a='{'1' * 5_000}'/>", "<title xml:base='/a'>1</title>",
     "<title>\r</title>", "<description>&lt;!DOCTYPE a></description>&", "<title>\x07</title>"],
)  # fmt: skip
def test_what_is_not_plain_is_not_read_by_itself(inside: str) -> None:
    cut = cut_of(some(inside))
    assert cut is None or alone(cut) is None


LIST = "<channel><title>t</title><item><guid>a</guid></item><item><guid>b</guid></item></channel>"


@pytest.mark.parametrize(
    "text",
    [
        LIST.replace("<item>", "<group><item>", 1).replace("</channel>", "</group></channel>"),
        LIST.replace("</item><item>", "</item><title>between</title><item>"),
        LIST.replace("</channel>", "</channel><item><guid>outside</guid></item>"),
        LIST.replace("<item>", "</channel><item>", 1).removesuffix("</channel>"),
    ],
    ids=["within an element", "others between", "one outside the channel", "all outside"],
)
def test_entries_that_do_not_stand_in_one_list_are_not_read_by_themselves(text: str) -> None:
    cut = cut_of(f'<rss version="2.0">{text}</rss>')
    assert cut is not None
    assert alone(cut) is None


def test_a_list_of_entries_is_read_by_themselves() -> None:
    by_itself, among_all = both(f'<rss version="2.0">{LIST}</rss>')
    assert by_itself == among_all == [{"id": name, "link": name} for name in "ab"]


def test_what_the_kernel_leaves_is_read_within_the_document() -> None:
    cut = cut_of(rss(item("a"), item("b", more="<!-- c -->"), item("c")))
    assert cut is not None
    assert [e["id"] for e in read_entries(cut, place_in(cut), {2, 1}) or ()] == ["b", "c"]
    assert read_entries(cut, place_in(cut), ()) == []


def test_without_the_kernel_entries_are_read_within_the_document(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cut_entries, "compiled", None)
    cut = cut_of(rss(item("a"), item("b")))
    assert cut is not None
    assert alone(cut) is None
    assert [e["id"] for e in read_entries(cut, place_in(cut), {1}) or ()] == ["b"]


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "part", ["<a>", "<a b='&#", "&amp;", "<![CDATA[", "<a/>", "a=''", "]]", "</"]
)
def test_a_hostile_entry_is_read_in_linear_time(part: str) -> None:
    cut = cut_of(rss(part * 150_000))
    if cut:
        alone(cut)
