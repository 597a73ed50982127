"""Live pages whose updates stand in JSON-LD, as publishers serve them."""

from __future__ import annotations

import json

from tests.support.documents import PAGE_URL


def live_page(
    *updates: dict[str, object],
    html: str = "",
    headline: str = "التغطية الحية",
    tail: str = "</html>",
) -> str:
    data = {"@type": "LiveBlogPosting", "headline": headline, "liveBlogUpdate": list(updates)}
    script = json.dumps(
        {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, data]}
    ).replace("</", "<\\/")
    return (
        f'<!doctype html><html lang="ar"><head><title>{headline}</title>'
        f'<script type="application/ld+json">{script}</script></head><body>{html}</body>{tail}'
    )


def update(key: str = "", *, minute: int = 0, **members: object) -> dict[str, object]:
    named: dict[str, object] = {"url": f"{PAGE_URL}#{key}"} if key else {}
    return (
        {
            "@type": "BlogPosting",
            "headline": f"عنوان {key or minute}",
            "articleBody": f"نص التحديث {key or minute}",
            "datePublished": f"2026-11-22T09:{minute:02}:00+00:00",
        }
        | named
        | members
    )
