"""`livefeed backup`: a checked copy of the database, also while a daemon runs."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from pathlib import Path

from livefeed.cli.opening import reading, settings_of
from livefeed.cli.output import print_json, show, waiting
from livefeed.cli.status import CommandError, Status
from livefeed.settings import Settings


def do(args: Namespace) -> int:
    """Write the copy; it appears complete or not at all."""
    settings = settings_of(args)
    target = Path(args.file).absolute()
    with waiting(f"copying to {target}"):
        asyncio.run(_backup(settings, str(target)))
    size = target.stat().st_size
    if args.is_json:
        print_json({"file": str(target), "bytes": size})
    else:
        show(f"{target}: {size / 1_000_000:.1f} MB, checked")
    return Status.OK


async def _backup(settings: Settings, target: str) -> None:
    async with reading(settings) as store:
        if store is None:
            raise CommandError(f"there is no database {settings.database} yet")
        await store.backup(target)
