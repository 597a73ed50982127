"""Measurements in the text format of Prometheus, version 0.0.4."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

CONTENT_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """One family: what it measures, in one line, and its value for each set of labels."""

    name: str
    kind: Literal["counter", "gauge"]
    told: str
    samples: tuple[tuple[Mapping[str, str], float], ...]


def exposition(metrics: Iterable[Metric]) -> bytes:
    """Return the families in the order given; one without samples is left out."""
    lines = (line for metric in metrics if metric.samples for line in _lines(metric))
    return "".join(f"{line}\n" for line in lines).encode()


def _lines(metric: Metric) -> Iterator[str]:
    told = metric.told.replace("\\", r"\\").replace("\n", r"\n")
    yield f"# HELP {metric.name} {told}"
    yield f"# TYPE {metric.name} {metric.kind}"
    for labels, value in metric.samples:
        yield f"{metric.name}{_labels(labels)} {_number(value)}"


def _labels(labels: Mapping[str, str]) -> str:
    if not labels:
        return ""
    return "{" + ",".join(f'{name}="{_escaped(value)}"' for name, value in labels.items()) + "}"


def _escaped(value: str) -> str:
    return value.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")


def _number(value: float) -> str:
    """Return whole numbers without a point: they are read as exactly that."""
    return str(int(value)) if value == int(value) else repr(float(value))
