"""The order in which a document's entries happened."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livefeed.model import SketchedEntry
from livefeed.store.order import oldest_shown, reading_order, told_by
from tests.support.desk import told
from tests.support.make import after

Row = tuple[str, float | None]


def document(rows: list[Row]) -> list[SketchedEntry]:
    """Return entries of these keys, published so many seconds after now, all without text."""
    return [told(k, "", published=None if at is None else after(at)) for k, at in rows]


@pytest.mark.parametrize(
    ("rows", "order"),
    [
        pytest.param([("c", 3), ("b", 2), ("a", 1)], "abc", id="newest first"),
        pytest.param([("a", 1), ("b", 2), ("c", 3)], "abc", id="oldest first"),
        pytest.param([("c", None), ("b", None), ("a", None)], "abc", id="no times"),
        pytest.param([("c", 1), ("b", 1), ("a", 1)], "abc", id="equal times"),
        pytest.param([("a", 1), ("b", 1), ("c", 2)], "abc", id="equal times, oldest first"),
        pytest.param([("d", 4), ("c", None), ("b", 2), ("a", 1)], "abcd", id="one without"),
        pytest.param([("a", 0), ("d", 4), ("c", 3), ("b", 2)], "abcd", id="a pinned one"),
        pytest.param([("b", 2), ("a", 1), ("b", 9)], "ab", id="a key twice"),
        pytest.param([], "", id="nothing"),
    ],
)
def test_the_oldest_comes_first(rows: list[Row], order: str) -> None:
    assert "".join(told_by(item).key for item in reading_order(document(rows))) == order


@pytest.mark.parametrize(
    ("rows", "oldest"),
    [
        pytest.param([("c", 3), ("b", 2), ("a", 1)], 1, id="newest first"),
        pytest.param([("a", 1), ("b", 2), ("c", 3)], 1, id="oldest first"),
        pytest.param([("p", -9), ("c", 3), ("b", 2), ("a", 1)], 1, id="a pinned old one on top"),
        pytest.param([("c", 3), ("b", 2), ("a", None)], 2, id="the last one without a time"),
        pytest.param([("a", None)], None, id="no times"),
        pytest.param([], None, id="nothing"),
    ],
)
def test_a_document_reaches_back_to_the_entry_at_its_old_end(
    rows: list[Row], oldest: float | None
) -> None:
    expected = None if oldest is None else after(oldest)
    assert oldest_shown([item.entry for item in document(rows)]) == expected


def test_an_old_entry_brought_back_by_an_edit_counts_as_new() -> None:
    entries = [
        told("b", "", published=after(9)).entry,
        told("a", "", published=after(-999), updated=after(5)).entry,
    ]
    assert oldest_shown(entries) == after(5)


times = st.lists(st.one_of(st.none(), st.integers(0, 50)), max_size=12)


@given(times)
def test_reading_order_keeps_every_key_and_never_goes_back_in_time(
    published: list[int | None],
) -> None:
    items = document([(f"k{n}", at) for n, at in enumerate(published)])
    ordered = [told_by(item) for item in reading_order(items)]
    assert sorted(e.key for e in ordered) == sorted(item.entry.key for item in items)
    known: list[datetime] = [e.published for e in ordered if e.published is not None]
    assert known == sorted(known)


@given(times)
def test_the_same_document_is_always_read_in_the_same_order(published: list[int | None]) -> None:
    items = document([(f"k{n}", at) for n, at in enumerate(published)])
    assert reading_order(items) == reading_order(tuple(items))
