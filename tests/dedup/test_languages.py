"""What holds in each language: copies join, other facts do not."""

from __future__ import annotations

import re
from typing import Any

import pytest

from livefeed.dedup import sketch, verdict_on
from livefeed.model import Verdict
from tests.dedup.languages import LANGUAGES, Told

EVERY = pytest.mark.parametrize("told", LANGUAGES.values(), ids=LANGUAGES)


def changed() -> list[Any]:
    return [
        pytest.param(told, kind, id=f"{language}-{kind}")
        for language, told in LANGUAGES.items()
        for kind in ("digits", "words", "outcome", "place")
    ]


def verdicts(one: str, other: str) -> list[Verdict]:
    """Return the verdict on the other text after the one, and the reverse."""
    a, b = sketch("", one), sketch("", other)
    return [verdict_on(x, y, similarity=0.35)[0] for x, y in ((a, b), (b, a))]


@EVERY
def test_a_copy_is_a_duplicate_whatever_its_marks_words_and_digits(told: Told) -> None:
    copies = (
        re.sub(r"[.,،。、]", " ", told.text),
        told.with_edits("edited"),
        told.with_edits("spelt"),
    )
    for copy in copies:
        assert verdicts(told.text, copy) == [Verdict.DUPLICATE] * 2, copy


@pytest.mark.parametrize(("told", "kind"), changed())
def test_another_number_outcome_or_place_is_a_development(told: Told, kind: str) -> None:
    assert verdicts(told.text, told.with_edits(kind)) == [Verdict.DEVELOPMENT] * 2


@EVERY
def test_a_part_joins_the_whole_and_the_whole_joins_its_part(told: Told) -> None:
    shorter, longer = verdicts(told.text, told.beginning)
    assert shorter in {Verdict.CONTAINED, Verdict.DUPLICATE}
    assert longer in {Verdict.EXPANSION, Verdict.DUPLICATE}


@EVERY
def test_other_news_in_the_same_phrases_is_new(told: Told) -> None:
    assert verdicts(told.text, told.unrelated) == [Verdict.NEW] * 2


RATES = {
    "French": (
        (
            "La Banque centrale a {} mercredi son taux directeur à 4,5 % afin de freiner "
            "l'inflation, a annoncé le gouverneur devant la presse"
        ),
        "relevé",
        "abaissé",
    ),
    "Spanish": (
        (
            "El Parlamento {} el jueves la reforma de las pensiones por 180 votos contra 162 "
            "tras un debate de catorce horas"
        ),
        "aprobó",
        "rechazó",
    ),
    "German": (
        (
            "Das Gericht hat den früheren Minister am Freitag {}, die Staatsanwaltschaft will "
            "nun prüfen, ob sie Rechtsmittel einlegt"
        ),
        "verurteilt",
        "freigesprochen",
    ),
    "Russian": (
        (
            "Парламент {} в четверг законопроект о пенсионной реформе, за него проголосовали "
            "226 депутатов, оппозиция покинула зал"
        ),
        "одобрил",
        "отклонил",
    ),
    "Hebrew": (
        (
            "הממשלה {} ביום ראשון את תקציב המדינה ברוב של שבעה עשר שרים לאחר דיון שנמשך עד "
            "שעות הבוקר המוקדמות"
        ),
        "אישרה",
        "דחתה",
    ),
    "Turkish": (
        (
            "Merkez Bankası politika faizini çarşamba günü yüzde 45'e {}, karar piyasalarda "
            "beklentilerin üzerinde karşılandı ve lira değer kazandı"
        ),
        "yükseltti",
        "düşürdü",
    ),
    "Chinese": ("央行星期三宣布将基准利率{}调至百分之四点五以遏制通货膨胀", "上", "下"),
    "Japanese": ("日銀は水曜日に政策金利を0.5%に引き{}げると発表した", "上", "下"),
}


@pytest.mark.parametrize(("text", "one", "other"), RATES.values(), ids=RATES)
def test_the_opposite_word_is_another_outcome(text: str, one: str, other: str) -> None:
    assert verdicts(text.format(one), text.format(other)) == [Verdict.DEVELOPMENT] * 2
