"""Reading tables by a schema: each key has a reader, and every mistake is collected."""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from livefeed.config.lines import Path
from livefeed.config.readers import Mistake, Reader, each, nearest, shown, wrong

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key of a table.

    `field` names the setting that it fills ("": the same). A key that `may_be_elsewhere` has the
    forms `x_env` and `x_file` too. What the table's maker gets for an absent key is nothing.
    """

    read: Reader[object]
    field: str = ""
    is_required: bool = False
    may_be_elsewhere: bool = False
    is_words: bool = False  # a variable or file holds several, separated by white space
    is_lines: bool = False  # … one on each line


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """Where values that do not stand in the file are looked up."""

    environ: Mapping[str, str]
    folder: pathlib.Path  # of the configuration file
    is_needed: bool = True  # False: what is not there is taken as absent

    def variable(self, name: object) -> str:
        if not isinstance(name, str) or not name:
            raise wrong(f"is {shown(name)}", "the name of an environment variable")
        if not (value := self.environ.get(name, "").strip()):
            raise wrong(f"the environment variable {name} is not set", "a value in it")
        return value

    def file(self, name: object) -> str:
        """Return what a file holds; systemd's credentials first, then beside the configuration."""
        if not isinstance(name, str) or not name or "\0" in name:
            raise wrong(f"is {shown(name)}", "the name of a file")
        path = self._path(name)
        try:
            value = path.read_text(encoding="utf-8-sig").strip()
        except OSError as error:
            found = f"{name} cannot be read ({error.strerror})"
            raise wrong(found, f"a readable file, {path}") from None
        except UnicodeDecodeError:
            raise wrong(f"{name} is not UTF-8", "a text file") from None
        if not value:
            raise wrong(f"{name} is empty", "a value in it")
        return value

    def _path(self, name: str) -> pathlib.Path:
        credentials = self.environ.get("CREDENTIALS_DIRECTORY", "")
        path = pathlib.Path(credentials, name)
        return path if credentials and path.is_file() else self.folder / name


class _AbsentError(Exception):
    """A value that stands elsewhere is not there, and is not needed."""


def table(
    schema: Mapping[str, Key], make: Callable[..., T], elsewhere: Elsewhere | None = None
) -> Reader[T]:
    """Return a reader of tables with these keys; it calls `make` with what is given."""

    known = {form: name for name, key in schema.items() for form in _forms(name, key)}
    required = [name for name, key in schema.items() if key.is_required]

    def read(value: object) -> T:
        if not isinstance(value, dict):
            hint = ": write [ ] instead of [[ ]]" if isinstance(value, list) else ""
            raise wrong(f"is {shown(value)}", f"a table{hint}")
        fields: dict[str, object] = {}
        mistakes: list[tuple[Path, str]] = []
        if not value.keys() <= known.keys():
            mistakes += _unknown(value, known)
        given = (known[form] for form in value if form in known)
        for name in dict.fromkeys((*required, *given)):
            key = schema[name]
            try:
                fields[key.field or name] = _given(value, name, key, elsewhere)
            except _AbsentError:
                continue
            except Mistake as error:
                mistakes += error.found
        if mistakes:
            raise Mistake(*mistakes)
        return make(**fields)

    return read


def tables(read_one: Reader[T]) -> Reader[tuple[T, ...]]:
    """Return a reader of an array of tables, such as [[source]]."""

    def read(value: object) -> tuple[T, ...]:
        if not isinstance(value, list):
            hint = ": write [[ ]] instead of [ ]" if isinstance(value, dict) else ""
            raise wrong(f"is {shown(value)}", f"an array of tables{hint}")
        return tuple(each(value, read_one))

    return read


def _unknown(value: Mapping[str, object], known: Collection[str]) -> Iterable[tuple[Path, str]]:
    for name in value:
        if name not in known:
            yield (name,), f"unknown key, expected {nearest(name, known)}"


def _forms(name: str, key: Key) -> tuple[str, ...]:
    return (name, f"{name}_env", f"{name}_file") if key.may_be_elsewhere else (name,)


def _given(value: Mapping[str, object], name: str, key: Key, elsewhere: Elsewhere | None) -> object:
    """Return the value of one key; _AbsentError if it stands elsewhere, and is not there."""
    form = _form_of(value, name, key) if key.may_be_elsewhere or name not in value else name
    try:
        return key.read(_resolved(value[form], form.removeprefix(name), key, elsewhere))
    except Mistake as error:
        raise Mistake(*(((form, *at), message) for at, message in error.found)) from None


def _form_of(value: Mapping[str, object], name: str, key: Key) -> str:
    """Return the one form of a key that is given."""
    forms = [form for form in _forms(name, key) if form in value]
    expected = " or ".join(_forms(name, key))
    if len(forms) > 1:
        raise Mistake(((forms[1],), f"{forms[0]} is given too, expected only one of {expected}"))
    if not forms:
        raise Mistake(((), f"has no {name}, expected {expected}"))
    return forms[0]


def _resolved(value: object, form: str, key: Key, elsewhere: Elsewhere | None) -> object:
    if not form or elsewhere is None:
        return value
    try:
        words = elsewhere.variable(value) if form == "_env" else elsewhere.file(value)
    except Mistake:
        if elsewhere.is_needed:
            raise
        raise _AbsentError from None
    if key.is_lines:
        return [line for line in words.splitlines() if line.strip()]
    return words.replace(",", " ").split() if key.is_words else words
