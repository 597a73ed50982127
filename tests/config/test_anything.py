"""Whatever stands under the known keys: settings, or mistakes with lines; never anything else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from livefeed.config import load
from livefeed.config.schema import (
    ALERTS,
    CHANNEL,
    DEDUP,
    FEED,
    MATCH,
    PAGE,
    POLLING,
    ROUTE,
    SERVER,
    SOURCE,
    UPDATES,
)
from livefeed.errors import ConfigError
from tests.config.test_lines import written

WORDS = st.sampled_from(
    (
        *("", "a", "all", "A b", "5s", "0s", "10MB", "-1", "http://x/", "http://[", "ftp://x"),
        *("127.0.0.0/8", "Asia/Damascus", "../..", "ar", "whsec_", "webhook", "page", "p > a"),
        *("unix:", "x:1", "\ud7ff", "🙂", "نص", "\x7f", "\n", "utf-8", "a,2026", "[", "/(/", "new"),
    )
)
SCALARS: st.SearchStrategy[object] = (
    WORDS | st.booleans() | st.integers(-(2**70), 2**70) | st.just({}) | st.just([])
)
VALUES = SCALARS | st.lists(SCALARS, max_size=3) | st.dictionaries(st.just("any"), SCALARS)


def tables(*schemas: dict[str, object]) -> st.SearchStrategy[object]:
    """Tables with some of the keys of a schema, mostly named well, with any values."""
    keys = [key for schema in schemas for key in schema]
    some = st.dictionaries(st.sampled_from([*keys, "url_env", "secrets_file", "nmae"]), VALUES)
    named = st.fixed_dictionaries({"name": st.just("a") | WORDS, "url": st.just("http://x/")})
    return st.builds(lambda one, other: one | other, named, some) | some | SCALARS


DOCUMENTS = st.fixed_dictionaries(
    {},
    optional={
        "daemon": tables({"database": 0, "timezone": 0}),
        "server": tables(dict(SERVER)),
        "polling": tables(dict(POLLING)),
        "dedup": tables(dict(DEDUP)),
        "alerts": tables(dict(ALERTS)),
        "source": st.lists(tables(dict(SOURCE), dict(PAGE), dict(UPDATES)), max_size=3),
        "feed": st.lists(tables(dict(FEED), dict(MATCH)), max_size=3),
        "channel": st.lists(tables(dict(CHANNEL)), max_size=3) | tables(dict(CHANNEL)),
        "route": st.lists(tables(dict(ROUTE)), max_size=3),
        "x": SCALARS,
    },
)


@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(DOCUMENTS)
def test_any_values_give_settings_or_mistakes(tmp_path: Path, document: dict[str, object]) -> None:
    path = tmp_path / "config.toml"
    text = "".join(f"{key} = {written(value)}\n" for key, value in document.items())
    path.write_text(text.replace("\x7f", "\\u007f"), encoding="utf-8")
    last = max(len(document), 1)
    for problem in problems_of(path):
        found = re.fullmatch(rf"{re.escape(str(path))}:(\d+): [\w.\[\]]*: .+", problem)
        assert found, problem
        assert 1 <= int(found[1]) <= last


def problems_of(path: Path) -> tuple[str, ...]:
    try:
        load(path, {"A": "http://x/"})
    except ConfigError as error:
        return error.problems
    return ()


@pytest.mark.parametrize("section", ["source", "feed", "channel", "route"])
def test_an_empty_member_lacks_its_name(section: str, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(f"[[{section}]]\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=f"config.toml:1: {section}: has no name"):
        load(path, {})
