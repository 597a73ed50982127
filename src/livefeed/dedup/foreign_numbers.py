"""Number words of European languages and Hebrew, and Han numerals, folded."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

# Words that are ordinary ones elsewhere are left out: un, ein, once
# (Spanish), seize, cent, on and bin (Turkish).
UNITS: Final = {
    2: "deux dos zwei два две двух двое שני שתי שניים שתיים",
    3: "trois tres drei три трех трое שלושה שלוש",
    4: "quatre cuatro vier четыре четырех четверо ארבעה ארבע",
    5: "cinq cinco funf пять пяти пятеро חמישה חמש",
    6: "seis sechs шесть шести שישה שש",
    7: "sept siete sieben семь семи שבעה שבע",
    8: "huit ocho acht восемь восьми שמונה",
    9: "neuf nueve neun девять девяти תשעה תשע",
    10: "dix diez zehn десять десяти עשרה עשר",
}
TEENS: Final = {
    11: "onze elf одиннадцать одиннадцати",
    12: "douze doce zwolf двенадцать двенадцати",
    13: "treize trece dreizehn тринадцать тринадцати",
    14: "quatorze catorce vierzehn четырнадцать четырнадцати",
    15: "quinze quince funfzehn пятнадцать пятнадцати",
    16: "dieciseis sechzehn шестнадцать шестнадцати",
    17: "diecisiete siebzehn семнадцать семнадцати",
    18: "dieciocho achtzehn восемнадцать восемнадцати",
    19: "diecinueve neunzehn девятнадцать девятнадцати",
}
TENS: Final = {
    20: "vingt veinte zwanzig двадцать двадцати עשרים",
    30: "trente treinta dreissig тридцать тридцати שלושים",
    40: "quarante cuarenta vierzig сорок сорока ארבעים",
    50: "cinquante cincuenta funfzig пятьдесят пятидесяти חמישים",
    60: "soixante sesenta sechzig шестьдесят шестидесяти שישים",
    70: "setenta siebzig семьдесят семидесяти שבעים",
    80: "ochenta achtzig восемьдесят восьмидесяти שמונים",
    90: "noventa neunzig девяносто תשעים",
}
HUNDREDS: Final = {
    100: "cents cien hundert сто מאה",
    200: "doscientos doscientas zweihundert двести двухсот מאתיים",
    300: "trescientos trescientas dreihundert триста трехсот",
    400: "cuatrocientos vierhundert четыреста четырехсот",
    500: "quinientos quinientas funfhundert пятьсот пятисот",
}
SCALES: Final = {
    1_000: "mille mil tausend тысяча тысячи тысяч אלף אלפים",
    1_000_000: "millions millon millones millionen миллион миллиона миллионов מיליון",
    1_000_000_000: "milliard milliards milliarden миллиард миллиарда миллиардов מיליארד",
}
# Of two words whose first one alone is something else.
PAIRS: Final = {
    tuple(words.split()): Decimal(value)
    for value, words in {
        11: "on bir",
        12: "on iki",
        13: "on uc",
        14: "on dort",
        15: "on bes",
        16: "on altı",
        17: "on yedi",
        18: "on sekiz",
        19: "on dokuz",
    }.items()
} | {("שנים", "עשר"): Decimal(12), ("שתים", "עשרה"): Decimal(12), ("אחד", "עשר"): Decimal(11)}

_DIGITS: Final = {char: at for at, char in enumerate("〇一二三四五六七八九")} | {"两": 2, "兩": 2}
_TENS: Final = {"十": 10, "百": 100, "千": 1_000}
_MYRIADS: Final = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
HAN: Final = frozenset((*_DIGITS, *_TENS, *_MYRIADS))


def han_number(words: Sequence[str], start: int) -> tuple[Decimal, int] | None:
    """Return the value of the Han numerals that start here, and the word after them.

    Digits may stand before a myriad: 3万 is 30,000.
    """
    total, section, digit, at = 0, 0, 0, start
    while at < len(words) and words[at] in HAN:
        word = words[at]
        if word in _DIGITS:
            digit = digit * 10 + _DIGITS[word]
        elif word in _TENS:
            section, digit = section + (digit or 1) * _TENS[word], 0
        else:
            total, section, digit = (total + section + digit) * _MYRIADS[word], 0, 0
        at += 1
    return (Decimal(total + section + digit), at) if total + section + digit else None
