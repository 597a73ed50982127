from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livefeed.dedup import changed_facts, sketch
from livefeed.dedup.alignment import aligned
from livefeed.dedup.cuts import whole_numbers
from livefeed.dedup.facts import fact_differences
from livefeed.dedup.lexicon import denies
from livefeed.dedup.signs import changes
from livefeed.text.fold import fold

FRAME = (
    "قالت مصادر محلية إن الحادثة وقعت صباح اليوم في المدينة وأسفرت عن {} "
    "بحسب ما أفادت به الدفاع المدني لوسائل الإعلام"
)


WORDS_APART = "ا ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ"


def differences(older: str, newer: str) -> list[tuple[str, str, str]]:
    found = fact_differences(fold(older).split(), fold(newer).split())
    return [(difference.kind, difference.before, difference.after) for difference in found]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("مقتل 4 أشخاص", "مقتل 9 أشخاص", "number"),
        ("مقتل أربعة أشخاص", "مقتل 9 أشخاص", "number"),
        ("مقتل شخصين", "مقتل خمسة أشخاص", "number"),
        ("مقتل شخص", "مقتل ثلاثة أشخاص", "number"),
        ("خسائر بقيمة 3.5 مليون", "خسائر بقيمة 3.8 مليون", "number"),
        ("خسائر بقيمة 3 ملايين", "خسائر بقيمة 3 مليارات", "number"),
        ("إصابة العشرات", "إصابة المئات", "number"),
        ("مقتل سائق", "إصابة سائق", "outcome"),
        ("ارتفاع الأسعار", "انخفاض الأسعار", "outcome"),
        ("اعتقال المشتبه به", "الإفراج عن المشتبه به", "outcome"),
        ("وصول المساعدات", "عدم وصول المساعدات", "negation"),
    ],
)
def test_other_facts_in_the_same_words_are_found(before: str, after: str, kind: str) -> None:
    older, newer = FRAME.format(before), FRAME.format(after)
    assert [found[0] for found in differences(older, newer)] == [kind]
    assert [found[0] for found in differences(newer, older)] == [kind]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("مقتل أربعة أشخاص", "مقتل 4 أشخاص"),
        ("مقتل اربعة اشخاص", "مقتل ٤ أشخاصٍ"),
        ("مقتل شخصين", "مقتل 2"),
        ("نزوح 320 ألف شخص", "نزوح 320,000 شخص"),
        ("نزوح 320 ألف شخص", "نزوح ٣٢٠٬٠٠٠ شخص"),
        ("خسائر 3.5 ملايين", "خسائر ٣٫٥ ملايين"),
        ("خسائر 3.5 ملايين", "خسائر 3ر5 ملايين"),
        ("خمسة وعشرين جريحاً", "25 جريحاً"),
        ("خسائر 81.000 ريال", "خسائر 81 ألف ريال"),
        ("بنسبة 3.31 بالمئة", "بنسبة 31.3 بالمئة"),
        ("إصابة واحدة عند الساعة 7.30", "إصابة واحدة عند الساعة 7:30"),
        ("نمو نسبته 4 في المئة", "نمو نسبته أربعة بالمئة"),
        ("إغلاق الشارع الثاني عشر", "إغلاق الشارع الـ12"),
        ("أضرار من دون خسائر بشرية", "أضرار بدون خسائر بشرية"),
        ("مليون ونصف", "1.5 مليون"),
        ("إصابة عدة أشخاص", "إصابة عدد من الأشخاص"),
        ("خسائر كبيرة", "خسائر ضخمة"),
        ("إصابة سائق", "إصابة سائق شاحنة"),
        ("أضرار لا سيما في السقف", "أضرار سيما في السقف"),
        ("خسائر 197 مليون ريال", "خسائر 197مليون ريال"),
        ("عودة 5000 نازح في 17 يوليو تموز", "عودة 5000 نازح في 17 يوليو 2026"),
        ("حفل الأحد المقبل 10شوال", "حفل الأحد10شوال 1436هـ"),
        ("تمديد المهلة حتى 15 أغسطس المقبل", "تمديد المهلة حتى 1436/10/30هـ"),
        ("كلفة 362 796 000 00 ريال", "كلفة 362796000 ريال"),
        ("كلفة 97.151.502.13 ريال", "كلفة 97.151.502 ريال"),
        ("نسبة الإنجاز 0 ثم مستشفى", "نسبة الإنجاز مستشفى الولادة ثم مستشفى"),
        ("خسائر قدرها 8,54 مليار", "خسائر قدرها 54.8 مليار"),
        ("نهاية العام الماضي 121 مليار دولار", "نهاية العام الماضي 2014م"),
        ("أضرار مثل عام 2012", "أضرار مثل عام 201م"),
        ("إصابة المواطن والمقيم", "إصابة المواطنين والمقيمين"),
        ("أضرار إذ تبين ألا مكان للمخربين", "أضرار إذ تبين بأن لا مكان للمخربين"),
        ("أضرار وأن لا يقل العمر", "أضرار وألا يقل العمر"),
        ("أضرار إن حدث مكروه", "أضرار إن حدث لا سمح الله مكروه"),
        ("لم يصب المدير أو نائبه", "لم يصب المدير ولا نائبه"),
        ("علاج أكثر من 1300 حالة", "علاج 1343 حالة"),
        ("ضبط 22 ألف حبة", "ضبط 22790 حبة"),
        ("دعم قدره 1842.2 مليون ريال", "دعم قدره 1.842 مليار ريال"),
        ("إغلاق مراكز 2و3و4", "إغلاق مراكز 2 و3 و4"),
        ("انخفاض بلغ 8.28 نقطة", "انخفاض بنسبة 0.1 بالمئة"),
        ("أرباح 1.5 مليار دولار", "أرباح 5.7 مليار ريال"),
        ("ضرر أصاب خمس السكان", "ضرر أصاب 20 في المئة من السكان"),
        ("تأخر حتى 08:00 بتوقيت غرينتش", "تأخر حتى التاسعة صباحا"),
        ("تسجيل 5706 إصابات", "تسجيل 5760 إصابة"),
        ("إنتاج 10 برميل", "إنتاج عشرة ملايين برميل"),
    ],
)
def test_the_same_facts_in_other_writing_are_no_difference(before: str, after: str) -> None:
    older, newer = FRAME.format(before), FRAME.format(after)
    assert differences(older, newer) == []
    assert differences(newer, older) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("أضرار مثل عام 2012", "أضرار مثل عام 2014"),
        ("سعر الأونصة 1092.90 دولار", "سعر الأونصة 1092.36 دولار"),
        ("سجن المتهم 200 عام", "سجن المتهم 300 عام"),
        ("مبلغ 97 151 502 ريالاً", "مبلغ 97 151 602 ريالاً"),
        ("مقتل جنديين", "مقتل خمسة جنود"),
        ("خسائر 197 مليون ريال", "خسائر 198مليون ريال"),
        ("نزوح نحو 150 ألف شخص", "نزوح نحو 155 ألف شخص"),
        ("نزوح أكثر من 1300 شخص", "نزوح أكثر من 1500 شخص"),
        ("خسائر 197 مليون دولار", "خسائر 210 ملايين دولار"),
        ("إنفاق 322.8 مليون ريال", "إنفاق 322.8 مليار ريال"),
    ],
)
def test_a_difference_is_not_taken_for_another_writing(before: str, after: str) -> None:
    older, newer = FRAME.format(before), FRAME.format(after)
    assert [found[0] for found in differences(older, newer)] == ["number"]


def test_a_number_in_words_that_were_rewritten_around_it_stands_for_something_else() -> None:
    rest = " ".join(f"{word} الجملة الباقية" for word in WORDS_APART.split())
    older = f"{rest} تهب الرياح الغربية شمالا ثم جنوبا بسرعة 18 كيلومترا في الساعة اليوم {rest}"
    newer = f"{rest} تهب من الشرق على سواحل البحر بسرعة 35 كيلومترا في الساعة اليوم {rest}"
    changed = older.replace("18", "35")
    assert differences(older, newer) == []
    assert [found[0] for found in differences(older, changed)] == ["number"]


def test_a_changed_number_is_found_beside_an_edited_word() -> None:
    text = "أعلنت وزارة الصحة في بيان مقتل 4 أشخاص وإصابة آخرين في انهيار المبنى القديم"
    edited = text.replace("في بيان", "ببيان").replace("القديم", "السكني")
    assert [found[0] for found in differences(text, edited.replace("4", "9"))] == ["number"]


def test_values_that_a_long_text_tells_in_another_order_do_not_differ() -> None:
    rest = " ".join(f"{word} الجملة الباقية" for word in WORDS_APART.split())
    older = f"بلغت مبيعات الشركة في السوق نحو 45 مليونا وأرباحها 63 مليونا {rest} {rest}"
    newer = f"بلغت مبيعات الشركة في السوق نحو 63 مليونا وأرباحها 45 مليونا {rest} {rest}"
    other = f"بلغت مبيعات الشركة في السوق نحو 77 مليونا وأرباحها 63 مليونا {rest} {rest}"
    assert differences(older, newer) == []
    assert [found[0] for found in differences(older, other)] == ["number"]


def test_a_denial_at_the_end_of_a_text_is_found_and_another_wording_is_not_taken_for_one() -> None:
    text = "مدد لاعب الوسط عقده مع النادي حتى نهاية الموسم المقبل بعد مفاوضات طويلة"
    assert [found[0] for found in differences(text, f"لم {text}")] == ["negation"]
    assert differences(text, f"لن يغادر الفريق بل{text.removeprefix('مدد')}") == []
    assert differences(text, f"{text} ولن يغادر الفريق أبداً") == []


def test_a_denial_inside_a_verb_is_told_from_words_that_look_like_it() -> None:
    assert all(map(denies, map(fold, ("boşaltılmadı", "gelmedik", "açılmayacağını", "نمی‌شود"))))
    assert not any(map(denies, ("immediate", "comedians", "nomadic", "multimedia", "remedies")))


def test_an_amount_of_money_does_not_stand_for_one_of_something() -> None:
    older, newer = FRAME.format("بمبلغ 973092 ريالاً"), FRAME.format("أمانة محافظة واحة")
    assert differences(older, newer) == []


def test_decimals_are_taken_for_mirrored_in_long_texts_typeset_from_right_to_left() -> None:
    rest = " ".join(f"{word} الجملة الباقية" for word in WORDS_APART.split())
    profits = "بلغت الأرباح في الربع {} مليون ريال هذا العام"
    older, newer = profits.format("5.2"), profits.format("2.5")
    assert differences(f"{rest} {older} {rest}", f"{rest} {newer} {rest}") == []
    assert [found[0] for found in differences(older, newer)] == ["number"]


def test_differences_are_told_in_the_words_of_the_texts() -> None:
    older = sketch("", FRAME.format("مقتل أربعة أشخاص"))
    newer = sketch("", FRAME.format("مقتل 12 شخصاً"))
    (difference,) = changed_facts(older, newer)
    assert (difference.before, difference.after) == ("اربعه اشخاص", "12 شخصا")


def test_a_change_behind_a_publishers_furniture_is_found() -> None:
    text = "المتحدث الرسمي نبأ استقالة الوزير بعد جلسة مغلقة امتدت حتى ساعات الفجر"
    older, newer = f"أكد {text}", f"اخر تحديث الوسوم اخبار محلية نشر قبل ساعة نفى {text}"
    assert [found[0] for found in differences(older, newer)] == ["outcome"]


WORDS = st.lists(st.sampled_from("ا ب ج د ه و ز ح ط ي".split()), max_size=90)  # noqa: SIM905


@given(WORDS, WORDS)
def test_the_changes_turn_one_text_into_the_other(one: list[str], other: list[str]) -> None:
    made, at = [], 0
    for change in aligned(one, other):
        made += one[at : change.i1] + other[change.j1 : change.j2]
        at = change.i2
    assert made + one[at:] == other


NUMERALS = st.lists(st.sampled_from("ا ب 5 4 3 الف و200 ثلاثه".split()), max_size=90)  # noqa: SIM905


@given(NUMERALS, NUMERALS)
def test_changes_of_whole_numbers_turn_the_one_into_the_other(
    one: list[str], other: list[str]
) -> None:
    made, at = [], 0
    for change in whole_numbers(changes(" ".join(one), " ".join(other)), one, other):
        assert change.before == change.i1 - at
        made += one[at : change.i1] + other[change.j1 : change.j2]
        at = change.i2
    assert made + one[at:] == other


@given(WORDS)
def test_equal_texts_have_no_changes_and_no_differing_facts(words: list[str]) -> None:
    assert aligned(words, words) == []
    assert fact_differences(words, words) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["كلمه"] * 5_000, ["كلمه"] * 4_999),
        (["ا", "ب"] * 2_500, ["ب", "ا"] * 2_500),
        ([str(n % 50) for n in range(5_000)], [str(n % 49) for n in range(5_000)]),
        ([str(n) for n in range(5_000)], [str(n) for n in reversed(range(5_000))]),
        ([str(n) for n in range(5_000)], [str(n + n % 7 // 6) for n in range(5_000)]),
        (["و", "7"] * 2_500, [word for n in range(2_500) for word in ("و", str(7 + n % 5 // 4))]),
    ],
)
def test_hostile_texts_are_aligned_in_bounded_time(one: list[str], other: list[str]) -> None:
    started = time.process_time()
    fact_differences(one, other)
    assert time.process_time() - started < 5
