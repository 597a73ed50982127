"""When a poll has missed something."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livefeed.policy.gap import is_gap, is_gap_told
from tests.support.make import NOW

COUNT = st.integers(min_value=0, max_value=200)


@pytest.mark.parametrize(
    ("what", "fields", "expected"),
    [
        ("nothing shown is known", {}, True),
        ("one entry is known", {"known": 1}, False),
        ("the first poll", {"is_first_poll": True, "shown_before": 0}, False),
        ("an empty document", {"shown": 0}, False),
        ("the first entries of an empty source", {"shown_before": 0}, False),
        ("a push", {"is_push": True}, False),
        ("a document of one entry", {"shown": 1, "shown_before": 1}, True),
    ],
)
def test_a_gap_is_a_poll_that_shares_nothing(
    what: str, fields: dict[str, int], expected: bool
) -> None:
    usual = {"shown": 20, "known": 0, "shown_before": 20, "is_first_poll": False, "is_push": False}
    assert is_gap(**(usual | fields)) is expected, what  # type: ignore[arg-type] # ints and bools


@given(COUNT, COUNT, COUNT, st.booleans(), st.booleans())
def test_who_shares_an_entry_has_no_gap(
    shown: int, known: int, before: int, is_first: bool, is_push: bool
) -> None:
    found = is_gap(
        shown=shown, known=known, shown_before=before, is_first_poll=is_first, is_push=is_push
    )
    assert not (found and (known or is_first or is_push or not shown or not before))


def test_gaps_of_one_source_are_told_half_an_hour_apart() -> None:
    assert is_gap_told(None, NOW)
    assert not is_gap_told(NOW, NOW + timedelta(minutes=29))
    assert is_gap_told(NOW, NOW + timedelta(minutes=30))
