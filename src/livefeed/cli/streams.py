"""Standard output and standard error, whatever state the caller left them in."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import Final

_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


def prepare() -> None:
    """Let all that is printed be UTF-8, also under a locale that has no Arabic.

    What would go to a closed stream goes nowhere.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def give_up() -> None:
    """Let nothing more be written to standard output, not even when it is closed at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def is_full(error: OSError) -> bool:
    """Tell whether what was printed could not be kept, rather than a file that has a name."""
    return error.filename is None and error.errno in _FULL
