"""`livefeed prune`: old stories are forgotten."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from datetime import timedelta
from pathlib import Path

from livefeed.cli.opening import settings_of
from livefeed.cli.output import print_json, show, waiting
from livefeed.cli.status import CommandError, Status
from livefeed.config.readers import Mistake, duration
from livefeed.daemon.door import prune
from livefeed.system.clock import now


def do(args: Namespace) -> int:
    """Forget what was not seen for so long."""
    try:
        age_s = duration(args.older_than)
    except Mistake as error:
        raise CommandError(f"--older-than {error.found[0][1]}", Status.USAGE) from None
    settings = settings_of(args)
    if age_s < settings.dedup.window_s:
        found = f"--older-than {args.older_than} is shorter than dedup.window"
        raise CommandError(f"{found}: updates of the window are still compared", Status.USAGE)
    if not Path(settings.database).exists():
        raise CommandError(f"there is no database {settings.database} yet")
    with waiting(f"forgetting what is older than {args.older_than}"):
        forgotten = asyncio.run(prune(settings, now() - timedelta(seconds=age_s)))
    if args.is_json:
        print_json({"forgotten": forgotten})
    else:
        show(f"{forgotten} updates forgotten")
    return Status.OK
