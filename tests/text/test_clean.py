from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livefeed.text.clean import (
    clean_html,
    one_line,
    paragraphs,
    plain_text,
    text_of,
    title_line,
)
from livefeed.text.furniture import is_furniture

BASE = "https://news.example/a/b"
PAYLOADS = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src=javascript:alert(1)>",
    "<img src='data:image/svg+xml;base64,PHN2Zz4='>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<math><mtext><table><mglyph><style><img src onerror=alert(1)></style></mglyph></table></math>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href=' jav\tascript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href='vbscript:msgbox(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<iframe src='https://evil.example'></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='x.swf'></object><embed src='x.swf'>",
    "<form action='https://evil.example'><input name=q><button>x</button></form>",
    "<body onload=alert(1)>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<style>@import 'https://evil.example/x.css';</style>",
    "<link rel=stylesheet href='https://evil.example/x.css'>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<base href='https://evil.example/'>",
    "<video><source onerror=alert(1)></video>",
    "<details open ontoggle=alert(1)>x</details>",
    "<p onmouseover=alert(1)>x</p>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<template><script>alert(1)</script></template>",
    "<textarea><script>alert(1)</script></textarea>",
    "<xss style='behavior:url(x.htc)'>x</xss>",
)
ACTIVE = re.compile(
    r"<(?:script|style|iframe|object|embed|form|input|svg|math|link|meta|base|video|source|template)"
    r"|<[^<>]*\s(?:on\w+|style)\s*=|<[^<>]*=\s*[\"']?\s*(?:javascript|vbscript|data):",
    re.IGNORECASE,
)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_payload_is_active_after_cleaning(payload: str) -> None:
    for markup in (payload, f"<p>{payload}</p>", f"<table><tr><td>{payload}", payload * 3):
        cleaned = clean_html(markup, base_url=BASE)
        assert not ACTIVE.search(cleaned), cleaned


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_payload_is_markup_in_a_title(payload: str) -> None:
    assert not re.search(r"<\s*(?:script|img|svg|iframe|a)\b", title_line(payload), re.IGNORECASE)


@pytest.mark.parametrize(
    ("markup", "cleaned"),
    [
        ("<p class=x id=y style='color:red'>نص</p>", "<p>نص</p>"),
        (
            '<a href="/c?x=1&y=2" target="_blank">x</a>',
            '<a href="https://news.example/c?x=1&amp;y=2" rel="noopener noreferrer">x</a>',
        ),
        (
            '<a href="//other.example/z">x</a>',
            '<a href="https://other.example/z" rel="noopener noreferrer">x</a>',
        ),
        (
            '<img src="p.jpg" alt="صورة" onclick=x>',
            '<img src="https://news.example/a/p.jpg" alt="صورة">',
        ),
        ("<img alt='no source'>", ""),
        ('<img src="data:image/gif;base64,R0lGODlh">', ""),
        ("<p>a<!-- hidden -->b</p>", "<p>ab</p>"),
        ("<p>\u202eevil\u202c \u2066x\u2069</p>", "<p>evil x</p>"),
        ("<p>&#x202e;evil&#8236; &#x8;x&#12;y</p>", "<p>evil x y</p>"),
    ],
)
def test_markup_is_reduced_to_what_a_news_text_needs(markup: str, cleaned: str) -> None:
    assert clean_html(markup, base_url=BASE) == cleaned


def test_without_a_base_relative_links_lose_their_address() -> None:
    assert "href" not in clean_html('<a href="/x">x</a>', base_url="")
    assert "href" not in clean_html('<a href="/x">x</a>', base_url="javascript:alert(1)")


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 50_000,
        "<p><b>" * 40_000,
        "<div></p>" * 25_000,
        "<a " + " ".join(f"a{i}" for i in range(200_000)) + ">",
        '<a ">" ' + " ".join(f"a{i}" for i in range(50_000)) + ">",
        "<" * 300_000,
        "&" * 300_000,
        "<a x='" * 40_000,
        "<table>" * 300 + "x",
        "<li><ul>" * 20_000,
    ],
    ids=lambda text: text[:8],
)
def test_nesting_and_attributes_without_end_take_no_time(hostile: str) -> None:
    assert len(clean_html(hostile + "end", base_url=BASE)) < 2_000_000
    assert title_line(hostile) is not None


def test_text_that_is_nested_too_deeply_stays_readable() -> None:
    assert plain_text("<div>" * 1_000 + "خبر عاجل" + "</div>" * 1_000) == "خبر عاجل"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>أول</p><p>ثان</p>", "أول\n\nثان"),
        ("<p>أول<br>سطر</p>\n <div>ثان</div>", "أول\nسطر\n\nثان"),
        ("a<br><br>b", "a\n\nb"),
        ("<ul><li>a</li><li>b</li></ul>", "a\n\nb"),
        ("<p>AT&amp;T &lt;b&gt; &quot;x&quot; &rsquo;</p>", 'AT&T <b> "x" ’'),
        ("<p>كلمة<b>ملتصقة</b> <i>و</i>حرف</p>", "كلمةملتصقة وحرف"),
        ("<h2>عنوان</h2>نص", "عنوان\n\nنص"),
        ('<p><img src="https://x.example/a.png" alt="a > b">نص</p>', "نص"),
        ("plain & simple", "plain & simple"),
        ("", ""),
    ],
)
def test_text_keeps_paragraphs(markup: str, text: str) -> None:
    assert plain_text(markup) == text


@pytest.mark.parametrize(
    "widget",
    [
        "+A",
        "-A",
        "A+",
        "حجم الخط",
        "+A حجم الخط -A",
        "شارك",
        "شارك | تويتر | واتساب",
        "اقرأ أيضاً",
        "اقرأ أيضا: الأمطار تغلق المدارس في الساحل",
        "إقرأ المزيد",
        "شاهد أيضًا",
        "مواضيع ذات صلة",
        "Read more: Rain closes schools",
        "للمزيد تابعونا على تلغرام وفيسبوك",
        "جميع الحقوق محفوظة لصحيفة الساحل ويمنع النقل",
        "Sign up to our newsletter and get the news each morning.",
        "The post Rain closes schools appeared first on The Coast.",
        "© 2026 The Coast",
        "À lire aussi : La pluie ferme des écoles",
        "Lesen Sie auch: Regen schließt Schulen",
        "Читайте также: Дождь закрыл школы",
        "بیشتر بخوانید: باران مدرسه‌ها را بست",
        "延伸阅读：大雨停课",
        "Share this",
    ],
)
def test_widgets_of_a_site_are_not_text(widget: str) -> None:
    assert is_furniture(widget)
    page = f"<p>أعلن المجلس النتائج.</p><div><span>{widget}</span></div><p>وأضاف البيان.</p>"
    assert plain_text(page) == "أعلن المجلس النتائج.\n\nوأضاف البيان."
    assert widget not in clean_html(page, base_url=BASE)


@pytest.mark.parametrize(
    "line",
    [
        "شارك الآلاف في تظاهرة وسط المدينة",
        "حجم الخطة الجديدة مليار ليرة",
        "الرئيس: اقرأ أيضاً ما كتبناه",
        "A",
        "10+",
        "Print media sales fell by a tenth",
        "The post was abolished on Monday, the ministry said.",
        "Copyright law is to be changed next year.",
        "Suivez-nousville, dit le panneau.",
    ],
)
def test_sentences_that_begin_like_a_widget_are_text(line: str) -> None:
    assert not is_furniture(line)


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("A &amp; B", "A & B"),
        ("A &amp;amp; B", "A & B"),
        ("<b>عاجل</b> سيول", "عاجل سيول"),
        ("&lt;b&gt;عاجل&lt;/b&gt; سيول", "عاجل سيول"),
        ("1 < 2 > 0", "1 < 2 > 0"),
        ("  سطر\n\tآخر\u2028", "سطر آخر"),
        ("قال &quot;نعم&quot;", 'قال "نعم"'),
        ("R&D", "R&D"),
        ("\u202eevil\u202c", "evil"),
        ("نص\u200fعلامة", "نص\u200fعلامة"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\x00\x07\ud800x", "x"),
    ],
)
def test_a_title_is_one_plain_line(written: str, line: str) -> None:
    assert title_line(written) == line


def test_a_title_of_ten_thousand_characters_is_cut() -> None:
    assert len(title_line("كلمة " * 2_000)) <= 500
    assert one_line("x" * 10_000, limit=40) == "x" * 39 + "…"


@given(st.text(max_size=300))
def test_one_line_has_no_breaks_and_is_its_own_line(text: str) -> None:
    line = one_line(text)
    assert one_line(line) == line
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\u2028]", line)


@given(st.text(alphabet="<>/abpdivx =\"'&;#\n\u202eق ", max_size=200))
def test_cleaning_twice_changes_nothing_more(markup: str) -> None:
    once = clean_html(markup, base_url=BASE)
    assert clean_html(once, base_url=BASE) == once
    assert text_of(once) == plain_text(once)


@given(st.text(max_size=200))
def test_paragraphs_of_paragraphs_are_the_same(text: str) -> None:
    assert paragraphs(paragraphs(text)) == paragraphs(text)


@pytest.mark.parametrize(
    "line",
    """
    + أ|أ -|حجم الخط|تكبير الخط|تصغير الخط|شارك|مشاركة|تغريد|تويتر|فيسبوك|واتساب
    |تيليجرام|تلغرام|لينكد ان|طباعة|اطبع|نسخ الرابط|انسخ الرابط|حفظ|استمع|تابعنا
    |المزيد|للمزيد|إعلان|اقرأ المزيد|شاهد أيضا|ذات صلة|مواضيع ذات صلة|أخبار ذات صلة
    |مقالات ذات صلة|اقرأ أيضا: سيول|طالع أيضا|شاهدوا كذلك|ـــحــجم الخط|شَارِك|Share
    |tweet|Facebook|whatsapp|Telegram|print|Copy link|Read more|related articles
    |Also read: rain|Read also|advertisement
    """.strip().split("|"),
)
def test_every_widget_is_known_from_its_beginning(line: str) -> None:
    assert is_furniture(line.strip())
