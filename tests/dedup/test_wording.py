from __future__ import annotations

import pytest

from livefeed.dedup import sketch
from livefeed.dedup.comparison import changed_facts
from livefeed.dedup.wording import worded
from livefeed.model import Entry, FactDifference
from tests.support.make import entry

OLDER = "قُتل أربعة أشخاص وأصيب خمسة عشر آخرون في حادث سير على الطريق الدولي قرب المدينة فجر اليوم"


def told(text: str) -> Entry:
    return entry(title="", text=text)


@pytest.mark.parametrize(
    ("newer", "before", "after"),
    [
        (OLDER.replace("أربعة", "تسعة"), "أربعة", "تسعة"),
        (OLDER.replace("أربعة أشخاص", "«٩» أشخاص"), "أربعة", "٩"),
        (OLDER.replace("أربعة", "إثنا عشر"), "أربعة", "إثنا عشر"),
    ],
)
def test_facts_are_shown_with_the_letters_in_which_they_were_written(
    newer: str, before: str, after: str
) -> None:
    facts = changed_facts(sketch("", OLDER), sketch("", newer))
    assert facts, "the guard sees the changed number"
    (fact, *_) = worded(facts, older=told(OLDER), newer=told(newer))
    assert before in fact.before
    assert after in fact.after


def test_words_that_were_not_written_so_stay_folded() -> None:
    fact = FactDifference(kind="number", before="7", after="")
    assert worded([fact], older=told("سبعة"), newer=told("")) == (fact,)


def test_no_facts_are_no_words() -> None:
    assert worded((), older=told("أ"), newer=told("ب")) == ()
