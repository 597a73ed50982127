"""What an operator's selectors choose in a page: its parts, or the updates it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Final
from urllib.parse import urldefrag

import lxml.etree
import lxml.html
from lxml.html import HtmlElement

from livefeed.errors import ParseError
from livefeed.extract.addresses import fragment_of, web_url
from livefeed.extract.entries import MAX_ENTRIES, Draft, Reading, Rules
from livefeed.extract.pages.block_updates import BLOCK, Parts, line_around
from livefeed.extract.pages.css import Selectable, outermost
from livefeed.extract.pages.elements import HEADINGS, bare_markup, shown_name
from livefeed.extract.pages.identity import IDENTIFYING, count_places, identities
from livefeed.extract.pages.metadata import Metadata
from livefeed.extract.pages.parts import TIME_ATTRIBUTES, PageParts
from livefeed.extract.pages.shown_time import leading_clock, modified_time, shown_times, with_clock
from livefeed.extract.pages.split import (
    Split,
    Stamp,
    bounds_of,
    day_of,
    days_above,
    moments_of,
    stamps,
    with_zone_of_page,
)
from livefeed.model import Image
from livefeed.settings import PageSelectors, UpdateSelectors
from livefeed.text.clean import one_line

FIELDS: Final = ("item", "key", "time", "title", "text", "author")
MAX_UNDER: Final = 100  # elements under a heading that stands for an update

_TEXTS: Final = lxml.etree.XPath(
    "descendant::text()[not(parent::script or parent::style or parent::template)]"
)
_PARTS: Final = ("kicker", "headline", "dateline", "place", "author", "body", "image", "caption")


def page_parts(tree: HtmlElement, selectors: PageSelectors, reading: Reading) -> PageParts:
    """Return the parts of a page that the operator pointed at."""
    page = Chosen(tree, selectors, reading)
    given = {name: selector for name in _PARTS if (selector := getattr(selectors, name))}
    found = {name: page.select(selector) for name, selector in given.items()}
    for name, elements in found.items():
        if not elements:
            reading.note(f"selector {name} = {given[name]!r} matches nothing")
    line = {name: value_of(elements[0]) for name, elements in found.items() if elements}
    return PageParts(
        kicker=line.get("kicker", ""),
        headline=line.get("headline", ""),
        dateline=time_in(found["dateline"][0]) if found.get("dateline") else "",
        place=line.get("place", ""),
        author=line.get("author", ""),
        body="\n".join(_markup(element) for element in outermost(found.get("body", []))),
        images=_images(found.get("image", []), found.get("caption", [])),
        found_by=tuple((name, given[name]) for name, elements in found.items() if elements),
    )


def split_updates(tree: HtmlElement, metadata: Metadata, reading: Reading) -> Split:
    """Return one draft for each element that the item selector names, in page order.

    An item that is a heading stands for what follows it, up to the next one; one that names a day
    is none.

    Raises:
        ParseError: there is no such element.
    """
    selectors = reading.source.updates
    if not selectors.item:
        problem = "updates are split by selectors, but there is no item"
        raise ParseError(reading.source.name, reading.url, problem)
    page = Chosen(tree, reading.source.page, reading)
    chosen = list(outermost(page.select(selectors.item)))[: MAX_ENTRIES + 1]
    if not chosen:
        problem = f"item = {selectors.item!r} matches nothing on the page"
        raise ParseError(reading.source.name, reading.url, problem)
    elements = [one for one in chosen if not _is_day(one, reading)]
    items = [_found(page, item, selectors, set(chosen)) for item in elements]
    zoned = with_zone_of_page(tree, reading)
    moments = moments_of([item.time for item in items], zoned)
    days: list[date | None] = [None for _ in items]
    if any(moment and moment.certainty == "clock" for moment in moments):
        days = days_above(tree, elements, reading)
    keys = [item.key for item in items]
    if not selectors.key:
        keys = [] if count_places(keys) else identities(keys) or []
    dated = stamps(moments, days, bounds_of(metadata, zoned), zoned)
    drafts = [  # changes the tree
        _draft(item, key, stamp, reading)
        for item, key, stamp in zip(items, keys or [""] * len(items), dated, strict=True)
    ]
    used = ((name, getattr(selectors, name)) for name in FIELDS)
    return Split(
        strategy="selectors",
        drafts=tuple(drafts),
        found_by=tuple((f"updates.{name}", selector) for name, selector in used if selector),
    )


class Chosen:
    """A page without what the operator removes from it; what selectors choose in it."""

    def __init__(self, tree: HtmlElement, selectors: PageSelectors, reading: Reading) -> None:
        self._page, self._reading = Selectable(tree), reading
        for selector in selectors.remove:
            try:
                self._page.remove(selector)
            except ValueError as error:
                raise self._wrong(selector, error) from error

    def select(self, selector: str, within: HtmlElement | None = None) -> list[HtmlElement]:
        try:
            return self._page.select(selector, within=within)
        except ValueError as error:
            raise self._wrong(selector, error) from error

    def first(self, selector: str, within: Sequence[HtmlElement]) -> HtmlElement | None:
        return next((one for part in within for one in self.select(selector, part)), None)

    def _wrong(self, selector: str, error: ValueError) -> ParseError:
        problem = f"selector {selector!r} is not understood: {one_line(str(error), limit=120)}"
        return ParseError(self._reading.source.name, self._reading.url, problem)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """One update as the selectors see it, before the tree is changed."""

    key: str
    time: str
    updated: str
    title: str
    author: str
    told: tuple[HtmlElement, ...]
    apart: tuple[HtmlElement, ...]  # told in other fields, so not part of the text
    found_by: Rules


def _found(
    page: Chosen, item: HtmlElement, selectors: UpdateSelectors, items: set[HtmlElement]
) -> _Item:
    within = (item, *_under(item, items)) if item.tag in HEADINGS else (item,)
    key = page.first(selectors.key, within) if selectors.key else item
    author = page.first(selectors.author, within) if selectors.author else None
    title = page.first(selectors.title, within) if selectors.title else _heading_of(item)
    line = value_of(title) if title is not None else ""
    clock = leading_clock(line)
    time, timed, timed_by = _time_of(page, item, within, selectors.time)
    apart = [part for part in (timed, title, author) if part is not None]
    parts = Parts(block=item, time=timed, title=title, link=None)
    if not selectors.text and timed is not None and (around := line_around(parts)) is not None:
        apart.append(around)
    told: Sequence[HtmlElement] = within
    if selectors.text:
        told = list(outermost([e for part in within for e in page.select(selectors.text, part)]))
    return _Item(
        key=_identity(key) if key is not None else "",
        time=time or (clock[0] if clock else ""),
        updated=modified_time(item),
        title=clock[1] if clock and clock[1] else line,
        author=value_of(author) if author is not None else "",
        told=tuple(told),
        apart=tuple(apart),
        found_by=(
            ("key", selectors.key or _rule_of_identity(item)),
            ("published", timed_by if time else "beginning of the title" if clock else ""),
            ("title", selectors.title or (shown_name(title) if title is not None else "")),
            ("text", selectors.text or f"the rest of {shown_name(item)}"),
            ("author", selectors.author or ""),
        ),
    )


def _under(heading: HtmlElement, items: set[HtmlElement]) -> Iterator[HtmlElement]:
    """Yield what follows a heading among its siblings, up to one of its rank or another item."""
    for place, element in enumerate(heading.itersiblings(lxml.etree.Element)):
        is_heading = element.tag in HEADINGS and element.tag <= heading.tag
        if is_heading or element in items or place == MAX_UNDER:
            return
        yield element


def _heading_of(item: HtmlElement) -> HtmlElement | None:
    return item if item.tag in HEADINGS else next(item.iterdescendants(*HEADINGS), None)


def _time_of(
    page: Chosen, item: HtmlElement, within: Sequence[HtmlElement], selector: str | None
) -> tuple[str, HtmlElement | None, str]:
    """Return the time of an update as written, the element that holds nothing else, the rule."""
    if selector:
        chosen = page.first(selector, within)
        if chosen is not None:
            return with_clock(time_in(chosen), value_of(chosen)), chosen, selector
        return _time_attribute(item), None, f"an attribute of {shown_name(item)}"
    shown = next(shown_times(item), None)
    if shown is None:
        return "", None, ""
    named = shown_name(shown.element) if shown.element is not None else ""
    return shown.text, shown.element, shown.rule or named


def _is_day(element: HtmlElement, reading: Reading) -> bool:
    return element.tag in HEADINGS and day_of(value_of(element), reading) is not None


def _draft(item: _Item, key: str, stamp: Stamp, reading: Reading) -> Draft:
    parts = [_without(element, item.apart) for element in item.told]
    return Draft(
        key=BLOCK.sub("", fragment_of(key) or key),
        url=_address(key, reading.url),
        has_own_url=False,
        title=item.title,
        html="\n".join(parts),
        is_marked=True,
        published=stamp.published or item.time,
        minute=stamp.minute,
        updated=item.updated,
        author=item.author,
        found_by=item.found_by,
    )


def _without(element: HtmlElement, apart: Sequence[HtmlElement]) -> str:
    if element.tag == "meta":
        return f"<p>{escape(value_of(element))}</p>"
    if element in apart:
        return "" if element.tag in HEADINGS else bare_markup(element)
    inner = [part for part in apart if element in part.iterancestors()]
    return bare_markup(element, without=inner)


def _address(key: str, page_url: str) -> str:
    if "/" in key or key.startswith("#"):
        return web_url(key, page_url) or page_url
    return f"{urldefrag(page_url).url}#{key}" if key and not re.search(r"\s", key) else page_url


def _identity(element: HtmlElement) -> str:
    """Return what identifies an update: a link's address, else an id, else a data attribute."""
    if element.tag == "a" and (href := _attribute(element, "href")):
        return href
    if identity := _attribute(element, "id"):
        return identity
    names = sorted(str(name) for name in element.attrib if IDENTIFYING.fullmatch(str(name)))
    stated = (_attribute(element, name) for name in (*names, "href", "content", "datetime"))
    return next(filter(None, stated), "")


def _rule_of_identity(element: HtmlElement) -> str:
    if _attribute(element, "id"):
        return f"id of {shown_name(element)}"
    names = sorted(str(name) for name in element.attrib if IDENTIFYING.fullmatch(str(name)))
    return f"{names[0]} of {shown_name(element)}" if names else ""


def time_in(element: HtmlElement) -> str:
    """Return the time that an element carries in an attribute, or a `time` in it, or shows."""
    inner = element if element.tag == "time" else next(element.iterdescendants("time"), None)
    for one in (element, inner):
        if one is not None and (stated := _time_attribute(one)):
            return stated
    return value_of(element)


def _time_attribute(element: HtmlElement) -> str:
    return next((value for name in TIME_ATTRIBUTES if (value := _attribute(element, name))), "")


def _images(pictures: list[HtmlElement], captions: list[HtmlElement]) -> tuple[Image, ...]:
    """Return the selected images, else the one beside the caption; the caption is its text."""
    tags = [tag for picture in pictures if (tag := next(picture.iter("img"), None)) is not None]
    caption = value_of(captions[0]) if captions else ""
    if not tags and captions:
        around = [parent for parent, _ in zip(captions[0].iterancestors(), range(3), strict=False)]
        beside = (next(parent.iterdescendants("img"), None) for parent in around)
        tags = [tag for tag in beside if tag is not None][:1]
    return tuple(
        Image(url=url, alt=caption or _attribute(tag, "alt"))
        for tag in tags
        if (url := _attribute(tag, "src") or _attribute(tag, "data-src"))
    )


def _attribute(element: HtmlElement, name: str) -> str:
    return (element.get(name) or "").strip()


def _markup(element: HtmlElement) -> str:
    return str(lxml.html.tostring(element, encoding="unicode", with_tail=False))


def value_of(element: HtmlElement) -> str:
    """Return what an element says: its words, or the content of one that shows none."""
    if element.tag == "meta":
        return one_line(_attribute(element, "content"))
    texts = _TEXTS(element)
    return one_line(" ".join(map(str, texts if isinstance(texts, list) else ())))
