"""Real newspaper articles as RSS feeds, one feed a newspaper; the texts stay outside."""

from __future__ import annotations

import json
import lzma
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from xml.sax.saxutils import escape

from tests.support.make import NOW


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    id: int
    source: str
    date: datetime  # as printed, without a zone
    title: str
    text: str


def articles(path: Path) -> Iterable[Article]:
    """Yield the articles of the corpus in the order of the file, which is that of their dates."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = json.loads(line)
            yield Article(**(fields | {"date": datetime.fromisoformat(fields["date"])}))


def days(path: Path) -> Mapping[str, list[Article]]:
    """Return the articles by day of printing, in order."""
    by_day: dict[str, list[Article]] = defaultdict(list)
    for article in articles(path):
        by_day[article.date.date().isoformat()].append(article)
    return dict(sorted(by_day.items()))


def feeds(printed: Iterable[Article], *, at: datetime = NOW) -> Mapping[str, bytes]:
    """Return one RSS document a newspaper, newest article first.

    The articles are years old; `at` is taken as the time of the newest one, so that they are news.
    """
    by_source: dict[str, list[Article]] = defaultdict(list)
    for article in printed:
        by_source[article.source].append(article)
    newest = max(article.date for members in by_source.values() for article in members)
    return {
        source: _rss(source, sorted(members, key=lambda a: a.date, reverse=True), newest, at)
        for source, members in by_source.items()
    }


def _rss(source: str, members: list[Article], newest: datetime, at: datetime) -> bytes:
    items = "".join(
        f"<item><guid isPermaLink='false'>{article.id}</guid>"
        f"<link>https://{source}.example/{article.id}</link>"
        f"<title>{escape(article.title)}</title><description>{escape(article.text)}</description>"
        f"<pubDate>{format_datetime(at - _since(article.date, newest))}</pubDate></item>"
        for article in members
    )
    head = f"<title>{source}</title><link>https://{source}.example/</link><language>ar</language>"
    return f'<rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()


def _since(date: datetime, newest: datetime) -> timedelta:
    return newest - date
