"""Words of which one excludes the other, folded: opposite outcomes, days, months, shares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple

from livefeed.dedup.arabic_outcomes import ARABIC
from livefeed.dedup.calendar_names import MONTHS, PERSIAN_MONTHS, WEEKDAYS
from livefeed.dedup.eastern_opposites import EASTERN
from livefeed.dedup.far_eastern_opposites import FAR_EASTERN
from livefeed.dedup.foreign_outcomes import OPPOSITES
from livefeed.dedup.further_opposites import FURTHER
from livefeed.dedup.lexicon import FIRST_UNSPACED, is_arabic, stems
from livefeed.dedup.outcome_domains import DOMAINS
from livefeed.dedup.outcome_stems import STEMS
from livefeed.dedup.persian_opposites import PERSIAN
from livefeed.dedup.western_opposites import WESTERN
from livefeed.dedup.western_states import STATES
from livefeed.text.fold import fold

# Each paragraph: what happened | what happened instead | a third outcome.
_OPPOSITES: Final = """
قتل مقتل قتيل قتلي قتلت قتلوا قتلا يقتل تقتل مصرع وفاه وفيات توفي توفيت توفوا توفيا قضي قضوا
استشهاد استشهد شهيد شهداء مات موت اغتيال اغتيل اغتالت اغتال
| اصابه اصيب اصيبت اصيبوا اصيبا يصيب تصيب اصاب اصابات جرح جريح جرحي مصاب مصابون مصابين
| نجا نجاه ينجو ناجين ناجيا انقاذ انقذ سالمين حيا تحرير حرر
| فقدان مفقود مفقودا مفقودين مفقودون اختفاء اختفي

اكد اكدت اكدوا يوكد توكد يوكدون تاكيد موكدا موكده تتحدث يتحدث تحدث تحدثت افاد افادت
اعلن اعلنت يعلن كشف كشفت اعترف اعترفت يعترف اقر اقرت تقر تثبت ثبت
| نفي نفت نفوا ينفي تنفي ينفون نافيا نافيه انكر انكرت ينكر تكذيب كذب يكذب

ارتفع ارتفعت ارتفاع يرتفع ترتفع مرتفعا مرتفعه زياده زاد زادت يزيد تزيد صعود صعد صعدت يصعد
نمو نما ازداد ازدادت ازدياد قفز قفزت رفع رفعت يرفع ترفع مكاسب
| انخفض انخفضت انخفاض ينخفض تنخفض منخفضا منخفضه تراجع تراجعت يتراجع تتراجع هبوط هبط هبطت
يهبط نقص تقلص تقلصت تقليص انكماش انكمش خفض خفضت يخفض تخفض تخفيض تدني خساير
| تثبيت ثبات استقرار استقر ابقاء ابقي

فوز فاز فازت فازوا يفوز تفوز انتصار انتصر انتصرت ينتصر يهزم هزم تغلب
| خساره خسر خسرت خسروا يخسر تخسر هزيمه انهزم
| تعادل

قبول قبل قبلت يقبل تقبل موافقه وافق وافقت يوافق توافق ترحيب رحب رحبت يرحب ترحب ايد ايدت يويد
تويد تاييد اقر اقرت يقر تقر اقرار اجاز اجازت صادق صادقت مصادقه
| رفض رفضت رفضوا يرفض ترفض رافضا رافضه عارض عارضت يعارض تعارض معارضه ادان ادانت تنديد
| تاجيل اجل اجلت يوجل توجل ارجا ارجات ارجاء

نجاح نجح نجحت ينجح تنجح نجحوا
| فشل فشلت يفشل تفشل فشلوا اخفق اخفاق

فتح فتحت يفتح تفتح افتتاح افتتح افتتحت
| اغلاق اغلق اغلقت يغلق تغلق اقفال اقفل اقفلت يقفل تقفل مغلق مقفل

بدء بدا بدات يبدا تبدا بدايه انطلاق انطلق انطلقت استيناف استانف استانفت
استونف استونفت يستانف تستانف مستانفا مستانفه عوده عادت
| انتهاء انتهي انتهت ينتهي نهايه اختتام اختتم ختام توقف توقفت يتوقف تتوقف متوقف متوقفه ايقاف اوقف
اوقفت يوقف توقف وقف تعليق علق علقت يعلق تعلق معلق معلقه تعطل تعطلت تعطيل عطل عطلت انقطاع انقطع
انقطعت قطع تجميد جمد جمدت الغاء الغي الغيت يلغي تلغي الغت

اعتقال اعتقل اعتقلت اعتقلوا يعتقل تعتقل توقيف اوقف اوقفت يوقف توقف احتجاز احتجز احتجزت يحتجز
تحتجز حبس سجن قبض القبض
| افراج افرج افرجت افرجوا يفرج تفرج اطلاق اطلق اطلقت يطلق تطلق سراح اخلاء اخلت اخلي

ادانه ادين ادانت سجن حبس اعدام غرامه
| براءه تبريه بريء برا برات

ايد ايدت تاييد ثبت ثبتت تثبيت
| الغي الغت الغاء نقض ابطل ابطال

جندي جنود عسكري عسكريا عسكريون soldier soldiers troops
| مدني مدنيا مدنيون civilian civilians
| شرطي شرطيا شرطيون policeman policemen
| صحفي صحفيا صحفيون صحافي صحافيا صحافيون journalist journalists

وقع وقعت وقعا وقعوا توقيع يوقع ابرم ابرمت ابرام
| رفض رفضت رفضا رفضوا يرفض ترفض انسحب انسحبت الغي الغت الغاء

فرض فرضت يفرض تفرض
| رفع رفعت يرفع ترفع الغي الغت الغاء

تاجيل اجل اجلت يوجل توجل تاجل تاجلت ارجا ارجات ارجاء ترحيل
| عقد عقدت يعقد انعقد انعقدت انعقاد تقام يقام اقيم اقيمت ستقام سيقام تجري يجري جرت موعد
| الغاء الغي الغيت يلغي تلغي الغت ملغي ملغاه

مشاركه شارك شاركت يشارك تشارك سيشارك
| مقاطعه قاطع قاطعت يقاطع تقاطع سيقاطع

كشته
| زخمي مجروح مصدوم

تقدم تقدمت يتقدم
| تاخر تاخرت يتاخر انسحاب انسحب انسحبت ينسحب

دخول دخل دخلت وصول وصل وصلت وصلوا
| خروج خرج خرجت مغادره غادر غادرت غادروا
| الغي الغت الغاء ارجا اجل

يدخل تدخل يصل تصل سيصل
| يخرج تخرج يغادر تغادر
| يلغي تلغي يرجي يوجل

استعاده استعاد استعادت يستعيد تستعيد سيطر سيطرت يسيطر تسيطر سيطره احتل احتلت
| انسحاب انسحب انسحبت ينسحب تنسحب انسحبوا فقدان فقد فقدت خسر خسرت اخلاء اخلي اخلت

تعيين تعيينه عين عينت يعين تعين
| اقاله اقالته اقال اقالت يقيل اعفاء اعفي اعفت استقاله استقال استقالت عزل عزله طرد

appointed appoints appoint hired hires named reappointed nommé nommée nombrado nombrada nomeado
ernannt
| sacked sacks fired dismissed dismisses ousted resigns resigned quits limogé limogée démissionne
démissionné destituido dimite dimitió demitido entlassen zurückgetreten

اعدام اعدامه
| سجن حبس موبد
| غرامه غرامات

مشمس مشمسا مشمسه صحو صحوا صافيه
| غايم غايما غايمه ملبده
| ممطر ممطرا ممطره ماطر ماطرا ماطره
| مثلج مثلجا مثلجه

اجلاء اجلي اجلت
| عاد عادوا عودتهم يعودون

ربح ارباح مكسب
| خساير خساره

تمديد مدد مددت
| انهاء انهي انهت الغاء

تحسن تحسنت
| تدهور تدهورت

killed dead dies died deaths death kills kill killing fatalities
| injured wounded hurt injuries injures injuring wounds wounding
| survives survived survivors alive rescued rescues saved unhurt unharmed
| missing

confirmed confirms confirm confirming admits admitted
| denied denies deny denying rejects

rise rises rose risen rising raise raises raised raising increase increases increased up gain gains
gained jump jumps jumped grew grow grows growth climb climbs climbed higher hike hikes hiked
| fall falls fell fallen falling decrease decreases decreased down drop drops dropped
decline declines declined lost shrank shrink slump slumped lower cut cuts
| unchanged steady kept keeps holds

win wins won victory beat beats defeats
| lose loses lost defeat loss
| draw draws drew

accept accepts accepted approve approves approved approval agreed agrees backs backed
support supports supported
| reject rejects rejected refuse refuses refused rejection opposes opposed oppose block
blocked

open opens opened reopen reopens reopened
| close closes closed shut shuts closure

begin begins began start starts started starting resume resumes resumed
| end ends ended stop stops stopped halt halted suspend suspends suspended cancel cancelled
canceled

arrested arrest arrests detained detain detains jailed
| released release releases freed free frees

signed signs sign imposes imposed
| scrapped scraps lifts lifted

upheld upholds uphold
| overturned overturns overturn quashed quashes annulled annuls

safe likely legal possible able willing
| unsafe unlikely illegal impossible unable unwilling

guilty convicted
| acquitted innocent cleared

شد شده شود كرد كرده داد است بود تواند
| نشد نشده نشود نكرد نكرده نداد نيست نبود نتواند

success succeeds succeeded succeed
| failure fails failed fail
"""

# The same, told as numbers. No day or month has the word of another in any language, so a row holds
# them in all.
_SHARES_OF: Final = """
نصف half moitié mitad hälfte половина половины yarısı
| ثلث third tiers tercio drittel треть üçte
| ربع quarter quart cuarto viertel четверть dörtte
| ثلثا ثلثي ثلثين
"""

# Countries without the ending that an adjective replaces: the Turkish minister, the Iranian one.
_NATIONS: Final = """
سور لبنان فلسطين إسرائيل عراق كويت سعود بحرين إمارات يمن مصر سودان ليب تونس جزائر مغرب موريتان
صومال ترك إيران أفغان باكستان هند صين يابان روس أوكران بولند ألمان فرنس بريطان إسبان إيطال برتغال
هولند بلجيك سويسر نمساو قبرص سويد نرويج دنمارك فنلند صرب كروات رومان بلغار أرمين أذربيجان إثيوب
إريتر كين نيجير سنغال أنغول رواند أوغند تنزان إندونيس ماليز فلبين تايلاند فيتنام كور أسترال كند
مكسيك برازيل أرجنتين تشيل كولومب فنزويل كوب أمريك/أميرك
"""
_ADJECTIVE: Final = ("ي", "يه", "يين", "يون")

Sides = tuple[tuple[int, int], ...]  # the rows that a word stands in, and on which side of each


def _adjectives() -> str:
    """Return a row of the adjectives of countries, a country a side."""
    return "|".join(
        " ".join(stem + ending for stem in country.split("/") for ending in _ADJECTIVE)
        for country in _NATIONS.split()
    )


_OUTCOMES: Final = "\n".join(
    (
        _OPPOSITES,
        OPPOSITES,
        STEMS,
        DOMAINS,
        ARABIC,
        PERSIAN,
        EASTERN,
        FAR_EASTERN,
        WESTERN,
        STATES,
        FURTHER,
    )
).split("\n\n")
_DATES: Final = [WEEKDAYS, MONTHS, "|".join(PERSIAN_MONTHS.split()), _SHARES_OF]
_SHARES: Final = 1  # rows behind those of weekdays and months
_ROWS: Final = [*_OUTCOMES, *_DATES, _adjectives()]


class Table(NamedTuple):
    """Row and side of words, and of what words begin with.

    In scripts without spaces each character is a word, and a run of some stands in `whole` joined.
    """

    whole: dict[str, Sides]
    beginnings: dict[str, Sides]
    sizes: list[int]  # of the beginnings, the longest first
    characters: frozenset[str]  # of the runs
    lengths: list[int]  # of the runs


@cache
def table() -> Table:
    """Return the oppositions; read when first asked for."""
    whole: dict[str, Sides] = {}
    beginnings: dict[str, Sides] = {}
    alike: dict[Sides, Sides] = {}  # one object for each
    runs: set[str] = set()
    for row, text in enumerate(_ROWS):
        for side, words in enumerate(text.split("|")):
            for word in words.split():
                sides = beginnings if word.endswith(_OPEN) else whole
                folded = fold(word)
                if " " in folded and folded >= FIRST_UNSPACED:
                    folded = folded.replace(" ", "")
                    runs.add(folded)
                found = (*sides.get(folded, ()), (row, side))
                sides[folded] = alike.setdefault(found, found)
    _add_shorter(beginnings)
    return Table(
        whole,
        beginnings,
        sorted({len(one) for one in beginnings}, reverse=True),
        frozenset("".join(runs)),
        sorted({len(run) for run in runs}),
    )


def _add_shorter(beginnings: dict[str, Sides]) -> None:
    """Add to each beginning what shorter ones of it tell, in rows that it does not stand in."""
    within: list[str] = []  # each other
    for begun in sorted(beginnings):
        while within and not begun.startswith(within[-1]):
            within.pop()
        if within:
            rows = {row for row, _ in beginnings[begun]}
            more = (one for one in beginnings[within[-1]] if one[0] not in rows)
            beginnings[begun] += tuple(more)
        within.append(begun)


_OPEN: Final = "-"  # after what words begin with
_ELIDED: Final = re.compile(r"^[ld](?=[aeiou]\w{4})")  # l'interruption
# Before words of Hebrew, Amharic, and verbs of Swahili: who did it, and when.
_BEFORE: Final = re.compile(
    r"^(?:[ושהבלמכ](?=[א-ת]{3})|[የበለከ](?=[ሀ-ፚ]{2})|(?:[awiu]|wa|ya|ki|vi|zi)(?:li|me|ta|na)(?=[a-z]{4}))"
)
_PERSONS: Final = "يتن"  # of the imperfect: he, she, we
_ENDINGS: Final = ("تان", "تين", "وا", "ون", "ين", "ان", "ات", "ت", "ا")  # the longer ones first
_LONG_STEM: Final = 4  # letters
_PRONOUNS: Final = ("ها", "هم", "ه")  # his, hers, theirs, behind a noun of some length
_LONG_NOUN: Final = 6
_LEAST_NOUN: Final = 3  # letters without a pronoun of one letter


@lru_cache(maxsize=8192)
def outcomes(word: str) -> Sides:
    """Return row and side of each opposition that the word takes part in, in any of its forms."""
    known = table().whole
    if found := (*known.get(word, ()), *_begun(word)):
        return found
    found = next((known[stem] for stem in stems(word) if stem in known), ())
    if found or not is_arabic(word):
        return found or known.get(_BEFORE.sub("", word), ())
    rows: dict[int, int] = {}
    for form in _forms(word):
        for row, side in known.get(form, ()):
            rows.setdefault(row, side)
    return tuple(rows.items())


def may_be_outcome(word: str) -> bool:
    """Tell whether a word takes part in an opposition, by itself or in a run of characters."""
    return bool(outcomes(word)) or word in table().characters


def told(words: Sequence[str], start: int, end: int) -> list[str]:
    """Return words[start:end], and each known run of characters that holds one of them."""
    found = list(words[start:end])
    if max(found, default="") >= FIRST_UNSPACED:
        for length in table().lengths:
            for at in range(max(start - length + 1, 0), min(end, len(words) - length + 1)):
                run = "".join(words[at : at + length])
                if run in table().whole:
                    found.append(run)
    return found


def _begun(word: str) -> Sides:
    """Return row and side of the longest beginning that the word has, or has without an article."""
    if is_arabic(word):  # Arabic words are listed whole
        return ()
    known = table()
    forms = (word, _ELIDED.sub("", word))
    found = (form[:n] for form in forms for n in known.sizes if form[:n] in known.beginnings)
    return next((known.beginnings[begin] for begin in found), ())


def exclusion(one: str, other: str) -> Literal["outcome", "number", "name"] | None:
    """Return what is another one if one word is true and not the other, None if both may be."""
    there = outcomes(other)
    rows = (row for row, side in outcomes(one) for r, s in there if r == row and s != side)
    row = next(rows, None)
    if row is None:
        return None
    if row < len(_OUTCOMES):
        return "outcome"
    return "number" if row < len(_OUTCOMES) + len(_DATES) else "name"


def is_of_dates(row: int) -> bool:
    """Tell whether a row of oppositions is one of weekdays or months."""
    return len(_OUTCOMES) <= row < len(_OUTCOMES) + len(_DATES) - _SHARES


def _without_ending(stem: str) -> str:
    if len(stem) >= _LONG_NOUN and stem.endswith(_PRONOUNS):
        return stem.removesuffix(next(one for one in _PRONOUNS if stem.endswith(one)))
    if len(stem) < _LONG_STEM or not stem.endswith(_ENDINGS):
        return stem
    return stem.removesuffix(next(ending for ending in _ENDINGS if stem.endswith(ending)))


def _forms(word: str) -> Iterator[str]:
    """Yield other forms of an Arabic word: of the other gender, of one, without his and hers."""
    for stem in stems(word):
        bare = _without_ending(stem)
        yield bare
        if stem.endswith(_PRONOUNS) and len(stem) > _LEAST_NOUN:
            noun = stem.removesuffix(next(one for one in _PRONOUNS if stem.endswith(one)))
            yield from (noun, noun.removesuffix("ت") + "ه")
        if stem[0] in _PERSONS and len(bare) >= _LONG_STEM:
            yield from (person + bare[1:] for person in _PERSONS)
