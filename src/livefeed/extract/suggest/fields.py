"""Selectors of the fields of one update, found in elements that are known to be updates."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

import lxml.etree
from lxml.html import HtmlElement

from livefeed.extract.entries import Reading
from livefeed.extract.pages.block_updates import Parts, data_identity, parts_of
from livefeed.extract.pages.blocks import Timed, timed_block
from livefeed.extract.pages.css import Selectable
from livefeed.extract.pages.elements import names_of_element, words_of
from livefeed.extract.pages.identity import count_places, identities, identity
from livefeed.extract.pages.selectors import time_in, value_of
from livefeed.extract.suggest.stable_names import choose_within
from livefeed.extract.times.clock_times import read_moment
from livefeed.settings import UpdateSelectors

MOST: Final = 0.9  # share of the updates that a selector must serve
HALF: Final = 0.5
MAX_AUTHOR: Final = 60  # characters
TOLD: Final = 0.6  # share of an update's words that its text must hold

_AUTHOR: Final = re.compile(r"(?:^|[\s_-])(?:author|byline|reporter|writer|كاتب)", re.IGNORECASE)
_TEXT: Final = re.compile(r"content|body|text|txt|summary|description|message", re.IGNORECASE)

Chosen = Sequence[HtmlElement | None]  # one for each update


def fields_of(page: Selectable, items: Sequence[HtmlElement], reading: Reading) -> UpdateSelectors:
    """Return selectors of key, time, title, text and author; None where none is needed or found."""
    timed = [timed_block(item, reading) for item in items]
    parts = [parts_of(one) for one in timed]
    look = _Look(page, items)
    return UpdateSelectors(
        mode="selectors",
        key=_key(look, parts),
        time=_time(look, timed, reading),
        title=_title(look, parts),
        text=_text(look, parts),
        author=_author(look),
    )


class _Look:
    """The updates of a page, in which selectors of their parts are sought."""

    def __init__(self, page: Selectable, items: Sequence[HtmlElement]) -> None:
        self._page, self.items = page, items

    def marked(self, name: str, is_right: Callable[[HtmlElement], bool]) -> str | None:
        """Return the selector of a property in microdata if most updates have a right one."""
        selector = f'[itemprop="{name}"]'
        found = (self._page.select(selector, within=item)[:1] for item in self.items)
        right = sum(bool(one) and is_right(one[0]) for one in found)
        return selector if right >= MOST * len(self.items) else None

    def common(self, chosen: Chosen, *, least: float = HALF) -> str | None:
        """Return the selector that chooses these elements, if enough updates have one."""
        given = [one for one in chosen if one is not None]
        if len(given) < max(2, least * len(self.items)):
            return None
        wanted = set(given)
        return choose_within(self._page, self.items, lambda _, one: one in wanted, given)


def _key(look: _Look, parts: Sequence[Parts]) -> str | None:
    own = [(item.get("id") or "").strip() or data_identity(item) for item in look.items]
    if identities(own) and not count_places(own):
        return None
    links = [one.link for one in parts]
    names = [identity(one.get("href") or "") if one is not None else "" for one in links]
    if identities(names) and not count_places(names) and (found := look.common(links)):
        return found
    return look.marked("url", lambda one: bool(one.get("content") or one.get("href")))


def _time(look: _Look, timed: Sequence[Timed], reading: Reading) -> str | None:
    def is_understood(element: HtmlElement) -> bool:
        zone, base = reading.source.timezone, reading.fetched_at
        return read_moment(time_in(element), timezone=zone, base=base) is not None

    if marked := look.marked("datePublished", is_understood):
        return marked
    shown = [one.shown.element if one.shown and one.moment else None for one in timed]
    return look.common(shown)


def _title(look: _Look, parts: Sequence[Parts]) -> str | None:
    found = look.marked("headline", lambda one: bool(value_of(one)))
    return found or look.common([one.title for one in parts])


def _author(look: _Look) -> str | None:
    def author(item: HtmlElement) -> HtmlElement | None:
        several = (one for one in _inner(item) if _AUTHOR.search(names_of_element(one)))
        found = next(several, None)
        return found if found is not None and 0 < len(words_of(found)) <= MAX_AUTHOR else None

    return look.common([author(item) for item in look.items])


def _text(look: _Look, parts: Sequence[Parts]) -> str | None:
    def text(one: Parts) -> HtmlElement | None:
        apart = [words_of(part) for part in (one.time, one.title) if part is not None]
        told = len(words_of(one.block)) - sum(map(len, apart))
        named = (part for part in _inner(one.block) if _TEXT.search(names_of_element(part)))
        return next((part for part in named if len(words_of(part)) >= TOLD * told), None)

    return look.common([text(one) for one in parts], least=MOST)


def _inner(item: HtmlElement) -> list[HtmlElement]:
    return list(item.iterdescendants(lxml.etree.Element))[:300]
