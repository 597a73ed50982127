"""Which adapter reads an answer: the one that is configured, else the one whose form it has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from livefeed.errors import ParseError
from livefeed.extract.adapters.coverage import Coverage, inner
from livefeed.extract.adapters.guardian import read_page, read_polled
from livefeed.extract.adapters.live24 import read_24liveblog
from livefeed.extract.adapters.superdesk import read_superdesk
from livefeed.extract.adapters.tickaroo import tickaroo_blog
from livefeed.extract.adapters.wordpress import read_live_entries, read_posts
from livefeed.extract.entries import Reading, finish, is_in_order
from livefeed.extract.feeds.json_feed import VERSIONS, string
from livefeed.extract.pages.live_blog import parse_live_blog
from livefeed.model import Document
from livefeed.text.clean import one_line, title_line
from livefeed.text.direction import language_of

Adapter = Callable[[object, str], Coverage | None]

# kind → the forms of its answers
_ADAPTERS: Final[Mapping[str, tuple[Adapter, ...]]] = {
    "superdesk": (read_superdesk,),
    "wordpress": (read_posts, read_live_entries),
    "guardian": (read_page, read_polled),
    "24liveblog": (read_24liveblog,),
}


def parse_by_adapter(value: object, reading: Reading) -> Document | None:
    """Return the entries of an answer of a service that an adapter knows; None if none does.

    Raises:
        ParseError: a service was configured, and the answer does not have its form.
    """
    kind = reading.source.kind
    if kind == "auto" and string(inner(value), "version").startswith(VERSIONS):
        return None
    if kind in {"auto", "tickaroo"} and (blog := tickaroo_blog(value)):
        return parse_live_blog(blog, "", reading, language="")
    kinds = _ADAPTERS if kind == "auto" else (kind,)
    for adapter in (one for name in kinds for one in _ADAPTERS.get(name, ())):
        if coverage := adapter(value, reading.url):
            return _document(coverage, reading)
    if kind == "wordpress" and value == []:  # nothing was modified since
        return _document(Coverage(strategy=kind, drafts=()), reading)
    if kind in {*_ADAPTERS, "tickaroo"}:
        raise _unlike(kind, value, reading)
    return None


def _document(coverage: Coverage, reading: Reading) -> Document:
    found = finish(coverage.drafts, reading, language=coverage.language)
    text = " ".join(f"{entry.title} {entry.text}" for entry in found.read)
    return Document(
        strategy=coverage.strategy,
        title=title_line(coverage.title),
        language=language_of(reading.source.language, coverage.language, text=text),
        entries=found.read,
        is_window=coverage.is_newest and is_in_order(found.all),
        problems=tuple(reading.problems),
        digests=found.digests_of_read,
        known=found.known,
        found_by_of_entries=found.rules_of_read,
        found_by=(("updates", f"adapter {coverage.strategy}"),),
    )


def _unlike(kind: str, value: object, reading: Reading) -> ParseError:
    """Return the error of an answer of another form, with what the answer says itself."""
    said = one_line(string(inner(value), "message", "_message", "error", "err_msg"), limit=200)
    problem = f"JSON that is no answer of {kind}" + (f": {said}" if said else "")
    return ParseError(reading.source.name, reading.url, problem)
