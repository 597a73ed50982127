from __future__ import annotations

import pytest

from livefeed.dedup import sketch, verdict_on
from livefeed.model import Verdict

# Each: a text, what is told or told otherwise, and a word beside it that an editor exchanged.
BESIDE_AN_EDIT = [
    (
        (
            "Striking nurses {} an improved offer from the {} government after a meeting that went "
            "on until midnight, their union told reporters in the capital"
        ),
        "accepted|spurned",
        "regional|provincial",
    ),
    (
        (
            "Le ministère a {} les liaisons vers la capitale et {} aux clients de changer leur "
            "voyage, a indiqué son porte-parole dans la soirée de mardi"
        ),
        "rétabli|annulé",
        "propose|offre",
    ),
    (
        (
            "El Ayuntamiento {} la ordenanza de terrazas tras un debate {} que duró hasta la "
            "noche, según el acta de la sesión publicada por la secretaría"
        ),
        "aprobó|tumbó",
        "intenso|acalorado",
    ),
    (
        (
            "Polisen har {} en man efter mordförsöket och en undersökning pågår nu på {}, uppger "
            "en talesperson för åklagaren i ett mejl till redaktionen"
        ),
        "gripit|släppt",
        "platsen|brottsplatsen",
    ),
    (
        (
            "قال الطبيب إن المهاجم {} في مباراة السبت بعد {} التي أجراها في العاصمة وإن النادي "
            "ينتظر تقريرا جديدا قبل رحلة الفريق إلى الخارج"
        ),
        "سيغيب|سيشارك",
        "الفحوص|الفحوصات",
    ),
    (
        (
            "Суд {} приговор бывшему директору, {} намерена обратиться в вышестоящую инстанцию, "
            "рассказал корреспондент из зала заседаний"
        ),
        "утвердил|отменил",
        "защита|сторона",
    ),
]
THAI = "ศาลมีคำสั่ง{}อดีตรัฐมนตรีในคดีทุจริตเมื่อเช้าวันพุธ หลังทนายความยื่นเอกสารเพิ่มเติม"


def verdicts(one: str, other: str) -> set[Verdict]:
    a, b = sketch("", one), sketch("", other)
    return {verdict_on(older, newer, similarity=0.35)[0] for older, newer in ((a, b), (b, a))}


@pytest.mark.parametrize(("text", "told", "edited"), BESIDE_AN_EDIT)
def test_another_outcome_is_found_beside_an_edit_which_alone_is_none(
    text: str, told: str, edited: str
) -> None:
    (one, other), (word, synonym) = told.split("|"), edited.split("|")
    assert verdicts(text.format(one, word), text.format(other, synonym)) == {Verdict.DEVELOPMENT}
    assert verdicts(text.format(one, word), text.format(one, synonym)) == {Verdict.DUPLICATE}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (THAI, "ปล่อยตัว|จำคุก"),
        ("นักปีนเขาที่หายไปถูกพบ{}เมื่อเช้าวันพุธ หลังเจ้าหน้าที่ออกค้นหานานสามวัน", "ปลอดภัย|เสียชีวิต"),
        ("รัฐบาล{}น้ำมันดีเซลตั้งแต่วันพุธ ทำให้บริษัทขนส่งทบทวนค่าโดยสาร", "ปรับขึ้น|ปรับลด"),
        ("تیم ملی والیبال در این مسابقات به فینال {} و سرمربی از بازی گفت", "رسید|نرسید"),
        ("失联登山者于周三在山谷中被救援队找到，{}，家人已赶到医院等候消息", "平安|死亡"),
    ],
)
def test_what_excludes_the_other_is_known_in_more_scripts(text: str, told: str) -> None:
    assert verdicts(*map(text.format, told.split("|"))) == {Verdict.DEVELOPMENT}
