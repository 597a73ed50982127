"""`livefeed explain`: why an update got its verdict, or how two updates compare."""

from __future__ import annotations

import asyncio
import re
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from rich.console import Console

from livefeed.cli.opening import reading, settings_of
from livefeed.cli.output import Passage, console, isolated, marked, paragraph, print_json, table
from livefeed.cli.status import CommandError, Status
from livefeed.cli.story import because, facts_told
from livefeed.dedup import Comparison, compare
from livefeed.model import Sketch, Update
from livefeed.render.api import fact_view, update_view
from livefeed.render.difference import Segment
from livefeed.render.ids import bare_id
from livefeed.settings import Settings
from livefeed.store import ReadableStore
from livefeed.system.log import printable
from livefeed.text.fold import fold

_MOST_SHOWN = 12  # shingles of a kind, for people
_HEADLINE_WORDS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two updates in the order in which they were seen, compared."""

    older: Update
    newer: Update
    comparison: Comparison


def do(args: Namespace) -> int:
    """Print the reason of a verdict with the comparison behind it; 1 if an id is not there."""
    settings = settings_of(args)
    update, pair = asyncio.run(_explained(settings, args.update, args.other))
    if args.is_json:
        print_json(_as_json(update, pair))
        return Status.OK
    out = console()
    _print_verdict(update, pair, out)
    if pair:
        _print_pair(pair, out)
    return Status.OK


async def _explained(
    settings: Settings, name: str, other: str | None
) -> tuple[Update, Pair | None]:
    async with reading(settings) as store:
        if store is None:
            raise _unknown(name)
        update = await _update(store, name)
        matched = other or update.reason.matched
        if matched is None or bare_id(matched) == update.id:
            return update, None
        if other is None and await store.update(matched) is None:
            return update, None  # what it matched has expired since
        return update, await _pair(store, await _update(store, matched), update)


async def _update(store: ReadableStore, name: str) -> Update:
    update = await store.update(bare_id(name))
    if update is None:
        raise _unknown(name)
    return update


async def _pair(store: ReadableStore, one: Update, other: Update) -> Pair:
    older, newer = sorted((one, other), key=lambda update: (update.seen_at, update is other))
    comparison = compare(
        await _sketch(store, older),
        await _sketch(store, newer),
        written=f"{newer.title}\n{newer.text}",
    )
    return Pair(older=older, newer=newer, comparison=comparison)


async def _sketch(store: ReadableStore, update: Update) -> Sketch:
    sketch = await store.sketch(update.id)
    if sketch is None:
        raise CommandError(f"update {update.id}: nothing was stored to compare it by")
    return sketch


def _unknown(name: str) -> CommandError:
    return CommandError(f"there is no update {name!r}: livefeed story ID lists those of a story")


def _as_json(update: Update, pair: Pair | None) -> dict[str, object]:
    view: dict[str, object] = {"update": update_view(update), "comparison": None}
    if pair is None:
        return view
    comparison = pair.comparison
    view["comparison"] = {
        "older": update_view(pair.older),
        "newer": update_view(pair.newer),
        "jaccard": comparison.jaccard,
        "containment_of_newer": comparison.containment_of_newer,
        "containment_of_older": comparison.containment_of_older,
        "facts": [fact_view(fact) for fact in comparison.facts],
        "shared_facts": comparison.shared_facts,
        "bands": comparison.bands,
        "shared": comparison.shared,
        "only_older": comparison.only_older,
        "only_newer": comparison.only_newer,
    }
    return view


def _print_verdict(update: Update, pair: Pair | None, out: Console) -> None:
    reason = update.reason
    out.print(f"{update.id} of {update.source}: {update.verdict}", style="bold")
    out.print(because(update.verdict))
    if reason.matched is None:
        out.print("nothing in the window matched it")
    else:
        measured = [
            f"{name} = {value:.3f}"
            for name, value in (("J", reason.jaccard), ("C", reason.containment))
            if value is not None
        ]
        matched = str(reason.matched)
        if pair and pair.older.id == bare_id(reason.matched):
            matched = f"{pair.older.id} of {pair.older.source}, {_headline(pair.older)}"
        out.print(f"matched {matched}, {', '.join(measured)}{facts_told(reason.facts)}")


def _print_pair(pair: Pair, out: Console) -> None:
    found = pair.comparison
    out.print(
        f"as both stand now: J = {found.jaccard:.3f}, "
        f"C(newer in older) = {found.containment_of_newer:.3f}, "
        f"C(older in newer) = {found.containment_of_older:.3f}{facts_told(found.facts)}"
    )
    told = ", ".join(isolated(fact) for fact in found.shared_facts[:_MOST_SHOWN])
    out.print(f"facts that both tell: {told or 'none'}")
    out.print(_bands_told(found.bands))
    for title, shingles in (
        ("shared shingles", found.shared),
        ("only in the older", found.only_older),
        ("only in the newer", found.only_newer),
    ):
        out.print(f"\n{title}: {len(shingles)}", style="bold")
        for shingle in shingles[:_MOST_SHOWN]:
            out.print(f"  {shingle}")
    out.print()
    rows = table(*(f"{update.id} of {update.source}" for update in (pair.older, pair.newer)))
    for column in rows.columns:
        column.no_wrap, column.ratio = False, 1
    rows.add_row(*_side_by_side(_text(pair.older), _text(pair.newer), out))
    out.print(rows)


def _bands_told(bands: Sequence[int]) -> str:
    """Return how the two found each other."""
    if not bands:
        return "no bands of their signatures meet: only shared word 4-grams make them candidates"
    numbers = ", ".join(map(str, bands[:_MOST_SHOWN]))
    more = f" and {len(bands) - _MOST_SHOWN} more" if len(bands) > _MOST_SHOWN else ""
    return f"bands that meet: {len(bands)} ({numbers}{more})"


def _side_by_side(older: str, newer: str, out: Console) -> tuple[Passage, Passage]:
    """Return both texts with the words marked that differ once they are folded."""
    before, after = _words(older), _words(newer)
    matcher = SequenceMatcher(
        None, [word.folded for word in before], [word.folded for word in after], autojunk=False
    )
    left, right = list[Segment](), list[Segment]()
    for tag, i, j, k, m in matcher.get_opcodes():
        is_same = tag == "equal"
        _add(left, before[i:j], "same" if is_same else "removed")
        _add(right, after[k:m], "same" if is_same else "added")
    return (
        Passage(marked(left, is_terminal=out.is_terminal)),
        Passage(marked(right, is_terminal=out.is_terminal)),
    )


def _add(
    column: list[Segment], words: Sequence[_Word], kind: Literal["same", "removed", "added"]
) -> None:
    if words:
        column.append(Segment(kind=kind, text="".join(word.written for word in words)))


class _Word(NamedTuple):
    written: str  # with the space after it
    folded: str


def _words(text: str) -> list[_Word]:
    return [_Word(word, fold(word)) for word in re.findall(r"\S+\s*", text)]


def _headline(update: Update) -> str:
    """Return what an update is called, short enough to stand in a line."""
    words = (update.title or update.text).split()
    cut = " ".join(words[:_HEADLINE_WORDS]) + (" …" if len(words) > _HEADLINE_WORDS else "")
    return isolated(printable(cut))


def _text(update: Update) -> str:
    return paragraph(f"{update.title}\n{update.text}")
