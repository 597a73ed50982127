"""What the terminal shows: one line per verdict and alert as it happens, then a summary."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rich.cells import set_cell_size
from rich.console import Console
from rich.table import Table
from rich.text import Text

from livefeed.demo.coverage import Coverage, Step
from livefeed.demo.outcome import QUIET, Ending, Told
from livefeed.demo.receiver import Received
from livefeed.model import Verdict
from livefeed.text.clean import one_line

COLOURS = {
    Verdict.NEW: "green",
    Verdict.DEVELOPMENT: "yellow",
    Verdict.REVISION: "magenta",
    Verdict.WITHDRAWN: "red",
    Verdict.EXPANSION: "blue",
    Verdict.ROUNDUP: "blue",
}
# A title keeps its own direction and cannot turn the line around (Unicode TR 9, isolates).
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
WIDTH_WITHOUT_TERMINAL = 132


def console_for(console: Console | None = None) -> Console:
    """Return where the demo prints: plain and wide when that is no terminal."""
    found = console or Console(highlight=False)
    if not found.is_terminal:
        found.width = max(found.width, WIDTH_WITHOUT_TERMINAL)
    return found


class Presentation:
    """Prints calmly: a word, a source, a story, a reason, a title; colours only in a terminal."""

    def __init__(self, coverage: Coverage, console: Console) -> None:
        self._coverage = coverage
        self._console = console
        self._origin = {source.name: source.title for source in coverage.sources}

    def opened(self, address: str) -> None:
        """Print where the board is, and who takes part."""
        self._line(Text(f"Board: {address}/", style="bold"))
        self._line(Text(isolated(self._coverage.title)))
        for source in self._coverage.sources:
            head = f"  {source.name:<10}{source.form:<11}"
            self._line(Text.assemble((head, "dim"), isolated(source.title)))
        self._line(Text())

    def progress(self, number: int, total: int) -> None:
        """Print which tick of the day begins."""
        self._line(Text(f"-- {number} of {total}", style="dim"))

    def verdict(self, told: Told) -> None:
        """Print one verdict with its reason."""
        step = self._coverage.step_of(told.source, told.key)
        line = Text.assemble(
            (f"{told.verdict:<13}", COLOURS.get(told.verdict, "cyan")),
            f"{told.source:<10}",
            (f"{self._story_of(step, told):<16}", "bold"),
            (set_cell_size(in_words(told.reason), self._reason_width) + " ", "dim"),
            isolated(step.title if step else told.key),
        )
        self._line(line)

    def alert(self, received: Received) -> None:
        """Print one alert as the receiver got it."""
        is_signed = "signed" if received.is_signed else "NOT SIGNED"
        line = Text.assemble(
            ("  alert      ", "bold"),
            f"{received.type:<21}",
            (f"{is_signed:<11}", "green" if received.is_signed else "bold red"),
            (f"{received.webhook_id:<20} ", "dim"),
            isolated(received.title),
        )
        self._line(line)

    def summary(self, ending: Ending, problems: Sequence[str]) -> None:
        """Print what the day came to, and each expectation that was not met."""
        self._line(Text())
        table = Table(show_header=False, box=None, pad_edge=False)
        for word, said in summary_rows(ending):
            table.add_row(Text(word, style="bold"), Text(said))
        self._console.print(table)
        self._line(Text())
        for problem in problems:
            self._line(Text(f"not as the script says: {one_line(problem)}", style="red"))
        if not problems:
            self._line(Text("Everything came as the script says.", style="green"))

    def staying(self, address: str) -> None:
        self._line(Text(f"The board stays at {address}/ until Ctrl-C."))

    @property
    def _reason_width(self) -> int:
        # On 80 columns the similarities fit, on wider ones the facts too; the title gets the rest.
        return min(max(self._console.width - 71, 14), 40)

    def _story_of(self, step: Step | None, told: Told) -> str:
        """Return the label of the story that the update joins, with an arrow if it was there."""
        if step is None:
            return ""
        joins = told.verdict in {Verdict.DUPLICATE, Verdict.CONTAINED, Verdict.EXPANSION}
        return f"→ {step.story}" if joins else f"  {step.story}"

    def _line(self, text: Text) -> None:
        self._console.print(text, no_wrap=True, overflow="ellipsis", crop=True)


def isolated(text: str) -> str:
    """Return one line of text that neither moves the cursor nor turns what stands around it."""
    return f"{FIRST_STRONG_ISOLATE}{one_line(text)}{POP_ISOLATE}"


def in_words(reason: str) -> str:
    """Return the reason of a verdict as `J 0.74, C 0.84, old → new`; "" for none."""
    parts = [
        f"{sign} {found[1]}"
        for sign, name in (("J", "jaccard"), ("C", "containment"))
        if (found := re.search(rf"\b{name}=([\d.]+)", reason))
    ]
    facts = re.findall(
        r"(?:number|outcome|negation|name)=(.+?)>(.+?)(?= (?:number|outcome|negation|name)=|$)",
        reason,
    )
    parts += [f"{isolated(before)} → {isolated(after)}" for before, after in facts[:1]]
    return ", ".join(parts) if parts or "=" in reason else reason


def summary_rows(ending: Ending) -> list[tuple[str, str]]:
    """Return what the summary counts: word and figures."""
    verdicts = Counter(told.verdict for told in ending.told if told.verdict not in QUIET)
    alerts = Counter(one.type.removeprefix("story.") for one in ending.received)
    states = Counter(story.state for story in ending.stories)
    copies = Counter(member.source for story in ending.stories for member in story.members)
    merged = sum(len({m.source for m in story.members}) > 1 for story in ending.stories)
    return [
        ("verdicts", _counts(verdicts)),
        ("stories", f"{_counts(states)}, {merged} told by several sources"),
        ("alerts", f"{_counts(alerts)}, all signed" if _all_signed(ending) else _counts(alerts)),
        ("updates", _counts(copies)),
    ]


def _all_signed(ending: Ending) -> bool:
    return all(one.is_signed for one in ending.received)


def _counts(counts: Counter[Verdict] | Counter[str]) -> str:
    return ", ".join(f"{number} {word}" for word, number in counts.most_common()) or "none"
