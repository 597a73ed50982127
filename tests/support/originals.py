"""Whole documents of every form that is read, written for the tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from tests.support.documents import atom, item, rss

DATA: Final = Path(__file__).parents[1] / "data" / "extract"
TEXT: Final = (
    "<p>قطعت السيول <b>الطريق</b> بين المدينتين فجر اليوم، وقال الدفاع المدني إن فرقه أجلت عشرات "
    'العائلات.</p><ul><li>واحد</li></ul><img src="/a.jpg" alt="صورة"><a href="x?a=1&amp;b=2">…</a>'
)
CLOSED: Final = TEXT.replace('صورة">', 'صورة"/>')
STAMP: Final = '<time datetime="2026-11-22T09:{:02}:00Z">12:{:02}</time>'


def originals() -> dict[str, bytes]:
    """Return name → bytes."""
    items = [
        item(f"k{n}", title=f"عنوان {n}", text=TEXT, more="<pubDate>22 Nov 2026 09:00</pubDate>")
        for n in range(5)
    ]
    entries = [
        f"<id>urn:x:{n}</id><title type='html'>A &amp;amp; {n}</title><link href='/{n}'/>"
        f"<updated>2026-11-22T09:0{n}:00Z</updated><content type='xhtml'><div"
        f" xmlns='http://www.w3.org/1999/xhtml'>{CLOSED}</div></content>"
        for n in range(5)
    ]
    posts = [
        f'<article class="post" id="u{n}">{STAMP.format(n, n)}<h2>عنوان {n}</h2>{TEXT * 3}'
        "</article>"
        for n in range(12)
    ]
    blog = {
        "@type": "LiveBlogPosting",
        "liveBlogUpdate": [
            {
                "@id": f"#u{n}",
                "headline": "عنوان",
                "articleBody": TEXT,
                "datePublished": "2026-11-22",
            }
            for n in range(5)
        ],
    }
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "أخبار",
        "items": [
            {"id": n, "content_html": TEXT, "date_published": "2026-11-22"} for n in range(5)
        ],
    }
    script = f'<script type="application/ld+json">{json.dumps(blog)}</script>'
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<channel rdf:about="x"><title>x</title></channel><item rdf:about="https://news.example/1">'
        "<title>عنوان</title><dc:date>2026-11-22T09:00Z</dc:date></item></rdf:RDF>"
    )
    texts = {
        "rss": rss(*items),
        "atom": atom(*entries, extra='<at:deleted-entry xmlns:at="urn:x" ref="urn:y"/>'),
        "rdf": rdf,
        "json-feed": json.dumps(feed, ensure_ascii=False),
        "blocks": f"<html><body><main>{''.join(posts)}</main></body></html>",
        "live-blog": f"<html><head>{script}</head><body>{''.join(posts)}</body></html>",
        "article": f"<html><body><h1>عنوان</h1><main>{TEXT * 20}</main></body></html>",
    }
    files = {path.name: path.read_bytes() for path in sorted(DATA.glob("*.html"))}
    return {name: text.encode() for name, text in texts.items()} | files
