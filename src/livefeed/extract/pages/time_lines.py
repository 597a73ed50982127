"""Updates of a flat text: lines that begin with a time, or are one, and what stands beside them.

"<p><b>10:40</b> text</p>", "<dt>10:40</dt><dd>text</dd>", and times below what they belong to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

import lxml.html
from lxml.html import HtmlElement

from livefeed.extract.entries import MAX_ENTRIES, Draft, Reading
from livefeed.extract.pages.blocks import MAIN, MAX_LINKED, MIN_BLOCKS, MIN_TEXT
from livefeed.extract.pages.elements import (
    HEADINGS,
    bare_markup,
    drop,
    is_beside,
    text_in,
    words_of,
)
from livefeed.extract.pages.metadata import Metadata
from livefeed.extract.pages.shown_time import LEADING_CLOCK, clock_at_start, leading_clock
from livefeed.extract.pages.split import Split, Stamp, bounds_of, days_above, moments_of, stamps
from livefeed.extract.times.clock_times import is_schedule
from livefeed.extract.times.zones import zone_of

FLAT: Final = frozenset({"p", "dt", "dd", "div", "span", "b", "strong", "time", "small"}) | HEADINGS
MAX_LABEL: Final = 60  # characters of a line that is a time with little beside it
MAX_LEAD: Final = 200  # characters of what may introduce the updates
MIN_TOLD: Final = 40  # characters of what stands before the first time, if it belongs to it
TOLD: Final = 0.6  # share of the updates that must tell something
LOOKED_AT: Final = 12  # characters read while seeking, in lengths of the page
MAX_CHILDREN: Final = 5_000

MAX_STAMP: Final = 40  # characters of a date with a time
_MARKS: Final = re.compile(r"^\s*[:|–—-]+\s*")  # between a time and what it belongs to
_STAMP: Final = re.compile(
    r"[^.!?]*\d{4}\D{1,12}\d{1,2}[:.]\d{2}\D{0,12}"
)  # year, then time of day
_CROWDED: Final = f"//*[count(*) >= {MIN_BLOCKS}]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that begins with a time: its place among its siblings, and what follows the time."""

    place: int
    clock: str
    rest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One update: siblings in a row, and the one among them that has the time."""

    line: Line
    elements: tuple[HtmlElement, ...]
    timed: HtmlElement


def split_lines(tree: HtmlElement, metadata: Metadata, reading: Reading) -> Split | None:
    """Return the updates of a page whose text is told apart by times alone; None if it is not."""
    budget = LOOKED_AT * len(text_in(tree)) + 100_000
    for parent in tree.xpath(_CROWDED):
        budget -= len(text_in(parent))
        if budget < 0:
            return None
        _part_at_breaks(parent)
        look, runs = _runs(parent)
        if not runs or is_beside(parent) or not _are_told(runs) or not _are_main(runs, tree):
            continue
        moments = moments_of([run.line.clock for run in runs], reading)
        if sum(moment is not None for moment in moments) < TOLD * len(runs):
            continue
        days = days_above(tree, [run.timed for run in runs], reading)
        bounds = bounds_of(metadata, reading)
        zone = zone_of(reading.source.timezone)
        if not any(days) and is_schedule(moments, bounds=bounds, zone=zone):
            continue
        dated = stamps(moments, days, bounds, reading)
        drafts = [  # changes the tree
            _draft(run, stamp, reading) for run, stamp in zip(runs, dated, strict=True)
        ]
        return Split(
            strategy="lines",
            drafts=tuple(drafts),
            found_by=(("updates", f"{look} with a time"), ("times", look)),
        )
    return None


def _part_at_breaks(parent: HtmlElement) -> None:
    """Put what stands between line breaks into paragraphs where it begins with times.

    The tree is changed.
    """
    breaks = [child for child in parent[:MAX_CHILDREN] if child.tag == "br"]
    if len(breaks) < MIN_BLOCKS - 1 or sum(map(_leads_to_clock, breaks)) < MIN_BLOCKS - 1:
        return
    paragraph = lxml.html.Element("p")
    paragraph.text, parent.text = parent.text, None
    paragraphs = [paragraph]
    for child in list(parent):
        if child.tag == "br":
            paragraph = lxml.html.Element("p")
            paragraph.text = child.tail
            paragraphs.append(paragraph)
            parent.remove(child)
        else:
            paragraph.append(child)
    parent.extend(one for one in paragraphs if len(one) or (one.text or "").strip())


def _leads_to_clock(line_break: HtmlElement) -> bool:
    behind = (line_break.tail or "").strip()
    following = line_break.getnext()
    if not behind and following is not None and following.tag != "br":
        behind = words_of(following)
    return leading_clock(behind[:MAX_LEAD]) is not None


def _runs(parent: HtmlElement) -> tuple[str, list[Run]]:
    """Return the updates among the children of an element, and what their times stand in."""
    children = list(parent.iterchildren("*"))[:MAX_CHILDREN]
    by_look: dict[str, list[Line]] = {}
    for place, child in enumerate(children):
        line = _line(place, child) if child.tag in FLAT else None
        if line:
            by_look.setdefault(_look(child), []).append(line)
    look, lines = max(by_look.items(), key=lambda pair: len(pair[1]), default=("", []))
    if len(lines) < MIN_BLOCKS or _is_led(children, lines):
        return "", []
    return look, list(_cut(children, lines[: MAX_ENTRIES + 1]))


def _look(element: HtmlElement) -> str:
    name = next(iter((element.get("class") or "").split()), "")
    return f"{element.tag}.{name}".rstrip(".")


def _line(place: int, element: HtmlElement) -> Line | None:
    words = words_of(element)
    if clock := clock_at_start(element):
        return Line(place=place, clock=clock[0], rest=clock[1])
    is_stamp = len(words) <= MAX_STAMP and _STAMP.fullmatch(words)
    return Line(place=place, clock=words, rest="") if is_stamp else None


def _cut(children: Sequence[HtmlElement], lines: Sequence[Line]) -> Iterator[Run]:
    """Yield what belongs to each time: what follows it, or what stands above it."""
    if _stand_below(children, lines):
        starts = [0, *(line.place + 1 for line in lines[:-1])]
        ends = [line.place + 1 for line in lines]
    else:
        starts = _beginnings(children, lines)
        ends = [*starts[1:], len(children)]
    for line, start, end in zip(lines, starts, ends, strict=True):
        elements = tuple(children[start:end])
        yield Run(line=line, elements=elements, timed=children[line.place])


def _beginnings(children: Sequence[HtmlElement], lines: Sequence[Line]) -> list[int]:
    """Return where updates begin: at their times, or at the headings right above most of these.

    A heading above a few of them is a day or a chapter.
    """
    headed = [line.place > 0 and children[line.place - 1].tag in HEADINGS for line in lines]
    if sum(headed) < TOLD * len(lines):
        return [line.place for line in lines]
    return [line.place - is_headed for line, is_headed in zip(lines, headed, strict=True)]


def _is_led(children: Sequence[HtmlElement], lines: Sequence[Line]) -> bool:
    """Tell whether a text of its own stands before the times: an article that ends in a list."""
    above = sum(len(words_of(child)) for child in children[: lines[0].place])
    return above > MAX_LEAD and not _stand_below(children, lines)


def _stand_below(children: Sequence[HtmlElement], lines: Sequence[Line]) -> bool:
    """Tell whether times stand below what they belong to: text is above them all, none below."""
    if any(len(line.rest) > MAX_LABEL for line in lines):
        return False
    above = sum(len(words_of(child)) for child in children[: lines[0].place])
    below = sum(len(words_of(child)) for child in children[lines[-1].place + 1 :])
    return above >= MIN_TOLD > below


def _are_told(runs: Sequence[Run]) -> bool:
    lengths = [sum(len(words_of(one)) for one in run.elements) for run in runs]
    links = [
        sum(len(words_of(link)) for one in run.elements for link in one.iter("a")) / max(1, length)
        for run, length in zip(runs, lengths, strict=True)
    ]
    return median(lengths) >= MIN_TEXT and median(links) <= MAX_LINKED


def _are_main(runs: Sequence[Run], tree: HtmlElement) -> bool:
    """Tell whether the updates hold most of what the page tells in paragraphs."""
    own = {one for run in runs for element in run.elements for one in element.iter()}
    length = sum(len(words_of(element)) for run in runs for element in run.elements)
    others = sum(
        len(words_of(one)) for one in tree.iter("p") if one not in own and not is_beside(one)
    )
    return length >= MAIN * (length + others)


def _draft(run: Run, stamp: Stamp, reading: Reading) -> Draft:
    headings = (
        one
        for element in run.elements
        for one in element.iter(*HEADINGS)
        if one is not run.timed or run.line.rest
    )
    heading = next(headings, None)
    title = words_of(heading) if heading is not None else ""
    if heading is run.timed or (not title and _is_bold(run)):
        title = run.line.rest
    elif run.timed.tag == "dt":
        title = title or run.line.rest
    told = [one for one in run.elements if one is not heading and not _is_label(one, run)]
    _without_clock(run)
    return Draft(
        url=reading.url,
        has_own_url=False,
        title=title,
        html="\n".join(bare_markup(one, without=_headings_in(one, title)) for one in told),
        is_marked=True,
        published=stamp.published,
        minute=stamp.minute,
    )


def _is_label(element: HtmlElement, run: Run) -> bool:
    """Tell whether an element is the time with at most an author or a label beside it."""
    if element is not run.timed:
        return False
    return (
        element.tag == "dt"
        or _is_bold(run)
        or len(run.line.rest) <= MAX_LABEL < _length_of_others(run)
    )


def _is_bold(run: Run) -> bool:
    """Tell whether the line with the time is bold from end to end, and text stands beside it."""
    words = words_of(run.timed)
    is_bold = any(words_of(part) == words for part in run.timed.iter("b", "strong"))
    return is_bold and bool(run.line.rest) and _length_of_others(run) >= MIN_TOLD


def _length_of_others(run: Run) -> int:
    return sum(len(words_of(one)) for one in run.elements if one is not run.timed)


def _headings_in(element: HtmlElement, title: str) -> list[HtmlElement]:
    return [one for one in element.iter(*HEADINGS) if title and words_of(one) == title]


def _without_clock(run: Run) -> None:
    """Take the time out of a line that tells something too; the tree is changed."""
    for part in run.timed.iterdescendants():
        if isinstance(part.tag, str) and (clock := leading_clock(words_of(part))) and not clock[1]:
            drop(part)
            _change_first_text(run.timed, lambda text: _MARKS.sub("", text))
            return
    _change_first_text(run.timed, lambda text: LEADING_CLOCK.sub("", text, count=1))


def _change_first_text(element: HtmlElement, change: Callable[[str], str]) -> None:
    for text in element.xpath(".//text()[normalize-space()]")[:1]:
        owner = text.getparent()
        if text.is_tail:
            owner.tail = change(str(text))
        else:
            owner.text = change(str(text))
