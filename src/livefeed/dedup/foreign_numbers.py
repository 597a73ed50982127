"""Number words of European, some Asian and African languages, and Han numerals, folded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from livefeed.dedup.asian_numbers import compounds
from livefeed.dedup.calendar_names import AMBIGUOUS
from livefeed.text.fold import fold

# Words that are ordinary ones elsewhere are in `_HOMOGRAPHS`; half of Urdu is left out.
UNITS: Final = {
    2: "deux dos zwei twee dois duas два две двух двое שני שתי שניים שתיים двоє дві dwa dwie "
    "dwoch dwoje dva dve dvou δυο kaksi kahden wawili mbili দুই dalawang dalawa دوو",
    3: "trois tres drei drie tre три трех трое שלושה שלוש троє трьох trzy trzech troje tri trech "
    "τρεισ τρια τριων kolme kolmen watatu tatu তিন tatlong tatlo سێ",
    4: "quatre cuatro vier quatro quattro چار четыре четырех четверо ארבעה ארבע чотири чотирьох "
    "cztery czterech ctyri ctyr τεσσερισ τεσσερα nelja neljan wanne nne চার apat چوار",
    5: "cinq cinco funf vijf cinque پانچ пять пяти пятеро חמישה חמש piec pieciu pet peti πεντε "
    "viisi viiden watano tano পাঁচ limang پێنج",
    6: "seis sechs zes шесть шести שישה שש шість шестеро szesc szesciu sest sesti εξι kuusi "
    "kuuden ছয় anim شهش",
    7: "sept siete sieben zeven sete sette سات семь семи שבעה שבע сім семеро siedem siedmiu "
    "sedm sedmi sedam επτα εφτα seitseman সাত pitong حهوت",
    8: "huit ocho acht oito اٹه восемь восьми שמונה вісім восьмеро osiem osmiu osm osmi osam "
    "οκτω οχτω kahdeksan nane আট walong ههشت",
    9: "neuf nueve neun negen nove девять девяти תשעה תשע dziewiec dziewieciu devet deviti "
    "εννεα εννια yhdeksan tisa siyam",
    10: "dix diez zehn tien dez dieci دس десять десяти עשרה עשר dziesiec dziesieciu deset "
    "deseti δεκα kymmenen kumi দশ sampung",
}
TEENS: Final = {
    11: "onze elf undici گياره одиннадцать одиннадцати одинадцять elva elleve jedenascie "
    "jedenact εντεκα",
    12: "douze doce zwolf twaalf dodici باره двенадцать двенадцати дванадцять tolv dwanascie "
    "dvanact δωδεκα",
    13: "treize trece dreizehn dertien treze tredici тринадцать тринадцати тринадцять tretton "
    "tretten trzynascie trinact δεκατρεισ",
    14: "quatorze catorce vierzehn veertien catorze quattordici چوده четырнадцать четырнадцати "
    "чотирнадцять fjorton fjorten czternascie ctrnact δεκατεσσερισ",
    15: "quinze quince funfzehn vijftien quindici پندره пятнадцать пятнадцати пятнадцять femton "
    "femten pietnascie patnact δεκαπεντε",
    16: "dieciseis sechzehn zestien dezesseis sedici سوله шестнадцать шестнадцати шістнадцять "
    "sexton seksten szesnascie sestnact δεκαεξι",
    17: "diecisiete siebzehn zeventien dezessete diciassette семнадцать семнадцати сімнадцять "
    "sjutton sytten siedemnascie sedmnact δεκαεπτα",
    18: "dieciocho achtzehn achttien dezoito diciotto اٹهاره восемнадцать восемнадцати "
    "вісімнадцять arton osiemnascie osmnact δεκαοκτω",
    19: "diecinueve neunzehn negentien dezenove diciannove девятнадцать девятнадцати "
    "девятнадцять nitton nitten dziewietnascie devatenact δεκαεννεα",
}
TENS: Final = {
    20: "vingt vingts veinte zwanzig twintig vinte venti двадцать двадцати עשרים двадцять tjugo "
    "tyve dwadziescia dvacet εικοσι",
    30: "trente treinta dreissig dertig trinta trenta тридцать тридцати שלושים тридцять trettio "
    "tredive trzydziesci tricet τριαντα",
    40: "quarante cuarenta vierzig veertig quarenta quaranta چاليس сорок сорока ארבעים fyrtio "
    "ctyricet czterdziesci σαραντα",
    50: "cinquante cincuenta funfzig vijftig cinquenta cinquanta پچاس пятьдесят пятидесяти "
    "חמישים пятдесят femtio piecdziesiat padesat πενηντα",
    60: "soixante sesenta sechzig zestig sessenta sessanta ساٹه шестьдесят шестидесяти שישים "
    "шістдесят sextio szescdziesiat sedesat εξηντα",
    70: "setenta siebzig zeventig settanta семьдесят семидесяти שבעים сімдесят sjuttio "
    "siedemdziesiat sedmdesat εβδομηντα",
    80: "ochenta achtzig tachtig oitenta ottanta восемьдесят восьмидесяти שמונים вісімдесят "
    "attio osiemdziesiat osmdesat ογδοντα",
    90: "noventa neunzig negentig novanta девяносто תשעים nittio dziewiecdziesiat devadesat "
    "ενενηντα",
}
HUNDREDS: Final = {
    100: "cents cien hundert honderd сто מאה hundra hundrede εκατο",
    200: "doscientos doscientas zweihundert двести двухсот מאתיים двісті dwiescie διακοσιοι",
    300: "trescientos trescientas dreihundert триста трехсот trzysta τριακοσιοι",
    400: "cuatrocientos vierhundert четыреста четырехсот чотириста czterysta",
    500: "quinientos quinientas funfhundert пятьсот пятисот пятсот piecset",
}
SCALES: Final = {
    1_000: "mille mil tausend duizend тысяча тысячи тысяч אלף אלפים тисяча тисячі tusen tusind "
    "tysiace tysiecy tisic χιλια χιλιαδεσ tuhat tuhatta elfu",
    100_000: "lakh lakhs لاكه",
    1_000_000: "mio mln millions millon millones millionen миллион миллиона миллионов מיליון "
    "мільион мільиони мільионів miljon miljoner millioner milion miliony milionow milionu "
    "εκατομμυριο εκατομμυρια miljoona miljoonaa",
    10_000_000: "crore crores كروڑ",
    1_000_000_000: "mrd mld mds milliard milliards milliarden миллиард миллиарда миллиардов "
    "מיליארד мільярд мільярди мільярдів miljard miljarder milliarder miliard miliardy "
    "miliardow δισεκατομμυρια miljardia",
}
# Indefinite ones, as `number_words` has them.
AMOUNTS: Final = {
    10: "dizaine dizaines decena decenas decine десятки десятков onlarca עשרות",
    12: "douzaine douzaines docena docenas dutzend dutzende dutzenden درجنون",
    20: "vingtaine veintena",
    30: "trentaine treintena",
    50: "cinquantaine cincuentena",
    100: "centaine centaines centenar centenares centinaia hunderte hunderten сотни сотен yuzlerce "
    "מאות سينكڑون",
    1_000: "millier milliers migliaia tausende tausenden binlerce אלפי هزارون",
}
# Numerals of one language that are ordinary words of another, by language: believed where they face
# a numeral, as in "due morti" and "cinque morti".
_HOMOGRAPHS: Final = {
    "sv": "en 1 ett 1 två 2 fyra 4 fem 5 sex 6 sju 7 åtta 8 nio 9 tio 10",
    "da": "en 1 et 1 ett 1 to 2 fire 4 fem 5 seks 6 syv 7 sju 7 otte 8 åtte 8 ni 9 ti 10",
    "de": "ein 1 eine 1 einen 1 einer 1 einem 1",
    "es": "un 1 uno 1 una 1 once 11",
    "fa": "یک 1 نه 9 ده 10 صد 100",
    "fr": "un 1 une 1 seize 16 cent 100",
    "hu": "egy 1 két 2 kettő 2 három 3 négy 4 öt 5 hat 6 hét 7 nyolc 8 kilenc 9 tíz 10",
    "it": "un 1 uno 1 una 1 due 2 sei 6 otto 8 cento 100",
    "nl": "een 1",
    "pl": "jeden 1 jedna 1 jedno 1",
    "pt": "um 1 uma 1 cem 100",
    "ro": "un 1 doi 2 două 2 trei 3 patru 4 cinci 5 șase 6 șapte 7 opt 8 nouă 9 zece 10",
    "ru": "один 1 одна 1 одного 1 одну 1",
    "sw": "mmoja 1 sita 6 saba 7",
    "tr": "bir 1 on 10 bin 1000",
    "ur": "ایک 1 چھ 6 نو 9 سو 100",
    "vi": "một 1 hai 2 ba 3 bốn 4 năm 5 sáu 6 bảy 7 tám 8 chín 9 mười 10",
}
# Of two or three words whose first one alone is something else, as بهدف is.
COMPOUNDS: Final[dict[tuple[str, ...], Decimal]] = (
    compounds()
    | {
        tuple(words.split()): Decimal(value)
        for value, words in {
            11: "on bir",
            12: "on iki",
            13: "on uc",
            14: "on dort",
            15: "on bes",
            16: "on alti",
            17: "on yedi",
            18: "on sekiz",
            19: "on dokuz",
        }.items()
    }
    | {("بهدف", word): Decimal(1) for word in ("لمثله", "دون", "مقابل", "نظيف", "وحيد")}
    | {("שנים", "עשר"): Decimal(12), ("שתים", "עשרה"): Decimal(12), ("אחד", "עשר"): Decimal(11)}
)

MOST_COMPOUNDED: Final = max(map(len, COMPOUNDS))  # words
_DIGITS: Final = {char: at for at, char in enumerate("〇一二三四五六七八九")} | {"两": 2, "兩": 2}
_TENS: Final = {"十": 10, "百": 100, "千": 1_000}
_MYRIADS: Final = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
HAN: Final = frozenset((*_DIGITS, *_TENS, *_MYRIADS))
_MULTIPLIERS: Final = frozenset((*_TENS, *_MYRIADS))
_PLAIN: Final = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,6})?")


def _homographs() -> dict[str, dict[str, Decimal]]:
    table: dict[str, dict[str, Decimal]] = {}
    for language, row in (*_HOMOGRAPHS.items(), *AMBIGUOUS.items()):
        told = iter(fold(row).split())
        for word, value in zip(told, told, strict=True):
            table.setdefault(word, {})[language] = Decimal(value)
    return table


HOMOGRAPHS: Final = _homographs()  # what words say, by language


def han_number(words: Sequence[str], start: int) -> tuple[Decimal, int] | None:
    """Return the value of the Han numerals that start here, and the word after them.

    Digits may stand before or after what multiplies them: 3万 is 30,000, 1万2000 is 12,000.
    """
    total, section, digit, at = Decimal(0), Decimal(0), Decimal(0), start
    myriad = 0  # the last one
    while at < len(words) and ((word := words[at]) in HAN or _PLAIN.fullmatch(word)):
        if word in _DIGITS:
            digit = digit * 10 + _DIGITS[word]
        elif word in _TENS:
            section, digit = section + (digit or 1) * _TENS[word], Decimal(0)
        elif word in _MYRIADS:
            kept = total if _MYRIADS[word] < myriad else Decimal(0)  # 1亿5000万, but 1万亿
            total = kept + (total - kept + section + digit) * _MYRIADS[word]
            section, digit, myriad = Decimal(0), Decimal(0), _MYRIADS[word]
        elif digit:
            break  # two numbers beside each other
        else:
            digit = Decimal(word)
        at += 1
    value = total + section + digit
    return (value, at) if value else None


def starts_han_number(words: Sequence[str], at: int) -> bool:
    """Tell whether Han numerals start here, or digits that one of them multiplies: 1万."""
    if words[at] in HAN:
        return True
    is_followed = at + 1 < len(words) and words[at + 1] in _MULTIPLIERS
    return is_followed and _PLAIN.fullmatch(words[at]) is not None
