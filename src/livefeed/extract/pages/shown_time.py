"""The time of one update as its part of the page shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from livefeed.extract.pages.elements import inner_elements, text_in, words_of
from livefeed.extract.pages.parts import TIME_ATTRIBUTES
from livefeed.text.clean import one_line

MAX_INNER: Final = 200  # elements of an update in which its time is sought
MAX_FIRST: Final = 12  # elements of an update in which a time may stand unmarked
MAX_SHOWN: Final = 60  # characters of a text that is a time

_STATED: Final = re.compile(r"\s*(?:\d{10}|\d{13}|\d{16}|\d{4}-\d\d-\d\d[T ]?.{0,30})\s*")
_MARKED: Final = re.compile(
    r"(?:^|[\s_-])(?:\w*(?:time|date|stamp|clock|hour|saat|tarikh)|ago(?:$|[\s_-]))", re.IGNORECASE
)
_AGO: Final = (
    r"(?:منذ|قبل|לפני|vor|hace|il y a|há|för|for)\s.{2,20}"
    r"|.{1,20}\s?(?:ago|fa|önce|پیش|قبل|پہلے|назад|тому|atrás|geleden|sedan|siden|temu|पहले|前|전)"
)
_HAS_CLOCK: Final = re.compile(
    r"[\d٠-٩۰-۹]{1,2}\s?[:.h]\s?[\d٠-٩۰-۹]{2}|[\d٠-٩۰-۹]"
    rf"|^(?:{_AGO})$",
    re.IGNORECASE,
)
_UPDATED: Final = re.compile(r"data-(?:last-)?(?:modified|update|updated)-?time", re.IGNORECASE)

_VAGUE: Final = frozenset({"title", "content"})  # times only where they hold one in full
_FULL: Final = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d")
_ISO_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_OF_CHANGE: Final = re.compile(
    r"(?:^|[\s_-])(?:date)?(?:updated|modified|edited)(?:$|[\s_-])", re.IGNORECASE
)
_CHANGED: Final = re.compile(
    r"(?:updated|edited|modified|aktualisiert|mis à jour|actualizado|atualizado|aggiornato"
    r"|güncel\w*|обновлено|עודכן|تحديث|عدل)[\s:]*(?:at|um|à|às|alle|a las|ב)?[\s:]*$",
    re.IGNORECASE,
)
_TIME_NAMED: Final = re.compile(
    r"data-(?:[\w-]*-)?(?:\w*time|\w*date|\w*stamp|ts|epoch|published|created|created-?at)"
    r"|time|timestamp|pubdate|date|published|created",  # of elements with names of their own
    re.IGNORECASE,
)
# A time of day, a day with a time, or how long ago, and nothing else.
_ALONE: Final = re.compile(
    rf"\d{{1,2}}\s?[:.h]\s?\d{{2}}(?:\s?\S{{1,4}})?|{_AGO}"
    r"|(?=.*(?<!\d)20\d\d(?!\d))(?=.*\d{1,2}[:.h]\d{2}).{12,60}",
    re.IGNORECASE,
)

# "12.31 Uhr:", "14:05 |", "٩:٣٠ مساء -", "3.45pm" at the start of a line; a lone "3.50" is a price.
_HOUR: Final = r"\d{1,2}\s?(?:h|[ap]\.?m\.?)(?!\w)"  # "11h", "8am"
_CLOCK: Final = rf"(?:\d{{1,2}}\s?[:.h]\s?\d{{2}}(?!\d)|{_HOUR})"
_HALF: Final = (
    r"(?:[ap]\.?\s?m\.?|صباحاً|صباحا|مساءً|مساء|ظهراً|ظهرا|عصراً|عصرا|ص|م|بتوقيت\s\w+|صبح|ظهر|عصر|شام|بجے"
    r"|בבוקר|בצהריים|בערב|बजे|gmt|utc|ce?st|uhr|hs?|(?-i:[ECMP][SD]T|BST|IST|MSK|МСК|MESZ|MEZ|ET))(?!\w)"
)
_BEFORE_CLOCK: Final = (
    r"(?:(?:الساعة|ساعة|ساعت|בשעה|שעה|saat)\s+|(?:午前|午後|上午|下午|오전|오후)\s*)"
)
# What a bullet is made of may stand before it.
_BULLETS: Final = r"[\s\[(+•·▪■●►▶🔴⏰*>»–—-]*"
_DIRECTIONS: Final = dict.fromkeys(
    (0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
)
LEADING_CLOCK: Final = re.compile(
    rf"{_BULLETS}(?P<time>{_BEFORE_CLOCK}?{_CLOCK}(?:\s*{_HALF})*)(?P<mark>[\])]?\s*[:|–—-]*)\s*",
    re.IGNORECASE,
)
_FRENCH_HOUR: Final = re.compile(r"\d{1,2}\s?h", re.IGNORECASE)
_ORNAMENT: Final = re.compile(r"\s*\++$")  # "+++ 14:05 Uhr … +++"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A time as written, and the element that holds nothing else; None if it is an attribute."""

    text: str
    element: HtmlElement | None = None
    rule: str = ""  # the attribute, or what else told


def shown_times(block: HtmlElement) -> Iterator[Shown]:
    """Yield what may be an update's time, the most trustworthy first."""
    inner = inner_elements(block, at_most=MAX_INNER)
    of_change: list[Shown] = []
    for element in inner:
        for name in _stating(tuple(element.keys())):
            if shown := _stated(element, name, block):
                if element is not block and _is_of_change(element):
                    of_change.append(shown)
                else:
                    yield shown
    yield from of_change
    for element in inner:
        if element.tag == "time" or _is_marked(element):
            text = _short_text(element)
            if text and _HAS_CLOCK.search(text):
                yield Shown(text=text, element=element)
    for element in inner[1:MAX_FIRST]:
        if len(element) == 0 and (text := _short_text(element)) and _ALONE.fullmatch(text):
            yield Shown(text=text, element=element)
    if clock := leading_clock(text_in(block)[:200]):
        yield Shown(text=clock[0], rule="beginning of the text")


def _stated(element: HtmlElement, name: str, block: HtmlElement) -> Shown | None:
    """Return the time in an attribute of an element; a day alone gets the clock shown there."""
    value = element.get(name, "").strip()
    if not _STATED.fullmatch(value) or (name in _VAGUE and not _FULL.match(value)):
        return None
    words = _short_text(element) if element is not block else ""
    return Shown(text=with_clock(value, words), element=element if words else None, rule=name)


def with_clock(stated: str, words: str) -> str:
    """Return a stated time; a day alone with the time of day that is shown for it."""
    clock = leading_clock(words) if words and _ISO_DAY.fullmatch(stated) else None
    return f"{stated} {clock[0]}" if clock and not clock[1] else stated


def _is_of_change(element: HtmlElement) -> bool:
    """Tell whether a time is said to be that of a change: by its names, or by a word before."""
    for one in (element, *islice(element.iterancestors(), 1)):
        names = (one.get("class"), one.get("id"), one.get("itemprop"))
        if any(name and _OF_CHANGE.search(name) for name in names):
            return True
    before = element.getprevious()
    parent = element.getparent()
    told = before.tail if before is not None else parent.text if parent is not None else ""
    return bool(_CHANGED.search(told or ""))


@lru_cache(maxsize=256)  # elements of one kind have the same attributes
def _stating(attributes: tuple[str, ...]) -> list[str]:
    """Return the attributes that may hold the time of an update, those best known first."""
    known = [name for name in TIME_ATTRIBUTES if name in attributes]
    others = [name for name in attributes if name in _VAGUE]
    others += [
        name
        for name in attributes
        if name not in known and _TIME_NAMED.fullmatch(name) and not _UPDATED.fullmatch(name)
    ]
    return known + others


def _is_marked(element: HtmlElement) -> bool:
    """Tell whether the class or id of an element says that it is a time."""
    name = element.get("class")
    if name and _says_time(name):
        return True
    own = element.get("id")
    return bool(own) and _MARKED.search(own) is not None


@lru_cache(maxsize=256)
def _says_time(name: str) -> bool:
    return _MARKED.search(name) is not None


def modified_time(block: HtmlElement) -> str:
    """Return when a block says it was changed, "" if it does not."""
    for name in block.keys():  # noqa: SIM118 - an element is no dictionary
        if _UPDATED.fullmatch(name) and _STATED.fullmatch(value := block.get(name, "")):
            return str(value).strip()
    return ""


def clock_at_start(element: HtmlElement) -> tuple[str, str] | None:
    """Return the time of day at the start of an element's words and the rest of them.

    What stands between the tags of its own needs no mark behind it.
    """
    words = words_of(element)
    if clock := leading_clock(words):
        return clock
    first = next((text.strip() for text in element.itertext() if text.strip()), "")
    if len(first) > MAX_SHOWN or not words.startswith(first) or first == words:
        return None
    alone = leading_clock(first)
    return (alone[0], words[len(first) :].strip()) if alone and not alone[1] else None


def leading_clock(line: str) -> tuple[str, str] | None:
    """Return the time of day at the start of a line and the rest of it; None if there is none."""
    line = line.translate(_DIRECTIONS)
    found = LEADING_CLOCK.match(line)
    if found is None:
        return None
    is_time = ":" in found["time"] or re.search(r"[^\W\d]", found["time"]) or found["mark"].strip()
    rest = _ORNAMENT.sub("", line[found.end() :]).strip()
    is_apart = found["mark"].strip() or line[found.end("time") : found.end("time") + 1].isspace()
    clock = found["time"].strip()
    if not any(sign in clock for sign in ":.") and re.fullmatch(_HOUR, clock, re.IGNORECASE):
        is_apart = found["mark"].strip()  # "11h du matin" may begin any sentence
    if not is_time or (rest and not is_apart):
        return None
    return f"{clock}00" if _FRENCH_HOUR.fullmatch(clock) else clock, rest


def _short_text(element: HtmlElement) -> str:
    """Return the words in an element that can be a time, "" if they are too many."""
    text = text_in(element)
    words = one_line(text) if len(text) < 10 * MAX_SHOWN else ""
    return words if len(words) <= MAX_SHOWN else ""
