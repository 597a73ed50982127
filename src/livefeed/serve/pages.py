"""Cards and story pages as HTML; every value is escaped by the templates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from livefeed.model import Gap, Story, StoryId
from livefeed.render.difference import edits
from livefeed.render.entry import Imprint, headline, language_tag, main_language, web_link
from livefeed.render.times import rfc3339
from livefeed.render.words import Words, words_in
from livefeed.serve.assets import Assets
from livefeed.serve.cards import card_of, chips_of
from livefeed.serve.newsroom import StoriesPage
from livefeed.settings import Feed, Settings, Source
from livefeed.text.clean import strip_controls
from livefeed.text.embeds import embeds_of

KEPT_CARDS: Final = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardView:
    """Which part of a board is asked for; with `words` or `after` it is not live."""

    words: str = ""
    after: int | None = None

    @property
    def is_live(self) -> bool:
        return not self.words and self.after is None


class Pages:
    """Writes pages in the newsroom's languages; remembers the cards that it wrote last."""

    def __init__(self, settings: Settings, assets: Assets) -> None:
        self._settings = settings
        self._sources = {source.name: source for source in settings.sources}
        self._root = urlsplit(settings.server.base_url).path.rstrip("/")
        self._cards: dict[tuple[str, int, str], str] = {}
        self._environment = _environment(settings, assets, self._root)

    def words_of(self, feed: Feed) -> Words:
        """Return the phrases for a board: in its language, else that of most sources."""
        return words_in(feed.language or main_language(self._settings.sources))

    def board(
        self,
        feed: Feed,
        page: StoriesPage,
        headlines: Mapping[StoryId, str],
        view: BoardView,
        *,
        gaps: Sequence[tuple[Source, Gap]] = (),
    ) -> bytes:
        """Return a board with the stories of `page`, which carry their revisions, and with what
        may be missing on it."""
        words = self.words_of(feed)
        cards = [Markup(self.card(story, headlines, words)) for story in page.stories]  # noqa: S704 - written by the template of a card, which escapes
        return self._write(
            "board.html",
            words=words,
            feed=feed,
            title=feed.title or self._settings.server.title,
            cards=cards,
            page=page,
            view=view,
            gaps=gaps,
        )

    def card(self, story: Story, headlines: Mapping[StoryId, str], words: Words) -> str:
        """Return one story as an `<article>`."""
        key = (story.id, story.change, words.language)
        known = self._cards.get(key)
        if known is not None:
            return known
        card = card_of(story, self._imprint(headlines), words, root=self._root)
        html = self._environment.get_template("card.html").render(card=card, words=words)
        if len(self._cards) >= KEPT_CARDS:
            self._cards.clear()
        self._cards[key] = html
        return html

    def story(self, story: Story, headlines: Mapping[StoryId, str]) -> bytes:
        """Return the page of one story, which carries its revisions."""
        feed = self._settings.feeds[0]
        words = self.words_of(feed)
        imprint = self._imprint(headlines)
        lead = story.lead_update
        return self._write(
            "story.html",
            words=words,
            feed=feed,
            story=story,
            lead=lead,
            title=headline(lead),
            language=language_tag(lead.language),
            card=card_of(story, imprint, words, root=self._root),
            chips=chips_of(story, headlines, words, root=self._root),
            headlines=headlines,
            source_title=imprint.source_title,
            edits={update.id: edits(update.revisions) for update in story.updates},
        )

    def error(self, *, title: str, hint: str) -> bytes:
        """Return a page that says what went wrong; nothing of the request is in it."""
        feed = self._settings.feeds[0]
        return self._write(
            "error.html", words=self.words_of(feed), feed=feed, title=title, hint=hint
        )

    def _imprint(self, headlines: Mapping[StoryId, str]) -> Imprint:
        return Imprint(server=self._settings.server, sources=self._sources, headlines=headlines)

    def _write(self, template: str, **values: object) -> bytes:
        return self._environment.get_template(template).render(**values).encode("utf-8", "replace")


def _environment(settings: Settings, assets: Assets, root: str) -> Environment:
    environment = Environment(
        loader=PackageLoader("livefeed.serve"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    zone = ZoneInfo(settings.timezone)
    environment.globals.update(
        site=settings.server.title,
        root=root,
        feeds=settings.feeds,
        style=f"{root}{assets.path('board.css')}",
        script=f"{root}{assets.path('board.js')}",
        icon=f"{root}{assets.path('icon.svg')}",
        zone=settings.timezone,
    )
    environment.filters.update(
        moment=rfc3339,
        clock=partial(_clock, zone=zone),
        paragraphs=_paragraphs,
        web_link=web_link,
        language_tag=language_tag,
        embeds=embeds_of,
    )
    return environment


def _clock(at: datetime, *, zone: ZoneInfo) -> str:
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def _paragraphs(text: str) -> list[str]:
    return [block.strip() for block in strip_controls(text).split("\n\n") if block.strip()]
