"""The kernel finds the entries of a feed where the pattern finds them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from livefeed.extract.encoding import decode
from livefeed.extract.feeds.slices import entries_here
from livefeed.kernel import Kernel
from tests.extract.test_corpus import feed_files

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
)


@given(st.lists(st.sampled_from(PARTS), max_size=12).map("".join))
@settings(max_examples=2_000, deadline=None)
def test_any_text_is_cut_alike(kernel: Kernel, text: str) -> None:
    assert kernel.entries(text) == entries_here(text)


@pytest.mark.corpus
@pytest.mark.timeout(300)
def test_real_feeds_are_cut_alike(kernel: Kernel) -> None:
    for file in feed_files():
        text = decode(file.read_bytes(), content_type="").text
        assert kernel.entries(text) == entries_here(text), file.name


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "part", ["<item>", "<item ><![CDATA[", "<!--<item>", "<item></", "<item>a"]
)
def test_hostile_text_is_cut_in_linear_time(kernel: Kernel, part: str) -> None:
    kernel.entries(part * 200_000)
    kernel.entries(f"<item>{part.removeprefix('<item>') * 200_000}")
