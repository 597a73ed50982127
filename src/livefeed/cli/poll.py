"""`livefeed poll`: one round over the sources, whatever their due time."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Mapping

from livefeed.cli.opening import known, settings_of, start_log
from livefeed.cli.plain import columns, print_json
from livefeed.cli.status import CommandError, Status
from livefeed.daemon.door import PollReport, poll_once
from livefeed.model import Outcome, Verdict
from livefeed.settings import Settings
from livefeed.steps.poll import Visit
from livefeed.system import loop

_READ = {Outcome.OK, Outcome.UNCHANGED}
_TURN_S = 0.05  # of one thread: nobody waits for an answer, and taking turns costs a tenth


def do(args: Namespace) -> int:
    """Visit the sources and print what came of it; 1 if not one of them could be read."""
    settings = settings_of(args)
    configured = [source.name for source in settings.sources]
    names = [known("source", name, configured) for name in dict.fromkeys(args.names)]
    if not configured:
        raise CommandError("no [[source]] is configured: there is nothing to poll")
    start_log(args)
    sys.setswitchinterval(_TURN_S)
    report = _poll(settings, names, deliver=args.deliver)
    if args.is_json:
        print_json(_as_json(report))
    else:
        _print(report)
    is_any_read = any(visit.outcome in _READ for visit in report.visits)
    return Status.OK if is_any_read else Status.NOTHING_DONE


def _poll(settings: Settings, names: list[str], *, deliver: bool) -> PollReport:
    if not sys.stderr.isatty():
        return loop.run(poll_once(settings, names, deliver=deliver, on_visit=lambda _: None))
    from livefeed.cli.output import progress  # noqa: PLC0415 - rich, which nobody would see else

    with progress("polling", len(names or settings.sources)) as shown:

        def on_visit(visit: Visit) -> None:
            if shown:
                shown.update(
                    shown.task_ids[0], advance=1, description=f"polling, last {visit.source}"
                )

        return loop.run(poll_once(settings, names, deliver=deliver, on_visit=on_visit))


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
    visits = sorted(report.visits, key=lambda visit: visit.source)
    rows = (
        (visit.source, visit.outcome, _counted(visit.verdicts), str(visit.alerts), visit.error)
        for visit in visits
    )
    print(columns(("source", "outcome", "verdicts", "alerts#", "error"), rows))
    print(f"\n{len(visits)} sources: {_counted(report.verdicts) or 'no updates'}")
    if report.deliveries:
        print(f"alerts: {_counted(report.deliveries) or 'none due'}")


def _counted(counts: Mapping[Verdict, int] | Mapping[str, int]) -> str:
    return ", ".join(f"{n} {name}" for name, n in counts.items() if n)
