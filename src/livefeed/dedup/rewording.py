"""The one passage in which two texts differ, where it tells something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from livefeed.dedup.alignment import Change
from livefeed.dedup.evidence import BEHIND_NAMES, AreNames, begins_with_name, may_tell_fact
from livefeed.dedup.lexicon import (
    FIRST_UNSPACED,
    NEGATIONS,
    are_opposed,
    is_arabic,
    is_function_word,
    says_nothing,
    stems,
)
from livefeed.dedup.nations import named_places
from livefeed.dedup.numbers import are_other_numerals, is_numeric
from livefeed.dedup.outcomes import exclusion, is_of_dates, outcomes
from livefeed.dedup.places import places
from livefeed.dedup.spelling import are_alike, is_acronym, share_in_line
from livefeed.text.fold import fold

BRIEF: Final = 60  # words from which one of them is more likely another word for the same
SHORT: Final = 15  # words: what flashes tell is compared otherwise
_MOST_INNER: Final = 2  # one of them of prepositions, articles and their like alone
_MOST_CHANGES: Final = 5  # of texts that may differ in one passage alone
_MOST_CHANGED: Final = 6  # words per side
_MOST_CHANGED_UNSPACED: Final = 12  # characters
_MOST_AT_END: Final = 3  # near the first word or the last one
_MOST_BETWEEN: Final = 2  # words that are the same, between two changes of one passage
_MOST_BETWEEN_UNSPACED: Final = 4
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
        "kyodo jiji pti ani irna isna lusa upi bloomberg agences agencias agenturen агентства "
        "вести интерфакс ukrinform укринформ укрінформ apa pap ctk mti bta agerpres hina"
    ).split()
)
# Denials in scripts without spaces: Thai, Chinese, Japanese.
_DENIALS: Final = re.compile(r"ไม่|มิได้|ยังไม่|不|没|沒|未|無|无|ない|ません|なかった|せず|ぬ")
_BESIDE: Final = 2  # characters on either side of a change
_GLUED: Final = 3  # letters of a word that is found at the end of another by a lost space
_ONE_STEM: Final = 0.65  # difflib's ratio from which two Arabic words may be forms of one
_ONE_FORM: Final = 0.75  # of other words


def other_words(left: Sequence[str], right: Sequence[str]) -> bool:
    """Tell whether words that carry meaning stand in the place of others, no forms of them."""
    return all(unlike(left, right))


def unlike(left: Sequence[str], right: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the words of either side that carry meaning and are no forms of the other's."""
    if "".join(left) == "".join(right):  # one word or two: half spaces, compounds
        return [], []
    if is_acronym(left, right) or is_acronym(right, left):
        return [], []
    here = [word for word in left if not (is_function_word(word) or is_numeric(word))]
    there = [word for word in right if not (is_function_word(word) or is_numeric(word))]
    return (
        [a for a in here if a not in there and not any(_are_exchanged(a, b) for b in there)],
        [b for b in there if b not in here and not any(_are_exchanged(a, b) for a in here)],
    )


def _are_exchanged(one: str, other: str) -> bool:
    """Tell whether two words are forms of one, or deny both: دون, بلا."""
    return are_alike(one, other) or (one in NEGATIONS and other in NEGATIONS)


def may_be_one_passage(older: str, aligned: Sequence[Change]) -> bool:
    """Tell whether all changes of a text, or of one that begins so, may be a single passage.

    Where none is near the next one, each that says something puts words in the place of others;
    without spaces a denial may be added.
    """
    has_no_spaces = is_unspaced(older)
    most = _MOST_CHANGED_UNSPACED if has_no_spaces else _MOST_CHANGED
    sizes = (max(change.i2 - change.i1, change.j2 - change.j1) for change in aligned)
    if not 0 < len(aligned) <= _MOST_CHANGES or max(sizes) > most:
        return False
    if has_no_spaces or any(change.after <= _MOST_BETWEEN for change in aligned[:-1]):
        return True
    found = _inner(aligned)
    return bool(found) and all(change.i1 < change.i2 and change.j1 < change.j2 for change in found)


def reworded(
    older: Sequence[str], newer: Sequence[str], aligned: Sequence[Change], are_names: AreNames
) -> Change | None:
    """Return the only passage in which two texts differ, if other words than synonyms face there.

    Whoever rewrites a text changes it in several places; who changes a single one of its words
    tells something else. Words before the first and behind the last that are the same may be the
    paper's. A name that is told again may be another each time.

    Args:
        older: folded words.
        newer: folded words.
        aligned: all changes of the two, which may be one passage.
        are_names: whether words of the newer one are written as names are.
    """
    if found := _only(older, newer, aligned, are_names):
        return found
    between = _MOST_BETWEEN_UNSPACED if is_unspaced(older[0]) else _MOST_BETWEEN
    passages = list(_passages(older, aligned, between))
    return _only(older, newer, passages, are_names) if len(passages) < len(aligned) else None


def _only(
    older: Sequence[str], newer: Sequence[str], changes: Sequence[Change], are_names: AreNames
) -> Change | None:
    """Return the only change inside of the texts that says something, if it puts other words."""
    found = _inner(changes)
    if not found:
        return None
    first, *others = found
    if not all(_is_again(older, newer, first, other) for other in others):
        return None
    is_again = bool(others)
    return first if _is_replaced(older, newer, first, are_names, is_again=is_again) else None


def _inner(changes: Sequence[Change]) -> list[Change]:
    """Return the changes inside of the texts that say something; none where others do not."""
    inner = [change for change in changes if not _is_at_end(change)]
    found = [change for change in inner if not change.is_silent]
    return found if len(inner) - len(found) < _MOST_INNER else []


def denied(older: Sequence[str], newer: Sequence[str], aligned: Sequence[Change]) -> Change | None:
    """Return the only change of two texts without spaces, if a denial comes or goes in it."""
    if not (older and newer and len(aligned) == 1 and is_unspaced(older[0])):
        return None
    change = aligned[0]
    here = "".join(older[max(change.i1 - _BESIDE, 0) : change.i2 + _BESIDE])
    there = "".join(newer[max(change.j1 - _BESIDE, 0) : change.j2 + _BESIDE])
    is_small = max(change.i2 - change.i1, change.j2 - change.j1) <= _MOST_CHANGED
    is_other = len(_DENIALS.findall(here)) != len(_DENIALS.findall(there))
    return change if is_small and is_other else None


def _passages(older: Sequence[str], aligned: Sequence[Change], between: int) -> Iterator[Change]:
    """Yield changes, those with hardly a word between them as one."""
    last: Change | None = None
    for change in aligned:
        if last and last.after <= between:
            is_silent = all(map(says_nothing, older[last.i2 : change.i1]))
            last = last._replace(
                i2=change.i2,
                j2=change.j2,
                after=change.after,
                is_silent=is_silent and last.is_silent and change.is_silent,
            )
            continue
        if last:
            yield last
        last = change
    if last:
        yield last


def _is_again(older: Sequence[str], newer: Sequence[str], first: Change, other: Change) -> bool:
    """Tell whether a change puts the same word in the place of the same one as the first does."""
    left, right = older[other.i1 : other.i2], newer[other.j1 : other.j2]
    return (
        bool(left and right)
        and all(_is_among(word, older[first.i1 : first.i2]) for word in left)
        and all(_is_among(word, newer[first.j1 : first.j2]) for word in right)
    )


def _is_among(word: str, words: Sequence[str]) -> bool:
    return any(word in other or other in word for other in words)


def _is_at_end(change: Change) -> bool:
    """Tell whether a change only adds words before or behind all others."""
    left, right = change.i2 - change.i1, change.j2 - change.j1
    is_outside = not (change.before and change.after)
    return is_outside and not (left and right) and max(left, right) <= _MOST_ADDED


def _is_replaced(
    older: Sequence[str],
    newer: Sequence[str],
    change: Change,
    are_names: AreNames,
    *,
    is_again: bool,
) -> bool:
    """Tell whether a change puts something else in the place of what was told."""
    left, right = tuple(older[change.i1 : change.i2]), tuple(newer[change.j1 : change.j2])
    if not (left and right) or not _may_be_replaced(older, newer, change):
        return False
    if len(left) == len(right) == 1 and are_other_numerals(*left, *right):
        return True
    is_counted = any(map(is_numeric, left)) or any(map(is_numeric, right))
    return (
        not is_counted
        and _tell_otherwise(left, right)
        and (
            is_again
            or may_tell_fact(older, newer, change, are_names)
            or (not change.before and begins_with_name(left, right))
        )
    )


@lru_cache(maxsize=1024)  # each copy of a story is compared with the same members
def _tell_otherwise(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Tell whether words say something else than others, and none the same as one of them."""
    if any(exclusion(a, b) for a in left for b in right):
        return True
    if not _REFERENCES.isdisjoint((*left, *right)):
        return False
    here, there = ([word for word in words if not _is_date(word)] for words in unlike(left, right))
    if not (here and there) or any(say_one(a, b) for a in here for b in there):
        return False
    return not (named := named_places(left)) or named.isdisjoint(named_places(right))


def _may_be_replaced(older: Sequence[str], newer: Sequence[str], change: Change) -> bool:
    """Tell whether a change has the size and place of one that tells something else."""
    if max(change.i2 - change.i1, change.j2 - change.j1) > _most_changed(older, change):
        return False
    if change.before and change.after:
        return True
    left, right = older[change.i1 : change.i2], newer[change.j1 : change.j2]
    if _are_flashes(older, newer) and _is_of_flash(left, right):
        return True  # at other ends stands one paper's dateline or source for another's
    following = older[change.i2] if change.after else ""
    return _is_first_word(left, right, change, following)


def _most_changed(words: Sequence[str], change: Change) -> int:
    """Return how many words may stand in the place of others: fewer near an end, as tags do."""
    if is_unspaced(words[0]):
        return _MOST_CHANGED_UNSPACED
    is_inside = change.before >= _MOST_AT_END and change.after >= _MOST_CHANGED
    return _MOST_CHANGED if is_inside else _MOST_AT_END


def is_unspaced(beginning: str) -> bool:
    """Tell whether the first word is a character of a script without spaces."""
    return beginning >= FIRST_UNSPACED and beginning[1:2] in ("", " ")


def _is_date(word: str) -> bool:
    """Tell whether a word is a weekday or month, which may stand for tomorrow or none at all."""
    return any(is_of_dates(row) for row, _ in outcomes(word))


def _are_flashes(older: Sequence[str], newer: Sequence[str]) -> bool:
    return min(len(older), len(newer)) < SHORT * (1 + is_unspaced(older[0]))


def _is_of_flash(left: Sequence[str], right: Sequence[str]) -> bool:
    """Tell whether a flash, which has no dateline, begins or ends with other words."""
    is_short = max(len(left), len(right)) <= _MOST_AT_END
    return is_short and not _AGENCIES.intersection((*left, *right))


def _is_first_word(
    left: Sequence[str], right: Sequence[str], change: Change, following: str
) -> bool:
    """Tell whether a text begins with another word, as Arabic sentences do with their verb."""
    if change.before or not change.after or not len(left) == len(right) == 1:
        return False
    if following in BEHIND_NAMES:
        return True
    return not _AGENCIES.intersection((*left, *right)) and not places((*left, *right), 0, 2)


def say_one(one: str, other: str) -> bool:
    """Tell whether two words may be forms of one, one and more, or tell the same outcome."""
    if not set(outcomes(one)).isdisjoint(outcomes(other)):
        return True
    short, long = sorted((one, other), key=len)
    if are_opposed(one, other):
        return False
    if len(short) >= _GLUED and short in long:
        return True
    if len(short) == 1 and any(stem.startswith(short) for stem in stems(long)):
        return True  # an abbreviation, as of الدكتور
    alike = share_in_line(one, other)
    if is_arabic(one):  # changes within a stem too
        return alike >= _ONE_STEM
    return alike >= _ONE_FORM and _bare(one)[:2] == _bare(other)[:2]


def _bare(word: str) -> str:
    return word.removeprefix("ge")  # geschlossen, schließen
