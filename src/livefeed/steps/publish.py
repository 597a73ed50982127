"""What is stored, as readers get it: pages of stories; merged feeds, rendered once per change."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from livefeed import __version__
from livefeed.model import Delivery, Gap, SourceStatus, Story, StoryId, Update
from livefeed.policy.alarm import may_bring
from livefeed.render.atom import NEVER, atom_feed
from livefeed.render.entry import Imprint, headline, merged_entry, newest_updates
from livefeed.render.ids import FeedFormat, FeedView
from livefeed.render.json_feed import json_feed
from livefeed.render.metrics import exposition
from livefeed.serve.newsroom import StoriesPage
from livefeed.serve.rendition import Rendition, make_rendition
from livefeed.settings import Feed, Settings, Source
from livefeed.steps.measure import measurements
from livefeed.store import ReadableStore
from livefeed.system.clock import now
from livefeed.system.process import resident_bytes
from livefeed.text.fold import fold

GAP_SHOWN_FOR: Final = timedelta(hours=6)  # on boards
FEED_ENTRIES: Final = 100
PAGE_OF_SEARCHING: Final = 200  # stories asked for at once while looking for recent ones
KEPT_STORIES: Final = 500
FEED_CACHING: Final = "public, max-age=5, stale-while-revalidate=30"
CONTENT_TYPES: Final[dict[FeedFormat, str]] = {
    "atom": "application/atom+xml; charset=utf-8",
    "json": "application/feed+json; charset=utf-8",
}


_Key = tuple[str, FeedFormat, FeedView]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """A rendered feed, what it was rendered from, and up to which change it is current."""

    seen: int  # newest change of all
    stories: tuple[tuple[StoryId, int], ...]  # with their changes
    headlines: Mapping[StoryId, str]
    rendition: Rendition


class Publisher:
    """Keeps the promise of `serve.Newsroom` over a store.

    `other_problem` tells why the rest of the daemon is not ready, "" when it is.
    """

    def __init__(
        self,
        store: ReadableStore,
        settings: Settings,
        *,
        other_problem: Callable[[], str] = lambda: "",
    ) -> None:
        self._store = store
        self._settings = settings
        self._feeds = {feed.name: feed for feed in settings.feeds}
        self._sources = {source.name: source for source in settings.sources}
        self._other_problem = other_problem
        self._kept: dict[_Key, _Kept] = {}
        self._turns: dict[_Key, asyncio.Lock] = {}
        self._revised: dict[tuple[StoryId, int], Story] = {}
        self._headlines: dict[StoryId, str] = {}  # as of the change below
        self._headlines_of = -1

    async def page(
        self,
        feed: str,
        *,
        words: str = "",
        since: datetime | None = None,
        after: int | None = None,
        limit: int,
    ) -> StoriesPage:
        """Return stories of a feed, newest change first."""
        phrase = fold(words)
        if words and not phrase:  # only punctuation: nothing can hold it
            return StoriesPage(stories=(), next=None, change=0)
        if since is not None:
            return await self._recent(feed, phrase, since=since, after=after, limit=limit)
        return await self._page(feed, phrase, after, limit)

    async def _page(self, feed: str, phrase: str, after: int | None, limit: int) -> StoriesPage:
        if phrase:
            page = await self._store.search(phrase, feed=feed, after=after, limit=limit)
        else:
            page = await self._store.feed_page(feed, after=after, limit=limit)
        return StoriesPage(stories=page.stories, next=page.next, change=page.change)

    async def _recent(
        self, feed: str, phrase: str, *, since: datetime, after: int | None, limit: int
    ) -> StoriesPage:
        """Return stories whose `updated` is not before `since`.

        `updated` and the change sequence grow together but for changes that are not substantive:
        a run of PAGE_OF_SEARCHING older stories ends the search.
        """
        recent: list[Story] = []
        while True:
            page = await self._page(feed, phrase, after, PAGE_OF_SEARCHING)
            found = [story for story in page.stories if story.updated_at >= since]
            recent += found
            if len(recent) > limit:
                return StoriesPage(
                    stories=tuple(recent[:limit]), next=recent[limit - 1].change, change=page.change
                )
            if page.next is None or not found:
                return StoriesPage(stories=tuple(recent), next=None, change=page.change)
            after = page.next

    async def changed_since(self, feed: str, change: int, *, limit: int) -> tuple[Story, ...]:
        return await self._store.changed_since(feed, change, limit=limit)

    async def revised(self, stories: Iterable[Story]) -> tuple[Story, ...]:
        """Return the same stories, with the revisions of updates that have more than one."""
        return tuple([await self._with_revisions(story) for story in stories])

    async def _with_revisions(self, story: Story) -> Story:
        if all(update.revision == 1 for update in story.updates):
            return story
        key = (story.id, story.change)
        if key not in self._revised:
            whole = await self._store.story(story.id)
            if whole is None or whole.change != story.change:  # it has moved on meanwhile
                return whole or story
            if len(self._revised) >= KEPT_STORIES:
                self._revised.clear()
            self._revised[key] = whole
        return self._revised[key]

    async def merged_into(self, story: Story) -> tuple[StoryId, ...]:
        """Return the ids of stories that turned out to be this one."""
        if len(story.updates) < 2:
            return ()
        return (await self._store.merged_into([story.id])).get(story.id, ())

    async def headlines(self, stories: Iterable[Story]) -> Mapping[StoryId, str]:
        """Return the headlines of the stories that these follow or are related to."""
        wanted = {
            other
            for story in stories
            for other in (*((story.follows,) if story.follows else ()), *story.related)
        }
        if wanted and (change := await self.change()) != self._headlines_of:
            self._headlines.clear()
            self._headlines_of = change
        return {story: told for story in sorted(wanted) if (told := await self._headline(story))}

    async def _headline(self, story: StoryId) -> str:
        if story not in self._headlines:
            found = await self._store.story(story)
            self._headlines[story] = headline(found.lead_update) if found else ""
        return self._headlines[story]

    async def story(self, story: str) -> Story | None:
        return await self._store.story(story)

    async def update(self, update: str) -> Update | None:
        return await self._store.update(update)

    async def sources(self) -> tuple[tuple[Source, SourceStatus], ...]:
        """Return every configured source with its health, in configured order."""
        known = {status.name: status for status in await self._store.sources()}
        return tuple(
            (source, known.get(source.name) or SourceStatus(name=source.name))
            for source in self._settings.sources
        )

    async def gaps(self, feed: str) -> tuple[tuple[Source, Gap], ...]:
        """Return the last open gap of each source of a feed that has one, newest first."""
        found = await self._store.open_gaps(now() - GAP_SHOWN_FOR)
        if not found:
            return ()
        last = {gap.source: gap for gap in reversed(found)}
        (definition,) = (one for one in self._settings.feeds if one.name == feed)
        told = [
            (source, last[source.name])
            for source in self._settings.sources
            if source.name in last and may_bring(source, definition)
        ]
        return tuple(sorted(told, key=lambda pair: pair[1].seen_at, reverse=True))

    async def deliveries(self, *, limit: int) -> tuple[Delivery, ...]:
        return await self._store.deliveries(state=None, limit=limit)

    async def document(
        self, feed: str, feed_format: FeedFormat, view: FeedView = "stories"
    ) -> Rendition:
        """Return one view of a merged feed as it is now.

        Raises:
            KeyError: no feed of this name is configured.
        """
        configured = self._feeds[feed]
        key = (feed, feed_format, view)
        async with self._turns.setdefault(key, asyncio.Lock()):
            seen = await self.change()
            kept = self._kept.get(key)
            if kept is None or kept.seen != seen:
                kept = await self._render(configured, key, kept, seen)
                self._kept[key] = kept
        return kept.rendition

    async def _render(self, feed: Feed, key: _Key, kept: _Kept | None, seen: int) -> _Kept:
        page = await self._store.feed_page(feed.name, after=None, limit=FEED_ENTRIES)
        stories = tuple((story.id, story.change) for story in page.stories)
        headlines = await self.headlines(page.stories)
        if kept is not None and (kept.stories, kept.headlines) == (stories, headlines):
            return replace(kept, seen=seen)
        _, feed_format, view = key
        shown = page.stories if view == "stories" else await self.revised(page.stories)
        imprint = Imprint(server=self._settings.server, sources=self._sources, headlines=headlines)
        # A hundred entries take some milliseconds: not in the event loop.
        rendition = await asyncio.to_thread(
            _rendition, shown, feed, imprint, feed_format=feed_format, view=view
        )
        return _Kept(seen=seen, stories=stories, headlines=headlines, rendition=rendition)

    async def change(self) -> int:
        """Return the newest change sequence of all."""
        return await self._store.wait_change(-1, 0.0)

    async def wait_change(self, after: int, timeout_s: float) -> int:
        return await self._store.wait_change(after, timeout_s)

    async def metrics(self) -> bytes:
        """Return what is measured now, in the text format of Prometheus."""
        known = [status for _, status in await self.sources()]
        held = await self._store.statistics()
        return exposition(
            measurements(known, held, version=__version__, resident_bytes=resident_bytes())
        )

    async def problem(self) -> str:
        """Return why livefeed is not ready, "" when it is."""
        readiness = await self._store.readiness()
        if not readiness.is_writable:
            return readiness.problem or "the database cannot be written"
        return readiness.problem or self._other_problem()


def _rendition(
    stories: tuple[Story, ...],
    feed: Feed,
    imprint: Imprint,
    *,
    feed_format: FeedFormat,
    view: FeedView,
) -> Rendition:
    write = atom_feed if feed_format == "atom" else json_feed
    if view == "stories":
        entries = [merged_entry(story, imprint) for story in stories]
    else:
        entries = newest_updates(stories, imprint, limit=FEED_ENTRIES)
    return make_rendition(
        write(entries, feed, imprint, view),
        CONTENT_TYPES[feed_format],
        last_modified=max(map(_last_activity, stories), default=NEVER),
        cache_control=FEED_CACHING,
    )


def _last_activity(story: Story) -> datetime:
    """Return when the entry of a story last changed: an arrival need not move its `updated`."""
    return max([story.updated_at, *(update.seen_at for update in story.updates)])
