"""Where a document says that older entries are: the next page of a paged feed or listing.

Looked for in the bytes, because every document is asked and hardly one is walked back: tags that
hold `rel=next` are taken apart, the rest is passed over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from itertools import islice
from typing import Final
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from livefeed.extract.feeds.hubs import links_of_header
from livefeed.extract.feeds.outside import outside

MOST_LINKS: Final = 100  # that say next, looked at
TAG: Final = 4_096  # bytes of one tag at most
HEAD: Final = 65_536  # bytes in which a feed names what made it

_REL: Final = re.compile(rb"rel\s*=\s*[\"']?[a-zA-Z \-]{0,40}?(?:next|prev-archive)(?=[\"' />])")
_ATTRIBUTE: Final = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_LINK: Final = re.compile(r"<(?:[A-Za-z][\w.-]*:)?(?:link|a)\s", re.IGNORECASE)
_NEXT_URL: Final = re.compile(rb"\"next_url\"\s*:\s*(\"(?:[^\"\\]|\\.)*\")")
_WORDPRESS: Final = re.compile(rb"<generator>\s*https?://wordpress\.(?:org|com)/")


def older_page(body: bytes, url: str, link: str = "") -> str:
    """Return the http(s) URL of the page with older entries, "" if the document names none.

    It is what `rel=next` names (RFC 5005, section 3; HTML) outside of entries or in the Link
    headers, else `rel=prev-archive` (section 4), `next_url` of a JSON Feed, or the next page of
    WordPress.
    """
    if body[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        found = _NEXT_URL.search(body)
        return _absolute(_text_of(found[1]), url) if found else ""
    links = dict(_links(body))
    for relations, address in links_of_header(link):
        for rel in relations.lower().split():
            links.setdefault(rel, address)
    for rel in ("next", "prev-archive"):
        if rel in links and (address := _absolute(links[rel], url)):
            return address
    is_wordpress = body.find(b"wordpress.", 0, HEAD) >= 0 and _WORDPRESS.search(body, 0, HEAD)
    return _next_of_wordpress(url) if is_wordpress else ""


def _links(body: bytes) -> Iterator[tuple[str, str]]:
    """Give relation and address of the links of the document itself, the last ones first."""
    found: list[tuple[str, str]] = []
    for part in outside(body):
        for match in islice(_REL.finditer(part), MOST_LINKS):
            start = part.rfind(b"<", max(0, match.start() - TAG), match.start())
            end = part.find(b">", match.end(), match.end() + TAG)
            tag = part[start:end].decode("utf-8", "replace") if 0 <= start < end else ""
            if _LINK.match(tag):
                found.extend(_relations(tag))
    return reversed(found)


def _relations(tag: str) -> Iterator[tuple[str, str]]:
    attributes = {
        name.lower(): unescape(double or single or bare)
        for name, double, single, bare in _ATTRIBUTE.findall(tag)
    }
    if attributes.get("href"):
        for rel in attributes.get("rel", "").lower().split():
            yield rel, attributes["href"]


def _next_of_wordpress(url: str) -> str:
    parts = urlsplit(url)
    query = parse_qsl(parts.query, keep_blank_values=True)
    page = next((value for name, value in query if name == "paged"), "1")
    number = int(page) if page.isdecimal() and len(page) < 6 else 1
    rest = [(name, value) for name, value in query if name != "paged"]
    return urlunsplit(parts._replace(query=urlencode([*rest, ("paged", str(number + 1))])))


def _text_of(value: bytes) -> str:
    try:
        return str(json.loads(value))
    except ValueError:
        return ""


def _absolute(address: str, base: str) -> str:
    try:
        url = urljoin(base, address.strip())
        parts = urlsplit(url)
    except ValueError:
        return ""
    is_clean = url.isprintable() and not any(char in url for char in ' <>"\\')
    is_web = parts.scheme in {"http", "https"} and parts.hostname and parts.username is None
    return url if is_web and is_clean else ""
