"""Pages by the operator's CSS selectors; the only module that knows BeautifulSoup."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from typing import Final
from urllib.parse import urldefrag

from bs4 import BeautifulSoup, Tag
from soupsieve import SelectorSyntaxError
from soupsieve import compile as compile_selector

from livefeed.errors import ParseError
from livefeed.extract.entries import MAX_ENTRIES, Draft, Reading, fragment_of, web_url
from livefeed.extract.identity import IDENTIFYING
from livefeed.extract.parts import MAX_PAGE, TIME_ATTRIBUTES, PageParts
from livefeed.model import Image
from livefeed.settings import PageSelectors, UpdateSelectors
from livefeed.text.clean import one_line

HEADINGS: Final = ["h1", "h2", "h3", "h4", "h5", "h6"]


def check_selector(selector: str) -> None:
    """Raise ValueError for what is no CSS selector."""
    try:
        compile_selector(selector)
    except SelectorSyntaxError as error:
        raise ValueError(str(error).splitlines()[0]) from error


def page_parts(page: str, selectors: PageSelectors, reading: Reading) -> PageParts:
    """Return the parts of a page that the operator pointed at."""
    soup = _soup(page, selectors, reading)
    given = {
        name: selector
        for name in (
            "kicker",
            "headline",
            "dateline",
            "place",
            "author",
            "body",
            "image",
            "caption",
        )
        if (selector := getattr(selectors, name))
    }
    found = {name: _select(soup, selector, reading) for name, selector in given.items()}
    for name, tags in found.items():
        if not tags:
            reading.note(f"selector {name} = {given[name]!r} matches nothing")
    line = {name: _line(tags[0]) for name, tags in found.items() if tags}
    return PageParts(
        kicker=line.get("kicker", ""),
        headline=line.get("headline", ""),
        dateline=_time_in(found["dateline"][0]) if found.get("dateline") else "",
        place=line.get("place", ""),
        author=line.get("author", ""),
        body="\n".join(tag.decode() for tag in _outermost(found.get("body", []))),
        images=_images(found.get("image", []), found.get("caption", [])),
        found_by=tuple((name, given[name]) for name, tags in found.items() if tags),
    )


def split_updates(
    page: str, selectors: UpdateSelectors, remove: PageSelectors, reading: Reading
) -> list[Draft]:
    """Return one draft for each element that the item selector names, in page order."""
    if not selectors.item:
        raise ParseError(
            reading.source.name, reading.url, "updates are split by selectors, but there is no item"
        )
    soup = _soup(page, remove, reading)
    items = list(_outermost(_select(soup, selectors.item, reading)))
    return [_draft(item, selectors, reading) for item in items[: MAX_ENTRIES + 1]]


def _soup(page: str, selectors: PageSelectors, reading: Reading) -> BeautifulSoup:
    if len(page) > MAX_PAGE:
        reading.note(f"the page is cut at {MAX_PAGE} characters of {len(page)}")
    with warnings.catch_warnings():
        # bs4 doubts aloud whether this is HTML; the operator's selectors say so.
        warnings.simplefilter("ignore", UserWarning)
        soup = BeautifulSoup(page[:MAX_PAGE], "lxml")
    for selector in selectors.remove:
        for tag in _select(soup, selector, reading):
            tag.extract()
    return soup


def _select(within: Tag, selector: str, reading: Reading) -> list[Tag]:
    try:
        return list(within.select(selector))
    except (SelectorSyntaxError, RecursionError) as error:
        problem = f"selector {selector!r} is not understood: {one_line(str(error), limit=120)}"
        raise ParseError(reading.source.name, reading.url, problem) from error


def _outermost(tags: list[Tag]) -> Iterator[Tag]:
    """Yield the tags that lie in none of the others: a post may quote a post."""
    chosen = {id(tag) for tag in tags}
    for tag in tags:
        if not any(id(parent) in chosen for parent in tag.parents):
            yield tag


def _draft(item: Tag, selectors: UpdateSelectors, reading: Reading) -> Draft:
    key_tag = _first(item, selectors.key, reading) if selectors.key else item
    time_tag = _first(item, selectors.time, reading) if selectors.time else item.find("time")
    title_tag = _first(item, selectors.title, reading) if selectors.title else item.find(HEADINGS)
    author_tag = _first(item, selectors.author, reading) if selectors.author else None
    key = _identity(key_tag) if key_tag else ""
    published = _time_in(time_tag) if isinstance(time_tag, Tag) else _time_attribute(item)
    title = _line(title_tag) if isinstance(title_tag, Tag) else ""
    author = _line(author_tag) if author_tag else ""
    for part in (time_tag, title_tag, author_tag):  # told apart from the text, so not part of it
        if isinstance(part, Tag) and not selectors.text:
            part.extract()
    told = _select(item, selectors.text, reading) if selectors.text else [item]
    return Draft(
        key=fragment_of(key) or key,
        url=_address(key, reading.url),
        has_own_url=False,
        title=title,
        html="\n".join(tag.decode() for tag in _outermost(told)),
        published=published,
        author=author,
    )


def _first(item: Tag, selector: str, reading: Reading) -> Tag | None:
    return next(iter(_select(item, selector, reading)), None)


def _address(key: str, page_url: str) -> str:
    if "/" in key or key.startswith("#"):
        return web_url(key, page_url) or page_url
    return f"{urldefrag(page_url).url}#{key}" if key and not re.search(r"\s", key) else page_url


def _identity(tag: Tag) -> str:
    """Return what identifies an update: a link's address, else an id, else a data attribute."""
    if tag.name == "a" and (href := _attribute(tag, "href")):
        return href
    if identity := _attribute(tag, "id"):
        return identity
    names = sorted(name for name in tag.attrs if IDENTIFYING.fullmatch(name))
    return next((value for name in names if (value := _attribute(tag, name))), "") or _attribute(
        tag, "href"
    )


def _time_in(tag: Tag) -> str:
    """Return the time that a tag carries in an attribute, its own or a `time` within, or shows."""
    inner = tag if tag.name == "time" else tag.find("time")
    for one in (tag, inner):
        if isinstance(one, Tag) and (stated := _time_attribute(one)):
            return stated
    return _line(tag)


def _time_attribute(tag: Tag) -> str:
    return next((value for name in TIME_ATTRIBUTES if (value := _attribute(tag, name))), "")


def _images(pictures: list[Tag], captions: list[Tag]) -> tuple[Image, ...]:
    """Return the selected images, else the one beside the caption; the caption is its text."""
    tags = [picture if picture.name == "img" else picture.find("img") for picture in pictures]
    caption = _line(captions[0]) if captions else ""
    if not any(isinstance(tag, Tag) for tag in tags) and captions:
        around = [parent for parent, _ in zip(captions[0].parents, range(3), strict=False)]
        tags = [next((image for parent in around if (image := parent.find("img"))), None)]
    found = [
        Image(url=url, alt=caption or _attribute(tag, "alt"))
        for tag in tags
        if isinstance(tag, Tag) and (url := _attribute(tag, "src") or _attribute(tag, "data-src"))
    ]
    return tuple(found)


def _attribute(tag: Tag, name: str) -> str:
    value = tag.get(name)
    return value.strip() if isinstance(value, str) else ""


def _line(tag: Tag) -> str:
    return one_line(tag.get_text(" "))
