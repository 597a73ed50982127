"""JSON Feed 1.0 and 1.1 documents to entries."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from livefeed.errors import ParseError
from livefeed.extract.addresses import web_url
from livefeed.extract.attachments import Attachment
from livefeed.extract.entries import Draft, Reading, finish, is_in_order
from livefeed.model import Document, Image
from livefeed.text.clean import one_line, title_line
from livefeed.text.direction import language_of

VERSIONS: Final = ("https://jsonfeed.org/version/", "http://jsonfeed.org/version/")


def load_json(text: str) -> object:
    """Return the value of a JSON text; ValueError for anything that is none, however deep.

    NaN and infinities, which JSON does not know, become null.
    """
    try:
        value: object = json.loads(text, parse_constant=lambda _: None, strict=False)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    return value


def json_value(text: str, reading: Reading) -> object:
    """Return the value of a JSON response; ParseError if it is not JSON."""
    try:
        return load_json(text)
    except ValueError as error:
        problem = one_line(f"not valid JSON: {error}", limit=200)
        raise ParseError(reading.source.name, reading.url, problem) from error


def parse_json_feed(value: object, reading: Reading) -> Document:
    """Return the entries of a JSON Feed.

    Raises:
        ParseError: the value is no JSON Feed.
    """
    feed = _feed(value, reading)
    items = feed.get("items")
    if not isinstance(items, list):
        raise ParseError(
            reading.source.name, reading.url, "JSON without a list of items, expected a JSON Feed"
        )
    language = string(feed, "language")
    home = web_url(string(feed, "home_page_url"), reading.url) or reading.url
    drafts = [_draft(item, feed, home) for item in items if isinstance(item, dict)]
    if len(drafts) < len(items):
        reading.note(f"{len(items) - len(drafts)} items are not objects")
    found = finish(drafts, reading, language=language)
    return Document(
        strategy="json-feed",
        title=title_line(string(feed, "title")),
        language=language_of(
            reading.source.language,
            language,
            text=" ".join(e.title + " " + e.text for e in found.read),
        ),
        entries=found.read,
        is_window=is_in_order(found.all),
        problems=tuple(reading.problems),
        digests=found.digests_of_read,
        known=found.known,
    )


def string(values: Mapping[str, object], *names: str) -> str:
    """Return the first of these members that is text or a number, as text; else ""."""
    for name in names:
        value = values.get(name)
        if isinstance(value, dict):
            value = value.get("@value")  # of JSON-LD: a text with its language
        if isinstance(value, str) and value:
            return value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
    return ""


def _feed(value: object, reading: Reading) -> dict[str, object]:
    if not isinstance(value, dict):
        found = type(value).__name__
        raise ParseError(
            reading.source.name, reading.url, f"JSON {found}, expected a JSON Feed object"
        )
    if not string(value, "version").startswith(VERSIONS):
        reading.note("the JSON names no version of JSON Feed")
    return value


def _draft(item: dict[str, object], feed: dict[str, object], home: str) -> Draft:
    html = string(item, "content_html")
    return Draft(
        key=string(item, "id"),
        url=string(item, "url", "external_url"),
        base_url=home,
        title=string(item, "title"),
        html=html,
        text="" if html else string(item, "content_text", "summary"),
        published=string(item, "date_published"),
        updated=string(item, "date_modified"),
        author=_author(item) or _author(feed),
        language=string(item, "language"),
        images=_images(item),
        attachments=_attachments(item),
    )


def _author(values: dict[str, object]) -> str:
    everyone = _objects(values.get("authors")) + _objects([values.get("author")])
    names = (string(author, "name") for author in everyone)
    return ", ".join(dict.fromkeys(name for name in names if name))


def _attachments(item: dict[str, object]) -> tuple[Attachment, ...]:
    """Return what is attached beside images, and the page that an entry with its own is about."""
    found = [
        Attachment(url=string(attachment, "url"), title=string(attachment, "title"))
        for attachment in _objects(item.get("attachments"))
        if not string(attachment, "mime_type").startswith("image/")
    ]
    if string(item, "url") and (about := string(item, "external_url")):
        found.append(Attachment(url=about, title=about))
    return tuple(found)


def _objects(values: object) -> list[dict[str, object]]:
    return (
        [value for value in values if isinstance(value, dict)] if isinstance(values, list) else []
    )


def _images(item: dict[str, object]) -> tuple[Image, ...]:
    urls = [string(item, "image"), string(item, "banner_image")]
    urls += (
        string(attachment, "url")
        for attachment in _objects(item.get("attachments"))
        if string(attachment, "mime_type").startswith("image/")
    )
    return tuple(Image(url=url) for url in urls if url)
