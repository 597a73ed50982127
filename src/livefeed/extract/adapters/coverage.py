"""What an adapter finds in an answer, and how it looks into values of which no type is sure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape
from math import isfinite
from typing import Final
from urllib.parse import parse_qs, urlsplit

from livefeed.extract.entries import Draft
from livefeed.extract.feeds.json_feed import string
from livefeed.model import Image

Values = Mapping[str, object]

_IMAGE: Final = re.compile(r"<img\b[^<>]{0,4000}>", re.IGNORECASE)
_SOURCE: Final = re.compile(r"""\ssrc\s*=\s*["']([^"'<>]{1,2000})""", re.IGNORECASE)
_ALT: Final = re.compile(r"""\salt\s*=\s*["']([^"'<>]{1,500})""", re.IGNORECASE)
_ZONED: Final = re.compile(r"(?:Z|[+-]\d\d:?\d\d)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The updates of an answer in its order.

    `is_newest` tells that the answer is the service's list of the newest updates, so that one
    that is missing among them means something; not so where the service tells what was deleted,
    or gives only what is new.
    """

    strategy: str
    drafts: tuple[Draft, ...]
    title: str = ""
    language: str = ""
    is_newest: bool = False


def objects(values: object) -> list[dict[str, object]]:
    """Return the objects in a list; none for anything else."""
    found = values if isinstance(values, list) else []
    return [value for value in found if isinstance(value, dict)]


def inner(value: object, *names: str) -> Values:
    """Return the object behind a path of members; an empty one where there is none."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def stamp(values: Values, *names: str) -> str:
    """Return the first of these times as text; an epoch may be a number, and is none if 0."""
    for name in names:
        value = values.get(name)
        if isinstance(value, float) and isfinite(value):
            value = int(value)
        if isinstance(value, int | str) and not isinstance(value, bool) and value:
            return str(value)
    return ""


def utc_stamp(values: Values, *names: str) -> str:
    """Return the first of these times, in UTC where it names no zone."""
    found = stamp(values, *names).strip()
    is_bare = "T" in found and not _ZONED.search(found)
    return f"{found}Z" if is_bare else found


def names_in(values: Iterable[Values], *members: str) -> str:
    """Return what these call themselves, each once."""
    names = (string(one, *members).strip() for one in values)
    return ", ".join(dict.fromkeys(name for name in names if name))


def images_in(html: str) -> tuple[Image, ...]:
    """Return all images of a piece of markup."""
    found: dict[str, Image] = {}
    for tag in _IMAGE.findall(html):
        if source := _SOURCE.search(tag):
            url = unescape(source[1])
            alt = _ALT.search(tag)
            found.setdefault(url, Image(url=url, alt=unescape(alt[1]) if alt else ""))
    return tuple(found.values())


def asks_for(url: str, *parameters: str) -> bool:
    """Tell whether an address carries one of these parameters."""
    try:
        query = urlsplit(url).query[:4_000]
    except ValueError:
        return False
    return any(name.removesuffix("[]") in parameters for name in parse_qs(query))
