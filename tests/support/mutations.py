"""Documents damaged at random, the same for the same seed, and how one is read in a worker."""

from __future__ import annotations

import random
import re
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from livefeed.errors import ParseError
from livefeed.settings import Source, UpdateSelectors
from livefeed.steps.read import Page, read_page
from tests.support.make import NOW

MAX_BYTES: Final = 2_000_000
USUAL_BYTES: Final = 150_000
OF_LARGE: Final = 0.04  # of the documents may be larger than that
URL: Final = "https://news.example/live"
_TAG: Final = re.compile(rb"<[^<>]{1,500}>")
_DECLARED: Final = re.compile(rb"(encoding|charset)(\s*=\s*[\"']?)[\w-]+", re.IGNORECASE)
CHARSETS: Final = (
    *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1256", "iso8859-6", "cp1252"),
    *("big5", "shift_jis", "koi8-r", "utf-7"),
)
NAMES: Final = (b"utf-8", b"windows-1256", b"utf-16", b"iso-2022-jp", b"utf-7", b"nonsense", b"hz")
TOKENS: Final = (
    *(b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<!DOCTYPE a [", b"]>", b"<?xml ", b"?>", b"&#0;"),
    *(b"&#xD800;", b"&#x110000;", b"&nbsp;", b"&x;", b"\0", b"\x1b$B", b"\xff\xfe"),
    b"\xef\xbb\xbf",
    *("\u202e\u2066\ufeff\ufffe".encode(), b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc2\x93"),
    *(b"<item>", b"</item>", b"<entry>", b"</feed>", b"<html>", b"<svg>", b"<base href='//'>"),
    *(b'{"@type":"LiveBlogPosting","liveBlogUpdate":[', b"{", b"[", b'"', b"\\ud800", b"1e999"),
    *(b" xml:base='http://[' ", b" xmlns:dc='urn:x' ", b" type='application/octet-stream' "),
    *(b"9" * 400, b"2026-11-22T99:99:99+99:99", b"0000-00-00", "٣١/٠٢/١٤٤٧".encode()),
    *(b"-1", b"x@" * 99),
)  # fmt: skip
CONTENT_TYPES: Final = (
    *("", "", "", "text/html", "text/xml; charset=windows-1256", "application/json"),
    *("application/rss+xml; charset=\0", "text/html; charset=utf-16"),
)
SELECTORS: Final = UpdateSelectors(item="article, item, .post, li", time="time", title="h2, a")


@dataclass(frozen=True, slots=True, kw_only=True)
class Damaged:
    """One damaged document; `origin` and `seed` make it again."""

    origin: str
    seed: int
    page: Page
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What reading one document came to."""

    outcome: str  # "read" or "refused"
    entries: int
    seconds: float  # CPU
    peak_bytes: int  # of the whole process so far


def damaged(
    originals: Sequence[tuple[str, bytes]], count: int, *, seed: int, max_bytes: int = MAX_BYTES
) -> Iterator[Damaged]:
    """Yield documents made of the originals by one to four kinds of damage each."""
    for number in range(count):
        yield damaged_by(originals, seed * 1_000_000 + number, max_bytes=max_bytes)


def damaged_by(
    originals: Sequence[tuple[str, bytes]], seed: int, *, max_bytes: int = MAX_BYTES
) -> Damaged:
    chance = random.Random(seed)  # noqa: S311 - the same for the same seed
    origin, body = chance.choice(originals)
    limit = max_bytes if chance.random() < OF_LARGE else min(max_bytes, USUAL_BYTES)
    for _ in range(chance.choice((1, 1, 2, 3, 4))):
        other = chance.choice(originals)[1]
        body = chance.choice(DAMAGES)(chance, body, other)[:limit]
    kind = chance.choice(("auto", "auto", "feed", "page"))
    source = Source(
        name="alpha",
        url=URL,
        kind=kind,  # type: ignore[arg-type]  # one of the literals above
        language=chance.choice(("", "ar")),
        timezone=chance.choice(("UTC", "Asia/Damascus")),
        updates=SELECTORS if kind == "page" and chance.random() < 0.1 else UpdateSelectors(),
    )
    page = Page(body=body, url=URL, content_type=chance.choice(CONTENT_TYPES), fetched_at=NOW)
    return Damaged(origin=origin, seed=seed, page=page, source=source)


def read_damaged(one: Damaged) -> Read:
    """Read a document as the worker of the daemon does; what it raises beyond that is a bug."""
    before = time.process_time()
    try:
        entries = len(read_page(one.page, one.source).entries)
        outcome = "read"
    except ParseError:
        entries, outcome = 0, "refused"
    return Read(
        outcome=outcome,
        entries=entries,
        seconds=time.process_time() - before,
        peak_bytes=1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
    )


Damage = Callable[[random.Random, bytes, bytes], bytes]


def _place(chance: random.Random, body: bytes) -> int:
    return chance.randrange(len(body) + 1)


def _slice(chance: random.Random, body: bytes, longest: int) -> tuple[int, int]:
    start = _place(chance, body)
    return start, start + chance.randrange(1, longest)


def flip(chance: random.Random, body: bytes, _: bytes) -> bytes:
    changed = bytearray(body)
    for _turn in range(chance.randrange(1, 40) if body else 0):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def truncate(chance: random.Random, body: bytes, _: bytes) -> bytes:
    return body[: _place(chance, body)]


def behead(chance: random.Random, body: bytes, _: bytes) -> bytes:
    return body[_place(chance, body) :]


def splice(chance: random.Random, body: bytes, other: bytes) -> bytes:
    return body[: _place(chance, body)] + other[_place(chance, other) :]


def remove(chance: random.Random, body: bytes, _: bytes) -> bytes:
    start, end = _slice(chance, body, 2_000)
    return body[:start] + body[end:]


def repeat(chance: random.Random, body: bytes, _: bytes) -> bytes:
    start, end = _slice(chance, body, 3_000)
    times = chance.choice((2, 10, 100, 1_000))
    return body[:start] + body[start:end] * times + body[end:]


def repeat_tag(chance: random.Random, body: bytes, _: bytes) -> bytes:
    tags = list(_TAG.finditer(body[:200_000]))
    if not tags:
        return body
    tag = chance.choice(tags)
    return body[: tag.end()] + tag[0] * chance.choice((1, 10, 1_000, 20_000)) + body[tag.end() :]


def insert(chance: random.Random, body: bytes, _: bytes) -> bytes:
    for _turn in range(chance.randrange(1, 6)):
        at = _place(chance, body)
        body = body[:at] + chance.choice(TOKENS) * chance.choice((1, 1, 1, 50)) + body[at:]
    return body


def swap_charset(chance: random.Random, body: bytes, _: bytes) -> bytes:
    return body.decode("utf-8", "replace").encode(chance.choice(CHARSETS), "replace")


def redeclare(chance: random.Random, body: bytes, _: bytes) -> bytes:
    return _DECLARED.sub(rb"\1\2" + chance.choice(NAMES), body)


def swap_brackets(chance: random.Random, body: bytes, _: bytes) -> bytes:
    pair = chance.choice((b"<>", b"\"'", b"{[", b"&;", b"=/", b"  "))
    start, end = _slice(chance, body, 20_000)
    return body[:start] + body[start:end].replace(pair[:1], pair[1:]) + body[end:]


DAMAGES: Final[tuple[Damage, ...]] = (
    *(flip, truncate, behead, splice, remove, repeat, repeat_tag, insert, insert, swap_charset),
    *(redeclare, swap_brackets),
)
