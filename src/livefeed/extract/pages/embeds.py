"""Embedded posts and videos in foreign markup become figures with a link to what they show."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Final

import lxml.etree
import lxml.html
from lxml.html import HtmlElement

from livefeed.text.clean import strip_controls
from livefeed.text.embeds import EMBED_SIGN, is_post, shown_by

_FRAMES: Final = frozenset({"iframe", "video", "audio", "amp-iframe", "amp-video"})
_QUOTES: Final = re.compile(
    r"(?:^|\s)(?:[\w-]*tweet|twitter-video|instagram-media|tiktok-embed|bluesky-embed|text-post-media"
    r"|reddit-(?:card|embed-bq))(?:$|\s)"
)
_BOXES: Final = re.compile(r"(?:^|\s)(?:fb-(?:post|video))(?:$|\s)")
_PASTED_IN: Final = frozenset({"p", "div"})
_POST: Final = re.compile(r"https?://[^\s\"'<>]+")
# Elements that name a post by an attribute: tag → attribute and form of its address.
_NAMED: Final = {
    "amp-twitter": ("data-tweetid", "https://x.com/i/status/{}"),
    "amp-youtube": ("data-videoid", "https://www.youtube.com/watch?v={}"),
    "lite-youtube": ("videoid", "https://www.youtube.com/watch?v={}"),
    "amp-instagram": ("data-shortcode", "https://www.instagram.com/p/{}/"),
    "amp-facebook": ("data-href", "{}"),
    "oembed": ("url", "{}"),
}


def with_embeds(markup: str) -> str:
    """Return markup in which each embed is a link; nothing else is changed."""
    try:
        box = lxml.html.fragment_fromstring(markup, create_parent="div")
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        return markup
    if not mark_embeds(box):
        return markup
    inner = (lxml.html.tostring(part, encoding="unicode") for part in box)
    return escape(box.text or "", quote=False) + "".join(str(part) for part in inner)


def mark_embeds(element: HtmlElement) -> bool:
    """Turn the embeds within an element into figures with a link; tell whether there were any."""
    are_any = False
    for part in list(element.iterdescendants("*")):
        url = embedded_by(part)
        if not url:
            continue
        are_any = True
        if part.tag == "blockquote":  # its words stay: they are quoted
            part.attrib.pop("class", None)  # so that it is not found again
            figure = _figure(url)
            figure.tail, part.tail = part.tail, None
            part.addnext(figure)
        else:
            _become(part, url)
    return are_any


def embedded_by(part: HtmlElement) -> str | None:
    """Return what an element embeds: "" for what is none of the news, None for no embed."""
    tag, names = part.tag, part.get("class")
    if tag in _FRAMES:
        return shown_by(_source(part))
    if tag == "blockquote" and names and _QUOTES.search(names):
        return _quoted(part)
    if tag == "script" and (post := part.get("data-telegram-post")):
        return f"https://t.me/{post}"
    if tag in _NAMED:
        attribute, form = _NAMED[tag]
        if value := (part.get(attribute) or "").strip():
            return form.format(value)
    if names and _BOXES.search(names) and (stated := part.get("data-href")):
        return str(stated)
    return _pasted(part) if tag in _PASTED_IN and not len(part) else None


def _pasted(part: HtmlElement) -> str | None:
    """Return the address of a post that stands for the post, as editors paste it."""
    found = _POST.fullmatch((part.text or "").strip())
    url = found[0] if found else ""
    return url if url and is_post(url) else None


def _source(frame: HtmlElement) -> str:
    given = (frame.get(name) for name in ("src", "data-src", "data-lazy-src", "data-url"))
    inner = (source.get("src") for source in frame.iter("source"))
    return next(filter(None, (*given, *inner)), "").strip()


def _quoted(quote: HtmlElement) -> str:
    """Return the address of a quoted post: stated, else that of the last link in it."""
    stated = quote.get("data-instgrm-permalink") or quote.get("data-text-post-permalink")
    links = [link.get("href") or "" for link in quote.iter("a")]
    posts = [link for link in links if "/status/" in link or "/post/" in link]
    found: Iterable[str | None] = (stated, quote.get("cite"), *posts[-1:], *links[-1:])
    return next(filter(None, found), "").partition("?")[0]


def _figure(url: str) -> HtmlElement:
    figure: HtmlElement = lxml.html.Element("figure")
    link = lxml.etree.SubElement(figure, "a")
    link.set("href", strip_controls(url))
    link.text = EMBED_SIGN
    return figure


def _become(part: HtmlElement, url: str) -> None:
    """Put a figure in the place of an embed; what an unclosed one has taken in stays."""
    figure = _figure(url)
    if part.tag in _NAMED:
        part.addprevious(figure)
        part.drop_tag()
        return
    tail = part.tail
    part.clear()
    part.tag = "figure"
    part.append(figure[0])
    part.tail = strip_controls(tail or "")
