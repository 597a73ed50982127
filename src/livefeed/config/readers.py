"""Readers of single values: each returns what the settings hold, or says what it expected."""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from ipaddress import ip_network
from typing import Final, TypeVar
from urllib.parse import urlsplit

from livefeed.config.lines import Path
from livefeed.settings import Network

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
Reader = Callable[[object], T]

_SECONDS: Final = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3_600.0, "d": 86_400.0}
_BYTES: Final = {
    "B": 1,
    "KB": 1_000,
    "MB": 1_000_000,
    "GB": 1_000_000_000,
    "KIB": 1 << 10,
    "MIB": 1 << 20,
    "GIB": 1 << 30,
}
_MEASURE = re.compile(r"([0-9]+(?:\.[0-9]+)?) ?([A-Za-z]+)")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_USUAL_URL = re.compile(r"https?://[a-z0-9.-]+(?::[1-9][0-9]{0,3})?(?:/[!-~]*)?")  # most of them
_NAME = re.compile(r"[a-z0-9-]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*|")
_AUTHORITY = re.compile(  # RFC 4151 §2.1
    r"(?:[\w.+-]+@)?[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?,[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?",
    re.ASCII,
)
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # RFC 9110 §5.6.2
_OUR_HEADERS: Final = frozenset(
    {
        *("host", "connection", "upgrade", "te", "trailer", "transfer-encoding", "content-length"),
        *("accept-encoding", "expect", "range", "if-modified-since", "if-none-match"),
    }
)
_DURATION: Final = 'a number with its unit, such as "30s", "5m", "72h" or "500ms"'
_SIZE: Final = 'a number with its unit, such as "10MB", "512KB" or "5MiB"'


class Mistake(Exception):  # noqa: N818 - not an error of livefeed: `load` turns it into one
    """Mistakes of one value; each with its path from that value."""

    def __init__(self, *found: tuple[Path, str]) -> None:
        super().__init__(*found)
        self.found = found


def wrong(what: str, expected: str, at: Path = ()) -> Mistake:
    """Return the mistake that `what` was found where something else was expected."""
    return Mistake((at, f"{what}, expected {expected}"))


def nearest(word: str, known: Iterable[str]) -> str:
    """Return what to expect instead of an unknown word: the nearest known ones, else all."""
    choices = sorted(known)
    from difflib import get_close_matches  # noqa: PLC0415 - for who made a mistake

    if close := get_close_matches(word, choices, n=1, cutoff=0.5):
        return repr(close[0])
    return f"one of {', '.join(choices)}" if choices else "none, for there are none"


def shown(value: object) -> str:
    """Return a value as a message names it: short, on one line, in TOML's spelling."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else text[:57] + "..."


def text(value: object) -> str:
    if not isinstance(value, str):
        raise wrong(f"is {shown(value)}", "a text in quotes")
    if _CONTROL.search(value):
        raise wrong("has control characters or several lines", "one line of text")
    return value.strip()


def filled(value: object) -> str:
    if not (words := text(value)):
        raise wrong("is empty", "a text")
    return words


def boolean(value: object) -> bool:
    if not isinstance(value, bool):
        raise wrong(f"is {shown(value)}", "true or false")
    return value


def integer(lowest: int, highest: int) -> Reader[int]:
    def read(value: object) -> int:
        is_integer = isinstance(value, int) and not isinstance(value, bool)
        if not is_integer or not lowest <= value <= highest:  # type: ignore[operator]  # narrowed
            raise wrong(f"is {shown(value)}", f"a whole number from {lowest} to {highest}")
        return value  # type: ignore[return-value]  # narrowed above

    return read


def share(value: object) -> float:
    """Return a similarity: above 0, at most 1."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 1:
        raise wrong(f"is {shown(value)}", "a number above 0 and at most 1")
    return float(value)


def duration(value: object) -> float:
    """Return the seconds of "30s", "5m", "72h" …; never 0."""
    if not (seconds := duration_or_none_at_all(value)):
        raise wrong(f"is {shown(value)}", "more than nothing")
    return seconds


def duration_or_none_at_all(value: object) -> float:
    """Return the seconds of "30s" …; "0s" too."""
    number, unit = _measured(value, _DURATION)
    if unit not in _SECONDS:
        raise wrong(f"{shown(value)} is not a duration", _DURATION)
    seconds = number * _SECONDS[unit]
    if seconds > 10 * 366 * 86_400:
        raise wrong(f"{shown(value)} is too long", "at most ten years")
    return seconds


def size(value: object) -> int:
    """Return the bytes of "10MB" (powers of ten) or "5MiB" (powers of two)."""
    number, unit = _measured(value, _SIZE)
    if unit.upper() not in _BYTES:
        raise wrong(f"{shown(value)} is not a size", _SIZE)
    if not 1 <= number * _BYTES[unit.upper()] <= 1 << 40:
        raise wrong(f"is {shown(value)}", "at least one byte and at most a terabyte")
    return int(number * _BYTES[unit.upper()])


def _measured(value: object, expected: str) -> tuple[float, str]:
    if isinstance(value, int | float) and not isinstance(value, bool):
        raise wrong(f"{shown(value)} has no unit", expected)
    if not isinstance(value, str):
        raise wrong(f"is {shown(value)}", expected)
    found = _MEASURE.fullmatch(value.strip())
    if found is None:
        raise wrong(f"{shown(value)} has no meaning here", expected)
    return float(found[1]), found[2]


def name(value: object) -> str:
    if not _NAME.fullmatch(word := text(value)) or len(word) > 100:
        raise wrong(f"is {shown(value)}", "up to 100 of the characters a-z, 0-9 and -")
    return word


def choice(*known: str, planned: Sequence[str] = ()) -> Reader[str]:
    """Return a reader of one of a few words; `planned` ones are told apart from misspelt ones."""
    expected = f"{', '.join(known[:-1])} or {known[-1]}"

    def read(value: object) -> str:
        word = text(value)
        if word in planned:
            raise wrong(f"{word!r} is not supported yet", expected)
        if word not in known:
            raise wrong(f"is {shown(value)}", expected)
        return word

    return read


def member_of(*kinds: type[E]) -> Reader[E]:
    """Return a reader of one word of several sets of words."""
    known = {member.value: member for words in kinds for member in words}

    def read(value: object) -> E:
        word = text(value)
        if word not in known:
            raise wrong(f"is {shown(value)}", nearest(word, known))
        return known[word]

    return read


def list_of(
    read_one: Reader[T], *, at_least: int = 0, or_one: bool = False
) -> Reader[tuple[T, ...]]:
    """Return a reader of lists, which names every wrong member; doubled members are read once."""

    def read(value: object) -> tuple[T, ...]:
        members = [value] if or_one and isinstance(value, str) else value
        if not isinstance(members, list):
            raise wrong(f"is {shown(value)}", "a list in [ ]")
        if len(members) < at_least:
            raise wrong("is an empty list", "at least one")
        return tuple(dict.fromkeys(each(members, read_one)))

    return read


def each(members: Sequence[object], read_one: Reader[T]) -> list[T]:
    """Return what each member is read as, or every mistake with the number of its member."""
    values: list[T] = []
    mistakes: list[tuple[Path, str]] = []
    for number, member in enumerate(members):
        try:
            values.append(read_one(member))
        except Mistake as error:
            mistakes += [((number, *at), message) for at, message in error.found]
    if mistakes:
        raise Mistake(*mistakes)
    return values


def url(value: object) -> str:
    """Return an http(s) URL. Messages name its parts only: it may carry a secret."""
    if isinstance(value, str) and _USUAL_URL.fullmatch(value):
        return value
    address = filled(value)
    expected = "a URL such as https://news.example/feed.xml"
    try:
        parts = urlsplit(address)
        host = parts.port != 0 and parts.hostname
    except ValueError:
        raise wrong("has an impossible host or port", expected) from None
    if parts.scheme not in ("http", "https"):
        found = f"has the scheme {parts.scheme!r}" if parts.scheme else "has no scheme"
        raise wrong(found, expected)
    if not host or address.split() != [address]:
        raise wrong("has a space in it" if host else "has no host", expected)
    return address


def base_url(value: object) -> str:
    address = url(value)
    if "?" in address or "#" in address:
        raise wrong("has a query or a fragment", "a URL such as https://live.example.org")
    return address.rstrip("/")


def listen(value: object) -> str:
    address = filled(value)
    if address.startswith("unix:") and address != "unix:":
        return address
    host, _, port = address.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or int(port) > 65_535:
        raise wrong(f"is {shown(value)}", '"host:port", "[::1]:port" or "unix:/path"')
    if ":" in host and not (host.startswith("[") and host.endswith("]")):
        raise wrong(f"is {shown(value)}", 'brackets around an IPv6 address, such as "[::1]:8420"')
    return address


def timezone(value: object) -> str:
    zone = filled(value)
    import zoneinfo  # noqa: PLC0415 - it looks for the system's zones when it is imported

    try:
        zoneinfo.ZoneInfo(zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        from difflib import get_close_matches  # noqa: PLC0415 - for who made a mistake

        close = get_close_matches(zone, zoneinfo.available_timezones(), n=1)
        raise wrong(
            f"there is no timezone {shown(zone)}",
            repr(close[0]) if close else 'a name such as "Asia/Damascus" or "UTC"',
        ) from None
    return zone


def language(value: object) -> str:
    if not _LANGUAGE.fullmatch(tag := text(value)):
        raise wrong(f"is {shown(value)}", 'a BCP 47 tag such as "ar", "en" or "ar-SY"')
    return tag


def encoding(value: object) -> str:
    try:
        return codecs.lookup(filled(value)).name
    except LookupError:
        raise wrong(f"is {shown(value)}", 'an encoding such as "utf-8" or "windows-1256"') from None


def authority(value: object) -> str:
    if not _AUTHORITY.fullmatch(tag := text(value)):
        raise wrong(f"is {shown(value)}", 'a name and a year such as "live.example.org,2026"')
    return tag


def network(value: object) -> Network:
    try:
        return ip_network(filled(value))
    except ValueError as error:
        raise wrong(str(error), 'a network such as "127.0.0.0/8" or "fd00::/8"') from None


def secret(value: object) -> str:
    """Return a signing secret of Standard Webhooks; messages never show it."""
    expected = '"whsec_" and 24 to 64 bytes in base64'
    words = text(value)
    if not words.startswith("whsec_"):
        raise wrong("does not begin with whsec_", expected)
    try:
        key = base64.b64decode(words.removeprefix("whsec_"), validate=True)
    except binascii.Error:
        raise wrong("is not base64 after whsec_", expected) from None
    if not 24 <= len(key) <= 64:
        raise wrong(f"is {len(key)} bytes long", expected)
    return words


def header(value: object) -> tuple[str, str]:
    """Return name and value of a header line; messages never show the value."""
    expected = 'a line such as "Authorization: Bearer …"'
    field, colon, words = text(value).partition(":")
    words = words.strip()
    if not colon or not _TOKEN.fullmatch(field) or not words:
        raise wrong("is no header", expected)
    if field.lower() in _OUR_HEADERS:
        raise wrong(f"names {field}", f"another header: livefeed itself says {field}")
    if not words.isascii() or not words.isprintable():
        raise wrong(f"has a value of {field} that is not printable ASCII", expected)
    return field, words


def selector(value: object) -> str:
    """Return a CSS selector that the parser of pages understands."""
    import soupsieve  # noqa: PLC0415 - brings bs4 (70 ms), which most configurations never need

    selectors = filled(value)
    try:
        soupsieve.compile(selectors)
    except (soupsieve.SelectorSyntaxError, NotImplementedError) as error:
        found = str(error).partition("\n")[0].rstrip(".:")
        raise wrong(f"{shown(value)}: {found}", "a CSS selector") from None
    return selectors


def condition(value: object) -> str:
    """Return a word, a phrase or a /pattern/ that updates are matched with."""
    from livefeed.policy.membership import check_pattern  # noqa: PLC0415

    words = filled(value)
    try:
        check_pattern(words)
    except ValueError as error:
        raise wrong(f"{error}", "words, or a /pattern/ of RE2") from None
    return words
