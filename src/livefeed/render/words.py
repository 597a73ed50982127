"""What livefeed itself says to readers, in their language; Arabic and English, else English."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from livefeed.model import Direction


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Every phrase of feeds and pages; the ones with {…} are filled by `str.format`."""

    language: str
    direction: Direction
    # feeds and cards
    also_in: str
    follows: str
    related: str
    withdrawn: str
    withdrawn_by_all: str
    correction: str
    development: str
    roundup: str
    expansion: str
    edited: str
    first: str
    original: str
    # pages
    boards: str
    live: str
    connecting: str
    offline: str
    static: str
    new_stories: str
    reload: str
    search: str
    results: str
    nothing_yet: str
    nothing_found: str
    may_be_missing: str
    newest: str
    older: str
    keys: str
    skip: str
    first_seen: str
    updated: str
    published: str
    copies: str
    revisions: str
    revision: str
    unread_difference: str
    why: str
    share: str
    not_found: str
    not_found_hint: str
    unavailable: str
    # reasons
    because_new: str
    because_duplicate: str
    because_development: str
    because_contained: str
    because_expansion: str
    because_roundup: str
    because_revision: str
    because_withdrawn: str
    because_unchanged: str
    fact_number: str
    fact_outcome: str
    fact_negation: str
    fact_name: str
    count_sources: Callable[[int], str]  # 3 → "3 sources"

    def fact(self, kind: str) -> str:
        return {
            "number": self.fact_number,
            "outcome": self.fact_outcome,
            "negation": self.fact_negation,
            "name": self.fact_name,
        }.get(kind, kind)


def english_sources(count: int) -> str:
    return "1 source" if count == 1 else f"{count} sources"


def arabic_sources(count: int) -> str:
    """Return the number of sources with the form of the noun that it governs."""
    if count in (0, 1, 2):
        return ("لا مصادر", "مصدر واحد", "مصدران")[count]
    if 3 <= count % 100 <= 10:
        return f"{count} مصادر"
    return f"{count} مصدرًا" if count % 100 > 10 else f"{count} مصدر"


ENGLISH: Final = Words(
    language="en",
    direction="ltr",
    also_in="Also in",
    follows="Follows",
    related="Related",
    withdrawn="Withdrawn",
    withdrawn_by_all="Every source that carried this has withdrawn it.",
    correction="Correction",
    development="Development of",
    roundup="Round-up",
    expansion="More detail",
    edited="Edited",
    first="first",
    original="Original",
    boards="Boards",
    live="Live",
    connecting="Connecting…",
    offline="Connection lost, trying again…",
    static="Reload the page to see what is new",
    new_stories="{n} new",
    reload="Much has changed: reload",
    search="Search",
    results="Results for",
    nothing_yet="Nothing has come in yet. New stories appear here by themselves.",
    nothing_found="Nothing matches.",
    may_be_missing="something may be missing:",
    newest="Newest",
    older="Older",
    keys="Keys: j and k move, o opens, n goes to the newest",
    skip="Skip to the stories",
    first_seen="First seen",
    updated="Updated",
    published="Published",
    copies="Who carries it",
    revisions="What was edited",
    revision="Revision {n}",
    unread_difference="The headline and text are the same but for spelling.",
    why="Why it is here",
    share="{percent} % of the wording is shared",
    not_found="There is no such page",
    not_found_hint="The address may be mistyped, or the story is older than what is kept.",
    unavailable="The database cannot be read just now. Please try again in a moment.",
    because_new="Nothing known told the same.",
    because_duplicate="It tells the same, and the facts agree.",
    because_development="It tells nearly the same, but the facts differ.",
    because_contained="All of it was known already.",
    because_expansion="It tells what was known, and more.",
    because_roundup="It gathers several stories.",
    because_revision="The source edited it.",
    because_withdrawn="The source has withdrawn it.",
    because_unchanged="It has not changed.",
    fact_number="Number",
    fact_outcome="Outcome",
    fact_negation="Negation",
    fact_name="Name",
    count_sources=english_sources,
)

ARABIC: Final = Words(
    language="ar",
    direction="rtl",
    also_in="ورد أيضاً في",
    follows="متابعة لخبر",
    related="أخبار ذات صلة",
    withdrawn="سُحب",
    withdrawn_by_all="سحبت جميع المصادر هذا الخبر.",
    correction="تصحيح",
    development="تطوّر لخبر",
    roundup="جولة أخبار",
    expansion="تفاصيل إضافية",
    edited="عُدّل",
    first="الأسبق",
    original="الأصل",
    boards="اللوحات",
    live="مباشر",
    connecting="جارٍ الاتصال…",
    offline="انقطع الاتصال، تجري إعادة المحاولة…",
    static="أعد تحميل الصفحة لرؤية الجديد",
    new_stories="الجديد: {n}",
    reload="تغيّر الكثير: أعد التحميل",
    search="بحث",
    results="نتائج البحث عن",
    nothing_yet="لم يصل شيء بعد. ستظهر الأخبار الجديدة هنا تلقائياً.",
    nothing_found="لا نتائج.",
    may_be_missing="ربما فات شيء:",
    newest="الأحدث",
    older="الأقدم",
    keys="المفاتيح: j و k للتنقل، o للفتح، n للأحدث",
    skip="انتقل إلى الأخبار",
    first_seen="أول ظهور",
    updated="آخر تحديث",
    published="نُشر",
    copies="المصادر التي أوردته",
    revisions="ما الذي عُدّل",
    revision="الصيغة {n}",
    unread_difference="العنوان والنص كما هما، عدا الإملاء.",
    why="سبب إدراجه هنا",
    share="نسبة الصياغة المشتركة {percent}٪",
    not_found="لا توجد صفحة كهذه",
    not_found_hint="قد يكون العنوان خاطئاً، أو أن الخبر أقدم مما يُحفظ.",
    unavailable="تتعذر قراءة قاعدة البيانات الآن. حاول بعد قليل.",
    because_new="لم يسبق أن ورد مثله.",
    because_duplicate="يروي الخبر نفسه، والوقائع متفقة.",
    because_development="يروي الخبر نفسه تقريباً، لكن الوقائع مختلفة.",
    because_contained="كل ما فيه معروف من قبل.",
    because_expansion="يروي ما كان معروفاً ويزيد عليه.",
    because_roundup="يجمع عدة أخبار.",
    because_revision="عدّله المصدر.",
    because_withdrawn="سحبه المصدر.",
    because_unchanged="لم يتغير.",
    fact_number="عدد",
    fact_outcome="حصيلة",
    fact_negation="نفي",
    fact_name="اسم",
    count_sources=arabic_sources,
)


def words_in(language: str) -> Words:
    """Return the phrases of a language, English where there are none of it."""
    return ARABIC if language.split("-", maxsplit=1)[0].lower() == "ar" else ENGLISH
