"""One line per event: `time level logger event key=value …`.

Under systemd the journal keeps the time and the level, so a line there starts with `<N>` instead.
"""

from __future__ import annotations

import logging
import os
import re
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TextIO

PRIORITIES = (
    (logging.CRITICAL, 2),
    (logging.ERROR, 3),
    (logging.WARNING, 4),
    (logging.INFO, 6),
    (logging.DEBUG, 7),
)

# Libraries that tell at INFO what livefeed tells itself, or what nobody asked for.
CHATTY = ("aiohttp.access", "apscheduler", "asyncio", "charset_normalizer", "trafilatura")

# C0 and C1 controls, line separators, bidirectional controls, lone surrogates: text from outside
# must not be able to start a line of its own, colour a terminal or turn the line around.
UNPRINTABLE = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u2028-\\u202e\\u2066-\\u2069\\ud800-\\udfff]")


def configure(
    level: str | int = "INFO",
    *,
    stream: TextIO | None = None,
    environ: Mapping[str, str] = os.environ,
) -> None:
    """Send every record of `level` and above to `stream`, standard error if None.

    Raises:
        ValueError: there is no such level.
    """
    target = sys.stderr if stream is None else stream
    handler = logging.StreamHandler(target)
    handler.setFormatter(JournalLines() if is_journal(target, environ) else Lines())
    handler.addFilter(_is_ours)
    root = logging.getLogger()
    root.setLevel(level.upper() if isinstance(level, str) else level)
    for old in root.handlers[:]:
        root.removeHandler(old)
    root.addHandler(handler)
    logging.captureWarnings(True)
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)


def _is_ours(record: logging.LogRecord) -> bool:
    """Tell whether a record is about livefeed, not about bytes that were no HTTP.

    aiohttp answers those with 400 and writes a traceback as of an error. Anybody can send them,
    at any rate. They are known by the module of the error: most commands never load aiohttp.
    """
    if record.name != "aiohttp.server" or not record.exc_info:
        return True
    return type(record.exc_info[1]).__module__ != "aiohttp.http_exceptions"


def is_journal(stream: TextIO, environ: Mapping[str, str]) -> bool:
    """Tell whether the stream goes to the journal: JOURNAL_STREAM names its device and inode."""
    try:
        found = os.fstat(stream.fileno())
    except (OSError, ValueError):
        return False
    return environ.get("JOURNAL_STREAM") == f"{found.st_dev}:{found.st_ino}"


class Lines(logging.Formatter):
    """Make the lines of a terminal or a file."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC)
        time = at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        head = f"{time} {record.levelname} {record.name} {printable(record.getMessage())}"
        return "\n".join([head, *self.traceback_lines(record)])

    def traceback_lines(self, record: logging.LogRecord) -> list[str]:
        """Return the traceback, one indented line each, if the record has one."""
        if not record.exc_info:
            return []
        return [
            "  " + printable(line) for line in self.formatException(record.exc_info).split("\n")
        ]


class JournalLines(Lines):
    """Make the lines of the journal: a priority before each, no time."""

    def format(self, record: logging.LogRecord) -> str:
        number = next((n for least, n in PRIORITIES if record.levelno >= least), 7)
        head = f"{record.name} {printable(record.getMessage())}"
        lines = [head, *self.traceback_lines(record)]
        return "\n".join(f"<{number}>{line}" for line in lines)


def printable(text: str) -> str:
    r"""Return the text with every control character written as an escape such as \n or \u202e."""
    return UNPRINTABLE.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)
