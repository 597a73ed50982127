"""What is wrong with a source, in words."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from livefeed.model import Gap, GapState, SourceStatus
from livefeed.policy.breakage import is_broken
from livefeed.policy.honesty import is_distrusted, is_flapping
from livefeed.render.times import between, rfc3339

GAP_SHOWN_FOR: Final = timedelta(hours=24)


def problems_of(status: SourceStatus) -> list[str]:
    """Return what an operator should know of a source that can be read: [] if all is well."""
    honesty, at = status.honesty, status.last_poll_at
    problems = list(status.problems)
    if at is None:
        return problems
    if is_distrusted(status) and honesty.distrusted_until is not None:
        until = rfc3339(honesty.distrusted_until)
        problems.append(
            f"answered 304 although there was news: asked for whole documents until {until}"
        )
    if honesty.flapped_at is not None and is_flapping(honesty, at):
        when = rfc3339(honesty.flapped_at)
        problems.append(
            f"shows older states in between, last before {when}: these are not believed"
        )
    if is_broken(honesty, at):
        problems.append(breakage_in_words(status))
    gap = status.gaps[0] if status.gaps else None
    if gap is not None and gap.state is GapState.OPEN and at - gap.seen_at < GAP_SHOWN_FOR:
        problems.append(gap_in_words(gap))
    return problems


def breakage_in_words(status: SourceStatus) -> str:
    """Return how a live page differs from what it was."""
    was, since = status.honesty, status.honesty.broken_at
    return (
        f"looks broken since {rfc3339(since) if since else 'a while'}: reads as {status.strategy}"
        f" ({status.entries} updates), before as {was.was_strategy} ({was.was_entries});"
        " what it does not show is not taken for withdrawn"
    )


def gap_in_words(gap: Gap) -> str:
    """Return what an open gap means, and what became of looking back for it."""
    missing = f"something may be missing {between(gap.from_at, gap.to_at)}"
    if gap.next_page:
        return f"{missing}: looking back for it"
    return f"{missing}: {gap.why}" if gap.why else missing
