"""Updates as repeated blocks: siblings of one tag and class, most with a time, told at length."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from lxml.etree import Comment, Entity, ProcessingInstruction
from lxml.html import HtmlElement

from livefeed.extract.entries import MAX_ENTRIES, Reading
from livefeed.extract.pages.elements import is_beside, text_in, words_of
from livefeed.extract.pages.shown_time import Shown, shown_times
from livefeed.extract.times.clock_times import Moment, read_moment

# Measured on the saved pages: docs/decisions.md.
MIN_BLOCKS: Final = 4
TIMED: Final = 0.6  # share of the blocks that must show a time
MIN_TEXT: Final = 60  # characters of the median block
MAX_LINKED: Final = 0.5  # share of the median block's text that may be links
MAX_TIMES: Final = 4  # a block with more holds several updates
MAIN: Final = 0.5  # the blocks hold at least so much of what is told on the page
LOOKED_AT: Final = 4  # characters read while seeking, in lengths of the page
LINES: Final = frozenset({"p", "dt", "dd"})  # what follows one without a time belongs to it
MAX_GROUPS: Final = 60  # groups of siblings tried, those with the longest text first

# What is never an update; comments and the like have a function as their tag.
_NEVER: Final = frozenset(
    {"script", "style", "link", "option", "br", "meta", Comment, ProcessingInstruction, Entity}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Siblings that look alike."""

    name: str  # tag.class
    blocks: tuple[HtmlElement, ...]
    length: int  # characters of text


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """A block and the time that it shows, if any."""

    block: HtmlElement
    shown: Shown | None
    moment: Moment | None

    @property
    def rule(self) -> str:
        """Return where the time was found."""
        if self.shown is None or self.shown.element is None or self.shown.rule:
            return self.shown.rule if self.shown else ""
        element = self.shown.element
        return f"{element.tag}.{next(iter((element.get('class') or '').split()), '')}".rstrip(".")


def find_blocks(tree: HtmlElement, reading: Reading) -> tuple[str, list[Timed]] | None:
    """Return the blocks that are a page's updates and what they have in common.

    None if no group of siblings is told at length, timed, and most of what the page tells.
    """
    for groups in (groups_of_siblings(tree), groups_of_cousins(tree)):
        if found := _updates_among(groups, tree, reading):
            return found
    return None


def _updates_among(
    groups: Iterable[Group], tree: HtmlElement, reading: Reading
) -> tuple[str, list[Timed]] | None:
    longest = sorted(groups, key=lambda group: -group.length)
    for group in longest[:MAX_GROUPS]:
        if group.blocks[0].tag in LINES or not _is_told(group) or is_beside(group.blocks[0]):
            continue
        if not _is_main(group, tree):
            return None  # all others are shorter
        timed = [timed_block(block, reading) for block in group.blocks]
        if sum(one.moment is not None for one in timed) >= TIMED * len(timed):
            return group.name, timed
    return None


def groups_of_siblings(tree: HtmlElement) -> Iterator[Group]:
    """Yield siblings that look alike, wherever they stand on a page."""
    budget = LOOKED_AT * len(text_in(tree)) + 100_000
    for parent in tree.iter("*"):
        if len(parent) < MIN_BLOCKS:
            continue
        if budget < 0:
            return
        for group in _groups_in(list(parent)):
            budget -= group.length
            yield group


def groups_of_cousins(tree: HtmlElement) -> Iterator[Group]:
    """Yield the children of siblings that look alike, and theirs: a list for each day, say."""
    budget = LOOKED_AT * len(text_in(tree)) + 100_000
    for above in tree.iter("*"):
        if len(above) < 2:
            continue
        for _, parents in _alike(list(above), at_least=2):
            if budget < 0:
                return
            children = [child for one in parents for child in one]
            for group in (*_groups_in(children), *_groups_in([c for one in children for c in one])):
                budget -= group.length
                yield group


def _groups_in(children: Sequence[HtmlElement]) -> Iterator[Group]:
    for name, blocks in _alike(children, at_least=MIN_BLOCKS):
        length = sum([len(text_in(block)) for block in blocks])
        if length >= MIN_BLOCKS * MIN_TEXT:
            kept = tuple(blocks[: MAX_ENTRIES + 1])
            yield Group(name=name, blocks=kept, length=length)


def _alike(
    elements: Sequence[HtmlElement], *, at_least: int
) -> Iterator[tuple[str, list[HtmlElement]]]:
    """Yield elements of one tag with the class of theirs that most of them have, and its name."""
    by_tag: dict[str, list[HtmlElement]] = {}
    for element in elements:
        by_tag.setdefault(element.tag, []).append(element)
    for tag, several in by_tag.items():
        if len(several) < at_least or tag in _NEVER:
            continue
        for name, alike in _by_class(several).items():
            if len(alike) >= at_least:
                yield f"{tag}.{name}".rstrip("."), alike


def _by_class(elements: Sequence[HtmlElement]) -> dict[str, list[HtmlElement]]:
    classes = [element.get("class") or "" for element in elements]
    times = Counter(classes)
    counts: Counter[str] = Counter()
    for names, count in times.items():
        counts.update(dict.fromkeys(names.split(), count))
    commonest = {names: max(names.split(), key=counts.__getitem__, default="") for names in times}
    by_class: dict[str, list[HtmlElement]] = {}
    for element, names in zip(elements, classes, strict=True):
        by_class.setdefault(commonest[names], []).append(element)
    return by_class


def _is_told(group: Group) -> bool:
    texts = [len(words_of(block)) for block in group.blocks]
    if median(texts) < MIN_TEXT:
        return False
    links = [
        sum(len(words_of(link)) for link in block.iter("a")) / max(1, text)
        for block, text in zip(group.blocks, texts, strict=True)
    ]
    times = [sum(1 for _ in block.iter("time")) for block in group.blocks]
    return median(links) <= MAX_LINKED and median(times) <= MAX_TIMES


def _is_main(group: Group, tree: HtmlElement) -> bool:
    """Tell whether the blocks hold most of what the page tells in blocks and paragraphs."""
    inside = {paragraph for block in group.blocks for paragraph in block.iter("p")}
    others = sum(len(words_of(one)) for one in tree.iter("p") if one not in inside)
    if group.length >= MAIN * (group.length + others):
        return True
    # Rarely: what readers write below and what leads to other pages is not told here.
    others = sum(
        len(words_of(one)) for one in tree.iter("p") if one not in inside and not is_beside(one)
    )
    return group.length >= MAIN * (group.length + others)


def timed_block(block: HtmlElement, reading: Reading) -> Timed:
    """Return a block with the first time in it that is understood."""
    for _, shown in zip(range(4), shown_times(block), strict=False):
        moment = read_moment(shown.text, timezone=reading.source.timezone, base=reading.fetched_at)
        if moment is not None:
            return Timed(block=block, shown=shown, moment=moment)
    return Timed(block=block, shown=None, moment=None)
