"""`livefeed restore`: a backup takes the place of the database."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from livefeed.cli.opening import settings_of
from livefeed.cli.output import print_json, show, waiting
from livefeed.cli.status import Status
from livefeed.store.sqlite.restore import restore


def do(args: Namespace) -> int:
    """Put the copy in place and keep what was there; the daemon must be stopped."""
    settings = settings_of(args)
    with waiting(f"restoring {args.file}"):
        kept = restore(Path(args.file).absolute(), Path(settings.database))
    if args.is_json:
        print_json({"database": settings.database, "kept": str(kept) if kept else None})
    else:
        show(f"{settings.database}: restored" + (f", the old one is {kept}" if kept else ""))
    return Status.OK
