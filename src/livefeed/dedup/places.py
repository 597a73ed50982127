"""Places of the world in the spellings of some thirty languages, read when first asked for.

`places.txt` holds one place a line, and its spellings, folded, between slashes, with + for a space;
a government is called by its country or its capital, so these share a line. It was made of a list
of places in the news of the Arab world, of GeoNames (CC BY 4.0, https://www.geonames.org) and the
Unicode CLDR: countries, regions, seas; towns from 15,000 inhabitants in the Arab world and its
neighbours, from 50,000 or 100,000 elsewhere. Words that mean something else as well, such as
المدينة, or كان for Cannes, were left out. Bent names are found by `place_cases`; = after a name
marks an exception: a long one that common words of a language look like forms of, such as russia
(russian), or a short one of which no common word does, such as lviv.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from livefeed.dedup.alignment import Change
from livefeed.dedup.lexicon import by_first_letter, is_function_word
from livefeed.dedup.place_cases import without_case
from livefeed.dedup.spelling import are_one_foreign_name, bare_name
from livefeed.text.fold import fold

_FILE: Final = "places.txt"
_MOST_WORDS: Final = 3  # of the name of a place
_MOST_HAN: Final = 4  # characters of one
_MOST_KANA: Final = 8
_MOST_CHANGED: Final = 3  # words per side of a change of places
_MOST_CHANGED_HAN: Final = 6
_NEAR: Final = 6  # words on either side in which the same place may be named
PROCLITICS: Final = (
    *("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك"),
    *("ב", "ל", "מ", "ה", "ו", "ש", "וב", "ול", "ומ", "שב"),
)
_PROCLITICS_OF: Final = by_first_letter(PROCLITICS)
_LEAST_NAME: Final = 3  # letters
# Parts of names that stand in many others; what tells them apart is another part.
_COMMON_PARTS: Final = frozenset(
    fold(
        "new los las san santa santo sao saint sankt st north south east west city fort port grand "
        "great upper lower nova novo bad le la el al beni sidi ben العربية المتحدة الجديدة الشيخ "
        "شمال جنوب شرق غرب سان فيصل प्रदेश"
    ).split()
)
# Turkish, joined when folded: Van'da, İzmir'in; and French before: d'Alger.
_SUFFIXES: Final = re.compile(r"(?:[dt][ae](?:n|ki)?|n?[iu]n|[iuae]|y[aeiu])$")
_ELIDED: Final = re.compile(r"^[dl](?=[aeiou])")
_AFTER_LATIN: Final = "\u02b0"
_LEAST_BENT: Final = 6  # letters


def other_place(older: Sequence[str], newer: Sequence[str], change: Change) -> bool:
    """Tell whether places are named in a change, and none that is named on both sides of it."""
    first = older[change.i1]
    most = _MOST_CHANGED_HAN if _is_han(first) or _is_kana(first) else _MOST_CHANGED
    if max(change.i2 - change.i1, change.j2 - change.j1) > most:
        return False
    here = places(older, change.i1, change.i2)
    there = places(newer, change.j1, change.j2)
    return (
        bool(here and there)
        and here.isdisjoint(there | places(newer, change.j1 - _NEAR, change.j2 + _NEAR))
        and there.isdisjoint(places(older, change.i1 - _NEAR, change.i2 + _NEAR))
        and not any(
            are_one_foreign_name(bare_name(one), bare_name(other))
            for one in older[change.i1 : change.i2]
            for other in newer[change.j1 : change.j2]
        )
    )


def places(words: Sequence[str], start: int, end: int) -> set[str]:
    """Return the places that are named by words of which one at least is in [start, end)."""
    found = set()
    start = max(start, 0)
    most = _MOST_KANA if start < len(words) and _is_kana(words[start]) else _MOST_HAN
    for at in range(max(start - most + 1, 0), min(end, len(words))):
        for size in range(1, _longest_from(words[at]) + 1):
            if start < at + size <= len(words):
                name = _place(" ".join(words[at : at + size]))
                found |= {name} if name else set()
    return found


@lru_cache(maxsize=8192)
def _longest_from(word: str) -> int:
    """Return how many words a name may have that begins with this one, as it stands in a text."""
    firsts, proclitics = _firsts(), _PROCLITICS_OF.get(word[:1], ())
    bare = [word[len(one) :] for one in proclitics if word.startswith(one)]
    spelt = (word, _ELIDED.sub("", word), *bare, *(f"ا{rest}" for rest in bare))
    if firsts.isdisjoint(spelt):
        return 1
    if _is_kana(word):
        return _MOST_KANA
    return _MOST_HAN if _is_han(word) else _MOST_WORDS


def place_called(name: str) -> str | None:
    """Return the place that is called so, spelt as in the list, if any."""
    return _names().get(name)


def is_part_of_place(word: str) -> bool:
    """Tell whether a word may stand in the name of a place, and tell it from others."""
    return _found(word, _parts()) is not None


def _names() -> Mapping[str, str]:
    """Return what each spelling stands for: the first one of its place."""
    return _read()[0]


@cache
def _read() -> tuple[Mapping[str, str], Set[str]]:
    """Return what each spelling stands for, and the exceptions to `_bends`.

    These are the long names that are not bent, and the short Latin ones that are.
    """
    table: dict[str, str] = {}
    marked: set[str] = set()
    for line in (files(__package__) / _FILE).read_text("utf-8").splitlines():
        first = ""
        for spelling in line.split("/"):
            name = _spaced(spelling.removesuffix("="))
            first = first or name
            table.setdefault(name, first)
            if spelling[-1] == "=":
                marked.add(name)
    return table, marked


def _spaced(name: str) -> str:
    return " ".join(name) if _is_han(name) or _is_kana(name) else name.replace("+", " ")


@cache
def _firsts() -> Set[str]:
    """Return the first words of names of several words."""
    return frozenset(name.split(" ", 1)[0] for name in _names() if " " in name)


@cache
def _parts() -> Mapping[str, str]:
    return {
        part: part
        for name in _names()
        for part in name.split()
        if part == name or not (is_function_word(part) or part in _COMMON_PARTS)
    }


@lru_cache(maxsize=4096)
def _place(words: str) -> str | None:
    return _found(words, _names())


def _found(words: str, names: Mapping[str, str]) -> str | None:
    """Return what a name stands for, also after proclitics and before endings."""
    if words < _AFTER_LATIN:
        return _found_latin(words, names)
    for proclitic in _PROCLITICS_OF.get(words[:1], ("",)):
        if words.startswith(proclitic):
            rest = words[len(proclitic) :]
            if found := names.get(rest):
                return found
            if proclitic and rest.startswith("ل") and (found := names.get("ا" + rest)):
                return found  # للرياض
    return _found_bent(words, names)


def _found_latin(words: str, names: Mapping[str, str]) -> str | None:
    for bare in (words, _SUFFIXES.sub("", words), _ELIDED.sub("", words)):
        if len(bare) >= _LEAST_NAME and (found := names.get(bare)):
            return found
    return _found_bent(words, names)


def _found_bent(words: str, names: Mapping[str, str]) -> str | None:
    return next(
        (names[bare] for bare in without_case(words) if bare in names and _bends(bare)), None
    )


def _bends(name: str) -> bool:
    is_short = name < _AFTER_LATIN and len(name) < _LEAST_BENT
    return is_short == (name in _read()[1])


def _is_han(word: str) -> bool:
    return "\u4e00" <= word[:1] <= "\u9fff"


def _is_kana(word: str) -> bool:
    return "\u30a0" <= word[:1] <= "\u30ff"
