"""`livefeed migrate`: the database gets the schema and the sketches of this version."""

from __future__ import annotations

import asyncio
from argparse import Namespace

from livefeed.cli.opening import settings_of
from livefeed.cli.output import print_json, show, waiting
from livefeed.cli.status import Status
from livefeed.settings import Settings
from livefeed.steps.resign import sign_again
from livefeed.store.sqlite import open_store


def do(args: Namespace) -> int:
    """Bring the database up to date, making it if there is none; a daemon does so by itself."""
    settings = settings_of(args)
    with waiting(f"migrating {settings.database}"):
        version, signed = asyncio.run(_migrate(settings))
    if args.is_json:
        print_json({"database": settings.database, "schema": version, "signed_again": signed})
    else:
        again = f", {signed} updates signed again" if signed else ""
        show(f"{settings.database}: schema {version}{again}")
    return Status.OK


async def _migrate(settings: Settings) -> tuple[int, int]:
    store = open_store(settings.database, window_s=settings.dedup.window_s)
    try:
        return await store.migrate(), await sign_again(store)
    finally:
        await store.close()
