"""`livefeed migrate`: the database gets the schema of this version."""

from __future__ import annotations

import asyncio
from argparse import Namespace

from livefeed.cli.opening import settings_of
from livefeed.cli.output import print_json, show, waiting
from livefeed.cli.status import Status
from livefeed.settings import Settings
from livefeed.store.sqlite import open_store


def do(args: Namespace) -> int:
    """Bring the schema up to date, making the database if there is none; a daemon must not run."""
    settings = settings_of(args)
    with waiting(f"migrating {settings.database}"):
        version = asyncio.run(_migrate(settings))
    if args.is_json:
        print_json({"database": settings.database, "schema": version})
    else:
        show(f"{settings.database}: schema {version}")
    return Status.OK


async def _migrate(settings: Settings) -> int:
    store = open_store(settings.database, window_s=settings.dedup.window_s)
    try:
        return await store.migrate()
    finally:
        await store.close()
