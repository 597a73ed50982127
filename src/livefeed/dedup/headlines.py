"""When two texts of much the same words are two pieces of news by their headlines."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Final

from livefeed.dedup.agreement import unmatched
from livefeed.dedup.lexicon import is_function_word
from livefeed.dedup.nations import is_any_named, may_name_place, named_places
from livefeed.dedup.numbers import is_numeric, numbers
from livefeed.dedup.rewording import unlike
from livefeed.dedup.signs import changes
from livefeed.dedup.spelling import are_alike, may_be_one_name

FEWEST_WORDS: Final = 3  # of a headline that names something
OWN_SHARE: Final = 0.2  # of a headline that the other text does not tell
OWN_WORDS: Final = 2  # that must be so many,
MOSTLY_OWN: Final = 0.25  # or so large a share
SAID_SHARE: Final = 0.5  # of each headline's words that carry meaning, if both say one thing
ONE_TEMPLATE: Final = 0.4  # Jaccard of two headlines from which words that face each other decide


def may_be_told_apart(older: Sequence[str], newer: Sequence[str]) -> bool:
    """Tell whether each of two headlines says a word that the other one lacks."""
    here, there = set(older), set(newer)
    return not (here <= there or there <= here)


def are_told_apart(
    older: Sequence[str],
    newer: Sequence[str],
    *,
    older_text: Collection[str],
    newer_text: Collection[str],
) -> bool:
    """Tell whether each headline names something of its own text that the other text never says.

    So do "Burnley beat Watford" and "Luton beat Swansea" over one report with other names, where
    a single name may face none in the text. Two headlines of one piece of news say it in the same
    words somewhere. Numbers are facts, and spellings of one name do not count.

    Args:
        older: words of the headline, folded.
        newer: the same of the other one.
        older_text: the words that are compared, folded.
        newer_text: the same of the other one.
    """
    if min(len(older), len(newer)) < FEWEST_WORDS:
        return False
    if _name_other_places(older, newer, older_text, newer_text):
        return True
    here = _own(older, older_text, (newer_text, newer))
    there = _own(newer, newer_text, (older_text, older)) if here else []
    if not here or not there:
        return False
    names = (here, there)
    here = _unlike(here, names[1], newer_text)
    there = _unlike(there, names[0], older_text)
    if not here or not there:
        return False
    share = min(len(here) / len(older), len(there) / len(newer))
    fewest = min(len(here), len(there))
    if share >= MOSTLY_OWN or (share >= OWN_SHARE and fewest >= OWN_WORDS):
        return True
    return _jaccard(older, newer) >= ONE_TEMPLATE and _face_each_other(older, newer, here, there)


def _name_other_places(
    older: Sequence[str],
    newer: Sequence[str],
    older_text: Collection[str],
    newer_text: Collection[str],
) -> bool:
    """Tell whether each headline names places, of which the other text names none."""
    own, own_there = set(older).difference(newer), set(newer).difference(older)
    if not (any(map(may_name_place, own)) and any(map(may_name_place, own_there))):
        return False
    here, there = named_places(older), named_places(newer)
    if not here or not there or not here.isdisjoint(there):
        return False
    return not (is_any_named(here, newer_text) or is_any_named(there, older_text))


def say_the_same(older: Sequence[str], newer: Sequence[str]) -> bool:
    """Tell whether half of what either headline says stands in the other, one word as it is."""
    here, there = (
        [word for word in words if not (is_function_word(word) or is_numeric(word))]
        for words in (older, newer)
    )
    if min(len(here), len(there)) < FEWEST_WORDS or set(here).isdisjoint(there):
        return False
    own, own_there = unlike(here, there)
    share = max(len(own) / len(here), len(own_there) / len(there))
    return share <= 1 - SAID_SHARE and not any(unmatched(*map(_values, (older, newer))))


def _values(words: Sequence[str]) -> list[Decimal]:
    return [number.value for number in numbers(words)]


def have_nothing_in_common(older: Sequence[str], newer: Sequence[str]) -> bool:
    """Tell whether two headlines share no word that carries meaning; so does one that is empty."""
    return not any(word in newer for word in older if not is_function_word(word))


def _own(
    title: Sequence[str], text: Collection[str], others: Sequence[Collection[str]]
) -> list[str]:
    """Return the words of a headline that its text says too and the others do not."""
    return [
        word
        for word in dict.fromkeys(title)
        if word in text
        and not any(word in other for other in others)
        and not (is_function_word(word) or is_numeric(word) or any(map(str.isdigit, word)))
    ]


def _unlike(words: Sequence[str], own: Sequence[str], text: Collection[str]) -> list[str]:
    """Return the words that are no other spelling or form of one in the other headline or text."""
    return [
        word
        for word in words
        if not any(may_be_one_name(word, other) for other in own)
        and not any(are_alike(word, other) for other in text)
    ]


def _jaccard(one: Sequence[str], other: Sequence[str]) -> float:
    here, there = set(one), set(other)
    return len(here & there) / len(here | there)


def _face_each_other(
    older: Sequence[str], newer: Sequence[str], here: Sequence[str], there: Sequence[str]
) -> bool:
    """Tell whether some of these words stand in the place of each other; one character is none."""
    left, right = ({word for word in own if len(word) > 1} for own in (here, there))
    return any(
        not left.isdisjoint(older[change.i1 : change.i2])
        and not right.isdisjoint(newer[change.j1 : change.j2])
        for change in changes(" ".join(older), " ".join(newer))
    )
