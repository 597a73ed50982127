"""Number words that are written together, folded: einundzwanzig, drieentwintig, ventidue."""

from __future__ import annotations

from typing import Final

_UNITS: Final = {
    "German": "ein zwei drei vier funf sechs sieben acht neun",
    "Dutch": "een twee drie vier vijf zes zeven acht negen",
    "Italian": "uno due tre quattro cinque sei sette otto nove",
    "Spanish": "uno dos tres cuatro cinco seis siete ocho nueve",
}
_TEENS: Final = {
    "German": "zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn",
    "Dutch": "tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien",
    "Italian": (
        "dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove"
    ),
}
_TENS: Final = {
    "German": "zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig",
    "Dutch": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
    "Italian": "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
}
_LINKS: Final = {"German": "und", "Dutch": "en"}
_SCALES: Final = ((1_000, ("tausend", "duizend", "mila")), (100, ("hundert", "honderd", "cento")))
_SHORTEST: Final = 7  # letters: ventuno


def compound_number(word: str) -> int | None:
    """Return what a word says that is a number written together, None of any other word."""
    return _read(word, 0) if len(word) >= _SHORTEST and word.isascii() else None


def _read(word: str, scale: int) -> int | None:
    """Return the value of a word in which no scale before the given one occurs."""
    if scale == len(_SCALES):
        return _BELOW_HUNDRED.get(word)
    value, names = _SCALES[scale]
    for name in names:
        head, found, tail = word.partition(name)
        if found:
            count = _read(head, scale + 1) if head else 1
            rest = _read(tail.removeprefix("und"), scale + 1) if tail else 0
            return None if count is None or rest is None else count * value + rest
    return _read(word, scale + 1)


def _below_hundred() -> dict[str, int]:
    table = {
        word: value
        for words in _UNITS.values()
        for value, word in enumerate(words.split(), start=1)
    }
    for words in _TEENS.values():
        table |= {word: value for value, word in enumerate(words.split(), start=10)}
    for language, words in _TENS.items():
        for ten, word in enumerate(words.split(), start=2):
            table[word] = 10 * ten
            for unit, name in enumerate(_UNITS[language].split(), start=1):
                table[_together(language, word, name)] = 10 * ten + unit
    for unit, name in enumerate(_UNITS["Spanish"].split(), start=1):
        table[f"veinti{name}"] = 20 + unit
    return table


def _together(language: str, ten: str, unit: str) -> str:
    """Return einundzwanzig of zwanzig and ein, ventuno of venti and uno."""
    if link := _LINKS.get(language):
        return unit + link + ten
    return (ten[:-1] if unit[0] in "uo" else ten) + unit


_BELOW_HUNDRED: Final = _below_hundred()
