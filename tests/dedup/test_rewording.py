from __future__ import annotations

import pytest

from livefeed.dedup import changed_facts, sketch, verdict_on
from livefeed.model import Verdict

TRIAL = (
    "أفرجت السلطات بكفالة عن الناشطة الحقوقية بعد قضائها أسابيع في السجن، بحسب محاميها الذي أشار "
    "إلى أن حالتها الصحية {} وأنها ستعود إلى منزلها في المساء."
)
STRIKE = (
    "{} إضراب عام يوم الخميس في جميع المدارس الحكومية احتجاجا على تأخر الرواتب، وقالت الوزارة إن "
    "الدوام سيكون كالمعتاد."
)
CLIMBERS = (
    "Climbers were rescued on Wednesday after spending nights trapped by a storm near the summit, "
    "mountain police said, adding that {} were in {} condition."
)
SOMMET = (
    "La route du col {} depuis ce matin dans les deux sens à cause de la neige tombée pendant la "
    "nuit, indique la préfecture, qui invite les automobilistes à différer leur voyage."
)

SIEGE = (
    "Crews from four stations had to wait until midnight before they reached the {}, where they "
    "{} flames that had spread from a neighbouring yard, a spokeswoman explained."
)
PIER = "After {} matches all week the girls of the rowing club celebrated on the old {} at dusk"


def verdicts(one: str, other: str) -> set[Verdict]:
    return {
        verdict_on(sketch("", older), sketch("", newer), similarity=0.35, text=newer)[0]
        for older, newer in ((one, other), (other, one))
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (TRIAL.format("مستقرة"), TRIAL.format("حرجة")),
        (CLIMBERS.format("both", "stable"), CLIMBERS.format("both", "critical")),
        (SOMMET.format("est fermée"), SOMMET.format("est verglacée")),
        (TRIAL.format("مستقرة"), "دمشق - سانا: " + TRIAL.format("حرجة")),
        (STRIKE.format("دعت النقابة إلى"), STRIKE.format("انتقدت النقابة")),
        (STRIKE.format("قيل إن النقابة دعت إلى"), STRIKE.format("قيل إن النقابة انتقدت")),
    ],
)
def test_the_only_other_word_of_a_brief_is_a_development(one: str, other: str) -> None:
    assert verdicts(one, other) == {Verdict.DEVELOPMENT}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (TRIAL.format("مستقرة"), TRIAL.format("مستقره جدا")),
        (TRIAL.format("مستقرة"), TRIAL.format("مستقرة").replace("منزلها", "بيتها")),
        (TRIAL.format("مستقرة"), TRIAL.format("مستقرة").replace("بحسب محاميها", "وفق محاميها")),
        (CLIMBERS.format("both", "stable"), CLIMBERS.format("they", "stable")),
        ("RIO DE JANEIRO - " + SOMMET.format("ferme"), "Agencies - " + SOMMET.format("ferme")),
        (
            CLIMBERS.format("both", "stable"),
            CLIMBERS.format("both", "stable").replace("police said", "police told reporters"),
        ),
        (
            CLIMBERS.format("both", "stable"),
            CLIMBERS.format("both", "good").replace("a storm", "bad weather"),
        ),  # rewritten in several places
        *(
            (SIEGE.format("warehouse", "battled"), SIEGE.format(place, verb))
            for place, verb in (("storage yard", "battled"), ("warehouse", "tackled"))
        ),
        (PIER.format("gritty", "pier"), PIER.format("hard fought", "pier")),
    ],
)
def test_a_brief_in_other_words_is_a_duplicate(one: str, other: str) -> None:
    assert verdicts(one, other) == {Verdict.DUPLICATE}


AROUND = (
    " وقال مسؤول في البلدية إن أعمال الصيانة ستستمر حتى نهاية الشهر وتشمل شوارع الأحياء القديمة "
    "حيث اشتكى السكان مرارا من الحفر والإنارة الضعيفة، وطلب منهم إبلاغه بكل عطل جديد. "
)


def test_one_other_word_of_a_long_text_is_a_development_and_several_are_a_rewritten_one() -> None:
    one, other = (TRIAL.format(state) + AROUND + SOMMET for state in ("مستقرة", "مجهولة"))
    assert verdicts(one, other) == {Verdict.DEVELOPMENT}
    edited = other.replace("القديمة", "العتيقة").replace("الضعيفة", "الخافتة")
    assert verdicts(one, edited) == {Verdict.DUPLICATE}


def test_another_name_is_one_wherever_it_is_told_again() -> None:
    text = (
        "The prize for the best first novel goes to {0}, the jury said on Monday. "
        + CLIMBERS.format("both", "stable")
        + " In her speech {0} thanked her teachers and the readers of the village library."
    )
    names = ("Maren Quist", "Ysolde Tarr")
    assert verdicts(*(text.format(name) for name in names)) == {Verdict.DEVELOPMENT}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Le Sénat adopte la réforme du lycée", "Le Sénat enterre la réforme du lycée"),
        ("Un avion s'écrase près de Vouvray", "Un avion s'écrase près de Chambord"),
        ("سوات میں زلزلے کے شدید جھٹکے محسوس", "چترال میں زلزلے کے شدید جھٹکے محسوس"),
        (
            "تعيين سالم الكعبي رئيسا تنفيذيا لشركة المطارات الوطنية",
            "تعيين راشد النوحي رئيسا تنفيذيا لشركة المطارات الوطنية",
        ),
        (
            "Concerto de Ano Novo no Terreiro do Paço mantém-se",
            "Concerto de Ano Novo no Terreiro do Paço foi adiado",
        ),
        ("裁判所は再審開始を認める決定を出した", "裁判所は再審開始を認めない決定を出した"),
        ("ศาลมีคำสั่งให้ประกันตัวอดีตผู้ว่าฯ", "ศาลมีคำสั่งไม่ให้ประกันตัวอดีตผู้ว่าฯ"),
        ("Ο νόμος κρίθηκε συνταγματικός", "Ο νόμος κρίθηκε αντισυνταγματικός"),
        ("Die Zahl der Pleiten hat zugenommen", "Die Zahl der Pleiten hat abgenommen"),
    ],
)
def test_the_only_other_words_of_a_flash_are_a_development(one: str, other: str) -> None:
    assert verdicts(one, other) == {Verdict.DEVELOPMENT}


def test_a_word_that_an_editor_polished_is_no_changed_fact() -> None:
    before, after = (sketch("", TRIAL.format(state)) for state in ("جيدة", "مطمئنة"))
    assert changed_facts(before, after) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ولم تسجل أي إصابات", "وأصيب ثلاثة حراس"),
        ("ولم يسقط قتلى", "وقتل شخصان"),
    ],
)
def test_none_for_some_is_a_development(one: str, other: str) -> None:
    told = "أضرم مجهولون النار في مقر حزبي بمدينة صفاقس ليل السبت الأحد، {}، وفتحت النيابة تحقيقا"
    assert verdicts(told.format(one), told.format(other)) == {Verdict.DEVELOPMENT}


VALLEY = (
    "Heavy rain flooded several villages near the river on Monday, and residents told reporters "
    "that rescue teams quickly moved families to schools while the authorities began to repair the "
    "damaged bridge. The governor said the huge storm was unusual for the season and that the "
    "government would assist farmers who lost crops. Schools remain closed and electricity "
    "returned to most houses by evening, officials added."
)
WADI = (
    "غمرت أمطار غزيرة قرى عدة قرب النهر يوم الاثنين، وأبلغ السكان الصحفيين أن فرق الإنقاذ نقلت "
    "العائلات بسرعة إلى المدارس بينما بدأت السلطات إصلاح الجسر المتضرر. وقال المحافظ إن العاصفة "
    "الكبيرة غير معتادة في هذا الموسم وإن الحكومة ستساعد المزارعين الذين فقدوا محاصيلهم. ولا تزال "
    "المدارس مغلقة وعادت الكهرباء إلى معظم المنازل مساء بحسب مسؤولين."
)


@pytest.mark.parametrize(
    ("text", "polished"),
    [
        (
            VALLEY,
            "residents:locals told:informed moved:evacuated repair:fix huge:enormous",
        ),
        (
            VALLEY,
            "crops:harvests unusual:rare electricity:power damaged:broken evening:nightfall",
        ),
        (
            WADI,
            "غزيرة:شديدة قرى:بلدات أبلغ:أخبر نقلت:أجلت إصلاح:ترميم معتادة:مألوفة المنازل:البيوت",
        ),
        (WADI, "ستساعد:ستدعم فقدوا:خسروا مغلقة:مقفلة المتضرر:المنهار الصحفيين:الإعلاميين"),
    ],
)
def test_one_everyday_word_for_another_is_a_copy(text: str, polished: str) -> None:
    for one, other in (pair.split(":") for pair in polished.split()):
        assert one in text
        assert verdicts(text, text.replace(one, other, 1)) == {Verdict.DUPLICATE}, (one, other)


@pytest.mark.parametrize(
    ("text", "numerals"),
    [
        (
            "Vicino a Bologna {} persone sono morte ieri in un incidente",
            "2 due 3 tre 5 cinque 6 sei",
        ),
        ("Bij een botsing nabij Utrecht zijn {} mensen gewond geraakt", "1 een 2 twee 5 vijf"),
        (
            "Et hus brant ned i natt og {} personer ble sendt til sykehus",
            "2 to 4 fire 5 fem 6 seks",
        ),
        ("Szeged közelében egy baleset után {} ember került kórházba", "2 két 6 hat 7 hét 10 tíz"),
        ("در آتش سوزی بازار شیراز {} نفر به بیمارستان منتقل شدند", "2 دو 9 نه 10 ده 8 هشت"),
        ("Konya yakınlarındaki kazada {} kişi öldü, polis soruşturuyor", "6 altı 10 on 3 üç"),
        ("Un choque cerca de Sevilla dejó {} muertos, dijo la policía", "11 once 12 doce 2 dos"),
        ("Під Львовом унаслідок аварії {} людей загинуло минулої ночі", "2 двоє 5 п'ятеро 6 шість"),
        (
            "Pod Krakowem w wypadku autokaru {} osób trafiło do szpitala",
            "5 pięć 6 sześć 10 dziesięć",
        ),
    ],
)
def test_numerals_of_many_languages_are_told_apart_and_are_their_digits(
    text: str, numerals: str
) -> None:
    told = iter(numerals.split())
    said = [(digits, word) for digits, word in zip(told, told, strict=True)]
    for digits, word in said:
        assert verdicts(text.format(digits), text.format(word)) == {Verdict.DUPLICATE}
        for other_digits, other in said:
            if other != word:
                for numeral in (other, other_digits):
                    pair = text.format(word), text.format(numeral)
                    assert verdicts(*pair) == {Verdict.DEVELOPMENT}, (word, numeral)


def test_a_word_is_no_numeral_of_another_language() -> None:
    text = "The minister will speak {} reporters on Monday after the meeting, his office said"
    assert verdicts(text.format("to"), text.format("on")) == {Verdict.DUPLICATE}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volgens de rechter is er {} bewijs tegen hem", "voldoende onvoldoende"),
        ("El club sube al {} puesto de la tabla tras ganar el domingo", "cuarto quinto"),
        ("پرتاب ماهواره بومی از پایگاه سمنان {} بود، سازمان فضایی گفت", "موفق ناموفق"),
    ],
)
def test_an_opposite_is_a_development(one: str, other: str) -> None:
    here, there = other.split()
    assert verdicts(one.format(here), one.format(there)) == {Verdict.DEVELOPMENT}


def test_a_number_is_another_where_the_sentence_behind_it_is_dropped() -> None:
    text = (
        "Ankara'da iki otobüsün çarpışması sonucu 6 kişi hayatını kaybetti, {} kişi yaralandı.{}"
        " Vali, kazanın yoğun sis nedeniyle meydana geldiğini söyledi."
    )
    more = " Yaralılar çevredeki hastanelere kaldırıldı."
    assert verdicts(text.format(24, more), text.format(42, "")) == {Verdict.DEVELOPMENT}
    assert Verdict.DEVELOPMENT not in verdicts(text.format(24, more), text.format(24, ""))


BRIDGE = (
    "The ministry said on Tuesday that {} had been set aside for the bridge which collapsed after "
    "the storm, and that the work would begin soon"
)
MATCH = "The match will start at {} on Saturday at the national stadium, the federation said again"
FUNDS = "当地交通部门星期二表示，将拨款{}用于修复在风暴后倒塌的大桥，工程很快就会开始"


@pytest.mark.parametrize(
    ("text", "written", "other"),
    [
        (BRIDGE, ["2500 euros", "2 500 euros", "2,500 euros"], "2 900 euros"),
        (BRIDGE, ["1,5 Mio. Euro", "1.500.000 Euro", "1 500 000 Euro"], "1,8 Mio. Euro"),
        (BRIDGE, ["5 milyon TL", "5 milyon lira"], "8 milyon TL"),
        (MATCH, ["7:30pm", "19:30", "7:30 p.m."], "8:30pm"),
        (FUNDS, ["1.5亿元", "1亿5000万元", "150000000元"], "1亿8000万元"),
    ],
)
def test_a_number_is_the_same_however_it_is_written(
    text: str, written: list[str], other: str
) -> None:
    for one in written:
        for again in written:
            assert verdicts(text.format(one), text.format(again)) == {Verdict.DUPLICATE}
        assert verdicts(text.format(one), text.format(other)) == {Verdict.DEVELOPMENT}


def test_what_is_written_as_a_name_is_told_as_one() -> None:
    older, newer = (f"An inquiry into {name} was opened, it said" for name in ("Acton", "Barlow"))
    _, found = verdict_on(sketch("", older), sketch("", newer), similarity=0.35, text=newer)
    assert [(fact.kind, fact.after) for fact in found.facts] == [("name", "barlow")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Chancellor {} told parliament that the budget would come before June", "Merz Scholz"),
        ("{} will deliver fewer jets than planned this year, two people told us", "Boeing Airbus"),
        ("{} won the order for forty trains, the authority said on Thursday", "Talgo Stadler"),
        ("L'attaquant {} sera absent trois semaines, indique le club lundi", "Ekitike Barcola"),
        ("El gobernador de {} anunció un plan para las carreteras del norte", "Ayllu Quimsa"),
        ("Ministerpräsident {} forderte am Sonntag eine schnelle Einigung", "Söder Wüst"),
        ("L'allenatore {} ha difeso dopo la partita le scelte fatte", "Gasperini Spalletti"),
        ("Президент {} обсудил с министрами подготовку к уборке урожая", "Лукашенко Токаев"),
        ("An inquiry into {} was opened by the authority, two officials said", "Broadcom Qualcomm"),
        ("Απεργία των ναυτικών στο λιμάνι της {} από αύριο για δύο ημέρες", "Σύρου Τήνου"),
        ("Le jury du festival d'{} sera connu demain, annonce la mairie", "Annecy Orange"),
        ("قال وزير الخارجية {} إن بلاده تواصل الاتصالات مع الأطراف كافة", "شكري فهمي"),
        ("外交部长{}星期三会见了来访的代表团，双方就地区局势和经贸合作交换了意见", "王毅 秦刚"),
    ],
)
def test_a_name_is_another_where_names_stand(text: str, names: str) -> None:
    one, other = names.split()
    told = verdicts(text.format(one), text.format(other))
    assert told <= {Verdict.DEVELOPMENT, Verdict.NEW}
