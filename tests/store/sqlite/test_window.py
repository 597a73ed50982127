from __future__ import annotations

from livefeed.dedup import sketch
from livefeed.model import Candidate, StoryId, UpdateId
from livefeed.store.sqlite.window import Recent
from tests.support.make import NOW


def candidate(text: str) -> Candidate:
    return Candidate(
        update=UpdateId("u"),
        story=StoryId("s"),
        source="alpha",
        sketch=sketch("", text),
        seen_at=NOW,
    )


def test_the_candidates_asked_for_last_are_kept_within_a_number_of_characters() -> None:
    recent = Recent(most_characters=25)
    for number, text in ((1, "aaaa bbbb"), (2, "cccc dddd")):
        recent.put(number, candidate(text))
    assert recent.get(1)
    recent.put(3, candidate("eeee ffff"))
    kept = [number for number in (1, 2, 3) if recent.get(number)]
    assert kept == [1, 3]
    recent.put(4, candidate("g" * 30))  # alone too long
    assert recent.get(4) is None


def test_a_candidate_put_again_replaces_itself_and_one_taken_out_is_gone() -> None:
    recent = Recent(most_characters=25)
    recent.put(1, candidate("aaaa bbbb"))
    recent.put(1, candidate("aaaa cccc"))
    recent.put(2, candidate("dddd eeee"))
    assert recent.get(1) == candidate("aaaa cccc")
    recent.pop(1)
    recent.pop(1)
    assert (recent.get(1), recent.get(2) is None) == (None, False)
