"""Which language and direction a text has: its letters judge what its publisher claims."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from livefeed.kernel import compiled
from livefeed.model import Direction

LETTERS_JUDGED: Final = 4_000  # the beginning of a text tells its script

# Share of letters from which a declared language is believed although another script leads:
# Arabic reports quote Latin names and addresses, seldom more than half of them.
SHARE_OF_A_FITTING_SCRIPT: Final = 0.4

ENOUGH: Final = 0.8  # share of the letters outside ASCII from which rarer scripts are not sought

# Code points of each script's letters, first and last; ASCII is counted apart.
_SCRIPTS: Final = {
    "arab": (
        (0x0620, 0x064A),
        (0x066E, 0x06D3),
        (0x06D5, 0x06D5),
        (0x06EE, 0x06FF),
        (0x0750, 0x077F),
        (0x08A0, 0x08FF),
        (0xFB50, 0xFDFF),
        (0xFE70, 0xFEFC),
    ),
    "hebr": ((0x05D0, 0x05EA), (0x05EF, 0x05F2), (0xFB1D, 0xFB4F)),
    "latn": ((0x00AA, 0x00AA), (0x00BA, 0x00BA), (0x00C0, 0x024F), (0x1E00, 0x1EFF)),
    "cyrl": ((0x0400, 0x052F),),
    "grek": ((0x0370, 0x03FF), (0x1F00, 0x1FFF)),
    "hani": ((0x3400, 0x4DBF), (0x4E00, 0x9FFF)),
    "kana": ((0x3040, 0x30FF), (0x31F0, 0x31FF)),
    "hang": ((0x1100, 0x11FF), (0x3130, 0x318F), (0xAC00, 0xD7A3)),
    "deva": ((0x0900, 0x097F),),
    "thai": ((0x0E00, 0x0E7F),),
    "armn": ((0x0530, 0x058F),),
    "geor": ((0x10A0, 0x10FF),),
    "syrc": ((0x0700, 0x074F),),
    "thaa": ((0x0780, 0x07BF),),
}


# Classes of characters: 0 for what is no letter told apart here, 1 for letters of ASCII, 2 for the
# rest of ASCII, 3 and more for the letters of a script in order.
_ASCII_LETTERS, _REST_OF_ASCII, _FIRST_SCRIPT = 1, 2, 3


def _classes() -> bytes:
    """Return the class of each of the first 65,536 characters."""
    table = bytearray(0x1_0000)
    for code in range(0x80):
        table[code] = _ASCII_LETTERS if chr(code).isalpha() else _REST_OF_ASCII
    for number, ranges in enumerate(_SCRIPTS.values(), start=_FIRST_SCRIPT):
        for first, last in ranges:
            table[first : last + 1] = bytes([number]) * (last + 1 - first)
    return bytes(table)


CLASSES: Final = _classes()
KINDS: Final = _FIRST_SCRIPT + len(_SCRIPTS)
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
_LATIN: Final = re.compile(r"[A-Za-z]")
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


def _language_by_script(letters: Mapping[str, int], text: str) -> str:
    leading = _leading(letters)
    if leading == "hani":
        return "ja" if letters.get("kana", 0) * 10 > letters["hani"] else "zh"
    if leading == "arab":
        foreign = len(_NOT_ARABIC.findall(text[:LETTERS_JUDGED]))
        return "ar" if foreign * 50 < letters["arab"] else ""
    return _OWNERS.get(leading, "")


def _letters(text: str) -> Mapping[str, int]:
    return _letters_in(text[:LETTERS_JUDGED])


@lru_cache(maxsize=4)  # language and direction ask about the same text
def _letters_in(head: str) -> Mapping[str, int]:
    if head.isascii():
        return {"latn": 1} if _LATIN.search(head) else {}  # their share counts, no more
    count = compiled.counts if compiled else counts_here
    _, ascii_letters, rest_of_ascii, *others = count(head, CLASSES, KINDS)
    found = {"latn": ascii_letters}
    enough = ENOUGH * (len(head) - ascii_letters - rest_of_ascii)
    counted = 0
    for script, letters in zip(_SCRIPTS, others, strict=True) if any(others) else ():
        if counted >= enough:
            break
        if letters:
            found[script] = found.get(script, 0) + letters
            counted += letters
    if not found["latn"]:
        del found["latn"]
    return found


def counts_here(text: str, classes: bytes, kinds: int) -> list[int]:
    """Count without the kernel."""
    counts = [0] * kinds
    for character, count in Counter(text).items():
        code = ord(character)
        counts[classes[code] if code < len(classes) else 0] += count
    return counts


def _leading(letters: Mapping[str, int], *, among: tuple[str, ...] = ()) -> str:
    if among:
        letters = {script: n for script, n in letters.items() if script in among}
    return max(letters, key=letters.__getitem__) if letters else ""


def _fits(scripts: tuple[str, ...], letters: Mapping[str, int]) -> bool:
    if len(letters) == 1:
        return not letters.keys().isdisjoint(scripts)
    own = sum([letters.get(script, 0) for script in scripts])
    return own >= SHARE_OF_A_FITTING_SCRIPT * sum(letters.values())


@lru_cache(maxsize=256)
def _scripts_of(tag: str) -> tuple[str, ...]:
    language, *rest = tag.lower().replace("_", "-").split("-")
    named = tuple(part for part in rest if part in _SCRIPTS)
    return named or _LANGUAGES.get(language, ("latn",))


@lru_cache(maxsize=256)
def _normal_tag(tag: str) -> str:
    """Return `ar_sy` as `ar-SY`; "" for what is not a language tag."""
    tag = tag.strip().replace("_", "-")
    if len(tag) > 35 or not _TAG.fullmatch(tag):
        return ""
    language, *rest = tag.split("-")
    return "-".join([language.lower(), *(p.upper() if len(p) == 2 else p for p in rest)])
