"""The kernel finds the entries of a feed where the pattern finds them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from livefeed.extract.feeds.slices import entries_here
from livefeed.kernel import Kernel
from tests.support.corpus import feed_files

PARTS = (
    *("<item>", "</item>", "<entry>", "</entry>", "<item ", "<item/>", "<items>", "</item >", "<"),
    *(
        "<!--",
        "-->",
        "<!-->",
        "<![CDATA[",
        "]]>",
        "]]",
        "<!x>",
        "<a>",
        "</a>",
        "<a",
        ">",
        "--",
        "/",
    ),
    *(
        "</item",
        "</entry\u2003>",
        "<item\u00a0>",
        "<entry\x1c>",
        "نص",
        " ",
        "\n",
        "<?a?>",
        "]",
        "-",
    ),
    *("</entry/>", "<item>a</item>", "<entry b='c'>d</entry>", "<ITEM>", "<item:a>", "\0"),
    *("xmlns", "<a xmlns:b='c'>", "<!-- xmlns -->", "<![CDATA[xmlns]]>", "xml", "ns='", "</item>"),
)


@given(st.lists(st.sampled_from(PARTS), max_size=12).map("".join))
@settings(max_examples=2_000, deadline=None)
def test_any_text_is_cut_alike(kernel: Kernel, text: str) -> None:
    body = text.encode()
    assert kernel.entries(body) == entries_here(body)


@pytest.mark.corpus
@pytest.mark.timeout(300)
def test_real_feeds_are_cut_alike(kernel: Kernel) -> None:
    for file in feed_files():
        body = file.read_bytes()
        assert kernel.entries(body) == entries_here(body), file.name


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "part", ["<item>", "<item ><![CDATA[", "<!--<item>", "<item></", "<item>a"]
)
def test_hostile_text_is_cut_in_linear_time(kernel: Kernel, part: str) -> None:
    kernel.entries(part.encode() * 200_000)
    kernel.entries(f"<item>{part.removeprefix('<item>') * 200_000}".encode())
