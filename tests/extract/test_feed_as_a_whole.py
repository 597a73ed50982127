"""What is said of a feed as a whole: windows, cuts, damage, encodings."""

from __future__ import annotations

import codecs

import pytest

from livefeed.errors import ParseError
from tests.support.documents import dated, item, read, rss


@pytest.mark.parametrize(
    ("days", "is_window"),
    [
        ((22, 21, 20), True),
        ((20, 21, 22), True),
        ((22, 22, 21), True),
        ((20, 22, 21), False),
        ((22,), True),
        ((), False),
    ],
)
def test_only_entries_in_order_of_time_are_a_window(days: tuple[int, ...], is_window: bool) -> None:
    text = rss(*(item(f"k{n}", more=dated(day)) for n, day in enumerate(days)))
    assert read(text).is_window is is_window


def test_entries_without_time_are_no_window() -> None:
    assert not read(rss(item("a", more=dated(22)), item("b"))).is_window


@pytest.mark.parametrize("end", ["", "<item><guid>c</guid><title>half", "<item", "<item><desc"])
def test_a_document_that_was_cut_off_gives_its_complete_entries_and_is_no_window(end: str) -> None:
    whole = rss(item("a", more=dated(22)), item("b", more=dated(21)))
    cut = whole.removesuffix("</channel></rss>") + end
    document = read(cut, kind="feed")
    assert [entry.key for entry in document.entries] == ["a", "b"]
    assert not document.is_window
    assert any("cut off" in problem for problem in document.problems)
    assert read(whole).is_window


def test_every_cut_of_a_feed_gives_only_complete_entries_and_no_window() -> None:
    whole = rss(item("a", more=dated(22)), item("b", more=dated(21)))
    for length in range(0, len(whole) - 1, 7):
        try:
            document = read(whole[:length], kind="feed")
        except ParseError:
            continue
        assert not document.is_window, length
        assert all(entry.published and entry.text == "نص" for entry in document.entries)


def test_malformed_xml_is_read_as_far_as_possible() -> None:
    text = rss(
        "<guid>a</guid><title>Fish & chips</title>" + dated(22),
        "<guid>b</guid><title>a&nbsp;b &copy;</title>" + dated(21),
        "<guid>c</guid><title>\x0bcontrol</title>" + dated(20),
    )
    document = read(text)
    assert [entry.title for entry in document.entries] == ["Fish & chips", "a b ©", "control"]
    assert document.is_window
    assert any("malformed" in problem for problem in document.problems)


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", "empty body"),
        (b" \n\t", "empty body"),
        (b"<!doctype html><html><body><p>x</p></body></html>", "root element is <html>"),
        (
            b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>',
            "root element is <html>",
        ),
        (b"<html><form><input type='password'></form></html>", "login page"),
        (b"<opml><body/></opml>", "root element is <opml>"),
        (b"Not found", "plain text"),
        (b'{"error": "rate limited"}', "JSON without a list of items"),
        (b"{", "not valid JSON"),
    ],
)
def test_what_is_no_feed_is_told_as_what_it_is(body: bytes, problem: str) -> None:
    with pytest.raises(ParseError, match=problem) as raised:
        read(body, kind="feed", name="wire")
    assert raised.value.source == "wire"


def test_encodings_reach_the_entries() -> None:
    text = rss(item(title="السيول تقطع الطريق"))
    legacy = text.replace("utf-8", "windows-1256", 1)
    for body, kind in (
        (legacy.encode("cp1256"), "text/xml"),
        (legacy.encode(), "text/xml"),
        (codecs.BOM_UTF16_LE + legacy.encode("utf-16-le"), "text/xml"),
        (text.replace(' encoding="utf-8"', "", 1).encode("cp1256"), "text/xml"),
        (text.encode(), "text/xml; charset=\0"),
    ):
        document = read(body, content_type=kind, kind="feed")
        assert document.entries[0].title == "السيول تقطع الطريق"
