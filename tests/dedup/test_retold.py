from __future__ import annotations

import pytest

from livefeed.dedup import sketch, verdict_on
from livefeed.model import Verdict

# Two tellings of one thing that share about half of their words.
RETOLD = [
    (
        "Magnitude 6.2 quake hits off Chile coast",
        "BREAKING: 6.2-magnitude earthquake strikes off coast of Chile",
    ),
    (
        "Trzęsienie ziemi o sile 6,2 u wybrzeży Chile",
        "PILNE: Trzęsienie ziemi o magnitudzie 6,2 u wybrzeży Chile",
    ),
    ("مقتل ثلاثة مسلحين في اشتباك شرقي مأرب ليلا", "مصرع 3 مسلحين في اشتباك شرق مأرب ليلا"),
    ("اغتيال مختار قرية في ريف درعا برصاص مجهولين", "مقتل مختار قرية في ريف درعا برصاص مجهولين"),
    (
        "الإفراج عن 12 محتجزا في السويداء بوساطة محلية",
        "إطلاق سراح 12 محتجزا في السويداء بوساطة محلية",
    ),
    ("زلزال يضرب سواحل المدينة صباحا دون خسائر", "زلزال يضرب سواحل المدينة صباحا بلا خسائر"),
    (
        "Merkez Bankası politika faizini yüzde 42,5'e indirdi",
        "TCMB politika faizini %42,5'e indirdi",
    ),
    (
        "Komisi Pemberantasan Korupsi menahan mantan bupati terkait suap",
        "KPK menahan eks bupati terkait suap",
    ),
    (
        "Central bank holds key rate at 4.5 percent for third straight meeting",
        "Central bank holds key rate at 4.5% for third consecutive meeting",
    ),
    (
        "ЦБ сохранил ключевую ставку на уровне 16 процентов годовых",
        "Центробанк сохранил ключевую ставку на уровне 16% годовых",
    ),
    (
        "قال طبيب إن المستشفى استقبل 22 جريحا جراء قصف مدفعي، بينهم سبعة أطفال، وناشد المواطنين",
        "أفاد طبيب بأن المستشفى استقبل 22 جريحا بسبب قصف مدفعي، بينهم 7 أطفال، ودعا المواطنين",
    ),
]


def verdicts(one: str, other: str) -> set[Verdict]:
    a, b = sketch("", one), sketch("", other)
    return {verdict_on(older, newer, similarity=0.35)[0] for older, newer in ((a, b), (b, a))}


@pytest.mark.parametrize(("one", "other"), RETOLD)
def test_a_short_text_in_other_words_forms_and_numerals_is_a_duplicate(
    one: str, other: str
) -> None:
    assert verdicts(one, other) == {Verdict.DUPLICATE}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "مقتل ثلاثة مسلحين في اشتباك مع الجيش شرقي مأرب",
            "مصرع 4 مسلحين في اشتباك مع الجيش شرق مأرب",
        ),
        (
            "Police arrest two men after fire at depot in Leeds",
            "Officers detain two men over blaze",
        ),
        (
            "أمانة المدينة تشارك نزلاء التأهيل فرحة العيد",
            "أمانة اليمن تشارك نزلاء التأهيل بهجة العيد",
        ),
        (
            "Der Zug fährt am Montag wieder nach Bremen ab",
            "Der Zug fährt am Montag nicht nach Bremen",
        ),
    ],
)
def test_a_short_text_that_tells_something_else_is_no_duplicate(one: str, other: str) -> None:
    assert Verdict.DUPLICATE not in verdicts(one, other)
