"""`livefeed export`: the list of sources as OPML."""

from __future__ import annotations

import sys
from argparse import Namespace

from livefeed.cli.opening import settings_of
from livefeed.cli.status import Status
from livefeed.render.opml import opml


def do(args: Namespace) -> int:
    """Write the OPML document to standard output."""
    settings = settings_of(args)
    sys.stdout.flush()
    sys.stdout.buffer.write(opml(settings.sources, title=settings.server.title))
    sys.stdout.buffer.flush()
    return Status.OK
