"""The facts guard: what tells a development from a duplicate of the same words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Final, Literal

from livefeed.dedup.alignment import Change
from livefeed.dedup.amounts import Amounts
from livefeed.dedup.cuts import whole_numbers
from livefeed.dedup.evidence import AreNames, unwritten
from livefeed.dedup.facing import Telling, all_changes, facing
from livefeed.dedup.lexicon import AFFIRMED_AFTER_NO, NEGATIONS, PREVENTS, denies, is_arabic
from livefeed.dedup.names import other_name
from livefeed.dedup.numbers import is_numeric, numbers
from livefeed.dedup.outcomes import exclusion, outcomes, told
from livefeed.dedup.persons import other_person
from livefeed.dedup.places import other_place, places
from livefeed.dedup.rewording import BRIEF, denied, other_words, reworded, say_one
from livefeed.dedup.signs import DENIAL, NAME, NUMBER, OUTCOME, PLACE
from livefeed.dedup.spelling import are_alike, bare_name
from livefeed.model import FactDifference

_MOST_DENIED: Final = 3  # words per side of a change that only denies
_MOST_COUNTED: Final = 5  # if it counts on one side what it denies on the other
_STEM: Final = 4  # letters of a verb in which its forms are the same
_GOES_ON: Final = 6  # words after which ولا is a denial of its own
_AND: Final = re.compile(r"^[وفبل](?=انلا|الا)")


def fact_differences(
    older: Sequence[str],
    newer: Sequence[str],
    telling: Telling | None = None,
    are_names: AreNames = unwritten,
) -> tuple[FactDifference, ...]:
    """Return the facts that two texts of the same words tell differently.

    These are `known_differences`, or the only other word of a brief, whatever it tells.

    Args:
        older: folded words.
        newer: folded words.
        telling: their changes if they are known already.
        are_names: whether words of the newer one are written as names are.
    """
    if telling is None:
        telling = all_changes(" ".join(older), " ".join(newer))
    if found := known_differences(older, newer, telling):
        return found
    if telling.may_be_one and (change := reworded(older, newer, telling.every, are_names)):
        return (_in_words(older, newer, change, _kind_of(older, newer, change, are_names)),)
    if change := denied(older, newer, telling.every):
        return (_in_words(older, newer, change, "negation"),)
    return ()


def _kind_of(
    older: Sequence[str], newer: Sequence[str], change: Change, are_names: AreNames
) -> Literal["name", "outcome", "number"]:
    if any(map(is_numeric, (*older[change.i1 : change.i2], *newer[change.j1 : change.j2]))):
        return "number"
    return "name" if are_names(newer[change.j1 : change.j2]) else "outcome"


def known_differences(
    older: Sequence[str], newer: Sequence[str], telling: Telling
) -> tuple[FactDifference, ...]:
    """Return the numbers, outcomes, names and negations that two texts tell differently."""
    face = telling.face
    if face is None:
        whole = whole_numbers(telling.every, older, newer)
        face = facing(whole, min(len(older), len(newer)))
    if not face:
        return ()
    guard = _Guard(older, newer)
    found = [difference for change in face if (difference := guard.difference(change))]
    return tuple(dict.fromkeys(found))


def shared_facts(older: Sequence[str], newer: Sequence[str]) -> tuple[str, ...]:
    """Return the numbers and places that both texts tell, in the words and order of the newer."""
    values = {number.value for number in numbers(older)}
    told = [" ".join(newer[n.start : n.end]) for n in numbers(newer) if n.value in values]
    both = places(older, 0, len(older)) & places(newer, 0, len(newer))
    named = [word for at, word in enumerate(newer) if both & places([word], 0, 1)] if both else []
    return tuple(dict.fromkeys((*told, *named)))


def names_changed(facts: Sequence[FactDifference]) -> int:
    """Return how many names stand in the place of others, each counted once."""
    return len({bare_name(fact.before) for fact in facts if fact.kind == "name"})


class _Guard:
    """Two aligned texts with the numbers and negations they hold."""

    def __init__(self, older: Sequence[str], newer: Sequence[str]) -> None:
        self._older, self._newer = older, newer

    @cached_property
    def _amounts(self) -> Amounts:
        return Amounts(self._older, self._newer)

    @cached_property
    def _is_denied(self) -> bool:
        """The same number of denials on both sides: a sentence was put otherwise, not denied."""
        older, newer = self._older, self._newer
        return _negations(older, 0, len(older)) != _negations(newer, 0, len(newer))

    def difference(self, change: Change) -> FactDifference | None:
        found = None
        if change.tells & NUMBER:
            found = self._amounts.difference(change)
        if not found and change.tells & OUTCOME:
            found = self._outcome(change)
        if not found and change.tells & (PLACE | NAME):
            found = self._name(change)
        if not found and change.tells & DENIAL:
            found = self._negation(change)
        return found

    def _outcome(self, change: Change) -> FactDifference | None:
        """Compare words of which one excludes the other; those of nations in briefs alone.

        Longer texts of one template, such as greetings to presidents, have headlines to tell.
        """
        is_brief = min(len(self._older), len(self._newer)) < BRIEF
        right = told(self._newer, change.j1, change.j2)
        for one in told(self._older, change.i1, change.i2):
            for other in right:
                kind = exclusion(one, other)
                if kind and (kind != "name" or is_brief):
                    return FactDifference(kind=kind, before=one, after=other)
        if is_brief and self._are_two_outcomes(change):
            return _in_words(self._older, self._newer, change, "outcome")
        return None

    def _are_two_outcomes(self, change: Change) -> bool:
        """Tell whether a word that is an outcome stands for one of another opposition.

        Not so in Arabic, whose lists hold more common words: it broke one edit in 300 there.
        """
        left, right = self._older[change.i1 : change.i2], self._newer[change.j1 : change.j2]
        if not len(left) == len(right) == 1 or is_arabic(left[0]):
            return False
        are_outcomes = bool(outcomes(left[0]) and outcomes(right[0]))
        return are_outcomes and other_words(left, right) and not say_one(left[0], right[0])

    def _name(self, change: Change) -> FactDifference | None:
        older, newer = self._older, self._newer
        is_other = change.tells & PLACE and (
            other_place(older, newer, change) or other_person(older, newer, change)
        )
        if not is_other and not other_name(older, newer, change):
            return None
        return _in_words(older, newer, change, "name")

    def _most_denied(self, change: Change) -> int:
        """Return how long a change may be that denies: more if a number stands for "no"."""
        here = any(map(is_numeric, self._older[change.i1 : change.i2]))
        there = any(map(is_numeric, self._newer[change.j1 : change.j2]))
        return _MOST_DENIED if here == there else _MOST_COUNTED

    def _negation(self, change: Change) -> FactDifference | None:
        if max(change.i2 - change.i1, change.j2 - change.j1) > self._most_denied(change):
            return None
        if _joined(self._older[change.i1 : change.i2]) == _joined(
            self._newer[change.j1 : change.j2]
        ):
            return None
        here = _negations(self._older, change.i1, change.i2)
        there = _negations(self._newer, change.j1, change.j2)
        if bool(here) == bool(there):
            return None
        if not (change.before and change.after) and _other_wording(
            self._older[change.i1 : change.i2], self._newer[change.j1 : change.j2]
        ):
            return None  # beyond an end of a text there is no telling what else was told
        if not self._is_denied:
            return None
        return FactDifference(
            kind="negation",
            before=" ".join(self._older[change.i1 : change.i2 + 1]),
            after=" ".join(self._newer[change.j1 : change.j2 + 1]),
        )


def _in_words(
    older: Sequence[str],
    newer: Sequence[str],
    change: Change,
    kind: Literal["name", "outcome", "negation", "number"],
) -> FactDifference:
    return FactDifference(
        kind=kind,
        before=" ".join(older[change.i1 : change.i2]),
        after=" ".join(newer[change.j1 : change.j2]),
    )


def _joined(words: Sequence[str]) -> str:
    """Return words as they are when typed without spaces: بان لا is الا, لا يبرر is لايبرر."""
    return _AND.sub("", "".join(words)).replace("انلا", "الا")


def _other_wording(here: Sequence[str], there: Sequence[str]) -> bool:
    """Tell whether one side holds words, besides what denies, that the other lacks in any form."""
    left = [word for word in here if word not in NEGATIONS]
    right = [word for word in there if word not in NEGATIONS]
    return not (_are_among(left, right) and _are_among(right, left))


def _are_among(words: Sequence[str], others: Sequence[str]) -> bool:
    return all(
        any(are_alike(word, other) or _are_forms(word, other) for other in others) for word in words
    )


def _are_forms(one: str, other: str) -> bool:
    """Tell whether one of two verbs may be the other with a syllable that denies."""
    return denies(one) != denies(other) and one[:_STEM] == other[:_STEM]


def _negations(words: Sequence[str], start: int, end: int) -> int:
    """Return how many of these words deny what follows."""
    return sum(denies(words[at]) and not _is_idle(words, at) for at in range(start, end))


def _is_idle(words: Sequence[str], at: int) -> bool:
    """Tell whether a word denies nothing: لا شك, حالت دون, or ولا that goes on with لم before."""
    if at + 1 < len(words) and words[at + 1] in AFFIRMED_AFTER_NO:
        return True
    if at and words[at] == "دون" and words[at - 1] in PREVENTS:
        return True
    before = words[max(at - _GOES_ON, 0) : at]
    return words[at] == "ولا" and any(denies(word) for word in before)
