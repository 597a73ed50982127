"""Invented feeds for the measurements: the same at every run, near-copies among them.

Six in ten are RSS 2.0, the others Atom; Arabic and English take turns; 30 to 50 entries with some
1.2 kB of HTML each, 45 to 80 kB a feed. Three entries in ten are copies of a pool of wire texts
with another title, another link and one sentence changed.
"""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import cache
from typing import Final
from xml.sax.saxutils import escape

FIRST: Final = datetime(2026, 1, 1, tzinfo=UTC)
SENTENCES: Final = 3_000
WIRE_TEXTS: Final = 4_000
COPIES: Final = 0.3
ARABIC: Final = """
    الحكومة الرئيس الوزراء اجتماع اليوم أعلن قال مصدر مسؤول المدينة القاهرة الرياض بيروت
    دمشق بغداد غزة الاقتصاد النفط أسعار السوق البورصة ارتفعت انخفضت خلال الأسبوع الماضي
    المقبل العام الجاري نسبة مليون دولار تقرير دراسة جديدة باحثون جامعة علماء فيروس لقاح
    المستشفى وزارة الصحة الأطباء المرضى حالة إصابة وفاة الجيش القوات هجوم هدنة مفاوضات اتفاق
    السلام الأمم المتحدة مجلس الأمن قرار تصويت انتخابات مرشح حزب المعارضة البرلمان قانون
    محكمة فريق المنتخب مباراة هدف الدوري كأس العالم اللاعب المدرب فوز خسارة تعادل الجماهير
    ملعب موسم بطولة الطقس أمطار الشرطة حادث طريق سيارة طائرة مطار قطار سفينة ميناء حدود
    لاجئين مساعدات إنسانية منظمة دولية شركة تكنولوجيا هاتف تعليم مدرسة طلاب امتحانات ثقافة
    مهرجان فيلم كتاب رواية موسيقى معرض متحف تاريخ في من على إلى عن مع بعد قبل حول بين ضد منذ
    حتى أن التي الذي هذا هذه ذلك تلك كما لكن وقد بينما حيث ثم أو لا ما لم لن قد
"""
ENGLISH: Final = """
    the government president minister meeting today announced said official source city
    London Cairo Washington Brussels Gaza Paris economy oil prices market shares rose fell
    during last week next year current percent million dollars report study new researchers
    university scientists virus vaccine hospital health ministry doctors patients case army
    forces attack ceasefire talks agreement peace council resolution vote election candidate
    party opposition parliament law court judge team national match goal league cup player
    coach win defeat draw fans stadium season tournament weather rain heat wind storm police
    accident road car aircraft airport train ship port border refugees aid organisation
    international company technology phone data security information education school
    students culture festival film book music exhibition museum history in of on to from
    with after before about between against since until that which this these those as but
    had while where then or not what never will would could should may might according
    spokesperson statement
"""
WORDS: Final = {"ar": ARABIC.split(), "en": ENGLISH.split()}


@cache
def shape(number: int) -> tuple[str, str, int]:
    """Return format, language and number of entries of one feed."""
    draw = random.Random(f"shape {number}")
    kind = "rss" if draw.random() < 0.6 else "atom"
    return kind, "en" if number % 2 else "ar", draw.randint(30, 50)


def document(number: int, edition: int) -> bytes:
    """Return one feed after `edition` entries more than at the start, newest first."""
    kind, language, count = shape(number)
    host = f"https://paper{number}.example"
    newest = edition + count
    entries = [_entry(number, n, kind, language) for n in range(newest - 1, edition - 1, -1)]
    built = FIRST + timedelta(minutes=7 * newest)
    head = _rss_head if kind == "rss" else _atom_head
    tail = "</channel></rss>" if kind == "rss" else "</feed>"
    return "\n".join([head(host, language, built), *entries, tail]).encode()


def content_type(number: int) -> str:
    """Return the media type that the feed is served with."""
    return f"application/{shape(number)[0]}+xml; charset=utf-8"


def _rss_head(host: str, language: str, built: datetime) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:media="http://search.yahoo.com/mrss/"><channel>'
        f"<title>{host}</title><link>{host}/</link><description>news</description>"
        f"<language>{language}</language><lastBuildDate>{_rfc822(built)}</lastBuildDate>"
    )


def _atom_head(host: str, language: str, built: datetime) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}"><title>{host}</title>'
        f'<id>{host}/</id><link href="{host}/"/><updated>{_rfc3339(built)}</updated>'
    )


@cache
def _entry(number: int, n: int, kind: str, language: str) -> str:
    draw = random.Random(f"entry {number} {n}")
    at = FIRST + timedelta(minutes=7 * n, seconds=number * 37 % 400)
    link = f"https://paper{number}.example/{language}/news/{n}"
    title, paragraphs = _told(draw, language)
    html = "\n".join(_html(draw, paragraphs, link))
    summary = escape(paragraphs[0][0])
    if kind == "rss":
        return (
            f'<item><title>{escape(title)}</title><link>{link}</link><guid isPermaLink="false">'
            f"urn:x:{number}:{n}</guid><pubDate>{_rfc822(at)}</pubDate>"
            f"<dc:creator>{summary[:18]}</dc:creator><description>{summary}</description>"
            f"<content:encoded><![CDATA[{html}]]></content:encoded>"
            f'<media:thumbnail url="https://paper{number}.example/{n}.jpg" width="120"/></item>'
        )
    time = _rfc3339(at)
    return (
        f'<entry><title>{escape(title)}</title><link rel="alternate" type="text/html"'
        f' href="{link}"/><id>urn:x:{number}:{n}</id><published>{time}</published>'
        f"<updated>{time}</updated><author><name>{summary[:18]}</name></author>"
        f'<summary>{summary}</summary><content type="html">{escape(html)}</content></entry>'
    )


def _told(draw: random.Random, language: str) -> tuple[str, list[list[str]]]:
    """Return title and paragraphs of one entry; three in ten come from the wire."""
    if draw.random() >= COPIES:
        return _title(draw, language), _paragraphs(draw, language)
    title, wire = _wire_text(language, draw.randrange(WIRE_TEXTS))
    paragraphs = [list(sentences) for sentences in wire]
    paragraphs[-1][-1] = draw.choice(_sentences(language))
    return title + draw.choice(("", " - live", " (updated)", " | تحديث")), paragraphs


@cache
def _wire_text(language: str, number: int) -> tuple[str, list[list[str]]]:
    draw = random.Random(f"wire {language} {number}")
    return _title(draw, language), _paragraphs(draw, language)


@cache
def _sentences(language: str) -> list[str]:
    draw = random.Random(f"sentences {language}")
    ends = (".", ".", ".", "؟" if language == "ar" else "?", ' & "40".')
    return [
        " ".join(draw.choices(WORDS[language], k=draw.randint(9, 22))) + draw.choice(ends)
        for _ in range(SENTENCES)
    ]


def _title(draw: random.Random, language: str) -> str:
    return " ".join(draw.choices(WORDS[language], k=draw.randint(6, 12)))


def _paragraphs(draw: random.Random, language: str) -> list[list[str]]:
    left = 4 if language == "ar" else 6
    paragraphs = []
    while left > 0:
        size = min(left, draw.randint(1, 3))
        paragraphs.append(draw.choices(_sentences(language), k=size))
        left -= size
    return paragraphs


def _html(draw: random.Random, paragraphs: list[list[str]], link: str) -> list[str]:
    texts = [escape(" ".join(sentences)) for sentences in paragraphs]
    image = f'<img src="/img/{draw.randint(1, 9_999)}.jpg" alt="" width="640"/>'
    html = [f"<p>{image}<strong>{texts[0]}</strong></p>"]
    html += [f"<p>{text}</p>" for text in texts[1:]]
    return [*html, f'<p><a href="{link}?utm_source=rss&amp;utm_medium=feed">…</a></p>']


def _rfc822(time: datetime) -> str:
    return format_datetime(time, usegmt=True)


def _rfc3339(time: datetime) -> str:
    return f"{time:%Y-%m-%dT%H:%M:%SZ}"
