"""Pairs of texts as JSON lines: `{"a": ..., "b": ...}`, and files that may be standard input."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from livefeed.cli.status import CommandError
from livefeed.dedup import sketch
from livefeed.model import Sketch


class Pair(NamedTuple):
    """Two texts to compare."""

    older: Sketch
    newer: Sketch
    text: str  # the newer one as written
    said: dict[str, Any]  # all that their line says


def pair_of(line: bytes) -> Pair:
    """Return the pair of a line; ValueError if it is none."""
    try:
        pair = json.loads(line)
    except UnicodeDecodeError as error:
        raise ValueError("is not UTF-8, expected a text in UTF-8") from error
    if not isinstance(pair, dict) or not {"a", "b"} <= pair.keys():
        raise ValueError('is not an object with the keys "a" and "b"')
    older, newer = _parts(pair["a"]), _parts(pair["b"])
    return Pair(sketch(*older), sketch(*newer), "\n".join(newer), pair)


def _parts(value: object) -> tuple[str, str]:
    """Return title and text of a text, or of an object that has both."""
    if isinstance(value, str):
        return "", value
    if isinstance(value, dict):
        title, text = value.get("title", ""), value.get("text", "")
        if isinstance(title, str) and isinstance(text, str):
            return title, text
    raise ValueError('"a" and "b" must be texts, or objects with "title" and "text"')


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        found = Path(name).open("rb")  # noqa: SIM115 - only opening may fail in these words
    except OSError as error:
        raise CommandError(f"{name}: cannot be read ({error.strerror})") from error
    with found as file:
        yield file
