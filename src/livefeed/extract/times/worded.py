"""Times that publishers print in words: Arabic and other calendars, relative times, bare times.

Most sources never print one, and its patterns take 4 MB and 100 ms: `times.dates` imports this
module when the first such time is met.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, tzinfo
from datetime import time as clock_time
from datetime import timezone as fixed_zone
from functools import lru_cache
from typing import Final

from livefeed.extract.times import words
from livefeed.extract.times.counted_times import read_counted
from livefeed.extract.times.words import alternatives, says_more
from livefeed.extract.times.zones import zone_of

# Pages print the time alone only on the day itself; a clock that runs a little ahead is no reason
# to read "yesterday".
SLACK_OF_A_BARE_TIME: Final = timedelta(hours=1)

# Where 1/2/2025 is the second of January.
_MONTH_FIRST: Final = frozenset(
    f"America/{city}"
    for city in ("New_York", "Detroit", "Chicago", "Denver", "Phoenix", "Los_Angeles", "Anchorage")
)
_DAY_LONG: Final = timedelta(days=1)
_MONTH: Final = rf"ב?(?:{alternatives(words.MONTHS)})\.?"
_JALALI: Final = alternatives(words.JALALI_MONTHS)
# Two digits only where a time follows, as in old mail headers.
_YEAR: Final = r"(?P<year>\d{4}|\d{2}(?=\s+\d{1,2}:\d\d))(?:\s*(?:م|ميلادي|ميلاديه)(?!\w))?"
_THIS: Final = r"(?P<which>الجاري|الحالي|الماضي|المنصرم|الفايت)"
_ORDINAL: Final = r"(?:st|nd|rd|th|er|\.)?"
_OF: Final = r"(?:\s*(?:من(?:\s+شهر)?|شهر|of|del?|di)(?!\w))?"
_NAMED: Final = rf"(?P<name>{_MONTH})(?!\w)"
_SAME_MONTH: Final = rf"(?:\s?[/(]\s?(?P<same>{_MONTH})\)?(?!\w))?"  # يناير/كانون الثاني
_ITS_YEAR: Final = rf"(?:{_OF}[\s,/-]*(?:(?:سنه|عام)\s+)?{_YEAR}(?!\w)|\s+{_THIS}(?!\w))?"
_NUMBER: Final = rf"(?<!\w)(?P<day>\d{{1,2}}){_ORDINAL}{_OF}[\s-]*"
_DATES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        (
            r"(?<!\d)(?P<year>\d{4})\s?(?P<dot>[./-])\s?(?P<month>\d{1,2})\s?(?P=dot)"
            r"\s?(?P<day>\d{1,2})(?:t(?=\d))?(?!\d)"
        ),
        r"(?<!\d)(?P<day>\d{1,2})\s?(?P<dot>[./-])\s?(?P<month>\d{1,2})\s?(?P=dot)\s?(?P<year>\d{4})(?!\d)",
        # Two digits of a year only where nothing is left to doubt: points, and a time behind it.
        r"(?<![\d.])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{2})(?=[\s,|-]+\d{1,2}[:.]\d\d)",
        r"(?P<year>\d{4})\s*[年년]\s*(?P<month>\d{1,2})\s*[月월]\s*(?P<day>\d{1,2})\s*[日일]",
        r"(?<![\d年년])\s*(?P<month>\d{1,2})\s*[月월]\s*(?P<day>\d{1,2})\s*[日일]",
        rf"{_NUMBER}(?P<jalali>{_JALALI})(?!\w)(?:[\s,-]*(?P<year>1[34]\d\d)(?!\d))?",
        _NUMBER + _NAMED + _SAME_MONTH + _ITS_YEAR,
        rf"(?<!\w){_NAMED}\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*,\s*|\s+){_YEAR}(?!\w)",
        rf"(?<!\w)(?P<year>\d{{4}})\.?[\s-]+{_NAMED}[\s-]*(?P<day>\d{{1,2}})(?!\w)",
    )
)
# The order of C's asctime: month, day, time, zone, year.
_ASCTIME: Final = re.compile(
    rf"(?<!\w)(?P<name>{_MONTH}) (?P<day>\d{{1,2}}) (?P<time>\d{{1,2}}:\d\d:\d\d)"
    r"(?P<zone> [a-z]{3,4})? (?P<year>\d{4})$"
)
_HIJRI: Final = re.compile(
    rf"(?<!\w)\d{{1,2}}\s*(?:من\s+)?(?:{alternatives(words.HIJRI_MONTHS)})\s*,?\s*\d{{4}}\s*(?:هجريه|هجري|ه)?(?!\w)"
)

_NOON_ALONE: Final = re.compile(r"(?<!\w)(?:12 )?noon(?!\w)")  # "Sept. 3, 2014, noon" (Django)
_NOON: Final = rf"(?:{alternatives((*words.AFTERNOON, *words.MORNING, *words.NOON))})"
_AFTER: Final = rf"(?P<after>{_NOON})(?!\w)"
_TIMES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        (
            rf"(?:(?<!\w)(?P<before>{_NOON})\s*)?(?<![\d:.])(?P<hour>\d{{1,2}})"
            r"(?:[:.]|\s?h\s?|\s:\s)(?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?(?!\d)"
            rf"(?:\s*{_AFTER})?(?:\s?(?:uhr|h|hs)(?!\w))?"
        ),
        rf"(?<![\d:.])(?P<hour>\d{{1,2}})\s*{_AFTER}",
        rf"(?P<before>{_NOON})?\s*(?<!\d)(?P<hour>\d{{1,2}})\s*[时時点시]\s*(?P<minute>\d{{1,2}})\s*[分분]",
        r"(?<!\d)(?P<hour>\d{1,2})\s*uhr(?!\w)",
    )
)
_OFFSET: Final = re.compile(
    r"(?:(?:utc|gmt)\s?)?(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?(?!\d)"
)
_ZONE: Final = re.compile(
    rf"(?<!\w)(?:{alternatives((*words.ZONES, *words.ZONES_OF_SEVERAL))})(?!\w)"
)
_DAY: Final = re.compile(rf"(?<!\w)(?:{alternatives(words.DAYS_AGO)})(?!\w)")
_CJK_DAY: Final = re.compile("|".join(w for w in words.DAYS_AGO if "\u3040" <= w[0] <= "\ud7a3"))

_WEEKDAY: Final = re.compile(rf"(?<![^\W\d])(?:{alternatives(words.WEEKDAYS)})(?![^\W\d])")
_WEEKDAY_SIGN: Final = re.compile(r"\([日月火水木金土]\)")  # stands behind a date, and says no more
# "10:00-12:00" and "10:00-12" tell how long something takes; "-12:00" is no zone there.
_RANGE: Final = re.compile(
    r"(?<![:\d])\d{1,2}[:h]\d{2}(?:\s?-\s?\d{1,2}[:h]\d{2}|-\d{1,2}(?![\d:./-]))"
)


@lru_cache(maxsize=64)  # updates of a page print the same times
def read_words(plain: str, zone: tzinfo, base: datetime) -> datetime | None:
    """Return the time that a normalised string tells in words; None unless all is understood."""
    text = _NOON_ALONE.sub("12:00", re.sub(r"\s+", " ", words.fold_letters(plain)))
    return read_counted(text, base) or _calendar(text, zone, base)


def _calendar(text: str, zone: tzinfo, base: datetime) -> datetime | None:
    """Return day and time from a string that names at least one of them in full."""
    if _RANGE.search(text):
        return None
    text = _ASCTIME.sub(r"\g<day> \g<name> \g<year> \g<time>\g<zone>", text)
    day, text = _take_day(_HIJRI.sub(" ", text), base.astimezone(zone).date(), zone)
    time, text = _take_time(text)
    if time is not None:
        zone, text = _take_zone(text, zone)
    if says_more(text):
        return None
    if day is not None:
        return datetime.combine(day, time or clock_time(), zone)
    return _last(time, _WEEKDAY.search(text), base.astimezone(zone)) if time is not None else None


def _last(time: clock_time, weekday: re.Match[str] | None, now: datetime) -> datetime:
    """Return the last such time of day, of a day of the week where one is named."""
    at = datetime.combine(now.date(), time, now.tzinfo)
    if weekday is None:
        return at if at - now <= SLACK_OF_A_BARE_TIME else at - _DAY_LONG
    number = words.WEEKDAYS[re.sub(r"\s+", " ", weekday[0])]
    at -= ((now.isoweekday() - number) % 7) * _DAY_LONG
    return at if at - now <= SLACK_OF_A_BARE_TIME else at - 7 * _DAY_LONG


def _take_day(text: str, today: date, zone: tzinfo) -> tuple[date | None, str]:
    """Return the day in the text and the text without it."""
    text = _WEEKDAY_SIGN.sub(" ", text)
    for pattern in _DATES:
        if found := pattern.search(text):
            return _day(found, today, zone), text[: found.start()] + " ; " + text[found.end() :]
    for days in (_DAY, _CJK_DAY):
        if found := days.search(text):
            ago = words.DAYS_AGO[re.sub(r"\s+", " ", found[0])]
            return today - timedelta(days=ago), text[: found.start()] + " ; " + text[found.end() :]
    return None, text


def _day(found: re.Match[str], today: date, zone: tzinfo) -> date:
    parts = found.groupdict()
    number = int(parts["day"])
    if name := parts.get("jalali"):
        return _jalali_day(parts["year"], words.JALALI_MONTHS[name], number, today)
    month = _month(parts)
    if parts.get("year") is None:
        return _day_without_year(number, month, today, which=parts.get("which") or "")
    year = int(parts["year"])
    if len(parts["year"]) == 2:
        year += 1_900 if year >= 70 else 2_000
    if 1_300 <= year < 1_500:
        return _not_later(gregorian(year, month, number), today)
    if year < 1_700:
        raise ValueError(f"the year {year} is of no calendar known here")
    is_american = (
        parts.get("dot") == "/" and str(zone) in _MONTH_FIRST and found[0].endswith(parts["year"])
    )
    if month > 12 >= number or (is_american and number <= 12):
        month, number = number, month  # month first, as in the United States
    return date(year, month, number)


def _jalali_day(year: str | None, month: int, number: int, today: date) -> date:
    """Return a day of the Iranian calendar, the last such day where no year is said."""
    if year is not None:
        return gregorian(int(year), month, number)
    this = today.year - 621
    for one in (this, this - 1):
        if number <= 29 and (day := gregorian(one, month, number)) <= today + _DAY_LONG:
            return day
    raise ValueError("an Iranian day that is not of every year")


def _month(parts: dict[str, str | None]) -> int:
    name = parts.get("name")
    if name is None:
        return int(parts["month"] or 0)
    month = _month_number(name)
    same = parts.get("same")
    if same and _month_number(same) != month:
        raise ValueError("two different months for one date")
    return month


def _month_number(name: str) -> int:
    name = re.sub(r"\s+", " ", name.removesuffix("."))
    return words.MONTHS.get(name) or words.MONTHS[name.removeprefix("ב")]


def _day_without_year(number: int, month: int, today: date, *, which: str) -> date:
    """Return the last such day; "this month's" must lie in the running month."""
    if which in {"الجاري", "الحالي"}:
        if month != today.month:
            raise ValueError("the running month has another name")
        return date(today.year, month, number)
    day = date(today.year, month, number)
    if which or day > today + timedelta(days=1):
        return day if day < today else date(today.year - 1, month, number)
    return day


def _not_later(day: date, today: date) -> date:
    """Refuse a day in the future: 1443 is a recent year in the Islamic calendar only."""
    if day > today + timedelta(days=2):
        raise ValueError("an Iranian year in the future")
    return day


def _take_time(text: str) -> tuple[clock_time | None, str]:
    for pattern in _TIMES:
        if found := pattern.search(text):
            return _clock(found.groupdict()), text[: found.start()] + " ; " + text[found.end() :]
    return None, text


def _clock(parts: dict[str, str | None]) -> clock_time:
    hour = int(parts["hour"] or 0)
    noon = {parts.get("before"), parts.get("after")} - {None}
    if len(noon) > 1:
        raise ValueError("two different halves of the day")
    if noon and noon <= set(words.MORNING):
        if hour > 12:
            raise ValueError("an hour after noon that says it is before")
        hour %= 12
    elif noon and hour < (10 if noon <= set(words.NOON) else 12):
        hour += 12
    return clock_time(hour, int(parts.get("minute") or 0), int(parts.get("second") or 0))


def _take_zone(text: str, zone: tzinfo) -> tuple[tzinfo, str]:
    if found := _OFFSET.search(text):
        east = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
        rest = text[: found.start()] + " " + text[found.end() :]
        return fixed_zone(east if found["sign"] == "+" else -east), _ZONE.sub(" ", rest)
    if found := _ZONE.search(text):
        name = re.sub(r"\s+", " ", found[0])
        if name in words.ZONES_OF_SEVERAL:
            return _own_zone(name, zone), text[: found.start()] + " " + text[found.end() :]
        named = words.ZONES[name]
        rest = text[: found.start()] + " " + text[found.end() :]
        return (
            zone_of(named) if isinstance(named, str) else fixed_zone(timedelta(hours=named))
        ), rest
    return zone, text


def _own_zone(name: str, zone: tzinfo) -> tzinfo:
    if str(zone) not in words.ZONES_OF_SEVERAL[name]:
        raise ValueError(f"the zone {name} of which country?")
    return zone


def gregorian(year: int, month: int, day: int) -> date:
    """Return the day of the Iranian (Jalali) calendar, for years 1300 to 1499.

    Source: the 33-year cycle of the arithmetic Persian calendar, exact for 1799 to 2256.
    """
    if not (1_300 <= year < 1_500 and 1 <= month <= 12 and 1 <= day <= (31 if month < 7 else 30)):
        raise ValueError(f"no such Iranian day: {year}-{month}-{day}")
    if (month, day) == (12, 30) and gregorian(year, 12, 29) + _DAY_LONG == gregorian(
        year + 1, 1, 1
    ):
        raise ValueError(f"{year} has no thirtieth day of its last month")
    years = year - 979
    days = 365 * years + years // 33 * 8 + (years % 33 + 3) // 4 + day - 1
    days += 31 * (month - 1) if month < 8 else 30 * (month - 1) + 6
    return date(1600, 3, 20) + timedelta(days=days)
