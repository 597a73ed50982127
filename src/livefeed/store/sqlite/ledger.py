"""What one batch will write, collected while it is decided and written in a few statements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from livefeed.model import (
    FactDifference,
    Outline,
    Sketch,
    SketchedEntry,
    StoryId,
    Update,
    UpdateState,
)
from livefeed.store.results import KnownUpdate
from livefeed.store.sqlite import memberships
from livefeed.store.sqlite.columns import micros, micros_or_none
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.forgetting import delete_stories
from livefeed.store.sqlite.rows import (
    Values,
    as_list,
    entry_values,
    facts_text,
    images_text,
    sketch_values,
    write_all,
)
from livefeed.text.fold import fold

_KEEP_STORY: Final = """
    INSERT INTO stories (id, lead, follows, state, first_seen_at, updated_at, change, feeds)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET lead = excluded.lead, state = excluded.state,
        updated_at = excluded.updated_at, change = excluded.change, feeds = excluded.feeds
"""
_ADD_LINK: Final = """
    INSERT INTO story_links (story, position, related) VALUES (:story, :position, :related)
"""
_ADD_UPDATE: Final = """
    INSERT INTO updates (
        story, number, id, source, key, state, seen_at, published_at, updated_at, revision,
        verdict, matched, jaccard, containment, facts, url, title, language, direction, author,
        kicker, place, images, text, html
    ) VALUES (?, ?, ?, ?, ?, 'live', ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_REVISE: Final = """
    UPDATE updates SET revision = :revision, updated_at = :updated_at,
        published_at = coalesce(published_at, :published_at), url = :url, title = :title,
        language = :language, direction = :direction, author = :author, kicker = :kicker,
        place = :place, images = :images, text = :text, html = :html
    WHERE number = :number
"""
# The first revision is written down when the second comes.
_KEEP_FIRST: Final = """
    INSERT INTO revisions (number, revision, seen_at, facts, title, text, html)
    SELECT number, revision, seen_at, '[]', title, text, html FROM updates
    WHERE number = :number AND revision = 1
"""
_ADD_REVISION: Final = """
    INSERT INTO revisions (number, revision, seen_at, facts, title, text, html)
    VALUES (:number, :revision, :seen_at, :facts, :title, :text, :html)
"""
_KEEP_SKETCH: Final = """
    INSERT INTO signatures (number, algorithm, digest, signature, samples, words, begin, length,
        count)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (number) DO UPDATE SET algorithm = excluded.algorithm, digest = excluded.digest,
        signature = excluded.signature, samples = excluded.samples, words = excluded.words,
        begin = excluded.begin, length = excluded.length, count = excluded.count
"""
_KEEP_FOLDED: Final = """
    INSERT INTO folded_texts (number, text) VALUES (?, ?)
    ON CONFLICT (number) DO UPDATE SET text = excluded.text
"""
_SET_STATE: Final = """
    UPDATE updates SET state = :state WHERE number IN (SELECT value FROM json_each(:numbers))
"""
_MOVE: Final = "UPDATE updates SET story = :into WHERE story = :story"
# In this order, for each story that became part of another one; one of this batch has no row.
_MERGE: Final = (
    "UPDATE merged_stories SET story = :into WHERE story = :story",
    "INSERT INTO merged_stories (id, story) SELECT id, :into FROM stories WHERE id = :story",
)

SketchRow = tuple[Values, Values]  # of the folded text, and of the signature


@dataclass(slots=True)
class Ledger:
    """Rows to write for one batch of one source."""

    source: str
    now: datetime
    new: list[Values] = field(default_factory=list)
    revised: list[dict[str, object]] = field(default_factory=list)
    sketches: list[SketchRow] = field(default_factory=list)
    states: dict[int, UpdateState] = field(default_factory=dict)
    merged: Mapping[StoryId, StoryId] = field(default_factory=dict)
    links: Sequence[tuple[StoryId, int, StoryId]] = ()  # new ones

    def add(self, number: int, update: Update, item: SketchedEntry) -> None:
        """Write down an update that was not known."""
        entry, reason = item.entry, update.reason
        self.new.append(
            (
                *(update.story, number, update.id, self.source, entry.key, micros(self.now)),
                *(micros_or_none(entry.published), micros_or_none(entry.updated)),
                *(update.verdict.value, reason.matched, reason.jaccard, reason.containment),
                *(facts_text(reason.facts), entry.url, entry.title, entry.language),
                *(entry.direction, entry.author, entry.kicker, entry.place),
                *(images_text(entry.images), entry.text, entry.html),
            )
        )
        self.add_sketch(number, item)

    def revise(
        self,
        number: int,
        known: KnownUpdate,
        item: SketchedEntry,
        facts: Sequence[FactDifference],
    ) -> None:
        """Write down changed text under a known key."""
        self.revised.append(
            {
                **entry_values(item.entry),
                "number": number,
                "revision": known.revision + 1,
                "seen_at": micros(self.now),
                "facts": facts_text(facts),
            }
        )
        self.add_sketch(number, item)

    def add_sketch(self, number: int, item: SketchedEntry) -> None:
        """Write down what an update is compared by, and searched for in, from now on."""
        self.sketches.append(sketch_row(number, item.entry.title, item.entry.text, item.sketch))

    @property
    def withdrawn(self) -> list[int]:
        return [n for n, state in self.states.items() if state is UpdateState.WITHDRAWN]

    def write_updates(self, db: Database) -> None:
        """Write what happened to updates."""
        new = (
            [(self._standing(str(row[0])), *row[1:]) for row in self.new]
            if self.merged
            else self.new
        )
        write_all(db, _ADD_UPDATE, new)
        write_all(db, _KEEP_FIRST, self.revised)
        write_all(db, _ADD_REVISION, self.revised)
        write_all(db, _REVISE, self.revised)
        write_sketches(db, self.sketches)
        self._write_states(db)
        write_all(db, _MOVE, self._merges())

    def write_stories(
        self, db: Database, stories: Sequence[Outline], stored: Mapping[StoryId, Outline]
    ) -> None:
        """Write stories as they are now; `stored` has those that were changed, as they were."""
        write_all(db, _KEEP_STORY, [_story_values(story) for story in stories])
        links = [
            {"story": story, "position": position, "related": related}
            for story, position, related in self.links
        ]
        write_all(db, _ADD_LINK, links)
        memberships.move(db, stories, stored)
        for statement in _MERGE:
            write_all(db, statement, self._merges())
        if self.merged:
            delete_stories(db, self.merged)

    def _merges(self) -> list[dict[str, object]]:
        return [{"story": story, "into": self._standing(story)} for story in self.merged]

    def _standing(self, story: str) -> StoryId:
        """Return the story that a story is part of by now."""
        while (into := self.merged.get(StoryId(story))) is not None:
            story = into
        return StoryId(story)

    def _write_states(self, db: Database) -> None:
        for state in UpdateState:
            numbers = as_list(n for n, turned in self.states.items() if turned is state)
            if numbers != "[]":
                db.execute(_SET_STATE, {"state": state.value, "numbers": numbers})


def sketch_row(number: int, title: str, text: str, sketch: Sketch) -> SketchRow:
    """Return what `write_sketches` writes of one update."""
    folded = " " + fold(f"{title}\n{text}")
    return (number, folded), sketch_values(number, sketch, folded)


def write_sketches(db: Database, rows: Sequence[SketchRow]) -> None:
    """Write sketches and the folded texts that their words stand in."""
    write_all(db, _KEEP_FOLDED, [text for text, _ in rows])
    write_all(db, _KEEP_SKETCH, [sketch for _, sketch in rows])


def _story_values(story: Outline) -> Values:
    return (
        *(story.id, story.lead, story.follows, story.state.value),
        *(micros(story.first_seen_at), micros(story.updated_at), story.change),
        as_list(story.feeds),
    )
