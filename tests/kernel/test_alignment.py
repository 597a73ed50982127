"""The kernel aligns two texts as the readable Python does."""

from __future__ import annotations

import json
import lzma
import random
import time
from itertools import islice, pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from livefeed.dedup.alignment import Change
from livefeed.dedup.facing import telling_here
from livefeed.dedup.signs import changes_here, signs
from livefeed.kernel import Kernel
from livefeed.text.fold import fold

PAIRS = Path(__file__).parents[3] / "shared" / "data" / "near-duplicates" / "pairs.jsonl.xz"
TELLING = st.sampled_from(
    "a b c d في قتل اصيب قريه مدينه الفنان of port 市 4 9 سوريا دير الزور لم لا شخص شخصان".split()  # noqa: SIM905
)
relaxed = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def assert_alike(kernel: Kernel, one: list[str], other: list[str]) -> None:
    texts = " ".join(one), " ".join(other)
    assert kernel.changes(*texts, signs, Change) == changes_here(*texts)
    for is_alike in (False, True):
        assert kernel.telling(*texts, signs, Change, is_alike) == telling_here(
            *texts, is_alike=is_alike
        )


def edited(words: list[str], chance: random.Random) -> list[str]:
    """Return words of which passages were left out, added, moved or said otherwise."""
    made = list(words)
    for _ in range(chance.randrange(9)):
        start = chance.randrange(len(made) + 1)
        end = min(start + chance.choice([1, 3, 30, 100]), len(made))
        passage = made[start:end]
        made[start:end] = chance.choice([[], passage * 2, [f"x{word}" for word in passage]])
        at = chance.randrange(len(made) + 1)
        made[at:at] = chance.choice([[], passage])
    return made


@given(st.lists(st.sampled_from("abcde")), st.lists(st.sampled_from("abcdef")))
@relaxed
def test_any_two_short_texts_are_aligned_alike(
    kernel: Kernel, one: list[str], other: list[str]
) -> None:
    assert_alike(kernel, one, other)


@given(
    st.sampled_from([2, 5, 20, 100, 1_000]),
    st.sampled_from([3, 61, 100, 300, 1_100]),
    st.randoms(use_true_random=False),
)
@relaxed
def test_any_text_and_its_edits_are_aligned_alike(
    kernel: Kernel, vocabulary: int, most: int, chance: random.Random
) -> None:
    words = [f"w{chance.randrange(vocabulary)}" for _ in range(chance.randrange(most))]
    assert_alike(kernel, words, edited(words, chance))
    assert_alike(kernel, edited(words, chance), edited(words, chance))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([], []),
        (["a"], []),
        (["a"] * 5_000, ["a"] * 4_999),
        (["a", "b"] * 2_500, ["b", "a"] * 2_500),
        ([str(n) for n in range(5_000)], [str(n) for n in reversed(range(5_000))]),
        ([str(n) for n in range(5_000)], [str(n + n % 7 // 6) for n in range(5_000)]),
        ([str(n % 41) for n in range(41)] * 30, [str(n % 40) for n in range(40)] * 30),
    ],
)
def test_hostile_texts_are_aligned_alike_and_soon(
    kernel: Kernel, one: list[str], other: list[str]
) -> None:
    assert_alike(kernel, one, other)
    assert_alike(kernel, other, one)
    started = time.process_time()
    kernel.changes(" ".join(one), " ".join(other), signs, Change)
    assert time.process_time() - started < 1


@given(st.lists(TELLING, max_size=30), st.lists(TELLING, max_size=30))
@relaxed
def test_what_changes_may_tell_is_seen_alike(
    kernel: Kernel, one: list[str], other: list[str]
) -> None:
    assert_alike(kernel, one, other)


def test_the_words_of_a_rewritten_passage_are_not_asked_for(kernel: Kernel) -> None:
    asked: list[str] = []

    def ask(word: str) -> int:
        asked.append(word)
        return 1

    older, newer = "a b 1 2 3 4 5 6 c d", "a b 7 8 c d"
    assert kernel.changes(older, newer, ask, Change) == [Change(2, 8, 2, 4, 2, 2)]
    assert asked == []


def test_words_are_asked_for_once_until_another_asks(kernel: Kernel) -> None:
    asked: list[str] = []

    def ask(word: str) -> int:
        asked.append(word)
        return 1

    for _ in range(2):
        assert kernel.changes("a b  c", "a d c", ask, Change) == [Change(1, 2, 1, 2, 1, 1, 1)]
    assert sorted(asked) == ["b", "c", "d"]
    assert kernel.changes("a b c", "a d c", lambda word: 2, Change) == [Change(1, 2, 1, 2, 1, 1, 2)]


def test_signs_that_are_none_are_refused(kernel: Kernel) -> None:
    def fail(word: str) -> int:
        raise KeyError(word)

    with pytest.raises(KeyError, match="b"):
        kernel.changes("a b c", "a d c", fail, Change)
    for odd in (-1, 256):
        with pytest.raises(ValueError, match="0 to 255"):
            kernel.changes("a b c", "a d c", lambda _, odd=odd: odd, Change)  # type: ignore[misc]
    with pytest.raises(TypeError):
        kernel.changes("a b", "a c", lambda _: "", Change)  # type: ignore[arg-type,return-value]


@pytest.mark.corpus
@pytest.mark.skipif(not PAIRS.exists(), reason="no labelled pairs")
def test_real_texts_are_aligned_alike(kernel: Kernel) -> None:
    with lzma.open(PAIRS, "rt", encoding="utf-8") as lines:
        pairs = [json.loads(line) for line in islice(lines, 0, None, 40)]
    for pair in pairs:
        assert_alike(kernel, fold(pair["a"]).split(), fold(pair["b"]).split())
    for one, other in pairwise(pairs):
        long, longer = (fold(f"{pair['a']} {pair['b']}").split() for pair in (one, other))
        assert_alike(kernel, long, longer)
