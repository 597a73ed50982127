"""Answers of live-coverage services, written for the tests after their public descriptions."""

from __future__ import annotations

import json
from html import escape
from typing import Any

Values = dict[str, Any]


def superdesk_post(number: int, *pieces: Values, **members: Any) -> Values:
    refs = [{"residRef": f"i{n}", "item": piece} for n, piece in enumerate(pieces)]
    return {
        "_id": f"urn:newsml:host:{number}",
        "_etag": f"e{number}",
        "_updated": "2026-11-22T08:59:00+00:00",
        "published_date": f"2026-11-22T08:0{number}:00+00:00",
        "content_updated_date": f"2026-11-22T08:1{number}:00+00:00",
        "post_status": "open",
        "deleted": False,
        "sticky": False,
        "publisher": {"display_name": "سلمى حداد", "email": "s@example.org"},
        "groups": [
            {"id": "root", "refs": [{"idRef": "main"}], "role": "grpRole:NEP"},
            {"id": "main", "refs": refs, "role": "grpRole:Main"},
        ],
    } | members


def superdesk(*posts: Values) -> Values:
    return {"_items": list(posts), "_meta": {"page": 1, "max_results": 25, "total": len(posts)}}


def piece(text: str, kind: str = "text", **meta: Any) -> Values:
    return {"item_type": kind, "text": text, "meta": meta}


def wordpress_post(number: int, **members: Any) -> Values:
    return {
        "id": 100 + number,
        "date": f"2026-11-22T11:0{number}:00",
        "date_gmt": f"2026-11-22T08:0{number}:00",
        "modified": f"2026-11-22T11:1{number}:00",
        "modified_gmt": f"2026-11-22T08:1{number}:00",
        "link": f"https://news.example/p/{number}",
        "status": "publish",
        "title": {"rendered": f"السيول تقطع الطريق &#8211; {number}"},
        "content": {"rendered": f"<p>انقطع الطريق رقم {number} بين المدينتين.</p>"},
        "excerpt": {"rendered": "<p>موجز</p>"},
        "_embedded": {
            "author": [{"name": "نور"}],
            "wp:featuredmedia": [
                {"media_type": "image", "source_url": f"/i{number}.jpg", "alt_text": "سيل"}
            ],
        },
    } | members


def liveblog_change(number: int, kind: str, at: int, text: str = "<p>نص</p>") -> Values:
    return {
        "id": number,
        "type": kind,
        "render": text,
        "timestamp": str(at),
        "entry_time": "1795334400",
        "authors": [{"name": "Ada"}],
        "share_link": f"https://news.example/live#{number}",
    }


def guardian_block(number: int, *elements: Values, **members: Any) -> Values:
    at = 1_795_334_400_000 - number * 60_000
    return {
        "id": f"{number:024x}",
        "title": "",
        "attributes": {"pinned": False, "keyEvent": False, "summary": False},
        "blockCreatedOn": at - 5_000,
        "blockFirstPublished": at,
        "blockLastUpdated": at + 90_000,
        "contributors": [{"name": "Ada Lovelace"}],
        "elements": list(elements) or [guardian_text(f"<p>The bridge is closed, {number}.</p>")],
    } | members


def guardian_text(html: str) -> Values:
    return {"_type": "model.dotcomrendering.pageElements.TextBlockElement", "html": html}


def live24(*numbers: int) -> Values:
    news = [
        {
            "nid": f"29164017078724{number:05}",
            "newstitle": f"Title {number}",
            "contents": f"<p>Update {number}</p>",
            "created": 1_795_334_400 - number * 60,
        }
        for number in numbers
    ]
    return {"err_code": 100, "data": {"count": len(news), "news": news}}


def live_blog(*numbers: int) -> Values:
    return {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "headline": "Cyclone",
        "liveBlogUpdate": [
            {
                "@type": "BlogPosting",
                "headline": f"Update {number}",
                "articleBody": f"Rain number {number} is falling on the coast.",
                "datePublished": f"2026-11-22T08:{number:02}:00Z",
                "url": f"https://news.example/live#post-{number + 12_000}",
            }
            for number in numbers
        ],
    }


def tickaroo(*numbers: int) -> Values:
    stated = json.dumps({"schemaOrg": json.dumps(live_blog(*numbers))})
    return {"html": f'<tickaroo-liveblog initialData="{escape(stated)}"></tickaroo-liveblog>'}
