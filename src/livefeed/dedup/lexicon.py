"""Words whose exchange changes the news, and words whose exchange does not, folded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from livefeed.dedup.foreign_outcomes import OPPOSITES
from livefeed.text.fold import fold

# Each paragraph: what happened | what happened instead | a third outcome.
_OPPOSITES: Final = """
قتل مقتل قتيل قتلي قتلت قتلوا قتلا يقتل تقتل مصرع وفاه وفيات توفي توفيت توفوا توفيا قضي قضوا
استشهاد استشهد شهيد شهداء مات موت
| اصابه اصيب اصيبت اصيبوا اصيبا يصيب تصيب اصاب اصابات جرح جريح جرحي مصاب مصابون مصابين
| نجا نجاه ينجو ناجين ناجيا انقاذ انقذ سالمين حيا
| فقدان مفقود مفقودا مفقودين مفقودون اختفاء اختفي

اكد اكدت اكدوا يوكد توكد يوكدون تاكيد موكدا موكده تتحدث يتحدث تحدث تحدثت افاد افادت
اعلن اعلنت كشف كشفت اعترف اعترفت يعترف اقر اقرت تقر تثبت ثبت
| نفي نفت نفوا ينفي تنفي ينفون نافيا نافيه انكر انكرت ينكر تكذيب كذب يكذب

ارتفع ارتفعت ارتفاع يرتفع ترتفع مرتفعا مرتفعه زياده زاد زادت يزيد تزيد صعود صعد صعدت يصعد
نمو نما ازداد ازدادت ازدياد قفز قفزت رفع رفعت يرفع ترفع مكاسب
| انخفض انخفضت انخفاض ينخفض تنخفض منخفضا منخفضه تراجع تراجعت يتراجع تتراجع هبوط هبط هبطت
يهبط نقص تقلص تقلصت انكماش انكمش خفض خفضت يخفض تخفض تدني خساير

فوز فاز فازت فازوا يفوز تفوز انتصار انتصر انتصرت ينتصر يهزم هزم تغلب
| خساره خسر خسرت خسروا يخسر تخسر هزيمه انهزم
| تعادل

قبول قبل قبلت يقبل تقبل موافقه وافق وافقت يوافق توافق ترحيب رحب رحبت يرحب ترحب ايد ايدت يويد
تويد تاييد
| رفض رفضت رفضوا يرفض ترفض رافضا رافضه عارض عارضت يعارض تعارض معارضه ادان ادانت تنديد

نجاح نجح نجحت ينجح تنجح نجحوا
| فشل فشلت يفشل تفشل فشلوا اخفق اخفاق

فتح فتحت يفتح تفتح افتتاح افتتح افتتحت
| اغلاق اغلق اغلقت يغلق تغلق

بدء بدا بدات يبدا تبدا بدايه انطلاق انطلق انطلقت استيناف استانف استانفت
| انتهاء انتهي انتهت ينتهي نهايه اختتام اختتم ختام توقف توقفت تعليق علق علقت الغاء الغي
الغيت

اعتقال اعتقل اعتقلت اعتقلوا يعتقل تعتقل توقيف اوقف اوقفت يوقف توقف احتجاز احتجز احتجزت يحتجز
تحتجز حبس سجن قبض القبض
| افراج افرج افرجت افرجوا يفرج تفرج اطلاق اطلق اطلقت يطلق تطلق سراح اخلاء اخلت اخلي

ادانه ادين ادانت
| براءه تبريه بريء برا برات

وقع وقعت وقعا وقعوا توقيع يوقع ابرم ابرمت ابرام
| رفض رفضت رفضا رفضوا يرفض ترفض انسحب انسحبت الغي الغت الغاء

فرض فرضت يفرض تفرض
| رفع رفعت يرفع ترفع الغي الغت الغاء

تاجيل اجل اجلت يوجل ارجا ارجات ارجاء
| عقد عقدت يعقد انعقد انعقدت انعقاد

مشاركه شارك شاركت يشارك تشارك سيشارك
| مقاطعه قاطع قاطعت يقاطع تقاطع سيقاطع

كشته
| زخمي مجروح مصدوم

تقدم تقدمت يتقدم
| تاخر تاخرت يتاخر انسحاب انسحب انسحبت ينسحب

دخول دخل دخلت يدخل تدخل وصول وصل وصلت
| خروج خرج خرجت يخرج تخرج مغادره غادر غادرت

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

guilty convicted
| acquitted innocent cleared

شد شده شود كرد كرده داد است بود تواند
| نشد نشده نشود نكرد نكرده نداد نيست نبود نتواند

success succeeds succeeded succeed
| failure fails failed fail
"""

_NEGATIONS: Final = """
لم لن لا ليس ليست وليس وليست ولم ولن ولا فلم فلا فلن عدم بعدم وعدم لعدم ولعدم بدون وبدون دون ودون
not no never without
cannot cant wont didnt doesnt dont isnt arent wasnt werent
pas jamais aucun aucune nunca ningun ninguna nicht kein keine keinen ohne не нет без ни
לא אין ללא בלי 没 未
hasnt havent hadnt wouldnt couldnt shouldnt
"""
NEGATIONS: Final = frozenset(_NEGATIONS.split())

# No negations of what follows: especially, still, God forbid, not only.
_AFFIRMED: Final = """
تنفك ينفك انفك انفكت يبرح تبرح برح برحت يفتا تفتا فتي فتيت يزل تزل
سيما يزال تزال يزالون نزال ازال زال زالت زالوا زلت زلنا بد شك ريب جدال سمح قدر doubt longer only
"""
AFFIRMED_AFTER_NO: Final = frozenset(_AFFIRMED.split())

# Editors exchange these when they rewrite another's text; it stays the same news.
_SYNONYMS: Final = """
قال ذكر اوضح بين اضاف تابع اشار لفت افاد صرح اعلن كشف اكد نوه زاد مضي قالت ذكرت اوضحت بينت
اضافت تابعت اشارت لفتت افادت اعلنت كشفت اكدت ابان يقول يذكر قايلا موضحا مبينا مضيفا لافتا
مشيرا

خلال اثناء

بعد عقب اثر

قبل قبيل

كما وايضا ايضا كذلك وكذلك

حيث اذ

عدد مجموعه

جميع كافه كل

كبير كبيره ضخم ضخمه

منطقه محافظه مدينه

حوالي نحو قرابه زهاء

بسبب جراء نتيجه اثر

فيما بينما في حين

اليوم امس غدا مساء صباحا

الحالي الجاري

المقبل القادم

الماضي الفايت المنصرم

said says told stated announced added reported

about around approximately nearly some almost

after following

during in over

today yesterday

people persons
"""

# Words so common that one more or one other of them is no other news.
_FUNCTION_WORDS: Final = """
في من الي علي عن مع ان انه انها قد لقد هذا هذه ذلك تلك التي الذي الذين ما هو هي هم بين كان
كانت يكون او ثم و حتي منذ عند لدي كما اذا بعد قبل كل اي هناك ضمن عبر حول نحو ايضا اليوم امس
غدا مساء صباحا حاليا رسميا مجددا الان قرب عاجل the a an of in on at to for from by with and
or as is are was were be been has have had it its this that these those his her their he she
they will would which who after before into over today yesterday now
"""
FUNCTION_WORDS: Final = frozenset(_FUNCTION_WORDS.split())


Sides = tuple[tuple[int, int], ...]  # the lines that a word stands on, and on which side of each


def _sides() -> dict[str, Sides]:
    sides: dict[str, Sides] = {}
    for line, text in enumerate(f"{_OPPOSITES}\n{_FOREIGN}".split("\n\n")):
        for side, words in enumerate(text.split("|")):
            for word in words.split():
                sides[word] = (*sides.get(word, ()), (line, side))
    return sides


def _groups() -> dict[str, frozenset[int]]:
    groups: dict[str, frozenset[int]] = {}
    for line, words in enumerate(_SYNONYMS.split("\n\n")):
        for word in words.split():
            groups[word] = groups.get(word, frozenset()) | {line}
    return groups


_FOREIGN: Final = "\n".join(
    " ".join(word if word == "|" else fold(word) for word in line.split())
    for line in OPPOSITES.splitlines()
)
_SIDES: Final = _sides()
_SYNONYM_GROUPS: Final = _groups()
_PERSONS: Final = "يتن"  # of the imperfect: he, she, we
_ENDING: Final = re.compile(r"(?:وا|ون|ين|ان|ات|ت|ا)\Z")
_LONG_STEM: Final = 4  # letters
_PREFIXES: Final = ("", "و", "ف", "ب", "ل", "س", "ال", "وال", "بال", "لل", "وس", "وب", "ول")


def stems(word: str) -> tuple[str, ...]:
    """Return the word and what is left of it without each Arabic proclitic it may start with."""
    return tuple(
        word[len(prefix) :]
        for prefix in _PREFIXES
        if word.startswith(prefix) and len(word) - len(prefix) >= 2
    )


@lru_cache(maxsize=8192)
def outcomes(word: str) -> Sides:
    """Return line and side of each opposition that the word takes part in, in any of its forms."""
    if found := _SIDES.get(word):
        return found
    found = next((_SIDES[stem] for stem in stems(word) if stem in _SIDES), ())
    return found or next((_SIDES[form] for form in _forms(word) if form in _SIDES), ())


def exclude_each_other(one: str, other: str) -> bool:
    """Tell whether one thing happened if the other did not."""
    there = outcomes(other)
    return any(
        line == line_there and side != side_there
        for line, side in outcomes(one)
        for line_there, side_there in there
    )


def _forms(word: str) -> Iterator[str]:
    """Yield other forms of an Arabic verb: of the other gender, of one, in the third person."""
    for stem in stems(word):
        bare = _ENDING.sub("", stem) if len(stem) >= _LONG_STEM else stem
        yield bare
        if stem[0] in _PERSONS and len(bare) >= _LONG_STEM:
            yield from (person + bare[1:] for person in _PERSONS)


def are_synonyms(one: str, other: str) -> bool:
    """Tell whether editors exchange these two words freely."""
    return any(
        _SYNONYM_GROUPS[a] & _SYNONYM_GROUPS[b]
        for a in stems(one)
        if a in _SYNONYM_GROUPS
        for b in stems(other)
        if b in _SYNONYM_GROUPS
    )


def is_function_word(word: str) -> bool:
    return word in FUNCTION_WORDS or word.removeprefix("و") in FUNCTION_WORDS
