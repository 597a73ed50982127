"""Documents as publishers serve them; they lie outside the repository."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import feedparser
import pytest

from livefeed.errors import ParseError
from livefeed.model import Document
from livefeed.settings import PageSelectors
from tests.support.corpus import corpus, feed_files
from tests.support.documents import read

pytestmark = pytest.mark.corpus


def page(name: str, **source: Any) -> Document:
    return read(
        corpus(f"live-pages/{name}").read_bytes(), content_type="text/html", kind="page", **source
    )


@pytest.mark.timeout(120)
def test_every_feed_file_is_a_document_or_a_parse_error() -> None:
    outcomes: Counter[str] = Counter()
    for file in feed_files():
        try:
            document = read(file.read_bytes(), kind="auto")
        except ParseError:
            outcomes["refused"] += 1
        else:
            outcomes["read"] += 1
            outcomes["entries"] += len(document.entries)
            assert len({entry.key for entry in document.entries}) == len(document.entries)
    print(dict(outcomes))  # noqa: T201 - shown with -s
    assert outcomes["read"] > 950
    assert outcomes["refused"] < 40


@pytest.mark.timeout(120)
def test_the_keys_are_the_ids_that_feedparser_gives() -> None:
    missed = []
    for file in feed_files():
        body = file.read_bytes()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            parsed = feedparser.parse(BytesIO(body), sanitize_html=False)
        ids = {entry.get("id", "").strip() for entry in parsed["entries"]} - {""}
        if not ids or any(len(identity) > 400 for identity in ids):
            continue
        try:
            keys = {entry.key for entry in read(body, kind="auto").entries}
        except ParseError:
            missed.append(file.name)
            continue
        if not {" ".join(identity.split()) for identity in ids} <= keys:
            missed.append(file.name)
    assert len(missed) <= 20, missed


def test_arabic_feeds_that_declare_english_are_arabic() -> None:
    for name in ("ar__index.xml", "posts__index.xml"):
        document = read(corpus(f"feeds/arabic_rtl/{name}").read_bytes(), kind="feed")
        arabic = [entry for entry in document.entries if entry.direction == "rtl"]
        assert arabic
        assert all(not entry.language.startswith("en") for entry in arabic)


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("lb_mirror_uk_riots.html", 428),
        ("lb_corkbeo_level3.html", 26),
        ("lb_guardian_ukraine.html", 10),
        ("lb_repubblica_gaza.html", 79),
        ("ld_mirror_uk_riots.jsonld", 428),
        ("ld_corkbeo_level3.jsonld", 26),
        ("ld_guardian_ukraine.jsonld", 10),
        ("ld_repubblica_gaza.jsonld", 79),
    ],
)
def test_a_live_page_gives_exactly_its_updates(name: str, count: int) -> None:
    document = page(name)
    assert (document.strategy, len(document.entries)) == ("json-ld", count)
    assert document.is_window


@pytest.mark.parametrize(
    ("name", "strategy", "count"),
    [
        ("lb_ndtv_cricket.html", "microdata", 40),
        ("lb_br24_nahost_ticker.html", "headings", 7),
        ("lb_gaza_timeline_ar.html", "blocks", 58),
        ("tg_tchan_a.html", "telegram", 11),  # 14 less 3 of the service
    ],
)
def test_a_live_page_without_json_ld_gives_exactly_its_updates(
    name: str, strategy: str, count: int
) -> None:
    document = page(name)
    assert (document.strategy, len(document.entries)) == (strategy, count)
    assert document.is_window
    assert all(entry.published for entry in document.entries)
    assert all(entry.text or entry.images or strategy == "telegram" for entry in document.entries)


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("lb_mirror_uk_riots.html", 30),
        ("lb_corkbeo_level3.html", 26),
        ("lb_guardian_ukraine.html", 10),
        ("lb_repubblica_gaza.html", 79),
    ],
)
def test_blocks_tell_the_same_as_the_json_ld_beside_them(name: str, count: int) -> None:
    body = corpus(f"live-pages/{name}").read_bytes()
    bare = re.sub(rb"(?s)<script[^>]*ld\+json.*?</script>", b"", body)
    told = {entry.key: entry for entry in read(body, kind="page").entries}
    document = read(bare, kind="page")
    assert (document.strategy, len(document.entries)) == ("blocks", count)
    for entry in document.entries:
        assert entry.key in told
        same = told[entry.key].published
        assert entry.published is not None
        assert same is not None
        # la Repubblica (November 2023) prints local time in its HTML and calls it Z.
        late = 3_600 if "repubblica" in name else 0
        assert abs((entry.published - same).total_seconds() - late) < 60


def test_times_without_a_day_take_that_of_their_page() -> None:
    for zone in ("Europe/Berlin", "UTC"):  # the page itself says +02:00
        entries = page("lb_br24_nahost_ticker.html", timezone=zone).entries
        assert entries[0].published == datetime(2024, 8, 27, 10, 31, tzinfo=UTC)
        assert entries[-1].published == datetime(2024, 8, 27, 0, 2, tzinfo=UTC)


def test_a_list_beside_an_article_without_text_is_not_its_text() -> None:
    (entry,) = page("neg_de_handballworld.html").entries
    assert entry.text.startswith("handball-world: Der niederländische Nationalspieler Dani Baijens")
    assert "Uhr" not in entry.text


def test_times_and_keys_of_live_pages_are_those_of_their_blocks() -> None:
    guardian = page("lb_guardian_ukraine.html").entries
    assert len({entry.published for entry in guardian}) == 10
    assert all(entry.published for entry in guardian)
    assert all(entry.title == "" for entry in guardian)
    repubblica = page("lb_repubblica_gaza.html").entries
    assert [entry.key for entry in repubblica[:2]] == ["419364605_event79", "419364605_event78"]
    mirror = page("lb_mirror_uk_riots.html").entries
    assert mirror[0].key == "751105"
    assert mirror[0].published == datetime(2024, 8, 5, 20, 0, 18, 921_000, tzinfo=UTC)
    assert not any("&quot;" in entry.text or "<" in entry.text[:1] for entry in mirror)


@pytest.mark.parametrize(
    "name",
    [
        "art_ar_albayan.html",
        "art_ar_almadenahnews.html",
        "art_ar_beirutobserver.html",
        "art_ar_cnnarabic.html",
        "art_ar_lbcgroup.html",
        "art_ar_sputnikarabic.html",
        "art_ar_youm7.html",
        "art_fa_khabaronline.html",
        "art_fa_yjc.html",
        "art_ja_asahi.html",
        "art_ko_donga.html",
        "art_zh_bbcchinese.html",
        "art_zh_people.html",
        "neg_de_handballworld.html",
        "neg_fr_lesechos_sidebar_wire.html",
    ],
)
def test_an_article_is_not_split(name: str) -> None:
    document = page(name)
    (entry,) = document.entries
    assert document.strategy == "article"
    assert entry.title
    assert len(entry.text) > (100 if name == "neg_de_handballworld.html" else 300)
    expected = "rtl" if name.startswith(("art_ar", "art_fa")) else "ltr"
    assert entry.direction == expected


def test_a_coverage_page_gives_all_its_parts_with_six_selectors() -> None:
    selectors = PageSelectors(
        kicker=".field--name-field-kicker",
        headline="h1",
        dateline=".field--name-field-published-date",
        place=".field--name-field-author-place",
        body=".field--name-body",
        caption=".image-caption",
    )
    for chosen in (selectors, PageSelectors()):
        document = page("syriatv_like.html", timezone="Asia/Damascus", language="ar", page=chosen)
        (entry,) = document.entries
        assert entry.title == "اشتباكات متقطعة وقصف مستمر بمحيط سجن الصناعة في الحسكة"
        assert entry.published == datetime(2022, 1, 28, 7, 50, tzinfo=UTC)
        assert len(entry.text.split("\n\n")) == 14
        assert "حجم الخط" not in entry.text
        if chosen is selectors:
            assert entry.kicker == "التغطية الحية"
            assert entry.place == "إسطنبول - متابعات"
            assert entry.images[0].alt == (
                'جانب من الاشتباكات بين "قسد" وتنظيم "الدولة" في محيط سجن الصناعة - نورث برس'
            )
