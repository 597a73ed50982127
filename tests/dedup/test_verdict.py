from __future__ import annotations

from datetime import timedelta
from itertools import permutations

import pytest

from livefeed.dedup import decide, sketch, verdict_on
from livefeed.model import Candidate, Decision, Sketch, StoryId, UpdateId, Verdict
from tests.dedup.coverage import EVENTS, FILLERS, Event, roundup
from tests.support.make import NOW

SIMILARITY = 0.35
NAMES = sorted(EVENTS)


def known(name: str, of: Sketch, *, story: str = "", minutes: int = 0) -> Candidate:
    return Candidate(
        update=UpdateId(name),
        story=StoryId(story or f"story-{name}"),
        source=name,
        sketch=of,
        seen_at=NOW + timedelta(minutes=minutes),
    )


def verdict(older: str, newer: str, titles: tuple[str, str] = ("", "")) -> Verdict:
    found, _ = verdict_on(sketch(titles[0], older), sketch(titles[1], newer), similarity=SIMILARITY)
    return found


def wrapped(event: Event) -> list[tuple[str, str]]:
    """Return (title, text) of one event as sources wrap it."""
    return [
        (event.title, event.wire),
        ("", event.wire),
        (event.title, f"دمشق - وكالات: {event.wire}"),
        ("عاجل", f"عاجل | {event.wire}"),
        ("متابعة", f"كتب: محرر الشؤون المحلية\n{event.spelt}"),
        ("متابعة", f"كتب: محرر الشؤون المحليه {event.spelt}"),
        ("", f"{event.wire} (انتهى)"),
        ("", f"بيروت (خاص) - {event.spelt}"),
        ("", f"Geneva (Agency) - {event.spelt}"),
        ("Live", f"BREAKING: {event.wire}\n\nMore to follow"),
        ("", f"{event.edited}"),
    ]


@pytest.mark.parametrize("name", NAMES)
def test_the_same_text_from_another_source_is_a_duplicate_however_it_is_wrapped(name: str) -> None:
    copies = wrapped(EVENTS[name])
    for (old_title, old), (new_title, new) in permutations(copies, 2):
        assert verdict(old, new, (old_title, new_title)) is Verdict.DUPLICATE, (old, new)


@pytest.mark.parametrize("name", NAMES)
def test_other_facts_make_a_development_that_follows_the_story(name: str) -> None:
    event = EVENTS[name]
    for title, text in wrapped(event):
        old = known("old", sketch(title, text))
        for new in (
            event.developed,
            f"الرياض - خاص: {event.developed}",
            f"{event.developed} (انتهى)",
        ):
            decision = decide(sketch("", new), [old], similarity=SIMILARITY)
            assert decision.verdict is Verdict.DEVELOPMENT, (text, new)
            assert decision.follows == old.story
            assert decision.story is None
            assert decision.reason.facts
    assert verdict(event.developed, event.spelt) is Verdict.DEVELOPMENT


@pytest.mark.parametrize(("one", "other"), list(permutations(NAMES, 2)))
def test_different_events_are_new(one: str, other: str) -> None:
    assert verdict(EVENTS[one].wire, EVENTS[other].spelt) is Verdict.NEW


def stories_of(*names: str) -> list[Candidate]:
    return [known(name, sketch(EVENTS[name].title, EVENTS[name].spelt)) for name in names]


@pytest.mark.parametrize(
    "names",
    [("quake", "market"), ("clash", "talks", "quake"), ("ferry", "vote"), ("court", "quake")],
)
def test_a_long_article_about_several_stories_is_a_roundup_related_to_each(
    names: tuple[str, ...],
) -> None:
    article = sketch("جولة", roundup(*(EVENTS[name].wire for name in names)))
    decision = decide(article, stories_of(*names), similarity=SIMILARITY)
    assert decision.verdict is Verdict.ROUNDUP
    assert sorted(decision.related) == sorted(f"story-{name}" for name in names)
    assert decision.story is None
    assert decision.reason.matched in names


def test_a_roundup_names_each_story_once() -> None:
    article = sketch("", roundup(EVENTS["quake"].wire, EVENTS["talks"].wire))
    candidates = [
        known("a", sketch("", EVENTS["quake"].wire), story="s1"),
        known("b", sketch("", EVENTS["quake"].spelt), story="s1", minutes=1),
        known("c", sketch("", EVENTS["talks"].spelt), story="s2"),
    ]
    assert sorted(decide(article, candidates, similarity=SIMILARITY).related) == ["s1", "s2"]


def test_a_short_quote_in_a_long_article_is_a_roundup_even_of_one_story() -> None:
    article = sketch("", roundup(EVENTS["court"].wire, *FILLERS[1:]))
    decision = decide(article, stories_of("court"), similarity=SIMILARITY)
    assert (decision.verdict, decision.related) == (Verdict.ROUNDUP, ("story-court",))


@pytest.mark.parametrize("name", NAMES)
def test_a_text_that_a_long_article_told_before_is_contained_in_it(name: str) -> None:
    others = [other for other in NAMES if other != name][:2]
    article = known("article", sketch("", roundup(*(EVENTS[n].wire for n in (name, *others)))))
    decision = decide(sketch("", EVENTS[name].spelt), [article], similarity=SIMILARITY)
    assert (decision.verdict, decision.story) == (Verdict.CONTAINED, article.story)
    changed = decide(sketch("", EVENTS[name].developed), [article], similarity=SIMILARITY)
    assert (changed.verdict, changed.follows) == (Verdict.DEVELOPMENT, article.story)


@pytest.mark.parametrize("name", ["quake", "ferry", "vote", "talks"])
def test_the_same_text_with_more_of_its_own_is_an_expansion_and_leads(name: str) -> None:
    longer = sketch("", f"{EVENTS[name].wire}\n\n{FILLERS[0]} {FILLERS[1]}")
    old = known("old", sketch("", EVENTS[name].spelt))
    decision = decide(longer, [old], similarity=SIMILARITY)
    assert decision.verdict in (Verdict.EXPANSION, Verdict.DUPLICATE)
    assert decision.story == old.story
    if decision.verdict is Verdict.EXPANSION:
        assert decision.is_lead


def test_a_copy_is_a_duplicate_although_another_candidate_differs_in_facts() -> None:
    event = EVENTS["quake"]
    candidates = [
        known("development", sketch("", event.developed), minutes=5),
        known("wire", sketch("", event.spelt)),
    ]
    decision = decide(sketch("", event.wire), candidates, similarity=SIMILARITY)
    assert (decision.verdict, decision.reason.matched) == (Verdict.DUPLICATE, "wire")
    again = decide(sketch("", event.developed), candidates, similarity=SIMILARITY)
    assert (again.verdict, again.reason.matched) == (Verdict.DUPLICATE, "development")


def test_a_copy_is_found_among_a_hundred_texts_of_its_template_that_are_nearer() -> None:
    told = (
        "The meteorological office measured {} millimetres of rain at the station in the old port "
        "since midnight and said that the wind would turn to the north before the evening comes"
    )
    others = [known(f"o{n}", sketch("", told.format(n))) for n in range(100, 199)]
    copy = known(
        "copy",
        sketch(
            "",
            f"{told.format(7)} while fishermen stayed in their harbours and schools closed at noon",
        ),
    )
    newer = sketch("", f"Rain: {told.format(7)} (our correspondent)")
    nearer = decide(newer, others, similarity=SIMILARITY)
    decision = decide(newer, [*others, copy], similarity=SIMILARITY)
    assert (nearer.verdict, decision.verdict) == (Verdict.DEVELOPMENT, Verdict.DUPLICATE)
    assert decision.reason.matched == copy.update
    assert (nearer.reason.jaccard or 0) > (decision.reason.jaccard or 1)


def test_a_member_that_is_silent_on_a_fact_does_not_outweigh_one_that_tells_it_otherwise() -> None:
    first = (
        "اندلع حريق ضخم في مستودع للأثاث قرب ميناء المدينة ليل الثلاثاء، وقالت فرقة الإطفاء إن "
        "رجالها سيطروا عليه بعد ست ساعات، وإن الدخان غطى الأحياء القريبة."
    )
    more = " وأدى الحريق إلى مقتل {} أشخاص نقلوا إلى المشفى الوطني."
    whole, teaser = (
        known("whole", sketch("", first + more.format(4))),
        known("teaser", sketch("", first)),
    )
    teaser = teaser._replace(story=whole.story)
    newer = sketch("", first + more.format(9))
    decision = decide(newer, [teaser, whole], similarity=SIMILARITY)
    assert decision.verdict is Verdict.DEVELOPMENT
    assert decision.follows == whole.story
    told = known("told", newer)._replace(story=whole.story)  # as a revision may have said it
    copied = sketch("", "بالتفاصيل " + first + more.format(9))
    assert decide(copied, [teaser, whole, told], similarity=SIMILARITY).story == whole.story


def test_a_member_with_a_link_beside_its_number_tells_that_number_all_the_same() -> None:
    lead = "Una frana caduta nella notte ha interrotto la strada della valle, isolando circa {}."
    link = " Potrebbe interessarti: Serie B, Bari Cosenza due a uno nel finale."
    rest = (
        " Non ci sono feriti. I tecnici stanno valutando la stabilità del versante e prevedono di "
        "riaprire una corsia entro domenica. Il sindaco ha chiesto lo stato di emergenza."
    )
    more = " Nella stessa zona una frana aveva bloccato il traffico per settimane in passato."
    whole = known("whole", sketch("", lead.format("400") + rest))
    linked = known("linked", sketch("", lead.format("400") + link + rest))._replace(
        story=whole.story
    )
    newer = sketch("", lead.format("900") + rest + more)
    assert decide(newer, [linked, whole], similarity=SIMILARITY).verdict is Verdict.DEVELOPMENT


def test_the_order_of_the_candidates_does_not_matter() -> None:
    event = EVENTS["clash"]
    candidates = [
        known("b", sketch("", event.wire), minutes=1),
        known("c", sketch("", event.wire)),
        known("a", sketch("", event.wire)),
        known("d", sketch("", event.developed)),
        known("e", sketch("", roundup(event.wire))),
    ]
    decisions: list[Decision] = [
        decide(sketch("", event.spelt), order, similarity=SIMILARITY)
        for order in permutations(candidates)
    ]
    assert len(set(decisions)) == 1
    assert decisions[0].reason.matched == "a", "the first seen, then the lowest id"


@pytest.mark.parametrize("name", NAMES)
def test_what_a_story_repeats_changes_no_decision(name: str) -> None:
    event = EVENTS[name]
    wire = sketch("", event.wire)
    told = [known("first", wire, story="s"), known("other", sketch("", event.developed), minutes=1)]
    copies = [known(f"copy-{n}", wire, story="s", minutes=9 - n) for n in range(5)]
    for text in (event.wire, event.edited, event.developed, roundup(event.wire)):
        asked = sketch("", text)
        once = decide(asked, told, similarity=SIMILARITY)
        assert decide(asked, [*copies, *told], similarity=SIMILARITY) == once


def test_sketches_of_another_algorithm_are_not_compared() -> None:
    old = sketch("", EVENTS["quake"].wire)
    other = Sketch(
        algorithm=old.algorithm + 1,
        digest=old.digest,
        words=old.words,
        signature=old.signature,
        samples=old.samples,
    )
    assert decide(old, [known("x", other)], similarity=SIMILARITY).verdict is Verdict.NEW


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "مقتل أربعة مدنيين في انفجار عبوة ناسفة بريف حلب",
            "عاجل | مقتل ٤ مدنيين في انفجار عبوه ناسفه بريف حلب",
        ),
        (
            "رئيس الوزراء يصل إلى القاهرة في زيارة رسمية",
            "#عاجل رئيس الوزراء يصل الى القاهره في زيارة رسمية (أ ف ب)",
        ),
        (
            "انقطاع التيار الكهربائي عن أحياء واسعة من العاصمة",
            "مراسلنا: انقطاع التيار الكهربائي عن أحياء واسعة من العاصمة - وكالات",
        ),
        (
            "المركزي يرفع سعر الفائدة إلى 7.5 بالمئة",
            "تحديث: المركزي يرفع سعر الفائدة الى ٧٫٥ بالمئة .. تفاصيل",
        ),
        (
            "إغلاق معبر نصيب الحدودي حتى إشعار آخر",
            "إغلاق معبر نصيب الحدودي اليوم حتى إشعار آخر | فيديو",
        ),
        (
            "Parliament passes the budget after night session",
            "BREAKING: Parliament passes the budget after night session",
        ),
        (
            "Storm closes airport in the capital, flights diverted",
            "Storm closes airport in the capital; flights diverted - Agency",
        ),
    ],
)
def test_flashes_are_found_again_with_other_tags(one: str, other: str) -> None:
    """Told in the title alone, in the text alone, or in both."""
    forms = [("", one), (one, ""), (one, one)]
    others = [("", other), (other, ""), (other, other), ("عاجل", other)]
    for old in forms:
        for new in others:
            assert verdict(old[1], new[1], (old[0], new[0])) is Verdict.DUPLICATE
            assert verdict(new[1], old[1], (new[0], old[0])) is Verdict.DUPLICATE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Le trafic des RER B interrompu entre Gare du Nord et Roissy",
            "Trafic du RER B interrompu entre Gare du Nord et Roissy",
        ),
        (
            "Elazığ'da 4,6 büyüklüğünde deprem meydana geldi",
            "SON DAKİKA: ELAZIĞ'DA 4,6 BÜYÜKLÜĞÜNDE DEPREM",
        ),
        (
            "لاہور ہائیکورٹ نے سموگ کیس میں سکول بند کرنے کا حکم دے دیا",
            "لاہور ہائی کورٹ نے سموگ کیس میں سکول بند کرنے کا حکم دے دیا",
        ),
        (
            "Lufthansa-Piloten streiken am Freitag ganztägig",
            "Eilmeldung: Lufthansa-Piloten streiken Freitag ganztägig",
        ),
    ],
)
def test_flashes_of_other_languages_are_found_again_with_other_small_words(
    one: str, other: str
) -> None:
    assert verdict(one, other) is Verdict.DUPLICATE
    assert verdict(other, one) is Verdict.DUPLICATE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "مقتل أربعة مدنيين في انفجار عبوة ناسفة بريف حلب",
            "مقتل تسعة مدنيين في انفجار عبوة ناسفة بريف حلب",
        ),
        (
            "مقتل جنديين في انفجار سيارة مفخخة جنوب البلاد",
            "إصابة جنديين في انفجار سيارة مفخخة جنوب البلاد",
        ),
        ("مقتل شخص بقصف على أطراف البلدة", "مقتل شخصين بقصف على أطراف البلدة"),
        ("الوزارة تؤكد تسجيل إصابات جديدة بالكوليرا", "الوزارة تنفي تسجيل إصابات جديدة بالكوليرا"),
        ("المركزي يرفع سعر الفائدة إلى 7.5 بالمئة", "المركزي يرفع سعر الفائدة إلى 8.5 بالمئة"),
        (
            "الجامعة تؤجل الامتحانات إلى الأسبوع المقبل",
            "الجامعة لا تؤجل الامتحانات إلى الأسبوع المقبل",
        ),
        (
            "Three killed in coach crash on mountain road",
            "Five killed in coach crash on mountain road",
        ),
        (
            "Minister confirms talks with the rebel leaders",
            "Minister denies talks with the rebel leaders",
        ),
        (
            "Court says the law is valid in all provinces",
            "Court says the law is not valid in all provinces",
        ),
    ],
)
def test_flashes_with_other_facts_are_developments(one: str, other: str) -> None:
    assert verdict(one, other) is Verdict.DEVELOPMENT
    assert verdict(other, one) is Verdict.DEVELOPMENT


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "افتتاح معرض الزهور السنوي في حديقة تشرين بدمشق",
            "افتتاح معرض الزهور السنوي في حديقة الشعب بحلب",
        ),
        ("تعليم الرقة يعلن مواعيد الامتحانات النصفية", "تعليم درعا يعلن مواعيد الامتحانات النصفية"),
        ("الأرصاد: أمطار متفرقة على الساحل غداً", "الأرصاد: أمطار متفرقة على الجزيرة غداً"),
        ("أمير نجران يستقبل المواطنين في مكتبه", "أمير جازان يستقبل المواطنين في مكتبه"),
        ("أسوأ ترجمات على مر التاريخ", "أسوأ ترجمات على مر التاريخ (2)"),
        ("United beat Rovers in the cup replay", "United beat Wanderers in the cup replay"),
        ("Road closed near Aden after heavy rain", "Road closed near Basra after heavy rain"),
    ],
)
def test_one_name_changed_in_a_template_is_no_copy(one: str, other: str) -> None:
    assert verdict(one, other) in (Verdict.NEW, Verdict.DEVELOPMENT)
    assert verdict(other, one) in (Verdict.NEW, Verdict.DEVELOPMENT)


def test_short_texts_do_not_match_by_their_headline_template_alone() -> None:
    title = "آخر مستجدات حالة الطقس في عموم المحافظات"
    assert verdict("ثلوج فوق ألف متر", "رياح نشطة على السواحل", (title, title)) is Verdict.NEW


@pytest.mark.parametrize(
    ("title", "text"),
    [("", ""), ("عاجل", ""), ("😀", "…"), ("صور", "صور"), ("", "\u0301" * 1_000)],
)
def test_texts_that_say_nothing_are_new_beside_anything(title: str, text: str) -> None:
    nothing = sketch(title, text)
    for event in EVENTS.values():
        assert verdict_on(sketch("", event.wire), nothing, similarity=0.35)[0] is Verdict.NEW
        assert verdict_on(nothing, sketch("", event.wire), similarity=0.35)[0] is Verdict.NEW
    assert verdict_on(nothing, nothing, similarity=0.35)[0] is Verdict.NEW


def test_a_higher_similarity_asks_for_more() -> None:
    event = EVENTS["ferry"]
    older, newer = sketch("", event.wire), sketch("", event.spelt)
    assert verdict_on(older, newer, similarity=0.35)[0] is Verdict.DUPLICATE
    assert verdict_on(older, newer, similarity=0.99)[0] is not Verdict.DUPLICATE


def test_every_match_gives_its_reason() -> None:
    event = EVENTS["quake"]
    old = known("old", sketch("", event.wire))
    decision = decide(sketch("", event.developed), [old], similarity=SIMILARITY)
    reason = decision.reason
    assert reason.matched == "old"
    assert reason.jaccard is not None
    assert 0.35 <= reason.jaccard < 1
    assert reason.containment is not None
    assert [(f.kind, f.before, f.after) for f in reason.facts] == [
        ("number", "ثلاثه اشخاص", "احد عشر شخصا")
    ]
    assert decide(sketch("", event.wire), [], similarity=SIMILARITY).reason.matched is None


def test_the_similarity_told_is_the_one_that_decided() -> None:
    older = (
        "أعلنت بلدية الميناء بدء تزفيت الشارع الساحلي القديم صباح الغد وطلبت من السائقين سلوك "
        "الطرق الفرعية"
    )
    newer = older.replace("بدء", "انطلاق").replace("القديم", "كله").replace("سلوك", "استخدام")
    found, compared = verdict_on(sketch("", older), sketch("", newer), similarity=SIMILARITY)
    assert found is Verdict.DUPLICATE
    assert compared.jaccard >= 0.59, "their words, as three of them break half of the 3-grams"
    old = known("old", sketch("", older))
    assert decide(sketch("", newer), [old], similarity=SIMILARITY).reason.jaccard == round(
        compared.jaccard, 4
    )
