"""Mistakes that show only when several keys are seen together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from livefeed.config.lines import Path
from livefeed.config.readers import Mistake, duration, nearest, shown
from livefeed.settings import Polling

Found = tuple[Path, str]
Table = Mapping[str, object]

NAMED: Final = ("source", "feed", "channel", "route")


def mistakes_across(document: Table, lines: Callable[[Path], int]) -> Iterator[Found]:
    """Give the mistakes between keys of a document; what is wrong by itself is passed over.

    It reads the document as tomllib gave it, so that a mistake in one table hides none in another.
    """
    for kind in NAMED:
        yield from _doubled_names(document, kind, lines)
    yield from _unknown_names(document)
    yield from _intervals(document)


def _doubled_names(document: Table, kind: str, lines: Callable[[Path], int]) -> Iterator[Found]:
    first: dict[object, Path] = {}
    for path, member in _members(document, kind):
        name = member.get("name")
        if not isinstance(name, str):
            continue
        at = (*path, "name")
        if name in first:
            found = f"{shown(name)} is the name of the {kind} in line {lines(first[name])}"
            yield at, f"{found} too, expected a name of its own"
        first.setdefault(name, at)


def _unknown_names(document: Table) -> Iterator[Found]:
    names = {kind: _names(document, kind) for kind in NAMED}
    names["feed"].add("all")
    for path, route in _members(document, "route"):
        yield from _unknown(route, "feed", names["feed"], path, "feed")
        yield from _unknown(route, "channels", names["channel"], path, "channel")
    for path, feed in _members(document, "feed"):
        match = feed.get("match")
        if isinstance(match, dict):
            yield from _unknown(match, "sources", names["source"], (*path, "match"), "source")


def _unknown(
    table: Table, key: str, known: Iterable[str], path: Path, kind: str
) -> Iterator[Found]:
    value = table.get(key)
    members = value if isinstance(value, list) else [value]
    for number, name in enumerate(members):
        if isinstance(name, str) and name not in known:
            at = (*path, key, number) if isinstance(value, list) else (*path, key)
            yield at, f"there is no {kind} {shown(name)}, expected {nearest(name, known)}"


def _intervals(document: Table) -> Iterator[Found]:
    """Check 1s <= fastest <= every <= slowest, of all sources too."""
    section = document.get("polling")
    polling: Table = section if isinstance(section, dict) else {}
    fastest = _seconds(polling, "fastest", Polling().fastest_s)
    every = _seconds(polling, "every", Polling().every_s)
    slowest = _seconds(polling, "slowest", Polling().slowest_s)
    if fastest is not None and fastest < 1 and "fastest" in polling:
        yield ("polling", "fastest"), "is under a second, expected 1s or more"
    if fastest and slowest and fastest > slowest:
        key = "slowest" if "slowest" in polling else "fastest"
        found = f"fastest is {_spelled(fastest)} and slowest {_spelled(slowest)}"
        yield ("polling", key), f"{found}, expected fastest at or below slowest"
        return
    if "every" in polling:
        yield from _outside(every, fastest, slowest, ("polling", "every"))
    elif every and list(_outside(every, fastest, slowest, ())):
        key = "fastest" if fastest and every < fastest else "slowest"
        found = f"every is left at {_spelled(every)}, which lies outside"
        yield ("polling", key), f"{found}, expected an every within fastest and slowest"
    for path, source in _members(document, "source"):
        if "every" in source:
            own = _seconds(source, "every", 0)
            yield from _outside(own, fastest, slowest, (*path, "every"))


def _outside(
    every: float | None, fastest: float | None, slowest: float | None, at: Path
) -> Iterator[Found]:
    if every and fastest and every < fastest:
        found = f"{_spelled(every)} is faster than polling.fastest"
        yield at, f"{found}, expected {_spelled(fastest)} or more"
    if every and slowest and every > slowest:
        found = f"{_spelled(every)} is slower than polling.slowest"
        yield at, f"{found}, expected {_spelled(slowest)} or less"


def _seconds(table: Table, key: str, default: float) -> float | None:
    try:
        return duration(table[key]) if key in table else default
    except Mistake:
        return None


def _spelled(seconds: float) -> str:
    for unit, length in (("h", 3_600), ("m", 60), ("s", 1)):
        if seconds >= length and seconds % length == 0:
            return f"{int(seconds // length)}{unit}"
    return f"{seconds * 1_000:g}ms"


def _members(document: Table, kind: str) -> Iterator[tuple[Path, Table]]:
    members = document.get(kind)
    for number, member in enumerate(members if isinstance(members, list) else ()):
        if isinstance(member, dict):
            yield (kind, number), member


def _names(document: Table, kind: str) -> set[str]:
    found = (member.get("name") for _, member in _members(document, kind))
    return {name for name in found if isinstance(name, str)}
