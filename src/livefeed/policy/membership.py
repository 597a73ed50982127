"""Which of our feeds hold a story."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

from livefeed.model import Growth, Outline, Update
from livefeed.policy.terms import Telling, check_pattern, finder, is_pattern
from livefeed.settings import Feed, Match

__all__ = ["ALL", "check_pattern", "feeds_of"]

ALL = "all"  # the feed that holds every story


class _Told(NamedTuple):
    """What updates say, and in which languages."""

    telling: Telling
    languages: Collection[str]


def feeds_of(
    story: Outline,
    feeds: Sequence[Feed],
    tags: Mapping[str, tuple[str, ...]],
    read: Callable[[], Sequence[Update]],
    grown: Growth | None = None,
) -> tuple[str, ...]:
    """Return the names of the feeds that a story belongs to, in configured order.

    Judged by its live updates; a story that was retracted stays where its updates had put it.

    Args:
        tags: source → its tags.
        read: gives the story's updates; asked only where what they say decides.
        grown: what the story was, in the feeds as they are, if updates joined it and that is all.
    """
    if all(feed.name == ALL for feed in feeds):
        return tuple(feed.name for feed in feeds)
    judged = story.live_members or story.members
    sources = {member.source for member in judged}
    carried = [feed for feed in feeds if feed.name == ALL or _is_carried(feed.match, sources, tags)]
    asking = [feed for feed in carried if _asks_for_texts(feed)]
    held: dict[str, bool | None] = {}
    if grown and asking:
        new = _told_by(grown.joined)
        held = {feed.name: _is_held_still(feed, tags, grown.before, new) for feed in asking}
    unsettled = [feed for feed in asking if held.get(feed.name) is None]
    if unsettled:
        known = {member.id for member in judged}
        updates = [update for update in read() if update.id in known]
        updates.sort(key=lambda update: update.id != story.lead)  # lead first
        told = _told_by(updates)
        held |= {feed.name: _is_told(feed.match, told) for feed in unsettled}
    return tuple(feed.name for feed in carried if held.get(feed.name, True))


def _is_held_still(
    feed: Feed, tags: Mapping[str, tuple[str, ...]], before: Outline, joined: _Told
) -> bool | None:
    """Tell by what joined whether a feed holds a story; None if the others must be asked too.

    Of what a feed wants, one update is enough, and what it does not want no update may say. So the
    story stays unless what joined says that, and comes in only if what joined says what is wanted.
    """
    match = feed.match
    if any(is_pattern(term) for term in (*match.any, *match.none)):
        return None
    if feed.name in before.feeds:
        return not _says_any(match.none, joined)
    if not _is_carried(match, set(before.sources), tags):
        return None
    is_wanted = _says_any(match.any, joined) or _is_in(match.languages, joined)
    return None if is_wanted else False


def _told_by(updates: Sequence[Update]) -> _Told:
    return _Told(
        Telling(tuple((update.title, update.text) for update in updates)),
        {_primary(update.language) for update in updates},
    )


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


def _is_told(match: Match, told: _Told) -> bool:
    """Tell whether updates meet what a feed asks of texts."""
    if match.languages and not _is_in(match.languages, told):
        return False
    if match.any and not _says_any(match.any, told):
        return False
    return not _says_any(match.none, told)


def _says_any(terms: Sequence[str], told: _Told) -> bool:
    return any(finder(term)(told.telling) for term in terms)


def _is_in(languages: Sequence[str], told: _Told) -> bool:
    return any(_primary(name) in told.languages for name in languages)


def _primary(language: str) -> str:
    """Return the primary subtag (RFC 5646, section 2.2.1)."""
    return language.replace("_", "-").split("-", 1)[0].lower()
