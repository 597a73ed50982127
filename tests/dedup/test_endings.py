"""What a source puts around each of its items is no news, however long it is."""

from __future__ import annotations

from livefeed.dedup import decide, sketch
from livefeed.model import Candidate, StoryId, UpdateId, Verdict
from tests.support.make import NOW

NOTE = (
    "Thank you for reading this in your reader. If you would like to browse the site, or give me "
    "feedback, I would love to hear it by letter. If you want to support my efforts to write about "
    "design, art and the analog world, please consider contributing to the coffee fund."
)
BLOOM = ("Bloom", "Just out doing some nature photography.")
MUSEUM = ("Ten years", "Happy birthday to the museum of art on Bainbridge Island.")
TRUCKS = (
    "Trucking",
    "He restores a Renault from 1960, six wheels and all, in a shed that has no heating.",
)
FIRE = ("Fire in the port", "Two people died when a furniture store in the port burnt on Tuesday.")
RETOLD = ("Port fire kills two", "A furniture store in the port burnt on Tuesday and two died.")


def verdict(older: tuple[str, str], newer: tuple[str, str], *, note: str = NOTE) -> Verdict:
    (old_title, old), (title, text) = older, newer
    known = Candidate(
        update=UpdateId("known"),
        story=StoryId("story"),
        source="alpha",
        sketch=sketch(old_title, f"{old}\n\n{note}"),
        seen_at=NOW,
        title=old_title,
    )
    incoming = sketch(title, f"{text}\n\n{note}")
    return decide(incoming, [known], similarity=0.35, title=title).verdict


def test_entries_that_share_only_the_note_beneath_them_are_apart() -> None:
    for older, newer in ((BLOOM, MUSEUM), (MUSEUM, BLOOM), (TRUCKS, BLOOM), (BLOOM, TRUCKS)):
        assert verdict(older, newer) is Verdict.NEW, (older, newer)


def test_the_same_news_under_the_same_note_is_a_copy() -> None:
    assert verdict(FIRE, FIRE) is Verdict.DUPLICATE
    assert verdict(FIRE, RETOLD) is Verdict.DUPLICATE
    assert verdict(FIRE, ("Bloom", FIRE[1])) is Verdict.DUPLICATE  # under any headline
    assert verdict(BLOOM, ("Bloom", "Flowers again, and rain.")) is Verdict.DUPLICATE
