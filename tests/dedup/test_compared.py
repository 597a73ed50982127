"""What the trade wraps around a text is struck off, however it is looked for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from livefeed.dedup.compared import CLOSINGS, OPENINGS, TRAILER, unwrapped
from livefeed.text.fold import fold

PIECES = st.sampled_from(
    [
        *("عاجل", "بث مباشر", "more details soon", "كتب", "by ", "Reuters", "وكالات", "دمشق"),
        *("London, Nov 3 ", "10:32", "2026/11/02", "انتهى", "فيديو", "ends", "ا ب ج د ه و"),
        *("|", ":", "：", "-", "—", "/", "#", "[", "]", "(", ")", "«", "»", "..", ".", ",", "!"),
        *(" ", "  ", "\n", "\t", "★", "_", "\u200f", "7", "word", "كلمه " * 12),
    ]
)
TEXTS = st.lists(PIECES, max_size=12).map("".join)


@given(TEXTS)
def test_nothing_that_opens_a_text_is_missed(text: str) -> None:
    text = f"{text} كلمه"  # one that is nothing else is left as it is
    if found := OPENINGS.match(text[:200]):
        assert unwrapped(text).opening.startswith(fold(found[0])) or not fold(found[0])


@given(TEXTS)
def test_nothing_that_closes_a_text_is_missed(text: str) -> None:
    long = f"{'كلمه ' * 60}{text}"
    tail = long.rstrip()[-200:]
    found = CLOSINGS.search(tail)
    closing = fold(tail[found.start() :] + long[len(long.rstrip()) :]) if found else ""
    assert unwrapped(long).closing == closing


@given(TEXTS)
def test_no_trailer_of_a_flash_is_missed(text: str) -> None:
    flash = f"كلمه اخرى عن خبر قصير {text}".rstrip()[:150]
    told = unwrapped(flash)
    if not told.opening and not told.closing and len(flash.split()) >= 6:
        assert not TRAILER.search(flash)
