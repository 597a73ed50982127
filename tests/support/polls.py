"""Runs of polls that Hypothesis draws."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from livefeed.model import Outcome, SketchedEntry
from livefeed.store import Store
from livefeed.store.sqlite import open_store
from tests.support.desk import (
    CHESS,
    FLOOD,
    FLOOD_COPIED,
    FLOOD_CORRECTED,
    FLOOD_EXPANDED,
    FLOOD_WORSE,
    LIBRARY,
    ROUNDUP,
    told,
)

TEXTS = (
    FLOOD,
    FLOOD_COPIED,
    FLOOD_CORRECTED,
    FLOOD_EXPANDED,
    FLOOD_WORSE,
    CHESS,
    LIBRARY,
    ROUNDUP,
    "",
)
entries = st.lists(
    st.builds(
        lambda key, text, minutes, is_withdrawn: told(
            f"k{key}", text, minutes=minutes, is_withdrawn=is_withdrawn
        ),
        st.integers(0, 4),
        st.sampled_from(TEXTS),
        st.integers(0, 3),
        st.sampled_from((False, False, False, True)),
    ),
    max_size=5,
)
polls = st.lists(
    st.tuples(
        st.sampled_from(("alpha", "beta", "gamma")),
        st.sampled_from((Outcome.OK, Outcome.OK, Outcome.OK, Outcome.UNCHANGED, Outcome.FAILED)),
        entries,
        st.booleans(),
    ),
    max_size=12,
)
Poll = tuple[str, Outcome, list[SketchedEntry], bool]


def open_engine(folder: str) -> Store:
    return open_store(Path(folder) / "live.db", window_s=72 * 3_600)
