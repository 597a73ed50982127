"""Texts made shorter without breaking what a reader sees as one character."""

from __future__ import annotations

import unicodedata
from itertools import takewhile
from typing import Final

ELLIPSIS: Final = "…"
LONGEST_WORD_KEPT: Final = 30  # a cut goes back to a space no further than this
ZERO_WIDTH_JOINER: Final = "\u200d"


def cut(text: str, limit: int) -> str:
    """Return `text` in at most `limit` characters, ended by an ellipsis where it was cut.

    Cut between words where one ends near by, and never inside a grapheme: a letter keeps its
    marks, a flag and a joined emoji stay whole (after Unicode Standard Annex 29).
    """
    if len(text) <= limit:
        return text
    if limit < 1:
        return ""
    end = limit - len(ELLIPSIS)
    space = max(text.rfind(mark, max(0, end - LONGEST_WORD_KEPT), end + 1) for mark in " \n")
    end = space if space > 0 else end
    while end > 0 and _is_inside_grapheme(text, end):
        end -= 1
    return text[:end].rstrip() + ELLIPSIS


def _is_inside_grapheme(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if ZERO_WIDTH_JOINER in (before, after) or before + after == "\r\n":
        return True
    if unicodedata.category(after).startswith("M") or _is_modifier(after):
        return True
    if _is_flag_letter(after):
        return sum(1 for _ in takewhile(_is_flag_letter, reversed(text[:at]))) % 2 == 1
    return "\u1100" <= before <= "\u11ff" and "\u1160" <= after <= "\u11ff"  # Hangul jamo


def _is_modifier(char: str) -> bool:
    return "\U0001f3fb" <= char <= "\U0001f3ff" or "\U000e0020" <= char <= "\U000e007f"


def _is_flag_letter(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"
