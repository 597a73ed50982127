from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from livefeed.errors import ParseError
from livefeed.model import Image
from livefeed.settings import PageSelectors, UpdateSelectors
from tests.support.documents import PAGE_URL, read
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


# --- JSON-LD --------------------------------------------------------------------------------------


def test_each_update_of_a_live_blog_becomes_an_entry() -> None:
    document = read(
        live_page(
            update("u2", minute=30, author={"name": "ندى"}, dateModified="2026-11-22T09:40:00Z"),
            update("u1", minute=10),
        ),
        kind="auto",
    )
    assert document.strategy == "json-ld"
    assert document.is_window
    assert document.title == "التغطية الحية"
    assert [entry.key for entry in document.entries] == ["u2", "u1"]
    newest = document.entries[0]
    assert newest.url == f"{PAGE_URL}#u2"
    assert newest.title == "عنوان u2"
    assert newest.text == "نص التحديث u2"
    assert newest.author == "ندى"
    assert newest.published == datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    assert newest.updated == datetime(2026, 11, 22, 9, 40, tzinfo=UTC)
    assert newest.language == "ar"


def test_entities_and_tags_in_bodies_are_cleaned() -> None:
    bodies = (
        ("قال &quot;نعم&quot; &amp; مضى", 'قال "نعم" & مضى'),
        ("<p>أول</p><p>ثان<script>x</script></p>", "أول\n\nثان"),
        ("&lt;p&gt;أول&lt;/p&gt;&lt;p&gt;ثان&lt;/p&gt;", "أول\n\nثان"),
    )
    updates = [update(f"u{n}", articleBody=body) for n, (body, _) in enumerate(bodies)]
    entries = read(live_page(*updates)).entries
    assert [entry.text for entry in entries] == [text for _, text in bodies]


def test_a_headline_that_most_updates_share_is_the_pages() -> None:
    updates = [update(f"u{n}", headline="التغطية الحية") for n in range(4)]
    entries = read(live_page(*updates, update("u9", headline="خبر خاص"))).entries
    assert [entry.title for entry in entries] == ["", "", "", "", "خبر خاص"]


def test_an_update_with_an_embedded_post_alone_is_valid() -> None:
    html = (
        "<div id='u1'><h2>عنوان u1</h2><time>09:00</time><blockquote>نص المنشور</blockquote></div>"
    )
    document = read(
        live_page(update("u1", articleBody=""), update("u2", articleBody=""), html=html)
    )
    assert [entry.text for entry in document.entries] == ["نص المنشور", ""]
    assert document.entries[1].title == "عنوان u2"


def test_times_that_are_all_alike_are_taken_from_the_blocks_of_the_page() -> None:
    wrong = "2026-11-22T09:59:59Z"
    html = "".join(
        f'<article id="block-{key}"><time datetime="2026-11-22T08:{minute}:00Z">x</time></article>'
        for key, minute in (("aa11", 10), ("bb22", 20))
    )
    updates: list[dict[str, object]] = [
        {"@id": key, "articleBody": f"نص {key}", "datePublished": wrong}
        for key in ("bb22", "aa11", "cc33")
    ]
    document = read(live_page(*updates, html=html))
    assert [entry.key for entry in document.entries] == ["bb22", "aa11", "cc33"]
    times = [entry.published and entry.published.minute for entry in document.entries]
    assert times == [20, 10, None]
    assert document.entries[0].url == f"{PAGE_URL}#block-bb22"


def test_updates_without_id_take_that_of_the_block_at_their_place() -> None:
    updates = [update(minute=n) for n in range(4)]
    html = "".join(
        f'<section class="post" id="4711_event{9 - n}"><h3>عنوان {n}</h3><p>x</p></section>'
        for n in range(1, 4)
    )
    first = '<section class="post" id="4711_event9"><h3>عنوان 0</h3></section>'
    first_headline = update(headline="عنوان 0", articleBody="نص")
    document = read(live_page(first_headline, *updates[1:], html=first + html))
    assert [entry.key for entry in document.entries] == [f"4711_event{9 - n}" for n in range(4)]


def test_updates_without_any_id_have_keys_that_survive_an_edit() -> None:
    opening = (
        "عاد أول قطار للركاب صباح اليوم إلى محطة الساحل بعد توقف دام عامين بسبب أعمال صيانة الجسور"
    )
    before = live_page(update(minute=1), update(minute=2, articleBody=opening + " القديمة"))
    after = live_page(
        update(minute=3), update(minute=1), update(minute=2, articleBody=opening + " القديمة كلها")
    )
    keys = [entry.key for entry in read(before).entries]
    assert len(set(keys)) == 2
    assert [entry.key for entry in read(after).entries][1:] == keys


def test_a_text_that_was_cut_in_the_data_is_completed_from_the_page() -> None:
    whole = "عاد أول قطار للركاب صباح اليوم إلى محطة الساحل بعد توقف دام عامين بسبب أعمال الصيانة."
    whole += " وقال مدير المحطة إن الرحلة استغرقت ثلاث ساعات."
    block = (
        '<div id="u7x"><div><time>9:00</time> <b>ندى</b></div><h3>عنوان</h3>'
        f"<p>{whole}</p><footer>شارك مع غيرك</footer></div>"
    )
    cut, other = update("u7x", articleBody=whole[:110]), update("u9x", articleBody="x" * 110)
    first, second = read(live_page(cut, other, html=block), kind="page").entries
    assert first.text == whole
    assert second.text == "x" * 110


def test_numbers_that_fall_from_the_top_and_not_to_one_are_keys() -> None:
    updates = [update(str(n), headline=f"خبر {n}") for n in (46, 45, 44, 43)]
    assert [e.key for e in read(live_page(*updates)).entries] == ["46", "45", "44", "43"]


def test_running_numbers_are_positions_not_keys() -> None:
    told = {n: {"headline": f"خبر {n}", "articleBody": f"تفاصيل {n}"} for n in (1, 2, 3)}
    first = [update(str(n), minute=n, **told[n]) for n in (1, 2, 3)]
    shifted = [update(str(n + 1), minute=n, **told[n]) for n in (1, 2, 3)]
    newer = update("1", minute=9, headline="خبر 9")
    keys = [entry.key for entry in read(live_page(*first)).entries]
    assert [entry.key for entry in read(live_page(newer, *shifted)).entries][1:] == keys
    numbered = [update(str(751_100 + n), minute=n) for n in (1, 2, 3)]
    assert [entry.key for entry in read(live_page(*numbered)).entries] == [
        "751101",
        "751102",
        "751103",
    ]


@pytest.mark.parametrize(
    "wrap",
    ["<!--{}-->", "//<![CDATA[\n{}\n//]]>", "<![CDATA[{}]]>", "\n\t{}\n"],
)
def test_script_blocks_are_read_however_they_are_wrapped(wrap: str) -> None:
    script = json.dumps(
        {
            "@type": ["BlogPosting", "LiveBlogPosting"],
            "liveBlogUpdate": [[update("a")], update("b")],
        }
    )
    page = (
        f"<html><script data-x type=application/ld+json id=1>{wrap.format(script)}</script></html>"
    )
    assert [entry.key for entry in read(page).entries] == ["a", "b"]


def test_a_broken_script_block_beside_the_live_blog_is_told() -> None:
    page = live_page(update("a"), update("b")).replace(
        "<body>", '<script type="application/ld+json">{"@type": "NewsArticle", }</script><body>'
    )
    document = read(page)
    assert len(document.entries) == 2
    assert any("JSON-LD" in problem for problem in document.problems)


def test_a_live_blog_may_come_as_json_alone() -> None:
    body = json.dumps({"@type": "LiveBlogPosting", "liveBlogUpdate": [update("a"), update("b")]})
    assert [entry.key for entry in read(body, content_type="application/ld+json").entries] == [
        "a",
        "b",
    ]


def test_a_page_that_was_cut_off_is_no_window() -> None:
    document = read(live_page(update("a"), update("b"), tail="").replace("</body>", ""))
    assert len(document.entries) == 2
    assert not document.is_window
    assert any("cut off" in problem for problem in document.problems)


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
