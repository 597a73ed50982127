"""`livefeed alerts retry`: a dead letter gets another life."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from pathlib import Path

from livefeed.cli.opening import settings_of, start_log
from livefeed.cli.output import print_json, show
from livefeed.cli.status import CommandError, Status
from livefeed.daemon.door import retry_delivery


def do(args: Namespace) -> int:
    """Open a dead letter again, under its own id; 1 if there is none of this id."""
    settings = settings_of(args)
    start_log(args)
    is_stored = Path(settings.database).exists()
    if not is_stored or not asyncio.run(retry_delivery(settings, args.id)):
        hint = "livefeed alerts --state dead lists them"
        raise CommandError(f"there is no dead letter {args.id!r}: {hint}")
    if args.is_json:
        print_json({"id": args.id, "state": "open"})
    else:
        show(f"{args.id} is open again: the daemon, or livefeed poll --deliver, sends it")
    return Status.OK
