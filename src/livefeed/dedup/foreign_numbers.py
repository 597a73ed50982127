"""Number words of European languages, Hebrew and Urdu, and Han numerals, folded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from livefeed.dedup.asian_numbers import compounds

# Words that are ordinary ones elsewhere are left out: un, ein, once
# (Spanish), seize, cent, on and bin (Turkish), due and sei (Italian), and half of Urdu.
UNITS: Final = {
    2: "deux dos zwei twee dois duas два две двух двое שני שתי שניים שתיים",
    3: "trois tres drei drie три трех трое שלושה שלוש",
    4: "quatre cuatro vier quatro quattro چار четыре четырех четверо ארבעה ארבע",
    5: "cinq cinco funf vijf cinque پانچ пять пяти пятеро חמישה חמש",
    6: "seis sechs zes шесть шести שישה שש",
    7: "sept siete sieben zeven sete sette سات семь семи שבעה שבע",
    8: "huit ocho acht oito اٹه восемь восьми שמונה",
    9: "neuf nueve neun negen nove девять девяти תשעה תשע",
    10: "dix diez zehn tien dez dieci دس десять десяти עשרה עשר",
}
TEENS: Final = {
    11: "onze elf undici گياره одиннадцать одиннадцати",
    12: "douze doce zwolf twaalf dodici باره двенадцать двенадцати",
    13: "treize trece dreizehn dertien treze tredici тринадцать тринадцати",
    14: "quatorze catorce vierzehn veertien catorze quattordici چوده четырнадцать четырнадцати",
    15: "quinze quince funfzehn vijftien quindici پندره пятнадцать пятнадцати",
    16: "dieciseis sechzehn zestien dezesseis sedici سوله шестнадцать шестнадцати",
    17: "diecisiete siebzehn zeventien dezessete diciassette семнадцать семнадцати",
    18: "dieciocho achtzehn achttien dezoito diciotto اٹهاره восемнадцать восемнадцати",
    19: "diecinueve neunzehn negentien dezenove diciannove девятнадцать девятнадцати",
}
TENS: Final = {
    20: "vingt vingts veinte zwanzig twintig vinte venti двадцать двадцати עשרים",
    30: "trente treinta dreissig dertig trinta trenta тридцать тридцати שלושים",
    40: "quarante cuarenta vierzig veertig quarenta quaranta چاليس сорок сорока ארבעים",
    50: "cinquante cincuenta funfzig vijftig cinquenta cinquanta پچاس пятьдесят пятидесяти חמישים",
    60: "soixante sesenta sechzig zestig sessenta sessanta ساٹه шестьдесят шестидесяти שישים",
    70: "setenta siebzig zeventig settanta семьдесят семидесяти שבעים",
    80: "ochenta achtzig tachtig oitenta ottanta восемьдесят восьмидесяти שמונים",
    90: "noventa neunzig negentig novanta девяносто תשעים",
}
HUNDREDS: Final = {
    100: "cents cien hundert honderd сто מאה",
    200: "doscientos doscientas zweihundert двести двухсот מאתיים",
    300: "trescientos trescientas dreihundert триста трехсот",
    400: "cuatrocientos vierhundert четыреста четырехсот",
    500: "quinientos quinientas funfhundert пятьсот пятисот",
}
SCALES: Final = {
    1_000: "mille mil tausend duizend тысяча тысячи тысяч אלף אלפים",
    100_000: "lakh lakhs لاكه",
    1_000_000: "millions millon millones millionen миллион миллиона миллионов מיליון",
    10_000_000: "crore crores كروڑ",
    1_000_000_000: "milliard milliards milliarden миллиард миллиарда миллиардов מיליארד",
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


def han_number(words: Sequence[str], start: int) -> tuple[Decimal, int] | None:
    """Return the value of the Han numerals that start here, and the word after them.

    Digits may stand before or after what multiplies them: 3万 is 30,000, 1万2000 is 12,000.
    """
    total, section, digit, at = Decimal(0), Decimal(0), Decimal(0), start
    while at < len(words) and ((word := words[at]) in HAN or _PLAIN.fullmatch(word)):
        if word in _DIGITS:
            digit = digit * 10 + _DIGITS[word]
        elif word in _TENS:
            section, digit = section + (digit or 1) * _TENS[word], Decimal(0)
        elif word in _MYRIADS:
            total, section, digit = (
                (total + section + digit) * _MYRIADS[word],
                Decimal(0),
                Decimal(0),
            )
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
