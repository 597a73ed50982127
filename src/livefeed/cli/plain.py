"""JSON and tables of plain text: rich takes half a second for 1,000 rows, and as long to load as
all that `livefeed poll` needs besides.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence

from livefeed.system.log import printable


def print_json(value: object) -> None:
    """Print one JSON document: indented for eyes, on one line for programs."""
    indent = 2 if sys.stdout.isatty() else None
    print(json.dumps(value, ensure_ascii=False, indent=indent))


def columns(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table: heads, a rule, the rows; a head that ends in # stands over numbers.

    Every column but the last is as wide as its longest text.
    """
    body = [[_on_a_line(cell) for cell in row] for row in rows]
    names = [head.removesuffix("#") for head in heads]
    widths = [max(map(len, column)) for column in zip(names, *body, strict=True)]
    pads = [str.rjust if head.endswith("#") else str.ljust for head in heads]

    def line(cells: Sequence[str]) -> str:
        padded = (pad(cell, width) for pad, cell, width in zip(pads, cells, widths, strict=True))
        return "  ".join(padded).rstrip()

    return "\n".join([line(names), "─" * (sum(widths) + 2 * len(widths) - 2), *map(line, body)])


def _on_a_line(cell: str) -> str:
    return cell if cell.isprintable() else printable(" ".join(cell.split()))
