"""The invented day that the newsroom replays, and what must come of it, as frozen values."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Literal

from livefeed.model import AlertClass, Verdict

Form = Literal["rss", "atom", "json-feed", "live-blog", "page"]
Doing = Literal["add", "edit", "remove", "bury"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """One source of the replay newsroom; `form` is the document that it serves."""

    name: str
    title: str
    form: Form
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One change of what one source shows, with the verdict, story and alert that it must cause."""

    tick: int
    source: str
    do: Doing
    key: str
    story: str  # label
    verdict: Verdict
    title: str = ""
    text: str = ""  # paragraphs separated by a blank line
    follows: str = ""  # label
    related: tuple[str, ...] = ()  # labels
    alert: AlertClass | None = None
    shows: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    title: str
    sources: tuple[Publisher, ...]
    steps: tuple[Step, ...]  # by tick

    @property
    def ticks(self) -> tuple[tuple[Step, ...], ...]:
        """Return the steps of each tick, in order; the first tick is the backlog."""
        numbers = sorted({step.tick for step in self.steps})
        return tuple(tuple(s for s in self.steps if s.tick == number) for number in numbers)

    def step_of(self, source: str, key: str) -> Step | None:
        """Return the step that first shows the update with this key, as the daemon names it.

        Live pages give keys that end with ours, such as a link's fragment.
        """
        of_source = (s for s in self.steps if s.source == source and s.do == "add")
        return max(
            (s for s in of_source if key.endswith(s.key)), key=lambda s: len(s.key), default=None
        )


def read_coverage(text: str) -> Coverage:
    """Return the coverage that a TOML document describes; ValueError names what is wrong in it."""
    table = tomllib.loads(text)
    coverage = Coverage(
        title=table["title"],
        sources=tuple(Publisher(**source) for source in table["source"]),
        steps=tuple(_step(step) for step in table["step"]),
    )
    problems = tuple(_problems(coverage))
    if problems:
        raise ValueError("; ".join(problems))
    return coverage


def invented_day() -> Coverage:
    """Return the coverage that comes with livefeed."""
    return read_coverage((files(__package__) / "coverage.toml").read_text("utf-8"))


def _step(table: dict[str, Any]) -> Step:
    values = dict(table)
    values["verdict"] = Verdict(values["verdict"])
    values["related"] = tuple(values.get("related", ()))
    if "alert" in values:
        values["alert"] = AlertClass(values["alert"])
    return Step(**values)


def _problems(coverage: Coverage) -> list[str]:
    """Return what contradicts itself: a step must find its source, its update and its stories."""
    names = {source.name for source in coverage.sources}
    shown: set[str] = set()
    labels: set[str] = set()
    problems = []
    for step in coverage.steps:
        where = f"step {step.key!r} of tick {step.tick}"
        if step.source not in names:
            problems.append(f"{where}: no source {step.source!r}")
        if (step.do == "add") == (step.key in shown):
            problems.append(f"{where}: {step.do!r} of an update that is or is not shown")
        problems += [
            f"{where}: no story {label!r} before it"
            for label in (step.follows, *step.related)
            if label and label not in labels
        ]
        shown.add(step.key)
        labels.add(step.story)
    return problems
