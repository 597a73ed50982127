"""News sitemaps and their indexes, as publishers serve them."""

from __future__ import annotations

NAMES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
    'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
)


def url(number: int, *, title: str = "عنوان", at: str = "2026-11-22T09:00:00Z") -> str:
    return (
        f"<url><loc>https://news.example/{number}?a=1&amp;b=2</loc>"
        f"<lastmod>2026-11-22T09:30:00+02:00</lastmod><news:news><news:publication>"
        "<news:name>الأخبار</news:name><news:language>ar</news:language></news:publication>"
        f"<news:publication_date>{at}</news:publication_date>"
        f"<news:title>{title}</news:title></news:news>"
        "<image:image><image:loc>https://img.example/1.jpg</image:loc></image:image></url>"
    )


def urlset(*urls: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {NAMES}>{"".join(urls)}</urlset>'


def index(*sitemaps: tuple[str, str]) -> str:
    inside = "".join(
        f"<sitemap><loc>{loc}</loc><lastmod>{at}</lastmod></sitemap>" for loc, at in sitemaps
    )
    return f"<sitemapindex {NAMES}>{inside}</sitemapindex>"
