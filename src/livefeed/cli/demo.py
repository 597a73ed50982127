"""`livefeed demo`: the whole path on this machine, without network and without configuration."""

from __future__ import annotations

from argparse import Namespace

from livefeed.cli.status import CommandError, Status
from livefeed.demo.play import Options, run_demo


def do(args: Namespace) -> int:
    """Play the invented day; 0 if everything came as its script says."""
    options = Options(is_once=args.once, is_json=args.is_json, speed=args.speed, port=args.port)
    try:
        return run_demo(options)
    except* OSError as group:
        message = f"cannot listen on port {args.port}: {group.exceptions[0]}"
        raise CommandError(message, Status.UNAVAILABLE) from group
