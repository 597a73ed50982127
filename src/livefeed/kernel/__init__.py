"""The compiled kernel: the same as the readable Python of `text` and `dedup`, only faster.

It is built where a C compiler is at hand and missed nowhere: `compiled` is None without it, and
each caller has its reference, which gives the same bits (`tests/kernel`). LIVEFEED_KERNEL=off in
the environment runs the references.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Final, Protocol, TypeVar, cast

VERSION: Final = 23  # changes with what the compiled module gives or takes


class Table(Protocol):
    """Bands and samples of updates; `dedup.table.Table` is the reference."""

    def __len__(self) -> int: ...
    @property
    def nbytes(self) -> int: ...
    def reserve(self, updates: int, keys: int, /) -> None: ...
    def add(
        self, ref: int, seen_at: float, words: int, signature: bytes, samples: bytes, /
    ) -> None: ...
    def add_all(self, rows: list[tuple[int, float, int, bytes, bytes]], /) -> None: ...
    def find(self, words: str, signature: bytes, /) -> list[int]: ...
    def discard(self, ref: int, /) -> None: ...
    def expire(self, before: float, /) -> None: ...


class Element(Protocol):
    """An element of XML with those in it, in order; its names are those that the reader gave."""

    @property
    def name(self) -> str: ...
    @property
    def text(self) -> str | None: ...
    @property
    def tail(self) -> str | None: ...
    @property
    def attributes(self) -> dict[str, str] | None: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Element]: ...


One = TypeVar("One", bound=tuple[object, ...])
Signs = Callable[[str], int]  # what a word may tell
Span = Callable[[str, int], tuple[int, int]]  # of a text that may wear such furniture


class Kernel(Protocol):
    """What the compiled module offers. Hashes are bytes: little-endian, 8 for each."""

    def fold(self, text: str, folds: Mapping[int, str | None], /) -> tuple[str, bool]:
        """Return the folded words of a text but for NFC, and whether that may change them."""

    def furniture(self, text: str, /) -> int:
        """Tell which patterns of `dedup.compared` need be tried: 1 of an opening, 2 of a closing.

        It looks for the signs without which none can match.
        """

    def counts(self, text: str, classes: bytes, kinds: int, /) -> list[int]:
        """Return how many characters have each of the classes 0 to `kinds` - 1.

        Args:
            classes: of the 65,536 first characters; all others have class 0.
        """

    def ordinary(
        self, markup: str, origin: str, is_marked: bool, /
    ) -> tuple[str, str, list[str]] | None:
        """Return ordinary markup clean, its plain text, and its lines that may be furniture.

        None for markup that is not ordinary: see `text.ordinary`.

        Args:
            origin: of the page, as https://host, for addresses that begin with a slash; or "".
        """

    def sketched(
        self,
        algorithm: int,
        title: str,
        text: str,
        folds: Mapping[int, str | None],
        span: Span,
        /,
    ) -> tuple[int, bytes, str, bytes, bytes] | None:
        """Return algorithm, digest, words, signature and samples of an update.

        None leaves it to Python: where there may be characters to put together, or more than
        5,000 words.

        Args:
            algorithm: is told, no more.
            span: where a text begins and ends that may wear furniture.
        """

    def entries(self, body: bytes, /) -> list[tuple[int, int]] | None:
        """Return where each entry of a feed begins and ends; None where that is not sure."""

    def element(
        self, text: str, names: Mapping[str, str], attribute_names: Mapping[str, str], /
    ) -> Element | None:
        """Return the one element that is written in a text; None for XML that is not plain.

        Args:
            names: as they are written → as they are called; what it raises is raised.
        """

    def signed(self, words: str, /) -> tuple[bytes, bytes]:
        """Return signature and samples of folded words that are joined by single spaces."""

    def overlaps(self, newer: str, older: list[str], overlap: type[One], /) -> list[One]:
        """Return of each older text how much it and a newer one say the same.

        Args:
            overlap: the class of named tuples that is returned: `dedup.overlap.Overlap`.
        """

    def words(self, text: str, /) -> Sequence[str]:
        """Return the words that are joined by single spaces, each made when it is asked for."""

    def word_count(self, words: str, /) -> int:
        """Return how many words are joined by single spaces."""

    def changes(self, older: str, newer: str, signs: Signs, change: type[One], /) -> list[One]:
        """Return where two texts of folded words differ and what that may tell, as `dedup.signs`.

        Args:
            signs: of a word; 0 to 255, always the same. What it raises is raised.
            change: the class of named tuples that is returned: `dedup.alignment.Change`.
        """

    def telling(
        self, older: str, newer: str, signs: Signs, change: type[One], is_alike: bool, /
    ) -> tuple[list[One], list[One] | None, bool] | None:
        """Return the same changes and those that face each other: see `dedup.facing.Telling`."""

    def letters_in_line(self, one: str, other: str, /) -> int | None:
        """Return how many letters difflib puts in line; None where a word has more than 60."""

    def Table(self, growth: float, similarity: float, /) -> Table:  # noqa: N802 - a class
        """Return an empty table."""


def _compiled() -> Kernel | None:
    if os.environ.get("LIVEFEED_KERNEL") == "off":
        return None
    try:
        module = import_module("livefeed.kernel._compiled")
    except ImportError:
        return None
    # One that was built from older sources is as good as none.
    is_ours = getattr(module, "VERSION", 0) == VERSION
    return cast("Kernel", module) if is_ours else None


compiled: Final = _compiled()
