"""Which language and direction a text has: its letters judge what its publisher claims."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Final

from livefeed.model import Direction

LETTERS_JUDGED: Final = 4_000  # the beginning of a text tells its script

# Share of letters from which a declared language is believed although another script leads:
# Arabic reports quote Latin names and addresses, seldom more than half of them.
SHARE_OF_A_FITTING_SCRIPT: Final = 0.4

ENOUGH: Final = 0.8  # share of the letters outside ASCII from which rarer scripts are not sought

_SCRIPTS: Final = {
    "arab": re.compile(
        r"[\u0620-\u064A\u066E-\u06D3\u06D5\u06EE-\u06FF\u0750-\u077F\u08A0-\u08FF\uFB50-\uFDFF\uFE70-\uFEFC]+"
    ),
    "hebr": re.compile(r"[\u05D0-\u05EA\u05EF-\u05F2\uFB1D-\uFB4F]+"),
    "latn": re.compile(r"[\u00AA\u00BA\u00C0-\u024F\u1E00-\u1EFF]+"),
    "cyrl": re.compile(r"[\u0400-\u052F]+"),
    "grek": re.compile(r"[\u0370-\u03FF\u1F00-\u1FFF]+"),
    "hani": re.compile(r"[\u3400-\u4DBF\u4E00-\u9FFF]+"),
    "kana": re.compile(r"[\u3040-\u30FF\u31F0-\u31FF]+"),
    "hang": re.compile(r"[\u1100-\u11FF\u3130-\u318F\uAC00-\uD7A3]+"),
    "deva": re.compile(r"[\u0900-\u097F]+"),
    "thai": re.compile(r"[\u0E00-\u0E7F]+"),
    "armn": re.compile(r"[\u0530-\u058F]+"),
    "geor": re.compile(r"[\u10A0-\u10FF]+"),
    "syrc": re.compile(r"[\u0700-\u074F]+"),
    "thaa": re.compile(r"[\u0780-\u07BF]+"),
}
_ASCII: Final = re.compile(r"[\x00-\x7f]+")
_ASCII_LETTERS: Final = re.compile(r"[A-Za-z]+")
_RIGHT_TO_LEFT: Final = frozenset({"arab", "hebr", "syrc", "thaa"})

_LANGUAGES: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(("ar", "fa", "ur", "ps", "ckb", "sd", "ug", "prs", "arz", "ary"), ("arab",)),
    **dict.fromkeys(("ku", "az", "pa", "ks", "ms"), ("arab", "latn", "cyrl", "deva")),
    **dict.fromkeys(("he", "iw", "yi"), ("hebr",)),
    **dict.fromkeys(("ru", "uk", "bg", "be", "mk", "kk", "ky", "mn", "tg"), ("cyrl",)),
    **dict.fromkeys(("sr", "uz", "bs"), ("cyrl", "latn")),
    **dict.fromkeys(("hi", "mr", "ne", "sa"), ("deva",)),
    "el": ("grek",),
    "zh": ("hani",),
    "yue": ("hani",),
    "ja": ("hani", "kana"),
    "ko": ("hang", "hani"),
    "th": ("thai",),
    "hy": ("armn",),
    "ka": ("geor",),
    "syr": ("syrc",),
    "dv": ("thaa",),
}
# Scripts that one language of our sources owns, for texts whose declared language cannot be right.
_OWNERS: Final = {
    "hebr": "he",
    "kana": "ja",
    "hang": "ko",
    "grek": "el",
    "thai": "th",
    "armn": "hy",
    "geor": "ka",
}
_NOT_ARABIC: Final = re.compile(
    r"[\u0679\u067E\u0686\u0688\u0691\u0698\u06AF\u06BA\u06BE\u06C1\u06D2]"
)
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def direction_of(language: str, text: str) -> Direction:
    """Return the direction in which `text` is set; its language decides if it fits the letters."""
    letters = _letters(text)
    scripts = _scripts_of(language) if language else ()
    if scripts and (not letters or _fits(scripts, letters)):
        leading = scripts[0] if not letters else _leading(letters, among=scripts)
    else:
        leading = _leading(letters)
    return "rtl" if leading in _RIGHT_TO_LEFT else "ltr"


def language_of(*declared: str, text: str) -> str:
    """Return the first declared language that fits the script of `text`, as BCP 47.

    Real Arabic feeds declare en-us: a declaration that the letters contradict is dropped. When
    none is left, the script answers where it belongs to one language; else "".
    """
    letters = _letters(text)
    for tag in map(_normal_tag, declared):
        if tag and (not letters or _fits(_scripts_of(tag), letters)):
            return tag
    return _language_by_script(letters, text)


def _language_by_script(letters: Counter[str], text: str) -> str:
    leading = _leading(letters)
    if leading == "hani":
        return "ja" if letters["kana"] * 10 > letters["hani"] else "zh"
    if leading == "arab":
        foreign = len(_NOT_ARABIC.findall(text[:LETTERS_JUDGED]))
        return "ar" if foreign * 50 < letters["arab"] else ""
    return _OWNERS.get(leading, "")


def _letters(text: str) -> Counter[str]:
    return _letters_in(text[:LETTERS_JUDGED])


@lru_cache(maxsize=4)  # language and direction ask about the same text
def _letters_in(head: str) -> Counter[str]:
    found = Counter({"latn": sum(map(len, _ASCII_LETTERS.findall(head)))})
    other = "" if head.isascii() else _ASCII.sub("", head)
    counted = 0
    for script, pattern in _SCRIPTS.items():
        if counted >= ENOUGH * len(other):
            break
        count = sum(map(len, pattern.findall(other)))
        found[script] += count
        counted += count
    return +found


def _leading(letters: Counter[str], *, among: tuple[str, ...] = ()) -> str:
    known = {script: n for script, n in letters.items() if not among or script in among}
    return max(known, key=lambda script: known[script]) if known else ""


def _fits(scripts: tuple[str, ...], letters: Counter[str]) -> bool:
    own = sum(letters[script] for script in scripts)
    return own >= SHARE_OF_A_FITTING_SCRIPT * letters.total()


def _scripts_of(tag: str) -> tuple[str, ...]:
    language, *rest = tag.lower().replace("_", "-").split("-")
    named = tuple(part for part in rest if part in _SCRIPTS)
    return named or _LANGUAGES.get(language, ("latn",))


def _normal_tag(tag: str) -> str:
    """Return `ar_sy` as `ar-SY`; "" for what is not a language tag."""
    tag = tag.strip().replace("_", "-")
    if len(tag) > 35 or not _TAG.fullmatch(tag):
        return ""
    language, *rest = tag.split("-")
    return "-".join([language.lower(), *(p.upper() if len(p) == 2 else p for p in rest)])
