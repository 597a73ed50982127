"""Folded text: the spelling that is used for comparison and for matching words, never shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final
from unicodedata import category, decimal, is_normalized, normalize

from livefeed.kernel import compiled

# Marks that writers add or leave out at will, as ranges of code points (last one included).
DROPPED_RANGES: Final = (
    (0x0300, 0x036F),  # accents of Latin, Greek and Cyrillic letters: Erdoğan = Erdogan
    (0x0591, 0x05BD),  # Hebrew accents and vowel points
    (0x05BF, 0x05C7),  # the rest of them; between the two lies the MAQAF, a hyphen
    (0x0610, 0x061A),  # Arabic honorific and Koranic signs
    (0x064B, 0x065F),  # tashkeel, and the MADDA and HAMZA that decomposition splits off
    (0x0670, 0x0670),  # SUPERSCRIPT ALEF
    (0x06D6, 0x06ED),  # Koranic annotation
    (0x08D3, 0x08FF),  # extended Arabic marks
    (0x3099, 0x309A),  # Kana voicing marks: typed as one character or two
    (0xFE00, 0xFE0F),  # variation selectors of emoji
)

# Scripts written without spaces between words: each character is a word.
UNSPACED_RANGES: Final = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # Hiragana, Katakana
    (0x3400, 0x4DBF),  # CJK extension A
    (0x4E00, 0x9FFF),  # CJK
    (0xF900, 0xFAFF),  # CJK compatibility
    (0x20000, 0x3FFFF),  # CJK extensions B and later
)

LETTERS: Final[dict[int, str | None]] = {
    # Precomposed forms with a hamza or madda need no line: decomposition splits the mark off.
    0x0671: "\u0627",  # ALEF WASLA -> ALEF
    0x0672: "\u0627",  # ALEF WITH WAVY HAMZA ABOVE -> ALEF
    0x0673: "\u0627",  # ALEF WITH WAVY HAMZA BELOW -> ALEF
    0x0629: "\u0647",  # TEH MARBUTA -> HEH: often typed without dots
    0x06C3: "\u0647",  # TEH MARBUTA GOAL (Urdu) -> HEH
    0x06C1: "\u0647",  # HEH GOAL (Urdu) -> HEH
    0x06BE: "\u0647",  # HEH DOACHASHMEE (Urdu) -> HEH
    0x06D5: "\u0647",  # AE (Kurdish, Uighur) -> HEH
    0x0649: "\u064a",  # ALEF MAKSURA -> YEH: Egypt and the Gulf type one for the other
    0x06CC: "\u064a",  # FARSI YEH -> YEH
    0x06D2: "\u064a",  # YEH BARREE (Urdu) -> YEH
    0x06CD: "\u064a",  # YEH WITH TAIL (Pashto) -> YEH
    0x06A9: "\u0643",  # KEHEH (Persian) -> KAF
    0x06AA: "\u0643",  # SWASH KAF -> KAF
    0x06BA: "\u0646",  # NOON GHUNNA (Urdu) -> NOON
    0x06A4: "\u0641",  # VEH -> FEH: Arabic papers write both in foreign names
    0x0640: None,  # TATWEEL stretches a word, adds nothing
    0x0674: None,  # HIGH HAMZA (Kazakh) sits beside its letter
    0x0027: None,  # APOSTROPHE: didn't -> didnt, and as a quotation mark it stands at a space
    0x2019: None,  # RIGHT SINGLE QUOTATION MARK: the typographic apostrophe
    0x02BC: None,  # MODIFIER LETTER APOSTROPHE
    0x0131: "i",  # DOTLESS I (Turkish): capital I stands for it, and ASCII is typed
    0x0142: "l",  # L WITH STROKE: Łódź and Lodz; decomposition leaves strokes
    0x00F8: "o",  # O WITH STROKE
    # Kept until `_number` has seen whether they stand inside a number.
    0x002E: ".",
    0x002C: ",",
    0x060C: ",",  # ARABIC COMMA, also typed between thousands
    0x066B: ".",  # ARABIC DECIMAL SEPARATOR
    0x066C: ",",  # ARABIC THOUSANDS SEPARATOR
}


class _Folds(dict[int, str | None]):
    """What each character becomes; filled as characters are met.

    Decomposition and case folding look at one character at a time, so they go into the table too;
    only composition looks at neighbours. A table of all of Unicode would cost 1 s at import.
    """

    def __missing__(self, code: int) -> str | None:
        decomposed = normalize("NFKD", normalize("NFKD", chr(code)).casefold())
        self[code] = folded = "".join(_folded(ord(char)) or "" for char in decomposed) or None
        return folded


def _folded(code: int) -> str | None:
    if code in LETTERS:
        return LETTERS[code]
    if _is_in(DROPPED_RANGES, code):
        return None
    char = chr(code)
    match category(char):
        case "Nd":
            return str(decimal(char))  # all digits to ASCII
        case "Cf" | "Cs" | "Co":
            return None  # zero-width, bidi marks, lone surrogates, private use
        case kind if kind[0] in "PSZC":
            return " "
        case _:
            return f" {char} " if _is_in(UNSPACED_RANGES, code) else char


def _is_in(ranges: tuple[tuple[int, int], ...], code: int) -> bool:
    return any(first <= code <= last for first, last in ranges)


FOLDS: Final = _Folds()
# Normalisation sorts a run of marks by insertion: half a million of them would take hours. What
# is neither letter nor digit tells nothing in such numbers (UAX #15, section 13, allows 30).
_LONG_RUN: Final = re.compile(r"[^\w\x00-\x7f]{33,}")
_DECIMAL: Final = re.compile(r"\.[0-9]")
_SPACES: Final = re.compile("   *")  # two, then any: what begins so is found faster
_POINT: Final = "\0"  # of a number, until all others are gone: no character becomes it
_LONG_TEXT: Final = 100  # characters from which looking them up in an array pays
_NUMBER: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)+")


def fold(text: str) -> str:
    """Return the folded words of a text, joined by single spaces; folding twice changes nothing.

    Letters lose case, marks and regional variants, digits become ASCII, punctuation becomes
    space. Numbers keep their decimal point and lose their grouping: ١٬٢٣٤٫٥ and 1,234.5 are both
    "1234.5". Characters of scripts without spaces are words of their own.
    """
    if not text:
        return ""
    if compiled is None:
        return fold_here(text)
    folded, may_compose = compiled.fold(text, FOLDS)
    return _composed(folded) if may_compose else folded


def fold_here(text: str) -> str:
    """Fold without the kernel."""
    folded = text.translate(FOLDS) if len(text) < _LONG_TEXT else _translator()(text, FOLDS)
    points = folded.replace(",", ".")
    if _DECIMAL.search(points):
        points = _NUMBER.sub(_number, folded).replace(",", ".")
        folded = points.replace(".", " ").replace(_POINT, ".")
    else:
        folded = points.replace(".", " ")
    return _composed(_SPACES.sub(" ", folded).strip(" "))


@cache
def _translator() -> Callable[[str, Mapping[int, str | None]], str]:
    from livefeed.text.translated import translated  # noqa: PLC0415 - numpy, else not needed

    return translated


def _composed(folded: str) -> str:
    """Return it in NFC: Hangul is put together again, and a dropped mark can bring two together."""
    if is_normalized("NFC", folded):
        return folded
    return normalize("NFC", _LONG_RUN.sub("", folded))


def _number(found: re.Match[str]) -> str:
    """Return 1,234.5 and 1.234,5 as 1234.5, 12,5 as 12.5, and dates such as 3.11.2026 as words.

    The point that is left is `_POINT`.
    """
    number = found.group()
    whole, *groups = re.split(r"[.,]", number)
    points = re.sub(r"[0-9]", "", number)
    if len(groups) == 1 and (points == "." or len(groups[0]) != 3):
        return f"{whole}{_POINT}{groups[0]}"
    grouped = len(whole) <= 3 and all(len(group) == 3 for group in groups[:-1])
    if grouped and len(set(points[:-1])) <= 1:
        if points[-1] != points[0]:
            return f"{whole}{''.join(groups[:-1])}{_POINT}{groups[-1]}"
        if len(groups[-1]) == 3:
            return whole + "".join(groups)
    return " ".join((whole, *groups))
