"""The kernel puts the letters of two words in line as difflib does."""

from __future__ import annotations

from difflib import SequenceMatcher

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from livefeed.dedup.spelling import share_in_line
from livefeed.kernel import Kernel

LONGEST = 60  # letters
WORDS = st.one_of(
    st.text(max_size=LONGEST),
    st.text(alphabet="ab", max_size=LONGEST),
    st.text(alphabet="اويهسرaé😀", max_size=20),
)
relaxed = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def letters_in_line(one: str, other: str) -> int:
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks)


@given(WORDS, WORDS)
@relaxed
def test_letters_of_any_two_words_are_put_in_line_alike(
    kernel: Kernel, one: str, other: str
) -> None:
    assert kernel.letters_in_line(one, other) == letters_in_line(one, other)


@given(st.text(alphabet="ابتة", max_size=70), st.text(alphabet="ابتة", max_size=70))
@relaxed
def test_the_share_in_line_is_the_ratio_of_difflib(one: str, other: str) -> None:
    assert share_in_line(one, other) == SequenceMatcher(None, one, other, False).ratio()


def test_words_that_are_long_are_left_to_difflib(kernel: Kernel) -> None:
    assert kernel.letters_in_line("a" * LONGEST, "a" * LONGEST) == LONGEST
    assert kernel.letters_in_line("a" * (LONGEST + 1), "a") is None
    assert kernel.letters_in_line("a", "a" * (LONGEST + 1)) is None
    assert share_in_line("a" * 100, "a" * 100) == 1


def test_what_is_no_word_is_refused(kernel: Kernel) -> None:
    with pytest.raises(TypeError):
        kernel.letters_in_line("a", b"a")  # type: ignore[arg-type]  # on purpose
