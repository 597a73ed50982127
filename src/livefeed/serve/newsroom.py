"""What the HTTP server asks of the newsroom; `steps.publish.Publisher` keeps the promise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from livefeed.model import Delivery, Gap, SourceStatus, Story, StoryId, Update
from livefeed.render.ids import FeedFormat, FeedView
from livefeed.serve.rendition import Rendition
from livefeed.settings import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class StoriesPage:
    """Stories of one feed, newest change first; `next` is the cursor after the last one."""

    stories: tuple[Story, ...]
    next: int | None
    change: int  # newest change sequence of the whole feed, 0 when it is empty


class Newsroom(Protocol):
    """Reads what is stored. Every method may raise StoreError; an unknown feed is a KeyError."""

    async def page(
        self,
        feed: str,
        *,
        words: str = "",
        since: datetime | None = None,
        after: int | None = None,
        limit: int,
    ) -> StoriesPage:
        """Return stories of a feed that hold the phrase `words` and were updated `since` then."""
        ...

    async def changed_since(self, feed: str, change: int, *, limit: int) -> tuple[Story, ...]:
        """Return stories of a feed that changed after `change`, oldest change first."""
        ...

    async def revised(self, stories: Iterable[Story]) -> tuple[Story, ...]:
        """Return the same stories, with the revisions of updates that have more than one."""
        ...

    async def merged_into(self, story: Story) -> tuple[StoryId, ...]:
        """Return the ids of stories that turned out to be this one: it stands in their place."""
        ...

    async def headlines(self, stories: Iterable[Story]) -> Mapping[StoryId, str]:
        """Return the headlines of the stories that these follow or are related to."""
        ...

    async def story(self, story: str) -> Story | None: ...

    async def update(self, update: str) -> Update | None: ...

    async def sources(self) -> tuple[tuple[Source, SourceStatus], ...]:
        """Return every configured source with its health, in configured order."""
        ...

    async def gaps(self, feed: str) -> tuple[tuple[Source, Gap], ...]:
        """Return the last open gap of each source of a feed that has one, newest first."""
        ...

    async def deliveries(self, *, limit: int) -> tuple[Delivery, ...]: ...

    async def document(
        self, feed: str, feed_format: FeedFormat, view: FeedView = "stories"
    ) -> Rendition:
        """Return one view of a merged feed as it is now; rendered once per change."""
        ...

    async def change(self) -> int:
        """Return the newest change sequence of all; cheap."""
        ...

    async def wait_change(self, after: int, timeout_s: float) -> int:
        """Wait until the change sequence passes `after` or time is up; return it."""
        ...

    async def metrics(self) -> bytes:
        """Return what is measured, in the text format of Prometheus."""
        ...

    async def problem(self) -> str:
        """Return why livefeed is not ready, "" when it is."""
        ...
