"""The one passage in which two briefs differ, where it tells something else."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

from livefeed.dedup.alignment import Change
from livefeed.dedup.lexicon import denies, is_function_word
from livefeed.dedup.numbers import is_numeric
from livefeed.dedup.outcomes import exclusion, outcomes
from livefeed.dedup.places import places
from livefeed.dedup.spelling import are_alike
from livefeed.text.fold import fold

BRIEF: Final = 60  # words from which one of them is more likely another word for the same
SHORT: Final = 15  # words: what flashes tell is compared otherwise
_MOST_CHANGES: Final = 4
_MOST_INNER: Final = 2  # one of them of prepositions, articles and their like alone
_MOST_CHANGED: Final = 3  # words per side
_MOST_ADDED: Final = 6  # words before or behind all others: who tells it, and where
# What stands for something named: in Damascus, in the capital.
_REFERENCES: Final = frozenset(
    fold(
        "العاصمة المدينة البلدة القرية المنطقة المحافظة البلاد البلد الدولة المملكة الجمهورية "
        "capital city town village country kingdom republic he she they it him them ville capitale "
        "pays ciudad capital pais stadt hauptstadt land città столица столице город городе стране"
    ).split()
)
_AGENCIES: Final = frozenset(
    fold(
        "وكالات رويترز الأناضول سانا واس بترا قنا وام كونا سبأ وفا معا متابعات خاص الجزيرة العربية "
        "agencies agency reuters ap afp dpa apa efe ansa tass ria anadolu aa dha iha xinhua antara "
        "kyodo jiji pti ani irna isna lusa upi bloomberg agences agencias agenturen агентства"
    ).split()
)
_GLUED: Final = 3  # letters of a word that is found at the end of another by a lost space
_ONE_STEM: Final = 0.65  # difflib's ratio from which two words may be forms of one


def other_words(left: Sequence[str], right: Sequence[str]) -> bool:
    """Tell whether words that carry meaning stand in the place of others, no forms of them."""
    if "".join(left) == "".join(right):  # one word or two: half spaces, compounds
        return False
    here = [word for word in left if not (is_function_word(word) or is_numeric(word))]
    there = [word for word in right if not (is_function_word(word) or is_numeric(word))]
    here_alone = [a for a in here if not any(are_alike(a, b) for b in there)]
    there_alone = [b for b in there if not any(are_alike(a, b) for a in here)]
    return bool(here_alone and there_alone)


def reworded(
    older: Sequence[str], newer: Sequence[str], aligned: Sequence[Change]
) -> Change | None:
    """Return the only change of two briefs, if other words than synonyms face each other in it.

    Whoever rewrites a text changes it in several places; who changes a single one of its words
    tells something else. Words before the first and behind the last that are the same may be the
    paper's.
    """
    if (
        not aligned
        or len(aligned) > _MOST_CHANGES
        or not SHORT <= min(len(older), len(newer)) < BRIEF
    ):
        return None
    inner = [change for change in aligned if not _is_at_end(change)]
    found = [change for change in inner if not _says_nothing(older, newer, change)]
    if len(inner) > _MOST_INNER or len(found) != 1 or not _is_replaced(older, newer, found[0]):
        return None
    return found[0]


def _is_at_end(change: Change) -> bool:
    """Tell whether a change only adds words before or behind all others."""
    left, right = change.i2 - change.i1, change.j2 - change.j1
    is_outside = not (change.before and change.after)
    return is_outside and not (left and right) and max(left, right) <= _MOST_ADDED


def _says_nothing(older: Sequence[str], newer: Sequence[str], change: Change) -> bool:
    """Tell whether a change is one of prepositions, articles and their like alone."""
    words = (*older[change.i1 : change.i2], *newer[change.j1 : change.j2])
    return all(is_function_word(word) and not denies(word) for word in words)


def _is_replaced(older: Sequence[str], newer: Sequence[str], change: Change) -> bool:
    left, right = older[change.i1 : change.i2], newer[change.j1 : change.j2]
    if not (change.before and change.after) and not _is_first_word(left, right, change):
        return False  # one paper's dateline or source for another's
    if max(len(left), len(right)) > _MOST_CHANGED or any(map(is_numeric, (*left, *right))):
        return False
    if not other_words(left, right) or any(_say_one(a, b) for a in left for b in right):
        return False
    if not _REFERENCES.isdisjoint(left) or not _REFERENCES.isdisjoint(right):
        return False
    here, there = places(left, 0, len(left)), places(right, 0, len(right))
    return not here or here.isdisjoint(there)


def _is_first_word(left: Sequence[str], right: Sequence[str], change: Change) -> bool:
    """Tell whether a text begins with another word, as Arabic sentences do with their verb."""
    if change.before or not change.after or not len(left) == len(right) == 1:
        return False
    return not _AGENCIES.intersection((*left, *right)) and not places((*left, *right), 0, 2)


def _say_one(one: str, other: str) -> bool:
    """Tell whether two words may be forms of one, one and more, or tell the same outcome."""
    if exclusion(one, other):
        return False
    if not set(outcomes(one)).isdisjoint(outcomes(other)):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) >= _GLUED and short in long:
        return True
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ONE_STEM
