from __future__ import annotations

import pytest

from livefeed.errors import ParseError
from livefeed.extract.pages.walls import other_site, wall_of
from tests.support.documents import read

NEWS = "عاد أول قطار للركاب صباح اليوم إلى محطة الساحل بعد توقف دام عامين بسبب أعمال الصيانة. " * 3


def wall(title: str, text: str, *, more: str = "") -> str:
    return (
        f"<html><head><title>{title}</title></head><body><main><h1>{title}</h1>"
        f"<p>{text}</p><p>{text}</p>{more}</main></body></html>"
    )


@pytest.mark.parametrize(
    ("page", "problem"),
    [
        (
            wall("404 Not Found", "The page you asked for is not here. Try the front page."),
            "not found",
        ),
        (
            wall("Page not found | The Paper", "Try our front page instead of this one."),
            "not found",
        ),
        (
            wall("عذراً، الصفحة غير موجودة", "الرابط الذي طلبته لم يعد متاحاً على موقعنا."),
            "not found",
        ),
        (
            wall(
                "Before you continue", "We use cookies and data to deliver and maintain services."
            ),
            "cookie wall",
        ),
        (wall("الأخبار", "نستخدم ملفات تعريف الارتباط لتحسين تجربتك على موقعنا."), "cookie wall"),
        (wall("Just a moment...", "Checking if the site connection is secure."), "server answers"),
        (
            wall("Subscribers", "Please log in to read on.", more="<input type='password'>"),
            "login page",
        ),
    ],
)
def test_a_page_in_the_place_of_the_news_is_an_error_that_names_it(page: str, problem: str) -> None:
    with pytest.raises(ParseError, match=problem):
        read(page, kind="page")


@pytest.mark.parametrize(
    "title", ["Plane not found after a week", "404 Media raises money", "Access denied to convoys"]
)
def test_news_that_sound_like_a_wall_are_news(title: str) -> None:
    assert read(wall(title, NEWS), kind="page").strategy == "article"


def test_an_article_with_a_login_form_is_an_article() -> None:
    page = wall("عودة القطار", NEWS, more="<form><input type='password'></form>")
    assert "عاد أول قطار" in read(page, kind="page").entries[0].text


@pytest.mark.timeout(30)
def test_a_headline_of_nothing_but_signs_is_soon_judged() -> None:
    for start in range(30):
        headline = "خبر " * (start % 2) + "->" * 248 + "x" * start
        assert wall_of("", headline[:500], "نص") == ""


@pytest.mark.parametrize(
    ("asked", "answered", "host"),
    [
        ("https://news.example/live", "https://www.news.example/live", ""),
        ("https://www.news.co.uk/live", "https://m.news.co.uk/live", ""),
        ("https://www.news.co.uk/live", "https://www.parking.co.uk/", "www.parking.co.uk"),
        (
            "https://news.example/live",
            "https://login.other.example.net/x",
            "login.other.example.net",
        ),
        ("http://127.0.0.1:1/a", "http://127.0.0.1:2/b", ""),
        ("http://127.0.0.1/a", "http://10.0.0.1/b", "10.0.0.1"),
        ("page.html", "https://news.example/live", ""),
    ],
)
def test_another_site_is_known_by_its_registered_name(asked: str, answered: str, host: str) -> None:
    assert other_site(asked, answered) == host
