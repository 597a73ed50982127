"""What the store writes of a value is what it reads again."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livefeed.model import Followed, Gap, GapState, Hints, Honesty, Move, Rhythm, Subscription
from livefeed.store.sqlite.columns import columns_of, json_of, made_of, of_json
from livefeed.store.sqlite.rows import rhythm_of, rhythm_text

TIMES = st.datetimes(
    min_value=datetime(1990, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    max_value=datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)


def of(kind: type) -> st.SearchStrategy[object]:
    return st.from_type(kind)


st.register_type_strategy(datetime, TIMES)


@given(st.one_of(of(Gap), of(Subscription)))
def test_a_row_is_read_as_what_was_written(value: object) -> None:
    stored = json.loads(json.dumps(columns_of(value)))  # plain numbers and texts
    assert made_of(type(value), stored) == value


@given(st.one_of(of(Honesty), of(Followed), of(Move)))
def test_json_is_read_as_what_was_written(value: object) -> None:
    assert (of_json(type(value), json_of(value)) or Honesty()) == value


@given(
    st.builds(
        Rhythm,
        lately=st.just(1.5),
        ever=st.just(0.25),
        watched_h=st.just(0.0),
        interval_s=st.just(60.0),
        hints=st.builds(Hints, period_s=st.just(60.0), fresh_s=st.just(0.0)),
    )
)
def test_the_rhythm_of_a_source_is_read_as_it_was_written(rhythm: Rhythm) -> None:
    assert rhythm_of(rhythm_text(rhythm)) == rhythm


def test_nothing_is_an_empty_object() -> None:
    assert json_of(None) == json_of(Honesty()) == "{}"
    assert of_json(Move, "{}") is None


def test_a_column_that_is_not_there_leaves_the_default() -> None:
    row = {"number": 1, "source": "a", "from_at": 0, "to_at": 0, "seen_at": 0, "before": 1}
    with pytest.raises(TypeError, match="after"):
        made_of(Gap, row)
    assert made_of(Gap, row | {"after": 2, "other": 3}).state is GapState.OPEN
