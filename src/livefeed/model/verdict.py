"""What comparison needs of an update, and what it decided."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Final, Literal, NamedTuple

from livefeed.model.document import Entry
from livefeed.model.ids import StoryId, UpdateId


class Verdict(StrEnum):
    """What was decided about an update, in the order in which the rules are tried."""

    UNCHANGED = "unchanged"
    REVISION = "revision"
    WITHDRAWN = "withdrawn"
    DUPLICATE = "duplicate"
    DEVELOPMENT = "development"
    CONTAINED = "contained"
    EXPANSION = "expansion"
    ROUNDUP = "roundup"
    NEW = "new"


ALGORITHM: Final = 5  # of sketches: changes whenever the same text would give another one
SIMILARITY: Final = 0.35  # Jaccard of word 3-grams from which two texts tell the same


class Sketch(NamedTuple):
    """What comparison needs of one update; computed in a worker, stored with the update."""

    algorithm: int  # version; sketches of different versions are never compared
    digest: bytes  # 8 bytes over the folded title and text: equal means unchanged
    words: str  # the folded words that are compared, joined by single spaces
    signature: bytes  # MinHash bands, one little-endian uint32 each; b"" without shingles
    samples: bytes  # sampled word-4-gram hashes for containment, one little-endian uint32 each

    @classmethod
    def of_words(cls, algorithm: int, words: str) -> Sketch:
        """Return what of a sketch is compared with others: a third of it."""
        return cls(algorithm, digest=b"", words=words, signature=b"", samples=b"")


class SketchedEntry(NamedTuple):
    entry: Entry
    sketch: Sketch
    digest: str = ""  # of what it was read from, to recognise it by; "" to read it again


class FactDifference(NamedTuple):
    """One fact that two texts tell differently, as their words say it."""

    kind: Literal["number", "outcome", "negation", "name"]
    before: str  # in the older text
    after: str  # in the newer text


class Reason(NamedTuple):
    """Why a verdict was given; similarities are 0..1, None where nothing was compared."""

    matched: UpdateId | None = None
    jaccard: float | None = None
    containment: float | None = None  # of the new text in the old, for expansions the reverse
    facts: tuple[FactDifference, ...] = ()


class Candidate(NamedTuple):
    """A stored live update that may tell the same as the new one."""

    update: UpdateId
    story: StoryId
    source: str
    sketch: Sketch
    seen_at: datetime
    title: str = ""  # as written


class Decision(NamedTuple):
    """The verdict on an update that was not known before, and what it does to stories.

    With `story` the update joins that one, else it starts its own.
    """

    verdict: Verdict
    reason: Reason = Reason()
    story: StoryId | None = None
    follows: StoryId | None = None
    related: tuple[StoryId, ...] = ()
    is_lead: bool = False  # becomes the lead of the story that it joins
    also: tuple[StoryId, ...] = ()  # other stories that a duplicate tells: perhaps all are one
