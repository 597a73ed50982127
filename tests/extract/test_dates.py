from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from babel.core import Locale
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from livefeed.extract.times.dates import parse_date
from livefeed.extract.times.worded import gregorian
from tests.support.corpus import corpus

PRINTED = Path(__file__).parents[1] / "data" / "dates" / "printed.tsv"
# Of Polish, November alone is not read: the word is October in Croatian.
LANGUAGES = """
    ar ar_DZ ar_EG ar_MA ar_SY ar_TN bg ca cs da de el en en_GB es fa fi fr he hu id it ja ko nb nl
    pt ro ru sv tr uk ur zh
"""
DAMASCUS = ZoneInfo("Asia/Damascus")
BASE = datetime(2022, 1, 28, 12, 0, tzinfo=DAMASCUS)


def printed() -> list[tuple[str, str, str, str]]:
    """Return what is printed, the zone, when it is read, and what is meant."""
    lines = PRINTED.read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith(("#", "text\t"))]
    return [(text, zone, read, meant) for text, zone, read, meant in rows]


@pytest.mark.parametrize(("text", "zone", "read", "meant"), printed())
def test_what_is_printed_is_read_as_it_is_meant(
    text: str, zone: str, read: str, meant: str
) -> None:
    found = parse_date(text, timezone=zone, base=datetime.fromisoformat(read))
    assert found == (None if meant == "-" else datetime.fromisoformat(meant))


def test_over_two_hundred_printed_times_are_tried() -> None:
    rows = printed()
    assert len({(text, zone) for text, zone, _, _ in rows}) > 250
    assert sum(meant == "-" for *_, meant in rows) > 50


@pytest.mark.parametrize("language", LANGUAGES.split())
@pytest.mark.parametrize("form", ["long", "full"])
def test_days_are_read_as_unicodes_locale_data_writes_them(language: str, form: str) -> None:
    days = [date(2024, month, 17) for month in range(1, 13)]
    for day in days:
        text = format_date(day, form, locale=language)
        found = parse_date(text, timezone="UTC", base=datetime(2025, 1, 15, tzinfo=UTC))
        assert found == datetime(day.year, day.month, day.day, tzinfo=UTC), text


@pytest.mark.parametrize("language", [*LANGUAGES.split(), "hi", "pl"])
@pytest.mark.parametrize(
    ("unit", "seconds"), [("minute", 60), ("hour", 3_600), ("day", 86_400), ("week", 604_800)]
)
def test_counted_times_are_read_as_unicodes_locale_data_writes_them(
    language: str, unit: str, seconds: int
) -> None:
    locale = Locale.parse(language)
    forms = locale._data["date_fields"][unit]["past"]  # noqa: SLF001 - Babel offers no other way
    base = datetime(2025, 1, 15, 12, tzinfo=UTC)
    for count in (1, 2, 5, 21):
        form = forms.get(locale.plural_form(count), "אתמול")
        text = form.replace("{0}", str(count))
        found = parse_date(text, timezone="UTC", base=base)
        is_length = text not in {"אתמול", "לפני יום 1"}  # a day's name, and a misprint
        assert found == base - timedelta(seconds=count * seconds) or not is_length, text


def wall_time(text: str, *, timezone: str = "Asia/Damascus", base: datetime = BASE) -> str | None:
    found = parse_date(text, timezone=timezone, base=base)
    return found.astimezone(DAMASCUS).strftime("%Y-%m-%dT%H:%M") if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-01-28T07:50:00Z", "2022-01-28T09:50"),
        ("2022-01-28T09:50:00.1234567+02:00", "2022-01-28T09:50"),
        ("2022-01-28 09:50:00 +0200", "2022-01-28T09:50"),
        ("2022-01-28T09:50", "2022-01-28T09:50"),
        ("2022-01-28", "2022-01-28T00:00"),
        ("Fri, 28 Jan 2022 07:50:00 GMT", "2022-01-28T09:50"),
        ("Fri, 28 Jan 2022 07:50 +0000", "2022-01-28T09:50"),
        ("28 Jan 22 07:50:00 GMT", "2022-01-28T09:50"),
        ("Fri, 28 Jan 2022 2:50 EST", "2022-01-28T09:50"),
        ("Fri Jan 28 07:50:00 2022", "2022-01-28T07:50"),
        ("Fri Jan 28 07:50:00 UTC 2022", "2022-01-28T09:50"),
        ("1643356200", "2022-01-28T09:50"),
        ("1643356200000", "2022-01-28T09:50"),
        ("January 28, 2022 9:50 PM", "2022-01-28T21:50"),
        ("Jan. 28, 2022, 9:50 a.m.", "2022-01-28T09:50"),
        ("28 January 2022 at 12:10 am", "2022-01-28T00:10"),
        ("01/28/2022", "2022-01-28T00:00"),
        ("3 hours ago", "2022-01-28T09:00"),
        ("an hour ago", "2022-01-28T11:00"),
        ("yesterday 14:30", "2022-01-27T14:30"),
        ("2022/01/28 09:50 دمشق", "2022-01-28T09:50"),
        ("نُشر في: 28 كانون الثاني/يناير 2022 الساعة 9:50", "2022-01-28T09:50"),
        ("آخر تحديث: 28 يناير 2022 9:50 مساءً بتوقيت مكة", "2022-01-28T20:50"),
        ("الجمعة 25 جمادى الآخرة 1443 هـ - 28 يناير 2022 م 09:50 م", "2022-01-28T21:50"),
        ("28 يناير 2022 - 09:50 بتوقيت غرينتش", "2022-01-28T11:50"),
        ("28 يناير 2022 12:10 ص", "2022-01-28T00:10"),
        ("20 كانون الثاني الجاري", "2022-01-20T00:00"),
        ("20 كانون الأول الماضي", "2021-12-20T00:00"),
        ("30 كانون الأول", "2021-12-30T00:00"),
        ("منذ ثلاث ساعات", "2022-01-28T09:00"),
        ("قبل دقيقتين", "2022-01-28T11:58"),
        ("منذ أسبوع", "2022-01-21T12:00"),
        ("أول أمس 09:50", "2022-01-26T09:50"),
        ("09:50", "2022-01-28T09:50"),
        ("23:50", "2022-01-27T23:50"),
        ("۸ بهمن ۱۴۰۰", "2022-01-28T00:00"),
        ("2022年1月28日 下午3:20", "2022-01-28T15:20"),
        ("28. Januar 2022, 12.31 Uhr", "2022-01-28T12:31"),
        ("28 janvier 2022 à 9h50", "2022-01-28T09:50"),
    ],
)
def test_a_printed_time_is_understood(text: str, expected: str) -> None:
    assert wall_time(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "not a date",
        "2022",
        "28",
        "آب",
        "May",
        "الجمعة",
        "قبل",
        "منذ",
        "منذ شهر",
        "2 years ago",
        "28/01/22",
        "31 شباط 2022",
        "28 يناير/شباط 2022",
        "32 يناير 2022",
        "28 يناير 2022 25:00",
        "28 يناير 2022 14:30 ص",
        "25 جمادى الآخرة 1443",
        "1443/06/25",
        "28 يناير 2022 09:50 - 29 يناير 2022 10:50",
        "28 يناير 2022 μ.μ.",
        "28/01/2022 09:50 μμ",
        "123456",
        "99999999999999999999",
        "0000-00-00T00:00:00Z",
        "2022-13-45",
        "1" * 10_000,
        "20 من شباط الجاري",
    ],
)
def test_what_is_not_understood_in_every_part_is_none(text: str) -> None:
    assert parse_date(text, timezone="Asia/Damascus", base=BASE) is None


@pytest.mark.parametrize(
    ("persian", "expected"),
    [
        ((1400, 11, 8), "2022-01-28"),
        ((1400, 1, 1), "2021-03-21"),
        ((1399, 12, 30), "2021-03-20"),
        ((1403, 7, 1), "2024-09-22"),
        ((1404, 1, 1), "2025-03-21"),
        ((1357, 11, 22), "1979-02-11"),
    ],
)
def test_iranian_days_become_gregorian(persian: tuple[int, int, int], expected: str) -> None:
    assert gregorian(*persian).isoformat() == expected


def test_a_time_without_zone_is_read_in_the_zone_of_the_source() -> None:
    assert parse_date("2022-07-28T09:50", timezone="Asia/Damascus", base=BASE) == datetime(
        2022, 7, 28, 6, 50, tzinfo=UTC
    )
    assert parse_date("2022-07-28T09:50", timezone="UTC", base=BASE) == datetime(
        2022, 7, 28, 9, 50, tzinfo=UTC
    )


@given(st.text(max_size=120))
def test_any_text_is_a_time_in_utc_or_none(text: str) -> None:
    found = parse_date(text, timezone="Asia/Damascus", base=BASE)
    assert found is None or found.tzinfo is UTC


@given(st.text(alphabet="0123456789٠١٢٣/.:-| TZ+مصقبلنذيناروسةاعdgJan,", max_size=40))
def test_text_that_looks_like_a_time_does_not_fail(text: str) -> None:
    found = parse_date(text, timezone="America/New_York", base=BASE)
    assert found is None or found.tzinfo is UTC


@given(st.datetimes(min_value=datetime(1971, 1, 1), max_value=datetime(2100, 1, 1)))  # noqa: DTZ001 - st wants naive bounds
def test_iso_and_epoch_tell_the_same_time(naive: datetime) -> None:
    moment = naive.replace(microsecond=0, tzinfo=UTC)
    assert parse_date(moment.isoformat(), timezone="UTC", base=BASE) == moment
    seconds = str(int(moment.timestamp()))
    if len(seconds) == 10:
        assert parse_date(seconds, timezone="UTC", base=BASE) == moment


@pytest.mark.corpus
def test_no_date_string_of_real_pages_is_silently_wrong() -> None:
    wrong, missed = [], []
    for line in corpus("dates/date_strings.tsv").read_text("utf-8").splitlines():
        if line.startswith(("#", "text\t")):
            continue
        text, expected = line.split("\t")
        found = wall_time(text)
        if found is None:
            missed.append(text)
        elif found != expected:
            wrong.append((text, expected, found))
    assert wrong == []
    assert len(missed) <= 3, missed
