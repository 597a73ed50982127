from __future__ import annotations

from datetime import UTC, datetime

from tests.support.documents import PAGE_URL, read

SCOPE = 'itemscope itemtype="https://schema.org/BlogPosting"'


def post(key: str, text: str, *, minute: int = 0, more: str = "", title: str = "") -> str:
    """Return one update as sites mark it that say everything in meta elements."""
    return (
        f'<li><div itemprop="liveBlogUpdate" {SCOPE}>'
        f'<meta itemprop="url" content="{PAGE_URL}#{key}">'
        f'<meta itemprop="datePublished" content="2026-11-22T12:{minute:02}:00+05:30">'
        f'<meta itemprop="headline" content="{title or "عنوان " + key}">'
        '<span itemprop="author" itemscope><meta itemprop="name" content="ندى"></span>'
        '<span itemprop="publisher" itemscope><meta itemprop="name" content="الموقع"></span>'
        '<span itemprop="image" itemscope><meta itemprop="url" content="/default.jpg"></span>'
        f"{text}{more}</div></li>"
    )


def said(text: str) -> str:
    return f'<meta itemprop="articleBody" content="{text}">'


def page(*posts: str) -> str:
    blog = '<ul itemscope itemtype="https://schema.org/LiveBlogPosting">'
    return (
        '<html lang="ar"><head><title>مباشر</title></head><body><h1>مباشر</h1>'
        f"{blog}{''.join(posts)}</ul></body></html>"
    )


def test_updates_marked_by_microdata_become_entries() -> None:
    document = read(page(post("b7", said("نص ثان"), minute=20), post("a3", said("نص أول"))))
    assert document.strategy == "microdata"
    assert document.is_window
    assert dict(document.found_by)["updates"] == "itemprop liveBlogUpdate"
    assert [entry.key for entry in document.entries] == ["b7", "a3"]
    newest = document.entries[0]
    assert (newest.title, newest.text, newest.author) == ("عنوان b7", "نص ثان", "ندى")
    assert newest.url == f"{PAGE_URL}#b7"
    assert newest.published == datetime(2026, 11, 22, 6, 50, tzinfo=UTC)
    assert newest.images == ()  # all share it: the site's own


def test_a_body_that_is_shown_keeps_its_paragraphs() -> None:
    shown = '<div itemprop="articleBody"><p>أول</p><p>ثان</p><button>شارك</button></div>'
    assert read(page(post("a3", shown), post("b4", said("x")))).entries[0].text == "أول\n\nثان"


def test_an_update_that_only_embeds_a_video_is_valid() -> None:
    frame = '<iframe src="https://video.example/embed/1"></iframe>'
    document = read(page(post("a3", frame), post("b4", said("نص"))))
    assert len(document.entries) == 2
    assert 'href="https://video.example/embed/1"' in document.entries[0].html


def test_running_numbers_are_not_keys() -> None:
    first = [post(str(n), said(f"نص {n}"), minute=n, title=f"عنوان {n}") for n in (1, 2, 3)]
    shifted = [post(str(n + 1), said(f"نص {n}"), minute=n, title=f"عنوان {n}") for n in (1, 2, 3)]
    keys = [entry.key for entry in read(page(*first)).entries]
    again = read(page(post("1", said("نص جديد"), minute=9), *shifted)).entries
    assert [entry.key for entry in again][1:] == keys
    assert all(key.startswith("h:") for key in keys)


def test_an_update_quoted_in_an_update_is_part_of_it() -> None:
    quoted = post("q1", said("منقول"))
    document = read(page(post("a3", said("نص"), more=quoted), post("b4", said("x"))))
    assert [entry.key for entry in document.entries] == ["a3", "b4"]


def test_a_broken_live_blog_beside_microdata_means_no_window() -> None:
    broken = '<script type="application/ld+json">{"liveBlogUpdate": [,]}</script>'
    html = page(post("a3", said("نص")), post("b4", said("x"))).replace("<body>", "<body>" + broken)
    document = read(html)
    assert document.strategy == "microdata"
    assert not document.is_window
    assert any("broken" in problem for problem in document.problems)
