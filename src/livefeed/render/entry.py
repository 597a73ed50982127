"""One story as an entry of a merged feed, before it is written as Atom or JSON."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from html import escape
from typing import Final
from urllib.parse import urlsplit

from livefeed.model import Direction, Story, StoryId, StoryState, Update
from livefeed.render.ids import source_uri, story_uri, story_url, update_uri
from livefeed.render.words import Words, words_in
from livefeed.settings import Feed, Server, Source
from livefeed.text.clean import one_line, strip_controls

MAX_HEADLINE: Final = 140  # characters of a headline that is made from the text
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")

Headlines = Mapping[StoryId, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    url: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The source of the lead, as the entry names it."""

    uri: str
    title: str
    url: str  # of the source itself, "" when it is no longer configured
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedEntry:
    """What a feed says of one story; every text is free of forbidden characters."""

    uri: str
    url: str  # of the lead at its publisher, else the page of the story
    page_url: str
    title: str
    author: str
    html: str
    text: str
    published: datetime
    updated: datetime
    language: str  # BCP 47, "" if unknown
    direction: Direction
    origin: Origin
    via: tuple[Link, ...]  # the other sources that carry it, who had it first first
    follows: Link | None
    related: tuple[str, ...]  # addresses of stories
    is_retracted: bool
    source_names: tuple[str, ...]
    replies_to: str = ""  # name of the story, in feeds of updates


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What all entries of one feed need: our addresses, the sources, headlines of other stories."""

    server: Server
    sources: Mapping[str, Source]
    headlines: Headlines

    def language_of(self, feed: Feed) -> str:
        """Return the language of a feed of ours, else the one that most sources declare."""
        return language_tag(feed.language) or main_language(self.sources.values())

    def source_title(self, name: str) -> str:
        """Return the title of a source; its name when it has none or is no longer configured."""
        source = self.sources.get(name)
        return one_line(source.title) if source and source.title else name


def merged_entry(story: Story, imprint: Imprint) -> MergedEntry:
    """Return the entry of one story.

    A retracted story stays, once, with a notice in the place of its text: readers that have it
    learn of the withdrawal, and what was withdrawn is not told again.
    """
    lead = story.lead_update
    words = words_in(lead.language)
    is_retracted = story.state is StoryState.RETRACTED
    title = headline(lead)
    page = story_url(story.id, imprint.server)
    return MergedEntry(
        uri=story_uri(story.id, imprint.server),
        url=page if is_retracted else (web_link(lead.url) or page),
        page_url=page,
        title=f"{words.withdrawn}: {title}" if is_retracted else title,
        author=imprint.source_title(lead.source),
        html=_content(story, imprint, words),
        text=words.withdrawn_by_all if is_retracted else strip_controls(lead.text),
        published=story.first_seen_at,
        updated=story.updated_at,
        language=language_tag(lead.language),
        direction=lead.direction,
        origin=_origin(lead, imprint),
        via=() if is_retracted else other_sources(story, imprint),
        follows=_followed(story, imprint),
        related=tuple(story_url(other, imprint.server) for other in story.related),
        is_retracted=is_retracted,
        source_names=story.sources,
    )


def update_entry(update: Update, imprint: Imprint) -> MergedEntry:
    """Return the entry of one update as it was first seen: it never changes.

    Edits show in the story that it replies to.
    """
    first = update.revisions[0] if update.revisions else None
    shown = (
        update._replace(title=first.title, text=first.text, html=first.html) if first else update
    )
    page = story_url(update.story, imprint.server)
    at = _own_moment(update)
    return MergedEntry(
        uri=update_uri(update.id, imprint.server),
        url=web_link(update.url) or page,
        page_url=page,
        title=headline(shown),
        author=imprint.source_title(update.source),
        html=_within(update, strip_controls(shown.html) or paragraphs_html(shown.text)),
        text=strip_controls(shown.text),
        published=at,
        updated=at,
        language=language_tag(update.language),
        direction=update.direction,
        origin=_origin(update, imprint),
        via=(),
        follows=None,
        related=(),
        is_retracted=False,
        source_names=(update.source,),
        replies_to=story_uri(update.story, imprint.server),
    )


def newest_updates(stories: Iterable[Story], imprint: Imprint, *, limit: int) -> list[MergedEntry]:
    """Return the entries of the live updates of these stories, newest first."""
    entries = [update_entry(update, imprint) for story in stories for update in story.live_updates]
    return sorted(entries, key=lambda entry: (entry.updated, entry.uri), reverse=True)[:limit]


def _own_moment(update: Update) -> datetime:
    """Return the second in which an update was seen, with microseconds made from its id.

    One poll finds many updates at one moment, but no two entries may share their `updated`
    (publishing facts, section 1.1), and it may not depend on what else is in the feed.
    """
    digest = blake2b(update.id.encode(), digest_size=8).digest()
    return update.seen_at.replace(microsecond=int.from_bytes(digest, "big") % 1_000_000)


def main_language(sources: Iterable[Source]) -> str:
    """Return the language that most sources declare, the first of equals; "" if none does."""
    declared = Counter(tag for source in sources if (tag := language_tag(source.language)))
    return declared.most_common(1)[0][0] if declared else ""


def headline(update: Update) -> str:
    """Return the title of an update, else the beginning of its text, else its source's name."""
    return (
        one_line(update.title)
        or one_line(update.text.split("\n\n")[0], limit=MAX_HEADLINE)
        or update.source
    )


def web_link(url: str) -> str:
    """Return the address if it is http or https with a host, else ""."""
    cleaned = strip_controls(url).strip()
    try:
        parts = urlsplit(cleaned)
        is_web = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return ""
    return cleaned if is_web and not re.search(r"\s", cleaned) else ""


def language_tag(language: str) -> str:
    """Return the language if it is well-formed (BCP 47), else ""."""
    return language if _LANGUAGE.fullmatch(language) else ""


def other_sources(story: Story, imprint: Imprint) -> tuple[Link, ...]:
    """Return one link per source other than the lead's, who had it first first."""
    lead = story.lead_update
    first_by_source: dict[str, Update] = {}
    for update in story.live_updates:
        if update.source != lead.source:
            first_by_source.setdefault(update.source, update)
    return tuple(
        Link(url=web_link(update.url), title=imprint.source_title(name))
        for name, update in first_by_source.items()
    )


def paragraphs_html(text: str) -> str:
    """Return plain text as escaped paragraphs."""
    blocks = (block.strip() for block in strip_controls(text).split("\n\n"))
    return "".join(f"<p>{escape(block)}</p>" for block in blocks if block)


def _content(story: Story, imprint: Imprint, words: Words) -> str:
    lead = story.lead_update
    if story.state is StoryState.RETRACTED:
        told = f"<p>{escape(words.withdrawn_by_all)}</p>"
    else:
        told = strip_controls(lead.html) or paragraphs_html(lead.text)
        told += _also_in(other_sources(story, imprint), words)
    told += _follows(_followed(story, imprint), words)
    return _within(lead, told)


def _within(update: Update, html: str) -> str:
    # Atom knows no direction: it must be in the content (publishing facts, section 1.3).
    language = language_tag(update.language)
    lang = f' lang="{escape(language)}"' if language else ""
    return f'<div dir="{update.direction}"{lang}>{html}</div>'


def _also_in(others: tuple[Link, ...], words: Words) -> str:
    if not others:
        return ""
    return f"<p>{escape(words.also_in)}: " + " · ".join(map(_anchor, others)) + "</p>"


def _follows(link: Link | None, words: Words) -> str:
    return f"<p>{escape(words.follows)}: {_anchor(link)}</p>" if link else ""


def _anchor(link: Link) -> str:
    # A plain <a>: feedparser drops <bdi> (publishing facts, section 1.3).
    return (
        f'<a href="{escape(link.url)}">{escape(link.title)}</a>' if link.url else escape(link.title)
    )


def _origin(lead: Update, imprint: Imprint) -> Origin:
    source = imprint.sources.get(lead.source)
    return Origin(
        uri=source_uri(lead.source, imprint.server),
        title=imprint.source_title(lead.source),
        url=web_link(without_credentials(source.url)) if source else "",
        seen_at=lead.seen_at,
    )


def without_credentials(url: str) -> str:
    """Return an address without user name and password."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def _followed(story: Story, imprint: Imprint) -> Link | None:
    if story.follows is None:
        return None
    url = story_url(story.follows, imprint.server)
    return Link(url=url, title=imprint.headlines.get(story.follows) or url)
