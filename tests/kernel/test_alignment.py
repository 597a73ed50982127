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

from livefeed.dedup.alignment import changes_here
from livefeed.kernel import Kernel
from livefeed.text.fold import fold

PAIRS = Path(__file__).parents[3] / "shared" / "data" / "near-duplicates" / "pairs.jsonl.xz"
relaxed = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def assert_alike(kernel: Kernel, one: list[str], other: list[str]) -> None:
    assert kernel.changes(" ".join(one), " ".join(other)) == changes_here(one, other)


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
    kernel.changes(" ".join(one), " ".join(other))
    assert time.process_time() - started < 1


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
