"""Which of our feeds hold a story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from livefeed.model import Story, Update
from livefeed.policy.terms import Telling, check_pattern, finder
from livefeed.settings import Feed, Match

__all__ = ["ALL", "check_pattern", "feeds_of"]

ALL = "all"  # the feed that holds every story


def feeds_of(
    story: Story, feeds: Sequence[Feed], tags: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """Return the names of the feeds that a story belongs to, in configured order.

    Judged by its live updates; a story that was retracted stays where its updates had put it.

    Args:
        tags: source → its tags.
    """
    if all(feed.name == ALL for feed in feeds):
        return tuple(feed.name for feed in feeds)
    lead_first = sorted(story.live_updates or story.updates, key=lambda u: u.id != story.lead)
    telling = Telling(tuple((update.title, update.text) for update in lead_first))
    return tuple(
        feed.name
        for feed in feeds
        if feed.name == ALL or _belongs(lead_first, telling, feed.match, tags)
    )


def _belongs(
    updates: Sequence[Update],
    telling: Telling,
    match: Match,
    tags: Mapping[str, tuple[str, ...]],
) -> bool:
    sources = {update.source for update in updates}
    if len(sources) < match.min_sources:
        return False
    if match.sources and sources.isdisjoint(match.sources):
        return False
    if match.tags and all(set(tags.get(name, ())).isdisjoint(match.tags) for name in sources):
        return False
    languages = {_primary(update.language) for update in updates}
    if match.languages and languages.isdisjoint(map(_primary, match.languages)):
        return False
    if match.any and not any(finder(term)(telling) for term in match.any):
        return False
    return not any(finder(term)(telling) for term in match.none)


def _primary(language: str) -> str:
    """Return the primary subtag (RFC 5646, section 2.2.1)."""
    return language.replace("_", "-").split("-", 1)[0].lower()
