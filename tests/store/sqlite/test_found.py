"""What is read of the updates that may tell the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from livefeed.dedup import sketch
from livefeed.model import Candidate, StoryId, UpdateId
from livefeed.store.sqlite.found import FEW, Found, Tellers, few_of_each_story
from tests.support.make import NOW

ONE, OTHER = StoryId("one"), StoryId("other")
TOLD: Final = [(10, ONE), (11, OTHER), (12, ONE), (13, ONE), (14, ONE)]


def candidate(number: int, story: StoryId = ONE) -> Candidate:
    return Candidate(
        update=UpdateId(f"u{number}"),
        story=story,
        source="alpha",
        sketch=sketch("", f"text {number}"),
        seen_at=NOW,
    )


def tellers(most: int = 100) -> Tellers:
    made = Tellers(most)
    for number, story in TOLD:
        made.add(number, story)
    return made


def test_of_each_story_the_first_and_the_oldest_are_nearest() -> None:
    assert tellers().nearest([13, 14, 11, 10, 12]) == [13, 11, 10]


def test_what_is_not_known_of_is_a_story_of_its_own() -> None:
    assert tellers().nearest([9, 99, 8, 13, 14, 12]) == [9, 99, 8, 13, 12]
    assert Tellers().nearest([3, 2, 1]) == [3, 2, 1]


def test_an_update_added_again_tells_what_it_tells_now() -> None:
    made = tellers()
    made.add(14, OTHER)
    assert made.nearest([14, 13, 12]) == [14, 13, 12]


def test_only_the_last_ones_are_known() -> None:
    made = tellers(most=2)  # the fifth made it forget all but two
    assert made.nearest([12, 10, 14, 13]) == [12, 10, 14, 13]
    made.add(15, ONE)
    assert made.nearest([12, 15, 14, 13]) == [12, 15, 13]
    made.add(1, ONE)  # older than what is known of
    assert made.nearest([1, 15, 14, 13]) == [1, 15, 13]


def test_what_is_not_near_is_read_when_it_is_asked_for() -> None:
    read: list[Sequence[int]] = []

    def candidates(numbers: Sequence[int]) -> list[Candidate]:
        read.append(numbers)
        return [candidate(number) for number in numbers]

    found = Found([3, 2, 1], [3, 1], candidates)
    assert found.nearest() == found.candidates == [candidate(3), candidate(1)]
    assert found.has_more
    assert found.every() == found.candidates == [candidate(3), candidate(2), candidate(1)]
    assert read == [[3, 1], [3, 2, 1]]
    assert not Found([3], [3], candidates).has_more


def test_a_few_of_each_story_are_compared_those_that_share_most() -> None:
    told = [candidate(n) for n in range(3 * FEW)]
    other = candidate(99, OTHER)
    assert few_of_each_story([*told, other]) == [*told[:FEW], other]
