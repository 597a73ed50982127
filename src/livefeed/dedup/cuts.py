"""Changes that cut a number in two, made whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from livefeed.dedup.alignment import Change
from livefeed.dedup.numbers import is_month, is_numeric
from livefeed.dedup.numerals import is_scale
from livefeed.dedup.signs import CUT, NUMBER

_MOST_WIDENED: Final = 4  # words on either side


def whole_numbers(
    found: Sequence[Change], older: Sequence[str], newer: Sequence[str]
) -> Sequence[Change]:
    """Return changes, of which those that add or drop words of a number hold all of it.

    Aligned word by word, 200 and 1 thousand 200 differ in two words that face nothing, and a score
    of 5 4 and one of 4 3 share the 4, and 3 November and November 5 the month.

    Args:
        found: all changes of two texts, in order.
        older: folded words.
        newer: folded words.
    """
    may_cut = [(at, change) for at, change in enumerate(found) if change.tells & CUT]
    if not may_cut:
        return found
    whole = list(found)
    is_any = False
    for at, change in may_cut:
        if _is_cut(change, older, newer):
            whole[at] = _widened(change, older)._replace(tells=NUMBER)
            is_any = True
        else:
            whole[at] = change._replace(tells=change.tells & ~CUT)
    return list(_apart(whole, len(older))) if is_any else whole


def _is_cut(change: Change, older: Sequence[str], newer: Sequence[str]) -> bool:
    """Tell whether a change only adds or drops numerals, and beside numerals.

    A thousand alone is as likely a word that was left out.
    """
    words = (*older[change.i1 : change.i2], *newer[change.j1 : change.j2])
    if not all(map(_may_be_of_number, words)) or all(map(is_scale, words)):
        return False
    before = older[change.i1 - 1 : change.i1] if change.before else []
    beside = (*before, *(older[change.i2 : change.i2 + 1] if change.after else []))
    if any(map(is_month, words)) and any(map(is_month, beside)):
        return False  # its other name, as in سبتمبر أيلول
    return any(map(_may_be_of_number if any(map(is_numeric, words)) else is_numeric, beside))


def _may_be_of_number(word: str) -> bool:
    """Tell whether a numeral may go on with a word, or stand before it or behind it: May 3."""
    return is_numeric(word) or is_month(word)


def _widened(change: Change, older: Sequence[str]) -> Change:
    left = right = 0
    most_before, most_after = (min(n, _MOST_WIDENED) for n in (change.before, change.after))
    while left < most_before and _may_be_of_number(older[change.i1 - 1 - left]):
        left += 1
    while right < most_after and _may_be_of_number(older[change.i2 + right]):
        right += 1
    return change._replace(
        i1=change.i1 - left, i2=change.i2 + right, j1=change.j1 - left, j2=change.j2 + right
    )


def _apart(changes: Sequence[Change], end: int) -> Iterator[Change]:
    """Yield changes of which none touches the next, with the equal words beside them."""
    joined: list[Change] = []
    for change in changes:
        if joined and change.i1 <= joined[-1].i2:
            last = joined[-1]
            joined[-1] = last._replace(
                i2=max(last.i2, change.i2),
                j2=max(last.j2, change.j2),
                tells=last.tells | change.tells,
            )
        else:
            joined.append(change)
    starts = [*(change.i1 for change in joined), end]
    ends = [0, *(change.i2 for change in joined)]
    for at, change in enumerate(joined):
        yield change._replace(before=change.i1 - ends[at], after=starts[at + 1] - change.i2)
