"""A saved live page told again as it may have grown: poll by poll, with edits and withdrawals.

What each poll must find is known from the plan alone; nothing of livefeed is asked.
"""

from __future__ import annotations

import html
import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

Node = dict[str, Any]
Render = Callable[[Sequence[Node]], str]

EDITED_AFTER = timedelta(seconds=60)
WITHDRAWN = 5
MOVED = 20  # pinned, or changing places with a neighbour
STEP = 6  # updates that come between two polls
MISSED = 3  # polls until what is missing counts as withdrawn

_SCRIPT = re.compile(r"(<script[^>]*ld\+json[^>]*>)(.*?)(</script)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """A page as it is served once, and what the poll must find."""

    page: str
    at: datetime
    new: frozenset[int]  # numbers of updates, the oldest is 0
    revised: frozenset[int]
    withdrawn: frozenset[int]


@dataclass(slots=True, kw_only=True)
class Telling:
    """One update as it is told: first so, later edited, perhaps withdrawn."""

    number: int
    first: Node
    last: Node
    edited_at: int = -1  # poll
    withdrawn_at: int = -1
    moved: dict[int, int] = field(default_factory=dict)  # poll → place from the top

    def node(self, poll: int) -> Node:
        return self.last if 0 <= self.edited_at <= poll else self.first

    @property
    def names(self) -> set[tuple[str, datetime]]:
        """Headline and time of publication, which no other update has."""
        at = datetime.fromisoformat(self.last["datePublished"])
        return {(headline(node), at) for node in (self.first, self.last)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    tellings: tuple[Telling, ...]
    polls: tuple[Poll, ...]

    @property
    def named(self) -> dict[tuple[str, datetime], int]:
        return {name: one.number for one in self.tellings for name in one.names}


def headline(node: Node) -> str:
    return " ".join(html.unescape(node["headline"]).split())


def updates_of(page: str) -> list[Node]:
    """Return the updates in the JSON-LD of a page as they stand there, newest first."""
    return next(
        blog["liveBlogUpdate"]
        for script in _SCRIPT.finditer(page)
        if isinstance(blog := json.loads(script[2]), dict) and "liveBlogUpdate" in blog
    )


def with_json_ld(page: str, *, has_ids: bool) -> Render:
    """Return what writes a page with other updates in its JSON-LD; without ids if so asked."""
    script = next(one for one in _SCRIPT.finditer(page) if "liveBlogUpdate" in one[2])
    blog = json.loads(script[2])
    around = page if has_ids else re.sub(r'(<div class="live-event-entry") id="\d+"', r"\1", page)
    before, behind = around[: script.start(2)], around[around.index("</script", script.start(2)) :]

    def render(nodes: Sequence[Node]) -> str:
        told = nodes if has_ids else [{k: v for k, v in one.items() if k != "url"} for one in nodes]
        return before + json.dumps(blog | {"liveBlogUpdate": told}) + behind

    return render


def as_blocks(nodes: Sequence[Node]) -> str:
    """Return a page that shows updates as blocks that carry no ids."""
    blocks = "".join(
        f'<article class="post"><time datetime="{node["datePublished"]}">then</time>'
        f"<h3>{node['headline']}</h3><div>{node['articleBody'] or '<i></i>'}</div></article>"
        for node in nodes
    )
    return f"<html><head><title>Live</title></head><body><main>{blocks}</main></body></html>"


def replay(nodes: Sequence[Node], render: Render) -> Replay:
    """Return the polls of a page that grows to these updates, by a plan that never changes.

    Args:
        nodes: as they stand at last, newest first.
    """
    draw = random.Random(428)  # noqa: S311 - a plan, no secret
    tellings = [_telling(number, node) for number, node in enumerate(reversed(nodes))]
    last = -(-len(tellings) // STEP) + MISSED + 1
    _plan(tellings, last, draw)
    return Replay(
        tellings=tuple(tellings),
        polls=tuple(_polls(tellings, range(last), render)),
    )


def _telling(number: int, node: Node) -> Telling:
    published = datetime.fromisoformat(node["datePublished"])
    is_edited = datetime.fromisoformat(node["dateModified"]) - published > EDITED_AFTER
    if not is_edited:
        return Telling(number=number, first=node, last=node)
    return Telling(
        number=number,
        first=node | _before_edit(node, number) | {"dateModified": node["datePublished"]},
        last=node,
        edited_at=0,
    )


def _before_edit(node: Node, number: int) -> Node:
    """Return what an edit changed: the headline, a word in the middle, or the last sentence."""
    words = node["articleBody"].split(" ")
    if number % 3 == 0 or len(words) < 12:
        first, *others = node["headline"].split(" ")
        return {"headline": " ".join(["Earlier", first[::-1], *others])}
    if number % 3 == 1:
        middle = len(words) // 2
        return {"articleBody": " ".join([*words[:middle], "heretofore", *words[middle + 1 :]])}
    return {"articleBody": " ".join(words[:-5])}


def _plan(tellings: list[Telling], last: int, draw: random.Random) -> None:
    """Say at which poll updates are edited, withdrawn and moved, each after it came."""
    for one in tellings:
        if one.edited_at >= 0:
            one.edited_at = min(one.number // STEP + draw.randint(1, 6), last - 1)
    steady = [one for one in tellings if one.edited_at < 0]
    for one in draw.sample(steady[20:-60], WITHDRAWN):
        one.withdrawn_at = one.number // STEP + draw.randint(2, 8)
    for one in draw.sample(tellings[20:-60], MOVED):
        start = one.number // STEP + draw.randint(1, 4)
        place = draw.choice((0, 1, one.number % STEP + 3))
        one.moved = dict.fromkeys(range(start, start + draw.randint(2, 9)), place)


def _polls(tellings: list[Telling], polls: range, render: Render) -> Iterator[Poll]:
    seen: set[int] = set()
    at = datetime.min.replace(tzinfo=UTC)
    for poll in polls:
        come = tellings[: (poll + 1) * STEP]
        shown = [one for one in come if not 0 <= one.withdrawn_at <= poll]
        published = datetime.fromisoformat(come[-1].last["datePublished"])
        at = max(published.replace(microsecond=0), at) if seen else published
        at += timedelta(minutes=1)
        new = {one.number for one in shown} - seen
        yield Poll(
            page=render([one.node(poll) for one in _ordered(shown, poll)]),
            at=at,
            new=frozenset(new),
            revised=frozenset(one.number for one in shown if one.edited_at == poll) - new,
            withdrawn=frozenset(
                one.number for one in come if 0 <= one.withdrawn_at == poll - MISSED + 1
            ),
        )
        seen |= new


def _ordered(shown: list[Telling], poll: int) -> list[Telling]:
    ordered = [one for one in reversed(shown) if poll not in one.moved]
    for one in shown:
        if poll in one.moved:
            ordered.insert(one.moved[poll], one)
    return ordered
