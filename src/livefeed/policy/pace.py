"""How fast one channel is served: its rate, how many attempts at once, and its pauses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """What a kind of channel bears."""

    widest: int  # attempts at once
    per_s: float | None = None  # attempts begun per second in the long run
    burst: int = 1  # of them at once after a rest


WEBHOOK: Final = Pace(widest=32)
# One message per second and short bursts; sending on after a 429 may disable the webhook.
SLACK: Final = Pace(widest=1, per_s=1.0, burst=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """Whether an attempt may begin now; each event gives the gate that holds from then on.

    The window starts at one attempt; each success widens it by one, each failure narrows it by
    one. So a receiver that is down or throttles sees single requests, and one that fails now and
    then still many at once: halving it instead left 4 of 32 to one that fails in 25 % of attempts.
    The rate is the generic cell rate algorithm (ATM Forum TM 4.0, section 4.4.3).
    """

    pace: Pace
    window: int = 1  # attempts that may be under way at once
    free_at: datetime | None = None  # when the bucket will be full again
    closed_until: datetime | None = None

    def pause_s(self, now: datetime) -> float:
        """Return how long the receiver asked to be left alone from now on; 0 if it did not."""
        return _seconds_until(self.closed_until, now)

    def wait_s(self, now: datetime) -> float:
        """Return how long to wait before the next attempt may begin; 0: it may begin now."""
        if self.pace.per_s is None or self.free_at is None:
            return self.pause_s(now)
        slack_s = (self.pace.burst - 1) / self.pace.per_s
        return max(self.pause_s(now), _seconds_until(self.free_at, now) - slack_s, 0.0)

    def begun(self, now: datetime) -> Gate:
        """Return the gate after an attempt began."""
        if self.pace.per_s is None:
            return self
        step = timedelta(seconds=1 / self.pace.per_s)
        return replace(self, free_at=max(self.free_at or now, now) + step)

    def succeeded(self) -> Gate:
        return replace(self, window=min(self.window + 1, self.pace.widest))

    def failed(self) -> Gate:
        return replace(self, window=max(self.window - 1, 1))

    def throttled(self, until: datetime) -> Gate:
        """Return the gate after the receiver asked to be left alone until then."""
        return replace(self, window=1, closed_until=max(self.closed_until or until, until))


def _seconds_until(at: datetime | None, now: datetime) -> float:
    return 0.0 if at is None else max((at - now).total_seconds(), 0.0)
