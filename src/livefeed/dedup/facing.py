"""Which changes of two aligned texts put one thing in the place of another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from livefeed.dedup.alignment import MOST_CHANGED, Change
from livefeed.dedup.rewording import BRIEF, may_be_one_passage
from livefeed.dedup.signs import CUT, OUTCOME, changes, changes_here, signs
from livefeed.kernel import compiled

_EQUAL_AROUND: Final = 4  # words that must be the same around a change
_BESIDE: Final = 2  # words per side of a change that is passed over
_NEAREST: Final = 6  # words on either side of a change
_EQUAL_SHARE: Final = 0.75  # of them that must be the same
_LINED_UP: Final = 0.8  # of the shorter text: below, the texts are two wordings of their own
_LONG: Final = 40  # words: of fewer, an edit or two is a fifth
# Of the words nearest to an outcome in a brief, where it may bring other words with it.
_EQUAL_OF_BRIEF: Final = 0.5
_EQUAL_OF_REWRITTEN: Final = 0.9  # of the nearest words there


class Telling(NamedTuple):
    """The changes of two texts that may tell other facts."""

    every: list[Change]
    face: list[Change] | None  # those whose words face each other; None: not chosen yet
    may_be_one: bool  # whether all may be a single passage


def telling_changes(older: str, newer: str, *, is_alike: bool) -> Telling | None:
    """Return the changes of two texts of folded words, None if none of them can tell a fact.

    One does if its words face each other, cut a number, or may be the only other passage.

    Args:
        older: folded words.
        newer: folded words.
        is_alike: whether the texts are so alike that a passage of whatever words tells a fact.
    """
    if older == newer:
        return None
    if compiled is None:
        return telling_here(older, newer, is_alike=is_alike)
    found = compiled.telling(older, newer, signs, Change, is_alike)
    return found and Telling(*found)


def telling_here(older: str, newer: str, *, is_alike: bool) -> Telling | None:
    """Return the same without the kernel."""
    every = changes_here(older, newer)
    tells = {change.tells for change in every}
    may_be_one = may_be_one_passage(older, every)
    if any(told & CUT for told in tells):  # to be made whole
        return Telling(every, None, may_be_one)
    face = facing(every, min(older.count(" "), newer.count(" ")) + 1)
    may_tell = face or (may_be_one and (is_alike or any(tells)))
    return Telling(every, face, may_be_one) if may_tell else None


def all_changes(older: str, newer: str) -> Telling:
    """Return all changes of two texts of folded words."""
    every = changes(older, newer)
    return Telling(every, None, may_be_one_passage(older, every))


def facing(aligned: Sequence[Change], fewest: int) -> list[Change]:
    """Return the changes that may tell a fact and whose words face each other, in order.

    Args:
        aligned: all changes of two texts.
        fewest: how many words the shorter one has.
    """
    telling = [(at, _facing(change)) for at, change in enumerate(aligned) if change.tells]
    found = [(at, change) for at, change in telling if _size(change) <= MOST_CHANGED]
    if not found:
        return []
    needed = min(_EQUAL_AROUND, max(1, fewest // 3))
    is_rewritten = fewest >= _LONG and _equal(aligned) < _LINED_UP * fewest
    share = _EQUAL_OF_REWRITTEN if is_rewritten else _EQUAL_SHARE
    if fewest < BRIEF:
        aligned = list(map(_without_dropped, aligned))
    told = []
    for at, change in found:
        if _equal_around(aligned, at) < needed:
            continue
        if _is_in_equal_words(aligned, at, share):
            told.append(change)
        elif (
            change.tells & OUTCOME
            and fewest < BRIEF
            and _is_in_equal_words(aligned, at, _EQUAL_OF_BRIEF)
        ):
            told.append(change._replace(tells=OUTCOME))
    return told


def _without_dropped(change: Change) -> Change:
    """Return a change in which what only one text tells is one word at most.

    A sentence that a brief leaves out beside a number puts no other thing in its place.
    """
    if change.i1 < change.i2 and change.j1 < change.j2:
        return change
    return change._replace(i2=min(change.i2, change.i1 + 1), j2=min(change.j2, change.j1 + 1))


def _equal_around(aligned: Sequence[Change], at: int) -> int:
    """Return how many equal words surround a change, across the small ones beside it."""
    equal = aligned[at].before + aligned[at].after
    if at and _is_small(aligned[at - 1]):
        equal += aligned[at - 1].before
    if at + 1 < len(aligned) and _is_small(aligned[at + 1]):
        equal += aligned[at + 1].after
    return equal


def _is_in_equal_words(aligned: Sequence[Change], at: int, share: float) -> bool:
    """Tell whether this share of the words nearest to a change are the same in both texts.

    Where they are not, the passage was written anew, and what it tells stands for something else.
    """
    left = _nearest(
        ((c.before, c) for c in aligned[max(at - _NEAREST, 0) : at][::-1]), aligned[at].before
    )
    right = _nearest(((c.after, c) for c in aligned[at + 1 : at + 1 + _NEAREST]), aligned[at].after)
    equal, other = left[0] + right[0], left[1] + right[1]
    return equal >= share * (equal + other)


def _equal(aligned: Sequence[Change]) -> int:
    """Return how many words of two texts line up."""
    return sum(c.before for c in aligned) + (aligned[-1].after if aligned else 0)


def _nearest(further: Iterable[tuple[int, Change]], equal: int) -> tuple[int, int]:
    """Return how many of the nearest words on one side are equal, and how many differ."""
    equal, other = min(equal, _NEAREST), 0
    for following, change in further:
        room = _NEAREST - equal - other
        if room <= 0 or not following:
            break  # enough, or an end of the texts, where one may have more
        other += min(_size(change), room)
        equal += min(following, max(_NEAREST - equal - other, 0))
    return equal, other


def _is_small(change: Change) -> bool:
    return _size(change) <= _BESIDE


def _size(change: Change) -> int:
    """Return how many words were changed, on the side that has more of them."""
    return max(change.i2 - change.i1, change.j2 - change.j1)


def _facing(change: Change) -> Change:
    """Return the words that face each other where one text begins or ends with more of them.

    A publisher's furniture before the first word or after the last one would hide its change.
    """
    both = min(change.i2 - change.i1, change.j2 - change.j1)
    if not both or (change.before and change.after) or _is_small(change):
        return change
    if not change.before:
        return change._replace(i1=change.i2 - both, j1=change.j2 - both)
    return change._replace(i2=change.i1 + both, j2=change.j1 + both)
