"""What is compared of an update: its words without what the trade wraps around them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from livefeed.dedup.hashes import word_count
from livefeed.kernel import compiled
from livefeed.text.fold import fold

MOST_WORDS: Final = 5_000  # compared; what comes after tells nothing new about a news text
ENOUGH_WORDS: Final = 8  # a body this long speaks for itself; a shorter one needs its title

# Words that announce a text and say nothing of it, as people type them.
_TAGS: Final = (
    r"عاجل جدا|عاجل|خبر عاجل|مراسلنا|مراسلتنا|مراسلونا|مصادرنا|مصادر|متابعة|متابعات|"
    r"تحديث|الآن|الان|مباشر|بث مباشر|خاص|بالفيديو|بالصور|فيديو|شاهد|صور|"
    r"التغطية الحية|تغطية حية|تغطية مستمرة|"
    r"breaking news|breaking|urgent|updated?|watch|video|photos|live|live updates|"
    r"just in|developing|exclusive|flash|alert|"
    r"dernière minute|dernière heure|alerte info|última hora|urgente|último minuto|al momento|"
    r"agora|ultim'ora|ultima ora|eilmeldung|eil|son dakika|flaş|срочно|молния|терміново|pilne|"
    r"z ostatniej chwili|έκτακτο|laatste nieuws|senaste nytt|sekilas info|tin nóng|tin nhanh|"
    r"فوری|خبر فوری|بریکنگ نیوز|بریکنگ|تازه خبر|هەواڵی بەپەلە|מבזק|דחוף|"
    r"ब्रेकिंग न्यूज|ब्रेकिंग|ताजा खबर|快讯|快訊|突发|突發|速報|속보|ด่วน|ข่าวด่วน"
)
_CREDITS: Final = (
    r"كتبت|كتب|تقرير|إعداد|اعداد|ترجمة|تصوير|متابعة|حوار|تحرير|"
    r"by|reporting by|written by|writing by|editing by"
)
_ENDS: Final = (
    r"انتهى|انتهي|يتبع|التفاصيل لاحقا|التفاصيل بعد قليل|تفاصيل|المزيد لاحقا|فيديو|صور|صور وفيديو|"
    r"ends|end|more to follow|more soon|more details soon|video|photos"
)
_NAME: Final = r"[^\W\d_](?:[^\n.:،,؛|()\-–—]{0,24})"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def _sign(*signs: str) -> re.Pattern[str]:
    """Return what finds the first of these: written one by one, not as a set, in half the time."""
    return re.compile("|".join(map(re.escape, signs)))


# Struck off the beginning of a text as long as one of them stands there.
OPENINGS: Final = _any(
    # what is announced, as in عاجل before a bar or after a number sign
    rf"\W*(?:{_TAGS})\s*(?:[|:：\-–—/]+|\.\.+)\s*",
    rf"\s*[#\[(«]+\s*(?:{_TAGS})\b\s*[\])»|:\-–—]*\s*",
    # when it was posted, as on live pages: 10:32 |, or a date alone on a line
    r"\W*\d{1,2}[:.]\d{2}\s*(?:[|\-–—:]|\n)\s*",
    r"\W*\d{1,4}[/\-.]\d{1,2}[/\-.]\d{1,4}\s*\n",
    # a byline that has a line for itself
    rf"\s*(?:{_CREDITS})\s*[:：/|\-–—]\s*[^\n]{{1,60}}\n",
    r"\s*by [^\n.:]{1,40}\n",
    # place, dash and who, as in دمشق - وكالات
    rf"\s*{_NAME}\s?[-–—|/]\s?{_NAME}\s*[:：]\s*",
    rf"\s*{_NAME}\s*[-–—]\s*{_NAME}\s+[-–—]\s+",
    # the same alone on the first line
    rf"\s*{_NAME}\s?[-–—|/]\s?{_NAME}\s*\n",
    # place, date and agency, as in London, Nov 3 (Agency) -
    rf"\s*(?=[^(\n]{{1,43}}\(){_NAME},? ?[^\n.:()]{{0,16}}\([^()\n]{{2,24}}\)\s*[-–—:：]\s*",
    r"\s*\([^()\n]{2,24}\)\s*[-–—:：]\s*",
)
# Struck off the end: "(انتهى)", "| فيديو", ".. تفاصيل", "تحرير: فلان" alone on a line.
CLOSINGS: Final = _any(
    rf"(?:[|\-–—(\[]|\.\.+|\n)\s*(?:{_ENDS})\s*[)\].…!]*\s*\Z",
    rf"\n\s*(?:{_CREDITS})\s*[:：/|\-–—]\s*[^\n]{{1,60}}\Z",
)
# Off the end of a flash: "(أ ف ب)", "- وكالات", one word.
TRAILER: Final = re.compile(
    r"(?<=\S)\s*(?:\s[-–—|]\s*[^\W\d_]{2,14}|\((?:[^\W\d_]{1,12}\s?){1,3}\))\s*\Z"
)
# Without one of these signs nothing above can match, and where the first one stands nothing begins
# before it at an end: to look for a sign takes a tenth of the time.
_OPENING_SIGN: Final = _sign(*"|:：-–—/#[(«\n", "..")
_MOST_BEFORE_SIGN: Final = 50  # characters, spaces around them aside: of the longest it is 44
_CLOSING_SIGN: Final = _sign(*"|-–—([\n", "..")
_TRAILER_SIGN: Final = _sign(*"|-–—(")
_HEADLINE_WORDS: Final = 5  # "Gold prices today", "Press review" are names of columns
_FLASH_CHARACTERS: Final = 160
_FLASH_WORDS: Final = 6  # before a trailer is believed to be one
_MOST_OPENINGS: Final = 4
_MAY_OPEN, _MAY_CLOSE = 1, 2
_NEAR: Final = 200  # characters from an end within which it is searched for furniture


class Unwrapped(NamedTuple):
    """A text in three folded parts; the middle one is compared."""

    opening: str
    words: str
    closing: str


_NOTHING: Final = Unwrapped("", "", "")


def compared_words(title: Unwrapped, text: Unwrapped) -> str:
    """Return the folded words by which an update is compared, at most MOST_WORDS.

    These are the words of the text if there are enough of them, otherwise of title and text
    without saying anything twice: so flashes that consist of a title find each other, and short
    texts under one headline template do not.
    """
    head, body = title.words, text.words
    if word_count(body) >= ENOUGH_WORDS or _is_part(head, body):
        return _beginning(body)
    if _is_part(body, head):
        return _beginning(head)
    return _beginning(f"{head} {body}")


def _beginning(words: str) -> str:
    if len(words) <= MOST_WORDS or word_count(words) <= MOST_WORDS:
        return words
    return " ".join(words.split(" ", MOST_WORDS)[:MOST_WORDS])


@lru_cache(maxsize=1024)
def title_words(title: str) -> str:
    """Return the folded words of a title without what the trade wraps around them."""
    return unwrapped(title).words


def headline(title: str) -> str:
    """Return the folded words of a title that says enough to be known by, "" of a shorter one."""
    words = title_words(title)
    return words if words.count(" ") + 1 >= _HEADLINE_WORDS else ""


def unwrapped(text: str) -> Unwrapped:
    """Return the folded words of a text apart from what the trade wraps around them."""
    if not text:
        return _NOTHING
    start, end = span(text, _furniture(text))
    return Unwrapped(
        fold(text[:start]) if start else "",
        fold(text[start:end]),
        fold(text[end:]) if end < len(text) else "",
    )


def span(text: str, may_wear: int) -> tuple[int, int]:
    """Return where the text proper begins and ends; only furniture that it may wear is sought."""
    start = _opening(text) if may_wear & _MAY_OPEN else 0
    return start, _closing(text, start) if may_wear & _MAY_CLOSE else len(text)


def _opening(text: str) -> int:
    """Return where the text proper begins; a text that is all furniture is left as it is."""
    head = text[:_NEAR]
    start = 0
    for _ in range(_MOST_OPENINGS):
        found = OPENINGS.match(head, start)
        if found is None:
            break
        start = found.end()
        if not _furniture(head[start:]) & _MAY_OPEN:
            break
    return start if start < len(text) else 0


def _closing(text: str, start: int) -> int:
    """Return where the text proper ends that begins at `start`."""
    end = len(text.rstrip())
    near = max(start, end - _NEAR)
    tail = text[near:end]
    if (sign := _CLOSING_SIGN.search(tail)) and (found := CLOSINGS.search(tail, sign.start())):
        tail = tail[: found.start()]
    if (
        near + len(tail) - start <= _FLASH_CHARACTERS
        and _TRAILER_SIGN.search(tail)
        and len(text[start:end].split()) >= _FLASH_WORDS
    ):
        tail = TRAILER.sub("", tail)
    return near + len(tail)


def _furniture_here(text: str) -> int:
    """Return which patterns may match: without one of their signs none can.

    What begins with a word shows its first sign soon.
    """
    sign = _OPENING_SIGN.search(text, 0, _NEAR)
    if sign is None:
        return _MAY_CLOSE
    before = text[: sign.start()].strip()
    may_open = len(before) <= _MOST_BEFORE_SIGN or not before[0].isalnum()
    return _MAY_CLOSE | (_MAY_OPEN if may_open else 0)


_furniture = _furniture_here if compiled is None else compiled.furniture


def _is_part(part: str, whole: str) -> bool:
    return f" {part} " in f" {whole} " if part else True
