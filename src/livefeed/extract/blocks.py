"""Updates as repeated blocks: siblings of one tag and class, most with a time, told at length."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Final

from lxml.html import HtmlElement

from livefeed.extract.clock_times import Moment, read_moment
from livefeed.extract.elements import is_beside, words_of
from livefeed.extract.entries import MAX_ENTRIES, Reading
from livefeed.extract.shown_time import Shown, shown_times

# Measured on the saved pages: docs/decisions.md.
MIN_BLOCKS: Final = 4
TIMED: Final = 0.6  # share of the blocks that must show a time
MIN_TEXT: Final = 60  # characters of the median block
MAX_LINKED: Final = 0.5  # share of the median block's text that may be links
MAX_TIMES: Final = 4  # a block with more holds several updates
MAIN: Final = 0.5  # the blocks hold at least so much of what is told on the page
LOOKED_AT: Final = 4  # characters read while seeking, in lengths of the page
MAX_GROUPS: Final = 60  # groups of siblings tried, those with the longest text first

_CROWDED: Final = f"//*[count(*) >= {MIN_BLOCKS}]"


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
        return f"{element.tag}.{_first_class(element)}".rstrip(".")


def find_blocks(tree: HtmlElement, reading: Reading) -> tuple[str, list[Timed]] | None:
    """Return the blocks that are a page's updates and what they have in common.

    None if no group of siblings is told at length, timed, and most of what the page tells.
    """
    groups = sorted(groups_of_siblings(tree), key=lambda group: -group.length)
    for group in groups[:MAX_GROUPS]:
        if not _is_told(group) or is_beside(group.blocks[0]):
            continue
        if not _is_main(group, tree):
            return None  # all others are shorter
        timed = [timed_block(block, reading) for block in group.blocks]
        if sum(one.moment is not None for one in timed) >= TIMED * len(timed):
            return group.name, timed
    return None


def groups_of_siblings(tree: HtmlElement) -> Iterator[Group]:
    budget = LOOKED_AT * len(tree.text_content()) + 100_000
    for parent in tree.xpath(_CROWDED):
        if budget < 0:
            return
        by_look: dict[tuple[str, str], list[HtmlElement]] = {}
        for child in parent.iterchildren("*"):
            by_look.setdefault((child.tag, _first_class(child)), []).append(child)
        for (tag, name), blocks in by_look.items():
            if len(blocks) < MIN_BLOCKS or tag in {"script", "style", "option", "br", "meta"}:
                continue
            length = sum(len(block.text_content()) for block in blocks)
            budget -= length
            if length >= MIN_BLOCKS * MIN_TEXT:
                kept = tuple(blocks[: MAX_ENTRIES + 1])
                yield Group(name=f"{tag}.{name}".rstrip("."), blocks=kept, length=length)


def _first_class(element: HtmlElement) -> str:
    return next(iter((element.get("class") or "").split()), "")


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
    paragraphs = sum(len(words_of(paragraph)) for paragraph in tree.iter("p"))
    inside = sum(len(words_of(one)) for block in group.blocks for one in block.iter("p"))
    return group.length >= MAIN * (group.length + paragraphs - inside)


def timed_block(block: HtmlElement, reading: Reading) -> Timed:
    """Return a block with the first time in it that is understood."""
    for _, shown in zip(range(4), shown_times(block), strict=False):
        moment = read_moment(shown.text, timezone=reading.source.timezone, base=reading.fetched_at)
        if moment is not None:
            return Timed(block=block, shown=shown, moment=moment)
    return Timed(block=block, shown=None, moment=None)
