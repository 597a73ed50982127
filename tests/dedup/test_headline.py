"""The same headline: evidence beside the words of a text, never alone."""

from __future__ import annotations

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
    assert (
        decided("جولة في أخبار المدينة هذا الأسبوع", LONG, HEADLINE, ONE).verdict is Verdict.ROUNDUP
    )
