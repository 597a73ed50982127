"""Times as publishers print them: standards, epochs, Arabic and other calendars' words.

A string that is not understood in every part is None: a wrong time is worse than none.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Final
from unicodedata import normalize

from livefeed.extract.times.zones import zone_of

MAX_LENGTH: Final = 120

_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")

_ISO: Final = re.compile(
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?(?:Z|[+-]\d\d(?::?\d\d)?))?)?",
    re.IGNORECASE,
)
# As nearly all feeds write it; read here in 5 us, by the words in 80 us.
_MAIL: Final = re.compile(
    r"(?:[A-Z][a-z]{2}, )?(\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d) (GMT|UTC|[+-]\d{4})"
)
_MAIL_MONTHS: Final = {
    "Jan": "01", "Feb": "02", "Mar": "03", "Apr": "04", "May": "05", "Jun": "06",
    "Jul": "07", "Aug": "08", "Sep": "09", "Oct": "10", "Nov": "11", "Dec": "12",
}  # fmt: skip
_GREENWICH: Final = frozenset({"GMT", "UTC", "+0000"})
_EPOCH: Final = {10: 1_000_000, 13: 1_000, 16: 1}  # digits → microseconds per unit
_EPOCH_START: Final = datetime(1970, 1, 1, tzinfo=UTC)


def parse_date(text: str, *, timezone: str, base: datetime) -> datetime | None:
    """Return the time that a publisher printed, in UTC; None unless every part is understood.

    Args:
        timezone: the zone of times that carry none.
        base: when the string was read, for relative and incomplete times; aware.
    """
    plain = text[: 4 * MAX_LENGTH].strip()
    if not plain.isascii():
        plain = normalize("NFKC", plain).translate(_DIGITS).strip()
    if not plain or len(plain) > MAX_LENGTH:
        return None
    try:
        zone = zone_of(timezone)
        found = _standard(plain, zone) or _in_words(plain, zone, base)
        return found.astimezone(UTC) if found else None
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=1)  # an entry that never changed has two times alike
def parse_standard(text: str, *, timezone: str) -> datetime | None:
    """Return what `parse_date` does, at once, where a time is one that most feeds print."""
    if not text.isascii() or len(text) > MAX_LENGTH:
        return None
    try:
        found = _standard(text, zone_of(timezone))
        return found if found is None or found.tzinfo is UTC else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def is_standard(text: str) -> bool:
    """Tell whether a time means the same whenever it is read."""
    try:
        return _standard(text.strip(), UTC) is not None
    except (ValueError, OverflowError):
        return False


def _standard(plain: str, zone: tzinfo) -> datetime | None:
    """Return an ISO 8601 time or an epoch in seconds, milliseconds or microseconds."""
    if plain.isdecimal():
        units = _EPOCH.get(len(plain))
        return _EPOCH_START + timedelta(microseconds=int(plain) * units) if units else None
    if mail := _MAIL.fullmatch(plain):
        return _mail_date(mail[1], mail[2])
    if not _ISO.fullmatch(plain) or int(plain[:4]) < 1_700:
        return None
    if " " in plain:
        plain = plain.replace(" +", "+").replace(" -", "-").replace(" z", "Z").replace(" Z", "Z")
    found = datetime.fromisoformat(plain.upper())
    return found if found.tzinfo else found.replace(tzinfo=zone)


def _mail_date(text: str, zone: str) -> datetime | None:
    """Return an RFC 5322 time; None for an unknown month, which other rules may know."""
    day, month, year, clock = text.split(" ")
    number = _MAIL_MONTHS.get(month)
    if number is None:
        return None
    offset = "Z" if zone in _GREENWICH else zone
    return datetime.fromisoformat(f"{year}-{number}-{day:0>2}T{clock}{offset}")


def _in_words(plain: str, zone: tzinfo, base: datetime) -> datetime | None:
    # Imported here: feeds print standard times, and the words of all languages take 100 ms.
    from livefeed.extract.times.worded import read_words  # noqa: PLC0415

    return read_words(plain, zone, base)
