"""News sitemaps to entries: headlines with their time, and no text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NoReturn
from urllib.parse import urlsplit

from lxml import etree

from livefeed.errors import ElsewhereError, ParseError
from livefeed.extract.addresses import web_url
from livefeed.extract.entries import Draft, Reading, finish, is_in_order
from livefeed.extract.feeds.translations import own_and_translated
from livefeed.extract.times.dates import parse_date
from livefeed.extract.xml import safe_parser
from livefeed.model import Document, Image
from livefeed.text.direction import language_of

INDEX: Final = "sitemapindex"


def parse_sitemap(text: str, reading: Reading) -> Document:
    """Return the news of a sitemap.

    Raises:
        ElsewhereError: it is an index, and names the sitemap that changed last.
        ParseError: there is no news in it.
    """
    root = _tree(text, reading)
    if _local(root.tag) == INDEX:
        _refer(root, reading)
    drafts = [draft for url in _children(root, "url") if (draft := _draft(url))]
    if not drafts:
        raise _refused(reading, "a sitemap without news, expected <news:news> in it")
    found = finish(drafts, reading)
    told = " ".join(entry.title for entry in found.read)
    return Document(
        strategy="sitemap",
        title="",
        language=language_of(
            reading.source.language, found.read[0].language if found.read else "", text=told
        ),
        entries=found.read,
        is_window=is_in_order(found.all),
        problems=tuple(reading.problems),
        digests=found.digests_of_read,
        known=found.known,
    )


def _tree(text: str, reading: Reading) -> etree._Element:
    parser = safe_parser(recover=True)
    if text.startswith("<?xml"):  # it names an encoding that the text no longer has
        text = text.partition("?>")[2]
    try:
        root = etree.fromstring(text.lstrip().encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _refused(reading, "a sitemap that is no XML") from error
    if root is None:
        raise _refused(reading, "a sitemap that is no XML")
    if len(parser.error_log):
        first = parser.error_log[0]
        reading.note(f"malformed XML: {first.message} in line {first.line}")
    return root


def _draft(url: etree._Element) -> Draft | None:
    news = next(_children(url, "news"), None)
    if news is None:
        return None
    publication = next(_children(news, "publication"), None)
    links = [{str(k): str(v) for k, v in link.items()} for link in _children(url, "link")]
    _, translations = own_and_translated(
        [{"href": _text(url, "loc")}, *links], _text(url, "loc"), language=""
    )
    images = (_text(image, "loc") for image in _children(url, "image"))
    return Draft(
        key=_text(url, "loc"),
        url=_text(url, "loc"),
        translations=translations,
        title=_text(news, "title"),
        published=_text(news, "publication_date"),
        updated=_text(url, "lastmod"),
        language="" if publication is None else _text(publication, "language"),
        images=tuple(Image(url=image) for image in images if image),
    )


def _refer(index: etree._Element, reading: Reading) -> NoReturn:
    """Raise what names the sitemap of an index to be read: of news if named so, changed last."""
    found: list[tuple[bool, float, str]] = []
    for sitemap in _children(index, "sitemap"):
        if address := web_url(_text(sitemap, "loc"), reading.url):
            changed = parse_date(_text(sitemap, "lastmod"), timezone="UTC", base=reading.fetched_at)
            at = changed.timestamp() if changed else 0.0
            found.append(("news" in urlsplit(address).path.lower(), at, address))
    if not found:
        raise _refused(reading, "an index that names no sitemap")
    _, _, newest = max(found, key=lambda one: one[:2])  # the first of equals
    raise ElsewhereError(reading.source.name, reading.url, "an index of sitemaps", newest, False)


def _children(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    return (child for child in parent if _local(child.tag) == name)


def _text(parent: etree._Element, name: str) -> str:
    child = next(_children(parent, name), None)
    return "" if child is None else "".join(map(str, child.itertext())).strip()


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2].rpartition(":")[2].lower()


def _refused(reading: Reading, problem: str) -> ParseError:
    return ParseError(reading.source.name, reading.url, problem)
