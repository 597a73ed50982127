"""What selectors of an operator make of a page's updates."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from livefeed.model import Document
from livefeed.settings import UpdateSelectors
from tests.support.documents import read
from tests.support.make import NOW


def by(html: str, *, timezone: str = "Europe/Berlin", **selectors: Any) -> Document:
    page = f"<html><body><h1>مباشر</h1>{html}</body></html>"
    updates = replace(UpdateSelectors(mode="selectors"), **selectors)
    return read(page, kind="page", timezone=timezone, fetched_at=NOW, updates=updates)


HEADINGS = """<div class="body">
<h2>09.31 Uhr: الخبر الأول</h2><p>نص الأول.</p><p>وبقيته.</p>
<h2>08.05 Uhr: الخبر الثاني</h2><p>نص الثاني.</p>
<h2>Samstag, 21. November 2026</h2>
<h2>23.10 Uhr: خبر الأمس</h2><p>نص الأمس.</p></div>
<h2>مواضيع أخرى</h2>"""


def test_a_heading_stands_for_what_follows_it_and_its_time_is_of_the_day_above() -> None:
    entries = by(HEADINGS, item=".body > h2").entries
    assert [entry.title for entry in entries] == ["الخبر الأول", "الخبر الثاني", "خبر الأمس"]
    assert [entry.text for entry in entries] == ["نص الأول.\n\nوبقيته.", "نص الثاني.", "نص الأمس."]
    assert [entry.published for entry in entries] == [
        datetime(2026, 11, 22, 8, 31, tzinfo=UTC),
        datetime(2026, 11, 22, 7, 5, tzinfo=UTC),
        datetime(2026, 11, 21, 22, 10, tzinfo=UTC),
    ]


def test_what_is_told_in_other_fields_is_not_told_again_in_the_text() -> None:
    post = (
        '<div class="post"><div class="told"><h3>العنوان</h3><span class="when">منذ ساعة</span>'
        '<p>نص الخبر.</p><b class="by">ندى</b></div></div>'
    )
    (entry,) = by(post, item=".post", title="h3", time=".when", text=".told", author=".by").entries
    assert (entry.title, entry.text, entry.author) == ("العنوان", "نص الخبر.", "ندى")


def test_what_stands_in_the_head_of_an_update_can_be_selected() -> None:
    post = (
        '<li id="u{0}"><meta itemprop="url" content="/live#post-77{0}">'
        '<meta itemprop="datePublished" content="2026-11-22T1{0}:00:00+05:30">'
        '<meta itemprop="headline" content="خبر {0}">'
        '<meta itemprop="articleBody" content="a < {0}">'
        "</li>"
    )
    entries = by(
        post.format(1) + post.format(2),
        item="li",
        key="[itemprop=url]",
        time="[itemprop=datePublished]",
        title="[itemprop=headline]",
        text="[itemprop=articleBody]",
    ).entries
    assert [entry.key for entry in entries] == ["post-771", "post-772"]
    assert [(entry.title, entry.text) for entry in entries] == [
        ("خبر 1", "a < 1"),
        ("خبر 2", "a < 2"),
    ]
    assert entries[1].published == datetime(2026, 11, 22, 6, 30, tzinfo=UTC)


def test_ids_that_count_the_places_on_the_page_are_no_keys() -> None:
    posts = "".join(f'<div class="post" id="post-{n}">خبر رقم {n} كما هو</div>' for n in (1, 2, 3))
    assert all(entry.key.startswith("h:") for entry in by(posts, item=".post").entries)
    named = posts.replace("post-2", "post-812")
    assert [entry.key for entry in by(named, item=".post").entries] == [
        "post-1",
        "post-812",
        "post-3",
    ]


def test_times_of_an_item_are_its_own_attributes_where_no_selector_finds_any() -> None:
    post = '<div class="post" data-post-time="{}"><time>{}</time>خبر {}</div>'
    html = post.format("1795339800000", "20:42", 1) + post.format("1795339860", "20:43", 2)
    times = [entry.published for entry in by(html, item=".post", time=".absent").entries]
    assert times == [datetime.fromtimestamp(s, UTC) for s in (1_795_339_800, 1_795_339_860)]
    assert [entry.published for entry in by(html, item=".post").entries] == times
