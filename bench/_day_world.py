"""A day of 500 invented sources: when each of them publishes; the same for one seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

HOUR_S: Final = 3_600.0
DAY_S: Final = 86_400.0
BEFORE_S: Final = 4 * DAY_S  # sources have a past, which feeds still show and peers have seen
AFTER_S: Final = 1.5 * DAY_S

# Share of a newspaper's day by the hour: quiet until six, highest at noon and in the evening.
DAYTIME: Final = (
    1,
    1,
    1,
    1,
    1,
    2,
    5,
    9,
    12,
    13,
    13,
    14,
    14,
    13,
    12,
    11,
    11,
    12,
    13,
    13,
    11,
    8,
    5,
    3,
)
# Of live coverage: a night shift of a few, then an update every one to three minutes.
COVERAGE: Final = (
    1,
    1,
    1,
    1,
    1,
    2,
    5,
    20,
    26,
    30,
    34,
    34,
    40,
    48,
    40,
    34,
    30,
    30,
    28,
    24,
    20,
    12,
    5,
    2,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """One source; `times` are seconds from midnight, ascending, those of days before negative."""

    name: str
    kind: str
    is_page: bool
    times: Sequence[float]

    @property
    def is_live(self) -> bool:
        return self.kind == "live"


def publishers(seed: int) -> tuple[Publisher, ...]:
    """Return the 500 sources of one newsroom.

    A large newspaper brings about a hundred texts a day (14 Arabic ones over ten days: 105).
    """
    draw = random.Random(seed)
    kinds: list[tuple[str, int, Callable[[int], list[float]]]] = [
        ("live", 6, lambda n: _live(draw, n)),
        ("large", 24, lambda _: _newspaper(draw, draw.uniform(60, 140))),
        ("medium", 70, lambda _: _newspaper(draw, draw.uniform(15, 40))),
        ("small", 150, lambda _: _newspaper(draw, draw.uniform(3, 10))),
        ("rare", 130, lambda _: _newspaper(draw, draw.uniform(0.2, 2))),
        ("batch", 60, lambda _: _batches(draw)),
        ("dead", 60, lambda _: [draw.uniform(-900, -40) * DAY_S]),
    ]
    return tuple(
        Publisher(
            name=f"{kind}-{n}", kind=kind, is_page=kind == "live" and n % 2 == 0, times=make(n)
        )
        for kind, count, make in kinds
        for n in range(count)
    )


def _poisson(
    draw: random.Random, per_h: Callable[[float], float], most_per_h: float
) -> list[float]:
    """Return arrivals at a rate that changes with the time, by thinning."""
    times: list[float] = []
    at = -BEFORE_S
    while True:
        at += draw.expovariate(most_per_h) * HOUR_S
        if at >= AFTER_S:
            return times
        if draw.random() * most_per_h < per_h(at):
            times.append(at)


def _by_hour(weights: Sequence[int], per_day: float) -> Callable[[float], float]:
    scale = per_day / sum(weights)
    return lambda at: weights[int(at % DAY_S // HOUR_S)] * scale


def _newspaper(draw: random.Random, per_day: float) -> list[float]:
    """Return a newspaper's texts; a tenth of them bring one to four more within ten minutes."""
    rate = _by_hour(DAYTIME, per_day * 0.8)
    times = _poisson(draw, rate, per_day * 0.8 * max(DAYTIME) / sum(DAYTIME))
    for at in tuple(times):
        if draw.random() < 0.1:
            times.extend(at + draw.uniform(0, 600) for _ in range(draw.randint(1, 4)))
    return sorted(time for time in times if time < AFTER_S)


def _live(draw: random.Random, number: int) -> list[float]:
    """Return live coverage: begun this morning by the odd ones, running for days by the others."""
    begins = 7 * HOUR_S if number % 2 else -BEFORE_S
    per_day = draw.uniform(0.7, 1.1) * sum(COVERAGE)
    rate = _by_hour(COVERAGE, per_day)
    times = _poisson(draw, rate, per_day * max(COVERAGE) / sum(COVERAGE))
    return [time for time in times if time >= begins]


def _batches(draw: random.Random) -> list[float]:
    """Return ten to thirty texts within five minutes, once a day."""
    hour, count = draw.uniform(4, 8) * HOUR_S, draw.randint(10, 30)
    days = range(-4, 2)
    times = [
        day * DAY_S + hour + draw.gauss(0, 300) + draw.uniform(0, 300)
        for day in days
        for _ in range(count)
    ]
    return sorted(time for time in times if -BEFORE_S <= time < AFTER_S)
