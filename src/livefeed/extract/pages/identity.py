"""What identifies an update on its page: a name its publisher gave it, never its position."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from livefeed.extract.addresses import fragment_of

NAMED: Final = 0.5  # share of updates that must have a name of their own
SMALLEST_REAL_NUMBER: Final = 10_000  # smaller numbers in a row are positions on the page

# Attributes of an element that hold an update's identity.
IDENTIFYING: Final = re.compile(
    r"data-(?:[\w-]*id|post|key|entry|block|update|permalink)|(?:item|entry|post|block|update)-id"
)

_ORIGIN: Final = re.compile(r"^https?://[^/]*")
_NUMBER: Final = re.compile(r"\d+")


def identity(value: str) -> str:
    """Return the fragment of a URL, else the URL without scheme and host, else the value."""
    return fragment_of(value) or _ORIGIN.sub("", value).strip()


def identities(names: Sequence[str]) -> list[str] | None:
    """Return the names that identify updates, "" for one that several share.

    None if they identify too few of them, or are running numbers: the next poll may shift those.
    """
    counts = Counter(filter(None, names))
    unique = [name if counts[name] == 1 else "" for name in names]
    if len(counts) < len(names) * NAMED or not any(unique) or are_positions(names):
        return None
    return unique


def are_positions(names: Sequence[str]) -> bool:
    """Tell whether all names are small numbers that run.

    Those that fall from the top of the page, and not to 1, number the updates as they were written.
    """
    given = [name for name in names if name]
    if not given or not all(name.isdecimal() and len(name) < 10 for name in given):
        return False
    numbers = [int(name) for name in given]
    falls = all(newer - older == 1 for newer, older in pairwise(numbers))
    if falls and len(numbers) > 2 and numbers[-1] > 1:
        return False
    return max(numbers) < SMALLEST_REAL_NUMBER and max(numbers) - min(numbers) < 2 * len(numbers)


def count_places(names: Sequence[str]) -> bool:
    """Tell whether names count the places on the page from its top: post-1, post-2, post-3.

    Names that count down (80_parent, 79_parent) number the updates as they were written.
    """
    forms = {_NUMBER.sub("0", name) for name in names}
    several = [_NUMBER.findall(name) for name in names]
    if len(forms) != 1 or len(several) < 2 or len(several[0]) != 1:
        return False
    numbers = [int(found[0][:18]) for found in several]
    return numbers in (list(range(len(numbers))), list(range(1, len(numbers) + 1)))
