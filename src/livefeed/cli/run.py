"""`livefeed run`: the daemon in the foreground."""

from __future__ import annotations

import logging
from argparse import Namespace
from collections.abc import Iterator

from livefeed import config
from livefeed.cli.opening import config_path, settings_of, start_log
from livefeed.cli.status import CommandError, Status
from livefeed.daemon.service import serve
from livefeed.system import loop

log = logging.getLogger(__name__)


def do(args: Namespace) -> int:
    """Serve until SIGTERM or SIGINT, then end with 0."""
    settings = settings_of(args)
    start_log(args, "INFO")
    for sentence in config.advice(settings):
        log.warning("config.advice file=%s advice=%r", config_path(args), sentence)
    problems: list[str] = []
    try:
        loop.run(serve(settings))
    except* OSError as group:  # from among the tasks of the daemon, or alone
        problems += _told(group)
    if problems:
        raise CommandError(f"cannot listen: {'; '.join(problems)}", Status.UNAVAILABLE)
    return Status.OK


def _told(group: BaseExceptionGroup[OSError]) -> Iterator[str]:
    for error in group.exceptions:
        if isinstance(error, BaseExceptionGroup):
            yield from _told(error)
        else:
            yield f"{error.filename}: {error.strerror}" if error.filename else str(error)
