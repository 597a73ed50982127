"""Whether an absent update was withdrawn."""

from __future__ import annotations

from datetime import datetime

import pytest

from livefeed.policy.withdrawal import is_withdrawn
from tests.support.make import NOW, after


@pytest.mark.parametrize(
    ("what", "missed", "shown", "before", "oldest", "published", "expected"),
    [
        ("absent in three full polls", 3, 19, 20, after(-900), NOW, True),
        ("absent for long", 9, 20, 20, after(-900), NOW, True),
        ("absent twice", 2, 19, 20, after(-900), NOW, False),
        ("left at the end of the page", 3, 20, 20, after(10), NOW, False),
        ("as old as the oldest shown", 3, 20, 20, NOW, NOW, False),
        ("without a time", 3, 20, 20, after(-900), None, False),
        ("nothing shown has a time", 3, 20, 20, None, NOW, False),
        ("the page shows just half", 3, 10, 20, after(-900), NOW, True),
        ("the page shows under half", 3, 9, 20, after(-900), NOW, False),
        ("the page is empty", 3, 0, 0, None, NOW, False),
    ],
)
def test_only_what_is_missing_inside_the_window_is_withdrawn(
    what: str,
    missed: int,
    shown: int,
    before: int,
    oldest: datetime | None,
    published: datetime | None,
    expected: bool,
) -> None:
    found = is_withdrawn(
        shown=shown,
        shown_before=before,
        oldest_shown=oldest,
        published=published,
        missed_polls=missed,
    )
    assert found is expected, what
