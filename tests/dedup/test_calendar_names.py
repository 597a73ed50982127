from __future__ import annotations

from itertools import permutations

import pytest

from livefeed.dedup import sketch, verdict_on
from livefeed.model import Verdict

TRIAL = "The trial of the former mayor opens on {} in the capital, officials of the court said"
PROCES = "Le procès de l'ancien maire s'ouvrira le {} dans la capitale, selon le tribunal"
CONVOY = "It was the {} attack on the convoy within a month, and drivers have asked for an escort"
KONVOI = "Es war der {} Angriff auf den Konvoi binnen eines Monats, die Fahrer verlangen nun Schutz"
BRAKES = (
    "The company will pay {} to settle claims over faulty brakes, it said in a filing on Monday"
)


def verdicts(text: str, one: str, other: str) -> set[Verdict]:
    a, b = (sketch("", text.format(told)) for told in (one, other))
    return {verdict_on(older, newer, similarity=0.35)[0] for older, newer in ((a, b), (b, a))}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            TRIAL,
            "3 November=November 3=Nov. 3=3rd November|5 November=November 5|December 3=3 Dec.",
        ),
        (PROCES, "3 novembre=3 nov.|5 novembre|3 décembre=3 déc."),
        ("Der Prozess gegen den Minister beginnt am {} in der Hauptstadt", "3. Nov.=3.11.|5. Nov."),
        ("Суд над бывшим мэром начнётся {} в столице, сообщили в суде", "3 ноября|5 ноября"),
        ("Sidang mantan wali kota dimulai pada {} di ibu kota negara", "3 November|3 Desember"),
        ("पूर्व महापौर का मुकदमा {} को राजधानी में शुरू होगा", "3 नवंबर|3 दिसंबर"),
        ("دادگاه شهردار پیشین {} در پایتخت آغاز می‌شود", "۳ آبان=3 آبان|۵ آبان|۳ آذر"),
        (CONVOY, "third=3rd|fourth=4th"),
        (KONVOI, "dritte=3.|vierte=4.|zweite=2."),
        ("C'est la {} attaque contre le convoi en un mois", "troisième=3e|quatrième=4e"),
        ("Torna la {} edizione del festival sulla spiaggia", "terza=3ª|quarta=4ª"),
        ("Это {} нападение на колонну за месяц, водители просят охрану", "третье=3-е|пятое=5-е"),
        ("Bu, konvoya bir ay içinde düzenlenen {} saldırı oldu", "üçüncü=3.|dördüncü=4."),
        ("این {} حمله به کاروان در یک ماه است", "سومین|چهارمین|دومین"),
        (BRAKES, "5 million dollars=five million dollars|5 million euros|5 million yen"),
        ("Компания выплатит {} по искам из-за тормозов", "5 млн долларов|5 млн евро"),
        ("ستدفع الشركة {} لتسوية الدعاوى المتعلقة بالفرامل", "5 ملايين دولار|5 ملايين يورو"),
    ],
)
def test_days_ranks_and_currencies_are_facts_however_they_are_written(text: str, told: str) -> None:
    groups = [group.split("=") for group in told.split("|")]
    for group, others in permutations(groups, 2):
        for one, again in permutations(group, 2):
            assert verdicts(text, one, again) == {Verdict.DUPLICATE}, (one, again)
        for other in others:
            assert verdicts(text, group[0], other) == {Verdict.DEVELOPMENT}, (group[0], other)


def test_the_other_name_of_a_month_is_no_other_date() -> None:
    text = "كان الضابط يعمل بين {} 2007 وآذار {} 2012 على متن حاملة الطائرات قبل توقيفه"
    one, other = text.format("أيلول سبتمبر", "مارس"), text.format("سبتمبر", "")
    assert verdicts("{}", one, other) == {Verdict.DUPLICATE}


def test_an_amount_in_another_currency_is_converted() -> None:
    assert verdicts(BRAKES, "15 million dollars", "56 million riyals") == {Verdict.DUPLICATE}
