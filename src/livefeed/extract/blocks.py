"""Updates as repeated blocks: siblings of one tag and class, most with a time, told at length."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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
LINES: Final = frozenset({"p", "dt", "dd"})  # what follows one without a time belongs to it
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
    budget = LOOKED_AT * len(tree.text_content()) + 100_000
    for parent in tree.xpath(_CROWDED):
        if budget < 0:
            return
        for group in _groups_in(list(parent.iterchildren("*"))):
            budget -= group.length
            yield group


def groups_of_cousins(tree: HtmlElement) -> Iterator[Group]:
    """Yield the children of siblings that look alike: a list for each day, say."""
    budget = LOOKED_AT * len(tree.text_content()) + 100_000
    for above in tree.xpath("//*[count(*) >= 2]"):
        for parents in _by_look(list(above.iterchildren("*"))).values():
            if len(parents) < 2:
                continue
            if budget < 0:
                return
            for group in _groups_in([child for one in parents for child in one.iterchildren("*")]):
                budget -= group.length
                yield group


def _groups_in(children: Sequence[HtmlElement]) -> Iterator[Group]:
    if len(children) < MIN_BLOCKS:
        return
    for (tag, name), blocks in _by_look(children).items():
        if len(blocks) < MIN_BLOCKS or tag in {"script", "style", "option", "br", "meta"}:
            continue
        length = sum(len(block.text_content()) for block in blocks)
        if length >= MIN_BLOCKS * MIN_TEXT:
            kept = tuple(blocks[: MAX_ENTRIES + 1])
            yield Group(name=f"{tag}.{name}".rstrip("."), blocks=kept, length=length)


def _by_look(children: Sequence[HtmlElement]) -> dict[tuple[str, str], list[HtmlElement]]:
    """Return elements by their tag and the class of theirs that most of them have."""
    several = [
        (child, list(dict.fromkeys((child.get("class") or "").split()))) for child in children
    ]
    counts = Counter((child.tag, name) for child, names in several for name in names)
    by_look: dict[tuple[str, str], list[HtmlElement]] = {}
    for child, names in several:
        name = max(names, key=lambda name: counts[child.tag, name], default="")
        by_look.setdefault((child.tag, name), []).append(child)
    return by_look


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
