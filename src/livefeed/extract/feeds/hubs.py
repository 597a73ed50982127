"""The hub that a publisher names in headers and documents (WebSub, section 4).

Found by a scan of what stands outside the entries, so that it does not matter who reads those.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import urlsplit

from livefeed.extract.addresses import web_url
from livefeed.extract.feeds.json_feed import load_json
from livefeed.extract.feeds.outside import outside
from livefeed.model import HubOffer

MAX_HUBS: Final = 5
MAX_HEAD: Final = 262_144  # bytes before the entries that are looked at

_LINK: Final = re.compile(
    r"<(?:[\w.-]+:)?link\b((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)>", re.IGNORECASE
)
_ATTRIBUTE: Final = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_INERT: Final = re.compile(r"<!--.*?(?:-->|$)|<!\[CDATA\[.*?(?:\]\]>|$)", re.DOTALL)
_BODY: Final = re.compile(rb"<body\b", re.IGNORECASE)
_IN_HEADER: Final = re.compile(r"<([^<>]*)>((?:[^,<\"]|\"[^\"]*\")*)")
_PARAMETER: Final = re.compile(r";\s*rel\s*=\s*(?:\"([^\"]*)\"|([^\s;\"]+))", re.IGNORECASE)

Link = tuple[str, str]  # relations, address


def offer_of(link: str, body: bytes, url: str) -> HubOffer:
    """Return who pushes, by the Link headers first and by the document where they are silent.

    Args:
        link: the Link headers, joined by commas.
        url: of the response, which relative addresses mean.
    """
    in_headers = _offer(links_of_header(link), url)
    in_document = _offer_in(body, url, is_pushed=bool(in_headers.hubs))
    return HubOffer(
        hubs=in_headers.hubs or in_document.hubs, topic=in_headers.topic or in_document.topic
    )


def _offer_in(body: bytes, url: str, *, is_pushed: bool) -> HubOffer:
    """Return who pushes by the word of a feed or page; nothing for one that is silent.

    One that names no hub is not looked at, unless the headers do. The addresses are ASCII:
    encodings in which they are not (UTF-16) are passed over.
    """
    if body[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _offer_of_json(body, url)
    head = _head(body)
    if b"hub" not in head and not is_pushed:
        return HubOffer()
    return _offer(_links_of_markup(_INERT.sub("", head.decode("utf-8", "replace"))), url)


def _head(body: bytes) -> bytes:
    """Return what a feed says outside of its entries, or a page before its body."""
    before, after = outside(body)
    page = _BODY.search(before, 0, MAX_HEAD)
    return before[: page.start()] if page else before[:MAX_HEAD] + after


def _links_of_markup(text: str) -> Iterator[Link]:
    for link in _LINK.finditer(text):
        values = {
            name.lower(): html.unescape(double or single or bare)
            for name, double, single, bare in _ATTRIBUTE.findall(link[1])
        }
        yield values.get("rel", ""), values.get("href", "")


def links_of_header(link: str) -> Iterator[Link]:
    """Give relations and address of each link in Link headers that are joined by commas."""
    for address, parameters in _IN_HEADER.findall(link):
        relation = _PARAMETER.search(parameters)
        if relation:
            yield relation[1] or relation[2] or "", address


def _offer_of_json(body: bytes, url: str) -> HubOffer:
    """Return the hubs of a JSON Feed 1.1; its topic is its feed_url."""
    if b"hub" not in body:
        return HubOffer()
    try:
        feed = load_json(body.decode("utf-8-sig", "replace"))
    except ValueError:
        return HubOffer()
    hubs = feed.get("hubs") if isinstance(feed, dict) else None
    if not isinstance(feed, dict) or not isinstance(hubs, list):
        return HubOffer()
    named = (hub.get("url") for hub in hubs if isinstance(hub, dict) and _is_websub(hub))
    links = [("hub", hub) for hub in named if isinstance(hub, str)]
    topic = feed.get("feed_url")
    return _offer([*links, ("self", topic if isinstance(topic, str) else "")], url)


def _is_websub(hub: dict[str, object]) -> bool:
    return str(hub.get("type", "")).lower() in {"websub", "pubsubhubbub"}


def _offer(links: Iterable[Link], url: str) -> HubOffer:
    hubs: dict[str, None] = {}
    topic = ""
    for relations, address in links:
        named = relations.lower().split()
        if "hub" in named and len(hubs) < MAX_HUBS and (hub := _address(address, url)):
            hubs[hub] = None
        if "self" in named and not topic:
            topic = _address(address, url)
    return HubOffer(hubs=tuple(hubs), topic=topic)


def _address(address: str, url: str) -> str:
    """Return an absolute address; "" for one that is none, or that carries credentials."""
    found = web_url(address.strip(), url)
    return "" if found and urlsplit(found).username is not None else found
