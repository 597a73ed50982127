"""What keeps a story one story: who may join it, and which two are the same."""

from __future__ import annotations

from typing import Final

from livefeed.dedup.overlap import Overlap, overlap
from livefeed.dedup.verdict import tell_the_same
from livefeed.model import Sketch

NEAR: Final = 0.7  # share of the similarity asked of a copy that is asked of what is near a lead
INSIDE: Final = 0.6  # share of the one that is told in the other


def may_join(incoming: Sketch, matched: Sketch, lead: Sketch, *, similarity: float) -> bool:
    """Tell whether an update that matches a member is still what the story is about.

    Either of the two must be near the lead: chains of copies, each a little different, end there.
    """
    return any(_is_near(overlap(lead.words, one.words), similarity) for one in (matched, incoming))


def are_one(lead: Sketch, other: Sketch, *, similarity: float) -> bool:
    """Tell whether the leads of two stories that one update tells say the same after all.

    The update is evidence of its own, so they need not be quite as similar as copies.
    """
    return tell_the_same(lead, other, similarity=NEAR * similarity)


def _is_near(measured: Overlap, similarity: float) -> bool:
    is_part = max(measured.of_newer, measured.of_older) >= INSIDE
    return is_part or measured.is_similar(NEAR * similarity)
