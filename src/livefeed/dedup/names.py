"""Names, folded: one in the place of another in equal words is other news.

Two signs tell a name: a list of countries, capitals and the larger places of the Arab world and
its neighbours (no list is complete; words that mean something else as well, such as المدينة, are
left out), and the word before it, as in قرية X, مطار X, الفنان X.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from livefeed.dedup.alignment import Change
from livefeed.dedup.lexicon import by_first_letter, is_function_word
from livefeed.dedup.numbers import is_numeric
from livefeed.dedup.spelling import may_be_one_name
from livefeed.text.fold import fold

_PLACES: Final = """
سوريا/سورية لبنان الأردن فلسطين إسرائيل العراق الكويت السعودية البحرين قطر الإمارات عمان
اليمن مصر السودان ليبيا تونس الجزائر المغرب موريتانيا الصومال جيبوتي تركيا إيران أفغانستان
باكستان الهند الصين اليابان روسيا أوكرانيا بولندا ألمانيا فرنسا بريطانيا إسبانيا إيطاليا
البرتغال هولندا بلجيكا سويسرا النمسا اليونان قبرص السويد النرويج الدنمارك فنلندا أيرلندا
صربيا كرواتيا رومانيا بلغاريا المجر التشيك أرمينيا أذربيجان جورجيا كازاخستان إثيوبيا إريتريا
كينيا نيجيريا تشاد مالي النيجر السنغال غانا أنغولا الكونغو رواندا أوغندا تنزانيا إندونيسيا
ماليزيا الفلبين تايلاند فيتنام كوريا بنغلاديش نيبال سريلانكا أستراليا نيوزيلندا كندا المكسيك
البرازيل الأرجنتين تشيلي كولومبيا فنزويلا كوبا بيرو أمريكا/أميركا دمشق حلب حمص حماة اللاذقية
طرطوس إدلب الرقة الحسكة القامشلي درعا السويداء القنيطرة تدمر منبج عفرين أعزاز/اعزاز الباب
جرابلس كوباني/عين+العرب السلمية بانياس جبلة دوما داريا الزبداني القصير الرستن معرة+النعمان
سراقب دير+الزور/ديرالزور البوكمال الميادين الطبقة تل+أبيض رأس+العين بيروت طرابلس صيدا صور
بعلبك زحلة النبطية عمّان إربد الزرقاء العقبة الكرك القدس غزة رفح خان+يونس/خانيونس نابلس جنين
الخليل رام+الله طولكرم قلقيلية أريحا حيفا يافا تل+أبيب بغداد البصرة الموصل أربيل كركوك
السليمانية دهوك النجف كربلاء الرمادي الفلوجة تكريت سامراء ديالى الأنبار نينوى الناصرية
العمارة الديوانية الرياض جدة مكة الدمام الطائف تبوك أبها جازان نجران حائل القصيم بريدة عسير
الباحة الجوف عرعر ينبع الأحساء القطيف الخبر الدوحة المنامة أبوظبي/أبو+ظبي دبي الشارقة عجمان
الفجيرة مسقط صلالة صحار صنعاء عدن تعز الحديدة مأرب المكلا حضرموت سقطرى إب لحج أبين شبوة صعدة
القاهرة الإسكندرية الجيزة أسوان الأقصر بورسعيد السويس الإسماعيلية المنصورة طنطا أسيوط سوهاج
دمياط الفيوم المنيا سيناء العريش الخرطوم أم+درمان/أمدرمان بورتسودان دارفور الفاشر نيالا كسلا
بنغازي مصراتة سرت سبها طبرق درنة الزاوية صفاقس سوسة القيروان بنزرت قابس وهران قسنطينة عنابة
سطيف الرباط الدار+البيضاء فاس مراكش طنجة أغادير مكناس وجدة نواكشوط مقديشو أنقرة
إسطنبول/اسطنبول إزمير أضنة غازي+عنتاب/عنتاب أنطاكيا هاتاي ديار+بكر طهران أصفهان مشهد شيراز
تبريز كرمان الأهواز كابول قندهار إسلام+آباد كراتشي لاهور نيودلهي مومباي بكين شنغهاي طوكيو
سيول موسكو كييف خاركيف أوديسا مينسك وارسو برلين ميونيخ باريس مرسيليا لندن مانشستر مدريد
برشلونة روما ميلانو لشبونة أمستردام بروكسل جنيف فيينا أثينا ستوكهولم أوسلو كوبنهاغن هلسنكي
دبلن بلغراد بوخارست صوفيا بودابست براغ باكو يريفان تبليسي أستانا أديس+أبابا أسمرة نيروبي
أبوجا لاغوس داكار واشنطن نيويورك شيكاغو لوس+أنجلوس/لوس+أنجليس تورونتو أوتاوا مونتريال
كاراكاس هافانا برازيليا بوينس+آيرس سيدني كانبيرا جاكرتا مانيلا بانكوك هانوي كوالالمبور
سنغافورة Syria Lebanon Jordan Palestine Israel Iraq Kuwait Bahrain Qatar Oman Yemen Egypt
Sudan Libya Tunisia Algeria Morocco Mauritania Somalia Djibouti Iran Afghanistan Pakistan
India China Japan Russia Ukraine Poland Germany France Britain Spain Italy Portugal
Netherlands Belgium Switzerland Austria Greece Cyprus Sweden Norway Denmark Finland Ireland
Serbia Croatia Romania Bulgaria Hungary Armenia Azerbaijan Georgia Ethiopia Eritrea Kenya
Nigeria Chad Mali Niger Senegal Ghana Congo Rwanda Uganda Tanzania Indonesia Malaysia
Philippines Thailand Vietnam Bangladesh Nepal Australia Canada Mexico Brazil Argentina Chile
Colombia Venezuela Cuba Peru Damascus Aleppo Homs Hama Latakia Tartus/Tartous Idlib Raqqa
Hasakah/Hasaka Daraa/Deraa Sweida/Suwayda Beirut Tripoli Sidon Tyre Amman Irbid Jerusalem
Gaza Rafah Nablus Jenin Hebron Ramallah Haifa Baghdad Basra Mosul Erbil Kirkuk Najaf Karbala
Riyadh Jeddah Mecca Medina Dammam Tabuk Doha Manama Dubai Sharjah Muscat Sanaa Aden Taiz
Hodeidah Marib Cairo Alexandria Giza Aswan Luxor Suez Khartoum Darfur Benghazi Misrata Sirte
Tunis Sfax Oran Rabat Casablanca Marrakesh/Marrakech Tangier Nouakchott Mogadishu Ankara
Istanbul Izmir Adana Gaziantep Tehran Isfahan Mashhad Shiraz Tabriz Kabul Kandahar Islamabad
Karachi Lahore Delhi Mumbai Beijing Shanghai Tokyo Seoul Moscow Kyiv/Kiev Kharkiv
Odesa/Odessa Minsk Warsaw Berlin Munich Hamburg Paris Marseille London Manchester Liverpool
Birmingham Madrid Barcelona Rome Milan Lisbon Amsterdam Brussels Geneva Vienna Athens
Stockholm Oslo Copenhagen Helsinki Dublin Belgrade Bucharest Sofia Budapest Prague Baku
Yerevan Tbilisi Asmara Nairobi Abuja Lagos Dakar Washington Chicago Boston Toronto Ottawa
Montreal Caracas Havana Sydney Melbourne Canberra Jakarta Manila Bangkok Hanoi Singapore
"""
# A government is called by its country or its capital.
_SEATS: Final = """
سوريا دمشق|لبنان بيروت|الأردن عمّان|العراق بغداد|السعودية الرياض|البحرين المنامة|قطر الدوحة|
الإمارات أبوظبي|عمان مسقط|اليمن صنعاء|مصر القاهرة|السودان الخرطوم|ليبيا طرابلس|المغرب الرباط|
تركيا أنقرة|إيران طهران|روسيا موسكو|أوكرانيا كييف|ألمانيا برلين|فرنسا باريس|بريطانيا لندن|
إيطاليا روما|إسبانيا مدريد|أمريكا واشنطن|الصين بكين|اليابان طوكيو|أفغانستان كابول|اليونان أثينا|
Syria Damascus|Lebanon Beirut|Jordan Amman|Iraq Baghdad|Bahrain Manama|Qatar Doha|Oman Muscat|
Yemen Sanaa|Egypt Cairo|Sudan Khartoum|Libya Tripoli|Morocco Rabat|Iran Tehran|Russia Moscow|
Ukraine Kyiv|Germany Berlin|France Paris|Britain London|Italy Rome|Spain Madrid|China Beijing|
Japan Tokyo|Afghanistan Kabul|Greece Athens
"""
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
_PROCLITICS: Final = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك")
_PROCLITICS_OF: Final = by_first_letter(_PROCLITICS)
_WRITTEN_TOGETHER: Final = re.compile(r"^[وفبلك]{0,2}(?:ال|لل)?(?=\w{3})")
MOST_WORDS: Final = 2  # of a name
_MOST_CHANGED: Final = 3  # words per side of a change of places
_NEAR: Final = 6  # words on either side in which the same place may be named


def _table() -> dict[str, str]:
    """Return what each folded name stands for: its first spelling, or its country's."""
    table: dict[str, str] = {}
    for names in _PLACES.split():
        first, *others = (fold(name.replace("+", " ")) for name in names.split("/"))
        table |= dict.fromkeys((first, *others), first)
    for pair in _SEATS.split("|"):
        country, capital = map(fold, pair.split())
        table |= {name: country for name, place in table.items() if place == capital}
    return table


_NAMES: Final = _table()
_PARTS: Final = {part: part for name in _NAMES for part in name.split()}


_INTRODUCING: Final = frozenset(
    proclitic + kind
    for kind in fold(f"{_KINDS} {_TITLES}").split()
    for proclitic in (*_PROCLITICS, "ل")
)
_PERSONS: Final = frozenset(
    proclitic + title for title in fold(_TITLES).split() for proclitic in _PROCLITICS
)

# Before a name stands one of these, or one of them and another word.
ANNOUNCING: Final = _INTRODUCING | _PERSONS | _OFFICES


def other_place(older: Sequence[str], newer: Sequence[str], change: Change) -> bool:
    """Tell whether places are named in a change, and none that is named on both sides of it."""
    if max(change.i2 - change.i1, change.j2 - change.j1) > _MOST_CHANGED:
        return False
    here = places(older, change.i1, change.i2)
    there = places(newer, change.j1, change.j2)
    return (
        bool(here and there)
        and here.isdisjoint(there | places(newer, change.j1 - _NEAR, change.j2 + _NEAR))
        and there.isdisjoint(places(older, change.i1 - _NEAR, change.i2 + _NEAR))
    )


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


def bare_name(words: str) -> str:
    """Return a name without what is written together with it."""
    return _WRITTEN_TOGETHER.sub("", words)


def _may_be_name(words: Sequence[str]) -> bool:
    return all(
        (len(word) >= _LEAST_NAME or word in _HEADS)
        and not is_function_word(word)
        and not is_numeric(word)
        for word in words
    )


def places(words: Sequence[str], start: int, end: int) -> set[str]:
    """Return the places that are named by words of which one at least is in [start, end)."""
    found = set()
    start = max(start, 0)
    for at in range(max(start - MOST_WORDS + 1, 0), min(end, len(words))):
        for size in range(1, MOST_WORDS + 1):
            if start < at + size <= len(words):
                name = _place(" ".join(words[at : at + size]))
                found |= {name} if name else set()
    return found


def is_part_of_place(word: str) -> bool:
    """Tell whether a word may stand in the name of a place; no other word does."""
    return _found(word, _PARTS) is not None


@lru_cache(maxsize=4096)
def _place(words: str) -> str | None:
    return _found(words, _NAMES)


def _found(words: str, names: Mapping[str, str]) -> str | None:
    """Return what a name stands for, also after proclitics."""
    for proclitic in _PROCLITICS_OF.get(words[:1], ("",)):
        if words.startswith(proclitic):
            rest = words[len(proclitic) :]
            if found := names.get(rest):
                return found
            if proclitic and rest.startswith("ل") and (found := names.get("ا" + rest)):
                return found  # للرياض
    return None
