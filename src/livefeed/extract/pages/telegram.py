"""The preview of a Telegram channel (`/s/CHANNEL`): its messages as updates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Final

from lxml.html import HtmlElement

from livefeed.errors import ParseError
from livefeed.extract.entries import MAX_ENTRIES, Draft, Reading
from livefeed.extract.pages.elements import bare_markup, words_of
from livefeed.extract.pages.split import Split
from livefeed.model import Image

MIN_MESSAGES: Final = 2  # without the channel's history around: one may be quoted by any page

_MESSAGE: Final = "tgme_widget_message"
_PAGE: Final = frozenset({"tgme_channel_history", "tgme_page", "tgme_channel_info"})
_TEXT: Final = "js-message_text"
_REPLY: Final = frozenset({"tgme_widget_message_reply", "js-message_reply_text"})
_SERVICE: Final = "service_message"
# What a message without text still says.
_SAYING: Final = (
    "tgme_widget_message_poll_question",
    "tgme_widget_message_document_title",
    "tgme_widget_message_game_title",
    "tgme_widget_message_contact_name",
    "tgme_widget_message_location_title",
)
_PICTURES: Final = frozenset(
    {
        "tgme_widget_message_photo_wrap",
        "tgme_widget_message_video_thumb",
        "tgme_widget_message_roundvideo_thumb",
        "tgme_widget_message_location",
        "tgme_widget_message_sticker",
    }
)
_BACKGROUND: Final = re.compile(r"background-image:\s*url\(\s*['\"]?([^'\")]{1,2000})")


def split_telegram(tree: HtmlElement, reading: Reading) -> Split | None:
    """Return the messages of a channel's preview; None if the page is something else.

    An album is one message, whatever ids it takes up; messages of the service are none.

    Raises:
        ParseError: the page is Telegram's, but shows no messages.
    """
    found = tree.xpath(f".//*[@data-post and contains(@class, '{_MESSAGE}')]")
    messages = [one for one in found if _MESSAGE in _classes(one) and not _is_inner(one)]
    is_preview = _has_class(tree, _PAGE)
    if not messages and not is_preview:
        return None
    if len(messages) < MIN_MESSAGES and not is_preview:
        return None
    drafts = [_draft(one) for one in messages if _SERVICE not in _classes(one)]
    if not drafts:
        problem = "a Telegram page without messages: the channel is empty, private or not shown"
        raise ParseError(reading.source.name, reading.url, problem)
    return Split(
        strategy="telegram",
        drafts=tuple(drafts[: MAX_ENTRIES + 1]),
        found_by=(("updates", f"div.{_MESSAGE}[data-post]"), ("times", "a.…_date time[datetime]")),
    )


def _draft(message: HtmlElement) -> Draft:
    post = (message.get("data-post") or "").strip()
    texts = list(_texts(message))
    spoken = _words_at(message, "tgme_widget_message_from_author", "tgme_widget_message_owner_name")
    published = _published(message)
    pictures = tuple(Image(url=url) for url in dict.fromkeys(_pictures(message)))
    html = "\n".join(bare_markup(text) for text in texts)
    told = "" if html else _saying(message)
    if not (html or told or pictures):  # a voice, a game: the post itself is what there is to see
        html = f'<script data-telegram-post="{escape(post)}"></script>'
    return Draft(
        key=post,
        url=f"https://t.me/{post}",
        html=html,
        is_marked=bool(texts),
        text=told,
        published=published,
        author=spoken,
        found_by=(
            ("key", "data-post"),
            ("published", "a.tgme_widget_message_date time"),
            ("text", ".js-message_text" if texts else "what a message without text shows"),
            ("author", ".tgme_widget_message_from_author or …_owner_name"),
        ),
        images=pictures,
    )


def _texts(message: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the outermost text elements: one may be nested in itself, a reply quotes another."""
    for text in message.xpath(f".//*[contains(@class, '{_TEXT}')]"):
        above = set()
        for up in text.iterancestors():
            if up is message:
                break
            above |= _classes(up)
        if _TEXT in _classes(text) and _TEXT not in above and above.isdisjoint(_REPLY):
            yield text


def _published(message: HtmlElement) -> str:
    """Return the time of the message; the length of its video is a `time` too, without datetime."""
    stated = message.xpath(
        ".//*[contains(@class, 'tgme_widget_message_date')]//time/@datetime"
    ) or message.xpath(".//time/@datetime")
    return str(stated[0]) if stated else ""


def _saying(message: HtmlElement) -> str:
    said = (_words_at(message, name) for name in _SAYING)
    options = (words_of(one) for one in _at(message, "tgme_widget_message_poll_option_text"))
    return "\n\n".join(filter(None, (*said, *options)))


def _pictures(message: HtmlElement) -> Iterator[str]:
    for element in message.iter("a", "i", "div"):
        if _classes(element).isdisjoint(_PICTURES):
            continue
        found = _BACKGROUND.search(element.get("style") or "")
        if found and not found[1].startswith("data:"):
            yield found[1]


def _words_at(message: HtmlElement, *names: str) -> str:
    return next((words_of(one) for name in names for one in _at(message, name)), "")


def _at(message: HtmlElement, name: str) -> list[HtmlElement]:
    found = message.xpath(f".//*[contains(@class, '{name}')]")
    return [one for one in found if name in _classes(one)]


def _classes(element: HtmlElement) -> set[str]:
    return set((element.get("class") or "").split())


def _has_class(tree: HtmlElement, names: frozenset[str]) -> bool:
    found = tree.xpath(".//*[contains(@class, 'tgme_')]")
    return any(not names.isdisjoint(_classes(one)) for one in found)


def _is_inner(message: HtmlElement) -> bool:
    return any(up.get("data-post") for up in message.iterancestors())
