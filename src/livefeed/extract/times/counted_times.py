"""Times counted back from the reading: "منذ ساعة و20 دقيقة", "2 hours ago", "5 dakika önce"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from livefeed.extract.times import words
from livefeed.extract.times.words import alternatives, says_more

# Chinese, Japanese and Korean put no spaces between words.
_LETTER: Final = r"[^\W\d\u3040-\ud7a3]"
_APART: Final = r"(?<![^\W\u3040-\ud7a3])"
_PHRASES: Final = {**words.LENGTHS, **words.SHARES}
_PART: Final = re.compile(
    rf"{_APART}(?:(?P<phrase>{alternatives(_PHRASES)})"
    rf"|(?:(?P<count>\d{{1,3}}|{alternatives(words.SMALL_NUMBERS)})\s*(?:de\s+)?)?"
    rf"(?P<unit>{alternatives(words.UNITS)}))(?!{_LETTER})\.?"
)
_AND: Final = re.compile(r"\s*(?:و|ו|and|und|et|y|e|ve|и)?\s*")
_NUMBERS: Final = re.compile(r"\d+")
_BEFORE: Final = re.compile(
    r"(?<!\w)(?:منذ|قبل|من|vor|il y a|hace|há|לפני|acum|fa|před|преди|πριν από)\s+"
)
_BEHIND: Final = re.compile(
    r"\s*(?:ago|fa|پيش|قبل|پهلے|önce|atrás|geleden|sedan|sen|siden|temu|назад|тому|sitten|ezelőtt"
    r"|(?<!\bh )(?:yang )?lalu|पहले|前|전|以前)(?!\w)"  # "2 h lalu" is two days in Indonesian
)


def read_counted(text: str, base: datetime) -> datetime | None:
    """Return how long before `base` a folded string says; None unless all is understood."""
    if text.strip(" .!") in words.NOW:
        return base
    if len(_NUMBERS.findall(text)) > 2:  # hours and minutes, and nothing else is counted
        return None
    for start, parts, end in _lengths(text):
        if parts and not says_more(text[:start] + " " + text[end:]):
            return base - timedelta(seconds=sum(map(_seconds, parts)))
    return None


def _lengths(text: str) -> Iterator[tuple[int, list[re.Match[str]], int]]:
    """Yield the parts of a length of time beside a word for the past, and where both stand."""
    if before := _BEFORE.search(text):
        parts = _in_a_row(_PART.finditer(text, before.end()), before.end(), text)
        yield before.start(), parts, parts[-1].end() if parts else 0
    if behind := _BEHIND.search(text):
        several = list(_PART.finditer(text, 0, behind.start()))
        for place, first in enumerate(several):
            parts = _in_a_row(iter(several[place:]), first.start(), text)
            if parts[-1].end() == behind.start():
                yield first.start(), parts, behind.end()
                return


def _in_a_row(parts: Iterator[re.Match[str]], at: int, text: str) -> list[re.Match[str]]:
    """Return the parts from a place on that have at most an "and" between them."""
    found: list[re.Match[str]] = []
    for part in parts:
        if not _AND.fullmatch(text, at, part.start()):
            break
        found.append(part)
        at = part.end()
    return found


def _seconds(part: re.Match[str]) -> int:
    if part["phrase"]:
        return _PHRASES[re.sub(r"\s+", " ", part["phrase"])]
    count = part["count"] or "1"
    number = int(count) if count.isdecimal() else words.SMALL_NUMBERS[count]
    return number * words.UNITS[part["unit"]]
