"""Which address of an entry is its own, and which are of the same in other languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

MAX_TRANSLATIONS: Final = 20


def own_and_translated(
    links: Iterable[Mapping[str, str]], url: str, language: str
) -> tuple[str, tuple[str, ...]]:
    """Return an entry's own address and those that its links declare by `hreflang`.

    Args:
        links: with "rel", "href" and "hreflang" as far as they have them.
        url: that is its own unless a link says otherwise: the last one may have won.
        language: of the entry, "" if it is not declared.
    """
    alternates = [link for link in links if link.get("rel", "alternate") == "alternate"]
    if not any(link.get("hreflang") for link in alternates):
        return url, ()
    own = min(alternates, key=lambda link: _foreignness(link.get("hreflang", ""), language))
    found = own.get("href", "") or url
    others = (link.get("href", "") for link in alternates if link.get("hreflang"))
    translated = dict.fromkeys(other for other in others if other and other != found)
    return found, tuple(translated)[:MAX_TRANSLATIONS]


def _foreignness(declared: str, language: str) -> int:
    """Return 0 for a link in the entry's own language, 1 where it is not said, 2 for another."""
    if not declared:
        return 1
    same = declared.partition("-")[0].lower() == language.partition("-")[0].lower()
    return 0 if language and same else 2
