"""`livefeed poll`: one round over the sources, whatever their due time."""

from __future__ import annotations

import asyncio
from argparse import Namespace

from livefeed.cli.opening import known, settings_of, start_log
from livefeed.cli.output import Words, print_json, progress, show, table
from livefeed.cli.status import CommandError, Status
from livefeed.daemon import PollReport, poll_once
from livefeed.model import Outcome
from livefeed.settings import Settings
from livefeed.steps.poll import Visit

_READ = {Outcome.OK, Outcome.UNCHANGED}


def do(args: Namespace) -> int:
    """Visit the sources and print what came of it; 1 if not one of them could be read."""
    settings = settings_of(args)
    configured = [source.name for source in settings.sources]
    names = [known("source", name, configured) for name in dict.fromkeys(args.names)]
    if not configured:
        raise CommandError("no [[source]] is configured: there is nothing to poll")
    start_log(args)
    report = _poll(settings, names, deliver=args.deliver)
    if args.is_json:
        print_json(_as_json(report))
    else:
        _print(report)
    is_any_read = any(visit.outcome in _READ for visit in report.visits)
    return Status.OK if is_any_read else Status.NOTHING_DONE


def _poll(settings: Settings, names: list[str], *, deliver: bool) -> PollReport:
    with progress("polling", len(names or settings.sources)) as shown:

        def on_visit(visit: Visit) -> None:
            if shown:
                shown.advance(shown.task_ids[0])
                shown.update(shown.task_ids[0], description=f"polling, last {visit.source}")

        return asyncio.run(poll_once(settings, names, deliver=deliver, on_visit=on_visit))


def _as_json(report: PollReport) -> dict[str, object]:
    return {
        "sources": [
            {
                "name": visit.source,
                "outcome": visit.outcome.value,
                "verdicts": {verdict.value: n for verdict, n in visit.verdicts.items() if n},
                "alerts": visit.alerts,
                "error": visit.error or None,
            }
            for visit in sorted(report.visits, key=lambda visit: visit.source)
        ],
        "verdicts": {verdict.value: n for verdict, n in report.verdicts.items()},
        "deliveries": dict(report.deliveries),
    }


def _print(report: PollReport) -> None:
    rows = table("source", "outcome", "verdicts", "alerts#", "error")
    for visit in sorted(report.visits, key=lambda visit: visit.source):
        counts = {verdict.value: n for verdict, n in visit.verdicts.items()}
        style = "" if visit.outcome in _READ else "red"
        rows.add_row(
            visit.source, Words(visit.outcome, style), _counted(counts), str(visit.alerts),
            Words(visit.error),
        )  # fmt: skip
    total = {verdict.value: n for verdict, n in report.verdicts.items()}
    show(rows, f"\n{len(report.visits)} sources: {_counted(total) or 'no updates'}")
    if report.deliveries:
        show(f"alerts: {_counted(report.deliveries) or 'none due'}")


def _counted(counts: object) -> str:
    items = counts.items() if isinstance(counts, dict) else ()
    return ", ".join(f"{n} {name}" for name, n in items if n)
