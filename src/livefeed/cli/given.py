"""The document that a command was given: of a configured source, at an address, or in a file."""

from __future__ import annotations

import asyncio
import mimetypes
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from livefeed.cli.status import CommandError, Status, unknown_name
from livefeed.config.readers import Mistake, encoding, language, timezone, url
from livefeed.errors import FetchError
from livefeed.settings import Polling, Settings, Source

_OPTIONS: Final[dict[str, Callable[[object], str]]] = {
    "base_url": url,
    "timezone": timezone,
    "language": language,
    "encoding": encoding,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenPage:
    body: bytes
    url: str
    content_type: str


def check_options(args: Namespace) -> None:
    """Raise CommandError for an option that stands in for the configuration and is wrong."""
    for option, read in _OPTIONS.items():
        if (value := getattr(args, option, None)) is None:
            continue
        try:
            read(value)
        except Mistake as error:
            name = "--" + option.replace("_", "-")
            raise CommandError(f"{name} {error.found[0][1]}", Status.USAGE) from None


def wanted(args: Namespace, settings: Settings | None) -> tuple[Source, Path | None]:
    """Return the source that is meant, and the file that stands in for its answer if one does."""
    configured = {source.name: source for source in settings.sources} if settings else {}
    what: str = args.what
    path = None
    if what in configured:
        source = configured[what]
    elif what.lower().startswith(("http://", "https://")):
        source = Source(name=_host(what), url=what)
    elif Path(what).is_file():
        path = Path(what)
        source = Source(name=path.name, url=args.base_url or "")
    else:
        hint = unknown_name("source, URL or file", what, configured)
        raise hint
    given = {
        field: value
        for field in ("kind", "timezone", "language", "encoding")
        if (value := getattr(args, field, None)) is not None
    }
    return replace(source, **given), path


def _host(address: str) -> str:
    try:
        url(address)
    except Mistake as error:
        raise CommandError(f"{address}: {error.found[0][1]}", Status.USAGE) from None
    return urlsplit(address).hostname or address


def page_of(source: Source, path: Path | None, polling: Polling) -> GivenPage:
    """Return what a file holds, or what a source answers."""
    return _file_page(path, source) if path else fetched_page(source, polling)


def _file_page(path: Path, source: Source) -> GivenPage:
    try:
        body = path.read_bytes()
    except OSError as error:
        raise CommandError(f"{path}: cannot be read ({error.strerror})") from error
    kind = mimetypes.guess_type(path.name)[0] or ""
    return GivenPage(body=body, url=source.url, content_type=kind)


def fetched_page(source: Source, polling: Polling) -> GivenPage:
    """Return what a source answers, asked once as the daemon asks.

    Raises:
        CommandError: it did not answer with a document.
    """
    # Only now: it brings aiohttp (0.3 s), which a file does not need.
    from livefeed.fetch.client import Fetcher  # noqa: PLC0415
    from livefeed.fetch.session import open_session  # noqa: PLC0415

    async def fetch() -> GivenPage:
        async with open_session(polling) as session:
            response = await Fetcher(session, polling).get(source)
        return GivenPage(body=response.body, url=response.url, content_type=response.content_type)

    try:
        return asyncio.run(fetch())
    except FetchError as error:
        is_forbidden = "forbidden address" in error.problem
        hint = ": polling.allow_private must name its network" if is_forbidden else ""
        raise CommandError(f"{error.url}: {error.problem}{hint}", Status.UNAVAILABLE) from error
