"""The feeds that a page declares: `<link rel="alternate" type="application/rss+xml" …>`."""

from __future__ import annotations

import html as entities
import re
from typing import Final

from livefeed.extract.addresses import web_url

SEARCHED: Final = 400_000  # characters; some pages have large scripts before their links
MAX_FEEDS: Final = 20

# Not application/json: WordPress declares its API so.
_FEED_TYPES: Final = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"}
)
# What is not closed hides the rest, in a browser too.
_HIDDEN: Final = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE
)
_LINK: Final = re.compile(
    r"<(link|base)\s((?:[^<>\"']++|\"[^\"]{0,2000}+\"|'[^']{0,2000}+'){0,60}+)>", re.IGNORECASE
)
_ATTRIBUTE: Final = re.compile(
    r"([a-z]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE
)


def declared_feeds(page: str, url: str) -> tuple[str, ...]:
    """Return the addresses of the feeds that an HTML page declares; those of comments last.

    Args:
        url: of the page, which relative links start from unless it has a base of its own.
    """
    found: dict[str, bool] = {}
    base = url
    for name, inside in _LINK.findall(_HIDDEN.sub("", page[:SEARCHED])):
        attributes = _attributes(inside)
        if name.lower() == "base":
            base = web_url(attributes.get("href", ""), url) or base
        elif _is_feed(attributes) and (address := web_url(attributes.get("href", ""), base)):
            told = f"{address} {attributes.get('title', '')}".lower()
            found.setdefault(address, "comment" in told or "تعليق" in told)
    return tuple(sorted(found, key=lambda address: found[address]))[:MAX_FEEDS]


def _attributes(inside: str) -> dict[str, str]:
    return {
        name.lower(): entities.unescape(double or single or bare).strip()
        for name, double, single, bare in _ATTRIBUTE.findall(inside)
    }


def _is_feed(attributes: dict[str, str]) -> bool:
    kind = attributes.get("type", "").partition(";")[0].strip().lower()
    return "alternate" in attributes.get("rel", "").lower().split() and kind in _FEED_TYPES
