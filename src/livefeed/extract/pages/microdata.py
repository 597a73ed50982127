"""Updates marked by microdata: elements with `itemprop="liveBlogUpdate"`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import urldefrag

import lxml.etree
from lxml.html import HtmlElement

from livefeed.extract.addresses import web_url
from livefeed.extract.entries import MAX_ENTRIES, Draft, Reading
from livefeed.extract.pages.elements import HEADINGS, bare_markup, words_of
from livefeed.extract.pages.identity import identities, identity
from livefeed.extract.pages.live_blog import without_common
from livefeed.extract.pages.split import Split
from livefeed.model import Image

UPDATE: Final = "liveBlogUpdate"
_ADDRESSES: Final = ("content", "href", "src", "data", "datetime", "value")
_BESIDE_THE_TEXT: Final = frozenset({"meta", "link", "time"})

Properties = dict[str, list[HtmlElement]]


def split_microdata(tree: HtmlElement, reading: Reading) -> Split | None:
    """Return the updates that a page marks by microdata; None if it marks none."""
    items = [item for item in tree.xpath(f".//*[@itemprop='{UPDATE}']") if _is_outermost(item)]
    if not items:
        return None
    several = _properties_of(items[: MAX_ENTRIES + 1], tree)
    keys = _keys(items, several)
    drafts = [
        _draft(item, properties, key, reading)
        for item, properties, key in zip(items, several, keys, strict=False)
    ]
    return Split(
        strategy="microdata",
        drafts=tuple(without_common(drafts)),
        found_by=(("updates", f"itemprop {UPDATE}"), ("times", "itemprop datePublished")),
    )


def _is_outermost(item: HtmlElement) -> bool:
    return all(parent.get("itemprop") != UPDATE for parent in item.iterancestors())


def _properties_of(items: list[HtmlElement], tree: HtmlElement) -> list[Properties]:
    """Return the properties of each item, with those elsewhere on the page that it names."""
    several = [(item.get("itemref") or "").split() for item in items]
    wanted = {name for names in several for name in names}
    identified = tree.xpath("//*[@id]") if wanted else ()
    elsewhere = {one.get("id"): one for one in identified if one.get("id") in wanted}
    return [
        _properties(item, [elsewhere[name] for name in names if name in elsewhere])
        for item, names in zip(items, several, strict=True)
    ]


def _properties(item: HtmlElement, elsewhere: Sequence[HtmlElement] = ()) -> Properties:
    """Return the elements of an item's own properties, not those of items in it."""
    found: Properties = {}
    waiting: list[HtmlElement] = [*reversed(elsewhere), *reversed(item)]
    while waiting:
        element = waiting.pop()
        for name in (element.get("itemprop") or "").split():
            found.setdefault(name, []).append(element)
        if element.get("itemscope") is None:
            waiting.extend(reversed(element))
    return found


def _keys(items: list[HtmlElement], several: list[Properties]) -> list[str]:
    named: tuple[list[str], ...] = (
        [identity(item.get("itemid") or "") for item in items],
        [identity(_value(properties, "url")) for properties in several],
        [item.get("id") or "" for item in items],
    )
    for names in named:
        if keys := identities(names[: len(several)]):
            return keys
    return ["" for _ in several]


def _draft(item: HtmlElement, properties: Properties, key: str, reading: Reading) -> Draft:
    url = _value(properties, "url", "mainEntityOfPage")
    stated = _value(properties, "articleBody", "text", "description")
    body = _body(item, properties)
    return Draft(
        key=key,
        url=web_url(url, reading.url) or _anchored(reading.url, key),
        has_own_url=False,
        title=_value(properties, "headline", "name"),
        html=body,
        is_marked=True,
        text="" if body else stated,
        published=_value(properties, "datePublished", "dateCreated", "uploadDate"),
        updated=_value(properties, "dateModified"),
        author=", ".join(dict.fromkeys(_names(properties.get("author", [])))),
        images=tuple(Image(url=address) for address in _images(properties.get("image", []))),
        found_by=(
            ("key", "itemid, itemprop url, else id"),
            ("published", "itemprop datePublished"),
            ("title", "itemprop headline"),
            ("text", "itemprop articleBody" if "articleBody" in properties else "the rest of it"),
            ("author", "itemprop author"),
        ),
    )


def _body(item: HtmlElement, properties: Properties) -> str:
    """Return the markup of an update's text, "" where its words stand in an attribute."""
    shown = [part for part in properties.get("articleBody", []) if part.tag != "meta"]
    if shown:
        return "\n".join(bare_markup(part) for part in shown)
    if _value(properties, "articleBody", "text"):
        return ""
    apart = [
        part
        for part in item.iterdescendants(lxml.etree.Element)
        if part.tag in _BESIDE_THE_TEXT or part.tag in HEADINGS or part.get("itemprop")
    ]
    return bare_markup(item, without=apart)


def _value(properties: Properties, *names: str) -> str:
    """Return the first of these properties that has a value, as text."""
    for name in names:
        for element in properties.get(name, ()):
            stated = (element.get(attribute) for attribute in _ADDRESSES)
            if value := (next(filter(None, stated), "") or words_of(element)).strip():
                return value
    return ""


def _names(authors: list[HtmlElement]) -> Iterator[str]:
    for author in authors:
        inner = _properties(author) if author.get("itemscope") is not None else {}
        name = _value(inner, "name") or _value({"author": [author]}, "author")
        if name and not name.startswith(("http://", "https://")):
            yield name


def _images(images: list[HtmlElement]) -> Iterator[str]:
    for image in images:
        inner = _properties(image) if image.get("itemscope") is not None else {}
        if address := _value(inner, "url", "contentUrl") or _value({"image": [image]}, "image"):
            yield address


def _anchored(url: str, key: str) -> str:
    is_anchor = bool(key) and not any(character in key for character in "/?# \t\n")
    return f"{urldefrag(url).url}#{key}" if is_anchor else url
