"""The picture of a simulated day: delays of live sources above, requests below, as SVG."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from xml.sax.saxutils import escape

HOUR_S: Final = 3_600.0
STEP_S: Final = 600.0
WIDTH: Final = 880
LEFT, RIGHT = 70, 700
TOPS: Final = (60, 350)
HEIGHT: Final = 220
COLOURS: Final = ("#0b62c4", "#6b7280", "#c2410c", "#a16207", "#15803d")
STYLE: Final = (
    "text{font-family:system-ui,sans-serif;font-size:13px;fill:#1f2937}"
    ".title{font-size:15px;font-weight:600}.axis{fill:#6b7280;font-size:12px}"
    ".grid{stroke:#e5e7eb;stroke-width:1}.line{fill:none;stroke-width:2}"
)
SPELLED_S: Final = ((10, "10 s"), (60, "1 min"), (600, "10 min"), (3_600, "1 h"), (36_000, "10 h"))


@dataclass(slots=True)
class Day:
    """What one rule made of the day; seconds from midnight."""

    rule: str
    requests: list[float] = field(default_factory=list)
    seen: list[tuple[float, float, str]] = field(default_factory=list)  # published, delay, kind

    def delays(self, wanted: Callable[[str], bool]) -> list[float]:
        return sorted(delay for _, delay, kind in self.seen if wanted(kind))


Points = Sequence[tuple[float, float]]  # seconds from midnight, value
Scale = Callable[[float], float]


def picture(days: Sequence[Day]) -> str:
    """Return the drawing; the first day is livefeed's."""
    size = f'viewBox="0 0 {WIDTH} 620" width="{WIDTH}" height="620"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">',
        f"<style>{STYLE}</style>",
        f'<rect width="{WIDTH}" height="620" fill="#ffffff"/>',
        *_delays(days),
        *_requests(days),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _delays(days: Sequence[Day]) -> Iterator[str]:
    top = TOPS[0]

    def at(delay_s: float) -> float:
        share = (math.log10(delay_s) - math.log10(5)) / (math.log10(60_000) - math.log10(5))
        return top + HEIGHT * (1 - min(max(share, 0.0), 1.0))

    yield from _frame(
        top, "Six live sources: seconds from publication to sight, median of each hour"
    )
    for seconds, words in SPELLED_S:
        yield _grid(at(seconds), words)
    lines = {day.rule: _hourly_median(day) for day in days}
    yield from _lines(lines, at)


def _requests(days: Sequence[Day]) -> Iterator[str]:
    top, most = TOPS[1], 600.0

    def at(per_minute: float) -> float:
        return top + HEIGHT * (1 - min(per_minute / most, 1.0))

    yield from _frame(top, "All 500 sources: requests a minute")
    for value in (0, 100, 200, 300, 400, 500, 600):
        yield _grid(at(value), str(value))
    yield from _lines({day.rule: _per_minute(day) for day in days}, at)


def _frame(top: int, title: str) -> Iterator[str]:
    yield f'<text class="title" x="{LEFT}" y="{top - 16}">{escape(title)}</text>'
    for hour in range(0, 25, 3):
        x = _across(hour * HOUR_S)
        yield (
            f'<text class="axis" x="{x:.0f}" y="{top + HEIGHT + 18}" text-anchor="middle">'
            f"{hour:02}:00</text>"
        )


def _grid(y: float, words: str) -> str:
    return (
        f'<line class="grid" x1="{LEFT}" y1="{y:.1f}" x2="{RIGHT}" y2="{y:.1f}"/>'
        f'<text class="axis" x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{words}</text>'
    )


def _lines(lines: Mapping[str, Points], at: Scale) -> Iterator[str]:
    """Draw each line, and its name beside its end, apart from the others."""
    drawn = zip(COLOURS, lines.items(), strict=False)
    ends: list[tuple[float, str, str]] = []
    for colour, (name, points) in drawn:
        path = " ".join(f"{_across(second):.1f},{at(value):.1f}" for second, value in points)
        yield f'<polyline class="line" stroke="{colour}" points="{path}"/>'
        ends.append((at(points[-1][1]), name, colour))
    above = math.inf
    for y, name, colour in sorted(ends, reverse=True):
        above = min(y, above - 17)
        yield (
            f'<text x="{RIGHT + 10}" y="{above + 4:.1f}" style="fill:{colour}">'
            f"{escape(name)}</text>"
        )


def _hourly_median(day: Day) -> Points:
    hours: dict[int, list[float]] = {}
    for published, delay, kind in day.seen:
        if kind == "live":
            hours.setdefault(int(published // HOUR_S), []).append(delay)
    return [
        ((hour + 0.5) * HOUR_S, statistics.median(delays)) for hour, delays in sorted(hours.items())
    ]


def _per_minute(day: Day) -> Points:
    counts = [0] * int(24 * HOUR_S / STEP_S)
    for at in day.requests:
        counts[int(at // STEP_S)] += 1
    return [((n + 0.5) * STEP_S, count * 60 / STEP_S) for n, count in enumerate(counts)]


def _across(second: float) -> float:
    return LEFT + (RIGHT - LEFT) * second / (24 * HOUR_S)
