"""`livefeed sources test`: what would be found in a source, without storing anything."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.console import Console

from livefeed.cli.bounded import bounded
from livefeed.cli.given import GivenPage, check_options, fetched_page, page_of, wanted
from livefeed.cli.opening import settings_if_any, start_log
from livefeed.cli.output import Words, console, paragraph, print_json, table, waiting
from livefeed.cli.status import CommandError, Status
from livefeed.errors import ElsewhereError, ParseError, WorkerError
from livefeed.extract import extract
from livefeed.extract.discovery import declared_feeds
from livefeed.extract.encoding import decode
from livefeed.model import Document, Entry
from livefeed.render.api import embeds_view
from livefeed.settings import Polling, Settings, Source
from livefeed.system.clock import now


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    document: Document
    feeds: tuple[str, ...] = ()  # that a page declares
    read_at: str = ""  # where the document at the source's address led


def do(args: Namespace) -> int:
    """Fetch or read a document once and print its entries as extraction gives them."""
    check_options(args)
    settings = settings_if_any(args)
    start_log(args)
    source, path = wanted(args, settings)
    try:
        with waiting(f"reading {args.what}"):
            found = _found(source, path, settings)
    except CommandError as error:
        if args.is_json:
            print_json(_as_json(_nothing(str(error)), UTC))
        raise
    zone = ZoneInfo(source.timezone)
    if args.is_json:
        print_json(_as_json(found.document, zone))
    else:
        _print(found, zone, console())
    return Status.OK


def _nothing(problem: str) -> Document:
    return Document(
        strategy="", title="", language="", entries=(), is_window=False, problems=(problem,)
    )


def _found(source: Source, path: Path | None, settings: Settings | None) -> _Found:
    """Return what is read at an address or in a file; a page may name another address, once."""
    polling = settings.polling if settings else Polling()
    page = page_of(source, path, polling)
    try:
        try:
            return _read(page, source)
        except ElsewhereError as error:
            if path:
                raise
            page = fetched_page(replace(source, url=error.address), polling)
            return replace(_read(page, source), read_at=error.address)
    except (ParseError, WorkerError) as error:
        told = error.problem if isinstance(error, ParseError) else str(error)
        raise CommandError(f"{path or page.url}: {told}") from error


def _read(page: GivenPage, source: Source) -> _Found:
    return bounded(partial(_extracted, page, source, now()))


def _extracted(page: GivenPage, source: Source, at: datetime) -> _Found:
    document = extract(
        page.body, source=source, url=page.url, content_type=page.content_type, fetched_at=at
    )
    decoded = decode(page.body, content_type=page.content_type, override=source.encoding)
    is_feed = document.strategy in {"rss", "atom", "json-feed", "sitemap"}
    feeds = () if is_feed else declared_feeds(decoded.text, page.url)
    return _Found(document=document, feeds=feeds)


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesFound:
    """Which selector or rule gave each field: of most entries, and of each where it differs."""

    common: dict[str, str]
    others: list[dict[str, str]]


def rules_of(document: Document) -> RulesFound:
    """Return what gave the fields of a document's entries."""
    several = [dict(rules) for rules in document.found_by_of_entries]
    several += [{} for _ in range(len(document.entries) - len(several))]
    counts: dict[str, Counter[str]] = {}
    for name, rule in (pair for rules in several for pair in rules.items()):
        counts.setdefault(name, Counter())[rule] += 1
    common = {name: count.most_common(1)[0][0] for name, count in counts.items()}
    others = [
        {name: rule for name, rule in rules.items() if rule != common[name]} for rules in several
    ]
    return RulesFound(common=dict(document.found_by) | common, others=others)


def _as_json(document: Document, zone: tzinfo) -> dict[str, object]:
    rules = rules_of(document)
    return {
        "strategy": document.strategy,
        "language": document.language,
        "found_by": rules.common,
        "entries": [
            _entry(entry, zone) | {"found_by": other}
            for entry, other in zip(document.entries, rules.others, strict=True)
        ],
        "problems": list(document.problems),
    }


def _entry(entry: Entry, zone: tzinfo) -> dict[str, object]:
    """Return one entry; its times are in the source's zone, to be compared with the page."""
    return {
        "key": entry.key,
        "url": entry.url,
        "title": entry.title,
        "text": entry.text,
        "html": entry.html,
        "published": _in_zone(entry.published, zone),
        "updated": _in_zone(entry.updated, zone),
        "author": entry.author,
        "images": [{"url": image.url, "alt": image.alt} for image in entry.images],
        "embeds": embeds_view(entry.html),
        "language": entry.language,
        "kicker": entry.kicker,
        "place": entry.place,
    }


def _in_zone(at: datetime | None, zone: tzinfo) -> str | None:
    return at.astimezone(zone).isoformat() if at else None


def _print(found: _Found, zone: tzinfo, out: Console) -> None:
    document = found.document
    out.print(paragraph(document.title) or "(no title)", style="bold")
    out.print(
        f"{len(document.entries)} entries, strategy {document.strategy}, "
        f"language {document.language or 'unknown'}"
    )
    if found.read_at:
        out.print(f"read at {paragraph(found.read_at)}")
    for feed in found.feeds[:1]:
        out.print(f'the page declares a feed: {paragraph(feed)} (kind = "feed" follows it)')
    rules = rules_of(document)
    for field, rule in rules.common.items():
        out.print(f"  {field}: {paragraph(rule)}")
    for problem in document.problems:
        out.print(f"problem: {paragraph(problem)}", style="yellow")
    out.print()
    has_others = any(rules.others)
    rows = table("published", "key", "title", "text", *(("found otherwise",) if has_others else ()))
    for entry, others in zip(document.entries, rules.others, strict=True):
        told = "; ".join(f"{name}: {rule}" for name, rule in others.items())
        rows.add_row(
            f"{entry.published.astimezone(zone):%F %R %z}" if entry.published else "unknown",
            Words(entry.key),
            Words(entry.title, least=20),
            Words(entry.text, least=20),
            *((Words(told),) if has_others else ()),
        )
    out.print(rows)
