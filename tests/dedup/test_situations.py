"""What newsrooms meet in a day, told with invented texts: the verdict in both orders of arrival."""

from __future__ import annotations

from itertools import combinations

import pytest

from livefeed.dedup import sketch, verdict_on
from livefeed.model import Verdict

FIRE = (
    "اندلع حريق كبير في سوق الخضار بمدينة النخيل فجر اليوم السبت، وأتت النيران على أكثر من ستين "
    "محلاً تجارياً قبل أن تتمكن فرق الإطفاء من السيطرة عليها، وقال قائد الإطفاء سالم الورداني إن "
    "أربعة من رجاله أصيبوا باختناق، وإن التحقيق جارٍ لمعرفة أسباب الحريق."
)
FIRE_SPELT = (
    "اندلع حريق كبير فى سوق الخضار بمدينه النخيل فجر اليوم السبت واتت النيران على اكثر من ٦٠ محلا "
    "تجاريا قبل ان تتمكن فرق الاطفاء من السيطره عليها وقال قائد الاطفـــاء سالم الوردانى ان 4 من "
    "رجاله اصيبوا باختناق وان التحقيق جار لمعرفه اسباب الحريق"
)
FIRES = (
    FIRE,
    FIRE_SPELT,
    f"النخيل (وكالة البحار) - {FIRE}",
    f"النخيل - 14 تشرين الثاني - {FIRE_SPELT}",
    f"النخيل/ مراسل الشرق/ {FIRE}",
    f"كتب - حسان المرزوقي:\n{FIRE_SPELT}",
    f"خاص / تقرير: لمى عبد الحق\n\n{FIRE}",
    f"🔴 #عاجل | {FIRE}\n#النخيل #حريق",
    f"10:35 - {FIRE_SPELT}",
    f"١٠:٣٢ | {FIRE}",
    f"14/11/2026\n{FIRE}",
    f"{FIRE_SPELT}\n\n🔻 تابعنا على تلغرام: https://t.me/sharqnews\n@sharqnews",
    f"\u200f{FIRE}\n(انتهى) م.ع/س.ح".replace("سالم الورداني", "«سالم الورداني»"),
)
TRAIN = (
    "At least 14 people were killed and dozens injured when a passenger train derailed near "
    "Northbrook on Sunday, officials said. Rescue teams were still searching two carriages that "
    "had rolled down an embankment, fire chief Dana Whitlock told reporters. The line will stay "
    "closed until further notice."
)
TRAINS = (
    TRAIN,
    f"NORTHBROOK, Nov 15 (Harbor News) - {TRAIN}",
    f"By Jane Porter and Liam O'Neil\nHarbor News Service\n\n{TRAIN}",
    TRAIN.replace("14", "fourteen").replace("Rescue", "“Rescue").replace("two", "2"),
    f"JUST IN: {TRAIN} #Northbrook 🚆 https://harbor.example/t",
    f"{TRAIN}\n\n(Reporting by Jane Porter; Editing by Tom Hall)",
)
DAM = (
    "وزیر نیرو گفت ذخیرهٔ آب سدهای پایتخت به ۱۸ درصد رسیده است و از شهروندان خواست در مصرف آب "
    "صرفه‌جویی کنند، او افزود طرح انتقال آب از شمال تا پایان سال آغاز می‌شود."
)
DAMS = (
    DAM,
    (
        "تهران - ایرنا: وزير نيرو گفت ذخيره آب سدهاي پايتخت به 18 درصد رسيده است و از شهروندان "
        "خواست در مصرف آب صرفه جویی کنند؛ او افزود طرح انتقال آب از شمال تا پايان سال آغاز مي شود"
    ),
)
MINE = "{} نفر در ریزش معدن در استان شرقی کشته شدند و عملیات نجات ادامه دارد و راه‌ها بسته است"
FACTORY = (
    "Bornova ilçesinde bir fabrikada çıkan yangında {} işçi hayatını kaybetti, beş kişi yaralandı. "
    "İtfaiye ekipleri yangını üç saat sonra kontrol altına aldı."
)
CRASH = (
    "لقي ثلاثة أشخاص مصرعهم وأصيب خمسة آخرون بجروح متفاوتة إثر تصادم حافلة وشاحنة على طريق {0} "
    "{1} صباح اليوم، ونقلت سيارات الإسعاف المصابين إلى مستشفى {0} الوطني، فيما باشرت شرطة المرور "
    "التحقيق في ملابسات الحادث."
)
POST = "أفادت وزارة الداخلية بأن {} في هجوم استهدف حاجزاً على مدخل المدينة الغربي مساء الخميس، وأن "
POST += "قوات إضافية أرسلت إلى المكان لتعقب المهاجمين."
THEFT = (
    "{} مساء أمس المتهم بسرقة متحف الآثار بعد ملاحقة استمرت ثلاثة أسابيع، وعثرت في منزله على عشرين "
    "قطعة ذهبية تعود إلى القرن الثاني."
)
FLIGHTS = (
    "أعلنت شركة طيران السنونو {} رحلاتها من وإلى مطار {} حتى إشعار آخر بسبب الأحوال الجوية، داعية "
    "المسافرين إلى مراجعة مكاتبها لتعديل حجوزاتهم."
)
RATES = "أغلق المؤشر {} وبلغت قيمة التداولات {} دينار خلال جلسة اليوم وفق بيانات السوق المالية"


def verdicts(one: str, other: str) -> set[Verdict]:
    """Return the verdicts on either text when the other one is known."""
    a, b = sketch("", one), sketch("", other)
    return {verdict_on(older, newer, similarity=0.35)[0] for older, newer in ((a, b), (b, a))}


@pytest.mark.parametrize("copies", [FIRES, TRAINS, DAMS], ids=["fire", "train", "dam"])
def test_copies_of_one_wire_are_duplicates_whoever_comes_first(copies: tuple[str, ...]) -> None:
    for one, other in combinations(copies, 2):
        assert verdicts(one, other) == {Verdict.DUPLICATE}, (one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FIRES[2], FIRE_SPELT.replace("4 من", "احد عشر من") + "\n#النخيل"),
        (FIRE, FIRE.replace("أصيبوا باختناق", "توفوا اختناقاً")),
        (TRAINS[2], TRAINS[1].replace("14 people", "22 people")),
        (DAMS[0], DAMS[1].replace("18", "12")),
        (MINE.format("سه"), MINE.format("هفت")),
        (FACTORY.format("iki"), FACTORY.format("4")),
        (POST.format("شرطيين قتلا"), POST.format("شرطيين أصيبا")),
        (POST.format("عنصراً قتل"), POST.format("عنصرين قتلا")),
        (POST.format("27 شرطياً قتلوا"), POST.format("سبعة عشر شرطياً قتلوا")),
        (THEFT.format("أوقفت الشرطة"), THEFT.format("أفرجت الشرطة عن")),
        (THEFT.format("اعتقلت الشرطة"), THEFT.format("أطلقت الشرطة سراح")),
        (FLIGHTS.format("إلغاء", "المرجان"), FLIGHTS.format("استئناف", "المرجان")),
        (
            "الإفراج عن الصحفي مازن الخطيب بعد أسبوع من احتجازه",
            "توقيف الصحفي مازن الخطيب بعد أسبوع من احتجازه",
        ),
        (
            "السلطات توقف الناشط رامي العلي في مطار العاصمة",
            "السلطات تفرج عن الناشط رامي العلي في مطار العاصمة",
        ),
        (
            "وقع الطرفان في مدينة الصنوبر اتفاقاً لوقف إطلاق النار يبدأ منتصف الليل برعاية أممية",
            "رفض الطرفان في مدينة الصنوبر اتفاقاً لوقف إطلاق النار يبدأ منتصف الليل برعاية أممية",
        ),
        ("نهاية المباراة: النسور 2 - 1 الفهود", "نهاية المباراة: النسور 2 - 3 الفهود"),
    ],
)
def test_other_facts_are_a_development_in_either_direction(one: str, other: str) -> None:
    assert verdicts(one, other) == {Verdict.DEVELOPMENT}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (CRASH.format("المنارة", "الصفصاف"), CRASH.format("الرابية", "العيون")),
        (FLIGHTS.format("إلغاء", "المرجان"), FLIGHTS.format("إلغاء", "الخليج")),
        (TRAIN, TRAIN.replace("Northbrook", "Eastvale").replace("Dana Whitlock", "Marcus Bell")),
        (
            "سماع دوي انفجار في حي الزيتون شرقي العاصمة",
            "سماع دوي انفجار في حي الميدان شرقي العاصمة",
        ),
        ("نهاية المباراة: النسور 2 - 1 الفهود", "نهاية المباراة: الصقور 2 - 1 الذئاب"),
        (TRAIN, f"قتل 14 شخصاً على الأقل عندما خرج قطار ركاب عن سكته. {FIRE}"),
    ],
)
def test_two_events_told_in_one_template_never_share_a_story(one: str, other: str) -> None:
    assert verdicts(one, other) <= {Verdict.NEW, Verdict.DEVELOPMENT}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (POST.format("سبعة عشر شرطياً قتلوا"), POST.format("١٧ شرطيا قتلوا")),
        (POST.format("مئتي وخمسين شخصاً قتلوا"), POST.format("250 شخصاً قتلوا")),
        (RATES.format("مرتفعاً", "15.8 مليون"), RATES.format("مرتفعا", "8ر15 مليون")),
        (RATES.format("مرتفعاً", "363378"), RATES.format("مرتفعا", "363 ألف")),
        (RATES.format("يوم 17 تشرين الثاني", "9"), RATES.format("يوم 17/11/2026", "9")),
        (RATES.format("في 26 فبراير/شباط", "9"), RATES.format("في 26 شباط 2016", "9")),
        (RATES.format("أمس الأول", "9"), RATES.format("الاثنين الموافق 10/4/1436 هـ", "9")),
        (RATES.format("في 30 أغسطس المقبل", "9"), RATES.format("في 15/10/1437 هـ", "9")),
        (RATES.format("عند الساعة 08:30", "9"), RATES.format("عند الساعة 0830", "9")),
        (RATES.format("على ألا ينخفض", "9"), RATES.format("على أن لا ينخفض", "9")),
        (RATES.format("وهو ما لم يتوقعه", "9"), RATES.format("وهو مالم يتوقعه", "9")),
        (
            "زلزال بقوة 4.7 درجة يضرب سواحل البحر فجراً",
            "زلزال بقوة ٤,٧ درجات يضرب سواحل البحر فجرا",
        ),
    ],
)
def test_one_fact_written_in_two_ways_is_no_development(one: str, other: str) -> None:
    assert verdicts(one, other) == {Verdict.DUPLICATE}


def test_a_template_with_two_other_names_follows_nothing_with_one_it_does() -> None:
    crash = CRASH.format("المنارة", "الصفصاف")
    assert verdicts(crash, CRASH.format("الرابية", "العيون")) == {Verdict.NEW}
    visit = (
        "وصل الوزير إلى {} قادماً من {} في زيارة تستمر ثلاثة أيام يبحث فيها التعاون في الزراعة والري"
    )
    assert verdicts(visit.format("حمص", "حلب"), visit.format("درعا", "الرقة")) == {Verdict.NEW}
    assert verdicts(visit.format("حمص", "حلب"), visit.format("درعا", "حلب")) == {
        Verdict.DEVELOPMENT
    }
