"""Entries as an Atom feed (RFC 4287)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final, cast

from lxml import etree

from livefeed.render.entry import Imprint, MergedEntry, Origin
from livefeed.render.ids import FeedView, board_url, feed_uri, feed_url
from livefeed.render.times import rfc3339
from livefeed.settings import Feed
from livefeed.text.clean import one_line

ATOM: Final = "http://www.w3.org/2005/Atom"
XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
THREADING: Final = "http://purl.org/syndication/thread/1.0"  # RFC 4685
# The stubs do not know that the default namespace has the prefix None.
_STORIES: Final = cast("dict[str, str]", {None: ATOM})
_NAMESPACES: Final[dict[FeedView, dict[str, str]]] = {
    "stories": _STORIES,
    "updates": _STORIES | {"thr": THREADING},
}
NEVER: Final = datetime(2000, 1, 1, tzinfo=UTC)  # `updated` of a feed that holds nothing yet


def atom_feed(
    entries: Sequence[MergedEntry], feed: Feed, imprint: Imprint, view: FeedView = "stories"
) -> bytes:
    """Return the Atom document of a feed, its entries in the order given.

    The same arguments give the same bytes. Nothing in it can run: texts are escaped, and the
    content is sanitised HTML.
    """
    root = etree.Element(f"{{{ATOM}}}feed", nsmap=_NAMESPACES[view])
    if language := imprint.language_of(feed):
        root.set(XML_LANG, language)
    updated = max((entry.updated for entry in entries), default=NEVER)
    _text(root, "id", feed_uri(feed.name, imprint.server, view))
    _text(root, "title", feed_title(feed, imprint))
    _text(root, "updated", rfc3339(updated))
    _link(root, "self", feed_url(feed.name, "atom", imprint.server, view), "application/atom+xml")
    _link(root, "alternate", board_url(feed.name, imprint.server), "text/html")
    _text(root, "generator", "livefeed")
    _author(root, one_line(imprint.server.title) or "livefeed")
    for entry in entries:
        _add_entry(root, entry)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def feed_title(feed: Feed, imprint: Imprint) -> str:
    """Return the title of a feed of ours, else that of the whole newsroom."""
    return one_line(feed.title) or one_line(imprint.server.title) or feed.name


def _add_entry(root: etree._Element, entry: MergedEntry) -> None:
    element = etree.SubElement(root, f"{{{ATOM}}}entry")
    if entry.language:
        element.set(XML_LANG, entry.language)
    _text(element, "id", entry.uri)
    _text(element, "title", entry.title)
    _text(element, "updated", rfc3339(entry.updated))
    _text(element, "published", rfc3339(entry.published))
    _author(element, entry.author)
    _add_links(element, entry)
    if entry.replies_to:
        etree.SubElement(
            element,
            f"{{{THREADING}}}in-reply-to",
            ref=entry.replies_to,
            href=entry.page_url,
            type="text/html",
        )
    _text(element, "content", entry.html).set("type", "html")
    _add_source(element, entry.origin)


def _add_links(element: etree._Element, entry: MergedEntry) -> None:
    """Add the one alternate link, the other sources as `via`, other stories as `related`."""
    _link(element, "alternate", entry.url, "text/html")
    for via in entry.via:
        if via.url:
            _link(element, "via", via.url, "text/html", title=via.title)
    if entry.url != entry.page_url:
        _link(element, "related", entry.page_url, "text/html")
    if entry.follows:
        _link(element, "related", entry.follows.url, "text/html", title=entry.follows.title)
    for url in entry.related:
        _link(element, "related", url, "text/html")


def _add_source(element: etree._Element, origin: Origin) -> None:
    source = etree.SubElement(element, f"{{{ATOM}}}source")
    _text(source, "id", origin.uri)
    _text(source, "title", origin.title)
    _text(source, "updated", rfc3339(origin.seen_at))
    if origin.url:
        _link(source, "self", origin.url, "")


def _text(parent: etree._Element, tag: str, text: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{ATOM}}}{tag}")
    element.text = text
    return element


def _author(parent: etree._Element, name: str) -> None:
    _text(etree.SubElement(parent, f"{{{ATOM}}}author"), "name", name)


def _link(parent: etree._Element, rel: str, href: str, kind: str, *, title: str = "") -> None:
    element = etree.SubElement(parent, f"{{{ATOM}}}link", rel=rel, href=href)
    if kind:
        element.set("type", kind)
    if title:
        element.set("title", title)
