"""Number words of Indonesian, Hindi and Urdu, and of scales in more languages, folded."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

UNITS: Final = {
    2: "dua दो",
    3: "tiga तीन تين",
    4: "empat चार",
    5: "lima पांच पाँच",
    6: "enam छह छः",
    7: "tujuh सात",
    8: "delapan आठ",
    9: "sembilan नौ نو",
    10: "sepuluh दस",
}
# Hindi and Urdu have a word of their own for each up to 99.
TEENS: Final = {
    11: "sebelas ग्यारह",
    12: "बारह",
    13: "तेरह تيره",
    14: "चौदह",
    15: "पंद्रह पन्द्रह",
    16: "सोलह",
    17: "सत्रह",
    18: "अठारह",
    19: "उन्नीस",
    21: "इक्कीस اكيس",
    22: "बाईस باييس",
    23: "तेईस تييس",
    24: "चौबीस چوبيس",
    25: "पच्चीस پچيس",
    26: "छब्बीस چهبيس",
    27: "सत्ताईस ستاييس",
    28: "अट्ठाईस اٹهاييس",
    29: "उनतीस انتيس",
    31: "इकतीस اكتيس",
    32: "बत्तीस بتيس",
    33: "तैंतीस تينتيس",
    34: "चौंतीस چونتيس",
    35: "पैंतीस پينتيس",
    36: "छत्तीस چهتيس",
    37: "सैंतीस سينتيس",
    38: "अड़तीस اڑتيس",
    39: "उनतालीस انتاليس",
    41: "इकतालीस اكتاليس",
    42: "बयालीस بياليس",
    43: "तैंतालीस تينتاليس",
    44: "चौवालीस چواليس",
    45: "पैंतालीस پينتاليس",
    46: "छियालीस چهياليس",
    47: "सैंतालीस سينتاليس",
    48: "अड़तालीस اڑتاليس",
    49: "उनचास انچاس",
}
TENS: Final = {
    20: "बीस بيس",
    30: "तीस تيس",
    40: "चालीस",
    50: "पचास",
    60: "साठ",
    70: "सत्तर",
    80: "अस्सी",
    90: "नब्बे",
}
HUNDREDS: Final = {
    100: "सौ seratus",
}
SCALES: Final = {
    1_000: "ribu हजार हज़ार тыс tysiac mila",
    100_000: "लाख",
    1_000_000: "juta млн milioes milhoes milhao milioni milione",
    10_000_000: "करोड़",
    1_000_000_000: "miliar млрд milliarde miliardi miliardo bilhoes bilhao",
}
# Indefinite ones, as `number_words` has them.
AMOUNTS: Final = {
    10: "puluhan belasan दर्जनों",
    100: "ratusan सैकड़ोंמאות",
    1_000: "ribuan हजारों",
}
_INDONESIAN: Final = [
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
]


def compounds() -> dict[tuple[str, ...], Decimal]:
    """Return dua belas, 12, dua puluh, 20, and dua puluh lima, 25."""
    table: dict[tuple[str, ...], Decimal] = {}
    for value, word in enumerate(_INDONESIAN, start=1):
        table |= {(word, "belas"): Decimal(10 + value), (word, "puluh"): Decimal(10 * value)}
        table |= {
            (word, "puluh", unit): Decimal(10 * value + more)
            for more, unit in enumerate(_INDONESIAN, start=1)
        }
        table[word, "ratus"] = Decimal(100 * value)
    return table
