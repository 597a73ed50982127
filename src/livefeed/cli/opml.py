"""`livefeed import`: the feeds of an OPML document as sources for the configuration."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from lxml import etree

from livefeed.cli.opening import settings_if_any
from livefeed.cli.output import print_json
from livefeed.cli.status import CommandError, Status
from livefeed.config.readers import Mistake, language, url
from livefeed.extract.encoding import decode
from livefeed.extract.xml import safe_parser
from livefeed.render.source_block import quoted, slug
from livefeed.text.clean import one_line

MAX_BYTES: Final = 20_000_000
MAX_OUTLINES: Final = 10_000
MAX_TAGS: Final = 20

_DECLARATION: Final = re.compile(r"<\?xml[^>]*\?>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    name: str
    title: str
    url: str
    kind: str  # page, or "" for the default
    language: str
    tags: tuple[str, ...]


def do(args: Namespace) -> int:
    """Print a [[source]] for each feed that is not configured yet; the file itself stays as it is.

    That one has comments and an order: `livefeed import subscriptions.opml >> config.toml`.
    """
    settings = settings_if_any(args)
    configured = settings.sources if settings else ()
    names = {source.name for source in configured}
    urls = {source.url for source in configured}
    found = list(_listed(args.file, names, urls))
    if args.is_json:
        print_json({"sources": [_as_json(one) for one in found]})
    else:
        print("\n".join(_as_toml(one) for one in found), end="")
    return Status.OK if found else Status.NOTHING_DONE


def _listed(file: str, names: set[str], urls: set[str]) -> Iterator[Outline]:
    for outline in islice(_attributes(file), MAX_OUTLINES):
        is_page = outline.get("type") == "link" and "xmlurl" not in outline
        address = outline.get("url" if is_page else "xmlurl", "").strip()
        try:
            url(address)
        except Mistake:
            continue  # a folder, or an address that is none
        if address in urls:
            continue
        urls.add(address)
        title = one_line(outline.get("title") or outline.get("text") or "")
        name = _free_name(title, address, names)
        names.add(name)
        yield Outline(
            name=name,
            title=title,
            url=address,
            kind="page" if is_page else "",
            language=_language(outline.get("language", "")),
            tags=_tags(outline.get("category", "")),
        )


def _attributes(file: str) -> Iterator[dict[str, str]]:
    """Yield the attributes of each outline, however deep, in the order of the document."""
    parser = safe_parser(recover=True)
    text = _DECLARATION.sub("", _text_of(file), count=1)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise CommandError(f"{file}: is not OPML: {error}") from error
    if root is None or str(root.tag).lower() != "opml":
        raise CommandError(f"{file}: is not OPML: expected the root element <opml>")
    for outline in root.iter("outline"):
        yield {str(name).lower(): str(value) for name, value in outline.attrib.items()}


def _text_of(file: str) -> str:
    """Return the text of a file in whatever encoding, at most MAX_BYTES of it."""
    try:
        with Path(file).open("rb") as opened:
            body = opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise CommandError(f"{file}: cannot be read ({error.strerror})") from error
    if len(body) > MAX_BYTES:
        raise CommandError(f"{file}: is larger than {MAX_BYTES // 1_000_000} MB")
    return decode(body, content_type="").text.lstrip("\ufeff \t\r\n")


def _tags(category: str) -> tuple[str, ...]:
    """Return categories, which OPML writes as `/world/syria,sport`, as tags."""
    tags = (one_line(tag, limit=60) for tag in category.replace("/", ",").split(","))
    return tuple(dict.fromkeys(tag for tag in tags if tag))[:MAX_TAGS]


def _free_name(title: str, address: str, names: set[str]) -> str:
    """Return a name made from the title, or from the host where no Latin letter is in it."""
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    base = slug(title) or slug(host) or "source"
    number, name = 1, base
    while name in names:
        number += 1
        name = f"{base}-{number}"
    return name


def _language(tag: str) -> str:
    try:
        return language(tag.strip())
    except Mistake:
        return ""


def _as_json(one: Outline) -> dict[str, str | list[str]]:
    return {
        "name": one.name,
        "title": one.title,
        "url": one.url,
        "kind": one.kind,
        "language": one.language,
        "tags": list(one.tags),
    }


def _as_toml(one: Outline) -> str:
    lines = [f"{key} = {quoted(value)}" for key, value in _as_json(one).items() if value]
    return "\n".join(("[[source]]", *lines, ""))
