"""The words of an operator: where a word, a phrase or a pattern is found in a text.

The only module that knows google-re2: its patterns take linear time, so that no configured one
can stall the writer (measured with the standard library: 21.8 s on 28 characters).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from livefeed.text.fold import fold

# What may stand before an Arabic word without being part of it: and, then, in, like, for, the.
# The article loses its alef after the preposition LAM.
PROCLITICS: Final = "[وف]?(?:[بك]?ال|لل|[بكل])?"
DEFINITE_PROCLITICS: Final = "[وف]?(?:[بك]?ال|لل)"  # before a word configured with the article
ARTICLE: Final = "ال"
WORD_START: Final = r"(?<![^ \n])"


class Telling:
    """A text as both kinds of terms see it; folded once, and only if a term asks for it."""

    def __init__(self, parts: tuple[tuple[str, str], ...]) -> None:
        self._parts = parts  # title and text of each update
        self._folded: str | None = None

    @property
    def raw(self) -> str:
        text = "\n".join(f"{title}\n{text}" for title, text in self._parts)
        return text.encode("utf-8", "replace").decode()  # lone surrogates are not UTF-8

    @property
    def folded(self) -> str:
        """Return folded words; a line feed stands where a phrase must not run on."""
        if self._folded is None:
            self._folded = "\n".join(_folded(line) for part in self._parts for line in part)
        return self._folded


def is_pattern(term: str) -> bool:
    """Tell whether a term is a pattern, which may be found across the texts of two updates."""
    return len(term) > 2 and term.startswith("/") and term.endswith("/")


@lru_cache(maxsize=2_048)
def finder(term: str) -> Callable[[Telling], bool]:
    """Return the question whether a text tells of this term.

    A term between slashes is a pattern, found anywhere in the title and text, in either case: as
    written or folded, so that `[0-9]` finds ٧ and `قتيل` finds «قَتِيل». Every other term is a word
    or phrase: found in the folded text at word starts, after optional Arabic proclitics.

    Raises:
        ValueError: the pattern is wrong, or no word is left of the term when it is folded.
    """
    if is_pattern(term):
        return _pattern_finder(term[1:-1])
    return _phrase_finder(term)


def check_pattern(term: str) -> None:
    """Raise ValueError, saying what is wrong, when `term` as configured cannot be looked for."""
    finder(term)


def _phrase_finder(term: str) -> Callable[[Telling], bool]:
    words = fold(term).split()
    if not words:
        raise ValueError(f"no word is left of {term!r} when it is folded")
    longest = max((_stem(word) for word in words), key=len)
    expression = re.compile(WORD_START + " ".join(_word(word) for word in words))

    def finds(telling: Telling) -> bool:
        text = telling.folded
        return longest in text and expression.search(text) is not None

    return finds


def _has_article(word: str) -> bool:
    return word.startswith(ARTICLE) and len(word) >= 5


def _stem(word: str) -> str:
    return word.removeprefix(ARTICLE) if _has_article(word) else word


def _word(word: str) -> str:
    proclitics = DEFINITE_PROCLITICS if _has_article(word) else PROCLITICS
    return proclitics + re.escape(_stem(word))


def _pattern_finder(pattern: str) -> Callable[[Telling], bool]:
    import re2  # noqa: PLC0415 - 2 MB, and few configurations hold a pattern

    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False  # the library would write to standard error
    try:
        expression = re2.compile(pattern, options)
    except re2.error as error:
        problem = error.args[0] if error.args else error
        text = problem.decode("utf-8", "replace") if isinstance(problem, bytes) else str(problem)
        raise ValueError(f"bad pattern /{pattern}/: {text}") from error

    def finds(telling: Telling) -> bool:
        return any(expression.search(text) for text in (telling.raw, telling.folded))

    return finds


# Each change of a story folds all its copies again: most of them were folded a moment ago.
@lru_cache(maxsize=1_024)
def _folded(text: str) -> str:
    return fold(text)
