"""Precision and recall over a threshold, as a picture (SVG)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from xml.sax.saxutils import escape

WIDTH: Final = 720
HEIGHT: Final = 420
SIZE: Final = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
LEFT, RIGHT, TOP, BOTTOM = 56, 600, 56, 360
STYLE: Final = (
    "text{font-family:system-ui,sans-serif;font-size:13px;fill:#1f2937}"
    ".title{font-size:15px;font-weight:600}.axis{fill:#6b7280;font-size:12px}"
    ".grid{stroke:#e5e7eb}.mark{stroke:#6b7280;stroke-dasharray:4 4}"
    ".line{fill:none;stroke-width:2}"
)
COLOURS: Final = ("#0b62c4", "#c2410c", "#15803d")
_APART: Final = 16  # between two names

Line = tuple[str, Sequence[float]]  # name, a value 0..1 for each x
Marks = Sequence[tuple[float, str]]  # x, name


def curve_picture(title: str, xs: Sequence[float], lines: Sequence[Line], marks: Marks) -> str:
    """Return the drawing of lines over growing x, with vertical marks that have a name."""
    lowest = min(value for _, values in lines for value in values)
    floor = min(max(0.0, int(lowest * 10) / 10), 0.9)
    scale = _Scale(xs[0], xs[-1], floor)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {SIZE} role="img"><title>{escape(title)}</title>',
        f'<style>{STYLE}</style><rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        f'<text class="title" x="{LEFT}" y="24">{escape(title)}</text>',
        *_grid(scale),
        *_marks(scale, marks),
        *_lines(scale, xs, lines),
        "</svg>\n",
    ]
    return "\n".join(parts)


class _Scale:
    def __init__(self, first: float, last: float, floor: float) -> None:
        self.first, self.last, self.floor = first, last, floor

    def x(self, value: float) -> float:
        return LEFT + (value - self.first) / (self.last - self.first) * (RIGHT - LEFT)

    def y(self, value: float) -> float:
        return BOTTOM - (value - self.floor) / (1 - self.floor) * (BOTTOM - TOP)


def _grid(scale: _Scale) -> list[str]:
    parts = []
    for step in range(6):
        value = scale.floor + (1 - scale.floor) * step / 5
        y = scale.y(value)
        parts.append(f'<line class="grid" x1="{LEFT}" x2="{RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>')
        parts.append(
            f'<text class="axis" x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">'
            f"{value:.2f}</text>"
        )
    for tenth in range(10):
        value = tenth / 10
        if scale.first <= value <= scale.last:
            x = scale.x(value)
            parts.append(
                f'<text class="axis" x="{x:.1f}" y="{BOTTOM + 20}" text-anchor="middle">'
                f"{value:.1f}</text>"
            )
    middle = (LEFT + RIGHT) / 2
    parts.append(
        f'<text class="axis" x="{middle}" y="{BOTTOM + 42}" text-anchor="middle">'
        "dedup.similarity</text>"
    )
    return parts


def _marks(scale: _Scale, marks: Marks) -> list[str]:
    parts = []
    for row, (value, name) in enumerate(marks):
        x = scale.x(value)
        parts.append(f'<line class="mark" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{BOTTOM}"/>')
        y = BOTTOM - 8 - _APART * row
        parts.append(f'<text class="axis" x="{x + 5:.1f}" y="{y}">{escape(name)}</text>')
    return parts


def _lines(scale: _Scale, xs: Sequence[float], lines: Sequence[Line]) -> list[str]:
    parts = []
    names: list[tuple[float, str, str]] = []
    for (name, values), colour in zip(lines, COLOURS, strict=False):
        points = " ".join(
            f"{scale.x(x):.1f},{scale.y(y):.1f}" for x, y in zip(xs, values, strict=True)
        )
        parts.append(f'<polyline class="line" stroke="{colour}" points="{points}"/>')
        names.append((scale.y(values[-1]), name, colour))
    last = 0.0
    for at, name, colour in sorted(names):
        last = max(at + 4, last + _APART)
        parts.append(
            f'<text x="{RIGHT + 8}" y="{last:.1f}" style="fill:{colour}">{escape(name)}</text>'
        )
    return parts
