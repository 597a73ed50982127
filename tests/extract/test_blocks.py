from __future__ import annotations

from datetime import UTC, datetime

import pytest

from livefeed.model import Document
from tests.support.documents import PAGE_URL, read

TEXT = "وصل القطار رقم {} إلى محطة الساحل وعلى متنه مئات المسافرين، وقالت المؤسسة إن الرحلة تمت."


def block(number: int, *, time: str | None = None, attributes: str = "", text: str = TEXT) -> str:
    shown = f'<time datetime="2026-11-22T08:{number:02}:00Z">08:{number:02}</time>'
    return (
        f'<div class="update big" {attributes}>{shown if time is None else time}'
        f"<h3>خبر {number}</h3><p>{text.format(number)}</p></div>"
    )


def live(*blocks: str, around: str = "{}", more: str = "") -> str:
    inside = around.format("".join(blocks))
    return (
        '<html lang="ar"><head><title>تغطية</title></head><body><h1>تغطية</h1>'
        f"<main>{inside}</main>{more}</body></html>"
    )


def split(*blocks: str, **page: str) -> Document:
    return read(live(*blocks, **page), language="ar", timezone="Asia/Damascus")


def test_repeated_blocks_with_times_split_a_page() -> None:
    document = split(*(block(n, attributes=f'id="p{n}x{n}"') for n in (5, 4, 3, 2)))
    assert document.strategy == "blocks"
    assert document.is_window
    assert dict(document.found_by) == {"updates": "div.update", "times": "datetime"}
    newest = document.entries[0]
    assert (newest.key, newest.url) == ("p5x5", f"{PAGE_URL}#p5x5")
    assert (newest.title, newest.text) == ("خبر 5", TEXT.format(5))
    assert newest.published == datetime(2026, 11, 22, 8, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("time", "minute"),
    [
        ('<span class="post-stamp">Nov. 22, 2026, 10:07 a.m.</span>', 7),
        ('<span class="time">10:07</span>', 7),
        ('<i class="x" data-timestamp="1795331220"></i>', 7),
        ('<i class="x" data-timestamp="1795331220000"></i>', 7),
        ("<b>١٠:٠٧ </b>", 7),
    ],
)
def test_times_are_read_however_they_are_shown(time: str, minute: int) -> None:
    fetched_at = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    page = live(*(block(n, time=time) for n in range(4)))
    for entry in read(page, timezone="Asia/Damascus", fetched_at=fetched_at).entries:
        assert entry.published == datetime(2026, 11, 22, 7, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    "around",
    [
        "<nav>{}</nav>",
        "<aside>{}</aside>",
        '<div class="related-stories">{}</div>',
        '<section id="commentList">{}</section>',
        '<ul class="mostRead">{}</ul>',
        '<div class="page-index">{}</div>',
    ],
)
def test_blocks_beside_an_article_do_not_split_it(around: str) -> None:
    article = "<article>" + "".join(f"<p>{TEXT.format(n)} {TEXT.format(n)}</p>" for n in range(3))
    document = split(*map(block, range(9)), around=article + "</article>" + around)
    assert document.strategy == "article"


@pytest.mark.parametrize(
    "blocks",
    [
        [block(n) for n in range(3)],  # too few
        [block(n, time="") for n in range(9)],  # no times
        [block(n, text="قصير") for n in range(9)],  # no text
        [
            f'<div class="u"><i data-time="1795331220"></i><a href="/{n}">{TEXT}</a></div>'
            for n in range(9)
        ],  # links
    ],
    ids=["few", "timeless", "short", "links"],
)
def test_what_only_looks_like_updates_is_left_whole(blocks: list[str]) -> None:
    article = "".join(f"<p>{TEXT.format(n)} {TEXT.format(n)}</p>" for n in range(3))
    assert split(*blocks, around=article + "{}").strategy == "article"


def test_blocks_that_are_less_than_what_the_page_tells_are_left_alone() -> None:
    article = "".join(f"<p>{TEXT.format(n) * 3}</p>" for n in range(9))
    assert split(*map(block, range(5)), around=article + "{}").strategy == "article"


def test_keys_are_permalinks_where_there_are_no_ids() -> None:
    link = '<a href="/live/{}"><time datetime="2026-11-22T08:0{}:00Z">x</time></a>'
    document = split(*(block(n, time=link.format(n * 7_919, n)) for n in (4, 3, 2, 1)))
    assert [e.key for e in document.entries] == [f"/live/{n * 7_919}" for n in (4, 3, 2, 1)]
    assert document.entries[0].url == f"https://news.example/live/{4 * 7_919}"


def test_running_ids_are_no_keys_and_a_new_update_shifts_nothing() -> None:
    before = split(*(block(n, attributes=f'id="post-{5 - n}"') for n in (4, 3, 2, 1)))
    after = split(*(block(n, attributes=f'id="post-{6 - n}"') for n in (5, 4, 3, 2, 1)))
    keys = [entry.key for entry in before.entries]
    assert [entry.key for entry in after.entries][1:] == keys
    assert all(key.startswith("h:") for key in keys)


def test_relative_times_do_not_change_a_key() -> None:
    def page(minutes: int) -> Document:
        spans = (f'<span class="time">منذ {n + minutes} دقيقة</span>' for n in range(4))
        return split(*(block(n, time=span) for n, span in enumerate(spans)))

    assert [e.key for e in page(3).entries] == [e.key for e in page(17).entries]
    assert len({e.key for e in page(3).entries}) == 4


def test_a_block_with_an_embed_alone_is_an_update() -> None:
    embed = '<iframe src="https://video.example/embed/9"></iframe>'
    document = split(*map(block, (5, 4, 3, 2)), block(1, text=embed))
    last = document.entries[-1]
    assert 'href="https://video.example/embed/9"' in last.html
    assert last.published == datetime(2026, 11, 22, 8, 1, tzinfo=UTC)


def test_the_line_of_time_and_author_is_not_text() -> None:
    line = '<div class="info"><time datetime="2026-11-22T08:00:00Z">10:00</time><b>سلمى</b></div>'
    document = split(*(block(n, time=line) for n in range(4)))
    assert document.entries[0].text == TEXT.format(0)


def test_a_post_quoted_in_a_block_is_part_of_it() -> None:
    quoted = "".join(block(n, attributes='data-quoted="1"') for n in range(20, 25))
    document = split(*(block(n) + "" for n in (5, 4, 3)), block(2, text=TEXT + quoted))
    assert [entry.title for entry in document.entries] == ["خبر 5", "خبر 4", "خبر 3", "خبر 2"]


def test_a_page_that_was_cut_off_is_no_window() -> None:
    page = live(*map(block, range(6)))
    document = read(page[: page.rindex("<div")])
    assert document.strategy == "blocks"
    assert not document.is_window


def test_two_updates_of_one_minute_that_open_alike_are_two() -> None:
    time = '<time datetime="2026-11-22T08:00:00Z">10:00</time>'
    opening = "أفادت وكالة الأنباء الرسمية نقلا عن مصدر في وزارة النقل والمواصلات في العاصمة أن"
    told = [f"{opening} {TEXT.format(n)}" for n in range(4)]
    blocks = [f'<div class="update">{time}<p>{text}</p></div>' for text in told]
    assert [entry.text for entry in split(*blocks).entries] == told
    document = split(*blocks, blocks[0])
    assert [entry.text for entry in document.entries] == told, "what is shown twice is one"


def test_two_embeds_of_one_minute_are_two_updates() -> None:
    time = '<time datetime="2026-11-22T08:00:00Z">10:00</time>'
    embeds = [
        f'<div class="update">{time}<iframe src="https://video.example/{n}"></iframe></div>'
        for n in range(2)
    ]
    document = split(*map(block, (5, 4, 3, 2)), *embeds)
    assert len({entry.key for entry in document.entries}) == 6


@pytest.mark.parametrize(
    "box",
    [
        '<div class="related-items"><a href="/1">خبر آخر من الأخبار</a></div>',
        '<aside class="ad-slot">ساحة لمعلن من المعلنين</aside>',
        '<div id="comments"><p>التعليقات لا تعبر عن رأي الموقع</p></div>',
        '<ul class="mostRead"><li>الأكثر قراءة هذا اليوم</li></ul>',
        '<div class="newsletter">اشترك في نشرتنا</div>',
        '<div class="share-bar">فيسبوك تويتر</div>',
        '<span class="views-count">1234</span>',
        "<p>اقرأ أيضاً: خبر آخر</p>",
        "<button>انسخ الرابط</button>",
    ],
)
def test_boxes_in_an_update_are_not_its_text(box: str) -> None:
    document = split(*(block(n, text=TEXT + "</p>" + box + "<p>") for n in (5, 4, 3, 2)))
    assert document.entries[0].text == TEXT.format(5)


def test_a_text_is_its_text_whatever_it_is_called() -> None:
    text = f'</p><div class="related-text">{TEXT}</div><p>'
    assert split(*(block(n, text=text) for n in (5, 4, 3, 2))).entries[0].text == TEXT.format(5)


def test_the_markup_of_an_update_needs_nothing_around_it_and_has_only_known_elements() -> None:
    text = "</p><o:p><p>أول</p></o:p><amp-text><b>ثان</b></amp-text><p>"
    items = [block(n, text=TEXT + text) for n in (5, 4, 3, 2)]
    items = ["<li" + one.removeprefix("<div").removesuffix("</div>") + "</li>" for one in items]
    document = split(*items, around="<ul>{}</ul>")
    assert document.entries[0].html == (
        f"<div><p>{TEXT.format(5)}</p><p>أول</p><b>ثان</b><p></p></div>"
    )


@pytest.mark.parametrize(
    "image",
    [
        '<img class="lazy" data-src="/b.jpg" alt="صورة">',
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-lazy-src="/b.jpg" alt="صورة">',
    ],
)
def test_an_image_that_a_script_would_show_later_is_shown(image: str) -> None:
    document = split(*(block(n, text=TEXT + image) for n in (5, 4, 3, 2)))
    (shown,) = document.entries[0].images
    assert (shown.url, shown.alt) == ("https://news.example/b.jpg", "صورة")
    assert f'src="{shown.url}"' in document.entries[0].html


def test_an_image_without_an_address_is_left_out() -> None:
    document = split(*(block(n, text=TEXT + '<img src="blob:x">') for n in (5, 4, 3, 2)))
    assert "<img" not in document.entries[0].html


def test_an_older_update_pinned_on_top_moves_the_others_to_no_other_day() -> None:
    times = [f'<span class="time">{hour}:05</span>' for hour in ("08", "15", "14", "13", "12")]
    blocks = [block(n, time=time) for n, time in enumerate(times)]
    blocks[0] = blocks[0].replace('"update big"', '"update is-pinned"')
    fetched_at = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
    document = read(live(*blocks), timezone="Asia/Damascus", fetched_at=fetched_at)
    hours = [entry.published.hour for entry in document.entries if entry.published]
    days = {entry.published.day for entry in document.entries if entry.published}
    assert (hours, days) == ([5, 12, 11, 10, 9], {22})
