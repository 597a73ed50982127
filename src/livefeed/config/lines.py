"""Where each key of a TOML document stands: tomllib gives values without positions."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping

Path = tuple[str | int, ...]

# Strings first and the longest quotes first: a multi-line one begins like an empty one.
_STRING = (
    r'"""(?:\\.|(?!""")[^\\])*"{3,5}'
    r"|'''(?:(?!''').)*'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
)
_SPACE = re.compile(r"(?:\s|#[^\n]*)*")
_KEY_PART = re.compile(rf"[ \t]*({_STRING}|[A-Za-z0-9_-]+)[ \t]*", re.DOTALL)
_SCALAR = re.compile(rf"{_STRING}|[^,\]}}\n#]*", re.DOTALL)


def locate(text: str) -> Mapping[Path, int]:
    """Return the line, from 1, on which each key, table and list member of the document begins.

    Paths are those of the values that tomllib gives: names of keys and numbers of list members.
    `text` must be a document that tomllib has accepted.
    """
    scan = _Scan(text)
    scan.document()
    return scan.lines


class _Scan:
    """One pass over a document; `at` is the next character, `table` the table that is open."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.table: Path = ()
        self.lines: dict[Path, int] = {(): 1}
        self._members: dict[Path, int] = {}  # [[array]] → number of its last member
        self._newlines = [found.start() for found in re.finditer("\n", text)]

    def document(self) -> None:
        while self._next():
            if self.text.startswith("[[", self.at):
                self._open_member()
            elif self.text[self.at] == "[":
                self._open_table()
            else:
                self._pair(self.table)

    def _next(self) -> str:
        """Skip space and comments; return the character that follows, "" at the end."""
        self.at = _matched(_SPACE, self.text, self.at).end()
        return self.text[self.at : self.at + 1]

    def _note(self, path: Path, at: int) -> None:
        self.lines.setdefault(path, bisect_left(self._newlines, at) + 1)

    def _open_member(self) -> None:
        start = self.at
        self.at += 2
        *parents, name = self._key()
        self.at += 2
        array = (*self._resolved(parents, start), name)
        self._note(array, start)
        self._members[array] = self._members.get(array, -1) + 1
        self.table = (*array, self._members[array])
        self._note(self.table, start)

    def _open_table(self) -> None:
        start = self.at
        self.at += 1
        self.table = self._resolved(self._key(), start)
        self.at += 1

    def _resolved(self, names: list[str], at: int) -> Path:
        """Return the path that a header names: a [[array]] stands for its last member."""
        path: Path = ()
        for name in names:
            path = (*path, name)
            self._note(path, at)
            if path in self._members:
                path = (*path, self._members[path])
        return path

    def _key(self) -> list[str]:
        names = []
        while True:
            part = _matched(_KEY_PART, self.text, self.at)
            names.append(_unquoted(part[1]))
            self.at = part.end()
            if self.text[self.at : self.at + 1] != ".":
                return names
            self.at += 1

    def _pair(self, table: Path) -> None:
        start = self.at
        path = table
        for name in self._key():
            path = (*path, name)
            self._note(path, start)
        self.at += 1  # =
        self._value(path)

    def _value(self, path: Path) -> None:
        opening = self._next()
        if opening == "[":
            for number, _ in enumerate(self._parts("]")):
                self._note((*path, number), self.at)
                self._value((*path, number))
        elif opening == "{":
            for _ in self._parts("}"):
                self._pair(path)
        else:
            self.at = _matched(_SCALAR, self.text, self.at).end()

    def _parts(self, closing: str) -> Iterator[None]:
        """Stop at the beginning of each part between here and the closing bracket."""
        self.at += 1
        while self._next() != closing:
            yield
            if self._next() == ",":
                self.at += 1
        self.at += 1


def _matched(pattern: re.Pattern[str], text: str, at: int) -> re.Match[str]:
    found = pattern.match(text, at)
    if found is None:
        raise ValueError(f"not TOML at character {at}, expected a document that tomllib accepts")
    return found


def _unquoted(part: str) -> str:
    if part[0] not in "\"'":
        return part
    name: str = tomllib.loads(f"name = {part}")["name"]
    return name
