"""Values of the model as columns, or members of JSON, of the same names; and the way back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any, Final, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")
Row = Mapping[str, Any]  # what a query returns is untyped: it is read here

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


def micros(time: datetime) -> int:
    """Return a time as it is stored: microseconds since 1970."""
    return (time - _EPOCH) // _MICROSECOND


def micros_or_none(time: datetime | None) -> int | None:
    return None if time is None else micros(time)


def time_of(value: int) -> datetime:
    """Return the time that was stored."""
    return _EPOCH + value * _MICROSECOND  # a third of the time that `timedelta(…)` takes


def time_or_none(value: int | None) -> datetime | None:
    return None if value is None else time_of(value)


def columns_of(value: object) -> dict[str, Any]:
    """Return the fields of a dataclass as they are stored: times in microseconds."""
    defaults, values_of = _fields(type(value))  # type: ignore[arg-type]  # a class is hashable
    told = zip(defaults, values_of(value), strict=True)
    return {name: micros(v) if isinstance(v, datetime) else v for name, v in told}


def made_of(kind: type[T], row: Row) -> T:
    """Return a dataclass of the columns that its fields are named after.

    A field without a column takes its default; other columns say nothing.
    """
    readers = _readers(kind)  # type: ignore[arg-type]  # a class is hashable
    read = {
        name: value if (convert := readers[name]) is None else convert(value)
        for name, value in row.items()
        if name in readers
    }
    return kind(**read)


def json_of(value: object) -> str:
    """Return the fields of a dataclass that differ from their defaults as JSON; "{}" for None."""
    return "{}" if value is None else json.dumps(said(value))


def said(value: object) -> dict[str, Any]:
    """Return the fields of a dataclass that differ from their defaults, as they are stored."""
    defaults, values_of = _fields(type(value))  # type: ignore[arg-type]  # as above
    told = zip(defaults.items(), values_of(value), strict=True)
    return {
        name: micros(v) if isinstance(v, datetime) else v
        for (name, default), v in told
        if v is not default and v != default
    }


def of_json(kind: type[T], text: str) -> T | None:
    """Return the dataclass that `json_of` wrote; None for "{}"."""
    return None if text == "{}" else made_of(kind, json.loads(text))


@cache
def _fields(kind: type) -> tuple[Mapping[str, object], Callable[[object], tuple[Any, ...]]]:
    """Return what each field is if nothing is said, in their order, and what gets all of them."""
    defaults = {field.name: field.default for field in fields(kind)}
    return defaults, attrgetter(*defaults)


@cache
def _readers(kind: type) -> dict[str, Callable[[Any], object] | None]:
    """Return what reads the column of each field; None: it is stored as it is."""
    hints = get_type_hints(kind)
    return {field.name: _reader(hints[field.name]) for field in fields(kind)}


def _reader(hint: Any) -> Callable[[Any], object] | None:
    if hint is datetime:
        return time_of
    if datetime in get_args(hint):
        return time_or_none
    if hint is bool or (isinstance(hint, type) and issubclass(hint, StrEnum)):
        return hint
    return tuple if get_origin(hint) is tuple else None
