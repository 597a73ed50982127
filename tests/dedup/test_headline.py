"""The same headline: evidence beside the words of a text, never alone."""

from __future__ import annotations

import pytest

from livefeed.dedup import decide, sketch
from livefeed.model import Candidate, Decision, StoryId, UpdateId, Verdict
from tests.support.make import NOW

HEADLINE = "أمانة المدينة توقع عقد تجميل المداخل الشمالية"
ONE = (
    "وقعت أمانة المدينة عقد مشروع تحسين المداخل الشمالية وتجميلها في إطار خطتها للارتقاء بالخدمات "
    "وتطوير المرافق العامة، وأكد أمين المدينة أن المشروع يشمل زراعة الأشجار وإنارة الطرق ورصف "
    "الأرصفة، وأن العمل فيه يبدأ مطلع الشهر المقبل ويستمر حتى نهاية العام"
)
OTHER = (
    "في حفل حضره المقاولون وقعت أمانة المدينة عقد مشروع تحسين المداخل الشمالية وتجميلها ضمن خطتها، "
    "وأكد أمين المدينة أن المشروع يشمل زراعة الأشجار وإنارة الطرق ورصف مواقف السيارات، ودعا "
    "الأهالي إلى التعاون مع الشركة المنفذة والصبر على ما ينتج من ازدحام خلال ساعات الذروة"
)
UNRELATED = (
    "افتتح نائب الوزير صباح اليوم معرض الكتاب الدولي في قاعة المؤتمرات بمشاركة مئتي دار نشر عربية "
    "وأجنبية، وتستمر فعالياته أسبوعين وتتخللها ندوات وأمسيات شعرية وورش للأطفال"
)
LETTERS = "ابتثجحخدذرزسشص"
LONG = f"{ONE}. {UNRELATED}. " + " ".join(f"{one}{other}ول" for one in LETTERS for other in LETTERS)


def decided(title: str, text: str, known_title: str, known: str) -> Decision:
    older = Candidate(
        update=UpdateId("known"),
        story=StoryId("story"),
        source="alpha",
        sketch=sketch(known_title, known),
        seen_at=NOW,
        title=known_title,
    )
    return decide(sketch(title, text), [older], similarity=0.35, title=title)


def test_two_wordings_under_one_headline_are_one_story_and_under_two_they_are_not() -> None:
    one = decided(HEADLINE, ONE, f"عاجل | {HEADLINE}", OTHER)
    assert (one.verdict, one.story) == (Verdict.DUPLICATE, "story")
    assert one.reason.jaccard is not None
    assert one.reason.jaccard < 0.35
    assert decided(HEADLINE, ONE, "مداخل المدينة تتجمل قريبا جدا", OTHER).verdict is Verdict.NEW


def test_two_wordings_are_one_story_under_headlines_of_which_half_is_the_same() -> None:
    words = OTHER.split()
    other = " ".join([*ONE.split()[:12], *words[12:]])
    alike = "أمانة المدينة توقع عقد تطوير المداخل"
    found = decided(HEADLINE, ONE, alike, other)
    assert found.verdict is Verdict.DUPLICATE
    assert found.reason.jaccard is not None
    assert 0.28 <= found.reason.jaccard < 0.35
    assert decided(HEADLINE, ONE, "اجتماع في البلدية بحضور مقاولين", other).verdict is Verdict.NEW


def test_a_headline_alone_joins_nothing() -> None:
    assert decided(HEADLINE, ONE, HEADLINE, UNRELATED).verdict is Verdict.NEW


def test_the_name_of_a_column_is_no_headline() -> None:
    assert decided("أخبار المدينة اليوم", ONE, "أخبار المدينة اليوم", OTHER).verdict is Verdict.NEW


def test_other_facts_under_one_headline_are_a_development() -> None:
    trees = "ويشمل بحسب ما أعلنه المهندس المشرف على التنفيذ زراعة {} شجرة في شوارع المدينة القديمة"
    told, changed = (f"{text} {trees.format(n)}" for text, n in ((OTHER, 900), (ONE, 400)))
    assert decided(HEADLINE, changed, HEADLINE, told).verdict is Verdict.DEVELOPMENT


def test_a_much_longer_report_under_the_same_headline_is_an_expansion_and_no_roundup() -> None:
    assert decided(HEADLINE, LONG, HEADLINE, ONE).verdict is Verdict.EXPANSION
    title, elsewhere = "جولة في أخبار المدينة هذا الأسبوع", f"{UNRELATED}. {LONG}"
    assert decided(HEADLINE, elsewhere, HEADLINE, ONE).verdict is Verdict.EXPANSION
    assert decided(title, elsewhere, HEADLINE, ONE).verdict is Verdict.ROUNDUP


def test_a_report_that_begins_with_what_was_told_before_is_an_expansion_however_long() -> None:
    title = "تجميل المداخل يبدأ مطلع الشهر"
    assert decided(title, LONG, HEADLINE, ONE).verdict is Verdict.EXPANSION
    assert decided(title, f"المدينة: خاص بنا {LONG}", HEADLINE, ONE).verdict is Verdict.EXPANSION


OBITUARY = (
    "توفي {0} اليوم بعد صراع مع المرض، وفق ما أعلنت أسرته في بيان نشر على صفحتها الرسمية. "
    "ونعت وزارة الثقافة الراحل، وقالت إنه كان من أبرز أبناء جيله وقدم خلال مسيرته أعمالا كثيرة "
    "تركت أثرا كبيرا لدى الجمهور، وسيشيع الجثمان غدا من مسجد {1} بعد صلاة الظهر."
)
MATCH = (
    "{0} beat {1} at {2} on Saturday to climb in the Championship table. {3} scored the winner in "
    "the second half after a lively opening period in which both sides hit the woodwork. The hosts "
    "were without their injured captain but dominated possession and had the better chances."
)
DEATH = "На {0} году жизни скончался {1}. Об этом сообщили в пресс-службе {2}. Причина смерти не "
DEATH += "уточняется, известно, что артист долгое время болел. Коллеги выразили соболезнования "
DEATH += "родным и близким. О дате и месте прощания будет объявлено дополнительно."
SIBLINGS = {
    "obituaries": (
        ("وفاة الفنان سليم كلاس", OBITUARY.format("الفنان سليم كلاس", "البدر")),
        ("وفاة الشاعر نزيه أبو عفش", OBITUARY.format("الشاعر نزيه أبو عفش", "الإيمان")),
    ),
    "matches": (
        ("Burnley beat Watford", MATCH.format("Burnley", "Watford", "Turf Moor", "Jay Carter")),
        ("Luton beat Swansea", MATCH.format("Luton", "Swansea", "Kenilworth Road", "Ben Ashe")),
    ),
    "obituaries in Russian": (
        ("Умер певец Аркадий Белый", DEATH.format("81-м", "Аркадий Белый", "филармонии")),
        ("Умер режиссёр Олег Сомов", DEATH.format("77-м", "Олег Сомов", "«Ленфильма»")),
    ),
}


@pytest.mark.parametrize("name", SIBLINGS)
def test_one_template_under_headlines_that_name_others_tells_two_pieces_of_news(name: str) -> None:
    one, other = SIBLINGS[name]
    assert decided(*other, *one).verdict is Verdict.NEW
    assert decided(*one, *other).verdict is Verdict.NEW


def test_two_headlines_over_the_same_words_are_one_piece_of_news() -> None:
    _, text = SIBLINGS["matches"][0]
    shorter = text.replace("after a lively opening period ", "").replace(" beat ", " defeated ")
    for title in ("Carter strikes late as Burnley go up", "Watford lose at Turf Moor", "Sport"):
        assert decided(title, shorter, "Burnley beat Watford", text).verdict is Verdict.DUPLICATE


def test_names_spelt_otherwise_in_two_headlines_are_no_others() -> None:
    text = SIBLINGS["obituaries"][0][1]
    title = "وفاة الفنان سليم كلاس"
    spelt = (title.replace("كلاس", "كلّاص"), text.replace("كلاس", "كلاص").replace("كبيرا", "بالغا"))
    assert decided(*spelt, title, text).verdict is Verdict.DUPLICATE
