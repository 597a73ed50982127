"""`livefeed replay`: which verdicts other settings would change; nothing is written."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from livefeed.cli.opening import reading, settings_of
from livefeed.cli.output import isolated, print_json, progress, show
from livefeed.cli.status import CommandError, Status
from livefeed.cli.story import facts_told
from livefeed.config.readers import Mistake, duration, share
from livefeed.dedup.replay import Replay
from livefeed.model import ALGORITHM, Decision
from livefeed.render.api import fact_view
from livefeed.settings import Dedup, Settings
from livefeed.store import Decided
from livefeed.system.clock import now
from livefeed.system.log import printable

_SLICE = 500  # updates read at once
_HEADLINE = 60  # characters


class Changed(NamedTuple):
    """An update whose verdict would be another one."""

    was: Decided
    decision: Decision


def do(args: Namespace) -> int:
    """Decide again about what is stored, and list what would change."""
    settings = settings_of(args)
    since = _since(args.since)
    dedup = _with(settings.dedup, args.changes)
    changed, looked_at = asyncio.run(_replayed(settings, dedup, since))
    if args.is_json:
        print_json({"updates": looked_at, "changed": [_view(one) for one in changed]})
    else:
        show(_told(changed, looked_at))
    return Status.OK


def _since(words: str) -> datetime:
    """Return the time that "2d" ago was, or that is written out."""
    try:
        at = datetime.fromisoformat(words)
    except ValueError:
        try:
            return now() - timedelta(seconds=duration(words))
        except Mistake:
            wanted = 'expected an age such as "2d" or a time such as 2026-11-22T10:00:00Z'
            raise CommandError(f"--since {words!r}: {wanted}", Status.USAGE) from None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _with(dedup: Dedup, changes: Sequence[str]) -> Dedup:
    """Return the settings with these changes."""
    readers = {"dedup.similarity": ("similarity", _number), "dedup.window": ("window_s", duration)}
    for change in changes:
        key, _, value = change.partition("=")
        if key not in readers:
            found = f"--set {change}: expected one of {', '.join(readers)} = value"
            raise CommandError(found, Status.USAGE)
        field, read = readers[key]
        try:
            dedup = replace(dedup, **{field: read(value)})
        except Mistake as error:
            raise CommandError(f"--set {key} {error.found[0][1]}", Status.USAGE) from None
    return dedup


def _number(value: object) -> float:
    try:
        return share(float(str(value)))
    except ValueError:
        return share(value)


async def _replayed(settings: Settings, dedup: Dedup, since: datetime) -> tuple[list[Changed], int]:
    replay = Replay(similarity=dedup.similarity, window_s=dedup.window_s)
    changed: list[Changed] = []
    looked_at = 0
    async for update in _updates(settings, since - timedelta(seconds=dedup.window_s)):
        decision = replay.decide(update.number, update.candidate, update.text)
        if update.candidate.seen_at < since or update.revision > 1:
            continue
        looked_at += 1
        if decision.verdict is not update.verdict:
            changed.append(Changed(update, decision))
    return changed, looked_at


async def _updates(settings: Settings, since: datetime) -> AsyncIterator[Decided]:
    async with reading(settings) as store:
        if store is None:
            raise CommandError(f"there is no database {settings.database} yet")
        total = (await store.statistics()).updates
        after = 0
        with progress("deciding", total) as shown:
            while page := await store.decided(since, after=after, limit=_SLICE):
                for update in page:
                    if update.candidate.sketch.algorithm == ALGORITHM:
                        yield update
                after = page[-1].number
                if shown:
                    shown.advance(shown.task_ids[0], len(page))


def _told(changed: Sequence[Changed], looked_at: int) -> str:
    lines = [
        f"{one.was.candidate.update}  {one.was.verdict} -> {one.decision.verdict}"
        f"{_why(one.decision)}  {isolated(printable(one.was.title)[:_HEADLINE])}"
        for one in changed
    ]
    turns = Counter(f"{one.was.verdict} -> {one.decision.verdict}" for one in changed)
    if lines:
        lines += ["", *(f"{n:6}  {turn}" for turn, n in turns.most_common())]
    return "\n".join([*lines, f"{len(changed)} of {looked_at} verdicts would be others"])


def _why(decision: Decision) -> str:
    reason = decision.reason
    if reason.matched is None or reason.jaccard is None:
        return ""
    return f"  J = {reason.jaccard:.2f} with {reason.matched}{facts_told(reason.facts)}"


def _view(one: Changed) -> dict[str, object]:
    reason = one.decision.reason
    return {
        "update": one.was.candidate.update,
        "title": one.was.title,
        "was": {"verdict": one.was.verdict.value, "matched": one.was.matched},
        "would_be": {
            "verdict": one.decision.verdict.value,
            "matched": reason.matched,
            "jaccard": reason.jaccard,
            "containment": reason.containment,
            "facts": [fact_view(fact) for fact in reason.facts],
        },
    }
