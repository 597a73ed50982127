"""When two short texts tell the same in other words: each word of the one is told in the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from livefeed.dedup.agreement import unmatched
from livefeed.dedup.lexicon import NEGATIONS, denies
from livefeed.dedup.numbers import numbers
from livefeed.dedup.outcomes import exclusion, outcomes
from livefeed.dedup.rewording import SHORT, say_one, unlike
from livefeed.dedup.spelling import bare_name, is_acronym
from livefeed.text.fold import fold

SHARED_WORDS: Final = 0.4  # Jaccard of the words from which two texts may be one retold
_FEWEST_TO_ONE_MORE: Final = 12  # words, to each that one of them may tell besides the other
_FEWEST_WORDS: Final = 6  # of the longer text
_MOST_OTHER: Final = 15  # words of either text that do not stand in the other
_BEGINNING: Final = 3  # letters in which forms of one word are the same
# What is written as a sign, which folding drops, or not at all.
_UNSAID: Final = frozenset(
    fold(
        "percent per cent pct بالمئة بالمائة المئة المائة درصد فیصد فی صد prozent procent ciento "
        "cento pourcent процента процентов процент відсотків yüzde persen אחוז אחוזים प्रतिशत फीसदी "
        "dollar dollars دولار دولارا euro euros يورو magnitude magnitud magnitudo magnitudzie m "
        "magnituda magnituden magnitudine stärke kracht sile بقوة قوة شدت तीव्रता 규모 발생 "
        "occurred registered geldi meydana produjo net binnen"
    ).split()
)


def is_retold(older: Sequence[str], newer: Sequence[str]) -> bool:
    """Tell whether two short texts say the same in other words, forms, spellings and numerals."""
    fewest, most = sorted((len(older), len(newer)))
    if most < _FEWEST_WORDS or _denials(older) != _denials(newer):
        return False
    here, there = _told(older, newer), _told(newer, older)
    if max(len(here), len(there)) > _MOST_OTHER:
        return False
    here, there = unlike(here, there)
    here, there = (
        [a for a in here if not any(_are_forms(a, b) for b in there)],
        [b for b in there if not any(_are_forms(a, b) for a in here)],
    )
    is_named_otherwise = is_acronym(here, there) or is_acronym(there, here)
    is_alike = not (here and there) and len(here) + len(there) <= _most_more(fewest)
    if not (is_alike or is_named_otherwise):
        return False
    return not any(unmatched(*([n.value for n in numbers(one)] for one in (older, newer))))


def _most_more(fewest: int) -> int:
    return fewest // _FEWEST_TO_ONE_MORE if fewest >= SHORT else 0


def _told(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """Return what words tell that does not stand in the other text as it is."""
    silent = _UNSAID.union(NEGATIONS, others)
    return [word for word in words if word not in silent]


def _are_forms(one: str, other: str) -> bool:
    """Tell whether two words begin alike and are forms of one, or tell the same outcome."""
    if exclusion(one, other):
        return False
    if not set(outcomes(one)).isdisjoint(outcomes(other)):
        return True
    one, other = bare_name(one), bare_name(other)
    return one[:_BEGINNING] == other[:_BEGINNING] and say_one(one, other)


def _denials(words: Sequence[str]) -> int:
    return sum(map(denies, words))
