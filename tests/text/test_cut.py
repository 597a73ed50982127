from __future__ import annotations

import pytest

from livefeed.text.cut import takes_nothing_back

TOLD = (
    "قطعت السيول الطريق بين حماة والسلمية فجر اليوم وتضررت عشرات المنازل، بحسب الدفاع المدني الذي"
    " أرسل فرقه إلى القرى المنكوبة. وقالت المحافظة إن المدارس أغلقت أبوابها حتى الأحد."
)


@pytest.mark.parametrize(
    ("after", "takes_nothing"),
    [
        ("", True),
        (TOLD[:120], True),
        (TOLD[: TOLD.index(". ") + 1], False),  # the end of a sentence: somebody took it back
        (TOLD[:50], False),
        (TOLD[:120].replace("عشرات", "مئات"), False),
    ],
)
def test_a_text_that_was_cut_takes_nothing_back(after: str, takes_nothing: bool) -> None:
    assert takes_nothing_back(TOLD, after) is takes_nothing
