"""A source as an operator writes it: a `[[source]]` of config.toml."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import fields

from livefeed.settings import PageSelectors, Source, UpdateSelectors

_PLAIN = ("name", "title", "url", "kind", "language", "timezone", "encoding", "tags")
_UNSAID = Source(name="", url="")


def source_block(source: Source) -> str:
    """Return the tables of a source: what differs from the defaults, its kind always."""
    lines = ["[[source]]"]
    for name in _PLAIN:
        value = getattr(source, name)
        if name in {"name", "url", "kind"} or value != getattr(_UNSAID, name):
            lines.append(f"{name} = {quoted(value)}")
    lines += _table("source.page", source.page)
    lines += _table("source.updates", source.updates)
    return "\n".join((*lines, ""))


def _table(name: str, values: PageSelectors | UpdateSelectors) -> Iterable[str]:
    plain = type(values)()
    given = [
        f"{one.name} = {quoted(getattr(values, one.name))}"
        for one in fields(values)
        if getattr(values, one.name) != getattr(plain, one.name)
    ]
    return (f"[{name}]", *given) if given else ()


def slug(words: str) -> str:
    """Return words as a name of a source may be written; "" where no Latin letter is in them."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:60]


def quoted(value: str | Iterable[str]) -> str:
    """Return a string of TOML, or a list of them; its escapes are those of JSON but for DEL."""
    plain = value if isinstance(value, str) else list(value)
    return json.dumps(plain, ensure_ascii=False).replace("\x7f", "\\u007f")
