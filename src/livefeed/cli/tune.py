"""`livefeed tune`: which similarity suits labelled pairs, drawn and proposed."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from livefeed.cli.opening import settings_if_any
from livefeed.cli.output import print_json, progress, show
from livefeed.cli.pairs import opened, pair_of
from livefeed.cli.status import CommandError, Status
from livefeed.dedup.tuning import Point, Turn, curve, proposed, turn_of
from livefeed.render.curve import curve_picture
from livefeed.settings import Dedup

_SAME: Final = frozenset({"same", "dup", "duplicate", "contain", "contained", "expansion"})
_OTHER: Final = frozenset(
    {"other", "neg", "negative", "material", "development", "new", "different"}
)
_SHOWN: Final = 5  # hundredths between two lines of the table


def do(args: Namespace) -> int:
    """Draw precision and recall over the threshold, and propose one."""
    settings = settings_if_any(args)
    now = (settings.dedup if settings else Dedup()).similarity
    turns = list(_turns(args.pairs))
    if not any(turn.is_same for turn in turns) or all(turn.is_same for turn in turns):
        raise CommandError(
            f"{args.pairs}: has no pairs of both kinds, expected same and other ones"
        )
    points = curve(turns)
    best = proposed(points, now)
    _write(Path(args.out), picture(points, best, now, len(turns)))
    if args.is_json:
        views = [_view(point) for point in points]
        print_json(
            {"pairs": len(turns), "points": views, "proposed": _view(best), "picture": args.out}
        )
    else:
        show(_told(points, best, now))
        show(f"{len(turns)} pairs; the picture is {args.out}")
    return Status.OK


def picture(points: list[Point], best: Point, now: float, pairs: int) -> str:
    """Return the drawing of what each threshold gives."""
    marks = [(best.similarity, f"proposed {best.similarity:.2f}")]
    if now != best.similarity and points[0].similarity <= now <= points[-1].similarity:
        marks.append((now, f"set now {now:.2f}"))
    return curve_picture(
        f"The same news or not: {pairs} labelled pairs",
        [point.similarity for point in points],
        [
            ("precision", [point.precision for point in points]),
            ("recall", [point.recall for point in points]),
            ("F1", [point.f1 for point in points]),
        ],
        marks,
    )


def _turns(name: str) -> Iterator[Turn]:
    with opened(name) as file, progress("comparing", None) as shown:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                older, newer, text, said = pair_of(line)
                yield turn_of(older, newer, text=text, is_same=_is_same(said))
            except ValueError as error:
                raise CommandError(f"{name}:{number}: {error}") from None
            if shown:
                shown.advance(shown.task_ids[0])


def _is_same(pair: Mapping[str, object]) -> bool:
    label = pair.get("same", pair.get("label"))
    if isinstance(label, bool):
        return label
    if label in _SAME or label in _OTHER:
        return label in _SAME
    wanted = '"same": true or false, or "label" with one of'
    raise ValueError(f"expected {wanted} {', '.join(sorted(_SAME | _OTHER))}, found {label!r}")


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise CommandError(f"{path}: cannot be written ({error.strerror})") from error


def _told(points: list[Point], best: Point, now: float) -> str:
    wanted = [p for p in points if round(p.similarity * 100) % _SHOWN == 0 or p == best]
    rows = [
        f"{p.similarity:10.2f} {p.precision:10.4f} {p.recall:8.4f} {p.f1:8.4f}"
        f"{'  <- proposed' if p == best else ''}{'  (set now)' if p.similarity == now else ''}"
        for p in wanted
    ]
    head = f"{'similarity':>10} {'precision':>10} {'recall':>8} {'F1':>8}"
    return "\n".join([head, *rows, "", f"[dedup]\nsimilarity = {best.similarity:.2f}"])


def _view(point: Point) -> dict[str, float]:
    return {
        "similarity": point.similarity,
        "precision": round(point.precision, 4),
        "recall": round(point.recall, 4),
        "f1": round(point.f1, 4),
    }
