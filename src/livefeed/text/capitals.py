"""Names as they are written: with a capital letter inside of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from livefeed.text.fold import fold

_MOST_SHARE: Final = 0.5  # of the words: where more have a capital, all of a headline's do
_FEWEST: Final = 4  # words, from which a share says anything
_LONGEST: Final = 60_000  # characters that are looked at: more words are not compared
_END_OF_SENTENCE: Final = re.compile(r"[.!?…:|–—-][\"'”’»)\]]*$")
_ELIDED: Final = re.compile(r"^\w{1,4}['’](?=\w)")  # d'Annecy, dell'Aquila
# Of German, where every noun has a capital: words of no other language, and such as are.
_ONLY_GERMAN: Final = """
    und nicht für wurde wurden wird werden worden eine einen einem einer eines zum zur dass sich
    nach beim durch über gegen zwischen haben seien sollen können müssen
"""
_GERMAN: Final = frozenset(_ONLY_GERMAN.split())
_GERMANIC: Final = frozenset(("der", "das", "dem", "des", "auf", "ist", "von", "bei", "mit", "im"))


def written_as_names(text: str) -> frozenset[str]:
    """Return the folded words that are written as names are: Paris, of "a strike in Paris".

    None of a text whose capitals tell nothing: in German, in a headline that gives one to each
    word, in scripts that have none. Acronyms are left out, which stand for what they abbreviate.
    """
    text = text[:_LONGEST]
    if _is_german(text.lower().split()):
        return frozenset()
    names = [name for line in text.splitlines() for name in _names(line.split())]
    return frozenset(part for name in names for part in fold(name).split())


def _names(line: list[str]) -> list[str]:
    inside = list(_inside(line))
    names = [word for word in inside if _is_name(word)]
    is_headline = len(inside) >= _FEWEST and len(names) > _MOST_SHARE * len(inside)
    return [] if is_headline else names


def _is_german(words: list[str]) -> bool:
    return not _GERMAN.isdisjoint(words) or len(_GERMANIC.intersection(words)) > 1


def _is_name(word: str) -> bool:
    bare = _ELIDED.sub("", word)
    return bare[:1].isupper() and bare[1:2].islower()


def _inside(words: list[str]) -> Iterator[str]:
    """Yield the words of a line that no sentence begins with, and no quotation."""
    for before, word in pairwise(words):
        if not _END_OF_SENTENCE.search(before) and word[:1].isalpha():
            yield word
