"""What an article page, or one with selectors, becomes."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from livefeed.errors import ParseError
from livefeed.model import Image
from livefeed.settings import PageSelectors, UpdateSelectors
from tests.support.documents import PAGE_URL, read
from tests.support.live_blog import live_page, update
from tests.support.make import NOW

DATA = Path(__file__).parents[1] / "data" / "extract"
SHELL = (DATA / "coverage_page.html").read_text("utf-8")
BODY = (
    "عاد أول قطار للركاب صباح اليوم إلى محطة الساحل بعد توقف دام عامين بسبب أعمال الصيانة الواسعة"
    " على الجسور القديمة.\n\nوقال مدير المحطة إن الرحلة استغرقت ثلاث ساعات، وإن المؤسسة ستسير"
    " رحلتين"
    " في اليوم خلال الشهر الأول من التشغيل.\n\nتذاكر مخفضة\n\nوأعلنت المؤسسة أن ثمن التذكرة سيكون"
    " مخفضاً للطلاب والمسنين، وأن الحجز متاح في المحطات فقط حتى نهاية العام."
)
AT_NINE_FIFTY_IN_DAMASCUS = datetime(2026, 11, 22, 6, 50, tzinfo=UTC)
ALL_PARTS = PageSelectors(
    kicker=".kicker",
    headline="h1",
    dateline=".published-date",
    place=".place",
    body=".body",
    caption="figcaption",
)


# --- articles -------------------------------------------------------------------------------------


def test_an_article_page_without_selectors_is_one_update() -> None:
    document = read(SHELL, kind="page", timezone="Asia/Damascus", language="ar")
    (entry,) = document.entries
    assert document.strategy == "article"
    assert not document.is_window
    assert entry.key == entry.url == "https://news.example/node/77"
    assert entry.title == document.title == "عودة القطار إلى الساحل بعد عامين"
    assert entry.text == BODY
    assert entry.published == AT_NINE_FIFTY_IN_DAMASCUS
    assert dict(document.found_by)["published"] == "div.published-date"


def test_six_selectors_give_every_part_of_a_coverage_page() -> None:
    document = read(SHELL, kind="page", timezone="Asia/Damascus", language="ar", page=ALL_PARTS)
    (entry,) = document.entries
    assert entry.kicker == "التغطية الحية"
    assert entry.title == "عودة القطار إلى الساحل بعد عامين"
    assert entry.published == AT_NINE_FIFTY_IN_DAMASCUS
    assert entry.place == "طرطوس - متابعات"
    assert entry.images == (
        Image(url="https://news.example/img/train.jpg", alt="قطار في المحطة - تصوير محلي"),
    )
    assert entry.text == BODY
    assert document.problems == ()
    assert dict(document.found_by)["place"] == ".place"


def test_a_selector_that_matches_nothing_is_told_and_the_chain_fills_in() -> None:
    page = PageSelectors(headline=".title-of-old", body=".content-of-old")
    document = read(SHELL, kind="page", page=page)
    assert document.entries[0].title == "عودة القطار إلى الساحل بعد عامين"
    assert "عاد أول قطار" in document.entries[0].text
    assert len([p for p in document.problems if "matches nothing" in p]) == 2


def test_removed_parts_are_not_in_the_text() -> None:
    page = PageSelectors(body=".body", remove=("h2", ".body > p:nth-of-type(2)"))
    text = read(SHELL, kind="page", page=page).entries[0].text
    assert "تذاكر مخفضة" not in text
    assert "مدير المحطة" not in text
    assert "ثمن التذكرة" in text


@pytest.mark.parametrize(
    ("page", "problem"),
    [
        ("<html><body><form><input type=password></form></body></html>", "login page"),
        ("<html><body></body></html>", "neither updates nor an article"),
        ("<rss><channel/></rss>", "use kind feed"),
    ],
)
def test_a_page_without_anything_to_read_is_told_as_what_it_is(page: str, problem: str) -> None:
    with pytest.raises(ParseError, match=problem):
        read(page, kind="page")


def test_a_selector_that_is_no_selector_is_refused() -> None:
    with pytest.raises(ParseError, match="not understood"):
        read(SHELL, kind="page", page=PageSelectors(body="div["))


def test_json_ld_can_be_demanded_and_refused() -> None:
    with pytest.raises(ParseError, match="no LiveBlogPosting"):
        read(SHELL, kind="page", updates=UpdateSelectors(mode="json-ld"))
    page = live_page(update("a"), update("b"), html="<h1>عنوان الصفحة</h1><p>" + BODY + "</p>")
    document = read(page, kind="page", updates=UpdateSelectors(mode="article"))
    assert (document.strategy, len(document.entries)) == ("article", 1)


# --- selectors ------------------------------------------------------------------------------------

POSTS = """<html lang="ar"><head><title>مباشر</title></head><body><h1>مباشر</h1><div id="posts">
<div class="post" data-post-id="p2" data-post-time="1795339800000"><h3>قطار ثان</h3>
<a class="link" href="/live?page=1#p2">رابط</a><p>وصل القطار الثاني.</p>
<div class="post quote"><p>اقتباس من منشور</p></div></div>
<div class="post" data-post-id="p1"><h3>قطار أول</h3>
<time datetime="2026-11-22T09:00:00+03:00">x</time>
<p>وصل القطار الأول.</p><p>وأضاف المراسل تفاصيل.</p><span class="by">سلمى</span></div>
</div></body></html>"""


def test_an_item_selector_splits_a_page_into_updates() -> None:
    document = read(POSTS, kind="page", language="ar", updates=UpdateSelectors(item=".post"))
    assert document.strategy == "selectors"
    assert document.is_window
    second, first = document.entries
    assert (second.key, first.key) == ("p2", "p1")
    assert (second.title, first.title) == ("قطار ثان", "قطار أول")
    assert second.text == "رابط\n\nوصل القطار الثاني.\n\nاقتباس من منشور"
    assert first.published == datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
    assert second.published == datetime.fromtimestamp(1_795_339_800, UTC)
    assert first.url == f"{PAGE_URL}#p1"


def test_every_part_of_an_update_can_be_selected() -> None:
    document = read(
        POSTS,
        kind="page",
        fetched_at=NOW,
        updates=UpdateSelectors(
            item="#posts > .post", key="a.link", time="time", title="h3", text="p", author=".by"
        ),
    )
    second, first = document.entries
    assert (second.key, second.url) == ("p2", "https://news.example/live?page=1#p2")
    assert first.key.startswith("h:")
    assert first.text == "وصل القطار الأول.\n\nوأضاف المراسل تفاصيل."
    assert first.author == "سلمى"
    assert dict(document.found_by)["updates.text"] == "p"


def test_an_item_selector_that_matches_nothing_is_an_error() -> None:
    with pytest.raises(ParseError, match="matches nothing"):
        read(POSTS, kind="page", updates=UpdateSelectors(item=".entry"))
    with pytest.raises(ParseError, match="no item"):
        read(POSTS, kind="page", updates=UpdateSelectors(mode="selectors"))
