"""`livefeed stories`: the newest stories of a feed."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from collections.abc import Sequence
from datetime import datetime

from rich.table import Table

from livefeed.cli.opening import known, reading, settings_of
from livefeed.cli.output import Words, ago, print_json, show, table
from livefeed.cli.status import Status
from livefeed.model import Story, StoryState
from livefeed.render.api import story_view
from livefeed.settings import Settings
from livefeed.system.clock import now


def do(args: Namespace) -> int:
    """List stories, newest change first."""
    settings = settings_of(args)
    feed = known("feed", args.feed, (feed.name for feed in settings.feeds))
    print_stories(asyncio.run(_newest(settings, feed, args.limit)), settings, is_json=args.is_json)
    return Status.OK


async def _newest(settings: Settings, feed: str, limit: int) -> tuple[Story, ...]:
    async with reading(settings) as store:
        if store is None:
            return ()
        return (await store.feed_page(feed, after=None, limit=limit)).stories


def print_stories(stories: Sequence[Story], settings: Settings, *, is_json: bool) -> None:
    """Print stories as the API gives them, or as a table."""
    if is_json:
        print_json({"stories": [story_view(story, settings.server) for story in stories]})
    elif stories:
        show(_table(stories, now()))
    else:
        show("no stories")


def _table(stories: Sequence[Story], at: datetime) -> Table:
    rows = table("story", "updated", "sources#", "carried by", "title")
    for story in stories:
        lead = story.lead_update
        style = "strike" if story.state is StoryState.RETRACTED else ""
        rows.add_row(
            story.id,
            ago(story.updated_at, at),
            str(story.source_count),
            Words(", ".join(story.sources), least=12),
            Words(lead.title or lead.text, style, least=24),
        )
    return rows
