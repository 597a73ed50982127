"""What verbs open: the configuration, the log, and the database for reading."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

from livefeed import config
from livefeed.cli.parser import DEFAULT_CONFIG
from livefeed.cli.status import unknown_name
from livefeed.errors import ConfigError
from livefeed.settings import Settings
from livefeed.store import ReadableStore
from livefeed.system import log


def config_path(args: Namespace) -> str:
    """Return the path of the configuration as it was given."""
    path: str | None = args.config
    return path or DEFAULT_CONFIG


def settings_of(args: Namespace) -> Settings:
    """Return the settings; ConfigError with every mistake if there are any."""
    return config.load(config_path(args), os.environ)


def settings_if_any(args: Namespace) -> Settings | None:
    """Return the settings for a verb that can do without them.

    None where no file was named and none lies here, or one with mistakes: it may be about
    something else altogether. A file that was named must be right.
    """
    if args.config is not None:
        return settings_of(args)
    if not Path(DEFAULT_CONFIG).exists():
        return None
    try:
        return settings_of(args)
    except ConfigError as error:
        found = f"{len(error.problems)} mistakes, which livefeed check names"
        print(f"livefeed: going on without {DEFAULT_CONFIG}: {found}", file=sys.stderr)
        return None


def start_log(args: Namespace, level: str = "ERROR") -> None:
    """Log at this level and above, everything if the command line asks for it."""
    log.configure("DEBUG" if args.is_verbose else level)


def known(kind: str, name: str, names: Iterable[str]) -> str:
    """Return a name that is configured; CommandError naming the nearest otherwise."""
    choices = tuple(names)
    if name not in choices:
        raise unknown_name(kind, name, choices)
    return name


@asynccontextmanager
async def reading(settings: Settings) -> AsyncIterator[ReadableStore | None]:
    """Open the database for reading, beside a daemon too; None if nothing was stored yet."""
    if not Path(settings.database).exists():  # noqa: ASYNC240 - nothing else runs meanwhile
        yield None
        return
    # Only now: it brings the SQL, which verbs without a database need not wait for.
    from livefeed.store.sqlite import open_reader  # noqa: PLC0415

    store = open_reader(settings.database)
    try:
        yield store
    finally:
        await store.close()
