"""What an edit changed, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livefeed.model import Revision
from livefeed.render.difference import MAX_WORDS, difference, edits
from tests.support.make import after


def told(before: str, after_it: str) -> list[tuple[str, str]]:
    return [(segment.kind, segment.text) for segment in difference(before, after_it)]


@pytest.mark.parametrize(
    ("before", "after_it", "segments"),
    [
        ("فقد أربعة أشخاص", "فقد تسعة أشخاص", [("removed", "أربعة"), ("added", "تسعة")]),
        ("in Aleppo.", "in Aleppo today.", [("added", " today")]),
        ("أجلت العائلات", "أجلت عشرات العائلات", [("added", "عشرات ")]),
        ("أُجليت", "أُجلي", [("removed", "أُجليت"), ("added", "أُجلي")]),
        ("one two three", "ten six three", [("removed", "one two"), ("added", "ten six")]),
    ],
)
def test_an_edit_shows_the_words_that_went_and_came(
    before: str, after_it: str, segments: list[tuple[str, str]]
) -> None:
    assert [one for one in told(before, after_it) if one[0] != "same"] == segments


WORDS = st.text(alphabet="اب ج.\n\u064e", max_size=40)


@given(before=WORDS, after_it=WORDS)
def test_the_runs_put_together_are_the_two_texts(before: str, after_it: str) -> None:
    segments = told(before, after_it)
    assert "".join(text for kind, text in segments if kind != "added") == before
    assert "".join(text for kind, text in segments if kind != "removed") == after_it


def test_a_long_text_is_compared_by_paragraph() -> None:
    long = "\n\n".join(f"فقرة {n} " + "كلمة " * 50 for n in range(MAX_WORDS // 50))
    segments = told(long, long.replace("فقرة 3 ", "فقرة ثالثة "))
    changed = [text for kind, text in segments if kind != "same"]
    assert [text.split()[:2] for text in changed] == [["فقرة", "3"], ["فقرة", "ثالثة"]]


def test_the_newest_edit_comes_first() -> None:
    revisions = [
        Revision(number=n, title=f"t{n}", text=f"x{n}", html="", seen_at=after(n))
        for n in (1, 2, 3)
    ]
    assert [edit.revision.number for edit in edits(revisions)] == [3, 2]
    assert edits(revisions[:1]) == ()
