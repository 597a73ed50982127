"""What the entries of a feed become."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from livefeed.model import Image
from tests.support.documents import atom, dated, item, read, rss
from tests.support.make import NOW

FEED_URL = "https://news.example/feed.xml"


def test_an_rss_item_becomes_an_entry() -> None:
    document = read(
        rss(
            item(
                "k7",
                title="السيول تقطع الطريق",
                text="<p>قطعت السيول الطريق.</p><p>وأجلت الفرق السكان.</p>",
                more="<link>https://news.example/7</link><author>سلمى</author>"
                "<pubDate>Sun, 22 Nov 2026 09:30:00 GMT</pubDate>",
            )
        ),
        kind="feed",
    )
    (entry,) = document.entries
    assert document.strategy == "rss"
    assert document.title == "أخبار"
    assert (document.language, entry.language, entry.direction) == ("ar", "ar", "rtl")
    assert entry.key == "k7"
    assert entry.url == "https://news.example/7"
    assert entry.title == "السيول تقطع الطريق"
    assert entry.text == "قطعت السيول الطريق.\n\nوأجلت الفرق السكان."
    assert entry.html == "<p>قطعت السيول الطريق.</p><p>وأجلت الفرق السكان.</p>"
    assert entry.published == datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    assert entry.author == "سلمى"
    assert document.problems == ()


def test_an_atom_entry_becomes_an_entry() -> None:
    document = read(
        atom(
            "<id>tag:news.example,2026:1</id>"
            '<title type="html">&lt;b&gt;عاجل&lt;/b&gt; سيول</title>'
            '<link rel="self" href="https://news.example/1.atom"/>'
            '<link rel="alternate" type="text/html" href="/1" />'
            "<published>2026-11-22T08:00:00Z</published>"
            "<updated>2026-11-22T09:00:00+02:00</updated>"
            "<author><name>ندى</name></author><summary>موجز</summary>"
            '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
            "<p>نص كامل</p></div></content>"
        ),
        kind="auto",
    )
    (entry,) = document.entries
    assert document.strategy == "atom"
    assert entry.key == "tag:news.example,2026:1"
    assert entry.url == "https://news.example/1"
    assert entry.title == "عاجل سيول"
    assert entry.text == "نص كامل"
    assert entry.published == datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
    assert entry.updated == datetime(2026, 11, 22, 7, 0, tzinfo=UTC)
    assert entry.author == "ندى"


def test_old_forms_are_read_too() -> None:
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<channel rdf:about="https://news.example/"><title>أخبار</title></channel>'
        '<item rdf:about="https://news.example/1"><title>سيول</title>'
        "<link>https://news.example/1</link><dc:date>2026-11-22T08:00:00Z</dc:date></item></rdf:RDF>"
    )
    atom_03 = (
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>أخبار</title><entry><id>e1</id>'
        "<title>سيول</title><issued>2026-11-22T08:00:00Z</issued></entry></feed>"
    )
    rss_091 = (
        '<rss version="0.91"><channel><title>أخبار</title><item><title>سيول</title>'
        "<link>https://news.example/1</link></item></channel></rss>"
    )
    for text in (rdf, atom_03, rss_091):
        (entry,) = read(text, kind="feed").entries
        assert entry.title == "سيول"
    assert read(rdf).entries[0].published == datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
    assert read(atom_03).entries[0].published == datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("A &amp; B", "A & B"),
        ("A &amp;amp; B", "A & B"),
        ("<![CDATA[A & B <b>عاجل</b>]]>", "A & B عاجل"),
        ("&lt;b&gt;عاجل&lt;/b&gt;", "عاجل"),
        ("قال &amp;quot;نعم&amp;quot;", 'قال "نعم"'),
        ("&#x642;&#x627;&#x644;", "قال"),
        ("Fish &amp; chips &lt; 5", "Fish & chips < 5"),
        ("\n  سطر\n  آخر ", "سطر آخر"),
    ],
)
def test_a_title_is_plain_text_however_it_was_escaped(written: str, title: str) -> None:
    for text in (
        rss(f"<guid>1</guid><title>{written}</title>"),
        atom(f'<id>1</id><title type="html">{written}</title>'),
    ):
        assert read(text).entries[0].title == title


@pytest.mark.parametrize(
    ("inside", "key"),
    [
        ("<guid>g1</guid><link>https://news.example/1</link>", "g1"),
        ("<guid> https://news.example/?p=1 </guid>", "https://news.example/?p=1"),
        ("<link>https://news.example/1</link>", "https://news.example/1"),
        ("<link>/1</link>", "https://news.example/1"),
    ],
)
def test_the_key_is_the_guid_or_the_link(inside: str, key: str) -> None:
    (entry,) = read(rss(f"{inside}<title>سيول</title>"), url=FEED_URL).entries
    assert entry.key == key


def test_without_guid_and_link_the_key_survives_an_edit_of_the_end() -> None:
    opening = (
        "قطعت السيول الطريق بين حماة والسلمية فجر اليوم بعد أمطار غزيرة هطلت طوال الليل على المنطقة"
    )
    first = f"<title>سيول</title><description>{opening} كلها</description>{dated(22)}"
    edited = f"<title>سيول</title><description>{opening} كلها، وأعيد فتحه</description>{dated(22)}"
    other = f"<title>حريق</title><description>{opening}</description>{dated(22)}"
    keys = [read(rss(inside)).entries[0].key for inside in (first, edited, other)]
    assert keys[0] == keys[1] != keys[2]
    assert keys[0].startswith("h:")
    assert read(rss(first), name="beta").entries[0].key != keys[0]


def test_a_key_is_never_longer_than_500_characters() -> None:
    keys = {read(rss(item("x" * 600 + end))).entries[0].key for end in ("a", "b")}
    assert len(keys) == 2
    assert all(len(key) <= 500 for key in keys)


def test_the_first_of_two_entries_with_one_key_is_kept_and_told() -> None:
    document = read(rss(item("k", title="أول"), item("k", title="ثان"), item("l")))
    assert [entry.title for entry in document.entries] == ["أول", "عنوان"]
    assert any("two entries" in problem for problem in document.problems)


def test_more_entries_than_are_read_are_a_problem_that_is_told() -> None:
    document = read(rss(*(item(f"k{n}", more=dated(22)) for n in range(1_050))))
    assert not document.is_window
    assert len(document.entries) == 1_000
    assert document.entries[0].key == "k0"
    assert any("1050 entries" in problem for problem in document.problems)


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("https://news.example/a b", "https://news.example/a%20b"),
        ("/1", "https://news.example/1"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("ftp://news.example/1", ""),
        ("http://[::1", ""),
        ("https://خبر.example/سيول", "https://خبر.example/سيول"),
        ("https://news.example/" + "x" * 3_000, ""),
    ],
)
def test_a_link_is_absolute_and_of_the_web_or_none(link: str, url: str) -> None:
    (entry,) = read(
        rss(f"<guid isPermaLink='false'>1</guid><title>x</title><link>{link}</link>")
    ).entries
    assert entry.url == url


def test_relative_addresses_follow_xml_base_then_the_feeds_link() -> None:
    based = atom(
        '<id>1</id><title>x</title><content type="html" xml:base="https://cdn.example/c/">'
        "&lt;p&gt;&lt;img src='a.png'&gt;&lt;/p&gt;</content>"
    )
    assert read(based).entries[0].images == (Image(url="https://cdn.example/c/a.png"),)
    plain = rss(item(text="<p><a href='/more'>المزيد من التفاصيل</a></p>"))
    assert (
        'href="https://news.example/more"'
        in read(plain, url="https://feeds.example/x").entries[0].html
    )


@pytest.mark.parametrize(
    "told",
    [
        "<georss:featurename>دمشق</georss:featurename><dc:coverage>Syria</dc:coverage>",
        "<georss:featureName>دمشق</georss:featureName><georss:point>33.5 36.3</georss:point>",
        "<dcterms:spatial>دمشق</dcterms:spatial>",
        "<dc:coverage>دمشق</dc:coverage>",
    ],
)
def test_the_place_is_told_by_georss_or_dublin_core(told: str) -> None:
    names = (
        'xmlns:georss="http://www.georss.org/georss" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/"'
    )
    one = f"<item><guid>a</guid><title>t</title>{told}</item>"
    (entry,) = read(f"<rss {names}><channel>{one}</channel></rss>").entries
    assert entry.place == "دمشق"


def test_images_come_from_media_then_enclosures_then_the_text() -> None:
    text = "<p><img src='https://news.example/t.png' alt='نص'></p>"
    media = '<media:content url="https://news.example/m.jpg" medium="image"/>'
    thumbnail = '<media:thumbnail url="https://news.example/th.jpg"/>'
    enclosure = '<enclosure url="https://news.example/e.jpg" type="image/jpeg" length="1"/>'
    audio = '<enclosure url="https://news.example/e.mp3" type="audio/mpeg" length="1"/>'
    urls = [
        [
            image.url.rsplit("/", 1)[1]
            for image in read(rss(item(text=text, more=more))).entries[0].images
        ]
        for more in (media + enclosure, thumbnail, enclosure, audio, "")
    ]
    assert urls == [["m.jpg", "e.jpg"], ["th.jpg"], ["e.jpg"], ["t.png"], ["t.png"]]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("Sun, 22 Nov 2026 09:00:00 GMT", "2026-11-22T09:00:00+00:00"),
        ("Sun, 22 Nov 2026 09:00:00", "2026-11-22T06:00:00+00:00"),
        ("2026-11-22 09:00:00", "2026-11-22T06:00:00+00:00"),
        ("22 تشرين الثاني 2026 09:00", "2026-11-22T06:00:00+00:00"),
    ],
)
def test_a_date_without_zone_is_read_in_the_zone_of_the_source(date: str, expected: str) -> None:
    document = read(rss(item(more=f"<pubDate>{date}</pubDate>")), timezone="Asia/Damascus")
    published = document.entries[0].published
    assert published is not None
    assert published.isoformat() == expected


@pytest.mark.parametrize(
    "date",
    [
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "0001-01-01T00:00:00Z",
        "Sun, 22 Nov 2099 09:00:00 GMT",
        "soon",
    ],
)
def test_an_impossible_date_is_none_and_told(date: str) -> None:
    document = read(rss(item(more=f"<pubDate>{date}</pubDate>")))
    assert document.entries[0].published is None
    assert document.problems


def test_a_clock_that_runs_some_hours_ahead_is_believed() -> None:
    ahead = NOW + timedelta(hours=20)
    document = read(rss(item(more=f"<pubDate>{ahead.strftime('%d %b %Y %H:%M:%S GMT')}</pubDate>")))
    assert document.entries[0].published == ahead


@pytest.mark.parametrize(
    ("feed", "entry", "configured", "expected"),
    [
        ("ar", "", "", "ar"),
        ("en-us", "", "", "ar"),
        ("en-us", "", "ar-SY", "ar-SY"),
        ("ar", "ar-EG", "ar-SY", "ar-EG"),
        ("ar", "en", "ar-SY", "ar-SY"),
    ],
)
def test_the_language_is_the_first_declared_that_fits(
    feed: str, entry: str, configured: str, expected: str
) -> None:
    lang = f' xml:lang="{entry}"' if entry else ""
    text = atom(f"<id>1</id><title{lang}>سيول تقطع الطريق</title>", language=feed)
    assert read(text, language=configured).entries[0].language == expected


def test_a_tombstone_is_an_entry_that_was_withdrawn() -> None:
    tombstones = (
        '<at:deleted-entry ref="urn:2" when="2026-11-22T09:00:00Z"/>'
        '<at:deleted-entry ref="urn:3" when="2026-11-22T09:05:00Z"><at:comment>x</at:comment>'
        "</at:deleted-entry>"
    )
    document = read(
        atom(
            "<id>urn:1</id><title>سيول</title>",
            extra=tombstones,
            attributes='xmlns:at="http://purl.org/atompub/tombstones/1.0"',
        )
    )
    assert [(entry.key, entry.is_withdrawn) for entry in document.entries] == [
        ("urn:1", False),
        ("urn:2", True),
        ("urn:3", True),
    ]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ('type="application/xml"><p>أول <b>ثان</b></p>', "أول ثان"),
        ('type="image/svg+xml"><svg xmlns="http://www.w3.org/2000/svg"><path/></svg>', "ملخص"),
        ("type='text/xml'><report xmlns='urn:x'><head>أول</head><p>ثان</p></report>", "أول\n\nثان"),
        ('type="application/octet-stream">2KPZiNmEIDxiPtir2KfZhjwvYj4=', "أول ثان"),
        ('type="application/pdf">JVBERi0xLjQKJcOkw7zDtsOfCjI=', "ملخص"),
        ('type="image/png">iVBORw0KGgo=', "ملخص"),
        ('type="text/x-markdown">أول *ثان*', "أول *ثان*"),
        ('type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>أول</p></div>', "أول"),
        ('type="html">&lt;p>أول', "أول"),
        (">أول", "أول"),
        ('type="video/mp4" src="https://v.example/1.mp4">', "ملخص"),
    ],
)
def test_atom_content_of_every_type_is_read_or_left_to_the_summary(content: str, text: str) -> None:
    summary = "<summary>ملخص</summary>"
    (entry,) = read(atom(f"<id>1</id>{summary}<content {content}</content>")).entries
    assert entry.text == text


@pytest.mark.parametrize(
    "name", ["title_detail", "summary_detail", "author_detail", "links", "content", "media_content"]
)
def test_an_element_under_a_name_that_feedparser_uses_itself_changes_nothing(name: str) -> None:
    document = read(rss(item("a", title="t", more=f"<{name}>x</{name}>")), kind="feed")
    assert [(entry.key, entry.title) for entry in document.entries] == [("a", "t")]
