"""From words on the command line to an exit status."""

from __future__ import annotations

import gc
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Final

from livefeed import __version__
from livefeed.cli import streams
from livefeed.cli.parser import make_parser
from livefeed.cli.status import Status, status_of
from livefeed.errors import LivefeedError

_INTERRUPTED: Final = 130  # as shells tell it: 128 and the number of SIGINT

Verb = Callable[[Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the words ask for (None: those of this process) and return the exit status.

    Usage errors leave through SystemExit, as argparse does it, with 64.
    """
    streams.prepare()
    words = sys.argv[1:] if argv is None else argv
    parser = make_parser(words)
    args = parser.parse_args(words)
    if not (args.verb or args.version):
        parser.print_usage(sys.stderr)
        print("livefeed: expected a verb; livefeed --help lists them", file=sys.stderr)
        return Status.USAGE
    return _run(args)


def _run(args: Namespace) -> int:
    try:
        status = _print_version() if args.version else _verb(args.verb)(args)
        sys.stdout.flush()
    except LivefeedError as error:
        for line in str(error).splitlines():
            print(
                line if status_of(error) is Status.CONFIG else f"livefeed: {line}", file=sys.stderr
            )
        return status_of(error)
    except BrokenPipeError:  # whoever read the output has had enough
        streams.give_up()
        return Status.OK
    except OSError as error:
        if not streams.is_full(error):
            raise
        streams.give_up()
        print(f"livefeed: standard output: cannot be written: {error.strerror}", file=sys.stderr)
        return Status.UNAVAILABLE
    except KeyboardInterrupt:
        return _INTERRUPTED
    return status


def _print_version() -> int:
    print("livefeed", __version__)
    return Status.OK


def _verb(module: str) -> Verb:
    """Return what does a verb; imported only now, for other verbs need not wait for it."""
    # Imports make a lot and leave no garbage: looking for it is a sixth of what they take, and
    # looking through what they made takes time ever after.
    gc.disable()
    try:
        do: Verb = import_module(f"livefeed.cli.{module}").do
    finally:
        gc.freeze()
        gc.enable()
    return do
