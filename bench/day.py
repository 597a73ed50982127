"""A day of 500 sources, fast-forwarded: how late updates are seen, and what that costs.

    python -m bench.day [SVG]

Nothing is fetched: the sources are times (bench/_day_world.py), the rules are livefeed's own policy
and those of others as their sources say (bench/_day_rules.py). livefeed begins with an empty
database at midnight; the others have had a day or three. Every exchange takes 0.4 s.
With a file name, the picture of docs/polling.md is written there.
"""

from __future__ import annotations

import heapq
import statistics
import sys
from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bench._day_picture import Day, picture
from bench._day_rules import EveryMinute, Livefeed, Miniflux, RssFetcher, Rule
from bench._day_world import AFTER_S, DAY_S, Publisher, publishers

SEED: Final = 20
EXCHANGE_S: Final = 0.4


def simulate(rule: Rule, sources: Sequence[Publisher]) -> Day:
    """Return what polling by a rule comes to, for everything that is published during the day."""
    day = Day(rule.name)
    known = {source.name: source for source in sources}
    last = dict.fromkeys(known, -rule.starts_s)
    heap = [(at, name) for name, at in rule.first(sources).items()]
    heapq.heapify(heap)
    while heap:
        at, name = heapq.heappop(heap)
        if at >= AFTER_S:
            continue
        source = known[name]
        start, end = bisect_right(source.times, last[name]), bisect_right(source.times, at)
        for published in source.times[start:end]:
            if 0 <= published < DAY_S:
                day.seen.append((published, at + EXCHANGE_S - published, source.kind))
        if 0 <= at < DAY_S:
            day.requests.append(at)
        done = at + EXCHANGE_S
        following = rule.then(source, done, last[name], end - start)
        last[name] = at
        if at < DAY_S or (source.times and source.times[-1] > at):
            heapq.heappush(heap, (following, name))
    return day


def is_live(kind: str) -> bool:
    return kind == "live"


def is_other(kind: str) -> bool:
    return kind != "live"


def middle_and_tail(delays: Sequence[float]) -> tuple[float, float]:
    """Return median and 95th percentile."""
    return statistics.median(delays), delays[int(len(delays) * 0.95)]


def peak_per_s(times: Sequence[float], over_s: float = 10.0) -> float:
    """Return the most requests a second over any stretch of so many seconds, on a grid."""
    counts: dict[int, int] = {}
    for time in times:
        counts[int(time // over_s)] = counts.get(int(time // over_s), 0) + 1
    return max(counts.values()) / over_s


def main() -> int:
    sources = publishers(SEED)
    tuned = Miniflux(name="Miniflux-like, tuned", tick_s=300.0, batch=len(sources))
    rules: list[Rule] = [Livefeed(), EveryMinute(), Miniflux(), tuned, RssFetcher()]
    days = [simulate(rule, sources) for rule in rules]
    minutely = len(days[1].requests)
    print(
        f"{len(sources)} sources, {len(days[1].seen)} updates, of live ones "
        f"{len(days[1].delays(is_live))}; delays in seconds"
    )
    print(
        f"{'rule':24} {'live p50':>9} {'p95':>9} {'others p50':>11} {'p95':>9} "
        f"{'requests':>9} {'of every 60 s':>13} {'peak/s':>7}"
    )
    for day in days:
        live, others = (middle_and_tail(day.delays(which)) for which in (is_live, is_other))
        print(
            f"{day.rule:24} {live[0]:9.1f} {live[1]:9.1f} {others[0]:11.1f} {others[1]:9.1f} "
            f"{len(day.requests):9} {len(day.requests) / minutely:13.3f} "
            f"{peak_per_s(day.requests):7.2f}"
        )
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(picture(days), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
