"""What the JSON-LD of a live page becomes."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from tests.support.documents import PAGE_URL, read
from tests.support.live_blog import live_page, update


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
