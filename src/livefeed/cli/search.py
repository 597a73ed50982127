"""`livefeed search`: the stories that hold a phrase."""

from __future__ import annotations

import asyncio
from argparse import Namespace

from livefeed.cli.opening import known, reading, settings_of
from livefeed.cli.status import CommandError, Status
from livefeed.cli.stories import print_stories
from livefeed.model import Story
from livefeed.settings import Settings
from livefeed.text.fold import fold


def do(args: Namespace) -> int:
    """List the stories whose folded text holds the folded words, newest change first."""
    settings = settings_of(args)
    feed = known("feed", args.feed, (feed.name for feed in settings.feeds))
    query = " ".join(args.query)
    if not (words := fold(query)):
        raise CommandError(f"no word is left of {query!r} when it is folded", Status.USAGE)
    stories = asyncio.run(_found(settings, words, feed=feed, limit=args.limit))
    print_stories(stories, settings, is_json=args.is_json)
    return Status.OK


async def _found(settings: Settings, words: str, *, feed: str, limit: int) -> tuple[Story, ...]:
    async with reading(settings) as store:
        if store is None:
            return ()
        return (await store.search(words, feed=feed, after=None, limit=limit)).stories
