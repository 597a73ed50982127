"""`livefeed feed`: a merged feed as the HTTP route gives it."""

from __future__ import annotations

import asyncio
import sys
from argparse import Namespace

from livefeed.cli.opening import known, reading, settings_of
from livefeed.cli.status import CommandError, Status
from livefeed.render.ids import FeedFormat
from livefeed.settings import Settings
from livefeed.steps.publish import Publisher


def do(args: Namespace) -> int:
    """Write the bytes of a feed to standard output."""
    settings = settings_of(args)
    feed = known("feed", args.name, (feed.name for feed in settings.feeds))
    feed_format: FeedFormat = "json" if args.is_json else args.format
    sys.stdout.flush()
    sys.stdout.buffer.write(asyncio.run(_document(settings, feed, feed_format)))
    sys.stdout.buffer.flush()
    return Status.OK


async def _document(settings: Settings, feed: str, feed_format: FeedFormat) -> bytes:
    async with reading(settings) as store:
        if store is None:
            raise CommandError(f"there is no database {settings.database} yet: nothing was polled")
        return (await Publisher(store, settings).document(feed, feed_format)).body
