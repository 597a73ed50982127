from __future__ import annotations

import codecs
import contextlib
import json
import lzma
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livefeed.extract.encoding import decode, text_encoding
from tests.support.corpus import corpus

ARABIC = "أعلنت المؤسسة اليوم انتهاء أعمال الصيانة على الطريق الساحلي وعودة السير إلى طبيعته"
HEBREW = "הרכבת הראשונה יצאה הבוקר מהתחנה המרכזית אל החוף"
RUSSIAN = "Первый поезд вышел утром со станции и прибыл на побережье вовремя"
FRENCH = "Le premier train a quitté la gare ce matin après la tempête, déclare la société"


def declared(text: str, encoding: str) -> str:
    return f'<?xml version="1.0" encoding="{encoding}"?><rss><title>{text}</title></rss>'


@pytest.mark.parametrize(
    ("body", "content_type", "language"),
    [
        (declared(ARABIC, "windows-1256").encode("cp1256"), "", ""),
        (ARABIC.encode("cp1256"), "text/xml; charset=windows-1256", ""),
        (ARABIC.encode("iso8859-6"), "text/xml; charset=iso-8859-6", ""),
        (ARABIC.encode("cp1256"), "text/xml", "ar"),
        (ARABIC.encode("cp1256"), "text/xml", ""),
        (ARABIC.encode("cp1256"), "text/html; charset=ISO-8859-1", ""),
        (declared(ARABIC, "utf-8").encode("cp1256"), "", ""),
        (declared(ARABIC, "windows-1256").encode(), "", ""),
        (ARABIC.encode(), "text/html; charset=windows-1256", ""),
        (codecs.BOM_UTF16_LE + declared(ARABIC, "windows-1256").encode("utf-16-le"), "", ""),
        (codecs.BOM_UTF16_BE + ARABIC.encode("utf-16-be"), "text/xml; charset=utf-8", ""),
        (declared(ARABIC, "utf-16").encode("utf-16-le"), "", ""),
        (codecs.BOM_UTF8 + ARABIC.encode(), "text/xml; charset=windows-1256", ""),
        (f'<meta charset="windows-1256"><p>{ARABIC}'.encode("cp1256"), "text/html", ""),
        (ARABIC.encode(), "text/html; charset=\0", ""),
        (ARABIC.encode(), 'text/html; charset="no such thing"', ""),
        (declared(ARABIC, "utf-16").encode(), "", ""),
    ],
)
def test_arabic_is_read_whatever_is_declared(body: bytes, content_type: str, language: str) -> None:
    decoded = decode(body, content_type=content_type, language=language)
    assert ARABIC in decoded.text
    assert not decoded.text.startswith("\ufeff")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(HEBREW, "cp1255"), (RUSSIAN, "cp1251"), (FRENCH, "cp1252"), (ARABIC, "iso8859-6")],
)
def test_undeclared_one_byte_text_is_recognised(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding), content_type="", language="")
    assert (decoded.text, decoded.encoding) == (text, encoding)


@pytest.mark.corpus
def test_one_undeclared_arabic_headline_is_enough() -> None:
    """2,430 pairs of real texts of 5 to 14 words, in feeds that say nothing of it, or a lie."""
    path = corpus("near-duplicates/short_pairs.jsonl.xz")
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        texts = {json.loads(line)["a"] for line in lines}
    for text in texts:
        for encoding in ("cp1256", "iso8859-6"):
            with contextlib.suppress(UnicodeEncodeError):
                for named in ("", "utf-8", "iso-8859-1"):
                    body = declared(text, named).encode(encoding)
                    asked[encoding] += 1
                    right[encoding] += text in decode(body, content_type="").text
    shares = {encoding: right[encoding] / asked[encoding] for encoding in asked}
    print(shares)  # noqa: T201 - shown with -s
    assert min(shares.values()) > 0.99


@pytest.mark.parametrize("text", [RUSSIAN, RUSSIAN.upper(), RUSSIAN.title(), FRENCH, HEBREW])
def test_other_alphabets_are_not_taken_for_arabic(text: str) -> None:
    encoding = {"П": "cp1251", "L": "cp1252"}.get(text[0], "cp1255")
    assert decode(text.encode(encoding), content_type="").encoding == encoding


def test_the_operators_encoding_comes_before_everything() -> None:
    body = ARABIC.encode("cp1256")
    decoded = decode(body, content_type="text/xml; charset=utf-8", override="windows-1256")
    assert decoded.text == ARABIC


def test_a_wrong_declaration_is_a_problem_that_is_told() -> None:
    decoded = decode(ARABIC.encode(), content_type="text/xml; charset=windows-1256")
    assert "windows-1256" in decoded.problem or "cp1256" in decoded.problem
    assert decode(b"ascii", content_type="text/xml; charset=windows-1256").problem == ""


@pytest.mark.parametrize("charset", ["; charset=utf-8", "", "; charset=windows-1256"])
@pytest.mark.parametrize("damage", [b"\xff" + ARABIC.encode(), "أ".encode()[:1]])
def test_a_few_damaged_characters_do_not_change_the_encoding(charset: str, damage: bytes) -> None:
    body = ARABIC.encode() + damage
    decoded = decode(body, content_type="text/xml" + charset, language="ar")
    assert decoded.encoding == "utf-8"
    assert decoded.text.count("\ufffd") == 1
    assert "damaged" in decoded.problem


@pytest.mark.parametrize(
    "name", ["utf-7", "punycode", "unicode_escape", "base64", "rot13", "\0", "", "x" * 300, "idna"]
)
def test_encodings_that_hide_markup_are_not_known(name: str) -> None:
    assert text_encoding(name) == ""


@given(st.binary(max_size=200), st.text(max_size=30), st.sampled_from(["", "ar", "he", "en"]))
def test_any_bytes_are_some_text(body: bytes, content_type: str, language: str) -> None:
    decoded = decode(body, content_type=content_type, language=language)
    assert text_encoding(decoded.encoding)


@given(st.text(max_size=100))
def test_utf_8_is_read_as_it_was_written(text: str) -> None:
    body = ("<p>" + text).encode("utf-8", "ignore")
    assert decode(body, content_type="text/html; charset=windows-1256").text.encode() == body
