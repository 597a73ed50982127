"""Exit statuses after sysexits.h, and the errors that choose them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import Final

from livefeed.errors import (
    ConfigError,
    LivefeedError,
    ParseError,
    StoreError,
    TemporaryDeliveryError,
)

_BUSY: Final = ("locked", "busy", "has it open")  # somebody else writes just now


class Status(IntEnum):
    OK = 0
    NOTHING_DONE = 1
    USAGE = 64
    UNAVAILABLE = 69
    TRY_AGAIN = 75
    CONFIG = 78


class CommandError(LivefeedError):
    """A command cannot do what it was asked for; the text is all that is shown."""

    def __init__(self, message: str, status: Status = Status.NOTHING_DONE) -> None:
        super().__init__(message)
        self.status = status


def status_of(error: LivefeedError) -> Status:
    """Return the exit status that an error stands for."""
    if isinstance(error, CommandError):
        return error.status
    if isinstance(error, ConfigError):
        return Status.CONFIG
    if isinstance(error, StoreError):
        is_busy = any(words in str(error) for words in _BUSY)
        return Status.TRY_AGAIN if is_busy else Status.UNAVAILABLE
    if isinstance(error, TemporaryDeliveryError):
        return Status.TRY_AGAIN
    if isinstance(error, ParseError):
        return Status.NOTHING_DONE
    return Status.UNAVAILABLE


def unknown_name(kind: str, name: str, known: Iterable[str]) -> CommandError:
    """Return the error that nothing of this name is configured, naming the nearest that is."""
    from difflib import get_close_matches  # noqa: PLC0415 - for who made a mistake

    names = list(known)
    close = get_close_matches(name, names, n=1, cutoff=0.5)
    if close:
        hint = f"did you mean {close[0]}?"
    else:
        hint = f"expected one of {', '.join(names)}" if names else "none is configured"
    return CommandError(f"there is no {kind} {name!r}: {hint}", Status.USAGE)
