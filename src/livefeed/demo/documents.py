"""What the replay newsroom's sources show, as the documents that such publishers serve."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from typing import Any

from livefeed.demo.coverage import Publisher, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One update as its publisher shows it now."""

    key: str
    title: str
    text: str
    published: datetime
    updated: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """Everything that one source shows; newest first. `buried` are its tombstones."""

    publisher: Publisher
    updates: tuple[Shown, ...] = ()
    buried: tuple[tuple[str, datetime], ...] = ()
    version: int = 0  # grows with each change


def applied(showing: Showing, step: Step, now: datetime) -> Showing:
    """Return what the source shows after one step."""
    others = tuple(shown for shown in showing.updates if shown.key != step.key)
    before = next((shown for shown in showing.updates if shown.key == step.key), None)
    updates, buried = others, showing.buried
    if step.do == "add":
        new = Shown(
            key=step.key, title=step.title, text=step.text.strip(), published=now, updated=now
        )
        updates = (new, *others)
    elif step.do == "edit" and before is not None:
        edited = replace(before, title=step.title, text=step.text.strip(), updated=now)
        updates = tuple(edited if s.key == step.key else s for s in showing.updates)
    elif step.do == "bury":
        buried = (*buried, (step.key, now))
    return replace(showing, updates=updates, buried=buried, version=showing.version + 1)


def document_of(showing: Showing, base_url: str, *, readers: int) -> tuple[str, str]:
    """Return the media type and the text of the document that a source serves.

    Args:
        showing: what it shows now.
        base_url: where the newsroom is reached.
        readers: a running number that live pages print, as publishers do: such a page is never
            the same twice.
    """
    match showing.publisher.form:
        case "rss":
            return "application/rss+xml; charset=utf-8", _rss(showing, base_url)
        case "atom":
            return "application/atom+xml", _atom(showing, base_url)
        case "json-feed":
            return "application/feed+json", _json_feed(showing, base_url)
        case "live-blog":
            return "text/html; charset=utf-8", _live_blog(showing, base_url, readers)
        case "page":
            return "text/html; charset=utf-8", _page(showing, base_url, readers)


def path_of(publisher: Publisher) -> str:
    """Return the path under which the newsroom serves a source."""
    endings = {"rss": "rss.xml", "atom": "feed.atom", "json-feed": "feed.json"}
    return f"/{publisher.name}/{endings.get(publisher.form, 'live.html')}"


def link_of(publisher: Publisher, key: str, base_url: str) -> str:
    """Return the address of one update: a fragment of a live page, else an article of its own."""
    if publisher.form in {"live-blog", "page"}:
        return f"{base_url}{path_of(publisher)}#{key}"
    return f"{base_url}/{publisher.name}/read/{key}"


def article(publisher: Publisher, update: Shown) -> str:
    """Return the page that a reader of the board finds behind an update's link."""
    return _html(publisher, f"<h1>{escape(update.title)}</h1>{_paragraphs(update.text)}")


def _rss(showing: Showing, base_url: str) -> str:
    publisher = showing.publisher
    items = "".join(
        f'<item><guid isPermaLink="false">{shown.key}</guid><title>{escape(shown.title)}</title>'
        f"<link>{link_of(publisher, shown.key, base_url)}</link>"
        f"<description>{escape(_paragraphs(shown.text))}</description>"
        f"<pubDate>{format_datetime(shown.published)}</pubDate></item>"
        for shown in showing.updates
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        f"<title>{escape(publisher.title)}</title><link>{base_url}/</link><description/>"
        f"<language>{publisher.language}</language>{items}</channel></rss>"
    )


def _atom(showing: Showing, base_url: str) -> str:
    publisher = showing.publisher
    entries = "".join(
        f"<entry><id>{_atom_id(publisher, shown.key)}</id><title>{escape(shown.title)}</title>"
        f'<link href="{link_of(publisher, shown.key, base_url)}"/>'
        f"<published>{_iso(shown.published)}</published><updated>{_iso(shown.updated)}</updated>"
        f'<content type="html">{escape(_paragraphs(shown.text))}</content></entry>'
        for shown in showing.updates
    )
    tombstones = "".join(
        f'<at:deleted-entry ref="{_atom_id(publisher, key)}" when="{_iso(at)}"/>'
        for key, at in showing.buried
    )
    times = [shown.updated for shown in showing.updates] + [at for _, at in showing.buried]
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" '
        f'xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="{publisher.language}">'
        f"<title>{escape(publisher.title)}</title><id>tag:{publisher.name}.example,2026:feed</id>"
        f"<author><name>{escape(publisher.title)}</name></author>"
        f"<updated>{_iso(max(times, default=datetime(2026, 1, 1, tzinfo=UTC)))}</updated>"
        f"{entries}{tombstones}</feed>"
    )


def _atom_id(publisher: Publisher, key: str) -> str:
    return f"tag:{publisher.name}.example,2026:{key}"


def _json_feed(showing: Showing, base_url: str) -> str:
    publisher = showing.publisher
    items = [
        {
            "id": shown.key,
            "url": link_of(publisher, shown.key, base_url),
            "title": shown.title,
            "content_text": shown.text,
            "date_published": _iso(shown.published),
        }
        for shown in showing.updates
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": publisher.title,
        "language": publisher.language,
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False)


def _live_blog(showing: Showing, base_url: str, readers: int) -> str:
    """Return a page that describes its updates as schema.org LiveBlogPosting and shows them."""
    publisher = showing.publisher
    posts = [
        {
            "@type": "BlogPosting",
            "@id": link_of(publisher, shown.key, base_url),
            "url": link_of(publisher, shown.key, base_url),
            "headline": shown.title,
            "articleBody": shown.text,
            "datePublished": _iso(shown.published),
            "dateModified": _iso(shown.updated),
        }
        for shown in showing.updates
    ]
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "headline": publisher.title,
        "liveBlogUpdate": posts,
    }
    described = json.dumps(data, ensure_ascii=False).replace("</", "<\\/")
    blocks = "".join(
        f'<article id="{shown.key}"><time datetime="{_iso(shown.published)}"></time>'
        f"<h2>{escape(shown.title)}</h2>{_paragraphs(shown.text)}</article>"
        for shown in showing.updates
    )
    head = f'<script type="application/ld+json">{described}</script>'
    return _html(publisher, f"{_heading(publisher, readers)}<main>{blocks}</main>", head=head)


def _page(showing: Showing, base_url: str, readers: int) -> str:
    """Return a page without structured data, as only an operator's selectors can split it."""
    publisher = showing.publisher
    blocks = "".join(
        f'<li class="minute" id="{shown.key}"><a class="at" href="{link}">'
        f'<time datetime="{_iso(shown.published)}">{shown.published:%H:%M}</time></a>'
        f'<strong class="what">{escape(shown.title)}</strong>'
        f'<div class="told">{_paragraphs(shown.text)}</div></li>'
        for shown in showing.updates
        for link in (link_of(publisher, shown.key, base_url),)
    )
    return _html(publisher, f'{_heading(publisher, readers)}<ul class="minutes">{blocks}</ul>')


def _heading(publisher: Publisher, readers: int) -> str:
    return (
        f"<header><h1>{escape(publisher.title)}</h1>"
        f'<p class="readers">القراء الآن: {readers}</p></header>'
    )


def _html(publisher: Publisher, body: str, *, head: str = "") -> str:
    direction = "rtl" if publisher.language == "ar" else "ltr"
    return (
        f'<!doctype html><html lang="{publisher.language}" dir="{direction}"><head>'
        f'<meta charset="utf-8"><title>{escape(publisher.title)}</title>{head}</head>'
        f"<body>{body}</body></html>"
    )


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(part.strip())}</p>" for part in text.split("\n\n"))


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
