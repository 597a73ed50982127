"""From what a publisher wrote to clean entries: keys, links, times, languages, bounds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple

from livefeed.extract.addresses import web_url
from livefeed.extract.attachments import Attachment, with_links
from livefeed.extract.digests import digest_of
from livefeed.extract.times.dates import parse_date
from livefeed.model import HASHED, Entry, Image, KnownEntry, opaque_id
from livefeed.settings import Source
from livefeed.text.clean import (
    clean_html,
    one_line,
    paragraphs,
    text_of,
    title_line,
)
from livefeed.text.direction import direction_of, language_of
from livefeed.text.embeds import may_embed
from livefeed.text.fold import fold
from livefeed.text.ordinary import read_ordinary

MAX_ENTRIES: Final = 1_000
MAX_KEY: Final = 500
MAX_TEXT: Final = 100_000  # characters of an update
MAX_AUTHOR: Final = 200
MAX_IMAGES: Final = 10
MAX_PROBLEMS: Final = 20
WORDS_IN_KEY: Final = 80  # normalised characters
MAX_WORDS_APART: Final = 2_000  # characters of updates of one minute that open alike
EARLIEST: Final = datetime(1990, 1, 1, tzinfo=UTC)
AHEAD: Final = timedelta(days=1)  # how far a publisher's clock may run ahead


Rules = tuple[tuple[str, str], ...]  # field → the selector or rule that gave it


class Draft(NamedTuple):
    """An entry as its publisher wrote it: nothing in it is clean yet."""

    key: str = ""  # the publisher's own identity of it, if any
    url: str = ""
    has_own_url: bool = True  # the URL leads to this entry alone, so it can be its key
    base_url: str = ""  # what its relative links mean; "" for the document's
    title: str = ""
    html: str = ""
    is_marked: bool = False  # the embeds in it are figures already
    text: str = ""  # only if the publisher gave plain text
    published: str | datetime = ""
    updated: str | datetime = ""
    author: str = ""
    language: str = ""
    images: tuple[Image, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    kicker: str = ""
    place: str = ""
    is_withdrawn: bool = False
    translations: tuple[str, ...] = ()  # addresses
    minute: str | None = None  # what a hashed key says of its time; None: `published`
    found_by: Rules = ()
    digest: str = ""  # of its source text, where that decides everything; "" to make one of these


# What a digest covers; times are put in as they were understood.
_DIGESTED: Final = tuple(
    name
    for name in Draft._fields
    if name not in {"published", "updated", "is_marked", "found_by", "digest"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One response being read: where it came from and what went wrong so far.

    `version` names the way of reading, "" where nothing is to be recognised later; `known` are
    the entries that the source's last poll left, by their digests.
    """

    source: Source
    url: str
    fetched_at: datetime
    problems: list[str] = field(default_factory=list)
    utf8: bytes = b""  # the text that is read, where it came as UTF-8: its tree needs no encoding
    version: str = ""
    known: Mapping[str, KnownEntry] = field(default_factory=dict)

    def note(self, problem: str) -> None:
        if problem and problem not in self.problems and len(self.problems) < MAX_PROBLEMS:
            self.problems.append(problem)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """All entries of a document in its order, each key once: read, or known already."""

    all: tuple[Entry | KnownEntry, ...]
    digests: Mapping[str, str]  # key → digest
    rules: Mapping[str, Rules] = field(default_factory=dict)  # by key; where they may be asked for

    @property
    def read(self) -> tuple[Entry, ...]:
        return tuple([entry for entry in self.all if isinstance(entry, Entry)])

    @property
    def digests_of_read(self) -> tuple[str, ...]:
        return tuple([self.digests.get(entry.key, "") for entry in self.read])

    @property
    def rules_of_read(self) -> tuple[Rules, ...]:
        return tuple(self.rules.get(entry.key, ()) for entry in self.read) if self.rules else ()

    @property
    def known(self) -> tuple[tuple[int, KnownEntry], ...]:
        """The entries that were not read, with their places."""
        places = enumerate(self.all)
        return tuple([(place, entry) for place, entry in places if isinstance(entry, KnownEntry)])


def finish(
    drafts: Sequence[Draft | KnownEntry], reading: Reading, *, language: str = ""
) -> Finished:
    """Return clean entries in document order, each key once, at most MAX_ENTRIES of them.

    Args:
        language: what the whole document declares.
    """
    if len(drafts) > MAX_ENTRIES:
        reading.note(f"{len(drafts)} entries, only the first {MAX_ENTRIES} are read")
    entries: dict[str, Entry | KnownEntry] = {}
    digests: dict[str, str] = {}
    rules: dict[str, Rules] = {}
    recognised = [
        (draft, draft, "")
        if isinstance(draft, KnownEntry)
        else (draft, *_recognised(draft, reading, language=language))
        for draft in drafts[:MAX_ENTRIES]
    ]
    shared = _shared_keys([entry.key for _, entry, _ in recognised])
    for draft, entry, digest in recognised:
        if isinstance(draft, Draft):
            if isinstance(entry, Entry) and _is_empty(draft, entry):
                reading.note("an entry with neither id, link, title nor text was left out")
                continue
            if entry.key in shared:
                # Its key depends on the others: read in full each time, never recognised.
                entry, digest = _told_apart(draft, reading, language=language), ""  # noqa: PLW2901
        if entry.key in entries:
            reading.note(f"two entries with the key {entry.key[:80]!r}: the first is kept")
        else:
            entries[entry.key] = entry
            digests[entry.key] = digest
            if not reading.version and isinstance(draft, Draft) and isinstance(entry, Entry):
                rules[entry.key] = _rules(draft, entry)
    return Finished(all=tuple(entries.values()), digests=digests, rules=rules)


def _rules(draft: Draft, entry: Entry) -> Rules:
    """Return what gave each field of an entry; also why it has a key or no time."""
    found = dict(draft.found_by)
    if entry.key.startswith(HASHED):
        found["key"] = "source, minute and words"
    if entry.published is None:
        found["published"] = "nothing: when it was first seen"
    elif not draft.published:
        found["published"] = "the time of its change"
    empty = {name for name in ("title", "text", "author") if not getattr(entry, name)}
    return tuple((name, rule) for name, rule in found.items() if rule and name not in empty)


def _shared_keys(keys: Iterable[str]) -> frozenset[str]:
    """Return the keys made of opening words that several updates of one minute share."""
    hashed = [key for key in keys if key.startswith(HASHED)]
    return frozenset(key for key, count in Counter(hashed).items() if count > 1)


def _told_apart(draft: Draft, reading: Reading, *, language: str) -> Entry:
    """Return an update under a key of more of its words, its links and its images.

    The store knows it by its text when it was known by its opening words before.
    """
    published, updated = read_time(draft.published, reading), read_time(draft.updated, reading)
    entry = _finished(draft, published, updated, reading, language=language)
    minute = _minute(entry.published) if draft.minute is None else draft.minute
    words = fold(f"{entry.title} {entry.text}"[:MAX_WORDS_APART])
    links = (*_LINKED.findall(entry.html), *(image.url for image in entry.images))
    key = HASHED + opaque_id(reading.source.name, minute, words, *links)
    return entry._replace(key=key)


def _is_empty(draft: Draft, entry: Entry) -> bool:
    return not (draft.key or entry.url or entry.title or entry.html or entry.images)


def is_in_order(entries: Sequence[Entry | KnownEntry]) -> bool:
    """Tell whether these are all entries, dated and sorted, newest or oldest first.

    Only then does an absence mean something: a curated list drops entries at will.
    """
    if len(entries) >= MAX_ENTRIES:
        return False
    dates = [
        entry.published or entry.updated
        for entry in entries
        if isinstance(entry, KnownEntry) or not entry.is_withdrawn
    ]
    known = [date for date in dates if date is not None]
    if not known or len(known) < len(dates):
        return False
    return known == sorted(known) or known == sorted(known, reverse=True)


def read_time(value: str | datetime, reading: Reading) -> datetime | None:
    """Return a publisher's time in UTC; None, with a problem noted, if it cannot be right."""
    if isinstance(value, datetime):
        found: datetime | None = value
    else:
        if not value.strip():
            return None
        found = parse_date(value, timezone=reading.source.timezone, base=reading.fetched_at)
        if found is None:
            reading.note(f"date not understood: {one_line(value, limit=60)!r}")
    if found is None:
        return None
    if not EARLIEST <= found <= reading.fetched_at + AHEAD:
        reading.note(f"impossible date: {found.isoformat()}")
        return None
    return found.astimezone(UTC)


def is_ahead(known: KnownEntry, fetched_at: datetime) -> bool:
    """Tell whether a time of a known entry is impossible now: the clock was put back."""
    published, updated = known.published, known.updated
    latest = published if updated is None or (published and published > updated) else updated
    return latest is not None and latest > fetched_at + AHEAD


def _recognised(draft: Draft, reading: Reading, *, language: str) -> tuple[Entry | KnownEntry, str]:
    """Return a clean entry, or the known one that it would be again, and its digest."""
    # Times are read in any case, and the digest covers what they mean: "two hours ago" is
    # another time at every poll, and what is noted of an impossible time is noted each time.
    published = read_time(draft.published, reading)
    updated = read_time(draft.updated, reading)
    digest = ""
    if reading.version and not draft.is_withdrawn:
        is_dated = all((published or not draft.published, updated or not draft.updated))
        given = draft.digest if is_dated else ""  # else something is to be noted each time
        digest = given or _digest(draft, published, updated, reading, language)
        if known := reading.known.get(digest):
            return known, digest
    return _finished(draft, published, updated, reading, language=language), digest


def _digest(
    draft: Draft,
    published: datetime | None,
    updated: datetime | None,
    reading: Reading,
    language: str,
) -> str:
    """Return a digest of everything that `_finished` looks at."""
    return digest_of(
        reading.version,
        reading.url,
        language,
        published.isoformat() if published else "",
        updated.isoformat() if updated else "",
        *[str(getattr(draft, name)) for name in _DIGESTED],
    )


def _finished(
    draft: Draft,
    published: datetime | None,
    updated: datetime | None,
    reading: Reading,
    *,
    language: str,
) -> Entry:
    base = web_url(draft.base_url, reading.url) or reading.url
    url = web_url(draft.url, base)
    title = title_line(draft.title)
    html, text = _told(draft, base)
    sample = f"{title} {text}"
    spoken = language_of(draft.language, reading.source.language, language, text=sample)
    own_url = url if draft.has_own_url else ""
    attached = _attached(draft.attachments, base) if draft.attachments else []
    return Entry(
        key=_bounded(draft.key or own_url) or _key_of_words(draft, published, sample, reading),
        url=url or (attached[0].url if attached else ""),
        title=title,
        text=text,
        html=with_links(html or as_html(text), attached) if attached else html or as_html(text),
        published=published or updated,
        updated=updated,
        author=one_line(title_line(draft.author), limit=MAX_AUTHOR) if draft.author else "",
        language=spoken,
        direction=direction_of(spoken, sample),
        images=_images(draft.images, html, base),
        kicker=title_line(draft.kicker) if draft.kicker else "",
        place=title_line(draft.place) if draft.place else "",
        is_withdrawn=draft.is_withdrawn,
        translations=tuple(
            found
            for other in draft.translations
            if (found := web_url(other, base)) and found != url
        ),
    )


def _told(draft: Draft, base: str) -> tuple[str, str]:
    """Return what an entry says, as clean markup and as text."""
    if not draft.html:
        return "", paragraphs(draft.text)[:MAX_TEXT]
    if ordinary := read_ordinary(draft.html, base_url=base, is_marked=draft.is_marked):
        html, text = ordinary
    else:
        markup = draft.html if draft.is_marked else _marked(draft.html)
        html = clean_html(markup, base_url=base)
        text = "" if draft.text else text_of(html)
    return html, (paragraphs(draft.text) if draft.text else text)[:MAX_TEXT]


def _marked(html: str) -> str:
    """Return markup with its embeds as links."""
    if not may_embed(html):
        return html
    from livefeed.extract.pages.embeds import with_embeds  # noqa: PLC0415 - feeds rarely need lxml.html

    return with_embeds(html)


def hashed_key(source: Source, minute: str, words: str) -> str:
    """Return a key for an update that carries none: source, minute, opening words.

    Never of the whole text: an edit would become a new update.
    """
    return HASHED + opaque_id(source.name, minute, fold(words[:1_000])[:WORDS_IN_KEY])


def _key_of_words(draft: Draft, published: datetime | None, words: str, reading: Reading) -> str:
    minute = _minute(published) if draft.minute is None else draft.minute
    return hashed_key(reading.source, minute, words)


def _minute(published: datetime | None) -> str:
    return published.strftime("%Y-%m-%dT%H:%M") if published else ""


def _bounded(key: str) -> str:
    key = one_line(key, limit=20_000)
    return key if len(key) <= MAX_KEY else f"{key[: MAX_KEY - 17]}:{opaque_id(key)}"


def as_html(text: str) -> str:
    """Return plain text as markup, a paragraph for each of its own."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    told = (p.replace("\n", "<br>") for p in escaped.split("\n\n") if p)
    return "".join(f"<p>{paragraph}</p>" for paragraph in told)


def _attached(given: Sequence[Attachment], base: str) -> list[Attachment]:
    found = (replace(one, url=web_url(one.url, base)) for one in given[:100])
    return [one for one in found if one.url]


_LINKED: Final = re.compile(r'<a href="([^"]*)"')
_IMAGE: Final = re.compile(r'<img((?:[^">]++|"[^"]*+")*+)>')
_SOURCE: Final = re.compile(r' src="([^"]*)"')
_ALT: Final = re.compile(r' alt="([^"]*)"')


def _images(given: Sequence[Image], html: str, base: str) -> tuple[Image, ...]:
    """Return the images that a publisher attached, else the first one in the text."""
    found = {
        url: Image(url=url, alt=one_line(image.alt))
        for image in given[:100]
        if (url := web_url(image.url, base))
    }
    if not found and (image := _IMAGE.search(html)) and (source := _SOURCE.search(image[1])):
        alt = _ALT.search(image[1])
        url = web_url(source[1].replace("&amp;", "&"), base)
        found = {url: Image(url=url, alt=title_line(alt[1]) if alt else "")} if url else {}
    return tuple(found.values())[:MAX_IMAGES]
