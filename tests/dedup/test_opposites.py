from __future__ import annotations

import pytest

from livefeed.dedup import outcomes
from livefeed.dedup.editors_synonyms import EDITORS_SYNONYMS
from livefeed.dedup.everyday_synonyms import EVERYDAY_SYNONYMS
from livefeed.dedup.facts import fact_differences
from livefeed.dedup.foreign_thesaurus import FOREIGN_SYNONYMS
from livefeed.dedup.newsroom_synonyms import NEWSROOM_SYNONYMS
from livefeed.dedup.thesaurus import SYNONYMS
from livefeed.text.fold import fold

# A sentence, what happened, and what happened instead.
OPPOSITES = [
    ("{} مطار المدينة رحلاته التجارية صباح اليوم بعد أسبوعين من الصيانة", "استأنف", "أوقف"),
    ("عاجل: {} حركة القطارات بين العاصمة والساحل منذ الصباح", "استؤنفت", "توقفت"),
    ("قرر المجلس {} المباراة النهائية بسبب الأمطار الغزيرة", "تأجيل", "إلغاء"),
    ("{} مباراة الذهاب يوم الأحد على ملعب المدينة عند الثامنة", "تقام", "تأجلت"),
    ("قضت المحكمة اليوم {} الوزير السابق بعد محاكمة طويلة", "ببراءة", "بسجن"),
    ("رئيس الوزراء {} العاصمة في زيارة رسمية تستمر يومين", "يصل", "يغادر"),
    ("أعلن الجيش {} المدينة بعد معارك عنيفة استمرت ثلاثة أيام", "استعادة", "انسحابه من"),
    ("حكمت محكمة أمن الدولة {} على ثلاثة متهمين بالتخطيط للهجوم", "بالسجن المؤبد", "بالإعدام"),
    ("الجو غدا {} والرياح غربية خفيفة إلى معتدلة على الساحل", "مشمس", "ممطر"),
    ("Flights from the island {} on Sunday because of the weather, it said", "resumed", "halted"),
    ("The senate {} the farm bill late on Tuesday after a long debate", "approved", "postponed"),
    (
        "La compagnie annonce {} du trafic entre les deux villes lundi",
        "la reprise",
        "l'interruption",
    ),
    ("El tribunal {} este martes al exministro del delito de fraude", "absolvió", "condenó"),
    ("Nach dem Unfall ist die Strecke am Abend wieder {} worden", "freigegeben", "gesperrt"),
    ("O Benfica {} o clássico de ontem por dois golos na Luz", "venceu", "perdeu"),
    ("O banco central {} a taxa de juros em decisão unânime hoje", "mantém", "eleva"),
    ("Il tribunale ha {} l'ex sindaco dopo tre giorni di udienza", "assolto", "condannato"),
    ("Timnas putri {} atas Vietnam di stadion utama semalam", "menang", "kalah"),
    ("Mahkeme eski belediye başkanının {} karar verdi dün akşam", "tahliyesine", "tutuklanmasına"),
    ("Суд в пятницу {} бизнесмена по делу о крупном мошенничестве", "оправдал", "осудил"),
    ("Аэропорт утром {} приём и выпуск рейсов из-за тумана", "возобновил", "приостановил"),
    ("הכביש לאורך החוף {} לתנועה בשני הכיוונים הערב לאחר התאונה", "נפתח", "נחסם"),
    ("سپریم کورٹ نے سابق وزیر کی ضمانت {} کر دی ہے آج", "منظور", "مسترد"),
    ("پلیس اعلام کرد متهم اصلی پرونده صبح امروز {} است", "بازداشت شده", "متواری"),
    ("पुलिस ने बताया कि ट्रक का चालक अभी {} है", "गिरफ्तार", "फरार"),
    ("Le Sénat {} la réforme de l'assurance chômage en deuxième lecture", "adopte", "repousse"),
    ("Los mineros {} ayer la oferta salarial de la empresa", "aceptaron", "rechazaron"),
    ("Die Zahl der Firmenpleiten hat im ersten Halbjahr {}", "zugenommen", "abgenommen"),
    ("De Kamer heeft het wetsvoorstel in de nacht {}", "aangenomen", "verworpen"),
    ("Parlament {} w piątek nowelizację ustawy o sądach", "przyjął", "odrzucił"),
    ("Верховный суд {} приговор бывшему министру в пятницу", "оставил в силе", "отменил"),
    ("Добыча угля в регионе за девять месяцев {}", "выросла", "сократилась"),
    ("Рада {} законопроект про пенсії у другому читанні", "ухвалила", "відхилила"),
    ("Το δικαστήριο {} την προσφυγή των κατοίκων σήμερα", "ενέκρινε", "απέρριψε"),
    ("Mahkamah Konstitusi {} gugatan hasil pemilihan bupati", "mengabulkan", "menolak"),
    ("헌법재판소는 27일 재판관 다수 의견으로 청구를 {}", "인용했다", "기각했다"),
    ("בית הדין {} עובדי הנמלים לשבות ביום ראשון", "אסר על", "התיר"),
    ("عدالت نے فیسوں میں اضافے کے خلاف درخواست {} کر دی", "منظور", "خارج"),
    ("پەرلەمانی کوردستان پرۆژەیاسای خانەنشینی {} کرد", "پەسەند", "ڕەت"),
    ("{} الاتحاد احتجاج نادي الوحدة على إشراك لاعب غير مسجل", "قبل", "رد"),
    ("أطباء الولاية {} إضرابهم بعد لقاء وزير الصحة اليوم", "يعلقون", "يمددون"),
    ("محكمة الاستئناف {} الحكم بسجن رئيس الجماعة السابق", "تؤيد", "تلغي"),
    ("المنتخب الوطني {} نصف النهائي بعد مباراة مثيرة", "يتأهل إلى", "يودع"),
    ("قافلة المساعدات {} المدينة المحاصرة مساء أمس", "تدخل", "تمنع من دخول"),
    ("停電の影響で新幹線は午後に全線で運転を{}しました", "再開", "停止"),
    ("The storm {} overnight off the coast, the weather office said", "strengthened", "weakened"),
    (
        "Le trafic sera {} jeudi entre les deux villes en raison de travaux",
        "interrompu",
        "maintenu",
    ),
    ("El juez {} el ingreso en prisión de dos de los detenidos", "ordenó", "rechazó"),
    ("O ministro {} a venda da empresa numa entrevista ontem à noite", "confirmou", "descartou"),
    ("Ministrul a {} decizia înaintea votului din parlament", "salutat", "criticat"),
    ("El trànsit {} aquest estiu a les carreteres de la costa", "augmentarà", "disminuirà"),
    ("Bei dem Unfall auf der Autobahn wurde ein Radfahrer {} verletzt", "leicht", "schwer"),
    ("Volgens de rechter was het bewijs tegen de man {}", "voldoende", "onvoldoende"),
    ("Tingsrätten {} på tisdagen de två männen efter branden", "frikände", "dömde"),
    ("Politiet har {} en mann etter brannen i sentrum", "pågrepet", "løslatt"),
    ("Eduskunta {} keskiviikkona lain kaivosverosta", "hyväksyi", "hylkäsi"),
    ("Prokuratura {} śledztwo w sprawie wypadku autokaru", "wszczęła", "umorzyła"),
    ("Vláda v pondělí {} nová pravidla pro taxislužby", "schválila", "zamítla"),
    ("Cesta prema luci je od jutros {} zbog odrona", "zatvorena", "otvorena"),
    ("Безработицата в областта {} през септември", "намаля", "нарасна"),
    ("Режим чрезвычайной ситуации {} в двух районах края", "введён", "отменён"),
    ("Завод у Вінниці {} випуск вагонів цього року", "прискорив", "сповільнив"),
    ("Οι έμποροι {} την απόφαση της κυβέρνησης για το λιμάνι", "επέκριναν", "χαιρέτισαν"),
    ("Az ellenzék {} a parlament keddi döntését", "bírálta", "üdvözölte"),
]


def differences(one: str, other: str) -> list[str]:
    return [found.kind for found in fact_differences(fold(one).split(), fold(other).split())]


@pytest.mark.parametrize(("told", "one", "other"), OPPOSITES)
def test_an_outcome_and_its_opposite_are_told_apart(told: str, one: str, other: str) -> None:
    assert differences(told.format(one), told.format(other)) == ["outcome"]
    assert differences(told.format(other), told.format(one)) == ["outcome"]


def test_no_word_stands_on_two_sides_of_an_opposition() -> None:
    for word, sides in {**outcomes.table().whole, **outcomes.table().beginnings}.items():
        assert len(set(sides)) == len({row for row, _ in sides}), word


def test_a_longer_beginning_tells_what_the_shorter_one_does() -> None:
    begun = outcomes.table().beginnings
    assert {row for row, _ in begun["suspen"]} <= {row for row, _ in begun["suspend"]}
    assert outcomes.exclusion("suspended", "resumed") == "outcome"  # told of suspen-


def test_a_first_letter_is_an_article_only_where_the_rest_is_a_word() -> None:
    assert outcomes.exclusion(fold("l'interruption"), "reprise") == "outcome"
    assert outcomes.exclusion("salue", fold("dénoncé")) == "outcome"


def test_no_two_synonyms_exclude_each_other() -> None:
    for lines in (
        SYNONYMS,
        FOREIGN_SYNONYMS,
        NEWSROOM_SYNONYMS,
        EVERYDAY_SYNONYMS,
        EDITORS_SYNONYMS,
    ):
        for line in lines.split("|"):
            words = fold(line).split()
            assert not any(outcomes.exclusion(a, b) for a in words for b in words), line


def test_in_a_brief_an_outcome_may_bring_other_words_with_it() -> None:
    raised = "أعلن البنك المركزي رفع أسعار الفائدة بمقدار 200 نقطة لتصل إلى 21 بالمئة على الإيداع"
    kept = "أعلن البنك المركزي تثبيت أسعار الفائدة عند 21 بالمئة على الإيداع"
    assert differences(raised, kept) == ["outcome"]


NUMBERS = [
    ("Sedikitnya {} orang tewas dalam gempa di kota itu", "lima", "5", "delapan"),
    ("Sedikitnya {} orang tewas dalam gempa di kota itu", "dua puluh lima", "25", "dua belas"),
    ("सड़क हादसे में {} लोगों की मौत हो गई पुलिस ने बताया", "चार", "4", "छह"),
    ("حادثے میں {} افراد زخمی ہو گئے پولیس نے بتایا", "پچیس", "25", "تین"),
    ("Le trafic a repris à {} lundi après une panne", "14h30", "14 h 30", "16h30"),
    ("Прибыль составила {} рублей за год, сообщили в компании", "2 млрд", "2 миллиарда", "3 млрд"),
    ("全国で約{}人に影響が出たと会社が発表しました", "1万2000", "１万２千", "2万5000"),
    ("央行宣布释放长期资金约{}元", "1万亿", "10000亿", "2万亿"),
    (
        "أدلى الناخبون بأصواتهم حتى الساعة {} في العاصمة",
        "الثالثة بعد الظهر",
        "15:00",
        "الرابعة بعد الظهر",
    ),
]


@pytest.mark.parametrize(("told", "number", "rewritten", "other"), NUMBERS)
def test_a_number_is_one_in_words_and_digits_of_more_languages(
    told: str, number: str, rewritten: str, other: str
) -> None:
    assert differences(told.format(number), told.format(rewritten)) == []
    assert differences(told.format(number), told.format(other)) == ["number"]


def test_a_score_to_nil_is_told_in_words_or_figures() -> None:
    told = "فاز الهلال على النصر {} في ديربي الرياض مساء الجمعة"
    assert differences(told.format("بهدفين دون رد"), told.format("2-0")) == []


def test_a_hat_trick_and_two_cases_are_numbers() -> None:
    goals = "سجل المهاجم {} قاد بها فريقه إلى الفوز في مباراة الأمس"
    assert differences(goals.format("ثلاثية"), goals.format("ثنائية")) == ["number"]
    cases = "أعلنت الوزارة تسجيل {} بالحمى في المحافظة خلال يوم واحد"
    assert differences(cases.format("حالتي وفاة"), cases.format("ثلاث حالات وفاة")) == ["number"]
