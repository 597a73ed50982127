from __future__ import annotations

import pytest

from livefeed.extract.pages.css import Selectable
from livefeed.extract.pages.metadata import parse_tree
from livefeed.extract.suggest.stable_names import choose, is_stable


@pytest.mark.parametrize(
    "name",
    [
        "live-event-entry",
        "liveblog__post",
        "tl-node",
        "post",
        "liv-blg_li",
        "body3",
        "blogPost",
        "خبر",
    ],
)
def test_a_name_that_a_person_gave_is_stable(name: str) -> None:
    assert is_stable(name)


@pytest.mark.parametrize(
    "name",
    [
        "dcr-1r02hz5",
        "css-1q2w3e",
        "sc-bdVaJa",
        "RichText_richText__wS9Rz",
        "__variable_422e67",
        "col-md-6",
        "mt-4",
        "is-open",
        "flex",
        "post--pinned",
        "item-48213",
        "a1b2c3d4",
        "sm:w-1/2",
    ],
)
def test_a_name_of_a_tool_a_layout_or_a_state_is_not(name: str) -> None:
    assert not is_stable(name)


def chosen(html: str, wanted: str) -> str | None:
    tree = parse_tree(f"<html><body>{html}</body></html>")
    assert tree is not None
    page = Selectable(tree)
    return choose(page, page.select(wanted))


@pytest.mark.parametrize(
    ("html", "selector"),
    [
        ('<i class="x1y2z3 post"></i><i class="post"></i>', ".post"),
        ('<i class="post"></i><i class="post"></i><b class="post"></b>', "i.post"),
        ('<i itemprop="update" class="post"></i><i itemprop="update"></i>', '[itemprop="update"]'),
        ('<i id="block-1a"></i><i id="block-2b"></i><u><i></i></u>', 'i[id^="block-"]'),
        ('<i id="80_parent"></i><i id="79_parent"></i><u><i></i></u>', 'i[id$="_parent"]'),
        (
            '<div class="Tick_item__aB3dE"><i></i><i></i></div><p><i></i></p>',
            '[class*="Tick_item__"] > i',
        ),
        ('<ol class="posts"><i></i><i></i></ol><p><i></i></p>', ".posts > i"),
        ("<p><i></i><i></i></p><p><i></i></p>", None),
    ],
)
def test_the_shortest_stable_selector_of_exactly_these_elements_is_chosen(
    html: str, selector: str | None
) -> None:
    assert chosen(html, "i:not(p:last-child i):not(u i)") == selector
