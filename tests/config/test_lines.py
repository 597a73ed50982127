"""Where keys stand, for every way TOML has of writing them."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livefeed.config.lines import Path, locate

DOCUMENT = '''# a comment with [brackets] and "quotes"
title = "first"

[server]
listen = [
    "127.0.0.1:1",  # one, with a comma
    # "not a member"
    """[::1]:2
"" # still text""",
]
base.url = 'http://x/ # no comment'
"quoted key" = 1
"with.dot"."\\u0627" = 2

[[source]]
name = "a"
match = { any = ["x", "y"], none = [], deep = { er = true } }
[source.page]
body = """
many
lines \\""" and an escaped quote
"""
remove = ['a', 'b']

[[source]]
name = "b"
  [source.updates]  # indented
  item = "li"
[[source.nested]]
n = 1
[[source.nested]]
n = 2
[ a . "b c" . d ]
when = 2026-11-22 10:00:00
'''

CASES: tuple[tuple[Path, int], ...] = (
    (("title",), 2),
    (("server",), 4),
    (("server", "listen"), 5),
    (("server", "listen", 0), 6),
    (("server", "listen", 1), 8),
    (("server", "base", "url"), 11),
    (("server", "quoted key"), 12),
    (("server", "with.dot", "ا"), 13),
    (("source",), 15),
    (("source", 0), 15),
    (("source", 0, "name"), 16),
    (("source", 0, "match", "any", 1), 17),
    (("source", 0, "match", "deep", "er"), 17),
    (("source", 0, "page"), 18),
    (("source", 0, "page", "body"), 19),
    (("source", 0, "page", "remove", 1), 23),
    (("source", 1), 25),
    (("source", 1, "name"), 26),
    (("source", 1, "updates"), 27),
    (("source", 1, "updates", "item"), 28),
    (("source", 1, "nested", 0, "n"), 30),
    (("source", 1, "nested", 1), 31),
    (("source", 1, "nested", 1, "n"), 32),
    (("a", "b c", "d", "when"), 34),
)


@pytest.mark.parametrize(("path", "line"), CASES)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_every_key_is_found_on_its_line(path: Path, line: int, newline: str) -> None:
    assert locate(DOCUMENT.replace("\n", newline))[path] == line


def test_every_value_of_the_document_has_a_line() -> None:
    lines = locate(DOCUMENT)
    assert [path for path in paths_of(tomllib.loads(DOCUMENT)) if path not in lines] == []


KEYS = st.text(alphabet="abé\"'.# \\\n[]", min_size=1, max_size=4)
VALUES = st.recursive(
    st.booleans() | st.integers() | st.text(alphabet="a\"'#,]}[{\\\n=", max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_any_document_is_scanned_to_its_end(document: dict[str, object]) -> None:
    text = "".join(f"{basic(key)} = {written(value)}\n" for key, value in document.items())
    assert tomllib.loads(text) == document
    lines = locate(text)
    assert [lines[key,] for key in document] == list(range(1, len(document) + 1))
    assert set(paths_of(document)) <= set(lines)


def paths_of(value: object, path: Path = ()) -> list[Path]:
    if isinstance(value, dict):
        members = list(value.items())
    elif isinstance(value, list):
        members = list(enumerate(value))
    else:
        members = []
    return [path, *(deep for key, inner in members for deep in paths_of(inner, (*path, key)))]


def written(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return basic(value)
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{basic(k)} = {written(v)}" for k, v in value.items()) + "}"
    return str(value)


def basic(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
