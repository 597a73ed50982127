"""What people and programs read: JSON, tables, texts of both directions, progress."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from shutil import get_terminal_size
from typing import Final

from rich import box
from rich.cells import cell_len, set_cell_size
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.measure import Measurement
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from livefeed.cli.plain import print_json
from livefeed.render.difference import Segment
from livefeed.system.log import printable

__all__ = [
    "Passage", "Words", "ago", "console", "isolated", "marked", "paragraph", "print_json",
    "progress", "show", "span", "table", "waiting",
]  # fmt: skip

WIDTH_OF_FILES: Final = 200  # columns, where the output is no terminal
FSI, PDI = "\u2068", "\u2069"  # what stands between them does not turn its surroundings around
_RTL: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_MARKS: Final = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}
_STYLES: Final = {"same": "", "removed": "red strike", "added": "green bold"}


def console() -> Console:
    """Return the console of standard output: colours only on a terminal, no markup in texts."""
    is_file = not sys.stdout.isatty()
    return Console(
        file=sys.stdout,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
        width=get_terminal_size((WIDTH_OF_FILES, 24)).columns if is_file else None,
    )


def table(*columns: str) -> Table:
    """Return an empty table; numbers stand under a heading that ends in #.

    The first column holds names and ids, which people copy: it is the last to be cut.
    """
    made = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for number, column in enumerate(columns):
        made.add_column(
            column.removesuffix("#"),
            justify="right" if column.endswith("#") else "left",
            no_wrap=number == 0,
        )
    return made


class Words:
    """A text from outside on one line of a table: cut to its column, its direction kept in it."""

    def __init__(self, text: str, style: str = "", *, least: int = 8) -> None:
        self._text = printable(" ".join(text.split()))
        self._style = style
        self._least = least

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        width = cell_len(self._text)
        return Measurement(min(width, self._least), width).with_maximum(options.max_width)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        text = self._text
        if cell_len(text) > options.max_width:
            text = set_cell_size(text, max(options.max_width - 1, 0)).rstrip() + "…"
        yield Text(isolated(text), style=self._style, no_wrap=True, overflow="ignore", end="")


class Passage:
    """A text from outside of several lines in a table; no line of it turns the others around."""

    def __init__(self, text: Text) -> None:
        self._text = text

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement.get(console, options, self._text)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in self._text.wrap(console, options.max_width):
            is_turned = _RTL.search(line.plain) is not None
            shown = Text(FSI).append_text(line).append(PDI) if is_turned else line
            yield Text.assemble(shown, no_wrap=True, overflow="ignore")


def isolated(text: str) -> str:
    """Return the text so that right-to-left words in it do not turn around what stands beside."""
    return f"{FSI}{text}{PDI}" if _RTL.search(text) else text


def paragraph(text: str) -> str:
    """Return a text for the terminal with nothing in it that controls one."""
    return "\n".join(printable(line) for line in text.splitlines())


def marked(segments: Sequence[Segment], *, is_terminal: bool) -> Text:
    """Return a difference: coloured on a terminal, else with the marks of wdiff."""
    text = Text()
    for segment in segments:
        words = segment.text.rstrip()
        space = segment.text[len(words) :]
        if is_terminal:
            text.append(paragraph(words), style=_STYLES[segment.kind])
        elif words:
            opening, closing = _MARKS[segment.kind]
            text.append(f"{opening}{paragraph(words)}{closing}")
        text.append(paragraph(space) + ("\n" if space.endswith("\n") else ""))
    return text


def show(*parts: RenderableType) -> None:
    """Print texts and tables."""
    out = console()
    for part in parts:
        out.print(part)


def ago(at: datetime | None, now: datetime) -> str:
    """Return how long a moment lies back, in words."""
    return "never" if at is None else f"{span((now - at).total_seconds())} ago"


def span(seconds: float) -> str:
    """Return a duration as people say it: `22 s`, `5 min`, `3 h`, `2 days`."""
    seconds = max(seconds, 0.0)
    for unit, length in (("days", 86_400), ("h", 3_600), ("min", 60)):
        if seconds >= 2 * length:
            return f"{seconds / length:.0f} {unit}"
    return f"{seconds:.0f} s"


@contextmanager
def waiting(message: str) -> Iterator[None]:
    """Show on a terminal that something is under way."""
    error = Console(stderr=True, highlight=False, markup=False)
    if not error.is_terminal:
        yield
        return
    with error.status(message):
        yield


@contextmanager
def progress(message: str, total: int | None) -> Iterator[Progress | None]:
    """Show on a terminal how much is done; call `advance(task 0)` after each step."""
    error = Console(stderr=True, highlight=False, markup=False)
    if not error.is_terminal:
        yield None
        return
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, console=error, transient=True) as shown:
        shown.add_task(message, total=total)
        yield shown
