"""Which folded words are one word written, bent or chosen otherwise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

from livefeed.dedup.lexicon import are_opposed, are_synonyms
from livefeed.kernel import compiled

_WRITTEN_TOGETHER: Final = re.compile(r"^[وفبلك]{0,2}(?:ال|لل)?(?=\w{3})")
# Long vowels are written or not, and one foreign sound by several letters.
_CONSONANTS: Final = str.maketrans("جقكطذظضص", "غغغتزززس", "اويه")
_FEWEST_INITIALS: Final = 2  # of an acronym
_MOST_INITIALS: Final = 6
_LEAST_SKELETON: Final = 3  # letters: سوريا and صور have two in common
_ONE_NAME: Final = 0.6  # difflib's ratio from which two names may be spellings of one


def are_alike(one: str, other: str) -> bool:
    """Tell whether two words are spellings or forms of one, or synonyms."""
    if one == other or are_synonyms(one, other):
        return True
    if not (one + other).isalpha() and any(char.isdigit() for char in one + other):
        return False
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    stem = short.removesuffix("ه")  # درجه, درجات
    if len(stem) >= 3 and len(long) - len(stem) <= 3 and stem in long:
        return not are_opposed(one, other)  # a prefix or suffix more: ال, و, ب, ات, s
    return len(short) >= 5 and abs(len(long) - len(short)) <= 1 and _distance_is_one(short, long)


def _distance_is_one(short: str, long: str) -> bool:
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) == len(long):
        return short[at + 1 :] == long[at + 1 :]
    return short[at:] == long[at + 1 :]


def is_acronym(short: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether a word is the initials of some: KPK, or TCMB of Merkez Bankası."""
    if len(short) != 1 or not _FEWEST_INITIALS <= len(words) <= len(short[0]) <= _MOST_INITIALS:
        return False
    return short[0].endswith("".join(word[0] for word in words))


def bare_name(words: str) -> str:
    """Return a name without what is written together with it."""
    return _WRITTEN_TOGETHER.sub("", words)


def are_one_foreign_name(one: str, other: str) -> bool:
    """Tell whether two Arabic words write one name from abroad: شنغهاي, شانغهاي; شيكاغو, شيكاجو."""
    skeleton = one.translate(_CONSONANTS)
    return len(skeleton) >= _LEAST_SKELETON and skeleton == other.translate(_CONSONANTS)


def may_be_one_name(one: str, other: str) -> bool:
    """Tell whether two words may be spellings of one foreign name, as سوروج and سوروتش are."""
    if are_alike(one, other):
        return True
    one, other = one.removeprefix("ال"), other.removeprefix("ال")
    return share_in_line(one, other) >= _ONE_NAME


def share_in_line(one: str, other: str) -> float:
    """Return the share of the letters of two words that stand in line: difflib's ratio."""
    if compiled is None or (equal := compiled.letters_in_line(one, other)) is None:
        return SequenceMatcher(None, one, other, autojunk=False).ratio()
    letters = len(one) + len(other)
    return 2 * equal / letters if letters else 1.0
