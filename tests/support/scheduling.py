"""Next polls of one source, asked for by what the test is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from livefeed.model import (
    Hints,
    NextPoll,
    Outcome,
    Rhythm,
    SourceStatus,
    Subscription,
)
from livefeed.policy.rhythm import Polled
from livefeed.policy.schedule import (
    next_poll,
)
from livefeed.settings import Polling, Source
from tests.support.make import NOW, after

POLLING = Polling()
SUCCESSES = [Outcome.OK, Outcome.UNCHANGED]


def due(
    outcome: Outcome,
    *,
    every_s: float = 30,
    failures: int = 0,
    retry_after_s: float | None = None,
    polling: Polling = POLLING,
    name: str = "alpha",
) -> NextPoll:
    return next_poll(
        Source(name=name, url="https://alpha.example/", every_s=every_s),
        polling,
        SourceStatus(name=name, failures=failures),
        Polled(outcome=outcome, retry_after_s=retry_after_s),
        now=NOW,
    )


def wait_s(chosen: NextPoll, now: datetime = NOW) -> float:
    assert chosen.at is not None
    return (chosen.at - now).total_seconds()


def rhythm_of(per_h: float, *, interval_s: float = 3_600, quiet_s: float = 0) -> Rhythm:
    """Return the rhythm of a source that has long brought so many updates an hour."""
    return Rhythm(
        lately=per_h,
        ever=per_h * 72,
        watched_h=72,
        measured_at=NOW,
        arrived_at=after(-quiet_s),
        interval_s=interval_s,
    )


def chosen_for(
    rhythm: Rhythm,
    *,
    every_s: float = 60,
    subscription: Subscription | None = None,
    is_gap: bool = False,
    is_live_page: bool = False,
    outcome: Outcome = Outcome.UNCHANGED,
    hints: Hints | None = None,
) -> NextPoll:
    if hints is not None:
        rhythm = replace(rhythm, hints=hints)
    return next_poll(
        Source(name="alpha", url="https://alpha.example/", every_s=every_s),
        POLLING,
        SourceStatus(name="alpha", rhythm=rhythm, subscription=subscription),
        Polled(
            outcome=outcome,
            is_gap=is_gap,
            is_live_page=is_live_page,
            hints=Hints(fresh_s=hints.fresh_s) if hints else Hints(),
        ),
        now=NOW,
    )
