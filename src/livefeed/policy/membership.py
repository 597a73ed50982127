"""Which of our feeds hold a story."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from livefeed.model import Outline, Update
from livefeed.policy.terms import Telling, check_pattern, finder
from livefeed.settings import Feed, Match

__all__ = ["ALL", "check_pattern", "feeds_of"]

ALL = "all"  # the feed that holds every story


def feeds_of(
    story: Outline,
    feeds: Sequence[Feed],
    tags: Mapping[str, tuple[str, ...]],
    read: Callable[[], Sequence[Update]],
) -> tuple[str, ...]:
    """Return the names of the feeds that a story belongs to, in configured order.

    Judged by its live updates; a story that was retracted stays where its updates had put it.

    Args:
        tags: source → its tags.
        read: gives the story's updates; asked only where what they say decides.
    """
    judged = story.live_members or story.members
    sources = {member.source for member in judged}
    open_feeds = [
        feed for feed in feeds if feed.name == ALL or _is_carried(feed.match, sources, tags)
    ]
    if any(_asks_for_texts(feed) for feed in open_feeds):
        known = {member.id for member in judged}
        updates = [update for update in read() if update.id in known]
        updates.sort(key=lambda update: update.id != story.lead)  # lead first
        telling = Telling(tuple((update.title, update.text) for update in updates))
        languages = {_primary(update.language) for update in updates}
        open_feeds = [
            feed
            for feed in open_feeds
            if not _asks_for_texts(feed) or _is_told(feed.match, telling, languages)
        ]
    return tuple(feed.name for feed in open_feeds)


def _is_carried(
    match: Match, sources: Collection[str], tags: Mapping[str, tuple[str, ...]]
) -> bool:
    """Tell whether sources meet what a feed asks of those who tell a story."""
    if len(sources) < match.min_sources:
        return False
    if match.sources and not any(name in match.sources for name in sources):
        return False
    return not match.tags or any(
        tag in match.tags for name in sources for tag in tags.get(name, ())
    )


def _asks_for_texts(feed: Feed) -> bool:
    match = feed.match
    return feed.name != ALL and bool(match.languages or match.any or match.none)


def _is_told(match: Match, telling: Telling, languages: Collection[str]) -> bool:
    """Tell whether texts meet what a feed asks of them."""
    if match.languages and not any(_primary(name) in languages for name in match.languages):
        return False
    if match.any and not any(finder(term)(telling) for term in match.any):
        return False
    return not any(finder(term)(telling) for term in match.none)


def _primary(language: str) -> str:
    """Return the primary subtag (RFC 5646, section 2.2.1)."""
    return language.replace("_", "-").split("-", 1)[0].lower()
