"""Counts and counted times that pages print beside a text: they move without an edit."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

MAX_COUNTER: Final = 60  # characters of a line, or of a part of one between two marks

_NUMBER: Final = (
    r"\d{1,9}(?:[.,٬٫'\s]\d{1,3})*\s?"  # digits of any script
    r"(?:k|m|mio|tsd|mila|mil|bin|ألف|الف|آلاف|مليون|هزار)?\.?\+?"
)
_COUNTED: Final = "|".join(
    (
        r"views?|reads?|hits?|likes?|shares?|comments?|reactions?|retweets?|reposts?|replies|clicks?",
        r"(?:ال)?(?:مشاهد|قراء|مشارك|زيار)(?:ة|ه|ات)|(?:ال)?(?:تعليق|إعجاب|اعجاب)(?:ات)?|(?:ال)?ردود",
        r"بازدید|نظر|پسند|مشاہدات|تبصرے",
        r"צפיות|תגובות|שיתופים",
        r"vues?|partages?|commentaires?|lectures?|aufrufe?|kommentare?|visualizzazion[ei]",
        r"comment[oi]|condivision[ei]|visitas|vistas|comentarios?|visualiza[çc][õo]es",
        r"görüntülenme|yorum",
    )
)
_TIMES: Final = r"times?|mal|fois|volte|veces|مرة|مره|مرات|بار"
_COUNT: Final = "|".join(
    (
        rf"(?:{_NUMBER})\s?(?:{_COUNTED})",
        rf"(?:عدد\s)?(?:{_COUNTED})\s?[:：]?\s?(?:{_NUMBER})(?:\s(?:{_TIMES}))?",
        rf"(?:viewed|read|shared|liked|شوهد|شوهدت|قرئ|قُرئ|قرئت|مشاهدة)\s(?:{_NUMBER})\s(?:{_TIMES})",
        rf"(?:{_NUMBER})\s(?:min(?:ute)?s?|دقيقة|دقائق)\s(?:read|قراءة|للقراءة)",
    )
)
_UNIT: Final = "|".join(
    (
        r"s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?|an?",
        r"ثاني(?:ة|ه|تين)|ثوان[يٍ]?|دقيق(?:ة|ه|تين)|دقائق|ساع(?:ة|ه|تين|ات)|يوم(?:ين)?|[أا]يام",
        r"[أا]سبوع(?:ين)?|[أا]سابيع|شهر(?:ين)?|[أا]شهر|لحظات|قليل",
        r"ثانیه|دقیقه|ساعت|روز|هفته|ماه|لحظاتی|سیکنڈ|منٹ|گھنٹے|گھنٹہ|دن",
        r"דקות|דקה|שעות|שעה|שעתיים|ימים|יום|יומיים",
        r"sekunden?|minuten?|stunden?|tage?n?|heures?|jours?|minut[oi]s?|or[ae]|giorn[oi]",
        r"horas?|d[íi]as?|dakika|saat|gün",
    )
)
_SPAN: Final = rf"(?:(?:{_NUMBER})\s?)?(?:{_UNIT})(?:\s(?:{_UNIT}))?"
_AGO: Final = "|".join(
    (
        rf"(?:{_SPAN})\s(?i:ago|fa|פה|پیش|قبل|پہلے|önce|atrás)",
        rf"(?:منذ|قبل|vor|il y a|hace|há|לפני)\s(?:{_SPAN})",
        r"just now|a moment ago|الآن|الان|اکنون|עכשיו|gerade eben|à l'instant|adesso|ahora",
    )
)
_STAMPED: Final = (
    r"(?:(?:last\s)?updated?|posted|published|[آا]خر تحديث|تحديث|نُ?شر(?:ت)?|آخرین به‌روزرسانی"
    r"|aktualisiert|mis à jour|aggiornato|actualizado)\s?[:：]?\s?"
)
_CLOCK: Final = r"\d{1,2}[.:]\d\d(?:\s?(?:[A-Z]{2,4}|[ap]\.?m\.?|Uhr|ص|م|مساءً?|صباحاً?))?"
_UPDATED: Final = rf"(?:{_STAMPED})(?:at |um |à |alle |الساعة )?(?:{_CLOCK})"
_COUNTER: Final = rf"[(\[]?(?:(?:{_STAMPED})?(?:{_COUNT}|{_AGO})|{_UPDATED})[)\].،,:]?"
_MARK: Final = re.compile(r"\s*[|·•]\s*")
# Every counter has a digit, or one of these at an end: found in a tenth of the time.
_DIGIT: Final = re.compile(r"\d")
_BEGINS: Final = (
    *("منذ", "قبل", "الآن", "الان", "اکنون", "تحديث", "آخر تحديث", "اخر تحديث", "نشر"),
    *("לפני", "עכשיו", "vor", "il y a", "hace", "há", "an ", "a moment", "just", "gerade"),
    *("adesso", "ahora", "à l'"),
)
_ENDS: Final = ("ago", " fa", "atrás", "önce", "پیش", "قبل", "پہلے", "now", "moment")


def is_counter(line: str) -> bool:
    """Tell whether a line holds nothing but counts and counted times, such as "300 views"."""
    if len(line) > 2 * MAX_COUNTER:
        return False
    if "|" not in line and "·" not in line and "•" not in line:
        return _is_counter(line.strip())
    parts = [part.strip() for part in _MARK.split(line)]
    return any(parts) and all(_is_counter(part) for part in parts if part)


def without_counters(text: str) -> str:
    """Return a text without the parts that only count, where marks or lines set them apart."""
    return "\n".join(
        " ".join(part for part in _MARK.split(line) if not _is_counter(part.strip()))
        for line in text.split("\n")
    )


def _is_counter(part: str) -> bool:
    if not 0 < len(part) <= MAX_COUNTER:
        return False
    lower = part.lower()
    if not (_DIGIT.search(part) or lower.startswith(_BEGINS) or lower.endswith(_ENDS)):
        return False
    return _counter().fullmatch(part) is not None


@cache
def _counter() -> re.Pattern[str]:
    # Only for the first part that may be one: many processes never meet any, and it takes 10 ms.
    return re.compile(_COUNTER, re.IGNORECASE)
