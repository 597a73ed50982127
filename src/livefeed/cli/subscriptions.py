"""`livefeed import`: the feeds of an OPML document as sources for the configuration."""

from __future__ import annotations

import json
import re
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree

from livefeed.cli.opening import settings_if_any
from livefeed.cli.output import print_json
from livefeed.cli.status import CommandError, Status
from livefeed.config.readers import Mistake, language, url


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    name: str
    title: str
    url: str
    language: str


def do(args: Namespace) -> int:
    """Print a [[source]] for each feed that is not configured yet; the file itself stays as it is.

    That one has comments and an order: `livefeed import subscriptions.opml >> config.toml`.
    """
    settings = settings_if_any(args)
    configured = settings.sources if settings else ()
    names = {source.name for source in configured}
    urls = {source.url for source in configured}
    found = list(_subscriptions(args.file, names, urls))
    if args.is_json:
        print_json({"sources": [_as_json(one) for one in found]})
    else:
        print("\n".join(_as_toml(one) for one in found), end="")
    return Status.OK if found else Status.NOTHING_DONE


def _subscriptions(file: str, names: set[str], urls: set[str]) -> Iterator[Subscription]:
    for outline in _outlines(file):
        address = outline.get("xmlUrl", "").strip()
        try:
            url(address)
        except Mistake:
            continue  # a folder, or an address that is none
        if address in urls:
            continue
        urls.add(address)
        title = " ".join((outline.get("title") or outline.get("text") or "").split())
        name = _free_name(title, address, names)
        names.add(name)
        yield Subscription(
            name=name, title=title, url=address, language=_language(outline.get("language", ""))
        )


def _outlines(file: str) -> Iterator[dict[str, str]]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        root = etree.fromstring(Path(file).read_bytes(), parser)
    except OSError as error:
        raise CommandError(f"{file}: cannot be read ({error.strerror})") from error
    except etree.XMLSyntaxError as error:
        raise CommandError(f"{file}: is not OPML: {error}") from error
    if root is None or root.tag != "opml":
        raise CommandError(f"{file}: is not OPML: expected the root element <opml>")
    for outline in root.iter("outline"):
        yield {str(name): str(value) for name, value in outline.attrib.items()}


def _free_name(title: str, address: str, names: set[str]) -> str:
    """Return a name made from the title, or from the host where no Latin letter is in it."""
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    base = _slug(title) or _slug(host) or "source"
    number, name = 1, base
    while name in names:
        number += 1
        name = f"{base}-{number}"
    return name


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:60]


def _language(tag: str) -> str:
    try:
        return language(tag.strip())
    except Mistake:
        return ""


def _as_json(one: Subscription) -> dict[str, str]:
    return {"name": one.name, "title": one.title, "url": one.url, "language": one.language}


def _as_toml(one: Subscription) -> str:
    lines = [f"{key} = {_quoted(value)}" for key, value in _as_json(one).items() if value]
    return "\n".join(("[[source]]", *lines, ""))


def _quoted(text: str) -> str:
    """Return a basic string of TOML; its escapes are those of JSON but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
