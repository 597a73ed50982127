"""Feeds to clean entries, beside what others need for less.

    python -m bench.parse [FEEDS]

One run over generated feeds (60 % RSS, 40 % Atom, Arabic and English, 30 to 50 entries, about
60 kB) and, where they are at hand, over one day of real Arabic newspapers. CPU milliseconds per
feed, best of five; `x` is how often feedparser as it comes takes as long. The bare loop walks over
the tree, reads the dates and makes the markup inert: no text, no language, no odd or damaged feed.
The floor builds the tree and nothing else. Sending is to a worker's parent: pickled and read again.
"""

from __future__ import annotations

import pickle
import random
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

import feedparser
import nh3
from lxml import etree
from tests.support.corpus import DATA
from tests.support.newspapers import days, feeds

from livefeed.extract.entries import Reading
from livefeed.extract.feeds.feed import parse_feed, read_leniently
from livefeed.extract.feeds.wellformed import read_wellformed
from livefeed.settings import Source
from livefeed.steps.read import Page, read_page

ROUNDS = 5
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
URL = "https://wire.example/feed.xml"
SOURCE = Source(name="wire", url=URL, kind="feed")
ARABIC = (
    "الحكومة الرئيس الوزراء اجتماع اليوم أعلن قال مصدر مسؤول المدينة السيول الطريق أسعار السوق "
    "ارتفعت انخفضت خلال الأسبوع الماضي نسبة مليون ليرة تقرير القوات هدنة مفاوضات اتفاق مجلس قرار "
    "انتخابات محكمة مباراة الطقس أمطار حادث مطار ميناء مساعدات شركة في من على إلى عن مع بعد قبل"
)
ENGLISH = (
    "government president minister meeting today announced said official city flood road prices "
    "market rose fell during last week percent million pounds report army ceasefire talks deal "
    "council vote court match weather rain accident airport port aid company in of on to from with"
)


def sentence(chance: random.Random, words: str, count: int) -> str:
    return " ".join(chance.choices(words.split(), k=count))


def generated(number: int) -> str:
    """Return one feed; the same for the same number."""
    chance = random.Random(number)
    words, is_rss = ((ARABIC, ENGLISH)[number % 2], chance.random() < 0.6)
    entries = [_entry(chance, words, i, is_rss=is_rss) for i in range(chance.randint(30, 50))]
    language = "ar" if words is ARABIC else "en"
    if is_rss:
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" '
            'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">'
            f"<channel><title>{number}</title><link>https://wire.example/</link>"
            f"<language>{language}</language>{''.join(entries)}</channel></rss>"
        )
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}"><title>{number}</title>'
        f'<id>urn:x:{number}</id><link href="https://wire.example/"/>{"".join(entries)}</feed>'
    )


def _entry(chance: random.Random, words: str, number: int, *, is_rss: bool) -> str:
    title, summary = sentence(chance, words, 9), sentence(chance, words, 15)
    paragraphs = [sentence(chance, words, chance.randint(15, 40)) for _ in range(3)]
    html = (
        f'<p><img src="/img/{number}.jpg" alt="" width="640"/><b>{paragraphs[0]}</b></p>\n'
        f'<p>{paragraphs[1]} <a href="https://wire.example/{number}?a=1&amp;b=2">…</a></p>\n'
        f"<p>{paragraphs[2]}</p>"
    )
    when = NOW - timedelta(minutes=7 * number)
    if is_rss:
        return (
            f"<item>\n<title>{title}</title>\n<link>https://wire.example/{number}</link>\n"
            f'<guid isPermaLink="false">urn:x:{number}</guid>\n'
            f"<dc:creator>{title[:18]}</dc:creator>\n"
            f"<pubDate>{format_datetime(when, usegmt=True)}</pubDate>\n<category>x</category>\n"
            f"<description>{summary}</description>\n"
            f"<content:encoded><![CDATA[{html}]]></content:encoded>\n"
            f'<media:thumbnail url="https://wire.example/t/{number}.jpg"/>\n</item>'
        )
    return (
        f'<entry>\n<title>{title}</title>\n<link href="https://wire.example/{number}"/>\n'
        f"<id>urn:x:{number}</id>\n<published>{when.isoformat()}</published>\n"
        f"<updated>{when.isoformat()}</updated>\n<author><name>{title[:18]}</name></author>\n"
        f'<summary>{summary}</summary>\n<content type="html">{escape(html)}</content>\n</entry>'
    )


def newspapers() -> list[str]:
    path = DATA / "near-duplicates" / "articles.jsonl.xz"
    if not path.exists():
        return []
    printed = next(iter(days(path).values()))
    return [body.decode() for body in feeds(printed).values()]


def fresh() -> Reading:
    return Reading(source=SOURCE, url=URL, fetched_at=NOW)


def as_page(text: str) -> Page:
    return Page(body=text.encode(), url=URL, content_type="application/xml", fetched_at=NOW)


def bare(text: str) -> list[tuple[dict[str, str], str, datetime]]:
    """Return the elements, the inert markup and the time of each entry."""
    found = []
    for entry in etree.fromstring(text.encode()).iter("item", "{http://www.w3.org/2005/Atom}entry"):
        told = {str(child.tag).rpartition("}")[2]: child.text or "" for child in entry}
        html = INERT.clean(
            told.get("encoded") or told.get("content") or told.get("description", "")
        )
        sent = told.get("pubDate")
        when = parsedate_to_datetime(sent) if sent else datetime.fromisoformat(told["updated"])
        found.append((told, html, when))
    return found


INERT = nh3.Cleaner()
WAYS: dict[str, Callable[[str], object]] = {
    "feedparser as it comes": lambda text: feedparser.parse(BytesIO(text.encode())),
    "feedparser, clean-up off": lambda text: feedparser.parse(
        BytesIO(text.encode()), sanitize_html=False, resolve_relative_uris=False
    ),
    "livefeed through feedparser": lambda text: read_leniently(text, fresh()),
    "livefeed": lambda text: parse_feed(text, fresh()),
    "  of it, reading the XML": read_wellformed,
    "livefeed, with sketches": lambda text: read_page(as_page(text), SOURCE),
    "bare: lxml walk, dates, nh3": bare,
    "floor: lxml tree": lambda text: etree.fromstring(text.encode()),
}


def milliseconds(way: Callable[[Any], object], texts: Sequence[Any]) -> float:
    """Return CPU milliseconds per text or page, the best of ROUNDS."""
    took = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        for text in texts:
            way(text)
        took.append(time.process_time() - begun)
    return min(took) / len(texts) * 1_000


def report(title: str, texts: Sequence[str]) -> None:
    size = sum(len(text.encode()) for text in texts) / len(texts) / 1_000
    taken = sum(read_wellformed(text) is not None for text in texts)
    print(f"\n{title}: {len(texts)} feeds of {size:.0f} kB, {taken} of them read the fast way")
    results = {name: milliseconds(way, texts) for name, way in WAYS.items()}
    slowest = results["feedparser as it comes"]
    for name, took in results.items():
        print(f"{name:28} {took:8.2f} ms/feed  {slowest / took:6.1f} x")
    read = [read_page(as_page(text), SOURCE) for text in texts]
    sent = milliseconds(lambda page: pickle.loads(pickle.dumps(page)), read)  # noqa: S301 - our own
    print(f"{'sending what was read':28} {sent:8.2f} ms/feed")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    report("generated", [generated(number) for number in range(count)])
    if real := [text for text in newspapers() if _is_xml(text)]:
        report("newspapers of a day", real)


def _is_xml(text: str) -> bool:
    try:
        etree.fromstring(text.encode())
    except etree.XMLSyntaxError:
        return False
    return True


if __name__ == "__main__":
    main()
