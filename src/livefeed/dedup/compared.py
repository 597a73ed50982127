"""What is compared of an update: its words without what the trade wraps around them."""

from __future__ import annotations

import re
from typing import Final

from livefeed.text.fold import fold

MOST_WORDS: Final = 5_000  # compared; what comes after tells nothing new about a news text
MOST_CHARACTERS: Final = 200_000  # read for comparison
ENOUGH_WORDS: Final = 8  # a body this long speaks for itself; a shorter one needs its title

# Words that announce a text and say nothing of it, as people type them.
_TAGS: Final = (
    r"عاجل جدا|عاجل|خبر عاجل|مراسلنا|مراسلتنا|مراسلونا|مصادرنا|مصادر|متابعة|متابعات|تحديث|"
    r"الآن|الان|مباشر|بث مباشر|خاص|بالفيديو|بالصور|فيديو|شاهد|صور|التغطية الحية|تغطية حية|تغطية مستمرة|"
    r"breaking news|breaking|urgent|updated?|watch|video|photos|live|live updates|just in|"
    r"developing|exclusive|flash|alert"
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

# Each pattern is struck out where it stands; the order matters, the first ones run first.
PATTERNS: Final = tuple(
    re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for pattern in (
        # "عاجل | ", "#عاجل ", "Breaking: " before a text; several may follow each other
        rf"\A(?:\W*(?:{_TAGS})\s*(?:[|:：\-–—/]+|\.\.+)\s*)+",
        rf"\A\s*[#\[(«]+\s*(?:{_TAGS})\b\s*[\])»|:\-–—]*\s*",
        # "كتب: محرر الشؤون المحلية", "By Jane Doe" alone on its line
        rf"^\s*(?:{_CREDITS})\s*[:：/|\-–—]\s*[^\n]{{1,60}}$",
        r"^\s*by [^\n.:]{1,40}$",
        # "دمشق - وكالات:", "عمّان – خاص –", "LONDON (Agency) -": place, dash, who
        rf"\A\s*{_NAME}\s?[-–—|/]\s?{_NAME}\s*[:：]\s*",
        rf"\A\s*{_NAME}\s*[-–—]\s*{_NAME}\s+[-–—]\s+",
        rf"\A\s*{_NAME},? ?[^\n.:()]{{0,16}}\([^()\n]{{2,24}}\)\s*[-–—:：]\s*",
        r"\A\s*\([^()\n]{2,24}\)\s*[-–—:：]\s*",
        # the same alone on the first line
        rf"\A\s*{_NAME}\s?[-–—|/]\s?{_NAME}\s*\n",
        # "(انتهى)", "| فيديو", ".. تفاصيل" after a text
        rf"(?:[|\-–—(\[]|\.\.+)\s*(?:{_ENDS})\s*[)\].…!]*\s*\Z",
        rf"^\s*(?:{_ENDS})\s*[.…!]*\s*\Z",
    )
)  # fmt: skip
# At the end of a flash: "(أ ف ب)", "- وكالات", one word, with at least four before it.
_TRAILERS: Final = re.compile(
    r"(?<=\S)\s*(?:\s[-–—|]\s*[^\W\d_]{2,14}|\((?:[^\W\d_]{1,12}\s?){1,3}\))\s*\Z"
)
_FLASH_CHARACTERS: Final = 160


def compared_words(title: str, text: str) -> list[str]:
    """Return the folded words by which an update is compared, at most MOST_WORDS.

    These are the words of the text if there are enough of them, otherwise of title and text
    without saying anything twice: so flashes that consist of a title find each other, and short
    texts under one headline template do not.
    """
    body = _stripped_words(text)
    if len(body) >= ENOUGH_WORDS:
        return body[:MOST_WORDS]
    head = _stripped_words(title)
    if _is_part(body, head):
        return head[:MOST_WORDS]
    if _is_part(head, body):
        return body
    return (head + body)[:MOST_WORDS]


def _stripped_words(text: str) -> list[str]:
    text = text[:MOST_CHARACTERS].strip()
    kept = text
    for pattern in PATTERNS:
        kept = pattern.sub("", kept, count=1)
    if len(kept) <= _FLASH_CHARACTERS and len(kept.split()) > 5:
        kept = _TRAILERS.sub("", kept)
    return fold(kept).split()


def _is_part(part: list[str], whole: list[str]) -> bool:
    return f" {' '.join(part)} " in f" {' '.join(whole)} " if part else True
