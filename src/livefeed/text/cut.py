"""Texts that were cut off, as structured data and previews often are."""

from __future__ import annotations

import re
from typing import Final

SHORTEST: Final = 100  # characters of a text that may be one that was cut

_SIGNS: Final = re.compile(r"[\W_]+")


def looks_cut(text: str) -> bool:
    """Tell whether a text ends where no sentence does."""
    told = text.rstrip()
    return len(told) >= SHORTEST and told[-1].isalnum()


def is_part(text: str, whole: str) -> bool:
    """Tell whether a text stands in another one, signs and spaces aside."""
    return _SIGNS.sub("", text) in _SIGNS.sub("", whole)


def takes_nothing_back(before: str, after: str) -> bool:
    """Tell whether a text only lacks what the one before it had: it is empty, or cut off."""
    return not after or (looks_cut(after) and is_part(after, before))
