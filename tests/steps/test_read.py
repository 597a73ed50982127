"""Entries that are known are recognised, and a document says the same as if it were read anew."""

from __future__ import annotations

import json
import random
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from email.utils import format_datetime
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from livefeed.errors import ParseError
from livefeed.settings import Source, UpdateSelectors
from tests.support.corpus import feed_files
from tests.support.make import NOW
from tests.support.mutations import DAMAGES
from tests.support.recognition import Reader

ENTRY = re.compile(rb"<(?:item|entry)[\s>]")
SOURCE = Source(name="alpha", url="https://news.example/feed", timezone="Asia/Damascus")
TEXTS = (
    "أعادت فرق البلدية فتح الطريق الدولي بعد إزالة الثلوج التي تراكمت خلال الليل",
    "Floods cut the road between the two towns and damaged <b>seventy</b> homes &amp; a mill.",
    'A link to <a href="next.html">the next page</a> that means something by its base only.',
    "",
)
DATES = ("rfc", "iso", "2 hours ago", "منذ 5 دقائق", "14:05", "32 Foo 2026", "2999-01-01", "")


@dataclass(frozen=True)
class Item:
    """One entry as a publisher writes it."""

    key: int = 1
    title: str = "Road open"
    text: str = TEXTS[0]
    date: str = "rfc"
    minutes: int = 0
    link: str = "/a/1"

    @property
    def time(self) -> str:
        at = NOW - timedelta(minutes=self.minutes)
        return {"rfc": format_datetime(at), "iso": at.isoformat()}.get(self.date, self.date)


@dataclass(frozen=True)
class Edition:
    """One document: what it shows, and what it says of all of that."""

    items: tuple[Item, ...]
    language: str = "ar"
    home: str = "https://news.example/"
    built: int = 0  # changes with every edition, and means nothing
    is_damaged: bool = False


def rss(edition: Edition) -> bytes:
    items = "".join(
        f'<item><guid isPermaLink="false">{i.key}</guid><title>{i.title}</title>'
        f"<link>{i.link}</link><pubDate>{i.time}</pubDate>"
        f"<description>{escape(i.text)}</description></item>\n"
        for i in edition.items
    )
    text = (
        f'<?xml version="1.0"?><!-- made in {edition.built} ms -->\n<rss version="2.0"><channel>'
        f"<title>t</title><link>{edition.home}</link>"
        f"<lastBuildDate>{edition.built}</lastBuildDate>{items}"
        f"<language>{edition.language}</language></channel></rss>"
    )
    return (text.replace("<title>Road", "<title>&nbsp;") if edition.is_damaged else text).encode()


def atom(edition: Edition) -> bytes:
    items = "".join(
        f"<entry><id>{i.key}</id><title>{i.title}</title><link href='{i.link}'/>"
        f"<updated>{i.time}</updated><content type='html'><![CDATA[{i.text}]]></content></entry>"
        for i in edition.items
    )
    base = "" if edition.is_damaged else f' xml:base="{edition.home}"'
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{edition.language}"{base}>'
        f"<updated>{edition.built}</updated>{items}</feed>"
    ).encode()


def json_feed(edition: Edition) -> bytes:
    items = [
        {
            "id": str(i.key),
            "title": i.title,
            "url": i.link,
            "content_html": i.text,
            "date_published": i.time,
        }
        for i in edition.items
    ]
    return json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "home_page_url": edition.home,
            "language": edition.language,
            "user_comment": str(edition.built),
            "items": items,
        }
    ).encode()


def page(edition: Edition) -> bytes:
    items = "".join(
        f'<div class="u" id="u7{i.key}"><time>{i.time}</time><h3>{i.title}</h3>'
        f"<p>{i.text}</p></div>"
        for i in edition.items
    )
    return (
        f'<html lang="{edition.language}"><head><title>{edition.built}</title></head><body>'
        f"<main>{items}</main></body></html>"
    ).encode()


PAGE = replace(
    SOURCE,
    kind="page",
    updates=UpdateSelectors(mode="selectors", item="div.u", time="time", title="h3", text="p"),
)
FORMS = {
    "rss": (rss, SOURCE),
    "atom": (atom, SOURCE),
    "json": (json_feed, SOURCE),
    "page": (page, PAGE),
}

items = st.builds(
    Item,
    key=st.integers(1, 5),
    title=st.sampled_from(("Road open", "Road closed", "")),
    text=st.sampled_from(TEXTS),
    date=st.sampled_from(DATES),
    minutes=st.integers(0, 3),
    link=st.sampled_from(("/a/1", "b/2", "")),
)
editions = st.builds(
    Edition,
    items=st.lists(items, max_size=6).map(tuple),
    language=st.sampled_from(("ar", "en")),
    home=st.sampled_from(("https://news.example/", "https://other.example/x/")),
    built=st.integers(0, 2),
    is_damaged=st.sampled_from((False, False, False, True)),
)


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(editions, st.integers(0, 200_000)), min_size=2, max_size=5))
def test_what_is_recognised_reads_as_it_would_in_full(
    form: str, run: list[tuple[Edition, int]]
) -> None:
    write, source = FORMS[form]
    reader = Reader(source)
    at = NOW
    for edition, seconds in run:
        at += timedelta(seconds=seconds)
        with suppress(ParseError):
            reader.read(write(edition), at=at)


TEN = tuple(
    Item(key=n, title=f"News {n}", text=f"{TEXTS[1]} {n}", minutes=n, link=f"/a/{n}")
    for n in range(10)
)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_entries_in_another_frame_are_all_known(form: str) -> None:
    write, source = FORMS[form]
    reader = Reader(source)
    assert reader.read(write(Edition(TEN))) == 0
    assert reader.read(write(Edition(TEN, built=7))) == 10
    assert reader.read(write(Edition(TEN[::-1], built=8))) == 10


@pytest.mark.parametrize("form", FORMS)
def test_one_entry_more_and_one_edited_are_read_and_the_rest_is_known(form: str) -> None:
    write, source = FORMS[form]
    reader = Reader(source)
    reader.read(write(Edition(TEN[1:])))
    edited = replace(TEN[4], text=TEXTS[0])
    assert reader.read(write(Edition((*TEN[:4], edited, *TEN[5:])))) == 8


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
def test_a_time_alone_that_changes_is_read_again(form: str) -> None:
    write, source = FORMS[form]
    reader = Reader(source)
    reader.read(write(Edition(TEN)))
    moved = replace(TEN[4], minutes=0)
    assert reader.read(write(Edition((*TEN[:4], moved, *TEN[5:])))) == 9


@pytest.mark.parametrize("form", FORMS)
def test_another_way_of_reading_knows_nothing(form: str) -> None:
    write, source = FORMS[form]
    reader = Reader(source)
    reader.read(write(Edition(TEN)))
    reader.source = replace(source, language="fr")
    assert reader.read(write(Edition(TEN))) == 0


@pytest.mark.parametrize(
    "change", [{"language": "en"}, {"home": "https://other.example/"}], ids=["language", "base"]
)
@pytest.mark.parametrize("form", ["rss", "atom", "json"])
def test_what_all_entries_inherit_is_a_part_of_each(form: str, change: dict[str, str]) -> None:
    write, source = FORMS[form]
    reader = Reader(source)
    reader.read(write(Edition(TEN)))
    assert reader.read(write(replace(Edition(TEN), **change))) == 0  # type: ignore[arg-type]


@pytest.mark.corpus
@pytest.mark.timeout(300)
def test_damaged_editions_of_real_feeds_are_recognised_right() -> None:
    known = 0
    bodies = [file.read_bytes() for file in feed_files()]
    whole = [body for body in bodies if len(body) < 100_000 and len(ENTRY.findall(body)) > 3]
    for number, original in enumerate(whole[:: len(whole) // 8]):
        chance = random.Random(number)  # noqa: S311 - the same at every run
        reader, body = Reader(SOURCE), original
        for _ in range(4):
            with suppress(ParseError):
                known += reader.read(body)
            damage = chance.choice(DAMAGES)
            body = damage(chance, chance.choice((body, original)), original)
    assert known > 30
