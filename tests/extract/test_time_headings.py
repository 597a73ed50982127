from __future__ import annotations

from datetime import UTC, datetime

import pytest

from livefeed.model import Document
from tests.support.documents import read

TEXT = "Die Strecke ist seit dem Morgen wieder frei, wie der Betreiber am Vormittag mitteilte."


def ticker(
    *updates: tuple[str, str],
    modified: str = "2026-11-22T10:40:00+01:00",
    timezone: str = "Europe/Berlin",
    fetched_at: datetime = datetime(2026, 11, 22, 10, 0, tzinfo=UTC),
) -> Document:
    told = "".join(f"<h2>{heading}</h2><p>{text}</p>" for heading, text in updates)
    page = (
        '<html lang="de"><head><title>Ticker</title>'
        f'<meta property="article:modified_time" content="{modified}"></head>'
        f"<body><article><h1>Ticker</h1><p>Alle Meldungen</p><div>{told}</div></article>"
        "<aside><h2>12.00 Uhr: Fremdes</h2><p>x</p></aside></body></html>"
    )
    return read(page, timezone=timezone, fetched_at=fetched_at)


def minutes(document: Document) -> list[str]:
    return [
        entry.published.strftime("%d %H:%M") if entry.published else ""
        for entry in document.entries
    ]


def test_headings_with_a_time_split_a_page() -> None:
    document = ticker(
        ("10.31 Uhr: Strecke frei", TEXT),
        ("09.15 Uhr: Strecke gesperrt", TEXT + "</p><p>Zweiter Absatz."),
        ("08:05 Uhr – Zug steht", TEXT),
        ("Hintergrund", "Was bisher geschah"),
    )
    assert document.strategy == "headings"
    assert document.is_window
    assert [entry.title for entry in document.entries] == [
        "Strecke frei",
        "Strecke gesperrt",
        "Zug steht",
    ]
    assert document.entries[1].text == TEXT + "\n\nZweiter Absatz."
    assert minutes(document) == ["22 09:31", "22 08:15", "22 07:05"]


def test_times_before_midnight_are_of_the_day_before() -> None:
    document = ticker(
        ("00.10 Uhr: C", TEXT),
        ("23.50 Uhr: B", TEXT),
        ("21.05 Uhr: A", TEXT),
        modified="2026-11-22T00:12:00+01:00",
    )
    assert minutes(document) == ["21 23:10", "21 22:50", "21 20:05"]


def test_times_below_a_heading_that_is_a_day_are_of_that_day() -> None:
    document = ticker(
        ("08.10 Uhr: C", TEXT),
        ("Freitag, 20. November 2026", ""),
        ("23.50 Uhr: B", TEXT),
        ("21.05 Uhr: A", TEXT),
    )
    assert minutes(document) == ["22 07:10", "20 22:50", "20 20:05"]


def test_keys_survive_another_judgement_of_the_day() -> None:
    updates = [("23.50 Uhr: B", TEXT), ("22.40 Uhr: C", TEXT), ("21.05 Uhr: A", TEXT)]
    before = ticker(*updates, modified="2026-11-21T23:55:00+01:00")
    after = ticker(("00.20 Uhr: D", TEXT), *updates, modified="2026-11-22T00:25:00+01:00")
    guessed = ticker(*updates, modified="")
    keys = [entry.key for entry in before.entries]
    assert [entry.key for entry in after.entries][1:] == keys
    assert [entry.key for entry in guessed.entries] == keys
    assert minutes(after)[1:] == minutes(before)


def test_an_unconfigured_zone_is_that_of_the_pages_own_times() -> None:
    page = (
        '<html><body><h1>x</h1><time datetime="2026-11-22T10:40:00+01:00">x</time>'
        + "".join(f"<h2>{h}.15 Uhr: M {h}</h2><p>{TEXT}</p>" for h in ("10", "09", "08"))
        + "</body></html>"
    )
    fetched_at = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
    assert minutes(read(page, fetched_at=fetched_at)) == ["22 09:15", "22 08:15", "22 07:15"]


@pytest.mark.parametrize(
    "headings",
    [
        ("12.31 Uhr: A", "11.00 Uhr: B"),
        ("3.50 Euro mehr", "2.40 Euro weniger", "1.10 Euro gleich"),
        ("1. Anfang", "2. Mitte", "3. Ende"),
    ],
)
def test_few_headings_or_numbers_do_not_split_an_article(headings: tuple[str, ...]) -> None:
    assert ticker(*((heading, TEXT * 3) for heading in headings)).strategy == "article"


def test_arabic_headings_with_a_time_split_a_page() -> None:
    text = "عاد أول قطار للركاب صباح اليوم إلى محطة الساحل بعد توقف دام عامين بسبب أعمال الصيانة."
    document = ticker(
        ("١٠:٣٠ صباحاً | وصول القطار", text),
        ("٩:١٥ صباحاً | انطلاق القطار", text),
        ("٨:٠٥ صباحاً | فتح المحطة", text),
        timezone="Asia/Damascus",
    )
    assert document.strategy == "headings"
    assert document.entries[0].title == "وصول القطار"
    assert minutes(document) == ["22 07:30", "22 06:15", "22 05:05"]
