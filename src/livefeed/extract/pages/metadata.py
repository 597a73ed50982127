"""What a page says about itself: headline, address, language, time, author, image."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice, takewhile
from typing import Final

import lxml.etree
from lxml.html import HtmlElement

from livefeed.extract.addresses import web_url
from livefeed.extract.entries import AHEAD, EARLIEST, Reading
from livefeed.extract.feeds.json_feed import string
from livefeed.extract.pages.elements import words_of
from livefeed.extract.pages.json_ld import Node, names_of, nodes_of_type, urls_of
from livefeed.extract.pages.parts import without_long_tags
from livefeed.extract.times.dates import parse_date
from livefeed.text.clean import one_line, title_line
from livefeed.text.fold import fold

ARTICLES: Final = (
    "NewsArticle",
    "Article",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
)
BEFORE_HEADLINE: Final = 40  # elements between a time line and the headline, at most
AFTER_HEADLINE: Final = 120
MAX_DATELINE: Final = 80  # characters

_PUBLISHED: Final = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "publishdate",
    "pubdate",
    "dc.date.issued",
    "dcterms.date",
    "dc.date",
    "parsely-pub-date",
    "sailthru.date",
    "date",
)
_DATELINE: Final = re.compile(
    r"(?:^|[\s_-])(?:\w*date\w*|\w*time\w*|\w*publish\w*|tarikh)(?:$|[\s_-])", re.IGNORECASE
)
_LANGUAGE: Final = re.compile(r"<html\b[^>]*?\slang\s*=\s*[\"']?([\w-]{2,35})", re.IGNORECASE)
_ELSEWHERE: Final = frozenset({"aside", "nav", "footer"})
_AFFIX: Final = re.compile(r"\s+[|\-–—:·•«»]+\s+|\s*[|»]\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """All plain text; "" and None for what the page does not say."""

    headline: str = ""
    url: str = ""
    language: str = ""
    author: str = ""
    description: str = ""
    image: str = ""
    published: datetime | None = None
    published_by: str = ""  # the rule that found the time
    modified: str = ""


def parse_tree(page: str, utf8: bytes = b"") -> HtmlElement | None:
    """Return the element tree of a page; None if there is none in it.

    Args:
        utf8: the page encoded, where that is at hand.
    """
    parser = lxml.etree.HTMLParser(encoding="utf-8")  # bytes without it gave mojibake
    # Not lxml.html's own, which asks Python for the class of each element: all are alike here.
    parser.set_element_class_lookup(lxml.etree.ElementDefaultClassLookup(element=HtmlElement))
    bounded = without_long_tags(page)
    encoded = utf8 if utf8 and bounded is page else bounded.encode("utf-8", "replace")
    try:
        tree = lxml.etree.fromstring(encoded, parser)
    except lxml.etree.LxmlError:
        return None
    return tree if isinstance(tree, HtmlElement) else None


def read_metadata(
    tree: HtmlElement | None, json_ld: Sequence[object], reading: Reading
) -> Metadata:
    """Return what the page says about itself, the most trustworthy source of each field first."""
    if tree is None:
        return Metadata(url=reading.url)
    metas = _metas(tree)
    node: Node = next(iter(nodes_of_type(list(json_ld), *ARTICLES)), {})
    heading = _heading(tree)
    published, rule = _published(tree, heading, metas, node, reading)
    return Metadata(
        headline=_headline(tree, heading, metas, node),
        url=_canonical(tree, reading),
        language=tree.get("lang") or tree.get("xml:lang") or metas.get("og:locale", ""),
        author=names_of(node, "author") or _person(metas.get("author", "")),
        description=one_line(
            metas.get("og:description", "") or metas.get("description", ""), limit=1_000
        ),
        image=next(iter(urls_of(node, "image")), "") or metas.get("og:image", ""),
        published=published,
        published_by=rule,
        modified=string(node, "dateModified") or metas.get("article:modified_time", ""),
    )


def declared_language(page: str) -> str:
    """Return the language of the root element without parsing the page."""
    found = _LANGUAGE.search(page[:20_000])
    return found[1] if found else ""


def _metas(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = (meta.get("content") or "").strip()
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _person(author: str) -> str:
    return "" if author.startswith(("http://", "https://")) else author


def _canonical(tree: HtmlElement, reading: Reading) -> str:
    """Return the page's own address; a canonical link to the front page is a mistake of theirs."""
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            url = web_url(link.get("href") or "", reading.url)
            if url and url.split("/", 3)[3:] not in ([], [""]):
                return url
    return reading.url


def _heading(tree: HtmlElement) -> HtmlElement | None:
    """Return the page's main heading: the h1 that its title repeats, else the only h1."""
    headings = [h1 for h1 in tree.iter("h1") if len(words_of(h1)) > 3]
    title = fold(_title(tree))
    for h1 in headings:
        if (words := fold(words_of(h1))) and words in title:
            return h1
    return headings[0] if len(headings) == 1 else None


def _headline(
    tree: HtmlElement,
    heading: HtmlElement | None,
    metas: dict[str, str],
    node: Node,
) -> str:
    for title in (metas.get("og:title", ""), string(node, "headline"), _title(tree)):
        if title := title_line(title):
            own = title_line(words_of(heading)) if heading is not None else ""
            # The heading is the title without what the site adds, or with more words.
            if own and fold(own) and (fold(own) in fold(title) or fold(title) in fold(own)):
                return own
            return _without_site(title, metas.get("og:site_name", ""))
    return title_line(words_of(heading)) if heading is not None else ""


def _without_site(title: str, site: str) -> str:
    parts = _AFFIX.split(title)
    if len(parts) < 2 or not site:
        return title
    if fold(parts[-1]) == fold(site):
        return title[: title.rindex(parts[-1])].rstrip(" |-–—:·•«»")
    return title[len(parts[0]) :].lstrip(" |-–—:·•«»") if fold(parts[0]) == fold(site) else title


def _title(tree: HtmlElement) -> str:
    return next((words_of(title) for title in tree.iter("title")), "")


def _published(
    tree: HtmlElement,
    heading: HtmlElement | None,
    metas: dict[str, str],
    node: Node,
    reading: Reading,
) -> tuple[datetime | None, str]:
    """Return the first possible time with a time of day, else the first possible date."""
    stated = [(string(node, "datePublished"), "JSON-LD datePublished")]
    stated += [(metas[name], f"meta {name}") for name in _PUBLISHED if name in metas]
    day: tuple[datetime | None, str] = (None, "")
    for text, rule in (*stated, *_datelines(tree, heading)):
        found = parse_date(text, timezone=reading.source.timezone, base=reading.fetched_at)
        if found is None or not EARLIEST <= found <= reading.fetched_at + AHEAD:
            continue
        if re.search(r"\d[:.]\d\d|T\d\d|\d{10}", text):
            return found, rule
        if day[0] is None:
            day = (found, rule)
    return day


def _datelines(tree: HtmlElement, heading: HtmlElement | None) -> Iterator[tuple[str, str]]:
    """Yield short texts near the headline that are marked as a time."""
    for element in _around(tree, heading):
        is_time = element.tag == "time"
        names = [element.get(name) or "" for name in ("class", "id", "itemprop")]
        if not (is_time or _DATELINE.search(" ".join(names))) or _is_elsewhere(element):
            continue
        if is_time and element.get("datetime"):
            yield element.get("datetime", ""), "time near the headline"
        text = words_of(element)
        if text and len(text) <= MAX_DATELINE:
            yield text, f"{element.tag}.{(names[0] or names[1])[:60]}"


def _is_elsewhere(element: HtmlElement) -> bool:
    return next(element.iterancestors(*_ELSEWHERE), None) is not None


def _around(tree: HtmlElement, heading: HtmlElement | None) -> Iterator[HtmlElement]:
    """Yield the elements before and after the headline, in the order of the document."""
    elements = tree.iter("*")
    if heading is not None:
        before = deque(takewhile(lambda one: one is not heading, elements), BEFORE_HEADLINE)
        yield from before
        yield heading
    yield from islice(elements, AFTER_HEADLINE - (heading is not None))
