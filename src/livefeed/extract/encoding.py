"""Bytes to text: the encoding is what the bytes allow, then what was declared, then a guess."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

DECLARED_WITHIN: Final = 4_096  # bytes; where XML and HTML may name their encoding
GUESSED_FROM: Final = 65_536  # bytes

_MARKS: Final = (  # the longer first: UTF-32 begins like UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED_WIDE: Final = (
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
    (b"{\0", "utf-16-le"),
    (b"\0{", "utf-16-be"),
)
_CHARSET: Final = re.compile(r";\s*charset\s*=\s*(?:\"([^\"]*)\"|([^\s;\"]+))", re.IGNORECASE)
_IN_DOCUMENT: Final = (
    re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']\s*([^\"'\s>]{1,40})", re.IGNORECASE),
    re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([^\"'\s/>;]{1,40})", re.IGNORECASE),
)
# Text encodings only: no utf-7 (hides markup), no punycode, no unicode_escape.
_ALLOWED: Final = re.compile(
    r"utf-(?:8|16|32)(?:-[bl]e|-sig)?|ascii|cp\d+|iso8859-\d+|koi8-[rut]|gb\w+|hz|big5\w*|euc_\w+|shift_\w+|iso2022_\w+"
    r"|mac-\w+|johab|tis-620|ptcp154|kz1048"
)
# What the web means by these names (WHATWG Encoding, section 4.2).
_AS_USED: Final = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "tis-620": "cp874",
}
_ALIASES: Final = {
    "x-sjis": "cp932",
    "ks_c_5601-1987": "cp949",
    "x-gbk": "gb18030",
    "windows-31j": "cp932",
    "unicode": "utf-16",
}
_OF_LANGUAGE: Final = {
    **dict.fromkeys(("ar", "fa", "ur", "ps"), "cp1256"),
    **dict.fromkeys(("he", "yi"), "cp1255"),
    **dict.fromkeys(("ru", "uk", "bg", "be", "sr", "mk"), "cp1251"),
    "el": "cp1253",
    "tr": "cp1254",
}
# FEH, QAF, KAF, ALEF MAKSURA, YEH in windows-1256, which ISO 8859-6 does not have or has for marks;
# QAF, HEH, WAW, ALEF MAKSURA, YEH in ISO 8859-6, which are French letters in windows-1256.
_ONLY_1256: Final = b"\xdd\xde\xdf\xec\xed"
_ONLY_8859_6: Final = b"\xe2\xe7\xe8\xe9\xea"
_HIGH_RUN: Final = re.compile(rb"[\x80-\xff]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    text: str  # without byte order mark
    encoding: str
    problem: str = ""
    is_strict: bool = False  # it is UTF-8 from end to end, without a mark


def decode(body: bytes, *, content_type: str, override: str = "", language: str = "") -> Decoded:
    """Return the text of a response.

    Order: the operator's override, byte order mark, strict UTF-8, HTTP, the document's own
    declaration, a guess. UTF-8 comes before declarations because text of another encoding is never
    valid UTF-8 by accident, while UTF-8 declared as windows-1256 is common.
    """
    if forced := text_encoding(override):
        return _decoded(body, forced)
    if marked := _marked(body):
        return _decoded(body, marked)
    named = list(_named(body, content_type))
    is_escaped = b"\x1b" in body and any(name.startswith("iso2022") for name in named)
    if not is_escaped:
        try:
            text = body.decode("utf-8")
            problem = problem_of_utf8(body, content_type=content_type)
            return Decoded(text=text, encoding="utf-8", problem=problem, is_strict=True)
        except UnicodeDecodeError:
            pass
    return _decoded_as_declared(body, named, language=language)


def text_encoding(name: str) -> str:
    """Return Python's name of an encoding that a publisher or operator named; "" for no such."""
    try:
        found = codecs.lookup(_ALIASES.get(name.strip().lower(), name.strip())).name
    except (LookupError, ValueError):
        return ""
    return _AS_USED.get(found, found) if _ALLOWED.fullmatch(found) else ""


def _decoded_as_declared(body: bytes, named: list[str], *, language: str) -> Decoded:
    text = body.decode("utf-8", "replace")
    holes = text.count("\ufffd")
    if holes * 10 <= sum(map(len, _HIGH_RUN.findall(body))):  # other encodings are all holes
        return Decoded(text=text, encoding="utf-8", problem=f"{holes} damaged characters in UTF-8")
    for name in named:
        # UTF-16 without mark and zero bytes is something else; so is UTF-8 at this point.
        # Latin-1 is what servers say that do not know.
        if not name.startswith("utf") and name != "cp1252":
            return _decoded(body, name)
    guessed = _guess(body, language=language)
    if guessed in named:
        return _decoded(body, guessed)
    declared = f"declared {named[0]}" if named else "no encoding declared"
    return _decoded(body, guessed, problem=f"{declared}, read as {guessed}")


def _decoded(body: bytes, encoding: str, *, problem: str = "") -> Decoded:
    text = body.decode(encoding, "replace").removeprefix("\ufeff")
    return Decoded(text=text, encoding=encoding, problem=problem)


def _marked(body: bytes) -> str:
    return next((name for mark, name in (*_MARKS, *_UNMARKED_WIDE) if body.startswith(mark)), "")


def problem_of_utf8(body: bytes, *, content_type: str) -> str:
    """Return what is to be noted of a response in UTF-8: that it says to be in another encoding."""
    named = next(_named(body, content_type), "")
    if named in {"", "utf-8", "cp1252"} or body.isascii():
        return ""
    return f"declared {named}, is utf-8"


def _named(body: bytes, content_type: str) -> Iterator[str]:
    """Give the encodings that a response names, in HTTP first."""
    if found := _CHARSET.search(content_type):
        yield from filter(None, [text_encoding(found[1] or found[2])])
    head = body[:DECLARED_WITHIN]
    for pattern in _IN_DOCUMENT:
        if found_here := pattern.search(head):
            yield from filter(None, [text_encoding(found_here[1].decode("ascii", "replace"))])


def _guess(body: bytes, *, language: str) -> str:
    """Return the one-byte encoding that these bytes look like."""
    if known := _OF_LANGUAGE.get(language.lower().split("-")[0]):
        return known
    runs = _HIGH_RUN.findall(body[:GUESSED_FROM])
    high = b"".join(runs)
    if not runs or len(high) < 2.5 * len(runs):  # accented Latin letters stand alone
        return "cp1252"
    if _is_arabic(high):
        without = [len(high.translate(None, own)) for own in (_ONLY_1256, _ONLY_8859_6)]
        return "iso8859-6" if without[1] < without[0] else "cp1256"
    hebrew = sum(0xE0 <= byte <= 0xFA for byte in high)
    if hebrew >= 0.97 * len(high):
        return "cp1255"
    return "cp1251" if sum(byte >= 0xC0 for byte in high) >= 0.9 * len(high) else "cp1252"


def _is_arabic(high: bytes) -> bool:
    """Tell whether bytes are of an Arabic encoding: its letters fill two columns of the table.

    Small Cyrillic and Greek letters stand in the last two, Hebrew ones too, capitals in one.
    """
    columns = [sum(first <= byte < first + 32 for byte in high) for first in (0xC0, 0xE0)]
    last = sum(byte >= 0xF0 for byte in high)
    articles = max(high.count(b"\xc7\xe1"), high.count(b"\xc7\xe4"))  # ALEF LAM in either
    is_small = last * 10 <= len(high) or articles * 60 >= len(high)  # vowels are in the last, too
    return min(columns) * 6 >= len(high) and is_small
