"""`livefeed run`: the daemon in the foreground."""

from __future__ import annotations

import asyncio
import logging
from argparse import Namespace

from livefeed import config
from livefeed.cli.opening import config_path, settings_of, start_log
from livefeed.cli.status import CommandError, Status
from livefeed.daemon import serve

log = logging.getLogger(__name__)


def do(args: Namespace) -> int:
    """Serve until SIGTERM or SIGINT, then end with 0."""
    settings = settings_of(args)
    start_log(args, "INFO")
    for sentence in config.advice(settings):
        log.warning("config.advice file=%s advice=%r", config_path(args), sentence)
    try:
        asyncio.run(serve(settings))
    except OSError as error:
        raise CommandError(f"cannot listen: {error}", Status.UNAVAILABLE) from error
    return Status.OK
