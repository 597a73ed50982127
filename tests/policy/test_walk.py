"""How far back a walk goes, and what it came to."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livefeed.model import Gap, GapState
from livefeed.policy.walk import (
    LONGEST,
    MOST_FOUND,
    MOST_PAGES,
    Look,
    after_look,
    begun,
    may_walk_to,
)
from tests.support.make import NOW, after

FIRST = "https://a.example/feed?page=2"
NEXT = "https://a.example/feed?page=3"
GAP = Gap(
    number=1,
    source="alpha",
    from_at=NOW,
    to_at=after(600),
    seen_at=after(660),
    before=20,
    after=20,
    next_page=FIRST,
)
LOOK = Look(shown=20, missing=20, is_met=False, newest_at=after(300), next_page=NEXT)


def test_a_walk_goes_from_page_to_page_until_known_updates_are_met() -> None:
    walk = begun(GAP, NOW)
    assert walk.page == FIRST
    walk = after_look(walk, LOOK, page_url=walk.page, now=NOW)
    assert walk.page == NEXT
    walk = after_look(walk, replace(LOOK, is_met=True), page_url=walk.page, now=after(5))
    assert walk.page == ""
    assert (walk.gap.state, walk.gap.pages, walk.gap.next_page) == (GapState.CLOSED, 2, "")
    assert walk.gap.ended_at == after(5)


@pytest.mark.parametrize(
    ("why", "fields"),
    [
        ("nothing", {"shown": 0, "missing": 0}),
        ("no further page", {"next_page": ""}),
        ("another host", {"next_page": "https://b.example/feed?page=3"}),
        ("the same page", {"next_page": FIRST}),
        ("reach back before it", {"newest_at": NOW - timedelta(hours=2)}),
    ],
)
def test_a_walk_that_cannot_go_on_leaves_the_gap_open(why: str, fields: dict[str, object]) -> None:
    look = replace(LOOK, **fields)  # type: ignore[arg-type] # fields of Look by name
    walk = after_look(begun(GAP, NOW), look, page_url=FIRST, now=NOW)
    assert walk.gap.state is GapState.OPEN
    assert why in walk.gap.why


def test_one_page_without_anything_missing_may_be_a_shift_two_are_a_circle() -> None:
    look = replace(LOOK, missing=0)
    walk = after_look(begun(GAP, NOW), look, page_url=FIRST, now=NOW)
    assert walk.page == NEXT
    walk = after_look(walk, replace(look, next_page=FIRST), page_url=NEXT, now=NOW)
    assert walk.page == ""


@given(
    st.lists(
        st.builds(
            Look,
            shown=st.integers(0, 100),
            missing=st.integers(0, 100),
            is_met=st.just(False),
            newest_at=st.none(),
            next_page=st.sampled_from([FIRST, NEXT, NEXT + "0", NEXT + "1"]),
        ),
        min_size=MOST_PAGES,
        max_size=MOST_PAGES * 2,
    ),
    st.floats(0, 30),
)
def test_every_walk_ends(looks: list[Look], seconds: float) -> None:
    walk, steps = begun(GAP, NOW), 0
    for look in looks:
        if not walk.page:
            break
        steps += 1
        walk = after_look(walk, look, page_url=walk.page, now=after(steps * seconds))
    assert not walk.page
    assert walk.gap.why
    assert steps <= MOST_PAGES
    assert walk.missing <= MOST_FOUND + 100
    assert steps * seconds <= LONGEST.total_seconds() + seconds


@pytest.mark.parametrize(
    ("page", "is_allowed"),
    [
        ("https://a.example/other", True),
        ("http://a.example/feed", True),
        ("https://a.example:443/feed", True),
        ("https://a.example:8443/feed", False),
        ("https://www.a.example/feed", False),
        ("https://b.example/feed", False),
        ("https://127.0.0.1/feed", False),
        ("https://a.example/feed", False),  # itself
        ("", False),
    ],
)
def test_only_the_same_host_is_walked(page: str, is_allowed: bool) -> None:
    assert may_walk_to(page, "https://a.example/feed") is is_allowed
