"""The kernel gives, bit for bit, what the readable Python gives."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from livefeed.dedup import reference
from livefeed.dedup.alignment import Change
from livefeed.dedup.compared import span
from livefeed.dedup.overlap import Overlap, overlap_here
from livefeed.dedup.sketches import in_parts
from livefeed.kernel import Kernel
from livefeed.model import ALGORITHM
from livefeed.text import direction
from livefeed.text import fold as folding
from livefeed.text.fold import FOLDS, fold, fold_here

ARTICLES = Path(__file__).parents[3] / "shared" / "data" / "near-duplicates" / "articles.jsonl.xz"
SCRIPTS = st.text(
    st.one_of(
        st.characters(),
        st.characters(min_codepoint=0x0600, max_codepoint=0x06FF),
        st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFF),
        st.sampled_from(" .,،٫٬0123456789٠١٢٣ـ\u200c\u200f\u202eab-\u0301🔴北ไ한½ﷺ"),
    ),
    max_size=300,
)
WORDS = st.lists(
    st.one_of(st.sampled_from(["في", "سوريا", "a", "12.5"]), st.text("ابجدab😀한", min_size=1)),
    max_size=80,
).map(" ".join)
relaxed = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
def with_kernel(kernel: Kernel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folding, "compiled", kernel)


@given(SCRIPTS)
@relaxed
def test_any_text_is_folded_alike(text: str) -> None:
    assert fold(text) == fold_here(text)


@pytest.mark.parametrize(
    "text",
    ["", "\ud800", "\0", "1.5 2,", ".5", "5.", "1.,2", "1,2.3,4", "ﷺ" * 400, "\u0323" * 40 + "a",
     "é\u0301" * 50, "각".encode().decode() * 9, "😀" * 300, "á\u0323", "_" * 5],
)  # fmt: skip
def test_odd_texts_are_folded_alike(text: str) -> None:
    assert fold(text) == fold_here(text)


@given(SCRIPTS)
@relaxed
def test_the_letters_of_any_text_are_counted_alike(kernel: Kernel, text: str) -> None:
    classes, kinds = direction.CLASSES, direction.KINDS
    assert kernel.counts(text, classes, kinds) == direction.counts_here(text, classes, kinds)


@given(WORDS)
@relaxed
def test_any_words_are_hashed_and_signed_alike(kernel: Kernel, words: str) -> None:
    assert kernel.signed(words) == reference.signed(words)
    assert kernel.word_count(words) == reference.word_count(words) == len(words.split())


@given(SCRIPTS, SCRIPTS)
@relaxed
def test_any_update_that_the_kernel_sketches_whole_is_sketched_alike(
    kernel: Kernel, title: str, text: str
) -> None:
    made = kernel.sketched(ALGORITHM, title, text, FOLDS, span)
    assert made is None or made == in_parts(title, text)


@given(st.lists(st.text("0123456789.,", min_size=1, max_size=12), max_size=8).map(" ".join))
@relaxed
def test_any_numbers_are_folded_alike(text: str) -> None:
    assert fold(text) == fold_here(text)


def test_nearly_all_updates_are_sketched_whole(kernel: Kernel) -> None:
    text = "أعلنت الوزارة أن الفيضانات أغلقت ثلاثة جسور شمال المدينة، وأن المدارس مغلقة غدا."
    dressed = (
        f"عاجل | {text}",
        f"{text} | فيديو",
        f"{text} 1.5 و12,5",
        f"دمشق - سانا: {text} (انتهى)",
    )
    flashes = (
        "",
        "عاجل",
        "الفيضانات",
        "تغلق الجسور غدا",
        "ال",
        "في الشمال",
        "Паводок закрыл мосты",
    )
    for title in ("", "الفيضانات تغلق الجسور", "عاجل | الفيضانات تغلق الجسور", "ال"):
        for body in (text, *dressed, *flashes):
            assert kernel.sketched(ALGORITHM, title, body, FOLDS, span) == in_parts(title, body)
    for odd in (f"{text} 각", "كلمه " * 5_001):
        assert kernel.sketched(ALGORITHM, "", odd, FOLDS, span) is None


def test_where_a_text_begins_and_ends_is_believed_inside_it_only(kernel: Kernel) -> None:
    for wrong in ((0, 100), (-1, 2), (3, 2), (0,), None):
        with pytest.raises((TypeError, ValueError)):
            kernel.sketched(ALGORITHM, "", "عاجل | خبر", FOLDS, lambda *_, found=wrong: found)


@given(WORDS, WORDS)
@relaxed
def test_any_two_texts_share_alike(kernel: Kernel, one: str, other: str) -> None:
    asked = [other, one, other[: len(one) // 2].strip(), ""]
    assert kernel.overlaps(one, asked, Overlap) == [overlap_here(older, one) for older in asked]


@pytest.mark.parametrize(
    "words",
    [
        "كلمه " * 5_000,
        "x" * 100_000,
        " ".join(map(str, range(20_000))),
        "😀" * 999,
        "ا " * 3,
        " ".join(("ابa" * 30)[n % 3 : 3 + n % 83] for n in range(4, 700)),
        " ".join(("ابجدهوزab北ح" * 9)[n % 11 : 12 + n % 83] for n in range(12, 700)),
    ],
)
def test_long_and_uniform_texts_are_signed_alike(kernel: Kernel, words: str) -> None:
    words = words.strip()
    assert kernel.signed(words) == reference.signed(words)
    half = words[: len(words) // 2].strip()
    assert kernel.overlaps(words, [half], Overlap) == [overlap_here(half, words)]


@given(WORDS, st.slices(30))
@relaxed
def test_words_are_those_that_stand_between_spaces(kernel: Kernel, text: str, some: slice) -> None:
    words, expected = kernel.words(text), text.split()
    assert len(words) == len(expected)
    assert words[some] == expected[some]
    assert list(words) == expected
    assert [words[-1 - at] for at in range(len(words))] == expected[::-1]
    for at in (len(words), -1 - len(words)):
        with pytest.raises(IndexError):
            words[at]
    with pytest.raises(TypeError):
        words["a"]  # type: ignore[call-overload]  # on purpose


def test_what_is_no_text_is_refused(kernel: Kernel) -> None:
    with pytest.raises(ValueError, match="class for each"):
        kernel.counts("a", b"", 3)
    with pytest.raises(TypeError):
        kernel.signed(b"")  # type: ignore[arg-type]  # on purpose
    with pytest.raises(TypeError):
        kernel.fold("a", {97: 98})  # type: ignore[dict-item]  # on purpose
    with pytest.raises(TypeError):
        kernel.overlaps("a", ["b", 5], Overlap)  # type: ignore[list-item]  # on purpose
    with pytest.raises(TypeError):
        kernel.words(b"a")  # type: ignore[arg-type]  # on purpose
    with pytest.raises(TypeError):
        kernel.word_count(b"a")  # type: ignore[arg-type]  # on purpose
    with pytest.raises(TypeError):
        kernel.furniture(b"a")  # type: ignore[arg-type]  # on purpose
    with pytest.raises(TypeError):
        kernel.changes("a", ["a"], len, Change)  # type: ignore[arg-type]  # on purpose
    with pytest.raises(TypeError, match="named tuples"):
        kernel.overlaps("a", ["b"], list)  # type: ignore[type-var]  # on purpose
    with pytest.raises(KeyError):
        kernel.fold("\u1234", {})


def articles() -> Iterator[str]:
    with lzma.open(ARTICLES, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


@pytest.mark.corpus
@pytest.mark.skipif(not ARTICLES.exists(), reason="no articles")
def test_real_articles_are_folded_and_signed_alike(kernel: Kernel) -> None:
    for text in islice(articles(), 0, None, 25):
        folded = fold(text)
        assert folded == fold_here(text)
        assert kernel.signed(folded) == reference.signed(folded)
