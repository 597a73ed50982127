"""Pages that were written, with what is on them, before the chain had met their kind."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from livefeed.errors import ParseError
from livefeed.model import Document, Entry
from tests.support.documents import read

DATA = Path(__file__).parents[1] / "data" / "extract" / "live"
READ_AT = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What a person reads on a page: time, title, opening of the text and key of each update."""

    name: str
    zone: str
    strategy: str
    updates: tuple[tuple[str, ...], ...]


def expected() -> list[Expected]:
    """Return the pages of the table; `*` is anything, `-` nothing."""
    lines = (DATA / "expected.tsv").read_text("utf-8").splitlines()
    pages: dict[tuple[str, str, str], list[tuple[str, ...]]] = defaultdict(list)
    for line in lines:
        if not line.startswith("#"):
            name, zone, strategy, *told = line.split("\t")
            pages[name, zone, strategy].append(tuple(told))
    return [
        Expected(name=name, zone=zone, strategy=strategy, updates=tuple(updates))
        for (name, zone, strategy), updates in pages.items()
    ]


def page(name: str, *, zone: str = "UTC") -> Document:
    body = (DATA / f"{name}.html").read_bytes()
    return read(body, kind="page", content_type="text/html", fetched_at=READ_AT, timezone=zone)


def as_expected(entry: Entry, told: tuple[str, ...]) -> tuple[str, ...]:
    """Return what an entry tells in the form of the table, with its wildcards."""
    time = entry.published.strftime("%d %H:%M") if entry.published else "-"
    opening = told[2] if (entry.text or "-").startswith(told[2]) else entry.text
    found = (time, entry.title or "-", opening, entry.key)
    return tuple("*" if any_is == "*" else one for one, any_is in zip(found, told, strict=True))


@pytest.mark.parametrize("one", expected(), ids=lambda one: one.name)
def test_every_update_of_an_unseen_page_is_read_as_it_stands_there(one: Expected) -> None:
    document = page(one.name, zone=one.zone)
    assert one.strategy in {"*", document.strategy}
    assert len(document.entries) == len(one.updates)
    pairs = zip(document.entries, one.updates, strict=True)
    assert [as_expected(entry, told) for entry, told in pairs] == [*one.updates]


@pytest.mark.parametrize("name", sorted(path.stem for path in DATA.glob("not_*.html")))
def test_what_is_no_coverage_is_not_split(name: str) -> None:
    try:
        document = page(name)
    except ParseError:
        return
    assert len(document.entries) == 1
