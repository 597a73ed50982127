"""Names, folded: one in the place of another in equal words is other news.

What no list of `places` holds is a name by the word before it, as in قرية X, مطار X, الفنان X.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from livefeed.dedup.alignment import Change
from livefeed.dedup.lexicon import is_function_word
from livefeed.dedup.numbers import is_numeric
from livefeed.dedup.places import PROCLITICS
from livefeed.dedup.spelling import may_be_one_name
from livefeed.text.fold import fold

# What stands before the name of a place. All are without ال: with it the name is over.
_KINDS: Final = """
مدينة بلدة بلدتي قرية حي مطار طريق معبر جسر سد سوق مخيم شارع ميناء مرفأ وادي جزيرة ضاحية
محيط محافظة منطقة ريف ولاية إقليم قضاء جامعة مستشفى مدرسة شركة منتخب فريق نادي مصنع سجن
مقاطعة جبال بحيرة نهر حقل سفارة near city town village airport port university hospital district
ville village aéroport gare université hôpital quartier ciudad pueblo aldea aeropuerto puerto
universidad barrio stadt dorf hafen flughafen universität города городе город посёлке селе
деревне порта порту порт аэропорта аэропорту аэропорт улице העיר בעיר נמל לנמל הכפר שכונת
روستای فرودگاه استان
"""
# What names of places begin with: معبر باب الهوى, بلدة كفر نوران.
_HEADS: Final = frozenset(
    fold("باب كفر عين تل رأس دير أم أبو بيت جبل برج قصر بني خان خربة بئر الشيخ شيخ وادي").split()
)
_OF: Final = frozenset(fold("of de du des d von del da do").split())  # port of X
# After the name of a place: X 港, X 市.
HAN_KINDS: Final = frozenset("港市省县縣州村区區県府町镇鎮")
# What stands before the name of a person; an adjective may follow: الفنان القدير X.
_TITLES: Final = """
الفنان الفنانة اللاعب اللاعبة الصحفي الصحافي الصحفية الصحافية الناشط الناشطة النائب القاضي
الشاعر الشاعرة الكاتب الكاتبة المخرج المخرجة الممثل الممثلة المدرب الشيخ المطرب المطربة
المغني المغنية
"""
# The same of an office: وزير الصحة X, لاعب المنتخب X.
_OFFICES: Final = frozenset(
    proclitic + office
    for office in fold("لاعب مدرب حارس مهاجم وزير رئيس مدير محافظ قائد سفير نائب مخرج عضو").split()
    for proclitic in ("", "و", "ل", "ب")
)
_HAN_NAME: Final = 2  # characters
_LEAST_NAME: Final = 3  # letters of a word in a name
MOST_WORDS: Final = 2  # of a name that another word announces

_INTRODUCING: Final = frozenset(
    proclitic + kind
    for kind in fold(f"{_KINDS} {_TITLES}").split()
    for proclitic in (*PROCLITICS, "ل")
)
_PERSONS: Final = frozenset(
    proclitic + title for title in fold(_TITLES).split() for proclitic in PROCLITICS
)

# Before a name stands one of these, or one of them and another word.
ANNOUNCING: Final = _INTRODUCING | _PERSONS | _OFFICES


def other_name(older: Sequence[str], newer: Sequence[str], change: Change) -> bool:
    """Tell whether a change puts a name in the place of another, by the word before it."""
    if not _is_expected(older, change):
        return False
    left, right = older[change.i1 : change.i2], newer[change.j1 : change.j2]
    if _stands_before_kind(older, change):
        return True
    if not (_may_be_name(left) and _may_be_name(right)):
        return False
    return not all(map(may_be_one_name, left, right))


def _is_expected(older: Sequence[str], change: Change) -> bool:
    """Tell whether as many words stand on both sides of a change where a name is expected."""
    size = change.i2 - change.i1
    if not 1 <= size == change.j2 - change.j1 <= MOST_WORDS:
        return False
    if _stands_before_kind(older, change):
        return size == _HAN_NAME
    if not change.before > 1 < change.after:
        return False
    further, nearest = older[change.i1 - 2], older[change.i1 - 1]
    return (
        nearest in _INTRODUCING
        or (nearest in _OF and further in _INTRODUCING)
        or (size == MOST_WORDS and further in _PERSONS)
        or (size == 1 and nearest in _HEADS and further in _INTRODUCING)
        or (size == MOST_WORDS and nearest.startswith("ال") and further in _OFFICES)
    )


def _stands_before_kind(older: Sequence[str], change: Change) -> bool:
    """Tell whether the word after a change says what is named: X 港."""
    return change.after > 0 and older[change.i2] in HAN_KINDS


def _may_be_name(words: Sequence[str]) -> bool:
    return all(
        (len(word) >= _LEAST_NAME or word in _HEADS)
        and not is_function_word(word)
        and not is_numeric(word)
        for word in words
    )
