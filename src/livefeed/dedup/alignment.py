"""Word alignment of two texts that resemble each other, bounded on hostile ones."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple


class Change(NamedTuple):
    """Words [i1, i2) of the one text stand where words [j1, j2) of the other do.

    `before` and `after` count the equal words on either side of it; what `tells` says is for
    `signs`, and so is whether it is silent: one of prepositions, articles and their like alone.
    """

    i1: int
    i2: int
    j1: int
    j2: int
    before: int
    after: int
    tells: int = 0
    is_silent: bool = False


MOST_CHANGED: Final = 5  # words per side; beyond, a passage was rewritten and nothing lines up
_DIRECT: Final = 60  # words up to which difflib may align two texts whole
_GAP: Final = 40  # words between anchors up to which it aligns the gap


def aligned(one: Sequence[str], other: Sequence[str]) -> list[Change]:
    """Return the places in which two texts differ, in order; empty between equal texts.

    Long texts are anchored on word 3-grams that occur once in both (patience diff); only gaps of
    up to _GAP words are looked into, the others count as one change. Linear in practice, and
    bounded by n log n plus a constant per gap, where difflib alone is quadratic.
    """
    blocks = _blocks(one, other)
    blocks.append((len(one), len(other), 0))
    found: list[Change] = []
    i = j = equal = 0
    for x, y, size in blocks:
        if x == i and y == j:
            equal += size
        else:
            found.append(Change(i1=i, i2=x, j1=j, j2=y, before=equal, after=size))
            equal = size
        i, j = x + size, y + size
    return found


def is_rewritten(change: Change) -> bool:
    """Tell whether a change is of too many words to be looked into.

    At an end of the texts, where one may have more of them, the shorter side counts.
    """
    few, many = sorted((change.i2 - change.i1, change.j2 - change.j1))
    is_at_end = not (change.before and change.after)
    return (few if few and is_at_end else many) > MOST_CHANGED


def _blocks(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int, int]]:
    """Return equal blocks (start in one, start in other, size) in order, none empty."""
    if max(len(one), len(other)) <= _DIRECT:
        return list(_matched(one, other, 0, 0))
    # Copies of long texts mostly differ in a few words: what is around those is passed over first.
    start = alike_at_start(one, other)
    end = alike_at_start(one[start:][::-1], other[start:][::-1])
    found = [(0, 0, start)] if start else []
    inner = _inner_blocks(one[start : len(one) - end], other[start : len(other) - end])
    found.extend((start + x, start + y, size) for x, y, size in inner)
    if end:
        found.append((len(one) - end, len(other) - end, end))
    return found


def alike_at_start(one: Sequence[str], other: Sequence[str]) -> int:
    """Return with how many equal words two texts begin."""
    count = 0
    for word, word_there in zip(one, other, strict=False):
        if word != word_there:
            break
        count += 1
    return count


def _inner_blocks(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int, int]]:
    """Return the equal blocks of what begins and ends differently."""
    if max(len(one), len(other)) <= _DIRECT:
        return list(_matched(one, other, 0, 0))
    found: list[tuple[int, int, int]] = []
    i = j = 0
    for x, y in [*_anchors(one, other), (len(one), len(other))]:
        if x < i or y < j:
            continue  # inside the block before
        start_x, start_y = x, y
        while start_x > i and start_y > j and one[start_x - 1] == other[start_y - 1]:
            start_x, start_y = start_x - 1, start_y - 1
        if max(start_x - i, start_y - j) <= _GAP:
            found.extend(_matched(one[i:start_x], other[j:start_y], i, j))
        end_x, end_y = x, y
        while end_x < len(one) and end_y < len(other) and one[end_x] == other[end_y]:
            end_x, end_y = end_x + 1, end_y + 1
        if end_x > start_x:
            found.append((start_x, start_y, end_x - start_x))
        i, j = end_x, end_y
    return found


def _matched(
    one: Sequence[str], other: Sequence[str], i: int, j: int
) -> Iterator[tuple[int, int, int]]:
    if one and other:
        for x, y, size in SequenceMatcher(None, one, other, False).get_matching_blocks():
            if size:
                yield i + x, j + y, size


def _anchors(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Return where unique word 3-grams meet, growing in both texts."""
    here, there = _unique(one), _unique(other)
    pairs = [(at, there[gram]) for gram, at in here.items() if gram in there]
    return _longest_growing(pairs)


def _unique(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    seen: dict[tuple[str, ...], int] = {}
    for at, gram in enumerate(zip(words, words[1:], words[2:], strict=False)):
        seen[gram] = -1 if gram in seen else at
    return {gram: at for gram, at in seen.items() if at >= 0}


def _longest_growing(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of pairs whose second members grow; the first ones do already."""
    tails: list[int] = []
    tail_at: list[int] = []
    previous: list[int] = []
    for at, (_, y) in enumerate(pairs):
        place = bisect_left(tails, y)
        previous.append(tail_at[place - 1] if place else -1)
        if place == len(tails):
            tails.append(y)
            tail_at.append(at)
        else:
            tails[place], tail_at[place] = y, at
    found: list[tuple[int, int]] = []
    at = tail_at[-1] if tail_at else -1
    while at >= 0:
        found.append(pairs[at])
        at = previous[at]
    return found[::-1]
