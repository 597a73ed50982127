"""Proposals for pages that nobody has configured."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from livefeed.extract.suggest.proposal import UNKNOWN, Page, Proposal, suggest
from livefeed.settings import Source
from tests.support.corpus import corpus
from tests.support.documents import PAGE_URL, rss
from tests.support.make import NOW

WORDS = "وصل القطار إلى محطة الساحل صباح اليوم بعد توقف دام عامين وقال مدير المحطة إن الرحلة"
# Of the updates that each page shows by itself; the Mirror's shows 30 of 428.
COUNTS = {
    "lb_mirror_uk_riots": 428,
    "lb_corkbeo_level3": 26,
    "lb_guardian_ukraine": 10,
    "lb_repubblica_gaza": 79,
    "lb_ndtv_cricket": 40,
    "lb_br24_nahost_ticker": 7,
    "lb_gaza_timeline_ar": 58,
}


def proposed(
    body: str | bytes, *, url: str = PAGE_URL, content_type: str = "text/html"
) -> Proposal:
    raw = body if isinstance(body, bytes) else body.encode()
    page = Page(body=raw, url=url, content_type=content_type, fetched_at=NOW)
    return suggest(page, Source(name="given", url=url))


def post(number: int, more: str = "") -> str:
    return (
        f'<div class="css-1a2b3c tick-post" id="t-77{number * number}">'
        f'<span class="stamp">22.11.2026 0{number}:30</span><h3>خبر {number}</h3>'
        f'<div class="told"><p>{WORDS} {number} {WORDS}</p></div>{more}</div>'
    )


def page(inside: str, head: str = "") -> str:
    return f'<html lang="ar"><head><title>مباشر</title>{head}</head><body>{inside}</body></html>'


POSTS = "".join(map(post, range(1, 8)))


def test_repeated_posts_give_selectors_that_find_the_same() -> None:
    found = proposed(page(f"<main>{POSTS}</main>"))
    assert found.source is not None
    updates = found.source.updates
    assert (updates.mode, updates.item) == ("selectors", ".tick-post")
    assert (updates.key, updates.time, updates.title) == (None, ".stamp", "h3")
    assert (found.certainty, found.strategy, found.agreement) == ("sure", "blocks", 1.0)
    assert found.found == found.chain
    assert (found.found.updates, found.found.times, found.found.titles, found.found.ids) == (7,) * 4
    assert (found.source.name, found.source.url, found.source.kind) == (
        "news-example",
        PAGE_URL,
        "page",
    )


def test_updates_that_the_page_lists_but_does_not_show_are_not_given_up_for_selectors() -> None:
    listed = [
        {"@type": "BlogPosting", "url": f"{PAGE_URL}#t-{n}", "headline": f"خبر {n}",
         "articleBody": f"{WORDS} {n} {WORDS}", "datePublished": f"2026-11-22T09:{n:02}:00Z"}
        for n in range(1, 21)
    ]  # fmt: skip
    data = json.dumps({"@type": "LiveBlogPosting", "liveBlogUpdate": listed})
    script = f'<script type="application/ld+json">{data}</script>'
    found = proposed(page(f"<main>{POSTS}</main>", script))
    assert found.source is not None
    assert found.selectors is not None
    assert found.source.updates.mode == "json-ld"
    assert found.found.updates == 20
    assert found.selectors.updates.item == ".tick-post"
    assert "selectors find 7 of 20: the page shows no more" in found.why


def test_headings_with_a_time_are_chosen_by_what_they_stand_in() -> None:
    headings = "".join(f"<h2>0{n}.15 Uhr: خبر {n}</h2><p>{WORDS} {n}</p>" for n in range(7, 1, -1))
    found = proposed(page(f'<h2>عنوان</h2><div class="ticker_x__aB1cD prose3">{headings}</div>'))
    assert found.source is not None
    assert found.source.updates.item == ".prose3 > h2"
    assert (found.certainty, found.found.updates) == ("sure", 6)


def test_selectors_that_lose_the_times_are_not_proposed() -> None:
    lines = "".join(
        f"<dt>0{n}:40</dt><dd><h4>خبر {n}</h4>{WORDS} {n} {WORDS}</dd>" for n in range(8, 2, -1)
    )
    found = proposed(page(f"<main><dl>{lines}</dl></main>"))
    assert found.source is not None
    assert (found.found.updates, found.found.times) == (6, 6)
    assert found.source.updates.item is None
    assert found.certainty == "fairly sure"


@pytest.mark.parametrize(
    "inside", [f"<h1>خبر</h1><main>{'<p>' + WORDS * 4 + '</p>'}</main>", POSTS[: len(post(1))]]
)
def test_an_article_is_told_to_be_none_of_it(inside: str) -> None:
    found = proposed(page(inside))
    assert (found.source, found.certainty) == (None, "unsure")


def test_a_declared_feed_is_proposed_too() -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/rss.xml">'
    found = proposed(page(f"<main>{POSTS}</main>", link))
    assert found.source is not None
    assert [(feed.kind, feed.url) for feed in found.feeds] == [
        ("feed", "https://news.example/rss.xml")
    ]


def test_what_an_adapter_or_a_feed_reader_reads_is_named_by_its_kind() -> None:
    feed = proposed(rss("<title>x</title><guid>1</guid>"), content_type="application/rss+xml")
    assert feed.source is not None
    assert feed.source.kind == "feed"
    posts = [{"id": n, "date_gmt": "2026-11-22T08:00:00", "modified_gmt": "2026-11-22T08:00:00",
              "link": f"https://n.example/{n}", "title": {"rendered": "x"},
              "content": {"rendered": "<p>y</p>"}, "slug": "x", "type": "post", "status": "publish"}
             for n in (1, 2)]  # fmt: skip
    answer = proposed(json.dumps(posts), content_type="application/json")
    assert answer.source is not None
    assert (answer.source.kind, answer.certainty) == ("wordpress", "sure")


def test_a_file_that_does_not_say_where_it_comes_from_leaves_the_address_open() -> None:
    bare = proposed(page(f"<main>{POSTS}</main>"), url="")
    named = proposed(
        page(f"<main>{POSTS}</main>", '<link rel="canonical" href="https://n.example/live/7">'),
        url="",
    )
    assert bare.source is not None
    assert named.source is not None
    assert bare.source.url == UNKNOWN
    assert any("put its address in url" in reason for reason in bare.why)
    assert (named.source.url, named.source.name) == ("https://n.example/live/7", "n-example")


@pytest.mark.corpus
@pytest.mark.parametrize("name", COUNTS)
def test_a_real_live_page_gets_a_block_with_all_its_updates(name: str) -> None:
    body = corpus(f"live-pages/{name}.html").read_bytes()
    found = proposed(body, url="")
    assert found.source is not None
    given = Page(body=body, url=PAGE_URL, content_type="text/html", fetched_at=NOW)
    assert len(given.read(found.source).entries) == COUNTS[name]
    assert found.certainty == "sure"
    selected = found.selectors or found.source
    assert selected.updates.mode == "selectors"
    shown = 30 if name == "lb_mirror_uk_riots" else COUNTS[name]
    document = given.read(selected)
    assert (document.strategy, len(document.entries)) == ("selectors", shown)


@pytest.mark.corpus
def test_no_real_article_is_taken_for_live_coverage() -> None:
    files = [*corpus("live-pages").glob("art_*.html"), *corpus("live-pages").glob("neg_*.html")]
    assert len(files) == 15
    for file in [*files, Path(corpus("live-pages/syriatv_like.html"))]:
        assert proposed(file.read_bytes(), url="").certainty == "unsure", file.name


def test_a_day_alone_gets_the_time_of_day_that_is_shown_for_it() -> None:
    updates = "".join(
        f'<div class="entry" id="e{n * 977}"><time datetime="2026-11-22">1{n}:05</time>'
        f"<h3>خبر {n}</h3><p>وصل القطار رقم {n} إلى محطة الساحل وعلى متنه مئات المسافرين.</p>"
        "</div>"
        for n in range(4)
    )
    text = f"<html><body><h1>تغطية</h1><main>{updates}</main></body></html>"
    url = "https://news.example/live"
    fetched_at = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
    page = Page(body=text.encode(), url=url, content_type="text/html", fetched_at=fetched_at)
    proposal = suggest(page, Source(name="", url=url))
    assert proposal.source is not None
    times = [entry.published for entry in page.read(proposal.source).entries]
    assert times == [datetime(2026, 11, 22, 10 + n, 5, tzinfo=UTC) for n in range(4)]
