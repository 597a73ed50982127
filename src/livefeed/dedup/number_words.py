"""The words that tell numbers in Arabic, English, Persian and Turkish news, as tables."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final, Literal

from livefeed.dedup import asian_numbers, calendar_names, foreign_numbers
from livefeed.text.fold import fold

Kind = Literal["digits", "unit", "ten", "teen", "hundred", "scale", "share", "value"]  # of a word

# All spellings are folded: ة is ه, أ is ا, ئ is ي, ى is ي. Persian and Turkish words that are
# ordinary Arabic or English ones (ده, نه, صد, on, bin) are left out.
_UNITS: Final = {
    1: "واحد واحده واحدا احد احدي one first",
    2: "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي ثنتين two second twice دو iki",
    3: "ثلاثه ثلاث ثلاثا three third سه uc",
    4: "اربعه اربع اربعا four fourth چهار dort",
    5: "خمسه خمس خمسا five fifth پنج bes",
    6: "سته ست ستا six sixth شش alti",
    7: "سبعه سبع سبعا seven seventh هفت yedi",
    8: "ثمانيه ثماني ثمان ثمانيا eight eighth هشت sekiz",
    9: "تسعه تسع تسعا nine ninth dokuz",
    10: "عشره عشر عشرا ten tenth",
}
_ORDINALS: Final = {
    1: "اول اولي حادي حاديه",
    2: "ثاني ثانيه ثناييه",
    3: "ثالث ثالثه ثلاثيه",
    4: "رابع رابعه رباعيه",
    5: "خامس خامسه خماسيه",
    6: "سادس سادسه سداسيه",
    7: "سابع سابعه",
    8: "ثامن ثامنه",
    9: "تاسع تاسعه",
    10: "عاشر عاشره",
}
_TEENS: Final = {
    11: "eleven eleventh يازده",
    12: "twelve twelfth dozen دوازده",
    13: "thirteen سيزده",
    14: "fourteen چهارده",
    15: "fifteen پانزده",
    16: "sixteen شانزده",
    17: "seventeen هفده",
    18: "eighteen هجده",
    19: "nineteen نوزده",
}
_TENS: Final = {
    20: "عشرون عشرين twenty بيست yirmi",
    30: "ثلاثون ثلاثين thirty otuz",
    40: "اربعون اربعين forty چهل kirk",
    50: "خمسون خمسين fifty پنجاه elli",
    60: "ستون ستين sixty شصت altmis",
    70: "سبعون سبعين seventy هفتاد yetmis",
    80: "ثمانون ثمانين eighty هشتاد seksen",
    90: "تسعون تسعين ninety doksan",
}
_HUNDREDS: Final = {
    100: "ميه مايه hundred yuz",
    200: "ميتان ميتين ميتا ميتي مايتان مايتين مايتا مايتي دويست",
    300: "ثلاثميه ثلاثمايه",
    400: "اربعميه اربعمايه",
    500: "خمسميه خمسمايه",
    600: "ستميه ستمايه",
    700: "سبعميه سبعمايه",
    800: "ثمانميه ثمانمايه ثمانيميه",
    900: "تسعميه تسعمايه",
}
SCALES: Final = {
    1_000: "الف الاف الفا thousand k هزار",
    1_000_000: "مليون ملايين مليونا million mn ميليون milyon",
    1_000_000_000: "مليار مليارات مليارا بليون billion bn ميليارد milyar",
    1_000_000_000_000: "تريليون تريليونات ترليون trillion tn",
}
_DOUBLE_SCALES: Final = {
    # مليونا is the dual before a noun, and the accusative after a numeral: see `numbers`.
    2_000: "الفان الفين الفي",
    2_000_000: "مليونان مليونين مليوني",
    2_000_000_000: "ملياران مليارين ملياري",
}

# Indefinite amounts are told apart from each other and from exact numbers.
_AMOUNTS: Final = {10: "عشرات", 12: "dozens", 100: "ميات hundreds", 1_000: "thousands"}

# Months of two words; beside a day all are numbers: 17 تشرين الثاني is 17/11.
_LONG_MONTHS: Final = {1: "كانون الثاني", 10: "تشرين الاول", 11: "تشرين الثاني", 12: "كانون الاول"}
MONTH_OF: Final = {
    tuple(fold(name).split()): Decimal(number)
    for number, name in (*calendar_names.months(), (8, "اب"), *_LONG_MONTHS.items())
}

# Nouns that are counted in news; the dual says two without a numeral, the singular says one.
_COUNTED: Final = (
    "شخص قتيل جريح مصاب مدني طفل طفله جندي عسكري شرطي ضابط مقاتل مسلح عنصر شهيد مواطن رجل سيده "
    "امراه فتاه شاب طالب عامل صحفي صحافي مهاجر لاجي مسافر راكب متظاهر معتقل موقوف محتجز اسير رهينه "
    "مفقود ناج وزير مشتبه متهم انتحاري انفجار هجوم غاره صاروخ قذيفه طايره مسيره سياره شاحنه حافله "
    "مركبه قطار سفينه قارب منزل مبني مدرسه مستشفي مسجد يوم ليله ساعه دقيقه اسبوع شهر عام سنه مره "
    "هدف نقطه مباراه درجه مركز دوله مدينه قريه بلده منطقه محافظه عايله اسره"
)


# In ين they are as often the plural: متظاهرين are two protesters, or protesters.
_SOUND_PLURALS: Final = (
    "مصاب مدني مقاتل مواطن مسلح مهاجر لاجي مسافر متظاهر معتقل موقوف محتجز مفقود ناج مشتبه متهم "
    "انتحاري صحفي صحافي عسكري"
)


# Nouns of which the dual says two, and the singular says little.
_PAIRED: Final = (
    "متر كيلومتر ميل طن لتر ليتر غرام كيلوغرام دولار دينار درهم جنيه ليره ريال شوط جوله فريق حزب "
    "قرار اتفاق مشروع شركه مصنع جسر محطه ناقله زورق سفاره دبلوماسي سجين طبيب بيت متجر فندق مطعم "
    "كنيسه جامعه حاجز عبوه قنبله رصاصه مروحيه دبابه جثه ضحيه وفاه اصابه حاله ركله تمثال لوحه بير"
)


_CONSTRUCT: Final = ("حالتا", "حالتي")  # وفاه; of other nouns they are as often other words


def _duals(noun: str) -> tuple[str, ...]:
    if noun in _SOUND_PLURALS.split():
        return (("ناجي" if noun == "ناج" else noun) + "ان",)
    stem = noun[:-1] + "ت" if noun.endswith("ه") else noun
    return (stem + "ان", stem + "ين")


# Of thousands and millions: half a million.
_SHARES: Final = {
    Decimal("0.5"): "نصف half demi medio halbe نيم yarim",
    Decimal("0.25"): "ربع quarter",
}


def _table() -> dict[str, tuple[Kind, Decimal]]:
    groups: tuple[tuple[Kind, Mapping[int, str] | Mapping[Decimal, str]], ...] = (
        ("unit", _ORDINALS),
        ("unit", _UNITS),
        ("teen", _TEENS),
        ("ten", _TENS),
        ("hundred", _HUNDREDS),
        ("scale", SCALES),
        ("scale", _DOUBLE_SCALES),
        ("value", _AMOUNTS),
        ("unit", foreign_numbers.UNITS),
        ("unit", calendar_names.ordinals()),
        ("teen", foreign_numbers.TEENS),
        ("ten", foreign_numbers.TENS),
        ("hundred", foreign_numbers.HUNDREDS),
        ("scale", foreign_numbers.SCALES),
        ("value", foreign_numbers.AMOUNTS),
        ("unit", asian_numbers.UNITS),
        ("teen", asian_numbers.TEENS),
        ("ten", asian_numbers.TENS),
        ("hundred", asian_numbers.HUNDREDS),
        ("scale", asian_numbers.SCALES),
        ("value", asian_numbers.AMOUNTS),
        ("share", _SHARES),
    )
    table: dict[str, tuple[Kind, Decimal]] = {
        dual: ("value", Decimal(2))
        for noun in f"{_COUNTED} {_PAIRED}".split()
        for dual in (*_duals(noun), *_CONSTRUCT)
    }
    for part, group in groups:
        table |= {
            word: (part, Decimal(value))
            for value, words in group.items()
            for word in fold(words).split()
        }
    table |= {f"ו{word}": found for word, found in table.items() if "א" <= word[0] <= "ת"}
    return table


WORDS: Final = _table()
SINGULAR: Final = frozenset(_COUNTED.split())
THIS_TIME: Final = frozenset(("اليوم", "الليله", "الساعه", "الشهر", "العام", "السنه", "الاسبوع"))
PERSIAN_TENS: Final = frozenset(
    ["بيست", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد"]
)  # a unit follows و
EACH: Final = frozenset(("كل", "وكل", "اي", "each", "every"))  # each day is no one day
ARABIC_SHARES: Final = frozenset(("خمس", "سدس", "سبع", "ثمن", "تسع"))
ENGLISH_SHARES: Final = frozenset(("third", "fourth", "fifth", "sixth", "tenth"))
WEEKDAYS: Final = frozenset(("الاثنين", "والاثنين"))  # Monday, not the two
PROCLITICS: Final = (
    "",
    "و",
    "ف",
    "ب",
    "ل",
    "ك",
    "ال",
    "لل",
    "وال",
    "بال",
    "فال",
    "كال",
    "ولل",
    "وب",
    "ول",
)
