"""A source that would follow a page nobody has configured: its kind, or selectors of its updates.

What the chain finds by itself is the measure: selectors are tried on the page, and proposed only if
they give the same updates.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import Final, Literal, get_args
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from livefeed.errors import ParseError
from livefeed.extract.discovery import declared_feeds
from livefeed.extract.document import extract
from livefeed.extract.encoding import decode
from livefeed.extract.entries import Reading
from livefeed.extract.pages.blocks import groups_of_siblings
from livefeed.extract.pages.css import Selectable, outermost
from livefeed.extract.pages.elements import HEADINGS, is_beside
from livefeed.extract.pages.metadata import parse_tree, read_metadata
from livefeed.extract.suggest.fields import fields_of
from livefeed.extract.suggest.stable_names import choose
from livefeed.model import Document, Entry
from livefeed.render.source_block import slug
from livefeed.settings import PageSelectors, Source, SourceKind, UpdateSelectors
from livefeed.text.fold import fold

UNKNOWN: Final = "https://unknown.example/"  # where a file does not say what its address is
MIN_UPDATES: Final = 3
MAX_GROUPS: Final = 12  # groups of siblings tried, those with the longest text first
MAX_LIFTED: Final = 3  # ancestors that may stand for an element
AGREES: Final = 0.9  # share of updates that both ways must find
ALIKE: Final = 0.7
OPENING: Final = 40  # folded characters of an update that must be found the other way

Certainty = Literal["sure", "fairly sure", "unsure"]
_FEEDS: Final = frozenset({"rss", "atom", "json-feed", "sitemap"})
_SPLIT: Final = frozenset({"json-ld", "microdata", "headings", "blocks", "lines"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a way of reading finds on a page."""

    updates: int = 0
    times: int = 0
    titles: int = 0
    ids: int = 0  # of the publisher's own

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> Counts:
        return cls(
            updates=len(entries),
            times=sum(entry.published is not None for entry in entries),
            titles=sum(bool(entry.title) for entry in entries),
            ids=sum(not entry.key.startswith("h:") for entry in entries),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A source to configure, how sure it is to work, and why; no source where nothing is found."""

    source: Source | None
    certainty: Certainty
    why: tuple[str, ...]
    strategy: str  # of the chain
    chain: Counts  # what the chain finds by itself
    found: Counts  # what the proposed source finds
    agreement: float  # share of the updates that both find
    selectors: Source | None = None  # where the source does not need them: how they would read
    feeds: tuple[Source, ...] = ()  # that the page declares


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A response as it came."""

    body: bytes
    url: str
    content_type: str
    fetched_at: datetime

    def read(self, source: Source) -> Document:
        return extract(
            self.body,
            source=source,
            url=self.url,
            content_type=self.content_type,
            fetched_at=self.fetched_at,
        )


def suggest(page: Page, source: Source) -> Proposal:
    """Return what to configure for a page; `source` has its name, URL and what is known of it.

    Raises:
        ParseError: nothing can be read from the page.
    """
    source = replace(source, kind="auto", page=PageSelectors(), updates=UpdateSelectors())
    document = page.read(source)
    text = decode(page.body, content_type=page.content_type, override=source.encoding).text
    address = source.url or _own_address(page, source, text)
    source = replace(
        source,
        name=slug((urlsplit(address).hostname or "").removeprefix("www.")) or "source",
        url=address,
        language=source.language or document.language,
    )
    proposal = _proposal(page, source, document, text)
    if address == UNKNOWN:
        told = "the document does not say where it comes from: put its address in url"
        proposal = replace(proposal, why=(*proposal.why, told))
    return proposal


def _proposal(page: Page, source: Source, document: Document, text: str) -> Proposal:
    if document.strategy in _FEEDS:
        return _named(source, "feed", document, f"this is a feed itself ({document.strategy})")
    addresses = declared_feeds(text, source.url)
    feeds = tuple(replace(source, url=address, kind="feed") for address in addresses)
    chain = Counts.of(document.entries)
    if kind := _adapter(document.strategy):
        told = f"an answer or a page of {kind}, which has an adapter of its own"
        return replace(_named(source, kind, document, told), feeds=feeds)
    if document.strategy not in _SPLIT or chain.updates < MIN_UPDATES:
        return Proposal(
            source=None,
            certainty="unsure",
            why=("nothing on the page looks like several updates: it reads as one article",),
            strategy=document.strategy,
            chain=chain,
            found=Counts(),
            agreement=0.0,
            feeds=feeds,
        )
    tried = _best(page, replace(source, kind="page"), text, document)
    return replace(_weighed(source, document, tried), feeds=feeds)


def _own_address(page: Page, source: Source, text: str) -> str:
    reading = Reading(source=source, url="", fetched_at=page.fetched_at)
    return read_metadata(parse_tree(text), (), reading).url or UNKNOWN


def _adapter(strategy: str) -> SourceKind | None:
    name = strategy.removesuffix("-liveblog")
    kinds: tuple[SourceKind, ...] = get_args(SourceKind)
    return next((kind for kind in kinds if kind == name), None)


def _named(source: Source, kind: SourceKind, document: Document, told: str) -> Proposal:
    counts = Counts.of(document.entries)
    return Proposal(
        source=replace(source, kind=kind),
        certainty="sure" if counts.updates else "fairly sure",
        why=(told, _told(counts)),
        strategy=document.strategy,
        chain=counts,
        found=counts,
        agreement=1.0,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tried:
    """Selectors and what they found."""

    source: Source
    counts: Counts
    agreement: float

    def score(self, chain: Counts) -> float:
        if not self.counts.updates:
            return 0.0
        fewer, more = sorted((self.counts.updates, chain.updates))
        shares = (self.counts.times, self.counts.titles, self.counts.ids)
        told = sum(share / self.counts.updates for share in shares)
        item = self.source.updates.item or ""
        return 4 * fewer / more + 4 * self.agreement + told - len(item) / 500


def _best(page: Page, source: Source, text: str, document: Document) -> _Tried | None:
    tried: list[_Tried] = []
    for updates in _candidates(page, source, text):
        selected = replace(source, updates=updates)
        try:
            entries = page.read(selected).entries
        except ParseError:
            continue
        counts = Counts.of(entries)
        agreement = _agreement(document.entries, entries)
        tried.append(_Tried(source=selected, counts=counts, agreement=agreement))
    chain = Counts.of(document.entries)
    return max(tried, key=lambda one: one.score(chain), default=None)


def _agreement(chain: Sequence[Entry], found: Sequence[Entry]) -> float:
    """Return the share of what was found that the chain found too."""
    told = "\n".join(fold(f"{entry.title} {entry.text}") for entry in chain)
    keys = {entry.key for entry in chain}
    shared = sum(
        entry.key in keys or any(one in told for one in _openings(entry)) for entry in found
    )
    return shared / max(1, len(found))


def _openings(entry: Entry) -> list[str]:
    several = (fold(part)[:OPENING].strip() for part in (entry.title, entry.text))
    return [one for one in several if one]


def _candidates(page: Page, source: Source, text: str) -> Iterator[UpdateSelectors]:
    """Yield selectors for each group of elements that may be the page's updates."""
    tree = parse_tree(text)
    if tree is None:
        return
    reading = Reading(source=source, url=page.url, fetched_at=page.fetched_at)
    selectable, seen = Selectable(tree), set()
    for elements in _groups(tree, selectable):
        item = choose(selectable, elements)
        if item is None or item in seen:
            continue
        seen.add(item)
        if elements[0].tag not in HEADINGS:
            yield replace(fields_of(selectable, elements, reading), item=item)
        yield UpdateSelectors(mode="selectors", item=item)


def _groups(tree: HtmlElement, page: Selectable) -> Iterator[list[HtmlElement]]:
    marked = list(outermost(page.select('[itemprop="liveBlogUpdate"]')))
    siblings = sorted(groups_of_siblings(tree), key=lambda group: -group.length)
    told = [list(group.blocks) for group in siblings if not is_beside(group.blocks[0])]
    for elements in [marked, *islice(told, MAX_GROUPS)]:
        yield from _lifted(elements)
    under: dict[tuple[str, str], list[HtmlElement]] = {}
    for heading in tree.iter("h2", "h3", "h4"):
        parent = heading.getparent()
        look = "" if parent is None else parent.get("class") or ""
        under.setdefault((heading.tag, look), []).append(heading)
    yield from (group for group in under.values() if len(group) >= MIN_UPDATES)


def _lifted(elements: list[HtmlElement]) -> Iterator[list[HtmlElement]]:
    """Yield the elements and those around them, as long as each has one of its own."""
    for _ in range(MAX_LIFTED):
        if len(elements) < MIN_UPDATES:
            return
        yield elements
        parents = [parent for one in elements if (parent := one.getparent()) is not None]
        if len(set(parents)) < len(elements):
            return
        elements = parents


def _weighed(source: Source, document: Document, tried: _Tried | None) -> Proposal:
    """Return the proposal for a page of updates: selectors if they find what the chain finds."""
    chain = Counts.of(document.entries)
    by_chain = Proposal(
        source=replace(source, kind="page", updates=_updates_of(document)),
        certainty="fairly sure",
        why=(_told(chain), f"found by the chain ({document.strategy}), without selectors"),
        strategy=document.strategy,
        chain=chain,
        found=chain,
        agreement=1.0,
    )
    if tried is None or tried.agreement < ALIKE:
        return replace(by_chain, why=(*by_chain.why, "no stable selectors find the same"))
    if tried.counts.times < AGREES * chain.times * tried.counts.updates / chain.updates:
        told = f"selectors find times of {tried.counts.times} only: those stand beside the updates"
        return replace(by_chain, why=(*by_chain.why, told))
    if not _is_near(tried, chain):
        told = f"selectors find {tried.counts.updates} of {chain.updates}: the page shows no more"
        certainty: Certainty = "sure" if document.strategy == "json-ld" else "fairly sure"
        return replace(
            by_chain, certainty=certainty, why=(*by_chain.why, told), selectors=tried.source
        )
    told = (
        f"{tried.agreement:.0%} of them are among the {chain.updates} that the chain finds "
        f"by itself ({document.strategy})"
    )
    is_sure = (
        tried.counts.updates == chain.updates
        and tried.agreement >= AGREES
        and tried.counts.times >= AGREES * chain.updates
    )
    return replace(
        by_chain,
        source=tried.source,
        certainty="sure" if is_sure else "fairly sure",
        why=(_told(tried.counts), told),
        found=tried.counts,
        agreement=tried.agreement,
    )


def _updates_of(document: Document) -> UpdateSelectors:
    return UpdateSelectors(mode="json-ld" if document.strategy == "json-ld" else "auto")


def _is_near(tried: _Tried, chain: Counts) -> bool:
    fewer, more = sorted((tried.counts.updates, chain.updates))
    return fewer >= AGREES * more


def _told(counts: Counts) -> str:
    return (
        f"{counts.updates} updates: {counts.times} with a time, {counts.titles} with a title, "
        f"{counts.ids} with an id of the publisher's"
    )
