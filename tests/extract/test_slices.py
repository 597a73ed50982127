"""A feed cut into its entries and the frame around them."""

from __future__ import annotations

import pytest

from livefeed.extract.encoding import decode
from livefeed.extract.feeds.slices import cut_up
from livefeed.extract.feeds.wellformed import read_frame, read_wellformed
from tests.support.corpus import feed_files
from tests.support.documents import atom, item, rss


def test_frame_and_entries_together_are_the_document() -> None:
    text = rss(item("a"), item("b"), item("c"))
    cut = cut_up(text.encode())
    assert cut is not None
    assert len(cut.entries) == 3
    assert cut.with_only(frozenset({0, 1, 2})) == text
    assert cut.with_only(frozenset()) == cut.frame
    assert [e["id"] for e in read_wellformed(cut.with_only(frozenset({1}))).entries] == ["b"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "inside",
    [
        "<description><![CDATA[</item><item>]]></description>",
        "<!-- </item> --><description>x</description>",
        '<description title="a > b">x</description>',
        "<itemized>x</itemized><entrypoint>x</entrypoint>",
        "<description>&lt;/item&gt;</description>",
        "<description><![CDATA[<svg xmlns='urn:x'></svg>]]><!-- xmlns --></description>",
    ],
)
def test_what_only_looks_like_the_end_of_an_entry_is_none(inside: str) -> None:
    cut = cut_up(rss(f"<guid>1</guid>{inside}", item("b")).encode())
    assert cut is not None
    assert len(cut.entries) == 2


def test_an_entry_in_a_comment_is_part_of_the_frame() -> None:
    cut = cut_up(rss(item("a"), channel="<!-- <item><guid>old</guid></item> -->").encode())
    assert cut is not None
    assert len(cut.entries) == 1
    assert "old" in cut.frame


@pytest.mark.parametrize(
    "text",
    [
        rss(),
        atom(),
        "plain words",
        rss('<x:y xmlns:x="urn:x">1</x:y><guid>a</guid>'),
        rss("<x title='>' xmlns='urn:x'>1</x><guid>a</guid>"),
        rss(item("a")).replace("</channel>", "<y xmlns='urn:x'/></channel>"),
        rss(item("a"), "").replace("<item></item>", "<item/>"),
        rss(item("a"), item("b"))[:-40],
    ],
    ids=[
        "no item",
        "no entry",
        "no feed",
        "a namespace within",
        "one behind a sign",
        "one after it",
        "an empty item",
        "an open item",
    ],
)
def test_what_cannot_be_cut_is_left_whole(text: str) -> None:
    assert cut_up(text.encode()) is None


def test_a_feed_is_cut_in_utf8_alone() -> None:
    text = rss(item("a"), item("b"), channel="<title>\u0641</title>")
    assert cut_up(text.encode("windows-1256")) is None


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "part", ["<item>", "<item><", "<item ><![CDATA[", "<!--<item>", "<item></"]
)
def test_hostile_text_is_cut_in_linear_time(part: str) -> None:
    cut_up(part.encode() * 200_000)


@pytest.mark.corpus
@pytest.mark.timeout(300)
def test_every_entry_of_real_feeds_says_by_itself_what_it_says_among_all() -> None:
    cut_feeds = 0
    for file in feed_files():
        text = decode(file.read_bytes(), content_type="").text.lstrip("\ufeff \t\r\n\0")
        whole, cut = read_wellformed(text), cut_up(text.encode())
        frame = read_frame(cut) if cut else None
        if whole is None or cut is None or frame is None:
            continue
        if len(whole.entries) != len(cut.entries):
            continue
        cut_feeds += 1
        assert (frame.version, frame.scope) == (whole.version, whole.scope), file.name
        for name in ("link", "language"):
            assert frame.feed.get(name) == whole.feed.get(name), file.name
        for place, entry in list(enumerate(whole.entries))[:40]:
            alone = read_wellformed(cut.with_only(frozenset({place})))
            assert alone is not None, (file.name, place)
            assert alone.entries == [entry], (file.name, place)
    assert cut_feeds > 300
